/**
 * How figures, dates and quantities read on a screen and on paper, the same for server and browser.
 * Rule: amounts are integers until the last step; a figure is rounded only for show, and parts are rounded so that
 * they add up to the total shown beside them. Imports nothing.
 */

export type Language = 'id' | 'en';

/** Keeps 'Rp' and its figure, and a figure and its unit, on one line. */
export const NO_BREAK = '\u00a0';

const THOUSAND = 1_000;
const MILLION = 1_000_000;
const BILLION = 1_000_000_000;
const TRILLION = 1_000_000_000_000;

const LOCALES: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };

const SCALE_WORDS: Record<Language, Record<number, string>> = {
  id: { [MILLION]: 'juta', [BILLION]: 'miliar', [TRILLION]: 'triliun' },
  en: { [MILLION]: 'million', [BILLION]: 'billion', [TRILLION]: 'trillion' },
};

const ZONE_WORDS: Record<string, string> = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' };

/** One formatter an option set: building one costs far more than using it. */
const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

function numberFormat(language: Language, least: number, most: number): Intl.NumberFormat {
  const key = `${language}${least}${most}`;
  let found = numbers.get(key);
  if (!found) {
    found = new Intl.NumberFormat(LOCALES[language], { minimumFractionDigits: least, maximumFractionDigits: most });
    numbers.set(key, found);
  }
  return found;
}

function dateFormat(language: Language, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + timeZone + JSON.stringify(options);
  let found = dates.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(LOCALES[language], { timeZone, ...options });
    dates.set(key, found);
  }
  return found;
}

/** Rounds half up to whole multiples of `unit`, exactly (no division of large integers). */
export function roundTo(amount: number, unit: number): number {
  const rest = ((amount % unit) + unit) % unit;
  const floor = (amount - rest) / unit;
  return rest * 2 >= unit ? floor + 1 : floor;
}

/** An integer with thousands separators: '57.000'. */
export function count(value: number, language: Language): string {
  return numberFormat(language, 0, 0).format(value);
}

/** Full amount, as in signing, letters and errors: 'Rp 57.000.000'. */
export function rupiah(amount: number, language: Language): string {
  return `${amount < 0 ? '-' : ''}Rp${NO_BREAK}${count(Math.abs(amount), language)}`;
}

/** The scale an amount is shown in, with the decimals design/README asks for: juta one, miliar and triliun two. */
function scaleOf(amount: number): { scale: number; decimals: number } | null {
  const size = Math.abs(amount);
  // an amount that would round up to '1.000 juta' already belongs to the next scale
  if (roundTo(size, BILLION / 100) >= 100_000) return { scale: TRILLION, decimals: 2 };
  if (roundTo(size, MILLION / 10) >= 10_000) return { scale: BILLION, decimals: 2 };
  return size >= MILLION ? { scale: MILLION, decimals: 1 } : null;
}

/** The figure and its word apart, for screens that set them in different sizes: {figure: '14,26', word: 'miliar'}. */
export function rupiahParts(amount: number, language: Language): { figure: string; word: string } {
  const shown = scaleOf(amount);
  if (!shown) return { figure: count(amount, language), word: '' };
  const unit = shown.scale / 10 ** shown.decimals;
  const value = roundTo(amount, unit) / 10 ** shown.decimals;
  return {
    figure: numberFormat(language, 0, shown.decimals).format(value),
    word: SCALE_WORDS[language][shown.scale] ?? '',
  };
}

/** Short amount for lists and boards: 'Rp 57 juta', 'Rp 23,6 juta', 'Rp 14,26 miliar'; below one million in full. */
export function rupiahShort(amount: number, language: Language): string {
  const { figure, word } = rupiahParts(Math.abs(amount), language);
  return `${amount < 0 ? '-' : ''}Rp${NO_BREAK}${figure}${word ? NO_BREAK + word : ''}`;
}

/** A band, its word once where both ends share it: 'Rp 10-25 juta', 'Rp 2,5-5 juta', 'Rp 900 juta-1,2 miliar'. */
export function rupiahBand(band: { from: number; to: number }, language: Language): string {
  const from = rupiahParts(band.from, language);
  const to = rupiahParts(band.to, language);
  const tail = to.word ? NO_BREAK + to.word : '';
  if (from.word === to.word || band.from === 0) return `Rp${NO_BREAK}${from.figure}-${to.figure}${tail}`;
  return `Rp${NO_BREAK}${from.figure}${from.word ? NO_BREAK + from.word : ''}-${to.figure}${tail}`;
}

/**
 * Whole units for `parts` that add up to what `total` rounds to (largest remainder; ties to the earlier part).
 * `total` is the figure shown beside them; the parts are expected to sum to it.
 */
export function roundParts(parts: readonly number[], total: number, unit: number): number[] {
  const floors = parts.map((part) => (part - (part % unit)) / unit);
  let left = roundTo(total, unit) - floors.reduce((sum, floor) => sum + floor, 0);
  const order = parts
    .map((part, index) => ({ index, rest: part % unit }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (let turn = 0; left > 0 && order.length > 0; turn = (turn + 1) % order.length, left -= 1) {
    const { index } = order[turn] as { index: number };
    floors[index] = (floors[index] ?? 0) + 1;
  }
  return floors;
}

/** One unit for a whole column, named once in its head: {unit: 10.000.000, word: 'miliar', decimals: 2}. */
export interface ColumnScale {
  unit: number;
  decimals: number;
  word: string;
}

export function columnScale(total: number, language: Language): ColumnScale {
  const shown = scaleOf(total) ?? { scale: THOUSAND, decimals: 0 };
  return {
    unit: shown.scale / 10 ** shown.decimals,
    decimals: shown.decimals,
    word: SCALE_WORDS[language][shown.scale] ?? (language === 'id' ? 'ribu' : 'thousand'),
  };
}

/** A rounded part of a column, with the column's fixed decimals: '0,31'. */
export function inColumn(units: number, scale: ColumnScale, language: Language): string {
  return numberFormat(language, scale.decimals, scale.decimals).format(units / 10 ** scale.decimals);
}

/** Whole percent, rounded down: 99,6% of a target is not '100%'. */
export function wholePercent(part: number, whole: number): number {
  return whole > 0 ? Math.floor((part / whole) * 100) : 0;
}

export function percent(part: number, whole: number, language: Language): string {
  return `${count(wholePercent(part, whole), language)}%`;
}

/** From basis points as a plain number, two decimals: '0,42'. */
export function decimal(basisPoints: number, language: Language): string {
  return numberFormat(language, 2, 2).format(basisPoints / 10_000);
}

/** From permille, one decimal where it is not whole: '31,5%'. */
export function permille(value: number, language: Language): string {
  return `${numberFormat(language, 0, 1).format(value / 10)}%`;
}

/** A stored quantity (an integer number of steps) as people write it: (1500, 1000) -> '1,5'. */
export function quantity(value: number, steps: number, language: Language): string {
  const decimals = Math.min(6, Math.ceil(Math.log10(Math.max(1, steps))));
  return numberFormat(language, 0, decimals).format(value / steps);
}

/** With its unit, unbreakable: '600 bungkus'. */
export function quantityOf(value: number, steps: number, unit: string, language: Language): string {
  return `${quantity(value, steps, language)}${NO_BREAK}${unit}`;
}

/** What was typed, in steps; null where it is no positive number or finer than the unit's step. */
export function parseQuantity(text: string, steps: number, language: Language): number | null {
  const decimal = language === 'id' ? ',' : '.';
  const grouping = language === 'id' ? '.' : ',';
  const [whole = '', fraction = '', ...more] = text.trim().split(decimal);
  if (more.length > 0 || !/^\d*$/.test(fraction)) return null;
  const digits = ungroup(whole, grouping);
  if (digits === null) return null;
  const scale = 10 ** fraction.length;
  const scaled = Number(digits + fraction) * steps;
  if (!Number.isSafeInteger(scaled) || scaled % scale !== 0 || scaled === 0) return null;
  return scaled / scale;
}

/** What was typed as an amount, in rupiah; null where it is not one. 'Rp', spaces and separators are allowed. */
export function parseRupiah(text: string, language: Language): number | null {
  const digits = ungroup(
    text
      .trim()
      .replace(/^Rp\.?/i, '')
      .replace(/\s/g, ''),
    language === 'id' ? '.' : ',',
  );
  if (digits === null) return null;
  const amount = Number(digits);
  return Number.isSafeInteger(amount) && amount > 0 ? amount : null;
}

/** '57.000' -> '57000'; refuses separators in the wrong place, since '1.5' typed for one and a half must not become 15. */
function ungroup(text: string, grouping: string): string | null {
  if (/^\d+$/.test(text)) return text;
  const groups = text.split(grouping);
  const sound =
    groups.length > 1 && /^\d{1,3}$/.test(groups[0] ?? '') && groups.slice(1).every((g) => /^\d{3}$/.test(g));
  return sound ? groups.join('') : null;
}

/** Civil date in lists: '14 Jan 2027'. */
export function dateShort(date: string, language: Language): string {
  return civil(date, language, { day: 'numeric', month: 'short', year: 'numeric' });
}

/** Civil date in signing and letters: '14 Januari 2027'. */
export function dateLong(date: string, language: Language): string {
  return civil(date, language, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** 'YYYY-MM' as 'Januari 2027'. */
export function monthLong(month: string, language: Language): string {
  return civil(`${month}-01`, language, { month: 'long', year: 'numeric' });
}

/** A period of capacity by its key: '2027-01-15' as '15 Januari 2027', '2027-W03' as 'minggu ke-3 2027', '2027-01' as 'Januari 2027'. */
export function periodName(key: string, language: Language): string {
  const [year, week] = key.split('-W');
  if (week !== undefined) return language === 'id' ? `minggu ke-${Number(week)} ${year}` : `week ${Number(week)} of ${year}`;
  return key.length === 'YYYY-MM'.length ? monthLong(key, language) : dateLong(key, language);
}

/** A span of civil dates, each part said once: '10-14 Jan 2027', '10 Jan-10 Mar 2027'. */
export function dateSpan(from: string, to: string, language: Language): string {
  if (from === to) return dateShort(from, language);
  if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8))}-${dateShort(to, language)}`;
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  const start = sameYear ? civil(from, language, { day: 'numeric', month: 'short' }) : dateShort(from, language);
  return `${start}-${dateShort(to, language)}`;
}

function civil(date: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  return dateFormat(language, 'UTC', options).format(new Date(`${date}T00:00:00Z`));
}

/** WIB, WITA or WIT; any other zone by its own name. */
export function zoneWord(timeZone: string): string {
  return ZONE_WORDS[timeZone] ?? timeZone;
}

/** Time of day with the zone's word: '10.31 WIB'. */
export function clock(instant: string | number, timeZone: string, language: Language): string {
  return `${time(instant, timeZone, language)}${NO_BREAK}${zoneWord(timeZone)}`;
}

/** Time of day alone, where the zone stands elsewhere on the page: '10.31'. */
export function time(instant: string | number, timeZone: string, language: Language): string {
  const options: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  return dateFormat(language, timeZone, options).format(new Date(instant));
}

/** An instant: '24 Nov, 10.31 WIB'. */
export function moment(instant: string | number, timeZone: string, language: Language): string {
  const day = dateFormat(language, timeZone, { day: 'numeric', month: 'short' }).format(new Date(instant));
  return `${day}, ${clock(instant, timeZone, language)}`;
}

/** The civil date an instant falls on in a zone: '2026-11-24'. */
export function civilDate(instant: string | number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(instant),
  );
}
