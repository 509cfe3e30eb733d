import { describe, expect, it } from '@jest/globals';
import { aDemand, anOffer, ORDER_DAY } from '../../../test/support/ranking-samples.js';
import { periodOf } from './calendar.js';
import { deliverable } from './capacity.js';
import type { Capacity } from './types.js';

const WINDOW = { from: ORDER_DAY + 30, to: ORDER_DAY + 39 };

function possible(
  capacity: Partial<Capacity>,
  { deliveries = 1, leadDays = 15 as number | null, window = WINDOW } = {},
) {
  const offer = anOffer({ leadDays, capacity: { ...anOffer().capacity!, ...capacity } });
  return deliverable(aDemand({ window, deliveries }), offer, ORDER_DAY);
}

describe('what can be delivered in the window', () => {
  it('counts storable goods from the day they could be ready to the last day', () => {
    expect(possible({ perPeriod: 10 })).toBe(250); // days 15 to 39
  });

  it('counts from the order day where no lead time is stated', () => {
    expect(possible({ perPeriod: 10 }, { leadDays: null })).toBe(400);
  });

  it('counts of made-fresh goods one period for each delivery', () => {
    expect(possible({ perPeriod: 10, madeFresh: true })).toBe(10);
    expect(possible({ perPeriod: 10, madeFresh: true }, { deliveries: 3 })).toBe(30);
    expect(possible({ perPeriod: 10, madeFresh: true }, { deliveries: 300 })).toBe(100); // ten days in the window
  });

  it('takes off what is reserved in the window, and nothing outside it', () => {
    const exceptions = [
      { period: ORDER_DAY + 14, left: 0 },
      { period: ORDER_DAY + 15, left: 3 },
      { period: ORDER_DAY + 39, left: 0 },
      { period: ORDER_DAY + 40, left: 0 },
    ];
    expect(possible({ perPeriod: 10, exceptions })).toBe(233);
  });

  it('gives made-fresh goods their fullest periods', () => {
    const exceptions = Array.from({ length: 9 }, (_, day) => ({ period: WINDOW.from + day, left: day }));
    expect(possible({ perPeriod: 10, madeFresh: true, exceptions }, { deliveries: 3 })).toBe(10 + 8 + 7);
  });

  it('counts a week or month that the window touches whole', () => {
    expect(possible({ period: 'month', perPeriod: 60 })).toBe(120); // December and January
    expect(possible({ period: 'week', perPeriod: 20 })).toBe(80); // Wed 9 December 2026 to Sat 2 January 2027
  });

  it('honours an exception of a month', () => {
    const exceptions = [{ period: periodOf('month', WINDOW.to), left: 5 }];
    expect(possible({ period: 'month', perPeriod: 60, exceptions })).toBe(65);
  });

  it('is nothing when the goods are ready too late', () => {
    expect(possible({ perPeriod: 10 }, { leadDays: 40 })).toBe(0);
  });

  it('is unknown without a capacity or a window', () => {
    expect(deliverable(aDemand(), anOffer({ capacity: null }), ORDER_DAY)).toBeNull();
    expect(deliverable(aDemand({ window: null }), anOffer(), ORDER_DAY)).toBeNull();
  });

  it('stays an exact integer for boundless capacities and windows', () => {
    expect(possible({ perPeriod: Number.MAX_SAFE_INTEGER })).toBe(Number.MAX_SAFE_INTEGER);
    const years = { from: ORDER_DAY, to: ORDER_DAY + 1_000_000 };
    expect(possible({ perPeriod: 10 ** 9 }, { window: years, leadDays: 0 })).toBe(1_000_001 * 10 ** 9);
  });
});
