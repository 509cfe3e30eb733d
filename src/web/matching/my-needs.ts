/**
 * A maker's needs in two heaps. Rule: what can be sold today comes first, in the order of the ranking; what lacks
 * something comes after, told by what would open it; the notice on top names the step that opens most, the others follow it.
 */
import type { Match, MyMatches, Unlock } from '../api/types';

export interface MyNeedsView {
  ready: Match[];
  near: Match[];
  /** How many different buyers look for something of mine. */
  buyers: number;
  /** The one certificate all near needs lack; null where they lack different things. */
  nearKind: string | null;
  /** Worth most first, as the server has them; the first few. */
  unlocks: Unlock[];
}

const UNLOCKS_SHOWN = 5;

export function myNeedsView({ items, unlocks }: Pick<MyMatches, 'items' | 'unlocks'>): MyNeedsView {
  const ready = items.filter((match) => match.gaps.length === 0);
  const near = items.filter((match) => match.gaps.length > 0);
  const kinds = near.map((match) => certificateOf(match));
  const nearKind = kinds[0] && kinds.every((kind) => kind === kinds[0]) ? kinds[0] : null;
  return {
    ready,
    near,
    buyers: new Set(ready.map((match) => match.demand.agencyName)).size,
    nearKind,
    unlocks: unlocks.slice(0, UNLOCKS_SHOWN),
  };
}

/** The certificate a need lacks, where that is all it lacks. */
function certificateOf({ step }: Match): string | null {
  return step?.kind === 'certificate' ? String(step.params.anyOf).split(',')[0]! : null;
}
