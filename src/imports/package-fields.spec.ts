import { describe, expect, it } from '@jest/globals';
import type { Package } from '../demands/package.entity.js';
import { changedPackage, currentPackage, newPackage } from './package-fields.js';
import type { PackageRecord } from './records.js';

const record = (changes: Partial<PackageRecord> = {}): PackageRecord =>
  ({
    type: 'package',
    year: 2027,
    rupCodes: ['61000001'],
    packageCode: null,
    name: 'Plakat',
    pagu: 5,
    reservedForSmall: null,
    status: 'active',
    source: 'rup_penyedia',
    awards: [],
    ...changes,
  }) as PackageRecord;
const pack = {
  id: 'p',
  name: 'Plakat',
  pagu: 5,
  status: 'active',
  source: 'rup_penyedia',
  rupCode: '61000001',
  version: 1,
} as Package;

describe('a record as a package', () => {
  it.each([
    ['a plan is known by its code', record(), '61000001', []],
    ['history by one code keeps it in both places', record({ packageCode: 'x:1' }), '61000001', ['61000001']],
    [
      'history by several has none of its own',
      record({ packageCode: 'x:1', rupCodes: ['61000001', '61000002'] }),
      null,
      ['61000001', '61000002'],
    ],
  ])('%s', (_what, given, rupCode, rupCodes) => {
    expect(newPackage(given, 'o', 'a')).toMatchObject({
      organiserId: 'o',
      agencyId: 'a',
      rupCode,
      rupCodes,
      reservedForSmall: false,
    });
  });

  it('takes the changes that it has columns for, and is left alone by the others', () => {
    const change = (field: string, after: unknown) => ({ field, before: null, after });
    expect(changedPackage(pack, [change('pagu', 9), change('estimate', 3)])).toEqual({ ...pack, pagu: 9 });
    expect(changedPackage(pack, [change('awards', []), change('rupCodes', ['1'])])).toBe(pack);
  });

  it('stands as its columns say, beside what it was imported with', () => {
    expect(currentPackage(pack, undefined, { pagu: 1, estimate: 4 })).toMatchObject({ pagu: 5, estimate: 4 });
    expect(currentPackage(pack, undefined, null)).toMatchObject({ pagu: 5, agency: null, rupCodes: ['61000001'] });
  });
});
