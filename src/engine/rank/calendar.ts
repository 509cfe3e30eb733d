/** Which capacity period a civil day falls in: the day itself, its ISO week (from Monday), its calendar month. Pure integer arithmetic. */
import type { Day, Period } from './types.js';

export function periodOf(period: Period, day: Day): number {
  if (period === 'day') return day;
  if (period === 'week') return Math.floor((day + 3) / 7); // 1 January 1970 was a Thursday
  return monthOf(day);
}

/** Months since January of the year 0: years are counted from March, so that the leap day comes last. */
function monthOf(day: Day): number {
  const sinceMarchOfYear0 = day + 719_468;
  const era = Math.floor(sinceMarchOfYear0 / 146_097);
  const dayOfEra = sinceMarchOfYear0 - era * 146_097;
  const leapDays = Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  return (era * 400 + yearOfEra) * 12 + monthFromMarch + 2;
}
