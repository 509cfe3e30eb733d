/** The first ten of every list of a ranking, and who is lifted into them. */
import type { Ranking } from '../rank/rank.js';
import { PLACES } from './exposure.js';
import { type Lift, liftsOf, type List, type RunnerUp } from './lifts.js';

export interface FairLists {
  readonly lists: readonly List[];
  readonly lifts: readonly Lift[];
}

const ALL = 2 ** 31 - 1;

/**
 * @param sellerOf the seller of each offer that is in the ranking
 * @param tolerance points by which who is lifted may lie below who gives the place; 0 lifts nobody
 */
export function fairLists(
  ranking: Ranking,
  demands: readonly number[],
  sellerOf: ReadonlyMap<number, number>,
  tolerance: number,
): FairLists {
  const lists = [...demands]
    .sort((a, b) => a - b)
    .map((demand): List => {
      const best = ranking.offersFor(demand, PLACES);
      return { demand, top: best.map(({ id, score }) => ({ offer: id, seller: sellerOf.get(id)!, score })) };
    });
  const lifts = tolerance === 0 ? [] : liftsOf(lists, runnersUp(ranking, lists, sellerOf), tolerance);
  return { lists, lifts };
}

/** What sellers without any place could be listed for. A list that is not full has a place for whoever fits, so none of those is here. */
function* runnersUp(
  ranking: Ranking,
  lists: readonly List[],
  sellerOf: ReadonlyMap<number, number>,
): Generator<RunnerUp> {
  const seen = new Set(lists.flatMap(({ top }) => top.map(({ seller }) => seller)));
  for (const [offer, seller] of sellerOf) {
    if (seen.has(seller)) continue;
    for (const { id, score } of ranking.demandsFor(offer, ALL)) yield { demand: id, offer, seller, score };
  }
}
