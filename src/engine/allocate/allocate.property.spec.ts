import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bestWorth, problems, roomFor } from '../../../test/support/allocation-oracle.js';
import { allocate, Allocator } from './allocate.js';
import { certify } from './certify.js';
import type { AllocationProblem } from './types.js';

const SEEDED = { seed: 20261124 };

describe('against the oracle', () => {
  it.each([
    ['of demands and offers', problems()],
    ['with equal values everywhere', problems({ coarse: true })],
    ['with groups and tiers', problems({ groups: 4 })],
    ['with groups and tiers of equal worth', problems({ groups: 4, coarse: true })],
    ['with all of that and pins', problems({ groups: 4, pins: true })],
  ])('finds the best plan %s, and proves it', (_, samples) => {
    let used = 0;
    fc.assert(
      fc.property(samples, (problem) => {
        const plan = allocate(problem);
        expect(plan.objective).toBe(bestWorth(problem));
        expect(plan.proof).toEqual({ kind: 'optimal', by: 'prices' });
        expect(certify(problem, plan.flows, plan.certificate)).toMatchObject({
          faults: [],
          bound: plan.objective,
          value: plan.value,
        });
        if (plan.objective > 0) used++;
      }),
      { ...SEEDED, numRuns: 400 },
    );
    expect(used).toBeGreaterThan(150);
  });
});

describe('whatever the problem', () => {
  it('the order of demands, offers and arcs does not change the worth', () => {
    fc.assert(
      fc.property(problems(), (problem) =>
        expect(allocate(mirrored(problem)).objective).toBe(allocate(problem).objective),
      ),
      { ...SEEDED, numRuns: 200 },
    );
  });

  it('more capacity never lowers the worth, and raises it by at most its price', () => {
    fc.assert(
      fc.property(problems({ groups: 3 }), fc.nat(), fc.integer({ min: 1, max: 20 }), (problem, pick, more) => {
        const offer = pick % problem.capacity.length;
        const plan = allocate(problem);
        const capacity = Array.from(problem.capacity, (units, each) => (each === offer ? units + more : units));
        const gain = allocate({ ...problem, capacity }).objective - plan.objective;
        expect(gain).toBeGreaterThanOrEqual(0);
        expect(gain).toBeLessThanOrEqual(more * plan.certificate.offerPrice[offer]!);
      }),
      { ...SEEDED, numRuns: 200 },
    );
  });

  it('a solution cut short is a plan with a gap that holds', () => {
    fc.assert(
      fc.property(problems({ groups: 3 }), fc.nat(6), (problem, maxPivots) => {
        const plan = allocate(problem, { maxPivots });
        const best = bestWorth(problem);
        expect(plan.objective).toBeLessThanOrEqual(best);
        expect(plan.proof.kind === 'gap' ? plan.proof.bound : plan.objective).toBeGreaterThanOrEqual(best);
      }),
      { ...SEEDED, numRuns: 200 },
    );
  });
});

describe('after changes', () => {
  const change = fc.record({
    kind: fc.constantFrom('value', 'quantity', 'capacity', 'group', 'veto', 'pin'),
    pick: fc.nat(),
    amount: fc.nat(40),
  });

  it('the warm solution is worth what a cold one is, and as well proved', () => {
    let pivots = 0;
    let changes = 0;
    fc.assert(
      fc.property(problems({ groups: 4, pins: true }), fc.array(change, { maxLength: 25 }), (start, sequence) => {
        const warm = new Allocator(start);
        const problem = copy(start);
        warm.plan();
        for (const each of sequence) {
          if (!apply(problem, warm, each)) continue;
          const plan = warm.plan();
          expect(plan.objective).toBe(bestWorth(problem));
          expect(warm.objective()).toBe(plan.objective);
          expect(plan.proof).toEqual({ kind: 'optimal', by: 'prices' });
          pivots += plan.pivots;
          changes++;
        }
      }),
      { ...SEEDED, numRuns: 150 },
    );
    expect(pivots / changes).toBeLessThan(5);
  });
});

type Writable = {
  -readonly [Field in keyof AllocationProblem]-?: AllocationProblem[Field] extends ArrayLike<number> | undefined
    ? number[]
    : AllocationProblem[Field];
};

const copy = (problem: AllocationProblem) =>
  ({
    ...problem,
    quantity: [...list(problem.quantity)],
    capacity: [...list(problem.capacity)],
    arcValue: [...list(problem.arcValue)],
    vetoed: [...list(problem.vetoed!)],
    pinned: [...list(problem.pinned!)],
    groups: [...problem.groups!],
  }) as unknown as Writable;

const list = (numbers: ArrayLike<number>) => Array.from(numbers);

/** Makes the same change on both sides; false where it cannot be made. */
function apply(
  problem: Writable,
  warm: Allocator,
  { kind, pick, amount }: { kind: string; pick: number; amount: number },
): boolean {
  const { quantity, capacity, groups, arcValue, pinned, vetoed } = problem;
  const arcs = arcValue.length;
  if (kind === 'quantity' || kind === 'capacity') {
    const limits = kind === 'quantity' ? quantity : capacity;
    const owner = pick % limits.length;
    const before = limits[owner]!;
    limits[owner] = amount;
    if (!pinsFit(problem)) {
      limits[owner] = before;
      return false;
    }
    if (kind === 'quantity') warm.setQuantity(owner, amount);
    else warm.setCapacity(owner, amount);
    return true;
  }
  if (kind === 'group') {
    const limited = groups.flatMap((group, index) => (group.capacity === null ? [] : [index]));
    if (limited.length === 0) return false;
    const index = limited[pick % limited.length]!;
    const before = groups[index]!;
    problem.groups = groups.map((group, each) => (each === index ? { ...before, capacity: amount } : group));
    if (!pinsFit(problem)) {
      problem.groups = groups;
      return false;
    }
    warm.setGroupCapacity(index, amount);
    return true;
  }
  if (arcs === 0) return false;
  const arc = pick % arcs;
  if (kind === 'value') warm.setValue(arc, (arcValue[arc] = 3 * amount - 20));
  if (kind === 'veto') warm.setVetoed(arc, (vetoed[arc] = amount & 1) === 1);
  if (kind === 'pin') {
    pinned[arc] = 0;
    warm.setPinned(arc, (pinned[arc] = Math.min(amount, roomFor(problem, arc))));
  }
  return true;
}

/** Whether what is pinned leaves room for nothing or more everywhere. */
const pinsFit = (problem: AllocationProblem) =>
  list(problem.arcValue).every((_, arc) => roomFor(problem, arc) >= 0) &&
  list(problem.pinned!).every((units) => units >= 0);

function mirrored(problem: AllocationProblem): AllocationProblem {
  const flip = (numbers: ArrayLike<number>) => list(numbers).reverse();
  const other = (numbers: ArrayLike<number>, count: number) => flip(numbers).map((index) => count - 1 - index);
  return {
    quantity: flip(problem.quantity),
    capacity: flip(problem.capacity),
    arcDemand: other(problem.arcDemand, problem.quantity.length),
    arcOffer: other(problem.arcOffer, problem.capacity.length),
    arcValue: flip(problem.arcValue),
    vetoed: flip(problem.vetoed!),
  };
}
