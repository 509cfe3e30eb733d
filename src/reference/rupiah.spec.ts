import { describe, expect, it } from '@jest/globals';
import { rupiahInWords } from './rupiah.js';

describe('rupiahInWords', () => {
  it.each([
    [0, 'nol rupiah'],
    [1, 'satu rupiah'],
    [11, 'sebelas rupiah'],
    [100, 'seratus rupiah'],
    [1_000, 'seribu rupiah'],
    [57_000_000, 'lima puluh tujuh juta rupiah'],
    [7_923_000, 'tujuh juta sembilan ratus dua puluh tiga ribu rupiah'],
    [1_305_000_000, 'satu miliar tiga ratus lima juta rupiah'],
    [1_000_000_000_000, 'satu triliun rupiah'],
    [
      Number.MAX_SAFE_INTEGER,
      'sembilan kuadriliun tujuh triliun seratus sembilan puluh sembilan miliar dua ratus lima puluh empat juta ' +
        'tujuh ratus empat puluh ribu sembilan ratus sembilan puluh satu rupiah',
    ],
  ])('says %d', (amount, words) => {
    expect(rupiahInWords(amount)).toBe(words);
  });

  it('says it in English too', () => {
    expect(rupiahInWords(57_000_000, 'en')).toBe('fifty-seven million rupiah');
    expect(rupiahInWords(0, 'en')).toBe('zero rupiah');
  });

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuses %d', (amount) => {
    expect(() => rupiahInWords(amount)).toThrow(RangeError);
  });
});
