import { describe, expect, it } from '@jest/globals';
import { aNeed, anOffer, idOf, rankingOf } from '../../test/support/matching-samples.js';
import { chipsOf } from './chips.js';
import { type ReadFactor, readPair } from './reading.js';
import type { DemandRecord, OfferRecord } from './records.js';

function chips(need: Partial<DemandRecord>, offer: Partial<OfferRecord>) {
  const ranking = rankingOf([aNeed(1, need)], [anOffer(2, offer)]);
  return chipsOf(readPair(ranking.explain(idOf(1), idOf(2), 'exact'), ranking.basis.vocabulary, 'buyer')).map(
    ({ code, tone }) => `${tone} ${code}`,
  );
}

const factor = (
  name: ReadFactor['factor'],
  code: ReadFactor['reason']['code'],
  points: number | null,
  max = 1_000,
): ReadFactor => ({
  factor: name,
  points,
  max,
  band: points === null ? 'high' : null,
  reason: { code, params: {} },
});

describe('chips', () => {
  it.each<[string, Partial<DemandRecord>, Partial<OfferRecord>, string[]]>([
    [
      'three strengths where nothing lacks',
      {},
      { prices: [{ minQuantity: 1, unitPrice: 500_000 }] },
      ['ok same_shelf', 'ok capacity_full', 'ok below_ceiling'],
    ],
    [
      'two strengths and the gap',
      { certificates: ['TKDN'] },
      {},
      ['ok same_shelf', 'ok capacity_full', 'lack certificate_missing'],
    ],
    [
      'the part that costs most',
      {},
      { capacity: { ...anOffer(1).capacity, units: 10 } },
      ['ok same_shelf', 'ok near', 'lack capacity_part'],
    ],
    [
      'what is wanted and not there',
      { catalogueWanted: true },
      { prices: [{ minQuantity: 1, unitPrice: 500_000 }] },
      ['ok same_shelf', 'ok capacity_full', 'lack not_in_catalogue'],
    ],
  ])('says %s', (_, need, offer, expected) => {
    expect(chips(need, offer)).toEqual(expected);
  });

  it('names the goods once, by the stronger of shelf and words', () => {
    const both = [
      factor('category', 'same_shelf', 900),
      factor('text', 'text_match', 1_000),
      factor('distance', 'near', 800),
    ];
    expect(chipsOf({ factors: both, gaps: [] }).map(({ code }) => code)).toEqual(['text_match', 'near']);
  });

  it('takes a hidden price for as good as its band', () => {
    expect(chipsOf({ factors: [factor('price', 'price_fits', null)], gaps: [] })).toEqual([
      { code: 'price_fits', params: {}, tone: 'ok' },
    ]);
  });

  it('never names one finding as strength and lack', () => {
    const late = [factor('lead', 'ready_early', 100), factor('category', 'same_shelf', 1_000)];
    expect(chipsOf({ factors: late, gaps: [] }).map(({ code, tone }) => `${tone} ${code}`)).toEqual([
      'ok same_shelf',
      'lack ready_early',
    ]);
  });

  it('says nothing of what the buyer left open', () => {
    expect(chipsOf({ factors: [factor('capacity', 'quantity_unknown', 0)], gaps: [] })).toEqual([]);
  });
});
