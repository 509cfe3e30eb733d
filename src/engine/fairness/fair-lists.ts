/** The first ten of every list of a ranking, and who is lifted into them. */
import type { Ranking } from '../rank/rank.js';
import { PLACES } from './exposure.js';
import { exposuresIn, FLOOR, type Lift, liftsOf, type List, type RunnerUp } from './lifts.js';

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

/** Where sellers below the floor could be listed. A list that is not full has a place for whoever fits: nobody is lifted there. */
function runnersUp(ranking: Ranking, lists: readonly List[], sellerOf: ReadonlyMap<number, number>): RunnerUp[] {
  const exposures = exposuresIn(lists, []);
  const below = [...sellerOf].filter(([, seller]) => (exposures.get(seller)?.places ?? 0) < FLOOR);
  return below.flatMap(([offer, seller]) =>
    ranking.demandsFor(offer, ALL).map(({ id, score }) => ({ demand: id, offer, seller, score })),
  );
}
