import { describe, expect, it } from '@jest/globals';
import { aboveCeiling, lineTotal, sumRupiah } from './pricing.js';

describe('line total', () => {
  it.each([
    ['100 helai at Rp 570.000', 100, 570_000, 1, { rupiah: 57_000_000 }],
    ['2,5 kg at Rp 95.000', 2_500, 95_000, 1000, { rupiah: 237_500 }],
    ['1 gram of a kilogram at Rp 95.001 is no whole rupiah', 1, 95_001, 1000, { problem: 'total_not_exact' }],
    ['the largest amount that survives JSON', Number.MAX_SAFE_INTEGER, 1, 1, { rupiah: Number.MAX_SAFE_INTEGER }],
    ['one rupiah beyond it', 2, 2 ** 52, 1, { problem: 'amount_overflow' }],
    ['a product far beyond doubles', 1_000_000_000_000, Number.MAX_SAFE_INTEGER, 1, { problem: 'amount_overflow' }],
    ['a product beyond doubles whose quotient is not', 3_000_000, 9_000_000_000, 1_000_000, { rupiah: 27_000_000_000 }],
  ])('%s', (_name, quantity, price, steps, expected) => {
    expect(lineTotal(quantity, price, steps)).toEqual(expected);
  });

  it('sums exactly and refuses what JSON cannot hold', () => {
    expect(sumRupiah([1, 2, 3])).toBe(6);
    expect(sumRupiah([])).toBe(0);
    expect(sumRupiah([Number.MAX_SAFE_INTEGER, 1])).toBeNull();
  });
});

describe('ceiling', () => {
  it.each([
    ['the same unit, below', { rupiah: 9, base: 1 }, { rupiah: 10, base: 1 }, false],
    ['the same unit, at the ceiling', { rupiah: 10, base: 1 }, { rupiah: 10, base: 1 }, false],
    ['the same unit, above', { rupiah: 11, base: 1 }, { rupiah: 10, base: 1 }, true],
    ['a box of 12 at 120 against 10 a piece', { rupiah: 120, base: 12 }, { rupiah: 10, base: 1 }, false],
    ['a box of 12 at 121 against 10 a piece', { rupiah: 121, base: 12 }, { rupiah: 10, base: 1 }, true],
  ])('%s', (_name, price, ceiling, above) => {
    expect(aboveCeiling(price, ceiling)).toBe(above);
  });
});
