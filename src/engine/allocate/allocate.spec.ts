import { describe, expect, it } from '@jest/globals';
import { allocate, Allocator } from './allocate.js';
import { MAX_VALUE, type AllocationProblem } from './types.js';

/** Two demands, three offers, every pair an arc: values row by row. */
const problemOf = (
  values: readonly number[],
  { quantity = [10, 10], capacity = [8, 8, 8], ...more }: Partial<AllocationProblem> = {},
): AllocationProblem => ({
  quantity,
  capacity,
  arcDemand: [0, 0, 0, 1, 1, 1],
  arcOffer: [0, 1, 2, 0, 1, 2],
  arcValue: values,
  ...more,
});

const flowsOf = (problem: AllocationProblem) => Array.from(allocate(problem).flows);

describe('a plan', () => {
  it('gives the best offer to whom it is worth most, not to who comes first', () => {
    expect(flowsOf(problemOf([10, 9, 0, 10, 1, 0], { quantity: [8, 8] }))).toEqual([0, 8, 0, 8, 0, 0]);
  });

  it('leaves worthless and negative arcs empty', () => {
    expect(allocate(problemOf([0, 0, 0, -5, -5, -5]))).toMatchObject({
      objective: 0,
      proof: { kind: 'optimal', by: 'prices' },
    });
  });

  it('prices what one more unit would add', () => {
    const { certificate } = allocate(problemOf([10, 0, 0, 6, 0, 0], { quantity: [5, 10] }));
    expect(certificate.offerPrice).toEqual(Float64Array.of(6, 0, 0));
    expect(certificate.demandPrice).toEqual(Float64Array.of(4, 0));
  });

  it('prices an offer that has nothing by what its first unit would add', () => {
    const { certificate } = allocate(problemOf([10, 7, 0, 6, 0, 0], { capacity: [0, 100, 0] }));
    expect(certificate.offerPrice[0]).toBe(6);
  });

  it.each([
    ['no demands', { quantity: [], capacity: [5] }],
    ['no offers', { quantity: [5], capacity: [] }],
    ['nothing at all', { quantity: [], capacity: [] }],
    ['no arcs', { quantity: [5, 6], capacity: [7] }],
  ])('is empty, and optimal, with %s', (_, sides) => {
    const plan = allocate({ ...sides, arcDemand: [], arcOffer: [], arcValue: [] });
    expect(plan).toMatchObject({ objective: 0, proof: { kind: 'optimal' } });
    expect(plan.flows).toHaveLength(0);
  });

  it('is optimal with zero quantities and capacities', () => {
    expect(flowsOf(problemOf([5, 4, 3, 5, 4, 3], { quantity: [0, 4], capacity: [0, 1, 0] }))).toEqual([
      0, 0, 0, 0, 1, 0,
    ]);
  });

  it('counts a demand of 10^12 units exactly', () => {
    const plan = allocate(
      problemOf([1_000, 1_000, 1_000, 999, 999, 999], { quantity: [1e12, 1e12], capacity: [1e12, 3, 1e12 - 1] }),
    );
    expect(plan.objective).toBe(1_000 * 1e12 + 999 * 1e12);
  });

  it('needs one step an offer where ten thousand are worth the same to everybody', () => {
    const [demands, offers] = [20, 10_000];
    const pairs = Int32Array.from({ length: demands * offers }, (_, at) => at);
    const plan = allocate({
      quantity: new Float64Array(demands).fill(7_000),
      capacity: new Float64Array(offers).fill(10),
      arcDemand: pairs.map((at) => Math.floor(at / offers)),
      arcOffer: pairs.map((at) => at % offers),
      arcValue: pairs.map(() => 500),
    });
    expect(plan).toMatchObject({ objective: 500 * 10 * offers, proof: { kind: 'optimal' } });
    expect(plan.pivots).toBeLessThanOrEqual(offers);
  });

  it('takes two arcs of one pair for two ways', () => {
    const twice = { quantity: [10], capacity: [6], arcDemand: [0, 0], arcOffer: [0, 0], arcValue: [3, 4] };
    expect(flowsOf(twice)).toEqual([0, 6]);
  });
});

describe('pins and vetoes', () => {
  it('are kept, and the rest is planned around them', () => {
    expect(
      flowsOf(problemOf([10, 9, 0, 10, 1, 0], { pinned: [3, 0, 0, 0, 0, 0], vetoed: [0, 1, 0, 0, 0, 0] })),
    ).toEqual([8, 0, 0, 0, 8, 0]);
    expect(flowsOf(problemOf([1, 0, 0, 10, 0, 0], { pinned: [3, 0, 0, 0, 0, 0] }))).toEqual([3, 0, 0, 5, 0, 0]);
  });

  it('keep a pin on an arc that was refused later', () => {
    expect(flowsOf(problemOf([10, 0, 0, 5, 0, 0], { pinned: [2, 0, 0, 0, 0, 0], vetoed: [1, 0, 0, 0, 0, 0] }))).toEqual(
      [2, 0, 0, 6, 0, 0],
    );
  });

  it.each([
    ['a demand', { pinned: [6, 5, 0, 0, 0, 0] }],
    ['an offer', { pinned: [5, 0, 0, 4, 0, 0] }],
    [
      'a group',
      { pinned: [5, 0, 0, 0, 5, 0], offerGroup: [0, 0, -1], groups: [{ parent: null, capacity: 9, tiers: [] }] },
    ],
  ])('are refused when they exceed %s', (_, more) => {
    expect(() => allocate(problemOf([1, 1, 1, 1, 1, 1], more))).toThrow(RangeError);
  });

  it('leave an allocator as it was when a change is refused', () => {
    const allocator = new Allocator(problemOf([3, 2, 1, 3, 2, 1], { pinned: [8, 0, 0, 0, 0, 0] }));
    const before = allocator.plan();
    expect(() => allocator.setQuantity(0, 7)).toThrow(RangeError);
    expect(() => allocator.setCapacity(0, 7)).toThrow(RangeError);
    expect(() => allocator.setPinned(3, 1)).toThrow(RangeError);
    expect(allocator.plan()).toEqual({ ...before, pivots: 0 });
  });
});

describe('groups', () => {
  const seller = (
    capacity: number | null,
    tiers: { units: number; bonus: number }[] = [],
    parent: number | null = null,
  ) => ({ parent, capacity, tiers });

  it('cap what one seller is given over all its offers', () => {
    const plan = allocate(problemOf([9, 9, 1, 9, 9, 1], { offerGroup: [0, 0, -1], groups: [seller(10)] }));
    expect(plan.value).toBe(90 + 8);
    expect(plan.certificate.groupPrice[0]).toBeGreaterThan(0);
  });

  it('stand in one another: sellers who share one pool', () => {
    const groups = [seller(12), seller(10, [], 0), seller(10, [], 0)];
    expect(allocate(problemOf([9, 8, 7, 9, 8, 7], { offerGroup: [1, 2, 2], groups })).value).toBe(8 * 9 + 4 * 8);
  });

  it('serve more sellers when their first units count more', () => {
    const spread = problemOf([9, 8, 7, 9, 8, 7], {
      quantity: [4, 4],
      offerGroup: [0, 1, 2],
      groups: [0, 1, 2].map(() => seller(null, [{ units: 2, bonus: 5 }])),
    });
    const { flows, value, bonus, objective } = allocate(spread);
    const given = [0, 1, 2].map((offer) => flows[offer]! + flows[offer + 3]!);
    expect(given).toEqual([4, 2, 2]);
    expect([value, bonus, objective]).toEqual([4 * 9 + 2 * 8 + 2 * 7, 30, 96]);
  });

  it('count what is signed as the first units', () => {
    const pinned = problemOf([9, 8, 0, 0, 0, 0], {
      quantity: [4, 0],
      pinned: [2, 0, 0, 0, 0, 0],
      offerGroup: [0, 1, -1],
      groups: [seller(null, [{ units: 2, bonus: 5 }]), seller(null, [{ units: 2, bonus: 5 }])],
    });
    expect(flowsOf(pinned)).toEqual([2, 2, 0, 0, 0, 0]);
  });
});

describe('refuses', () => {
  const plain = problemOf([1, 2, 3, 4, 5, 6]);
  it.each<[string, Partial<AllocationProblem>]>([
    ['a negative quantity', { quantity: [-1, 5] }],
    ['a fraction', { capacity: [1, 2.5, 3] }],
    ['NaN', { arcValue: [1, 2, Number.NaN, 4, 5, 6] }],
    ['Infinity', { quantity: [Infinity, 5] }],
    ['a demand that is not there', { arcDemand: [0, 0, 0, 1, 1, 2] }],
    ['an offer that is not there', { arcOffer: [0, 1, 2, 0, 1, -1] }],
    ['lists of different lengths', { arcOffer: [0, 1, 2] }],
    ['a value too large', { arcValue: [MAX_VALUE + 1, 0, 0, 0, 0, 0] }],
    ['sums beyond 2^53', { quantity: [2 ** 52, 2 ** 52], capacity: [2 ** 52, 2 ** 52, 2] }],
    ['worth beyond 2^53', { quantity: [1e12, 5], capacity: [1e12, 5, 5], arcValue: [1_000_000, 0, 0, 0, 0, 0] }],
    ['a group that is not there', { offerGroup: [0, -1, -1] }],
    ['a group within itself', { groups: [{ parent: 0, capacity: 5, tiers: [] }] }],
    [
      'bonuses that rise',
      {
        groups: [
          {
            parent: null,
            capacity: 5,
            tiers: [
              { units: 1, bonus: 1 },
              { units: 1, bonus: 2 },
            ],
          },
        ],
      },
    ],
    [
      'a budget that is overspent by what is signed',
      { pinned: [2, 0, 0, 0, 0, 0], budgets: [{ limit: 9, arcs: [0], price: [5] }] },
    ],
    ['a veto that is neither', { vetoed: [0, 0, 2, 0, 0, 0] }],
  ])('%s', (_, wrong) => {
    expect(() => allocate({ ...plain, ...wrong })).toThrow(RangeError);
  });

  it('changes of what is not there', () => {
    const allocator = new Allocator(plain);
    expect(() => allocator.setValue(6, 1)).toThrow(RangeError);
    expect(() => allocator.setValue(0, 0.5)).toThrow(RangeError);
    expect(() => allocator.setQuantity(-1, 1)).toThrow(RangeError);
    expect(() => allocator.setCapacity(3, 1)).toThrow(RangeError);
    expect(() => allocator.setGroupCapacity(0, 1)).toThrow(RangeError);
    expect(() => allocator.setPinned(0, -1)).toThrow(RangeError);
  });
});
