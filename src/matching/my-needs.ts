/**
 * A seller's needs over all its offers: each need once, with the offer that fits it best; first those that can be sold today, best first,
 * then those that a single lack keeps out. Equal scores keep the order of the ranking: older need first, older offer first.
 */
import type { EventRanking, Nearly, Placed } from './event-ranking.js';
import { isCertificate, paperName } from './numbers.js';
import type { OfferRecord } from './records.js';
import type { LockedNeed } from './unlocks.js';

export interface MyNeeds {
  ready: Placed[];
  near: Nearly[];
  /** Needs that one missing certificate keeps out, whichever offer would meet them. */
  locked: LockedNeed[];
}

export function myNeeds(ranking: EventRanking, offers: readonly OfferRecord[]): MyNeeds {
  const ready = bestOfEach(offers.flatMap(({ id }) => ranking.demandsFor(id, 'banded')));
  const isReady = new Set(ready.map(({ demandId }) => demandId));
  const nearly = offers
    .flatMap(({ id }) => ranking.nearDemandsFor(id, 'banded'))
    .filter(({ demandId }) => !isReady.has(demandId));
  return { ready, near: bestOfEach(nearly), locked: nearly.flatMap((pair) => lockedNeed(pair, ranking)) };
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

/** Of several certificates that would do, the first is the one that is easiest to get. */
function lockedNeed({ demandId, lack }: Nearly, ranking: EventRanking): LockedNeed[] {
  if (lack.code !== 'certificate_missing') return [];
  const kind = lack.params.anyOf.map(paperName).find(isCertificate);
  const demand = ranking.findDemand(demandId);
  return kind && demand ? [{ demandId, agencyId: demand.agencyId, certificateKind: kind, value: demand.value }] : [];
}
