import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readMoney, readQuantity, readWhole, withDots } from './numerals.js';
import type { Reading } from './problem.js';

const outcome = (reading: Reading<number>): number | string => (reading.ok ? reading.value : reading.problem.code);
const SEED = { seed: 20261124, numRuns: 300 };
const typed = (text: string) => ({ text, type: 'number' as const, formula: false });

describe('readMoney', () => {
  it.each<[string, number]>([
    ['0', 0],
    ['57000', 57_000],
    ['57.000', 57_000],
    ['1.305.000.000', 1_305_000_000],
    ['Rp. 1.305.000.000,00', 1_305_000_000],
    ['Rp1.305.000.000,-', 1_305_000_000],
    ['rp 57.000', 57_000],
    ['IDR 57.000', 57_000],
    ['50.000,-', 50_000],
    ['Rp\u00a057.000', 57_000],
    ['1.000', 1_000],
    ['1,000', 1_000],
    ['1,920,000', 1_920_000],
    ['1,305,000.00', 1_305_000],
    ['1,3 M', 1_300_000_000],
    ['1,305 M', 1_305_000_000],
    ['2.5 miliar', 2_500_000_000],
    ['39,7 jt', 39_700_000],
    ['200 juta', 200_000_000],
    ['57rb', 57_000],
    ['802 T', 802_000_000_000_000],
    ['1.305.000 jt', 1_305_000_000_000],
    ['00057', 57],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ])('reads %j as %d', (written, value) => expect(outcome(readMoney(written))).toBe(value));

  it.each<[string, string]>([
    ['2O.000', 'number_letter'],
    ['5l.000', 'number_letter'],
    ['-1', 'number_negative'],
    ['Rp -57.000', 'number_negative'],
    ['(57.000)', 'number_negative'],
    ['1.5', 'number_fraction'],
    ['0,25', 'number_fraction'],
    ['1.30.000', 'number_grouping'],
    ['1.000.00', 'number_grouping'],
    ['1,00,000', 'number_grouping'],
    ['1.000,000', 'number_ambiguous'],
    ['1.305 M', 'number_ambiguous'],
    ['1.305 juta', 'number_ambiguous'],
    ['1,24E+12', 'number_exponent'],
    ['1e309', 'number_exponent'],
    ['NaN', 'number_unreadable'],
    ['Infinity', 'number_unreadable'],
    ['0x10', 'number_unreadable'],
    ['lima ribu', 'number_unreadable'],
    ['1 000 x', 'number_unreadable'],
    ['57.000.', 'number_unreadable'],
    ['１２３', 'number_foreign_digits'],
    ['٣٠٠', 'number_foreign_digits'],
    ['9007199254740992', 'number_too_large'],
    ['9999999 T', 'number_too_large'],
    ['9'.repeat(70), 'number_unreadable'],
  ])('refuses %j with %s', (written, code) => expect(outcome(readMoney(written))).toBe(code));

  it('suggests what was probably meant', () => {
    const suggestionOf = (written: string) => {
      const reading = readMoney(written);
      return reading.ok ? null : reading.problem.suggestion;
    };
    expect(suggestionOf('2O.000')).toBe('20.000');
    expect(suggestionOf('l0.000')).toBe('10.000');
    expect(suggestionOf('１２.０００')).toBe('12.000');
  });

  it('gives both meanings of what could mean two things', () => {
    const reading = readMoney('1.305 M');
    expect(reading.ok ? null : reading.problem.params).toEqual({ text: '1.305', one: '1.305', other: '1,305' });
  });

  it('rounds sen to the nearest rupiah and says so', () => {
    expect(readMoney('189900000.38')).toMatchObject({ value: 189_900_000, remark: { code: 'money_has_sen' } });
    expect(readMoney('161.000.168,80')).toMatchObject({ value: 161_000_169, remark: { severity: 'look' } });
  });

  it('reads a number of a spreadsheet by its own rules, not by Indonesian spelling', () => {
    expect(outcome(readMoney(typed('1305000000')))).toBe(1_305_000_000);
    expect(outcome(readMoney(typed('1234.5')))).toBe(1_235);
    expect(outcome(readMoney(typed('1.5')))).toBe('number_fraction');
    expect(outcome(readMoney(typed('-4')))).toBe('number_negative');
    expect(outcome(readMoney(typed('1e+21')))).toBe('number_rounded');
    expect(outcome(readMoney(typed('9007199254740993')))).toBe('number_rounded');
  });

  it('reads every amount back from each way it may be written', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (amount) => {
        const dotted = withDots(amount);
        const ways = [
          String(amount),
          dotted,
          `Rp ${dotted}`,
          `Rp. ${dotted},00`,
          `${dotted},-`,
          dotted.replaceAll('.', ','),
        ];
        for (const way of ways) expect(outcome(readMoney(way))).toBe(amount);
      }),
      SEED,
    );
  });

  it('gives an exact integer or a refusal for anything at all', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9.,OoRpMjt ()e+-]{0,20}$/));
    fc.assert(
      fc.property(texts, (written) => {
        const reading = readMoney(written);
        if (reading.ok) expect(Number.isSafeInteger(reading.value) && reading.value >= 0).toBe(true);
      }),
      SEED,
    );
  });
});

describe('readQuantity', () => {
  it.each<[string, number, number]>([
    ['120', 1, 120],
    ['40.0', 1, 40],
    ['1.000', 1, 1_000],
    ['1,5', 1_000, 1_500],
    ['1.5', 1_000, 1_500],
    ['0,250', 1_000, 250],
    ['1.000,5', 1_000, 1_000_500],
  ])('reads %j in 1/%d steps as %d', (written, steps, value) =>
    expect(outcome(readQuantity(written, steps))).toBe(value),
  );

  it.each<[string, number, string]>([
    ['0', 1, 'number_zero'],
    ['-1', 1, 'number_negative'],
    ['1.5', 1, 'number_fraction'],
    ['1,000', 1, 'number_ambiguous'],
    ['0,0005', 1_000, 'number_finer_than_step'],
    ['9007199254740992', 1, 'number_too_large'],
    ['9007199254741', 1_000, 'number_too_large'],
    ['1e309', 1, 'number_exponent'],
    ['', 1, 'number_unreadable'],
  ])('refuses %j in 1/%d steps with %s', (written, steps, code) =>
    expect(outcome(readQuantity(written, steps))).toBe(code),
  );
});

describe('readWhole', () => {
  it('keeps to its bounds, zero included where it is one', () => {
    expect(outcome(readWhole('2027', 2010, 2100))).toBe(2027);
    expect(outcome(readWhole('27', 2010, 2100))).toBe('number_out_of_range');
    expect(outcome(readWhole('0', 0, 10))).toBe(0);
    expect(outcome(readWhole('0', 1, 10))).toBe('number_zero');
  });
});
