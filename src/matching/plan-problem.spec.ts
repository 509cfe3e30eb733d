import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inputOf, planOf, smallEvents, smallInput } from '../../test/support/plan-samples.js';
import { isAboveCeiling } from '../commitments/compose.js';
import { lineTotal } from '../commitments/pricing.js';
import { reserve } from '../commitments/reserve.js';
import { addDays } from '../platform/edge/civil-date.js';
import { getUnit, toBase } from '../reference/units.js';
import type { PlanLine } from './plan-lines.js';
import type { PlanInput } from './plan-problem.js';

const SEEDED = { seed: 20261124 };

/** Signs lines one after the other by the rules of a signature. */
class Signing {
  private readonly base = new Map<string, number>();
  private readonly rupiah = new Map<string, number>();
  private readonly taken = new Map<string, number>();

  constructor(private readonly input: PlanInput) {
    for (const { capacity } of input.offers)
      for (const [period, units] of capacity.reserved) this.taken.set(`${capacity.poolId} ${period}`, units);
  }

  /** Why the line would be refused; null where it is signed. */
  sign(line: PlanLine): string | null {
    const demand = this.input.demands.find(({ id }) => id === line.demandId)!;
    const offer = this.input.offers.find(({ id }) => id === line.offerId)!;
    const unit = getUnit(offer.unitId);
    if (toBase(line.quantity, unit, offer.packSize) !== line.base) return 'unit_mismatch';
    if (!demand.splittable && line.base !== demand.baseQuantity) return 'not_splittable';
    if (isAboveCeiling(line.unitPrice, { demand, offer })) return 'price_above_ceiling';
    const total = lineTotal(line.quantity, line.unitPrice, unit.steps);
    if (!('rupiah' in total) || total.rupiah !== line.rupiah) return 'total_not_exact';
    const delivered = line.deliveries.reduce((sum, { quantity }) => sum + quantity, 0);
    if (delivered !== line.quantity) return 'deliveries_do_not_add_up';
    const { deliverFrom, deliverTo } = demand;
    if (line.deliveries.some(({ date }) => date < deliverFrom! || date > deliverTo!)) return 'outside_window';
    const deliveries = line.deliveries.map(({ date, quantity }) => ({ date, base: toBase(quantity, unit, offer.packSize)! }));
    const { poolId, period, units, use, madeFresh } = offer.capacity;
    const reservable = {
      lineId: '0',
      pool: { id: poolId, period, capacity: units },
      madeFresh,
      use,
      readyFrom: addDays(this.input.today, offer.leadDays),
      deliveries,
    };
    const reserved = reserve([reservable], (pool, key) => this.taken.get(`${pool} ${key}`) ?? 0);
    if (!('rows' in reserved)) return 'capacity_exceeded';
    for (const row of reserved.rows) add(this.taken, `${row.poolId} ${row.period}`, row.units);
    if (add(this.base, demand.id, line.base) > demand.baseQuantity!) return 'quantity_exceeds_demand';
    if (add(this.rupiah, demand.packageId, line.rupiah) > this.input.packageLeft.get(demand.packageId)!)
      return 'budget_exceeded';
    return null;
  }
}

function add(sums: Map<string, number>, key: string, amount: number): number {
  const sum = (sums.get(key) ?? 0) + amount;
  sums.set(key, sum);
  return sum;
}

function shuffled<Item>(items: readonly Item[], turn: number): Item[] {
  const place = (at: number) => ((at + 1) * (2 * turn + 7_919)) % 1_009;
  return items.map((_, at) => at).sort((a, b) => place(a) - place(b)).map((at) => items[at]!);
}

const isPinned = (input: PlanInput, line: PlanLine) =>
  input.candidates.some(
    ({ demand, offer, pinned }) =>
      pinned !== null && input.demands[demand]!.id === line.demandId && input.offers[offer]!.id === line.offerId,
  );

describe('a plan', () => {
  it('can be signed line after line, in any order, whatever the event', () => {
    const seen = { lines: 0, shared: 0, deliveries: 0, weighed: 0, packs: 0, pins: 0, gaps: 0 };
    fc.assert(
      fc.property(smallEvents, fc.integer({ min: 0, max: 1_000 }), (event, turn) => {
        const input = smallInput(event);
        const { drawn, solved } = planOf(input);
        const lines = shuffled(drawn.lines, turn);
        const signing = new Signing(input);
        for (const line of lines) expect([signing.sign(line), line]).toEqual([null, line]);
        for (const line of lines) {
          const offer = input.offers.find(({ id }) => id === line.offerId)!;
          if (isPinned(input, line)) seen.pins++;
          else expect(line.quantity).toBeGreaterThanOrEqual(offer.minimumOrder);
          seen.deliveries += line.deliveries.length - 1;
          seen.weighed += offer.unitId === 'kg' ? 1 : 0;
          seen.packs += offer.unitId === 'dus' ? 1 : 0;
        }
        seen.lines += lines.length;
        seen.shared += lines.length > new Set(lines.map(({ demandId }) => demandId)).size ? 1 : 0;
        seen.gaps += solved.proof.kind === 'gap' ? 1 : 0;
      }),
      { ...SEEDED, numRuns: 600 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(50);
  });

  it('gives nobody more of the event than the cap, and a pin is served whole or not at all', () => {
    fc.assert(
      fc.property(smallEvents, (event) => {
        const input = smallInput(event);
        const { drawn, made } = planOf(input);
        const { capPermille } = input.settings;
        if (capPermille !== null) {
          const open = input.demands.reduce((sum, { openBase }, at) => sum + openBase! * made.rupiahPerBase[at]!, 0);
          const sums = new Map<string, number>();
          for (const { umkmId, rupiah } of drawn.lines) add(sums, umkmId, rupiah);
          for (const sum of sums.values()) expect(sum).toBeLessThanOrEqual((open * capPermille) / 1_000);
        }
        for (const { demand, offer, pinned } of input.candidates) {
          if (pinned === null) continue;
          const [demandId, offerId] = [input.demands[demand]!.id, input.offers[offer]!.id];
          const line = drawn.lines.find((one) => one.demandId === demandId && one.offerId === offerId);
          if (line) expect(line.quantity).toBe(pinned);
        }
      }),
      { ...SEEDED, numRuns: 300 },
    );
  });
});

const TWO = { quantity: 60, unitCeiling: 600_000 };
const made = (units: number) => ({ capacity: { poolId: '', period: 'month' as const, units, use: 1, madeFresh: false, reserved: [] } });
const pools = (...units: number[]) => units.map((each, n) => ({ capacity: { ...made(each).capacity, poolId: `pool-${n}` } }));
const split = (input: PlanInput) => planOf(input).drawn.lines.map(({ offerId, quantity }) => [Number(offerId.slice(-4)), quantity]);

describe('what counts in a plan', () => {
  it('is rupiah, not pieces: a scarce seller goes to the dearer need', () => {
    const input = inputOf(
      [
        { ...TWO, unitCeiling: 570_000 },
        { ...TWO, unitCeiling: 900_000 },
      ],
      pools(12).map((pool) => ({ ...pool, prices: [{ minQuantity: 1, unitPrice: 500_000 }] })),
    );
    const { drawn } = planOf(input);
    expect(drawn.lines.map(({ demandId, quantity }) => [demandId.slice(-1), quantity])).toEqual([['2', 48]]);
  });

  it('is the score among sellers for the same need', () => {
    const input = inputOf([TWO], pools(40, 40), { score: (n) => (n === 0 ? 5_000 : 9_000) });
    expect(split(input)).toEqual([[2, 60]]);
  });

  it('counts a micro business a little more, and a seller that fits clearly better still wins', () => {
    const sellers = pools(40, 40).map((pool, n) => ({ ...pool, sizeClass: n === 0 ? ('menengah' as const) : ('mikro' as const) }));
    const near = { score: (n: number) => (n === 0 ? 8_000 : 7_700), settings: { spreadPermille: 0 } };
    expect(split(inputOf([TWO], sellers, near))).toEqual([[2, 60]]);
    const far = { ...near, score: (n: number) => (n === 0 ? 8_000 : 6_000) };
    expect(split(inputOf([TWO], sellers, far))).toEqual([[1, 60]]);
    expect(split(inputOf([TWO], sellers, { ...near, settings: { spreadPermille: 0, microPermille: 0 } }))).toEqual([[1, 60]]);
  });

  it('counts the first part of each seller more, so that alike sellers share', () => {
    expect(split(inputOf([TWO], pools(40, 40, 40)))).toEqual([
      [1, 20],
      [2, 20],
      [3, 20],
    ]);
    expect(split(inputOf([TWO], pools(40, 40, 40), { settings: { spreadPermille: 0 } }))).toHaveLength(1);
  });

  it('leaves a seller who has signed its part to others', () => {
    const signed = { sellerSigned: new Map([['umkm-0', 50_000_000]]) };
    expect(split(inputOf([TWO], pools(40, 40, 40), signed)).map(([seller]) => seller)).not.toContain(1);
  });
});

describe('what limits a plan', () => {
  const reasonsOf = (input: PlanInput) => planOf(input).drawn.demands.map(({ planned, reason }) => [planned, reason]);

  it('is the time up to each delivery: what is due first may not take what is due later into account', () => {
    const early = { ...TWO, deliverFrom: '2026-12-08', deliverTo: '2026-12-31' };
    const late = { ...TWO, deliverFrom: '2027-01-01', deliverTo: '2027-02-28' };
    expect(reasonsOf(inputOf([early, late], pools(40)))).toEqual([
      [40, 'capacity'],
      [60, null],
    ]);
    expect(reasonsOf(inputOf([late], pools(15)))).toEqual([[45, 'capacity']]);
  });

  it('is the day itself for what is made fresh', () => {
    const fresh = { capacity: { ...made(10).capacity, poolId: 'p', period: 'day' as const, madeFresh: true } };
    const one = { ...TWO, deliverFrom: '2027-01-14', deliverTo: '2027-01-14' };
    const three = { ...TWO, deliverFrom: '2027-01-14', deliverTo: '2027-01-16' };
    expect(reasonsOf(inputOf([one], [fresh]))).toEqual([[10, 'capacity']]);
    const { lines } = planOf(inputOf([three], [fresh])).drawn;
    expect(lines[0]!.deliveries).toEqual(['14', '15', '16'].map((day) => ({ date: `2027-01-${day}`, quantity: 10 })));
  });

  it.each([
    ['nobody sells it', inputOf([TWO], [{ unitId: 'kg', packSize: 1_000 }]), [0, 'no_seller']],
    ['it can only be bought by the hundred', inputOf([TWO], [{ ...pools(400)[0]!, minimumOrder: 100 }]), [0, 'minimum_order']],
    ['it comes in dozens', inputOf([{ ...TWO, quantity: 40 }], [{ ...pools(400)[0]!, unitId: 'dus', packSize: 12 }]), [36, 'minimum_order']],
    ['its seller makes none', inputOf([TWO], pools(0)), [0, 'capacity']],
    ['it is needed before it can be ready', inputOf([{ ...TWO, deliverFrom: '2026-11-25', deliverTo: '2026-11-30' }], pools(40)), [0, 'capacity']],
    ['the pagu is spent', inputOf([TWO], pools(40), { packageLeft: new Map([['package-1', 5_700_000]]) }), [10, 'budget']],
    ['nobody knows how many', inputOf([{ ...TWO, quantity: null }], pools(40)), [0, 'unknown']],
    ['it must come whole from one seller', inputOf([{ ...TWO, splittable: false }], pools(11, 11)), [0, 'capacity']],
  ])('is told of a need that is not planned in full: %s', (_name, input, expected) => {
    expect(reasonsOf(input)).toEqual([expected]);
  });

  it('holds the ceiling to the price at the quantity that is planned', () => {
    const tiers = [
      { minQuantity: 1, unitPrice: 700_000 },
      { minQuantity: 50, unitPrice: 590_000 },
    ];
    const cheapInBulk = { ...pools(400)[0]!, prices: tiers };
    expect(planOf(inputOf([TWO], [cheapInBulk])).drawn.lines).toMatchObject([{ quantity: 60, unitPrice: 590_000 }]);
    expect(reasonsOf(inputOf([{ ...TWO, quantity: 40 }], [cheapInBulk]))).toEqual([[0, 'no_seller']]);
  });

  it('is empty, and says so, where a side is empty', () => {
    expect(planOf(inputOf([], pools(40))).drawn).toMatchObject({ lines: [], figures: { needs: 0, sellers: 0 } });
    expect(planOf(inputOf([TWO], [])).drawn).toMatchObject({ lines: [], figures: { needs: 1, none: 1 } });
    expect(planOf(inputOf([], [])).solved.proof.kind).toBe('optimal');
  });

  it('plans 10^12 pieces beside a handful, exactly', () => {
    const input = inputOf([{ ...TWO, quantity: 1_000_000_000_000, unitCeiling: 1_000 }, TWO], pools(1_000_000_000_000, 40).map((pool, n) => ({
      ...pool,
      prices: [{ minQuantity: 1, unitPrice: n === 0 ? 900 : 590_000 }],
    })), { packageLeft: new Map([['package-1', Number.MAX_SAFE_INTEGER]]) });
    const { drawn, solved } = planOf(input);
    expect(drawn.demands.map(({ planned }) => planned)).toEqual([1_000_000_000_000, 60]);
    expect(solved.proof.kind).toBe('optimal');
  });
});
