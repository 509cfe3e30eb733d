import { describe, expect, it } from '@jest/globals';
import { aDemand, anOffer, ORDER_DAY, SETTINGS } from '../../../test/support/ranking-samples.js';
import { Ranking } from './rank.js';
import { FINDING_CODES, MISSING_CODES, RAISE_CODES } from './reasons.js';
import type { Factor, RankDemand, RankOffer } from './types.js';

function explain(demand: Partial<RankDemand> = {}, offer: Partial<RankOffer> = {}, vetoed = false) {
  const ranking = new Ranking(SETTINGS, () => vetoed);
  ranking.putDemand(aDemand({ id: 3, ...demand }));
  ranking.putOffer(anOffer({ id: 8, ...offer }));
  return ranking.explain(3, 8);
}

const monthly = (perPeriod: number) => ({ period: 'month' as const, perPeriod, exceptions: [], madeFresh: false });
const priced = (rupiah: number) => [{ minimum: 1, price: { rupiah, units: 1 } }];

interface FactorCase {
  factor: Factor;
  points: number;
  code: string;
  params?: object;
  demand?: Partial<RankDemand>;
  offer?: Partial<RankOffer>;
}

/** The plain pair scores in full but for price (5 percent under the ceiling) and lead time (15 of 60 days). */
const FACTOR_CASES: FactorCase[] = [
  { factor: 'category', points: 2200, code: 'same_shelf' },
  { factor: 'category', points: 1760, code: 'near_shelf', params: { affinity: 8000 }, offer: { category: 1 } },
  { factor: 'category', points: 0, code: 'other_shelf', offer: { category: 5 } },

  { factor: 'text', points: 1799, code: 'text_match', params: { cosine: 9995, terms: [1, 2] } },
  { factor: 'text', points: 729, code: 'text_match', params: { cosine: 4050, terms: [1] }, offer: { terms: [1, 3] } },
  {
    factor: 'text',
    points: 171,
    code: 'text_weak',
    params: { cosine: 951, terms: [0] },
    demand: { terms: [0, 3] },
    offer: { terms: [0, 4, 6] },
  },
  { factor: 'text', points: 0, code: 'text_none', offer: { terms: [3] } },
  { factor: 'text', points: 0, code: 'demand_text_empty', demand: { terms: [] } },
  { factor: 'text', points: 0, code: 'offer_text_empty', offer: { terms: [] } },

  { factor: 'capacity', points: 1500, code: 'capacity_full', params: { possible: 460, needed: 100 } },
  {
    factor: 'capacity',
    points: 1350,
    code: 'capacity_part',
    params: { possible: 90, needed: 100 },
    offer: { capacity: monthly(45) },
  },
  { factor: 'capacity', points: 0, code: 'capacity_none', params: { needed: 100 }, offer: { capacity: monthly(0) } },
  { factor: 'capacity', points: 0, code: 'capacity_unknown', offer: { capacity: null } },
  { factor: 'capacity', points: 0, code: 'quantity_unknown', demand: { quantity: null } },
  { factor: 'capacity', points: 0, code: 'window_unknown', demand: { window: null } },
  { factor: 'capacity', points: 0, code: 'unit_differs', params: { demanded: 0, offered: 1 }, offer: { dimension: 1 } },

  { factor: 'price', points: 849, code: 'below_ceiling', params: { saving: 500 } },
  {
    factor: 'price',
    points: 1500,
    code: 'below_ceiling',
    params: { saving: 1500 },
    offer: { prices: priced(510_000) },
  },
  { factor: 'price', points: 1500, code: 'below_ceiling', params: { saving: 9999 }, offer: { prices: priced(1) } },
  { factor: 'price', points: 525, code: 'at_ceiling', offer: { prices: priced(600_000) } },
  { factor: 'price', points: 0, code: 'above_ceiling', params: { excess: 500 }, offer: { prices: priced(630_000) } },
  { factor: 'price', points: 0, code: 'ceiling_unknown', demand: { ceiling: null } },
  { factor: 'price', points: 0, code: 'unit_differs', params: { demanded: 0, offered: 1 }, offer: { dimension: 1 } },

  { factor: 'lead', points: 750, code: 'ready_early', params: { daysEarly: 45 } },
  { factor: 'lead', points: 1000, code: 'ready_early', params: { daysEarly: 60 }, offer: { leadDays: 0 } },
  { factor: 'lead', points: 0, code: 'ready_just', offer: { leadDays: 60 } },
  { factor: 'lead', points: 0, code: 'lead_time', params: { leadDays: 90, daysLeft: 60 }, offer: { leadDays: 90 } },
  { factor: 'lead', points: 0, code: 'lead_unknown', offer: { leadDays: null } },
  { factor: 'lead', points: 0, code: 'window_unknown', demand: { window: null } },

  { factor: 'distance', points: 1000, code: 'near', params: { kilometres: 0 } },
  { factor: 'distance', points: 1000, code: 'near', params: { kilometres: 8 }, offer: { location: 1 } },
  { factor: 'distance', points: 615, code: 'near', params: { kilometres: 60 }, offer: { location: 2 } },
  { factor: 'distance', points: 157, code: 'far', params: { kilometres: 400 }, offer: { location: 3 } },
  { factor: 'distance', points: 0, code: 'place_unknown', demand: { place: null } },
  { factor: 'distance', points: 0, code: 'location_unknown', offer: { location: null } },

  { factor: 'catalogue', points: 500, code: 'catalogue_not_asked' },
  {
    factor: 'catalogue',
    points: 500,
    code: 'in_catalogue',
    demand: { catalogue: 'wanted' },
    offer: { inCatalogue: true },
  },
  { factor: 'catalogue', points: 0, code: 'not_in_catalogue', demand: { catalogue: 'wanted' } },
  { factor: 'domestic', points: 500, code: 'domestic_not_asked', offer: { domestic: false } },
  { factor: 'domestic', points: 500, code: 'domestic', demand: { domestic: 'required' } },
  { factor: 'domestic', points: 0, code: 'not_domestic', demand: { domestic: 'wanted' }, offer: { domestic: false } },
];

describe('the points of each factor', () => {
  it.each(FACTOR_CASES)('$factor: $points for $code', ({ factor, points, code, params = {}, demand, offer }) => {
    const { factors, score } = explain(demand, offer);
    expect(factors.find((each) => each.factor === factor)).toEqual({
      factor,
      weight: SETTINGS.weights[factor],
      points,
      reason: { code, params },
    });
    expect(score).toBe(factors.reduce((sum, each) => sum + each.points, 0));
  });

  it('meets every finding and every missing datum but that of a price with extras', () => {
    const met = new Set(FACTOR_CASES.map(({ code }) => code));
    expect([...FINDING_CODES, ...MISSING_CODES].filter((code) => !met.has(code))).toEqual(['price_incomplete']);
  });
});

describe('the standing of a pair', () => {
  it('is eligible with its score and the versions it was made with', () => {
    const { eligible, vetoed, belowFloor, score, lacks, demandId, offerId, settingsVersion, idfVersion } = explain();
    expect({ eligible, vetoed, belowFloor, score, lacks }).toEqual({
      eligible: true,
      vetoed: false,
      belowFloor: false,
      score: 2200 + 1799 + 1500 + 849 + 750 + 1000 + 500 + 500,
      lacks: [],
    });
    expect({ demandId, offerId, settingsVersion, idfVersion }).toEqual({
      demandId: 3,
      offerId: 8,
      settingsVersion: 1,
      idfVersion: 1,
    });
  });

  it('keeps its score when vetoed, but is not eligible', () => {
    expect(explain({}, {}, true)).toMatchObject({ eligible: false, vetoed: true, score: explain().score });
  });

  it('says when neither shelf nor text reaches the floor', () => {
    expect(explain({}, { category: 2, terms: [3] })).toMatchObject({ eligible: false, belowFloor: true, lacks: [] });
    expect(explain({}, { category: 5, terms: [1] })).toMatchObject({ eligible: true, belowFloor: false });
  });

  it('names what is lacking', () => {
    const { eligible, lacks } = explain({ certificates: [1] });
    expect({ eligible, lacks }).toEqual({
      eligible: false,
      lacks: [{ code: 'certificate_missing', params: { anyOf: [0] } }],
    });
  });
});

describe('what would raise the rank', () => {
  it('names most to gain first', () => {
    expect(explain({ catalogue: 'wanted' }, { capacity: monthly(10), prices: priced(600_000) }).raises).toEqual([
      { factor: 'capacity', gain: 1200, raise: { code: 'more_capacity', params: { more: 80 } } },
      { factor: 'price', gain: 975, raise: { code: 'lower_price', params: { fullPointsAtSaving: 1500 } } },
      { factor: 'catalogue', gain: 500, raise: { code: 'list_in_catalogue', params: {} } },
      { factor: 'lead', gain: 250, raise: { code: 'shorter_lead', params: { leadDays: 15 } } },
    ]);
  });

  it('asks for what the seller has not stated', () => {
    const { raises } = explain(
      { domestic: 'wanted' },
      { capacity: null, leadDays: null, domestic: false, prices: priced(1) },
    );
    expect(raises.map(({ raise }) => raise.code)).toEqual(['state_capacity', 'state_lead', 'prove_domestic']);
  });

  it('says nothing where there is nothing to gain', () => {
    expect(explain({ terms: [2] }, { terms: [2], leadDays: 0, prices: priced(1) })).toMatchObject({
      score: 10_000,
      raises: [],
    });
  });

  it('uses every code it has', () => {
    const used = [
      ...explain({ catalogue: 'wanted', domestic: 'wanted' }, { capacity: monthly(1), domestic: false }).raises,
      ...explain({}, { capacity: null, leadDays: null }).raises,
    ].map(({ raise }) => raise.code);
    expect([...new Set(used)].sort()).toEqual([...RAISE_CODES].sort());
  });
});

describe('confidence', () => {
  it('is whole where everything is stated', () => {
    expect(explain()).toMatchObject({ missing: [], confidence: 10_000 });
  });

  it('loses the weight of each factor that something is missing for, once', () => {
    const { missing, confidence } = explain({ quantity: null, window: null }, { capacity: null, location: null });
    expect(missing.map(({ factor, side, missing: { code } }) => `${factor} ${side} ${code}`)).toEqual([
      'capacity demand quantity_unknown',
      'capacity demand window_unknown',
      'capacity offer capacity_unknown',
      'lead demand window_unknown',
      'distance offer location_unknown',
    ]);
    expect(confidence).toBe(10_000 - 1500 - 1000 - 1000);
  });

  it('doubts a price that tax or delivery comes on top of, without taking its points', () => {
    const sure = explain();
    const doubtful = explain({}, { pricesComplete: false });
    expect(doubtful.score).toBe(sure.score);
    expect(doubtful).toMatchObject({
      confidence: 8500,
      missing: [{ factor: 'price', side: 'offer', missing: { code: 'price_incomplete' } }],
    });
  });

  it('doubts the price of an unknown quantity only where the price depends on it', () => {
    const tiers = [...priced(500_000), { minimum: 50, price: { rupiah: 400_000, units: 1 } }];
    expect(explain({ quantity: null }).confidence).toBe(8500);
    expect(explain({ quantity: null }, { prices: tiers }).confidence).toBe(7000);
  });
});

it('counts lead times from the order day', () => {
  const ranking = new Ranking(SETTINGS);
  ranking.putDemand(aDemand());
  ranking.putOffer(anOffer());
  ranking.setOrderDay(ORDER_DAY + 46);
  expect(ranking.explain(1, 1).lacks).toEqual([{ code: 'lead_time', params: { leadDays: 15, daysLeft: 14 } }]);
});
