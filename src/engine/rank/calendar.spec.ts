import { describe, expect, it } from '@jest/globals';
import { periodByDate } from '../../../test/support/ranking-oracle.js';
import { periodOf } from './calendar.js';

const dayOf = (date: string) => Date.parse(date) / 86_400_000;

describe('capacity periods', () => {
  it.each(['day', 'week', 'month'] as const)('numbers every %s from 1960 to 2110 as the calendar does', (period) => {
    for (let day = dayOf('1960-01-01'); day < dayOf('2110-01-01'); day++) {
      if (periodOf(period, day) !== periodByDate(period, day)) throw new Error(`differs on day ${day}`);
    }
  });

  it('starts a week on Monday', () => {
    expect(periodOf('week', dayOf('2026-11-29'))).toBe(periodOf('week', dayOf('2026-11-23')));
    expect(periodOf('week', dayOf('2026-11-30'))).toBe(periodOf('week', dayOf('2026-11-23')) + 1);
  });

  it('counts months on over the turn of the year', () => {
    expect(periodOf('month', dayOf('2027-01-01'))).toBe(periodOf('month', dayOf('2026-12-31')) + 1);
    expect(periodOf('month', dayOf('2028-02-29'))).toBe(2028 * 12 + 1);
  });
});
