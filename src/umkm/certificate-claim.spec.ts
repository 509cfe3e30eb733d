import { describe, expect, it } from '@jest/globals';
import { type Claim, claimOf, NO_CLAIM } from './certificate-claim.js';

const PIRT_2030 = '2061871010001-30';
const PIRT_2031 = '2061871010002-31';

describe('claimOf', () => {
  it('takes what was typed and keeps the rest', () => {
    const before: Claim = { ...NO_CLAIM, number: '503/1/SLHS', validFrom: '2026-01-01', evidenceFileId: 'scan' };
    const { claim, problems } = claimOf('SLHS', before, {
      validTo: '2028-12-31',
      evidenceFileId: null,
      productIds: ['b', 'a', 'b'],
    });
    expect(problems).toEqual([]);
    expect(claim).toEqual({
      number: '503/1/SLHS',
      validFrom: '2026-01-01',
      validTo: '2028-12-31',
      productIds: ['a', 'b'],
      evidenceFileId: null,
    });
  });

  it('takes the last day from a P-IRT number, again from each new number', () => {
    const first = claimOf('PIRT', NO_CLAIM, { number: PIRT_2030 }).claim;
    expect(first.validTo).toBe('2030-12-31');
    expect(claimOf('PIRT', first, { number: PIRT_2031 }).claim.validTo).toBe('2031-12-31');
    expect(claimOf('PIRT', first, { validTo: '2030-05-31' }).claim.validTo).toBe('2030-05-31');
  });

  it('names the field that is wrong', () => {
    expect(claimOf('HALAL', NO_CLAIM, { number: 'KH 18410000123' }).problems).toEqual([
      { field: 'number', code: 'halal_is_kh', params: {} },
    ]);
    const first = claimOf('PIRT', NO_CLAIM, { number: PIRT_2030 }).claim;
    expect(claimOf('PIRT', first, { validTo: '2031-05-31' }).problems).toEqual([
      { field: 'validTo', code: 'pirt_other_year', params: { year: 2030 } },
    ]);
  });
});
