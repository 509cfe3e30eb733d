/**
 * The sellers of a need in the order that people see: by score, but for one who may be lifted to the tenth place under the event's exposure
 * floor. Only the lists of sellers are so ordered: a seller's list of needs is its own, and nobody is pushed aside in it. Agency, organiser
 * and desk each see the order of the ranking they read.
 */
import { lifted } from '../engine/fairness/lifts.js';
import type { EventSettings } from '../events/event.entity.js';
import type { EventRanking, Placed, Sharpness } from './event-ranking.js';

export interface FairlyRanked {
  readonly event: { readonly settings: Pick<EventSettings, 'exposureTolerance'> };
  readonly ranking: EventRanking;
}

export const toleranceOf = ({ event }: Pick<FairlyRanked, 'event'>): number => event.settings.exposureTolerance ?? 0;

/** `liftedFrom`: the place, counted from 1, that the score alone gives. */
export function fairOrder(
  ranked: FairlyRanked,
  demandId: string,
  sharpness: Sharpness,
): (Placed & { readonly liftedFrom?: number })[] {
  const list = ranked.ranking.offersFor(demandId, sharpness);
  const tolerance = toleranceOf(ranked);
  const offerId =
    tolerance === 0 ? undefined : ranked.ranking.whole(sharpness).fairWithin(tolerance).lifts.get(demandId);
  if (offerId === undefined) return list;
  const marked = list.map((pair, at) => (pair.offerId === offerId ? { ...pair, liftedFrom: at + 1 } : pair));
  return lifted(marked, (pair) => pair.offerId === offerId);
}
