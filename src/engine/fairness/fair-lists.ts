/** The first ten of every list of a ranking, and who is lifted into them. */
import type { Ranking } from '../rank/rank.js';
import type { Ranked } from '../rank/types.js';
import { PLACES } from './exposure.js';
import { type Lift, liftsOf, type List, type RunnerUp } from './lifts.js';

export interface FairLists {
  readonly lists: readonly List[];
  readonly lifts: readonly Lift[];
}

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
  const lists: List[] = [];
  const runnersUp: RunnerUp[] = [];
  for (const demand of [...demands].sort((a, b) => a - b)) {
    const best = bestAndClose(ranking, demand, tolerance);
    const places = best.map(({ id, score }) => ({ offer: id, seller: sellerOf.get(id)!, score }));
    lists.push({ demand, top: places.slice(0, PLACES) });
    for (const place of places.slice(PLACES)) runnersUp.push({ ...place, demand });
  }
  return { lists, lifts: liftsOf(lists, runnersUp, tolerance) };
}

/** The first ten and, where somebody may be lifted, at least all those within the tolerance of the tenth. */
function bestAndClose(ranking: Ranking, demand: number, tolerance: number): Ranked[] {
  if (tolerance === 0) return ranking.offersFor(demand, PLACES);
  for (let asked = 4 * PLACES; ; asked *= 4) {
    const best = ranking.offersFor(demand, asked);
    if (best.length < asked || best[PLACES - 1]!.score - best.at(-1)!.score > tolerance) return best;
  }
}
