import { describe, expect, it } from '@jest/globals';
import { aDemand, anOffer, ORDER_DAY } from '../../../test/support/ranking-samples.js';
import { lacksOf, passesGates, tierFor } from './gates.js';
import type { Lack } from './reasons.js';
import { LACK_CODES } from './reasons.js';
import type { HeldCertificate, RankDemand, RankOffer } from './types.js';

const HALAL = 0;
const PIRT = 1;
const BPOM = 2;
const bits = (...kinds: number[]) => kinds.reduce((set, kind) => set | (1 << kind), 0);
const DUE = aDemand().window!.to;
const held = (kind: number, changes: Partial<HeldCertificate> = {}): HeldCertificate => ({
  kind,
  validFrom: null,
  validUntil: null,
  verified: true,
  ...changes,
});

const at = (rupiah: number, units = 1, minimum = 1) => ({ minimum, price: { rupiah, units } });

interface Case {
  name: string;
  demand?: Partial<RankDemand>;
  offer?: Partial<RankOffer>;
  lacks: Lack[];
}

const CASES: Case[] = [
  { name: 'a plain pair lacks nothing', lacks: [] },
  { name: 'a withdrawn offer', offer: { withdrawn: true }, lacks: [{ code: 'withdrawn', params: {} }] },
  {
    name: 'a larger business where the package is reserved',
    demand: { smallOnly: true },
    offer: { small: false },
    lacks: [{ code: 'not_small', params: {} }],
  },
  { name: 'a larger business where it is not', offer: { small: false }, lacks: [] },

  {
    name: 'another unit, which makes price, quantity and capacity say nothing',
    demand: { ceiling: { rupiah: 1, units: 1 } },
    offer: {
      dimension: 1,
      minimumOrder: 500,
      capacity: { period: 'day', perPeriod: 0, exceptions: [], madeFresh: true },
    },
    lacks: [{ code: 'unit_differs', params: { demanded: 0, offered: 1 } }],
  },
  {
    name: "a demand of '1 paket' fits any unit",
    demand: { dimension: null, quantity: null, ceiling: null },
    offer: { dimension: 1, minimumOrder: 500 },
    lacks: [],
  },

  { name: 'a price at the ceiling', offer: { prices: [at(600_000)] }, lacks: [] },
  {
    name: 'a rupiah above it',
    offer: { prices: [at(600_001)] },
    lacks: [{ code: 'above_ceiling', params: { excess: 1 } }],
  },
  {
    name: 'a price above it by a third of a rupiah',
    offer: { prices: [at(1_800_001, 3)] },
    lacks: [{ code: 'above_ceiling', params: { excess: 1 } }],
  },
  { name: 'the tier of the quantity', offer: { prices: [at(700_000), at(590_000, 1, 100)] }, lacks: [] },
  {
    name: 'a tier out of reach',
    offer: { prices: [at(720_000), at(590_000, 1, 101)] },
    lacks: [{ code: 'above_ceiling', params: { excess: 2_000 } }],
  },
  { name: 'no ceiling', demand: { ceiling: null }, offer: { prices: [at(9_000_000)] }, lacks: [] },

  { name: 'a minimum order of exactly the quantity', offer: { minimumOrder: 100 }, lacks: [] },
  {
    name: 'a minimum order above the quantity',
    offer: { minimumOrder: 101 },
    lacks: [{ code: 'minimum_order', params: { minimum: 101, quantity: 100 } }],
  },
  {
    name: 'a first price from more than the quantity on',
    offer: { prices: [at(570_000, 1, 144)] },
    lacks: [{ code: 'minimum_order', params: { minimum: 144, quantity: 100 } }],
  },
  { name: 'an unknown quantity', demand: { quantity: null }, offer: { minimumOrder: 500 }, lacks: [] },

  { name: 'ready on the last day', offer: { leadDays: 60 }, lacks: [] },
  {
    name: 'ready the day after, which says all there is to say of capacity too',
    offer: { leadDays: 61 },
    lacks: [{ code: 'lead_time', params: { leadDays: 61, daysLeft: 60 } }],
  },
  {
    name: 'a window that has passed',
    demand: { window: { from: ORDER_DAY - 9, to: ORDER_DAY - 2 } },
    offer: { leadDays: 0 },
    lacks: [{ code: 'lead_time', params: { leadDays: 0, daysLeft: -2 } }],
  },
  { name: 'an unknown window', demand: { window: null }, offer: { leadDays: 400 }, lacks: [] },

  { name: 'the same regency', offer: { area: [10] }, lacks: [] },
  { name: 'the same province', offer: { area: [20] }, lacks: [] },
  { name: 'elsewhere', offer: { area: [11, 21] }, lacks: [{ code: 'outside_area', params: {} }] },
  { name: 'elsewhere, place unknown', demand: { place: null }, offer: { area: [11, 21] }, lacks: [] },

  { name: 'not listed where that is wanted', demand: { catalogue: 'wanted' }, lacks: [] },
  {
    name: 'not listed where that is required',
    demand: { catalogue: 'required' },
    lacks: [{ code: 'catalogue_required', params: {} }],
  },
  {
    name: 'imported where domestic goods are required',
    demand: { domestic: 'required' },
    offer: { domestic: false },
    lacks: [{ code: 'domestic_required', params: {} }],
  },

  {
    name: 'nothing left in the window',
    offer: { capacity: { period: 'month', perPeriod: 0, exceptions: [], madeFresh: false } },
    lacks: [{ code: 'capacity_none', params: { needed: 100 } }],
  },
  {
    name: 'half the quantity, splittable',
    offer: { capacity: { period: 'month', perPeriod: 16, exceptions: [], madeFresh: false } },
    lacks: [],
  },
  {
    name: 'half the quantity, not splittable',
    demand: { splittable: false },
    offer: { capacity: { period: 'month', perPeriod: 25, exceptions: [], madeFresh: false } },
    lacks: [{ code: 'capacity_short', params: { possible: 50, needed: 100 } }],
  },
  { name: 'an unknown capacity', demand: { splittable: false }, offer: { capacity: null }, lacks: [] },

  {
    name: 'no certificate at all',
    demand: { certificates: [bits(HALAL), bits(PIRT, BPOM)] },
    lacks: [
      { code: 'certificate_missing', params: { anyOf: [HALAL] } },
      { code: 'certificate_missing', params: { anyOf: [PIRT, BPOM] } },
    ],
  },
  {
    name: 'one of two alternatives',
    demand: { certificates: [bits(HALAL), bits(PIRT, BPOM)] },
    offer: { certificates: [held(BPOM), held(HALAL)] },
    lacks: [],
  },
  {
    name: 'a certificate under examination',
    demand: { certificates: [bits(HALAL)] },
    offer: { certificates: [held(HALAL, { verified: false })] },
    lacks: [{ code: 'certificate_unverified', params: { certificate: HALAL } }],
  },
  {
    name: 'one that ends on the last day of delivery',
    demand: { certificates: [bits(HALAL)] },
    offer: { certificates: [held(HALAL, { validUntil: DUE })] },
    lacks: [],
  },
  {
    name: 'one that ends the day before',
    demand: { certificates: [bits(HALAL)] },
    offer: { certificates: [held(HALAL, { validUntil: DUE - 9 }), held(HALAL, { validUntil: DUE - 1 })] },
    lacks: [{ code: 'certificate_expires', params: { certificate: HALAL, validUntil: DUE - 1, neededOn: DUE } }],
  },
  {
    name: 'one that starts after the first of two deliveries',
    demand: { certificates: [bits(HALAL)], deliveries: 2 },
    offer: { certificates: [held(HALAL, { validFrom: DUE - 20 })] },
    lacks: [{ code: 'certificate_starts', params: { certificate: HALAL, validFrom: DUE - 20, neededOn: DUE - 30 } }],
  },
  {
    name: 'an old one and its renewal, one for each delivery',
    demand: { certificates: [bits(HALAL)], deliveries: 2 },
    offer: { certificates: [held(HALAL, { validUntil: DUE - 20 }), held(HALAL, { validFrom: DUE - 19 })] },
    lacks: [],
  },
  {
    name: 'one that has ended, window unknown',
    demand: { certificates: [bits(HALAL)], window: null },
    offer: { certificates: [held(HALAL, { validUntil: ORDER_DAY - 1 })] },
    lacks: [
      { code: 'certificate_expires', params: { certificate: HALAL, validUntil: ORDER_DAY - 1, neededOn: ORDER_DAY } },
    ],
  },
  {
    name: 'what the law asks of the product, though the buyer does not',
    offer: { requires: [{ anyOf: bits(HALAL), from: DUE, until: null }] },
    lacks: [{ code: 'certificate_missing', params: { anyOf: [HALAL] } }],
  },
  {
    name: 'a law from the day after, and one that has ended',
    offer: {
      requires: [
        { anyOf: bits(HALAL), from: DUE + 1, until: null },
        { anyOf: bits(BPOM), from: null, until: DUE - 1 },
      ],
    },
    lacks: [],
  },
  {
    name: 'the same paper for buyer and law, as one lack',
    demand: { certificates: [bits(PIRT), bits(HALAL)] },
    offer: {
      certificates: [held(HALAL)],
      requires: [
        { anyOf: bits(PIRT, BPOM), from: null, until: null },
        { anyOf: bits(HALAL), from: null, until: null },
      ],
    },
    lacks: [{ code: 'certificate_missing', params: { anyOf: [PIRT] } }],
  },
  {
    name: 'several lacks at once',
    demand: { catalogue: 'required', certificates: [bits(HALAL)] },
    offer: { minimumOrder: 200 },
    lacks: [
      { code: 'catalogue_required', params: {} },
      { code: 'minimum_order', params: { minimum: 200, quantity: 100 } },
      { code: 'certificate_missing', params: { anyOf: [HALAL] } },
    ],
  },
];

describe('gates', () => {
  it.each(CASES)('$name', ({ demand, offer, lacks }) => {
    expect(lacksOf(aDemand(demand), anOffer(offer), ORDER_DAY)).toEqual(lacks);
    expect(passesGates(aDemand(demand), anOffer(offer), ORDER_DAY)).toBe(lacks.length === 0);
  });

  it('are all met by these cases', () => {
    const met = new Set(CASES.flatMap(({ lacks }) => lacks.map(({ code }) => code)));
    expect([...met].sort()).toEqual([...LACK_CODES].sort());
  });

  it('stop counting at the limit', () => {
    const demand = aDemand({ catalogue: 'required', certificates: [1, 2, 4] });
    expect(lacksOf(demand, anOffer(), ORDER_DAY, 2)).toHaveLength(2);
  });
});

describe('the price tier of a quantity', () => {
  const offer = anOffer({ prices: [at(10, 1, 5), at(9, 1, 50), at(8, 1, 500)] });

  it.each([
    [null, 10],
    [1, 10],
    [5, 10],
    [49, 10],
    [50, 9],
    [10 ** 12, 8],
  ])('%p -> Rp %d', (quantity, rupiah) => {
    expect(tierFor(offer, quantity).price.rupiah).toBe(rupiah);
  });
});
