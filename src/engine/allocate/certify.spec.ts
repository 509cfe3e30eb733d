import { describe, expect, it } from '@jest/globals';
import { allocate } from './allocate.js';
import { certify } from './certify.js';
import type { AllocationProblem } from './types.js';

const PROBLEM = {
  quantity: [10, 10],
  capacity: [8, 8],
  arcDemand: [0, 0, 1],
  arcOffer: [0, 1, 0],
  arcValue: [5, 4, 6],
  offerGroup: [0, 0],
  groups: [{ parent: null, capacity: 15, tiers: [{ units: 3, bonus: 2 }] }],
  pinned: [1, 0, 0],
  vetoed: [1, 0, 0],
  minimum: [2, 2],
  budgets: [{ limit: 100, arcs: [0, 2], price: [10, 10] }],
} satisfies AllocationProblem;

const FREE = { demandPrice: new Float64Array(2), offerPrice: Float64Array.of(9, 9), groupPrice: new Float64Array(1) };

describe('certify', () => {
  it('finds nothing wrong with a sound plan, and says what it is worth', () => {
    expect(certify(PROBLEM, [1, 5, 7], FREE)).toEqual({
      faults: [],
      value: 5 + 20 + 42,
      bonus: 6,
      bound: 5 + 8 * 9 + 7 * 9 + 6,
    });
  });

  it.each<[string, number[], Partial<AllocationProblem>, string]>([
    ['a fraction', [1, 0.5, 0], {}, 'whole number'],
    ['a negative flow', [1, -1, 0], {}, 'whole number'],
    ['less than is signed', [0, 0, 0], {}, 'signed'],
    ['more on a refused arc', [2, 0, 0], {}, 'refused'],
    ['less than a minimum order', [1, 1, 0], {}, 'minimum'],
    ['more than is asked', [1, 8, 0], { quantity: [5, 10] }, 'demand 0'],
    ['more than can be had', [1, 0, 8], {}, 'offer 0'],
    ['more than a group may', [1, 7, 7], { groups: [{ parent: null, capacity: 14, tiers: [] }] }, 'group 0'],
    ['more than a budget', [1, 0, 7], { budgets: [{ limit: 79, arcs: [0, 2], price: [10, 10] }] }, 'budget 0'],
    ['a flow too few', [1, 0], {}, 'flows'],
  ])('finds %s', (_, flows, change, words) => {
    expect(certify({ ...PROBLEM, ...change }, flows, FREE).faults.join()).toContain(words);
  });

  it('proves nothing by prices that do not cover an arc', () => {
    expect(certify(PROBLEM, [1, 0, 0], { ...FREE, offerPrice: new Float64Array(2) })).toMatchObject({
      bound: Infinity,
      faults: [expect.stringContaining('cover')],
    });
  });

  it('notices a price changed by one', () => {
    const { flows, certificate, objective } = allocate({ ...PROBLEM, minimum: undefined, budgets: undefined });
    const problem = { ...PROBLEM, minimum: undefined, budgets: undefined };
    expect(certify(problem, flows, certificate).bound).toBe(objective);
    for (const prices of [certificate.demandPrice, certificate.offerPrice]) {
      for (let at = 0; at < prices.length; at++) {
        prices[at]!++;
        expect(certify(problem, flows, certificate).bound).toBeGreaterThanOrEqual(objective);
        prices[at]!--;
      }
    }
  });
});
