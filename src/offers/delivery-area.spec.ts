import { describe, expect, it } from '@jest/globals';
import { EVERYWHERE, reaches, tidyArea } from './delivery-area.js';

describe('tidyArea', () => {
  it('keeps each code once, in order, and none for the nation', () => {
    expect(tidyArea({ kind: 'regencies', codes: ['18.72', '18.71', '18.72'] })).toEqual({
      kind: 'regencies',
      codes: ['18.71', '18.72'],
    });
    expect(tidyArea({ kind: 'nation', codes: ['18'] })).toEqual(EVERYWHERE);
  });
});

describe('reaches', () => {
  it.each([
    [EVERYWHERE, '94.71', true],
    [{ kind: 'provinces' as const, codes: ['18'] }, '18.71', true],
    [{ kind: 'provinces' as const, codes: ['18'] }, '16.71', false],
    [{ kind: 'regencies' as const, codes: ['18.71'] }, '18.71', true],
    [{ kind: 'regencies' as const, codes: ['18.71'] }, '18.72', false],
  ])('%p and %s: %p', (area, regency, isReached) => {
    expect(reaches(area, regency)).toBe(isReached);
  });
});
