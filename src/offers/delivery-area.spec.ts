import { describe, expect, it } from '@jest/globals';
import { EVERYWHERE, tidyArea } from './delivery-area.js';

describe('tidyArea', () => {
  it('keeps each code once, in order, and none for the nation', () => {
    expect(tidyArea({ kind: 'regencies', codes: ['18.72', '18.71', '18.72'] })).toEqual({
      kind: 'regencies',
      codes: ['18.71', '18.72'],
    });
    expect(tidyArea({ kind: 'nation', codes: ['18'] })).toEqual(EVERYWHERE);
  });
});
