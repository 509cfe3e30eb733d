/**
 * Near misses by what they lack: 'these 7 sellers, if they had an SLHS'. Rules: a seller whose other offer fits the need already is not
 * missing; under one lack each seller stands once for a need, with its best offer; the lack that keeps out most comes first.
 */
import { type Gap, gapOf, lackKey, lackOf } from './gap.js';
import type { EventRanking, Nearly, Sharpness } from './event-ranking.js';

export interface NearPair extends Nearly {
  readonly gap: Gap;
}

export interface NearGroup {
  readonly lack: Gap;
  /** Best first. */
  readonly pairs: readonly NearPair[];
}

export interface NearGroups {
  /** Of sellers, or of needs, in one group or several. */
  readonly total: number;
  readonly groups: readonly NearGroup[];
}

/** The sellers that one step would bring into the list of a need. */
export function nearSellers(ranking: EventRanking, demandId: string, sharpness: Sharpness): NearGroups {
  const umkmOf = ({ offerId }: { offerId: string }) => ranking.getOffer(offerId).umkmId;
  const fitting = new Set(ranking.offersFor(demandId, sharpness).map(umkmOf));
  const near = ranking.nearOffersFor(demandId, sharpness).filter((pair) => !fitting.has(umkmOf(pair)));
  return groupsOf(ranking, near, umkmOf);
}

/** The needs that one step would open to an offer. */
export const nearNeeds = (ranking: EventRanking, offerId: string, sharpness: Sharpness): NearGroups =>
  groupsOf(ranking, ranking.nearDemandsFor(offerId, sharpness), ({ demandId }) => demandId);

function groupsOf(ranking: EventRanking, near: readonly Nearly[], partyOf: (pair: Nearly) => string): NearGroups {
  const groups = new Map<string, { lack: Gap; pairs: Map<string, NearPair> }>();
  for (const pair of near) {
    const gap = gapOf(pair.step, ranking.getOffer(pair.offerId), ranking.basis.tables);
    const key = lackKey(gap);
    const group = groups.get(key) ?? { lack: lackOf(gap), pairs: new Map<string, NearPair>() };
    groups.set(key, group);
    if (!group.pairs.has(partyOf(pair))) group.pairs.set(partyOf(pair), { ...pair, gap });
  }
  return {
    total: new Set(near.map(partyOf)).size,
    groups: [...groups.values()]
      .map(({ lack, pairs }) => ({ lack, pairs: [...pairs.values()] }))
      .sort((a, b) => b.pairs.length - a.pairs.length),
  };
}
