/** Ranking records for tests: one plain pair that fits, to vary by hand, and seeded arbitraries of small worlds where every gate and tie is met. */
import fc from 'fast-check';
import { DEFAULTS } from '../../src/engine/rank/defaults.js';
import { freezeIdf } from '../../src/engine/rank/idf.js';
import { periodByDate } from './ranking-oracle.js';
import type { Capacity, RankDemand, RankOffer, RankSettings } from '../../src/engine/rank/types.js';

/** 24 November 2026, a Tuesday. */
export const ORDER_DAY = 20_781;

/** Two trees: 0 over 1 and 2, 1 over 3; 4 over 5. */
const AFFINITIES = Uint16Array.from(
  [
    [10_000, 8_000, 8_000, 5_000, 0, 0],
    [8_000, 10_000, 6_000, 8_000, 0, 0],
    [8_000, 6_000, 10_000, 1_500, 0, 0],
    [5_000, 8_000, 1_500, 10_000, 0, 0],
    [0, 0, 0, 0, 10_000, 8_000],
    [0, 0, 0, 0, 8_000, 10_000],
  ].flat(),
);

/** Four places in a row: 8, 60 and 400 km apart from the first. */
const KILOMETRES = Uint16Array.from([0, 8, 60, 400, 8, 0, 52, 392, 60, 52, 0, 340, 400, 392, 340, 0]);

export const SETTINGS: RankSettings = {
  ...DEFAULTS,
  shelves: { categories: 6, affinities: AFFINITIES, floor: 8_000 },
  idf: freezeIdf(
    [
      [0, 1, 2],
      [0, 3],
      [0, 1, 4],
      [0, 5, 6, 7],
      [0, 2, 5],
    ],
    1,
  ),
  distances: { locations: 4, kilometres: KILOMETRES },
  orderDay: ORDER_DAY,
};

/** 100 units at no more than Rp 600,000 each, once, 30 to 60 days from the order day, in place 0. */
export function aDemand(changes: Partial<RankDemand> = {}): RankDemand {
  return {
    id: 1,
    agency: 1,
    category: 3,
    terms: [1, 2],
    dimension: 0,
    quantity: 100,
    splittable: true,
    ceiling: { rupiah: 600_000, units: 1 },
    window: { from: ORDER_DAY + 30, to: ORDER_DAY + 60 },
    deliveries: 1,
    place: { location: 0, areas: [10, 20] },
    certificates: [],
    catalogue: 'open',
    domestic: 'open',
    smallOnly: false,
    ...changes,
  };
}

/** 10 a day, Rp 570,000 each, ready in 15 days, delivered anywhere. */
export function anOffer(changes: Partial<RankOffer> = {}): RankOffer {
  return {
    id: 1,
    umkm: 1,
    category: 3,
    terms: [1, 2],
    dimension: 0,
    prices: [{ minimum: 1, price: { rupiah: 570_000, units: 1 } }],
    pricesComplete: true,
    minimumOrder: 1,
    leadDays: 15,
    location: 0,
    area: null,
    requires: [],
    certificates: [],
    capacity: { period: 'day', perPeriod: 10, exceptions: [], madeFresh: false },
    inCatalogue: false,
    domestic: true,
    small: true,
    withdrawn: false,
    ...changes,
  };
}

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 5, nil: null });
const mostly = (usual: boolean) => fc.integer({ min: 0, max: 7 }).map((roll) => (roll === 0) !== usual);
const amount = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 1, max: 60 }) },
  { weight: 1, arbitrary: fc.constantFrom(10 ** 12, Number.MAX_SAFE_INTEGER) },
);
const unitPrice = fc.record({
  rupiah: fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 1, max: 40 }) },
    { weight: 1, arbitrary: fc.constantFrom(9 * 10 ** 15, 10 ** 9) },
  ),
  units: fc.constantFrom(1, 1, 1, 3, 7, 10 ** 9),
});
const terms = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 5 });
const category = fc.constantFrom(0, 1, 1, 2, 3, 3, 3, 5);
const wish = fc.constantFrom(...(['open', 'open', 'open', 'wanted', 'wanted', 'required'] as const));
const daysAhead = fc.integer({ min: -3, max: 90 }).map((days) => ORDER_DAY + days);

export const demandWith = (id: fc.Arbitrary<number>): fc.Arbitrary<RankDemand> =>
  fc
    .record({
      id,
      agency: fc.integer({ min: 1, max: 3 }),
      category,
      terms,
      dimension: fc.constantFrom(0, 0, 0, 0, 1, null),
      quantity: maybe(amount),
      splittable: mostly(true),
      ceiling: maybe(unitPrice.map(({ rupiah, units }) => ({ rupiah: Math.min(3 * rupiah, 9 * 10 ** 15), units }))),
      window: maybe(
        fc.tuple(daysAhead, fc.integer({ min: 0, max: 40 })).map(([from, days]) => ({ from, to: from + days })),
      ),
      deliveries: fc.constantFrom(1, 1, 2, 5),
      place: maybe(
        fc.integer({ min: 0, max: 3 }).map((location) => ({ location, areas: [10 + location, 20 + (location >> 1)] })),
      ),
      certificates: fc.constantFrom([], [], [], [], [], [1], [2], [3], [1, 4]),
      catalogue: wish,
      domestic: wish,
      smallOnly: mostly(false),
    })
    .map((demand) => (demand.dimension === null ? { ...demand, quantity: null, ceiling: null } : demand));

const legalRequirement = fc.record({
  anyOf: fc.constantFrom(1, 2, 3, 4),
  from: maybe(daysAhead),
  until: maybe(daysAhead.map((day) => day - 40)),
});

const heldCertificate = fc.record({
  kind: fc.integer({ min: 0, max: 2 }),
  validFrom: maybe(daysAhead.map((day) => day - 20)),
  validUntil: maybe(daysAhead.map((day) => day + 20)),
  verified: mostly(true),
});

const capacity: fc.Arbitrary<Capacity> = fc
  .record({
    period: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
    perPeriod: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 12 }) }, { weight: 1, arbitrary: amount }),
    reserved: fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 100 })), {
      maxLength: 4,
      selector: ([offset]) => offset,
    }),
    madeFresh: fc.boolean(),
  })
  .map(({ period, perPeriod, reserved, madeFresh }) => ({
    period,
    perPeriod,
    exceptions: reserved
      .map(([offset, percent]) => ({
        period: periodByDate(period, ORDER_DAY) + offset,
        left: Math.floor((perPeriod / 100) * percent),
      }))
      .map(({ period, left }) => ({ period, left: Math.min(left, perPeriod) }))
      .sort((a, b) => a.period - b.period),
    madeFresh,
  }));

export const offerWith = (id: fc.Arbitrary<number>): fc.Arbitrary<RankOffer> =>
  fc.record({
    id,
    umkm: fc.integer({ min: 1, max: 4 }),
    category,
    terms,
    dimension: fc.constantFrom(0, 0, 0, 0, 0, 1),
    prices: fc
      .uniqueArray(fc.tuple(fc.constantFrom(0, 1, 1, 5, 20), unitPrice), {
        minLength: 1,
        maxLength: 3,
        selector: ([minimum]) => minimum,
      })
      .map((tiers) => tiers.map(([minimum, price]) => ({ minimum, price })).sort((a, b) => a.minimum - b.minimum)),
    pricesComplete: mostly(true),
    minimumOrder: fc.constantFrom(0, 1, 1, 1, 2, 10, 40),
    leadDays: maybe(fc.integer({ min: 0, max: 45 })),
    location: maybe(fc.integer({ min: 0, max: 3 })),
    area: fc.constantFrom(null, null, null, [10, 11], [20], [21], []),
    requires: fc.array(legalRequirement, { maxLength: 1 }),
    certificates: fc.array(heldCertificate, { maxLength: 5 }),
    capacity: maybe(capacity),
    inCatalogue: fc.boolean(),
    domestic: mostly(true),
    small: mostly(true),
    withdrawn: mostly(false),
  });

/** Up to `most` demands and offers, their ids distinct and in no order. */
export const worldOf = (most: number): fc.Arbitrary<{ demands: RankDemand[]; offers: RankOffer[] }> => {
  const some = <Row extends { id: number }>(row: fc.Arbitrary<Row>) =>
    fc.uniqueArray(row, { maxLength: most, size: 'max', selector: ({ id }) => id });
  const id = fc.integer({ min: 0, max: 10 * most });
  return fc.record({ demands: some(demandWith(id)), offers: some(offerWith(id)) });
};
