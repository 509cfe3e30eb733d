import { describe, expect, it } from '@jest/globals';
import { importedValues } from './imported-values.js';

const kept = (field: string) => ({ field, before: 'here', after: 'file' });

describe('what a record counts as imported', () => {
  it.each([
    ['is what the file says', { name: 'a', pagu: 5 }, { name: 'b', pagu: 6 }, [], { name: 'a', pagu: 5 }],
    [
      'stays where an edit stood against the file',
      { name: 'a', pagu: 5 },
      { name: 'b', pagu: 6 },
      [kept('pagu')],
      { name: 'a', pagu: 6 },
    ],
    [
      'stays where the file is blank',
      { name: '', pagu: null, codes: [] },
      { name: 'b', pagu: 6, codes: ['1'] },
      [],
      { name: 'b', pagu: 6, codes: ['1'] },
    ],
    ['has no word on what was typed here and kept', { name: 'a', pagu: 5 }, {}, [kept('name')], { pagu: 5 }],
  ])('%s', (_what, said, before, held, expected) => {
    expect(importedValues(said, before, held)).toEqual(expected);
  });
});
