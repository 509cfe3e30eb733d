import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CAPACITY_PERIODS } from '../contract/kinds.js';
import { addDays, dayNumber, fromDayNumber } from '../platform/edge/civil-date.js';
import {
  nextPeriod,
  periodEnd,
  periodKey,
  periodKind,
  periodsBetween,
  periodStart,
  previousPeriod,
} from './periods.js';

const dates = fc.integer({ min: dayNumber('1990-01-01'), max: dayNumber('2099-12-31') }).map(fromDayNumber);
const kinds = fc.constantFrom(...CAPACITY_PERIODS);
const SEED = { seed: 20261124, numRuns: 2_000 };

describe('periodKey', () => {
  it.each([
    ['2027-01-15', 'day', '2027-01-15'],
    ['2027-01-15', 'month', '2027-01'],
    ['2027-01-18', 'week', '2027-W03'],
    // year ends: the week goes with its Thursday
    ['2026-12-28', 'week', '2026-W53'],
    ['2027-01-01', 'week', '2026-W53'],
    ['2027-01-03', 'week', '2026-W53'],
    ['2027-01-04', 'week', '2027-W01'],
    ['2024-12-29', 'week', '2024-W52'],
    ['2024-12-30', 'week', '2025-W01'],
    ['2021-01-03', 'week', '2020-W53'],
    ['2023-01-01', 'week', '2022-W52'],
  ] as const)('puts %s into the %s %s', (date, period, key) => {
    expect(periodKey(date, period)).toBe(key);
  });

  it('agrees with a week count written another way', () => {
    fc.assert(
      fc.property(dates, (date) => {
        // ISO 8601: count from the Thursday's ordinal day, no first week involved
        const at = new Date(`${date}T00:00:00Z`);
        at.setUTCDate(at.getUTCDate() + 4 - (at.getUTCDay() || 7));
        const ordinal = (at.getTime() - Date.UTC(at.getUTCFullYear(), 0, 1)) / 86_400_000;
        const week = String(Math.floor(ordinal / 7) + 1).padStart(2, '0');
        expect(periodKey(date, 'week')).toBe(`${at.getUTCFullYear()}-W${week}`);
      }),
      SEED,
    );
  });
});

describe('a period', () => {
  it.each([
    ['2027-W01', '2027-01-04', '2027-01-10'],
    ['2026-W53', '2026-12-28', '2027-01-03'],
    ['2028-02', '2028-02-01', '2028-02-29'],
    ['2027-12', '2027-12-01', '2027-12-31'],
    ['2027-02-28', '2027-02-28', '2027-02-28'],
  ])('%s runs from %s to %s', (key, start, end) => {
    expect([periodStart(key), periodEnd(key)]).toEqual([start, end]);
  });

  it.each([
    ['2027-01', '2026-12'],
    ['2027-W01', '2026-W53'],
    ['2025-W01', '2024-W52'],
    ['2027-01-01', '2026-12-31'],
    ['2028-03-01', '2028-02-29'],
  ])('%s comes after %s', (key, before) => {
    expect([previousPeriod(key), nextPeriod(before)]).toEqual([before, key]);
  });

  it('holds its date, touches its neighbours, and is found from each of its days', () => {
    fc.assert(
      fc.property(dates, kinds, (date, kind) => {
        const key = periodKey(date, kind);
        const [start, end] = [periodStart(key), periodEnd(key)];
        expect(periodKind(key)).toBe(kind);
        expect(start <= date && date <= end).toBe(true);
        expect([periodKey(start, kind), periodKey(end, kind)]).toEqual([key, key]);
        expect(periodEnd(previousPeriod(key))).toBe(addDays(start, -1));
        expect(nextPeriod(previousPeriod(key))).toBe(key);
        expect(previousPeriod(key) < key && key < nextPeriod(key)).toBe(true);
      }),
      SEED,
    );
  });
});

describe('periodsBetween', () => {
  it('lists every period that a day of the span lies in, once and in order', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 200 }), kinds, (from, days, kind) => {
        const each = Array.from({ length: days + 1 }, (_, i) => periodKey(addDays(from, i), kind));
        expect(periodsBetween(from, addDays(from, days), kind)).toEqual([...new Set(each)]);
      }),
      { ...SEED, numRuns: 300 },
    );
  });

  it('is empty where the end is before the start', () => {
    expect(periodsBetween('2027-01-02', '2027-01-01', 'month')).toEqual([]);
  });
});
