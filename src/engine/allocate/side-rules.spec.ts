import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bestWorth, problems, roomFor } from '../../../test/support/allocation-oracle.js';
import { instance, minimumOrders } from '../../../scripts/bench/workloads/allocation.js';
import { allocate, Allocator } from './allocate.js';
import { certify } from './certify.js';
import { MAX_VALUE, type AllocationPlan, type AllocationProblem } from './types.js';

const SEEDED = { seed: 20261124 };

const boundOf = ({ proof, objective }: AllocationPlan) => (proof.kind === 'gap' ? proof.bound : objective);

describe('minimum orders', () => {
  /** Tries for each arc: nothing beyond what is pinned, or the minimum and more. */
  function bestWithMinimum(problem: AllocationProblem): number {
    const arcs = problem.arcValue.length;
    let best = -Infinity;
    for (let used = 0; used < 2 ** arcs; used++) {
      const trial = { ...problem, pinned: Array.from(problem.pinned!), vetoed: Array.from(problem.vetoed!) };
      let isPossible = true;
      for (let arc = 0; arc < arcs && isPossible; arc++) {
        const lack = Math.max(0, problem.minimum![problem.arcOffer[arc]!]! - trial.pinned[arc]!);
        if (!(used & (1 << arc))) trial.vetoed[arc] = 1;
        else if (trial.vetoed[arc] || lack > roomFor(trial, arc)) isPossible = false;
        else trial.pinned[arc]! += lack;
      }
      if (isPossible) best = Math.max(best, bestWorth(trial));
    }
    return best;
  }

  it('are kept, and the plan is the best there is, on small problems with groups, tiers and pins', () => {
    let rounded = 0;
    fc.assert(
      fc.property(
        problems({ demands: 3, offers: 3, groups: 2, pins: true }),
        fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 3, maxLength: 3 }),
        (sides, minimums) => {
          fc.pre(sides.arcValue.length <= 6);
          const problem = { ...sides, minimum: Array.from(sides.capacity, (_, offer) => minimums[offer]!) };
          const plan = allocate(problem);
          expect(plan.objective).toBe(bestWithMinimum(problem));
          expect(plan.proof.kind).toBe('optimal');
          expect(certify(problem, plan.flows, plan.certificate).faults).toEqual([]);
          if (plan.proof.kind === 'optimal' && plan.proof.by === 'search') rounded++;
        },
      ),
      { ...SEEDED, numRuns: 100 },
    );
    expect(rounded).toBeGreaterThan(5);
  });

  it('cost little on the workload, and the gap is stated', () => {
    const data = instance(300, 1_000, 12);
    const problem = { ...data, minimum: minimumOrders(data) };
    const plan = allocate(problem);
    expect(boundOf(plan) - plan.objective).toBeLessThan(0.003 * plan.objective);
    expect(certify(problem, plan.flows, plan.certificate)).toMatchObject({ faults: [], bound: boundOf(plan) });
  });

  it('are planned anew after a change, as well as from scratch', () => {
    const data = instance(20, 40, 6);
    const minimum = minimumOrders(data);
    const allocator = new Allocator({ ...data, minimum });
    allocator.plan();
    const arcValue = Array.from(data.arcValue);
    for (let arc = 0; arc < arcValue.length; arc += 17) {
      arcValue[arc] = 1_001 - arcValue[arc]!;
      allocator.setValue(arc, arcValue[arc]!);
      expect(allocator.plan().objective).toBe(allocate({ ...data, arcValue, minimum }).objective);
    }
  });
});

describe('budgets', () => {
  const tiny = fc.record({
    quantity: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 2, maxLength: 2 }),
    capacity: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 2, maxLength: 2 }),
    arcValue: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 4, maxLength: 4 }),
    price: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 }),
    limits: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 2, maxLength: 2 }),
  });

  /** An agency's money over both demands, and a cap in rupiah for the seller of the first offer. */
  const problemOf = ({
    price,
    limits,
    ...sides
  }: {
    quantity: number[];
    capacity: number[];
    arcValue: number[];
    price: number[];
    limits: number[];
  }): AllocationProblem => ({
    ...sides,
    arcDemand: [0, 0, 1, 1],
    arcOffer: [0, 1, 0, 1],
    budgets: [
      { limit: limits[0]!, arcs: [0, 1, 2, 3], price },
      { limit: limits[1]!, arcs: [0, 2], price: [price[0]!, price[2]!] },
    ],
  });

  function bestByTrial(problem: AllocationProblem): number {
    const none = { demandPrice: new Float64Array(2), offerPrice: new Float64Array(2), groupPrice: new Float64Array(0) };
    let best = 0;
    for (let code = 0; code < 5 ** 4; code++) {
      const flows = [0, 1, 2, 3].map((arc) => Math.floor(code / 5 ** arc) % 5);
      const { faults, value } = certify(problem, flows, none);
      if (value > best && faults.every((fault) => fault.includes('cover'))) best = value;
    }
    return best;
  }

  it('are never overspent, and the gap holds', () => {
    let atBest = 0;
    fc.assert(
      fc.property(tiny, (sides) => {
        const problem = problemOf(sides);
        const plan = allocate(problem);
        const best = bestByTrial(problem);
        expect(certify(problem, plan.flows, plan.certificate).faults).toEqual([]);
        expect(plan.objective).toBeLessThanOrEqual(best);
        expect(boundOf(plan)).toBeGreaterThanOrEqual(best);
        if (plan.objective === best) atBest++;
      }),
      { ...SEEDED, numRuns: 80 },
    );
    expect(atBest).toBeGreaterThan(60);
  });

  it('that do not bind change nothing', () => {
    const data = instance(30, 60, 8);
    const arcs = [...data.arcValue.keys()];
    const plan = allocate({ ...data, budgets: [{ limit: 1e12, arcs, price: arcs.map(() => 1_000) }] });
    expect(plan.objective).toBe(allocate(data).objective);
    expect(plan.proof).toEqual({ kind: 'optimal', by: 'prices' });
  });

  it('hold a minimum order that cannot be met, whatever the values', () => {
    for (const value of [1, 1_000, MAX_VALUE]) {
      const problem: AllocationProblem = {
        quantity: [1, 9],
        capacity: [9],
        arcDemand: [0, 1],
        arcOffer: [0, 0],
        arcValue: [value, 1],
        minimum: [2],
        budgets: [{ limit: 20, arcs: [0, 1], price: [5, 5] }],
      };
      expect([...allocate(problem).flows]).toEqual([0, 4]);
    }
  });

  it('of forty agencies leave a small gap on the workload', () => {
    const data = instance(200, 500, 10);
    const price = Array.from(data.arcValue, (_, arc) => 50 + ((arc * 7_919) % 400));
    const plain = allocate(data);
    const budgets = Array.from({ length: 40 }, (_, agency) => {
      const arcs = [...data.arcValue.keys()].filter((arc) => data.arcDemand[arc]! % 40 === agency);
      const spent = arcs.reduce((sum, arc) => sum + price[arc]! * plain.flows[arc]!, 0);
      return { limit: Math.floor(spent * 0.8), arcs, price: arcs.map((arc) => price[arc]!) };
    });
    const problem = { ...data, budgets };
    const plan = allocate(problem);
    expect(boundOf(plan) - plan.objective).toBeLessThan(0.02 * plan.objective);
    const both = allocate({ ...problem, minimum: minimumOrders(data) });
    expect(certify({ ...problem, minimum: minimumOrders(data) }, both.flows, both.certificate).faults).toEqual([]);
    expect(both.objective).toBeGreaterThan(0.95 * plan.objective);
  });
});
