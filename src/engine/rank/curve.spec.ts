import { describe, expect, it } from '@jest/globals';
import { along } from './curve.js';
import { DEFAULT_DISTANCE_CURVE, DEFAULT_PRICE_CURVE } from './defaults.js';

describe('a broken line', () => {
  it.each([
    [0, 10_000],
    [10, 10_000],
    [30, 8_250],
    [50, 6_500],
    [51, 6_465],
    [150, 3_000],
    [500, 1_000],
    [3_000, 0],
    [65_535, 0],
  ])('at %d km gives %d', (kilometres, share) => {
    expect(along(DEFAULT_DISTANCE_CURVE, kilometres)).toBe(share);
  });

  it('never turns between its corners', () => {
    for (let x = 1; x <= 4_000; x++) {
      expect(along(DEFAULT_DISTANCE_CURVE, x)).toBeLessThanOrEqual(along(DEFAULT_DISTANCE_CURVE, x - 1));
      expect(along(DEFAULT_PRICE_CURVE, x)).toBeGreaterThanOrEqual(along(DEFAULT_PRICE_CURVE, x - 1));
    }
  });

  it('with a single corner is flat', () => {
    expect([0, 5, 9].map((x) => along([[5, 700]], x))).toEqual([700, 700, 700]);
  });
});
