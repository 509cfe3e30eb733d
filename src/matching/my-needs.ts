/**
 * A seller's needs over all its offers: each need once, with the offer that fits it best; first those that can be sold today, best first,
 * then those that one step would open. Equal scores keep the order of the ranking: older need first, older offer first.
 */
import type { EventRanking, Nearly, Placed } from './event-ranking.js';
import { gapOf } from './gap.js';
import type { NearPair } from './near-groups.js';
import type { OfferRecord } from './records.js';

export interface MyNeeds {
  ready: Placed[];
  near: NearPair[];
}

export function myNeeds(ranking: EventRanking, offers: readonly OfferRecord[]): MyNeeds {
  const ready = bestOfEach(offers.flatMap(({ id }) => ranking.demandsFor(id, 'banded')));
  const isReady = new Set(ready.map(({ demandId }) => demandId));
  const nearly = offers
    .flatMap(({ id }) => ranking.nearDemandsFor(id, 'banded'))
    .filter(({ demandId }) => !isReady.has(demandId));
  const withGap = (pair: Nearly): NearPair => ({
    ...pair,
    gap: gapOf(pair.step, ranking.getOffer(pair.offerId), ranking.basis.tables),
  });
  return { ready, near: bestOfEach(nearly).map(withGap) };
}

function bestOfEach<Pair extends Placed>(pairs: readonly Pair[]): Pair[] {
  const best = new Map<string, Pair>();
  for (const pair of pairs) {
    const known = best.get(pair.demandId);
    if (!known || comesBefore(pair, known)) best.set(pair.demandId, pair);
  }
  return [...best.values()].sort((a, b) => (comesBefore(a, b) ? -1 : 1));
}

/** Ids are in order of making. */
function comesBefore(a: Placed, b: Placed): boolean {
  if (a.score !== b.score) return a.score > b.score;
  return a.demandId !== b.demandId ? a.demandId < b.demandId : a.offerId < b.offerId;
}
