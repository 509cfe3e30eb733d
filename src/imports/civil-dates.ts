/**
 * Dates as files write them, to civil dates YYYY-MM-DD of the event's zone.
 * Rule: day before month, always; a month may be named in Indonesian or English; an instant with a zone is turned to the
 * event's zone before its date is taken; a year has four digits. A date that does not exist is refused, never shifted.
 */
import { cellText, type Cell } from './table.js';
import { readAs, unread, type Reading } from './problem.js';

/** Minutes east of Greenwich; Indonesia keeps no summer time. */
const ZONES: Record<string, number> = {
  'Asia/Jakarta': 420,
  'Asia/Pontianak': 420,
  'Asia/Makassar': 480,
  'Asia/Jayapura': 540,
  WIB: 420,
  WITA: 480,
  WIT: 540,
};
const OLDEST_YEAR = 1900;
const NEWEST_YEAR = 2100;

const MONTHS: readonly RegExp[] = [
  /^jan(?:uari|uary)?$/,
  /^[fp]eb(?:ruari|ruary)?$/,
  /^mar(?:et|ch)?$/,
  /^apr(?:il)?$/,
  /^(?:mei|may)$/,
  /^jun(?:i|e)?$/,
  /^jul(?:i|y)?$/,
  /^(?:agu|agt|ags|agus|aug)(?:tus|ustus|ust)?$/,
  /^sep(?:t|tember)?$/,
  /^(?:okt|oct)(?:ober)?$/,
  /^no[vp](?:ember)?$/,
  /^(?:des|dec)(?:ember)?$/,
];

const TIME = /(?:\D*?(\d{1,2})[:.](\d{2})(?:[:.]\d{2}(?:[.,]\d+)?)?)?/.source;
const ZONE = /\s*(Z|WIB|WITA|WIT|[+-]\d{2}:?\d{2})?/.source;
const ISO = new RegExp(`^(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})(?:[T\\s,]+${TIME}${ZONE})?$`, 'i');
const DAY_FIRST = new RegExp(`^(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4})(?:[\\s,]+(?:pukul\\s*)?${TIME}${ZONE})?$`, 'i');
const NAMED = new RegExp(
  `^(?:[a-z']+,\\s*)?(\\d{1,2})[-\\s]+([a-z]+)\\.?[-\\s,]+(\\d{4})(?:[\\s,]+(?:pukul\\s*)?${TIME}${ZONE})?$`,
  'i',
);

export function readDate(cell: Cell, zone = 'Asia/Jakarta'): Reading<string> {
  const text = cellText(cell).normalize('NFKC').replace(/\s+/g, ' ').trim();
  if (text.length > 60) return unread('date_unreadable', { text: `${text.slice(0, 60)}…` });
  const iso = ISO.exec(text);
  if (iso) return civil(iso[1], iso[2], iso[3], iso.slice(4), zone, text);
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) return civil(dayFirst[3], dayFirst[2], dayFirst[1], dayFirst.slice(4), zone, text);
  const named = NAMED.exec(text);
  if (named) {
    const month = monthNamed(named[2] ?? '');
    if (month) return civil(named[3], String(month), named[1], named.slice(4), zone, text);
  }
  if (/^\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2}$/.test(text)) return unread('date_two_digit_year', { text });
  const alone = /^([a-z]+)\.? \d{4}$/i.exec(text);
  if (alone && monthNamed(alone[1] ?? '')) return unread('date_needs_day', { text });
  if (/^\d{4}[-/]\d{1,2}$/.test(text)) return unread('date_needs_day', { text });
  return unread('date_unreadable', { text });
}

/** The last day of a date's month: a RUP names months by their first day, so an end of '2025-12-01' means all of December. */
export function endOfMonth(date: string): string {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return `${date.slice(0, 8)}${String(daysIn(year, month)).padStart(2, '0')}`;
}

function monthNamed(word: string): number | null {
  const at = MONTHS.findIndex((month) => month.test(word.toLowerCase()));
  return at < 0 ? null : at + 1;
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const daysIn = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

function civil(
  yearText: string | undefined,
  monthText: string | undefined,
  dayText: string | undefined,
  time: (string | undefined)[],
  zone: string,
  text: string,
): Reading<string> {
  const [year, month, day] = [Number(yearText), Number(monthText), Number(dayText)];
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return unread('date_impossible', { text });
  if (year < OLDEST_YEAR || year > NEWEST_YEAR) return unread('date_out_of_range', { text });
  const [hour, minute, written] = [Number(time[0] ?? 0), Number(time[1] ?? 0), time[2]];
  if (hour > 23 || minute > 59) return unread('date_impossible', { text });
  const shift = written ? (ZONES[zone] ?? 420) - offsetOf(written) : 0;
  return readAs(shiftDays(year, month, day, Math.floor((hour * 60 + minute + shift) / 1440)));
}

function offsetOf(written: string): number {
  const upper = written.toUpperCase();
  if (upper === 'Z') return 0;
  const named = ZONES[upper];
  if (named !== undefined) return named;
  const minutes = Number(upper.slice(1, 3)) * 60 + Number(upper.slice(-2));
  return upper.startsWith('-') ? -minutes : minutes;
}

function shiftDays(year: number, month: number, day: number, days: number): string {
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}
