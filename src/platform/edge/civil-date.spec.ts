import { describe, expect, it } from '@jest/globals';
import { addDays, dayNumber, fromDayNumber, isCivilDate } from './civil-date.js';

describe('civil dates', () => {
  it.each([
    ['2027-01-14', true],
    ['2028-02-29', true],
    ['2027-02-29', false],
    ['2027-13-01', false],
    ['2027-1-1', false],
    ['0000-01-01', false],
    ['2027-01-14T00:00:00Z', false],
    ['14-01-2027', false],
  ])('%s exists: %s', (text, exists) => {
    expect(isCivilDate(text)).toBe(exists);
  });

  it('count days without zones', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(fromDayNumber(dayNumber('2026-11-24'))).toBe('2026-11-24');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
  });
});
