import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { VALUE_LADDER, valueBand } from './value-band.js';

describe('valueBand', () => {
  it.each([
    [0, 0, 1_000_000],
    [999_999, 0, 1_000_000],
    [1_000_000, 1_000_000, 2_500_000],
    [9_999_999, 5_000_000, 10_000_000],
    [10_000_000, 10_000_000, 25_000_000],
    [24_999_999, 10_000_000, 25_000_000],
    [99_000_000_000, 50_000_000_000, 100_000_000_000],
    [Number.MAX_SAFE_INTEGER, 5_000_000_000_000_000, Number.MAX_SAFE_INTEGER],
  ])('puts %p on the step from %p to %p', (rupiah, from, to) => {
    expect(valueBand(rupiah)).toEqual({ from, to });
  });

  it('holds every amount, on a step of the ladder, and rises with it', () => {
    const amount = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const band = valueBand(low);
        expect(band.from <= low && (low < band.to || band.to === Number.MAX_SAFE_INTEGER)).toBe(true);
        expect(VALUE_LADDER.indexOf(band.to) - VALUE_LADDER.indexOf(band.from)).toBe(1);
        expect(valueBand(high).from).toBeGreaterThanOrEqual(band.from);
      }),
      { seed: 20261124, numRuns: 500 },
    );
  });
});
