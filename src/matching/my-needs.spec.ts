import { describe, expect, it } from '@jest/globals';
import { aNeed, anOffer, idOf, rankingOf } from '../../test/support/matching-samples.js';
import { myNeeds } from './my-needs.js';

describe('a seller’s needs', () => {
  it('name each need once, with the offer that fits it best', () => {
    const needs = [aNeed(1), aNeed(2, { deliverFrom: '2027-05-01', deliverTo: '2027-06-30' })];
    const offers = [anOffer(11, { leadDays: 60 }), anOffer(12)];
    const { ready } = myNeeds(rankingOf(needs, offers), offers);
    expect(ready.map(({ demandId, offerId }) => [demandId, offerId])).toEqual([
      [idOf(2), idOf(12)],
      [idOf(1), idOf(12)],
    ]);
  });

  it('put the older need first where scores are equal', () => {
    const offers = [anOffer(11)];
    const { ready } = myNeeds(rankingOf([aNeed(2), aNeed(1), aNeed(3)], offers), offers);
    expect(ready.map(({ demandId }) => demandId)).toEqual([idOf(1), idOf(2), idOf(3)]);
  });

  it('tell which single certificate keeps a need out, unless another offer meets it', () => {
    const needs = [
      aNeed(1, { certificates: ['TKDN'] }),
      aNeed(2, { certificates: ['TKDN'], agencyId: 'agency-2' }),
      aNeed(3, { certificates: ['TKDN', 'MEREK'] }),
    ];
    const papers = [{ kind: 'TKDN' as const, verified: true, validFrom: null, validTo: null }];
    const bare = [anOffer(11), anOffer(12)];
    const { near, locked } = myNeeds(rankingOf(needs, bare), bare);
    expect(near.map(({ demandId }) => demandId)).toEqual([idOf(1), idOf(2)]);
    expect(new Set(locked.map(({ demandId, certificateKind }) => `${demandId} ${certificateKind}`))).toEqual(
      new Set([`${idOf(1)} TKDN`, `${idOf(2)} TKDN`]),
    );
    const certified = [anOffer(11), anOffer(12, { papers })];
    const open = myNeeds(rankingOf(needs, certified), certified);
    expect(open.ready.map(({ demandId }) => demandId)).toEqual([idOf(1), idOf(2)]);
    expect(open.locked.map(({ demandId, certificateKind }) => [demandId, certificateKind])).toEqual([
      [idOf(3), 'MEREK'],
    ]);
  });
});
