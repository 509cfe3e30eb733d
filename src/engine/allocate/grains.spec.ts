import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocate } from './allocate.js';
import { certify } from './certify.js';
import type { AllocationPlan, AllocationProblem } from './types.js';

const SEEDED = { seed: 20261124 };

const problemOf = (sides: Partial<AllocationProblem>): AllocationProblem => ({
  quantity: [20, 20],
  capacity: [30, 30],
  arcDemand: [0, 0, 1, 1],
  arcOffer: [0, 1, 0, 1],
  arcValue: [9, 5, 8, 4],
  ...sides,
});

const boundOf = ({ proof, objective }: AllocationPlan) => (proof.kind === 'gap' ? proof.bound : objective);

/** Tries every number of units up to six for each of the four arcs. */
function bestByTrial(problem: AllocationProblem): number {
  const free = { demandPrice: [1e6, 1e6], offerPrice: [1e6, 1e6], groupPrice: [] };
  const certificate = {
    demandPrice: Float64Array.from(free.demandPrice),
    offerPrice: Float64Array.from(free.offerPrice),
    groupPrice: new Float64Array(0),
  };
  let best = 0;
  for (let code = 0; code < 7 ** 4; code++) {
    const flows = [0, 1, 2, 3].map((arc) => Math.floor(code / 7 ** arc) % 7);
    const { faults, value } = certify(problem, flows, certificate);
    if (faults.length === 0) best = Math.max(best, value);
  }
  return best;
}

describe('packs', () => {
  it('that are alike, in a problem of whole packs, leave the plan optimal by its prices', () => {
    const plan = allocate(problemOf({ quantity: [24, 12], capacity: [12, 36], grain: [12, 12] }));
    expect([...plan.flows]).toEqual([12, 12, 0, 12]);
    expect(plan.proof).toEqual({ kind: 'optimal', by: 'prices' });
  });

  it('are never broken, and what is left of a need is given to whoever sells it singly', () => {
    const plan = allocate(problemOf({ quantity: [20, 0], grain: [12, 1] }));
    expect([...plan.flows]).toEqual([12, 8, 0, 0]);
    expect(plan.proof.kind).toBe('gap');
  });

  it('count beyond what is signed, and an order that would fall below its minimum is dropped', () => {
    expect([...allocate(problemOf({ quantity: [20, 0], pinned: [3, 0, 0, 0], grain: [5, 30] })).flows]).toEqual([
      18, 0, 0, 0,
    ]);
    const short = problemOf({ quantity: [12, 0], pinned: [3, 0, 0, 0], minimum: [10, 0], grain: [5, 30] });
    expect([...allocate(short).flows]).toEqual([3, 0, 0, 0]);
  });

  it('have minimum orders of whole packs', () => {
    expect(() => allocate(problemOf({ minimum: [6, 0], grain: [12, 1] }))).toThrow('minimum[0]: 6 is no multiple');
    expect(() => allocate(problemOf({ grain: [0, 1] }))).toThrow(RangeError);
  });

  it('of any sizes keep all rules, and the gap holds, on small problems', () => {
    let atBest = 0;
    const units = (max: number, length: number) =>
      fc.array(fc.integer({ min: 0, max }), { minLength: length, maxLength: length });
    fc.assert(
      fc.property(
        fc.record({ quantity: units(6, 2), capacity: units(6, 2), arcValue: units(30, 4), packs: units(3, 2) }),
        units(2, 2),
        fc.option(fc.integer({ min: 0, max: 30 }), { nil: null }),
        ({ packs, ...sides }, orders, limit) => {
          const grain = packs.map((pack) => pack + 1);
          const minimum = grain.map((pack, offer) => pack * orders[offer]!);
          const budgets = limit === null ? [] : [{ limit, arcs: [0, 1, 2, 3], price: [4, 3, 2, 5] }];
          const problem = problemOf({ ...sides, grain, minimum, budgets });
          const plan = allocate(problem);
          const best = bestByTrial(problem);
          expect(certify(problem, plan.flows, plan.certificate).faults).toEqual([]);
          expect(plan.objective).toBeLessThanOrEqual(best);
          expect(boundOf(plan)).toBeGreaterThanOrEqual(best);
          if (plan.objective === best) atBest++;
        },
      ),
      { ...SEEDED, numRuns: 150 },
    );
    expect(atBest).toBeGreaterThan(110);
  });
});
