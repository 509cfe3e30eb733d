/**
 * The identifiers that people type: cleaned, checked, and either normalised or refused with one code of a closed list.
 *
 * All are kept as text. Spaces, dots and dashes are how people group figures, so they are dropped before anything is
 * checked; letters in a number are refused, never guessed away. Texts stand in messages/{id,en}.json under
 * `identifier.<code>`.
 */
import { PROVINCE_CAPITALS } from './data/regency-seats.js';

export const IDENTIFIER_PROBLEMS = [
  'bpom_length',
  'bpom_prefix',
  'halal_is_kh',
  'halal_length',
  'halal_prefix',
  'kbki_digits',
  'kbki_too_long',
  'kbli_digits',
  'kbli_length',
  'kbli_too_long',
  'nib_digits',
  'nib_length',
  'nib_too_long',
  'nik_birth_date',
  'nik_digits',
  'nik_length',
  'nik_province',
  'nik_too_long',
  'nip_appointment',
  'nip_birth_date',
  'nip_digits',
  'nip_length',
  'nip_sex',
  'nip_too_long',
  'npwp_check',
  'npwp_digits',
  'npwp_length',
  'npwp_too_long',
  'order_shape',
  'pirt_digits',
  'pirt_expired',
  'pirt_length',
  'pirt_province',
  'pirt_too_long',
  'rup_digits',
  'rup_length',
  'rup_too_long',
  'satker_shape',
] as const;
export type IdentifierProblem = (typeof IDENTIFIER_PROBLEMS)[number];

export type Identified<Details = object> =
  | ({ ok: true; value: string } & Details)
  | { ok: false; code: IdentifierProblem; params: Record<string, string | number> };

const NIB_DIGITS = 13;
const NPWP_DIGITS = 15;
const NPWP_WITH_NIK_DIGITS = 16;
const NPWP_LUHN_DIGITS = 9;
const NIK_DIGITS = 16;
const RUP_DIGITS = 8;
const KBLI_DIGITS = 5;
const KBKI_MAX_DIGITS = 10;
const PIRT_DIGITS = 15;
const NIP_DIGITS = 18;
const HALAL_DIGITS = { min: 14, max: 18 };
const BPOM_DIGITS = { min: 12, max: 15 };
const WOMAN_DAY_OFFSET = 40;

/** Nomor Induk Berusaha. */
export function nib(text: string): Identified {
  return figures(text, NIB_DIGITS, 'nib');
}

/** Kode RUP of a package. */
export function rupCode(text: string): Identified {
  return figures(text, RUP_DIGITS, 'rup');
}

export function kbli(text: string): Identified {
  return figures(text, KBLI_DIGITS, 'kbli');
}

export function kbki(text: string): Identified {
  const value = compact(text);
  if (!isFigures(value)) return refused('kbki_digits');
  const params = { expected: KBKI_MAX_DIGITS, actual: value.length };
  return value.length > KBKI_MAX_DIGITS ? refused('kbki_too_long', params) : { ok: true, value };
}

/** 15 figures of which the first nine pass Luhn, or 16: those with a 0 before them, or a person's NIK. */
export function npwp(text: string): Identified<{ kind: 'npwp15' | 'npwp16' | 'nik' }> {
  const value = compact(text);
  if (!/^\d*$/.test(value)) return refused('npwp_digits');
  if (value.length < NPWP_DIGITS) return refused('npwp_length', { expected: NPWP_DIGITS, actual: value.length });
  if (value.length > NPWP_WITH_NIK_DIGITS) {
    return refused('npwp_too_long', { expected: NPWP_WITH_NIK_DIGITS, actual: value.length });
  }
  if (value.length === NPWP_DIGITS) {
    return passesLuhn(value.slice(0, NPWP_LUHN_DIGITS)) ? { ok: true, value, kind: 'npwp15' } : refused('npwp_check');
  }
  if (value.startsWith('0') && passesLuhn(value.slice(1, 1 + NPWP_LUHN_DIGITS))) {
    return { ok: true, value, kind: 'npwp16' };
  }
  return nik(value).ok ? { ok: true, value, kind: 'nik' } : refused('npwp_check');
}

/** A person's number: province, regency, district, birth date (a woman's day plus 40), serial. Personal data: mask it. */
export function nik(text: string): Identified {
  const read = figures(text, NIK_DIGITS, 'nik');
  if (!read.ok) return read;
  if (!isProvince(read.value.slice(0, 2))) return refused('nik_province', { digits: read.value.slice(0, 2) });
  const [day, month] = [Number(read.value.slice(6, 8)), Number(read.value.slice(8, 10))];
  const bornOn = day > WOMAN_DAY_OFFSET ? day - WOMAN_DAY_OFFSET : day;
  // The century is not written, so 29 February is let pass.
  return isDay(2000, month, bornOn) ? read : refused('nik_birth_date');
}

/** A civil servant's number: birth date, month of appointment, sex (1 or 2), serial. */
export function nip(text: string): Identified {
  const read = figures(text, NIP_DIGITS, 'nip');
  if (!read.ok) return read;
  const at = (from: number, to: number) => Number(read.value.slice(from, to));
  if (at(0, 4) < 1900 || !isDay(at(0, 4), at(4, 6), at(6, 8))) return refused('nip_birth_date');
  if (at(12, 14) < 1 || at(12, 14) > 12 || at(8, 12) <= at(0, 4)) return refused('nip_appointment');
  return /[12]/.test(read.value.charAt(14)) ? read : refused('nip_sex');
}

/** Satuan kerja: six figures (national) or the regional form `1.03.0.00.0.00.06.0000`. */
export function satker(text: string): Identified<{ level: 'national' | 'regional' }> {
  const value = visible(text).replace(/\s/g, '');
  if (/^\d{6}$/.test(value)) return { ok: true, value, level: 'national' };
  const isRegional = /^\d\.\d{2}\.\d\.\d{2}\.\d\.\d{2}\.\d{2}\.\d{4}$/.test(value);
  return isRegional ? { ok: true, value, level: 'regional' } : refused('satker_shape');
}

/**
 * P-IRT: 13 figures, a dash, the year it ends in; figures 4 to 7 are province and regency. With `today` (a civil date)
 * an ended number is refused.
 */
export function pirt(text: string, today?: string): Identified<{ regencyDigits: string; lastYear: number }> {
  const read = figures(text.replace(/^\s*p[\s.-]*irt\b[\s.:no-]*/i, ''), PIRT_DIGITS, 'pirt');
  if (!read.ok) return read;
  const regencyDigits = read.value.slice(3, 7);
  const lastYear = 2000 + Number(read.value.slice(13));
  if (!isProvince(regencyDigits.slice(0, 2))) return refused('pirt_province', { digits: regencyDigits.slice(0, 2) });
  if (today !== undefined && lastYear < Number(today.slice(0, 4))) return refused('pirt_expired', { year: lastYear });
  return { ok: true, value: `${read.value.slice(0, 13)}-${read.value.slice(13)}`, regencyDigits, lastYear };
}

/** Halal certificate: ID and 14 to 18 figures. The number of the fatwa (ketetapan halal, KH) is another thing. */
export function halal(text: string): Identified {
  const value = compact(text).toUpperCase();
  if (/^(NO(MOR)?)?(KEP)?KH\d|KETETAPAN|^LPPOM|^KEP/.test(value)) return refused('halal_is_kh');
  const rest = value.replace(/^ID/, '');
  if (!value.startsWith('ID') || !isFigures(rest)) return refused('halal_prefix');
  const { min, max } = HALAL_DIGITS;
  if (rest.length < min || rest.length > max) return refused('halal_length', { min, max, actual: rest.length });
  return { ok: true, value };
}

/** BPOM registration of processed food. ML is imported, so it fails domestic-product rules. */
export function bpom(text: string): Identified<{ imported: boolean }> {
  const value = compact(text)
    .toUpperCase()
    .replace(/^BPOM(RI)?/, '');
  const [prefix, rest] = [value.slice(0, 2), value.slice(2)];
  if ((prefix !== 'MD' && prefix !== 'ML') || !/^\d*$/.test(rest)) return refused('bpom_prefix');
  const { min, max } = BPOM_DIGITS;
  if (rest.length < min || rest.length > max) return refused('bpom_length', { min, max, actual: rest.length });
  return { ok: true, value, imported: prefix === 'ML' };
}

/** An order of the e-catalogue: version 5 as `PP2-P2411-11009775`, version 6 a ULID. */
export function catalogueOrder(text: string): Identified<{ version: 5 | 6 }> {
  const value = visible(text).replace(/\s/g, '').toUpperCase();
  if (/^[A-Z0-9]{2,4}-P\d{4}-\d{6,10}$/.test(value)) return { ok: true, value, version: 5 };
  // A ULID leaves out I, L, O and U and begins with 0 to 7.
  return /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(value) ? { ok: true, value, version: 6 } : refused('order_shape');
}

/** All but the last few characters hidden; everything where the value is no longer than that. */
export function mask(value: string, keepLast: number): string {
  const kept = value.length > keepLast ? value.slice(value.length - keepLast) : '';
  return '•'.repeat(value.length - kept.length) + kept;
}

type Prefix = 'nib' | 'nik' | 'nip' | 'rup' | 'kbli' | 'pirt';

function figures(text: string, expected: number, prefix: Prefix): Identified {
  const value = compact(text);
  if (!/^\d*$/.test(value)) return refused(`${prefix}_digits`);
  const params = { expected, actual: value.length };
  if (value.length < expected) return refused(`${prefix}_length`, params);
  return value.length > expected ? refused(`${prefix}_too_long`, params) : { ok: true, value };
}

function refused(code: IdentifierProblem, params: Record<string, string | number> = {}): Identified<never> {
  return { ok: false, code, params };
}

/** Full-width figures become plain ones; control, zero-width and direction characters vanish. */
function visible(text: string): string {
  return text.normalize('NFKC').replace(/[\p{Cc}\p{Cf}]/gu, '');
}

function compact(text: string): string {
  return visible(text).replace(/[\s.\-/–]/g, '');
}

function isFigures(text: string): boolean {
  return /^\d+$/.test(text);
}

function isProvince(digits: string): boolean {
  return Object.hasOwn(PROVINCE_CAPITALS, digits);
}

function isDay(year: number, month: number, day: number): boolean {
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth;
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
