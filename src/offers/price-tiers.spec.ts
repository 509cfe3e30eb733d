import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { objectionToTiers, priceAt, type PriceTier } from './price-tiers.js';

const tier = (minQuantity: number, unitPrice = 1_000): PriceTier => ({ minQuantity, unitPrice });

describe('objectionToTiers', () => {
  it.each<[string, PriceTier[], number, ReturnType<typeof objectionToTiers>]>([
    ['takes one price from the minimum order', [tier(10)], 10, null],
    ['takes a first price below the minimum order', [tier(1)], 10, null],
    ['takes rising quantities, whatever the prices do', [tier(1, 900), tier(50, 950), tier(100, 800)], 1, null],
    ['refuses no price at all', [], 1, 'none'],
    ['refuses a minimum order without a price', [tier(11)], 10, 'above_minimum_order'],
    ['refuses the same quantity twice', [tier(1), tier(50), tier(50)], 1, 'not_rising'],
    ['refuses falling quantities', [tier(1), tier(50), tier(20)], 1, 'not_rising'],
  ])('%s', (_name, tiers, minimumOrder, objection) => {
    expect(objectionToTiers(tiers, minimumOrder)).toBe(objection);
  });
});

describe('priceAt', () => {
  const tiers = [tier(10, 600_000), tier(100, 570_000), tier(500, 540_000)];

  it.each([
    [9, null],
    [10, 600_000],
    [99, 600_000],
    [100, 570_000],
    [499, 570_000],
    [500, 540_000],
    [1_000_000, 540_000],
  ])('for %i is %p', (quantity, price) => {
    expect(priceAt(tiers, quantity)).toBe(price);
  });

  it('is one of the stated prices for every quantity from the minimum order up', () => {
    const quantities = fc.uniqueArray(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(quantities, fc.integer({ min: 0, max: 2_000 }), (unsorted, more) => {
        const valid = unsorted.sort((a, b) => a - b).map((quantity, at) => tier(quantity, 1_000 - at));
        const minimumOrder = (valid[0]?.minQuantity ?? 0) + (more % 10);
        expect(objectionToTiers(valid, minimumOrder)).toBeNull();
        const price = priceAt(valid, minimumOrder + more);
        const holding = valid.filter((t) => t.minQuantity <= minimumOrder + more);
        expect(price).toBe(holding.at(-1)?.unitPrice);
      }),
      { seed: 20261124, numRuns: 500 },
    );
  });
});
