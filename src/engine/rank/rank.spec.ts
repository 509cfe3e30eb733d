import { describe, expect, it } from '@jest/globals';
import { aDemand, anOffer, ORDER_DAY, SETTINGS } from '../../../test/support/ranking-samples.js';
import { Ranking } from './rank.js';
import type { RankDemand, RankOffer, RankSettings, Vetoed } from './types.js';

interface World {
  demands?: RankDemand[];
  offers?: RankOffer[];
  vetoed?: Vetoed;
}

function rankingOf({ demands = [], offers = [], vetoed }: World): Ranking {
  const ranking = new Ranking(SETTINGS, vetoed);
  demands.forEach((demand) => ranking.putDemand(demand));
  offers.forEach((offer) => ranking.putOffer(offer));
  return ranking;
}

const priced = (id: number, rupiah: number) =>
  anOffer({ id, umkm: id, prices: [{ minimum: 1, price: { rupiah, units: 1 } }] });
const ids = (list: readonly { id: number }[]) => list.map(({ id }) => id);

describe('the lists of both sides', () => {
  const world = {
    demands: [aDemand()],
    offers: [priced(1, 580_000), priced(2, 545_000), priced(3, 600_001), priced(4, 570_000)],
  };

  it('are best first, without those a gate keeps out, cut at k', () => {
    const ranking = rankingOf(world);
    expect(ids(ranking.offersFor(1, 10))).toEqual([2, 4, 1]);
    expect(ids(ranking.offersFor(1, 2))).toEqual([2, 4]);
    expect(ranking.offersFor(1, 0)).toEqual([]);
    expect(ranking.countOffersFor(1)).toBe(3);
  });

  it('show the same score from either side, and that of the explanation', () => {
    const ranking = rankingOf(world);
    const score = ranking.explain(1, 2).score;
    expect(ranking.offersFor(1, 1)).toEqual([{ id: 2, score }]);
    expect(ranking.demandsFor(2, 1)).toEqual([{ id: 1, score }]);
    expect(ranking.countDemandsFor(3)).toBe(0);
  });

  it('break ties by id', () => {
    const offers = [9, 4, 7, 1].map((id) => anOffer({ id }));
    const demands = [8, 3, 5].map((id) => aDemand({ id }));
    const ranking = rankingOf({ demands, offers });
    expect(ids(ranking.offersFor(3, 3))).toEqual([1, 4, 7]);
    expect(ids(ranking.demandsFor(9, 3))).toEqual([3, 5, 8]);
  });

  it('leave out what a side has refused, by the pair alone', () => {
    const ranking = rankingOf({ ...world, vetoed: (demand, offer) => demand.agency === 1 && offer.umkm === 2 });
    expect(ids(ranking.offersFor(1, 10))).toEqual([4, 1]);
    expect(ranking.countOffersFor(1)).toBe(2);
    expect(ranking.demandsFor(2, 10)).toEqual([]);
  });

  it('do not look at who sells and who buys', () => {
    const ranking = rankingOf({
      demands: [aDemand()],
      offers: [anOffer({ id: 1, umkm: 1 }), anOffer({ id: 2, umkm: 99 })],
    });
    const [first, second] = ranking.offersFor(1, 2);
    expect(second!.score).toBe(first!.score);
  });

  it('take in another shelf only on a telling text', () => {
    const offers = [
      anOffer({ id: 1, category: 5, terms: [1] }),
      anOffer({ id: 2, category: 5, terms: [3] }),
      anOffer({ id: 3, category: 2, terms: [3] }),
      anOffer({ id: 4, category: 1, terms: [3] }),
    ];
    expect(ids(rankingOf({ demands: [aDemand()], offers }).offersFor(1, 10)).sort()).toEqual([1, 4]);
  });
});

describe('changes', () => {
  it('replace, remove and bring back a record', () => {
    const ranking = rankingOf({ demands: [aDemand()], offers: [priced(1, 580_000), priced(2, 590_000)] });
    ranking.putOffer(priced(2, 500_000));
    expect(ids(ranking.offersFor(1, 2))).toEqual([2, 1]);
    expect(ranking.removeOffer(2)).toBe(true);
    expect(ranking.removeOffer(2)).toBe(false);
    expect(ids(ranking.offersFor(1, 2))).toEqual([1]);
    expect(ranking.hasOffer(2)).toBe(false);
    expect(ranking.removeDemand(1)).toBe(true);
    expect(ranking.hasDemand(1)).toBe(false);
    expect(ranking.demandsFor(1, 5)).toEqual([]);
  });

  it('leave a ranking as it was when the new record is refused', () => {
    const ranking = rankingOf({ demands: [aDemand()], offers: [anOffer()] });
    const before = ranking.explain(1, 1);
    expect(() => ranking.putOffer(anOffer({ leadDays: 1.5 }))).toThrow(RangeError);
    expect(ranking.explain(1, 1)).toEqual(before);
  });
});

describe('bad input', () => {
  it('answers an empty side with an empty list', () => {
    expect(rankingOf({ demands: [aDemand()] }).offersFor(1, 10)).toEqual([]);
    expect(rankingOf({ offers: [anOffer()] }).demandsFor(1, 10)).toEqual([]);
  });

  it('refuses what it does not know', () => {
    expect(() => rankingOf({}).offersFor(1, 10)).toThrow('there is no demand 1');
    expect(() => rankingOf({}).countDemandsFor(1)).toThrow('there is no offer 1');
    expect(() => rankingOf({ demands: [aDemand()] }).explain(1, 2)).toThrow('there is no offer 2');
    expect(() => rankingOf({ demands: [aDemand()] }).offersFor(1, -1)).toThrow(RangeError);
    expect(() => rankingOf({ demands: [aDemand()] }).offersFor(1, Number.NaN)).toThrow(RangeError);
  });

  it('keeps a demand of a billion billion exact', () => {
    const vast = aDemand({ quantity: 10 ** 12, ceiling: { rupiah: Number.MAX_SAFE_INTEGER, units: 10 ** 12 } });
    const offer = anOffer({
      capacity: { period: 'day', perPeriod: 10 ** 10, exceptions: [], madeFresh: false },
      prices: [{ minimum: 1, price: { rupiah: Number.MAX_SAFE_INTEGER, units: 10 ** 12 } }],
    });
    const { factors } = rankingOf({ demands: [vast], offers: [offer] }).explain(1, 1);
    expect(factors.slice(2, 4).map(({ points, reason }) => [points, reason.code])).toEqual([
      [690, 'capacity_part'],
      [525, 'at_ceiling'],
    ]);
  });

  it('ranks a text of ten thousand words beside one of a letter', () => {
    const long = Array.from({ length: 10_000 }, (_, term) => term);
    const ranking = rankingOf({
      demands: [aDemand({ terms: long })],
      offers: [anOffer({ terms: long }), anOffer({ id: 2, terms: [26] })],
    });
    expect(ids(ranking.offersFor(1, 2))).toEqual([1, 2]);
  });

  it('keeps ten thousand equal offers in order of id', () => {
    const offers = Array.from({ length: 10_000 }, (_, at) => anOffer({ id: (at * 7_919) % 10_007 }));
    const listed = ids(rankingOf({ demands: [aDemand()], offers }).offersFor(1, 10_000));
    expect(listed).toEqual([...listed].sort((a, b) => a - b));
    expect(new Set(listed).size).toBe(10_000);
  });

  it.each<[string, Partial<RankDemand>]>([
    ['a fraction of a unit', { quantity: 0.5 }],
    ['no unit at all', { quantity: 0 }],
    ['more than integers can count', { quantity: 2 ** 53 }],
    ['a quantity without its dimension', { dimension: null }],
    ['a ceiling of nothing', { ceiling: { rupiah: 0, units: 1 } }],
    ['a ceiling per nothing', { ceiling: { rupiah: 1, units: 0 } }],
    ['a window that ends before it starts', { window: { from: ORDER_DAY, to: ORDER_DAY - 1 } }],
    ['no delivery', { deliveries: 0 }],
    ['a shelf that is not there', { category: 6 }],
    ['a place that is not there', { place: { location: 4, areas: [] } }],
    ['a term that is not a number', { terms: [Number.NaN] }],
    ['too long a text', { terms: Array.from({ length: 20_001 }, () => 1) }],
    ['a requirement that nothing meets', { certificates: [0] }],
    ['a negative id', { id: -1 }],
  ])('refuses a demand with %s', (_, changes) => {
    expect(() => rankingOf({ demands: [aDemand(changes)] })).toThrow(RangeError);
  });

  it.each<[string, Partial<RankOffer>]>([
    ['no price', { prices: [] }],
    ['tiers out of order', { prices: [priced(1, 9).prices[0]!, priced(1, 8).prices[0]!] }],
    ['a negative price', { prices: [{ minimum: 1, price: { rupiah: -1, units: 1 } }] }],
    ['a negative lead time', { leadDays: -1 }],
    [
      'a certificate kind beyond the bit set',
      { certificates: [{ kind: 31, validFrom: null, validUntil: null, verified: true }] },
    ],
    [
      'more left than there is',
      { capacity: { period: 'day', perPeriod: 1, exceptions: [{ period: 1, left: 2 }], madeFresh: false } },
    ],
    [
      'a period twice',
      {
        capacity: {
          period: 'day',
          perPeriod: 1,
          exceptions: [
            { period: 1, left: 0 },
            { period: 1, left: 0 },
          ],
          madeFresh: false,
        },
      },
    ],
    ['a law that nothing meets', { requires: [{ anyOf: 0, from: null, until: null }] }],
    ['a location that is not there', { location: -1 }],
  ])('refuses an offer with %s', (_, changes) => {
    expect(() => rankingOf({ offers: [anOffer(changes)] })).toThrow(RangeError);
  });

  it.each<[string, Partial<RankSettings>]>([
    ['weights that do not sum to the whole', { weights: { ...SETTINGS.weights, price: 1499 } }],
    ['a negative weight', { weights: { ...SETTINGS.weights, price: -100, text: 3400 } }],
    [
      'a curve that rewards dearer prices',
      {
        priceCurve: [
          [0, 5_000],
          [100, 4_000],
        ],
      },
    ],
    [
      'a curve that rewards distance',
      {
        distanceCurve: [
          [0, 4_000],
          [100, 5_000],
        ],
      },
    ],
    ['a curve without corners', { priceCurve: [] }],
    ['a table that is not square', { distances: { locations: 3, kilometres: new Uint16Array(8) } }],
    ['shelves that are not square', { shelves: { ...SETTINGS.shelves, categories: 5 } }],
    ['a shelf unlike itself', { shelves: { categories: 1, affinities: Uint16Array.of(9_999), floor: 8_000 } }],
    [
      'an affinity of one direction',
      { shelves: { categories: 2, affinities: Uint16Array.of(10_000, 1, 0, 10_000), floor: 8_000 } },
    ],
    ['a rarity that is not an integer', { idf: { version: 1, rarity: [0.5], unseen: 1 } }],
    ['an order day that is not a day', { orderDay: Number.NaN }],
  ])('refuses settings with %s', (_, changes) => {
    expect(() => new Ranking({ ...SETTINGS, ...changes })).toThrow(RangeError);
  });
});
