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

  it('name after them what one step would open, unless another offer fits', () => {
    const needs = [
      aNeed(1, { certificates: ['TKDN'] }),
      aNeed(2, { certificates: ['TKDN'], agencyId: 'agency-2' }),
      aNeed(3, { certificates: ['TKDN', 'MEREK'] }),
    ];
    const papers = [{ kind: 'TKDN' as const, verified: true, validFrom: null, validTo: null }];
    const bare = [anOffer(11), anOffer(12)];
    const { near } = myNeeds(rankingOf(needs, bare), bare);
    expect(near.map(({ demandId, gap }) => [demandId, gap])).toEqual([
      [idOf(1), { kind: 'certificate', params: { anyOf: 'TKDN' } }],
      [idOf(2), { kind: 'certificate', params: { anyOf: 'TKDN' } }],
    ]);
    const certified = [anOffer(11), anOffer(12, { papers })];
    const open = myNeeds(rankingOf(needs, certified), certified);
    expect(open.ready.map(({ demandId }) => demandId)).toEqual([idOf(1), idOf(2)]);
    expect(open.near.map(({ demandId, gap }) => [demandId, gap.params])).toEqual([[idOf(3), { anyOf: 'MEREK' }]]);
  });
});
