import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  bpom,
  catalogueOrder,
  halal,
  IDENTIFIER_PROBLEMS,
  kbki,
  kbli,
  mask,
  nib,
  nik,
  nip,
  npwp,
  pirt,
  rupCode,
  satker,
  type Identified,
} from './identifiers.js';

const SEED = 20261124;
const accepted = (read: Identified) => (read.ok ? read.value : `refused: ${read.code}`);
const code = (read: Identified) => (read.ok ? 'accepted' : read.code);

describe('nib', () => {
  it('takes 13 figures, however they are grouped or typed', () => {
    expect(accepted(nib('9120 0012 3456 7'))).toBe('9120001234567');
    expect(accepted(nib('９１２０００１２３４５６７'))).toBe('9120001234567');
    expect(accepted(nib('\u200b9120001234567\u202c'))).toBe('9120001234567');
  });

  it('says how many are there and how many should be', () => {
    expect(nib('912000123456')).toEqual({ ok: false, code: 'nib_length', params: { expected: 13, actual: 12 } });
    expect(nib('91200012345678')).toEqual({ ok: false, code: 'nib_too_long', params: { expected: 13, actual: 14 } });
    expect(nib('')).toEqual({ ok: false, code: 'nib_length', params: { expected: 13, actual: 0 } });
  });

  it.each(['912000123456O', '91200012345e7', '-9120001234567x', '١٢٣٤٥٦٧٨٩٠١٢٣'])('refuses letters in %s', (text) => {
    expect(code(nib(text))).toBe('nib_digits');
  });
});

describe('npwp', () => {
  it('takes 15 figures whose first nine pass Luhn', () => {
    expect(npwp('01.001.604.6-091.000')).toMatchObject({ ok: true, value: '010016046091000', kind: 'npwp15' });
    expect(code(npwp('01.001.604.7-091.000'))).toBe('npwp_check');
  });

  it('takes 16 figures: a 0 and those, or a NIK', () => {
    expect(npwp('0010016046091000')).toMatchObject({ ok: true, kind: 'npwp16' });
    expect(npwp('1871015708900003')).toMatchObject({ ok: true, kind: 'nik' });
    expect(code(npwp('9999999999999999'))).toBe('npwp_check');
  });

  it('refuses other lengths', () => {
    expect(code(npwp('0100160460910'))).toBe('npwp_length');
    expect(code(npwp('01001604609100000'))).toBe('npwp_too_long');
    expect(code(npwp('0100160460910OO'))).toBe('npwp_digits');
    expect(code(npwp(''))).toBe('npwp_length');
  });

  it('catches any one wrong figure among the first nine', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digits = [...'010016046091000'];
        digits[at] = String((Number(digits[at]) + by) % 10);
        expect(npwp(digits.join('')).ok).toBe(false);
      }),
      { seed: SEED },
    );
  });
});

describe('nik', () => {
  it('takes a man’s and a woman’s birth date', () => {
    expect(accepted(nik('1871011708900003'))).toBe('1871011708900003');
    expect(accepted(nik('1871015708900003'))).toBe('1871015708900003');
    expect(accepted(nik('1871012902000001'))).toBe('1871012902000001');
  });

  it.each([
    ['187101170890000', 'nik_length'],
    ['18710117089000031', 'nik_too_long'],
    ['9971011708900003', 'nik_province'],
    ['1871013213900003', 'nik_birth_date'],
    ['1871011713900003', 'nik_birth_date'],
    ['1871013002900003', 'nik_birth_date'],
    ['1871017208900003', 'nik_birth_date'],
    ['1871011708900OO3', 'nik_digits'],
  ])('refuses %s as %s', (text, problem) => {
    expect(code(nik(text))).toBe(problem);
  });
});

describe('nip', () => {
  it('takes birth date, appointment, sex and serial', () => {
    expect(accepted(nip('19800817 200501 1 003'))).toBe('198008172005011003');
  });

  it.each([
    ['19800817200501100', 'nip_length'],
    ['1980081720050110031', 'nip_too_long'],
    ['198013172005011003', 'nip_birth_date'],
    ['198008172005131003', 'nip_appointment'],
    ['198008171979011003', 'nip_appointment'],
    ['198008172005013003', 'nip_sex'],
    ['19800817200501100X', 'nip_digits'],
  ])('refuses %s as %s', (text, problem) => {
    expect(code(nip(text))).toBe(problem);
  });
});

describe('codes of plans', () => {
  it('takes RUP codes of eight figures', () => {
    expect(accepted(rupCode('61482903'))).toBe('61482903');
    expect(rupCode('6148301')).toEqual({ ok: false, code: 'rup_length', params: { expected: 8, actual: 7 } });
    expect(code(rupCode('6148290O'))).toBe('rup_digits');
    expect(code(rupCode('67274612;67275150'))).toBe('rup_digits');
  });

  it('takes national and regional satker codes', () => {
    expect(satker('424260')).toMatchObject({ ok: true, level: 'national' });
    expect(satker(' 1.03.0.00.0.00.06.0000 ')).toMatchObject({ ok: true, level: 'regional' });
    for (const text of ['42426', '4242600', '1.03.0.00.0.00.06', '1.3.0.00.0.00.06.0000', 'abc', '']) {
      expect(code(satker(text))).toBe('satker_shape');
    }
  });

  it('takes KBLI of five and KBKI of up to ten figures', () => {
    expect(accepted(kbli('56210'))).toBe('56210');
    expect(code(kbli('5621'))).toBe('kbli_length');
    expect(code(kbli('562100'))).toBe('kbli_too_long');
    expect(accepted(kbki('2391103'))).toBe('2391103');
    expect(code(kbki('12345678901'))).toBe('kbki_too_long');
    expect(code(kbki('23A'))).toBe('kbki_digits');
  });

  it('takes orders of both versions of the catalogue', () => {
    expect(catalogueOrder('pp2-p2411-11009775')).toMatchObject({ ok: true, version: 5, value: 'PP2-P2411-11009775' });
    expect(catalogueOrder('01JCF5TRQVKW157PX3JC6JFJ1Y')).toMatchObject({ ok: true, version: 6 });
    expect(code(catalogueOrder('01JCF5TRQVKW157PX3JC6JFJ1U'))).toBe('order_shape');
    expect(code(catalogueOrder('81JCF5TRQVKW157PX3JC6JFJ1Y'))).toBe('order_shape');
    expect(code(catalogueOrder('PP2-2411-1'))).toBe('order_shape');
  });
});

describe('certificate numbers', () => {
  it('reads regency and last year out of a P-IRT', () => {
    expect(pirt('P-IRT No. 2061871010123-29')).toMatchObject({
      ok: true,
      value: '2061871010123-29',
      regencyDigits: '1871',
      lastYear: 2029,
    });
  });

  it('refuses a P-IRT that has ended, once it is told the day', () => {
    expect(pirt('206187101012325').ok).toBe(true);
    expect(pirt('206187101012325', '2026-11-24')).toEqual({
      ok: false,
      code: 'pirt_expired',
      params: { year: 2025 },
    });
    expect(pirt('206187101012326', '2026-11-24').ok).toBe(true);
  });

  it.each([
    ['20618710101232', 'pirt_length'],
    ['2061871010123299', 'pirt_too_long'],
    ['206997101012329', 'pirt_province'],
    ['2O6187101012329', 'pirt_digits'],
  ])('refuses P-IRT %s as %s', (text, problem) => {
    expect(code(pirt(text))).toBe(problem);
  });

  it('takes halal certificate numbers', () => {
    expect(accepted(halal('id 1811 0000 1234 5678 90'))).toBe('ID181100001234567890');
    expect(code(halal('ID1234567890123'))).toBe('halal_length');
    expect(code(halal('ID1234567890123456789'))).toBe('halal_length');
    expect(code(halal('18110000123456'))).toBe('halal_prefix');
    expect(code(halal(''))).toBe('halal_prefix');
  });

  it.each(['KH-123/2024', 'KEP.KH.01.2024', 'No. KH 00160012345678', 'LPPOM-00160012340520', 'Ketetapan Halal 12'])(
    'tells %s apart as the number of the decree',
    (text) => {
      expect(code(halal(text))).toBe('halal_is_kh');
    },
  );

  it('tells imported food by ML', () => {
    expect(bpom('BPOM RI MD 2240 0912 3456')).toMatchObject({ ok: true, value: 'MD224009123456', imported: false });
    expect(bpom('ML224009123456')).toMatchObject({ ok: true, imported: true });
    expect(code(bpom('MD22400912345'))).toBe('bpom_length');
    expect(code(bpom('224009123456'))).toBe('bpom_prefix');
    expect(code(bpom('MD22400912345A'))).toBe('bpom_prefix');
  });
});

describe('mask', () => {
  it.each([
    ['1871011708900003', 4, '••••••••••••0003'],
    ['123', 4, '•••'],
    ['1234', 4, '••••'],
    ['', 4, ''],
    ['abc', 0, '•••'],
  ])('hides %s but for %d', (value, keep, masked) => {
    expect(mask(value, keep)).toBe(masked);
  });
});

describe('every identifier', () => {
  const readers = { nib, npwp, nik, nip, rupCode, satker, kbli, kbki, pirt, halal, bpom, catalogueOrder };

  it('answers any text with a value or a listed code, never an exception', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(readers)),
        fc.string({ unit: 'binary', maxLength: 40 }),
        (read, text) => {
          const got = read(text);
          if (!got.ok) expect(IDENTIFIER_PROBLEMS).toContain(got.code);
          else expect(accepted(read(got.value))).toBe(got.value);
        },
      ),
      { seed: SEED, numRuns: 1_000 },
    );
  });

  it.each(['id', 'en'])('has a text for each problem in %s', (language) => {
    const path = new URL(`../contract/messages/${language}.json`, import.meta.url);
    const texts: Record<string, string> = JSON.parse(readFileSync(path, 'utf8'));
    for (const problem of IDENTIFIER_PROBLEMS) expect(texts[`identifier.${problem}`]).toBeTruthy();
  });
});
