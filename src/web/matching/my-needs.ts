/**
 * A maker's needs in two heaps. Rule: what can be sold today comes first, in the order of the ranking; what lacks
 * something comes after, told by what would open it; the notice on top names the certificate that opens most.
 */
import type { Match, MyMatches, Unlock } from '../api/types';

export interface MyNeedsView {
  ready: Match[];
  near: Match[];
  /** How many different buyers look for something of mine. */
  buyers: number;
  /** The one certificate all near needs lack; null where they lack different things. */
  nearKind: string | null;
  unlock: Unlock | null;
}

export function myNeedsView({ items, unlocks }: Pick<MyMatches, 'items' | 'unlocks'>): MyNeedsView {
  const ready = items.filter((match) => match.gaps.length === 0);
  const near = items.filter((match) => match.gaps.length > 0);
  const kinds = near.map((match) => certificateOf(match));
  const nearKind = kinds[0] && kinds.every((kind) => kind === kinds[0]) ? kinds[0] : null;
  const worth = (unlock: Unlock) => unlock.rupiah ?? unlock.band?.from ?? 0;
  const unlock = [...unlocks].sort((a, b) => worth(b) - worth(a) || b.demands - a.demands)[0] ?? null;
  return { ready, near, buyers: new Set(ready.map((match) => match.demand.agencyName)).size, nearKind, unlock };
}

/** The certificate a need lacks, where that is all it lacks. */
function certificateOf({ gaps }: Match): string | null {
  const [gap] = gaps;
  if (gaps.length !== 1 || gap?.code !== 'certificate_missing') return null;
  return String(gap.params.anyOf ?? '').split(',')[0] || null;
}
