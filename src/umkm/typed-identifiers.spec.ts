import { describe, expect, it } from '@jest/globals';
import { readIdentifiers } from './typed-identifiers.js';

describe('readIdentifiers', () => {
  it('cleans what is right', () => {
    expect(
      readIdentifiers({ nib: '0220 0012 34567', npwp: '01.234.567.4-321.000', kbliCodes: ['56210', '10794', '56210'] }),
    ).toEqual({
      values: { nib: '0220001234567', npwp: '012345674321000', kbliCodes: ['10794', '56210'] },
      problems: [],
    });
  });

  it('leaves open what was not stated, and takes null as none', () => {
    expect(readIdentifiers({ nib: null })).toEqual({
      values: { nib: null, npwp: undefined, kbliCodes: undefined },
      problems: [],
    });
  });

  it('names every wrong number at once', () => {
    const { problems } = readIdentifiers({ nib: '123', npwp: '1', kbliCodes: ['56210', 'x', '1'] });
    expect(problems.map(({ field, code }) => [field, code])).toEqual([
      ['kbliCodes.1', 'kbli_digits'],
      ['kbliCodes.2', 'kbli_length'],
      ['nib', 'nib_length'],
      ['npwp', 'npwp_length'],
    ]);
  });
});
