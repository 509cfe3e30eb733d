import { describe, expect, it } from '@jest/globals';
import { allocate } from './allocate.js';
import { joinPeriods, splitByPeriod } from './periods.js';
import { sellerGroups } from './sellers.js';

describe('capacities per period', () => {
  const offers = [{ first: 10, capacity: [5, 5, 5] }];

  it('give a demand what the periods of its window have', () => {
    const arcs = [
      { demand: 0, offer: 0, value: 3, first: 11, last: 99 },
      { demand: 1, offer: 0, value: 2, first: 0, last: 11 },
    ];
    const split = splitByPeriod(offers, arcs);
    const plan = allocate({ quantity: [8, 20], ...split });
    expect(Array.from(joinPeriods(split, plan.flows, arcs.length))).toEqual([8, 7]);
    expect(plan.proof.kind).toBe('optimal');
  });

  it('give nothing outside it', () => {
    const split = splitByPeriod(offers, [{ demand: 0, offer: 0, value: 3, first: 13, last: 20 }]);
    expect(split.arcValue).toEqual([]);
    expect(Array.from(joinPeriods(split, [], 1))).toEqual([0]);
  });

  it('say what each part stands for', () => {
    const split = splitByPeriod(
      [...offers, { first: 3, capacity: [1] }],
      [{ demand: 0, offer: 1, value: 3, first: 0, last: 20 }],
    );
    expect(split).toMatchObject({
      capacity: [5, 5, 5, 1],
      offerOf: [0, 0, 0, 1],
      periodOf: [10, 11, 12, 3],
      arcOffer: [3],
      arcOf: [0],
    });
  });

  it('refuse an arc to an offer that is not there', () => {
    expect(() => splitByPeriod(offers, [{ demand: 0, offer: 1, value: 1, first: 0, last: 1 }])).toThrow(RangeError);
  });
});

describe('wishes about sellers', () => {
  const policy = { microBonus: 10, spreadBonus: 5, spreadShare: 1_000 };

  it('become caps and tiers', () => {
    expect(
      sellerGroups(
        [
          { cap: 50, isMicro: true, capacity: 100 },
          { cap: null, isMicro: false, capacity: 4 },
        ],
        policy,
      ),
    ).toEqual([
      {
        parent: null,
        capacity: 50,
        tiers: [
          { units: 10, bonus: 15 },
          { units: 90, bonus: 10 },
        ],
      },
      { parent: null, capacity: null, tiers: [{ units: 1, bonus: 5 }] },
    ]);
  });

  it('prefer a micro business that is worth little less', () => {
    const plan = allocate({
      quantity: [10],
      capacity: [10, 10],
      arcDemand: [0, 0],
      arcOffer: [0, 1],
      arcValue: [105, 100],
      offerGroup: [0, 1],
      groups: sellerGroups(
        [
          { cap: null, isMicro: false, capacity: 10 },
          { cap: null, isMicro: true, capacity: 10 },
        ],
        { microBonus: 10, spreadBonus: 0, spreadShare: 0 },
      ),
    });
    expect(Array.from(plan.flows)).toEqual([0, 10]);
    expect(plan.value).toBe(1_000);
  });
});
