import { describe, expect, it } from '@jest/globals';
import { checkNumber } from './certificate-number.js';

describe('checkNumber', () => {
  it.each([
    ['HALAL', 'id 3211 0000 1234 5678', null, 'ID3211000012345678', null],
    ['PIRT', '2061871010001-30', null, '2061871010001-30', '2030-12-31'],
    ['PIRT', 'P-IRT No. 2061871010001-30', '2030-06-30', '2061871010001-30', '2030-06-30'],
    ['BPOM', 'BPOM RI MD 2345 1234 5678', null, 'MD234512345678', null],
    ['BPOM', 'ML 234512345678', '2029-01-01', 'ML234512345678', '2029-01-01'],
    ['SLHS', '503/0042/SLHS/2026', '2029-01-01', '503/0042/SLHS/2026', '2029-01-01'],
    ['TKDN', '15/SJ-IND.8/TKDN/1/2026', null, '15/SJ-IND.8/TKDN/1/2026', null],
  ] as const)('takes the %s number %s', (kind, number, validTo, value, derived) => {
    expect(checkNumber(kind, number, validTo)).toEqual({ ok: true, value, validTo: derived });
  });

  it.each([
    ['HALAL', 'KH 18410000123', 'number', 'halal_is_kh'],
    ['HALAL', '12345678901234', 'number', 'halal_prefix'],
    ['PIRT', '20618710100', 'number', 'pirt_length'],
    ['PIRT', '2069971010001-30', 'number', 'pirt_province'],
    ['BPOM', 'XX 234512345678', 'number', 'bpom_prefix'],
  ] as const)('refuses the %s number %s in the field %s: %s', (kind, number, field, code) => {
    expect(checkNumber(kind, number, null)).toMatchObject({ ok: false, field, code });
  });

  it('refuses a last day in another year than the P-IRT number states', () => {
    expect(checkNumber('PIRT', '2061871010001-30', '2031-01-01')).toEqual({
      ok: false,
      field: 'validTo',
      code: 'pirt_other_year',
      params: { year: 2030 },
    });
  });
});
