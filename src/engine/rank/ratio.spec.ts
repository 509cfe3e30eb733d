import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { comparePrices, excessOver, savingUnder, shareOf } from './ratio.js';

const anyInteger = fc.oneof(fc.integer({ min: 0, max: 1_000 }), fc.maxSafeNat());
const positive = anyInteger.map((value) => value || 1);
const price = fc.record({ rupiah: anyInteger, units: positive });
const check = (property: fc.IProperty<[number, number]>) => fc.assert(property, { seed: 20261124, numRuns: 2_000 });

describe('shares of integers', () => {
  it.each([
    [0, 100, 0],
    [1, 3, 3_333],
    [99_999, 100_000, 9_999],
    [100, 100, 10_000],
    [150, 100, 10_000],
    [-5, 100, 0],
    [5, 0, 0],
    [Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER, 9_999],
    [10 ** 12, 3 * 10 ** 12, 3_333],
  ])('%d of %d is %d basis points', (part, whole, expected) => {
    expect(shareOf(part, whole)).toBe(expected);
  });

  it('is exact for every pair of integers', () => {
    check(
      fc.property(anyInteger, positive, (part, whole) => {
        const exact = (10_000n * BigInt(part)) / BigInt(whole);
        expect(shareOf(part, whole)).toBe(exact > 10_000n ? 10_000 : Number(exact));
      }),
    );
  });

  it('is exact where a quotient comes within one unit of an integer', () => {
    for (const whole of [3, 899_999_999_999, 900_719_835_100, 900_719_835_200, 10 ** 13]) {
      for (const share of [1, 3_333, 8_191, 9_999]) {
        const part = Number((BigInt(share) * BigInt(whole)) / 10_000n);
        expect(shareOf(part, whole)).toBe(Number((10_000n * BigInt(part)) / BigInt(whole)));
      }
    }
  });
});

describe('prices as fractions', () => {
  it.each([
    [{ rupiah: 12_000, units: 250 }, { rupiah: 48_000, units: 1_000 }, 0],
    [{ rupiah: 1, units: 3 }, { rupiah: 333_333_333, units: 1_000_000_000 }, 1],
    [{ rupiah: 9_007_199_254_740_990, units: 7 }, { rupiah: 9_007_199_254_740_991, units: 7 }, -1],
  ])('compares %j with %j without rounding', (a, b, sign) => {
    expect(Math.sign(comparePrices(a, b))).toBe(sign);
    expect(Math.sign(comparePrices(b, a))).toBe(0 - sign);
  });

  it('measures a saving and an excess exactly, however large the figures', () => {
    fc.assert(
      fc.property(price, price, (ceiling, asked) => {
        const allowed = BigInt(ceiling.rupiah) * BigInt(asked.units);
        const wanted = BigInt(asked.rupiah) * BigInt(ceiling.units);
        const saving = wanted >= allowed ? 0n : (10_000n * (allowed - wanted)) / allowed;
        expect(savingUnder(ceiling, asked)).toBe(Number(saving));
        expect(excessOver(ceiling, asked) > 0).toBe(wanted > allowed);
        expect(Math.sign(comparePrices(asked, ceiling))).toBe(wanted < allowed ? -1 : wanted > allowed ? 1 : 0);
      }),
      { seed: 20261124, numRuns: 2_000 },
    );
  });

  it('never shows a tiny excess as none, nor a boundless one', () => {
    expect(excessOver({ rupiah: 1_000_000, units: 1 }, { rupiah: 1_000_001, units: 1 })).toBe(1);
    expect(excessOver({ rupiah: 1, units: 1 }, { rupiah: 10 ** 15, units: 1 })).toBe(1_000_000);
  });
});
