import { describe, expect, it } from '@jest/globals';
import { aDemand, anOffer, ORDER_DAY, SETTINGS } from '../../../test/support/ranking-samples.js';
import { Ranking } from '../rank/rank.js';
import type { RankDemand, RankOffer, Vetoed } from '../rank/types.js';
import { nearDemandsFor, nearOffersFor } from './near.js';
import { openingsOf } from './openings.js';
import { standingOf } from './smallest-step.js';
import { withStep } from './step.js';
import { worthOf } from './worth.js';

const SLHS = { kind: 0, validFrom: null, validUntil: null, verified: true };

function rankingOf(demands: readonly RankDemand[], offers: readonly RankOffer[], vetoed?: Vetoed): Ranking {
  const ranking = new Ranking(SETTINGS, vetoed);
  demands.forEach((demand) => ranking.putDemand(demand));
  offers.forEach((offer) => ranking.putOffer(offer));
  return ranking;
}

const stepFor = (demand: Partial<RankDemand>, offer: Partial<RankOffer>) =>
  standingOf({ demand: aDemand(demand), offer: anOffer(offer) }, ORDER_DAY);

const perDay = (perPeriod: number, left: readonly number[] = []) => ({
  period: 'day' as const,
  perPeriod,
  exceptions: left.map((each, at) => ({ period: ORDER_DAY + 15 + at, left: each })),
  madeFresh: false,
});

describe('the smallest step', () => {
  it.each<[string, Partial<RankDemand>, Partial<RankOffer>, unknown]>([
    ['nothing for a pair that fits', {}, {}, 'fits'],
    ['a certificate', { certificates: [1] }, {}, { code: 'certificate', params: { anyOf: [0] } }],
    ['any of those that would do', { certificates: [6] }, {}, { code: 'certificate', params: { anyOf: [1, 2] } }],
    [
      'the one that meets two requirements',
      { certificates: [3, 6] },
      {},
      { code: 'certificate', params: { anyOf: [1] } },
    ],
    [
      'an examination of the one that meets both',
      { certificates: [3, 6] },
      { certificates: [{ ...SLHS, kind: 1, verified: false }] },
      { code: 'verification', params: { certificate: 1 } },
    ],
    [
      'a renewal',
      { certificates: [1] },
      { certificates: [{ ...SLHS, validUntil: ORDER_DAY }] },
      { code: 'renewal', params: { certificate: 0 } },
    ],
    ['a listing', { catalogue: 'required' }, {}, { code: 'catalogue', params: {} }],
    ['another place', {}, { area: [11] }, { code: 'area', params: { areas: [10] } }],
    ['smaller orders', {}, { minimumOrder: 200 }, { code: 'minimum_order', params: { quantity: 100 } }],
    [
      'a price at the ceiling, in the unit of the offer',
      { ceiling: { rupiah: 100, units: 3 } },
      { prices: [{ minimum: 1, price: { rupiah: 35, units: 1 } }] },
      { code: 'price', params: { most: { rupiah: 33, units: 1 } } },
    ],
    // 46 days from the 15th to the 60th: 100 units are 3 a day, 2 are 92
    [
      'what is missing a day where one seller must do it all',
      { splittable: false },
      { capacity: perDay(2) },
      { code: 'capacity', params: { more: 1, period: 'day' } },
    ],
    [
      'so many days less as leave the capacity',
      { splittable: false, window: { from: ORDER_DAY, to: ORDER_DAY + 9 } },
      { leadDays: 20, capacity: perDay(50) },
      { code: 'lead_time', params: { leadDays: 8 } },
    ],
  ])('is %s', (_, demand, offer, step) => {
    expect(stepFor(demand, offer)).toEqual(step);
  });

  it.each<[string, Partial<RankDemand>, Partial<RankOffer>]>([
    ['a withdrawn offer', {}, { withdrawn: true }],
    ['another unit', {}, { dimension: 1 }],
    ['a larger business', { smallOnly: true }, { small: false }],
    ['two certificates', { certificates: [1, 2] }, {}],
    ['two lacks', { certificates: [1] }, { minimumOrder: 200 }],
    ['a price 16 per cent above the ceiling', {}, { prices: [{ minimum: 1, price: { rupiah: 696_000, units: 1 } }] }],
    ['more than twice the capacity', { splittable: false }, { capacity: perDay(1) }],
    ['a delivery that has passed', { window: { from: ORDER_DAY - 9, to: ORDER_DAY - 1 } }, { leadDays: 0 }],
    [
      'a lead time that leaves no capacity however short it is',
      { splittable: false, window: { from: ORDER_DAY, to: ORDER_DAY + 1 } },
      { leadDays: 20, capacity: perDay(10) },
    ],
  ])('is none for %s', (_, demand, offer) => {
    expect(stepFor(demand, offer)).toBeNull();
  });

  it('is told for a price 15 per cent above the ceiling', () => {
    expect(stepFor({}, { prices: [{ minimum: 1, price: { rupiah: 690_000, units: 1 } }] })).toMatchObject({
      code: 'price',
    });
  });
});

describe('near misses', () => {
  it('come best first from both sides, without those that somebody refused', () => {
    const demand = aDemand({ certificates: [1] });
    const offers = [
      anOffer({ id: 1, certificates: [SLHS] }),
      anOffer({ id: 2 }),
      anOffer({ id: 3, certificates: [SLHS], minimumOrder: 200 }),
      anOffer({ id: 4, minimumOrder: 200 }),
      anOffer({ id: 5, leadDays: 0 }),
      anOffer({ id: 6, category: 5, terms: [3] }),
    ];
    const ranking = rankingOf([demand], offers);
    expect(nearOffersFor(ranking, 1).map(({ id, step }) => [id, step.code])).toEqual([
      [5, 'certificate'],
      [2, 'certificate'],
      [3, 'minimum_order'],
    ]);
    expect(nearDemandsFor(ranking, 2)).toEqual([
      { id: 1, score: ranking.explain(1, 2).score, step: { code: 'certificate', params: { anyOf: [0] } } },
    ]);
    expect(
      nearOffersFor(
        rankingOf([demand], offers, () => true),
        1,
      ),
    ).toEqual([]);
    expect(nearDemandsFor(rankingOf([], offers), 1)).toEqual([]);
    expect(() => nearOffersFor(ranking, 7)).toThrow('there is no demand 7');
  });
});

describe('what an open pair is worth', () => {
  it.each<[string, Partial<RankDemand>, Partial<RankOffer>, number | null]>([
    ['the whole quantity at the seller’s price', {}, {}, 57_000_000],
    ['what can be made in time', {}, { capacity: perDay(1) }, 46 * 570_000],
    ['nothing known without a quantity', { quantity: null }, {}, null],
    ['the whole quantity where the capacity is not stated', {}, { capacity: null }, 57_000_000],
    [
      'the price of the quantity, rounded down',
      { quantity: 50 },
      { prices: [1, 50].map((minimum, at) => ({ minimum, price: { rupiah: 1_000 - at, units: 7 } })) },
      7_135,
    ],
    [
      'no more than a whole number can hold',
      { quantity: 10 ** 12 },
      { capacity: null, prices: [{ minimum: 1, price: { rupiah: 10 ** 12, units: 1 } }] },
      Number.MAX_SAFE_INTEGER,
    ],
  ])('is %s', (_, demand, offer, rupiah) => {
    expect(worthOf({ demand: aDemand(demand), offer: anOffer(offer) }, ORDER_DAY)).toBe(rupiah);
  });
});

describe('what the steps of a seller open', () => {
  const asks = (id: number, changes: Partial<RankDemand> = {}) => aDemand({ id, agency: id, ...changes });

  it('counts a demand once, with the offer worth most, and not where another offer fits it', () => {
    const offers = [
      anOffer({ id: 1, minimumOrder: 500 }),
      anOffer({ id: 2, minimumOrder: 400, prices: [{ minimum: 1, price: { rupiah: 580_000, units: 1 } }] }),
    ];
    const openings = openingsOf(rankingOf([asks(1), asks(2, { quantity: 450 })], offers), [1, 2]);
    expect(openings).toEqual([
      {
        offer: 2,
        step: { code: 'minimum_order', params: { quantity: 100 } },
        demands: [{ demand: 1, rupiah: 58_000_000 }],
        rupiah: 58_000_000,
      },
    ]);
  });

  it('names one step that opens them all, of the business for a certificate and of an offer for capacity', () => {
    const demands = [
      asks(1, { splittable: false, quantity: 150 }),
      asks(2, { splittable: false, quantity: 200 }),
      asks(3, { certificates: [1], quantity: 10 }),
    ];
    const offers = [anOffer({ id: 1, capacity: perDay(3) }), anOffer({ id: 2, capacity: perDay(1) })];
    const openings = openingsOf(rankingOf(demands, offers), [1]);
    expect(openings.map(({ offer, step, demands }) => [offer, step, demands.map(({ demand }) => demand)])).toEqual([
      [1, { code: 'capacity', params: { more: 2, period: 'day' } }, [1, 2]],
      [null, { code: 'certificate', params: { anyOf: [0] } }, [3]],
    ]);
    expect(withStep(offers[0]!, openings[0]!.step).capacity).toEqual(perDay(5));
  });

  it('is nothing for a seller with no offers', () => {
    expect(openingsOf(rankingOf([asks(1)], []), [])).toEqual([]);
  });
});
