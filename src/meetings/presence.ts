/**
 * When a party is there and how many meetings it has, as far as anybody has said. Rule: without a word a party is there all day, with one
 * person, and a seller should have at least one meeting; whoever will not come has no slot, whoever is late none that begins earlier.
 */
import type { Arrival } from '../contract/kinds.js';
import type { PartyKind } from '../events/participation.entity.js';
import type { Slot } from './frame.js';
import type { Presence } from './problem.js';

export interface AttendanceFacts {
  parallel: number;
  least: number;
  most: number | null;
  away: readonly string[];
  arrival: Arrival;
  expectedAt: string | null;
}

export const PARALLEL_MAX = 8;

export const unsaid = (partyKind: PartyKind): AttendanceFacts => ({
  parallel: 1,
  least: partyKind === 'umkm' ? 1 : 0,
  most: null,
  away: [],
  arrival: 'expected',
  expectedAt: null,
});

export function presenceOf(partyId: string, facts: AttendanceFacts, slots: readonly Slot[]): Presence {
  const { parallel, least, most, arrival, expectedAt } = facts;
  const notYet = slots.filter(
    ({ key }) => arrival === 'absent' || (arrival === 'late' && expectedAt !== null && key < expectedAt),
  );
  return { partyId, parallel, least, most, away: new Set([...facts.away, ...notYet.map(({ key }) => key)]) };
}

/** Whether a plan would look different: that somebody has come as expected changes nothing of it. */
export const changesPlans = (before: AttendanceFacts, after: AttendanceFacts): boolean =>
  plannedBy(before) !== plannedBy(after);

const plannedBy = ({ parallel, least, most, away, arrival, expectedAt }: AttendanceFacts): string =>
  JSON.stringify([parallel, least, most, away, arrival === 'absent', arrival === 'late' ? expectedAt : null]);
