/**
 * The periods that capacity is counted in: a civil day, an ISO week (Monday to Sunday) or a calendar month, each with a key that
 * says which it is: `2027-01-15`, `2027-W03`, `2027-01`. Within one kind the order of keys as text is their order in time. A week
 * belongs to the year that its Thursday lies in, so 2027-01-01 is in `2026-W53`.
 */
import type { CapacityPeriod } from '../contract/kinds.js';
import { addDays, dayNumber, fromDayNumber } from '../platform/edge/civil-date.js';

const DAYS_PER_WEEK = 7;
/** Days from the Monday of a week to the Thursday that decides its year. */
const MONDAY_TO_THURSDAY = 3;
const WEEK_KEY = /^(\d{4})-W(\d{2})$/;
const MONTH_KEY = /^(\d{4})-(\d{2})$/;

/** Key of the period that a civil date lies in. */
export function periodKey(date: string, period: CapacityPeriod): string {
  if (period === 'day') return date;
  return period === 'month' ? date.slice(0, 'YYYY-MM'.length) : weekKey(dayNumber(date));
}

/** What kind of period a key names. */
export function periodKind(key: string): CapacityPeriod {
  if (WEEK_KEY.test(key)) return 'week';
  return MONTH_KEY.test(key) ? 'month' : 'day';
}

/** First civil date of a period. */
export function periodStart(key: string): string {
  const week = WEEK_KEY.exec(key);
  if (week) return fromDayNumber(mondayOfFirstWeek(Number(week[1])) + (Number(week[2]) - 1) * DAYS_PER_WEEK);
  return MONTH_KEY.test(key) ? `${key}-01` : key;
}

/** Last civil date of a period. */
export function periodEnd(key: string): string {
  return addDays(periodStart(nextPeriod(key)), -1);
}

export function previousPeriod(key: string): string {
  return periodKey(addDays(periodStart(key), -1), periodKind(key));
}

export function nextPeriod(key: string): string {
  const month = MONTH_KEY.exec(key);
  if (month) return monthAfter(Number(month[1]), Number(month[2]));
  return periodKey(addDays(periodStart(key), WEEK_KEY.test(key) ? DAYS_PER_WEEK : 1), periodKind(key));
}

/** Keys of all periods that the days from `from` to `to` touch, in order; none where `to` is before `from`. */
export function periodsBetween(from: string, to: string, period: CapacityPeriod): string[] {
  const keys: string[] = [];
  if (to < from) return keys;
  const last = periodKey(to, period);
  for (let key = periodKey(from, period); key <= last; key = nextPeriod(key)) keys.push(key);
  return keys;
}

function weekKey(day: number): string {
  const thursday = mondayOf(day) + MONDAY_TO_THURSDAY;
  const year = Number(fromDayNumber(thursday).slice(0, 'YYYY'.length));
  const week = Math.floor((thursday - MONDAY_TO_THURSDAY - mondayOfFirstWeek(year)) / DAYS_PER_WEEK) + 1;
  return `${pad(year, 4)}-W${pad(week, 2)}`;
}

/** The week with 4 January in it is the first of the year. */
function mondayOfFirstWeek(year: number): number {
  return mondayOf(dayNumber(`${pad(year, 4)}-01-04`));
}

/** Day 0, 1 January 1970, was a Thursday. */
function mondayOf(day: number): number {
  const sinceMonday = (((day + MONDAY_TO_THURSDAY) % DAYS_PER_WEEK) + DAYS_PER_WEEK) % DAYS_PER_WEEK;
  return day - sinceMonday;
}

function monthAfter(year: number, month: number): string {
  return month === 12 ? `${pad(year + 1, 4)}-01` : `${pad(year, 4)}-${pad(month + 1, 2)}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
