import type { Stance } from '../../contract/kinds';
import { getMyMatches } from '../api/demands';
import { listMyPlan } from '../api/plans';
import type { MyMatches, MyPlanLine } from '../api/types';
import { event, me } from '../identity/session';
import { useResource, type Resource } from '../ui/resource';

/** The maker's ranked needs; a copy stays on the phone, so that it can be read without a signal. */
export function useMyMatches(): Resource<MyMatches> & { setStance: (demandId: string, mine: Stance | null) => void } {
  const eventId = event.value?.id;
  const matches = useResource(
    eventId ? `my-matches/${me.value?.person.id}/${eventId}` : null,
    () => getMyMatches(eventId!),
    {
      keep: true,
    },
  );
  const setStance = (demandId: string, mine: Stance | null) =>
    matches.set((data) => ({
      ...data,
      items: data.items.map((match) =>
        match.demand.id === demandId ? { ...match, stance: { ...match.stance, mine } } : match,
      ),
    }));
  return { ...matches, setStance };
}

/** What the plan has for the maker, by need; kept on the phone as the needs are. */
export function useMyPlan(): ReadonlyMap<string, MyPlanLine> {
  const eventId = event.value?.id;
  const plan = useResource(
    eventId ? `my-plan/${me.value?.person.id}/${eventId}` : null,
    () => listMyPlan(eventId!),
    { keep: true },
  );
  return new Map(plan.data?.items.map((line) => [line.demandId, line]));
}
