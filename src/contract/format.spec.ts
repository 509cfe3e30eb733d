import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  civilDate,
  clock,
  columnScale,
  dateLong,
  dateShort,
  dateSpan,
  inColumn,
  moment,
  monthLong,
  parseQuantity,
  parseRupiah,
  percent,
  decimal,
  permille,
  quantity,
  roundParts,
  roundTo,
  rupiah,
  rupiahBand,
  rupiahParts,
  rupiahShort,
} from './format.js';

const N = '\u00a0';

describe('amounts', () => {
  it.each([
    [57_000_000, `Rp${N}57.000.000`],
    [0, `Rp${N}0`],
    [-5_000, `-Rp${N}5.000`],
    [Number.MAX_SAFE_INTEGER, `Rp${N}9.007.199.254.740.991`],
  ])('writes %i in full', (amount, shown) => expect(rupiah(amount, 'id')).toBe(shown));

  it.each([
    [570_000, `Rp${N}570.000`],
    [999_999, `Rp${N}999.999`],
    [1_000_000, `Rp${N}1${N}juta`],
    [57_000_000, `Rp${N}57${N}juta`],
    [23_600_000, `Rp${N}23,6${N}juta`],
    [214_000_000, `Rp${N}214${N}juta`],
    [999_949_999, `Rp${N}999,9${N}juta`],
    [999_950_000, `Rp${N}1${N}miliar`],
    [14_260_000_000, `Rp${N}14,26${N}miliar`],
    [23_000_000_000, `Rp${N}23${N}miliar`],
    [1_208_000_000_000_000, `Rp${N}1.208${N}triliun`],
  ])('shortens %i', (amount, shown) => expect(rupiahShort(amount, 'id')).toBe(shown));

  it('writes English with English words and separators', () => {
    expect(rupiah(57_000_000, 'en')).toBe(`Rp${N}57,000,000`);
    expect(rupiahShort(14_260_000_000, 'en')).toBe(`Rp${N}14.26${N}billion`);
    expect(rupiahParts(14_260_000_000, 'en')).toEqual({ figure: '14.26', word: 'billion' });
  });

  it('says the word of a band once where both ends share it', () => {
    expect(rupiahBand({ from: 10_000_000, to: 25_000_000 }, 'id')).toBe(`Rp${N}10-25${N}juta`);
    expect(rupiahBand({ from: 2_500_000, to: 5_000_000 }, 'id')).toBe(`Rp${N}2,5-5${N}juta`);
    expect(rupiahBand({ from: 900_000_000, to: 1_200_000_000 }, 'id')).toBe(`Rp${N}900${N}juta-1,2${N}miliar`);
  });
});

describe('rounding', () => {
  it('makes the parts add up to the total shown, whatever they are', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 10 ** 12 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(amounts, fc.constantFrom(1, 100, 10_000_000), (parts, unit) => {
        const total = parts.reduce((sum, part) => sum + part, 0);
        const rounded = roundParts(parts, total, unit);
        expect(rounded.reduce((sum, part) => sum + part, 0)).toBe(roundTo(total, unit));
        rounded.forEach((units, index) => expect(Math.abs(units * unit - (parts[index] ?? 0))).toBeLessThan(unit + 1));
      }),
      { seed: 20261124 },
    );
  });

  it('names one unit for a column and keeps its decimals', () => {
    const scale = columnScale(14_260_000_000, 'id');
    const shown = roundParts([5_124_000_000, 3_494_000_000, 5_642_000_000], 14_260_000_000, scale.unit);
    expect(scale.word).toBe('miliar');
    expect(shown.map((units) => inColumn(units, scale, 'id'))).toEqual(['5,13', '3,49', '5,64']);
  });

  it('never rounds a share up to the whole', () => {
    expect(percent(14_260, 23_000, 'id')).toBe('62%');
    expect(percent(22_999, 23_000, 'id')).toBe('99%');
    expect(percent(5, 0, 'id')).toBe('0%');
    expect(permille(315, 'id')).toBe('31,5%');
    expect(permille(400, 'id')).toBe('40%');
    expect(decimal(4_219, 'id')).toBe('0,42');
    expect(decimal(0, 'en')).toBe('0.00');
  });
});

describe('quantities', () => {
  it.each([
    [1_500, 1_000, '1,5'],
    [600, 1, '600'],
    [12_345_678, 1_000, '12.345,678'],
  ])('writes %i steps of 1/%i', (value, steps, shown) => expect(quantity(value, steps, 'id')).toBe(shown));

  it.each([
    ['1,5', 1_000, 1_500],
    ['1.000', 1, 1_000],
    ['100', 1, 100],
    ['0,0005', 1_000, null],
    ['1.5', 1, null],
    ['1.5', 1_000, null],
    ['0', 1, null],
    ['-1', 1, null],
    ['1e3', 1, null],
    ['１００', 1, null],
    ['', 1, null],
    ['2,5', 1, null],
    ['9007199254740993', 1, null],
  ])('reads %s in steps of 1/%i as %s', (text, steps, value) => expect(parseQuantity(text, steps, 'id')).toBe(value));

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 9 }), fc.constantFrom(1, 10, 1_000), (value, steps) => {
        expect(parseQuantity(quantity(value, steps, 'id'), steps, 'id')).toBe(value);
        expect(parseQuantity(quantity(value, steps, 'en'), steps, 'en')).toBe(value);
      }),
      { seed: 20261124 },
    );
  });

  it.each([
    ['57.000.000', 57_000_000],
    ['Rp 57.000', 57_000],
    ['570000', 570_000],
    ['2O.000', null],
    ['57,5', null],
    ['0', null],
    ['1.00', null],
  ])('reads the amount %s as %s', (text, amount) => expect(parseRupiah(text, 'id')).toBe(amount));
});

describe('dates', () => {
  it('writes civil dates without a zone moving them', () => {
    expect(dateShort('2027-01-14', 'id')).toBe('14 Jan 2027');
    expect(dateLong('2027-01-14', 'id')).toBe('14 Januari 2027');
    expect(dateLong('2027-01-14', 'en')).toBe('14 January 2027');
    expect(monthLong('2027-03', 'id')).toBe('Maret 2027');
  });

  it('says each part of a span once', () => {
    expect(dateSpan('2027-01-14', '2027-01-14', 'id')).toBe('14 Jan 2027');
    expect(dateSpan('2027-01-10', '2027-01-14', 'id')).toBe('10-14 Jan 2027');
    expect(dateSpan('2027-01-10', '2027-03-10', 'id')).toBe('10 Jan-10 Mar 2027');
    expect(dateSpan('2026-12-10', '2027-01-10', 'id')).toBe('10 Des 2026-10 Jan 2027');
  });

  it('writes instants in the zone of the event, with its word', () => {
    expect(moment('2026-11-24T03:31:00Z', 'Asia/Jakarta', 'id')).toBe(`24 Nov, 10.31${N}WIB`);
    expect(clock('2026-11-24T03:31:00Z', 'Asia/Jayapura', 'id')).toBe(`12.31${N}WIT`);
    expect(clock('2026-11-24T17:05:00Z', 'Asia/Jakarta', 'en')).toBe(`00:05${N}WIB`);
    expect(civilDate('2026-11-24T20:00:00Z', 'Asia/Jakarta')).toBe('2026-11-25');
  });
});
