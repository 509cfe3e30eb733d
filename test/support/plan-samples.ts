/** Small events to plan: needs and sellers in unlike units, packs, pools, windows, ceilings and budgets, seeded. */
import fc from 'fast-check';
import { DEFAULT_PLAN, type PlanSettings } from '../../src/events/plan-settings.js';
import { allocate } from '../../src/engine/allocate/allocate.js';
import { type DrawnPlan, drawPlan } from '../../src/matching/plan-lines.js';
import { type Candidate, planProblem, type PlanInput, type PlanProblem } from '../../src/matching/plan-problem.js';
import type { DemandRecord, OfferRecord } from '../../src/matching/records.js';
import type { AllocationPlan } from '../../src/engine/allocate/types.js';
import { addDays } from '../../src/platform/edge/civil-date.js';
import { convertible, getUnit, toBase } from '../../src/reference/units.js';
import { periodKey } from '../../src/umkm/periods.js';
import { aNeed, anOffer, TODAY } from './matching-samples.js';

type Fields<Record> = Partial<Record>;

/** Every offer may serve every need that is counted in the same things, with the same score unless said. */
export function inputOf(
  needs: readonly Fields<DemandRecord>[],
  offers: readonly Fields<OfferRecord>[],
  more: Partial<Omit<PlanInput, 'settings'>> & { settings?: Partial<PlanSettings>; score?: (n: number) => number } = {},
): PlanInput {
  const { score = () => 8_000, settings, ...rest } = more;
  const demands = needs.map((fields, n) => {
    const need = aNeed(n + 1, fields);
    const baseQuantity = need.quantity === null ? null : toBase(need.quantity, getUnit(need.unitId));
    return { ...need, baseQuantity, openBase: baseQuantity };
  });
  const sellers = offers.map((fields, n) =>
    anOffer(n + 1, { umkmId: `umkm-${n}`, ...fields, capacity: { ...anOffer(0).capacity, poolId: `pool-${n}`, ...fields.capacity } }),
  );
  const candidates = demands.flatMap((need, demand) =>
    sellers.flatMap((seller, offer): Candidate[] =>
      convertible(getUnit(need.unitId), getUnit(seller.unitId))
        ? [{ demand, offer, score: score(demand * sellers.length + offer), pinned: null }]
        : [],
    ),
  );
  const packageLeft = new Map(demands.map(({ packageId }) => [packageId, 1_000_000_000]));
  return {
    today: TODAY,
    settings: { ...DEFAULT_PLAN, ...settings },
    demands,
    offers: sellers,
    candidates,
    packageLeft,
    sellerSigned: new Map(),
    ...rest,
  };
}

export function planOf(input: PlanInput): { made: PlanProblem; solved: AllocationPlan; drawn: DrawnPlan } {
  const made = planProblem(input);
  const solved = allocate(made.problem);
  return { made, solved, drawn: drawPlan(input, made, solved.flows) };
}

const PIECES = ['helai', 'dus'] as const;
const WEIGHED = ['kg'] as const;
const day = (max: number) => fc.integer({ min: 0, max }).map((days) => addDays(TODAY, days));

const needs = fc.record({
  unitId: fc.constantFrom('helai', 'helai', 'kg'),
  quantity: fc.integer({ min: 1, max: 60 }),
  unitCeiling: fc.option(fc.integer({ min: 15, max: 60 }), { nil: null }),
  packageId: fc.constantFrom('package-1', 'package-2'),
  splittable: fc.constantFrom(true, true, true, false),
  from: day(40),
  days: fc.integer({ min: 0, max: 40 }),
});

const sellers = fc.record({
  unitId: fc.constantFrom(...PIECES, ...WEIGHED),
  packSize: fc.integer({ min: 2, max: 7 }),
  umkmId: fc.constantFrom('umkm-1', 'umkm-2', 'umkm-3'),
  pool: fc.integer({ min: 0, max: 2 }),
  sizeClass: fc.constantFrom('mikro' as const, 'kecil' as const, 'menengah' as const, null),
  minimumOrder: fc.constantFrom(1, 1, 2, 5, 10),
  leadDays: fc.constantFrom(0, 0, 5, 20),
  prices: fc.array(fc.integer({ min: 5, max: 40 }), { minLength: 1, maxLength: 3, size: 'max' }),
  use: fc.integer({ min: 1, max: 2 }),
  madeFresh: fc.constantFrom(false, false, false, true),
});

const pools = fc.record({
  period: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
  units: fc.integer({ min: 0, max: 80 }),
  reserved: fc.array(fc.integer({ min: 0, max: 80 }), { maxLength: 3 }),
});

/** Small worlds in which every rule binds somewhere. Kilograms count a thousand times as much as pieces, and so do their pools. */
export const smallEvents = fc.record({
  needs: fc.array(needs, { minLength: 1, maxLength: 5, size: 'max' }),
  sellers: fc.array(sellers, { minLength: 1, maxLength: 6, size: 'max' }),
  pools: fc.array(pools, { minLength: 3, maxLength: 3 }),
  scores: fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 30, maxLength: 30 }),
  budgets: fc.array(fc.constantFrom(200, 2_000, 200_000, 2_000_000), { minLength: 2, maxLength: 2 }),
  cap: fc.option(fc.integer({ min: 100, max: 900 }), { nil: null, freq: 1 }),
  pins: fc.array(fc.tuple(fc.nat(11), fc.integer({ min: 1, max: 20 })), { maxLength: 3 }),
});

type SmallEvent = typeof smallEvents extends fc.Arbitrary<infer Value> ? Value : never;

export function smallInput({ needs: asked, sellers: offered, pools: kept, scores, budgets, cap, pins }: SmallEvent): PlanInput {
  const input = inputOf(
    asked.map(({ from, days, unitCeiling, unitId, quantity, ...need }) => ({
      ...need,
      unitId,
      quantity: unitId === 'kg' ? quantity * 500 : quantity,
      unitCeiling: unitCeiling === null ? null : unitId === 'kg' ? unitCeiling * 1_000 : unitCeiling,
      deliverFrom: from,
      deliverTo: addDays(from, days),
    })),
    offered.map(({ unitId, packSize, pool, prices, use, madeFresh, minimumOrder, ...seller }) => {
      const isWeighed = unitId === 'kg';
      const key = isWeighed ? pool + 3 : pool;
      const { units, period, reserved } = kept[pool]!;
      const times = isWeighed ? 1_000 : 1;
      return {
        ...seller,
        unitId,
        packSize: isWeighed ? 1_000 : unitId === 'dus' ? packSize : 1,
        umkmId: `${seller.umkmId}-${key}`,
        minimumOrder: minimumOrder * (isWeighed ? 100 : 1),
        prices: prices.map((price, at) => ({
          minQuantity: at === 0 ? 1 : at * 10 * times,
          unitPrice: price * (isWeighed ? 500 : unitId === 'dus' ? packSize : 1),
        })),
        capacity: {
          poolId: `pool-${key}`,
          period,
          units: units * times,
          use,
          madeFresh,
          reserved: reserved.map((taken, at) => [periodKey(addDays(TODAY, 31 * at), period), taken * times] as const),
        },
      };
    }),
    {
      score: (n) => scores[n % scores.length]!,
      settings: { capPermille: cap },
      packageLeft: new Map(budgets.map((rupiah, at) => [`package-${at + 1}`, rupiah])),
    },
  );
  const wanted = new Map(pins.map(([at, quantity]) => [at, quantity]));
  const pinned = input.candidates.map((candidate, at) => {
    const quantity = wanted.get(at);
    const times = input.offers[candidate.offer]!.unitId === 'kg' ? 500 : 1;
    return quantity === undefined ? candidate : { ...candidate, pinned: quantity * times };
  });
  return { ...input, candidates: pinned };
}
