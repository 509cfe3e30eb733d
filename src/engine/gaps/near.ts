/** The pairs that one step would open, for one demand or one offer: best first by what their factors give as things are. */
import type { Ranking, VisitPair } from '../rank/rank.js';
import type { Ranked } from '../rank/types.js';
import { standingOf } from './smallest-step.js';
import type { Step } from './step.js';

export interface Near extends Ranked {
  readonly step: Step;
}

/** Throws RangeError for an unknown demand. */
export const nearOffersFor = (ranking: Ranking, demandId: number): Near[] =>
  nearIn(ranking, 'offer', (visit) => ranking.forEachOfferOnFloor(demandId, visit));

export const nearDemandsFor = (ranking: Ranking, offerId: number): Near[] =>
  nearIn(ranking, 'demand', (visit) => ranking.forEachDemandOnFloor(offerId, visit));

function nearIn(ranking: Ranking, listed: 'demand' | 'offer', forEach: (visit: VisitPair) => void): Near[] {
  const near: Near[] = [];
  forEach((pair, score) => {
    const step = standingOf(pair, ranking.orderDay);
    if (step === null || step === 'fits' || ranking.isVetoed(pair)) return;
    near.push({ id: pair[listed].id, score: score(), step });
  });
  return near.sort((a, b) => b.score - a.score || a.id - b.id);
}
