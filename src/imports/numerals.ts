/**
 * Numbers as Indonesian officers, spreadsheets and public exports write them.
 * Rule: a dot groups thousands and a comma starts a fraction; English spelling is understood where it cannot mean anything
 * else; what could mean two things is refused with both meanings. Arithmetic is on integers throughout, never on floats.
 */
import { cellText, type Cell } from './table.js';
import { readAs, unread, type CellProblem, type Reading, problem } from './problem.js';

/** digits / 10^scale, exactly. */
export interface Decimal {
  digits: bigint;
  scale: number;
  remark?: CellProblem;
}

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);
const MAX_CHARS = 60;

/** How many zeros a word of magnitude stands for. */
const MAGNITUDES: readonly [RegExp, number][] = [
  [/(?<![a-z])(?:triliun|trilyun|t)\.?$/i, 12],
  [/(?<![a-z])(?:miliar|milyar|m)\.?$/i, 9],
  [/(?<![a-z])(?:juta|jt)\.?$/i, 6],
  [/(?<![a-z])(?:ribu|rb)\.?$/i, 3],
];

/** Letters that are typed for digits, as in '2O.000'. */
const LETTER_DIGITS: Record<string, string> = { O: '0', o: '0', l: '1', I: '1', '|': '1' };

export const withDots = (value: bigint | number): string => String(value).replace(/\B(?=(\d{3})+$)/g, '.');

/** Rupiah as an integer. 'Rp. 1.305.000.000,00', '17,000', '1,3 M', '2,5 jt', '50.000,-'. */
export function readMoney(cell: Cell): Reading<number> {
  const written = readable(cell);
  if (!written.ok) return written;
  const { text, typed } = written.value;
  const bare = text.replace(/^(?:rp\.?|idr)/i, '').replace(/(?:[,.]-+|,=)$/, '');
  if (typed) return wholeRupiah(ofMachine(bare), text);

  const magnitude = MAGNITUDES.find(([word]) => /\d/.test(bare) && word.test(bare));
  const body = magnitude ? bare.replace(magnitude[0], '') : bare;
  const decimal = readDecimal(body, 'money', magnitude !== undefined);
  if (!decimal.ok) return decimal;
  return wholeRupiah(magnify(decimal.value, magnitude?.[1] ?? 0), text);
}

/** A quantity as an integer number of steps: with 1,000 steps to the kilogram, '1,5' is 1500. */
export function readQuantity(cell: Cell, steps = 1): Reading<number> {
  const written = readable(cell);
  if (!written.ok) return written;
  const { text, typed } = written.value;
  const decimal = typed ? readAs(ofMachine(text)) : readDecimal(text, 'quantity', false);
  return decimal.ok ? inSteps(decimal.value, steps, text) : decimal;
}

/** A whole number within bounds: a year, a number of days. */
export function readWhole(cell: Cell, least: number, most: number): Reading<number> {
  const read = readQuantity(cell, 1);
  if (!read.ok && read.problem.code === 'number_zero' && least <= 0) return readAs(0);
  if (!read.ok) return read;
  if (read.value < least || read.value > most) return unread('number_out_of_range', { least, most });
  return read;
}

/** A decimal times the steps of its unit, exact or refused. */
export function inSteps(decimal: Decimal, steps: number, text: string): Reading<number> {
  const scaled = decimal.digits * BigInt(steps);
  const divisor = 10n ** BigInt(decimal.scale);
  if (scaled % divisor !== 0n) {
    return steps === 1 ? unread('number_fraction', { text }) : unread('number_finer_than_step', { text, steps });
  }
  const value = scaled / divisor;
  if (value === 0n) return unread('number_zero', { text });
  if (value > MAX_SAFE) return unread('number_too_large', { text });
  return readAs(Number(value), decimal.remark);
}

/** The text without spaces, or the reason why it can be no number at all. */
function readable(cell: Cell): Reading<{ text: string; typed: boolean }> {
  const text = cellText(cell).replace(/\s/gu, '');
  if (typeof cell !== 'string' && cell.type === 'number') {
    if (/e/i.test(text) || text.replace(/\D/g, '').length > 15) return unread('number_rounded', { text });
    if (text.startsWith('-')) return unread('number_negative', { text });
    return readAs({ text, typed: true });
  }
  if (text.length > MAX_CHARS) return unread('number_unreadable', { text: `${text.slice(0, MAX_CHARS)}…` });
  if (/[^\P{Nd}0-9]/u.test(text)) {
    const plain = text.normalize('NFKC');
    return unread('number_foreign_digits', { text }, /^[0-9.,]+$/.test(plain) ? plain : undefined);
  }
  if (/^(?:rp\.?)?[-−–(]+\d/i.test(text)) return unread('number_negative', { text });
  if (/^\d+(?:[.,]\d+)?e[+-]?\d+$/i.test(text)) return unread('number_exponent', { text });
  return readAs({ text, typed: false });
}

/** Reads digits with dots and commas; `forMoney` decides what '1,000' may mean. */
export function readDecimal(body: string, use: 'money' | 'quantity', magnified: boolean): Reading<Decimal> {
  const letter = /^(?=.*\d)[\d.,OolI|]+$/.test(body) ? /[OolI|]/.exec(body)?.[0] : undefined;
  if (letter) {
    const meant = body.replace(/[OolI|]/g, (one) => LETTER_DIGITS[one] ?? one);
    return unread('number_letter', { letter, text: body }, meant);
  }
  if (!/^\d[\d.,]*$/.test(body) || /[.,]$/.test(body)) return unread('number_unreadable', { text: body });

  const dots = body.split('.').length - 1;
  const commas = body.split(',').length - 1;
  if (dots > 0 && commas > 0) return bothSeparators(body, use);
  if (dots > 0) return oneSeparator(body, '.', dots, use, magnified);
  if (commas > 0) return oneSeparator(body, ',', commas, use, magnified);
  return readAs(decimalOf(body, ''));
}

function oneSeparator(
  body: string,
  separator: '.' | ',',
  times: number,
  use: 'money' | 'quantity',
  magnified: boolean,
): Reading<Decimal> {
  const [head = '', ...rest] = body.split(separator);
  const tail = rest.at(-1) ?? '';
  if (!isGrouped(body, separator)) {
    return times === 1 ? readAs(decimalOf(head, tail)) : unread('number_grouping', { text: body });
  }
  const whole = decimalOf(
    rest.reduce((sum, part) => sum + part, head),
    '',
  );
  if (separator === ',') {
    const english = problem('number_english_grouping', { text: body, value: withDots(whole.digits) });
    if (times > 1) return readAs({ ...whole, remark: english });
    // '1,3 M' has one digit behind the comma; with three, '1,305 M' is still a fraction of a magnitude.
    if (magnified) return readAs(decimalOf(head, tail));
    if (use === 'money') return readAs({ ...whole, remark: english });
    return ambiguous(body, withDots(whole.digits), `${head},${tail}`);
  }
  // '1.305 M' may be 1.305 miliar or 1,305 miliar: a thousandfold difference nobody should guess.
  if (magnified && times === 1) return ambiguous(body, withDots(whole.digits), `${head},${tail}`);
  return readAs(whole);
}

function bothSeparators(body: string, use: 'money' | 'quantity'): Reading<Decimal> {
  const decimalMark = body.lastIndexOf(',') > body.lastIndexOf('.') ? ',' : '.';
  const groupMark = decimalMark === ',' ? '.' : ',';
  const [whole = '', tail = '', ...more] = body.split(decimalMark);
  if (more.length > 0 || !isGrouped(whole, groupMark)) return unread('number_grouping', { text: body });
  if (use === 'money' && tail.length === 3) {
    return ambiguous(body, whole.replaceAll(',', '.'), withDots(BigInt(whole.replace(/[.,]/g, '') + tail)));
  }
  const read = decimalOf(whole.replaceAll(groupMark, ''), tail);
  if (decimalMark === ',') return readAs(read);
  return readAs({
    ...read,
    remark: problem('number_english_grouping', { text: body, value: whole.replaceAll(',', '.') }),
  });
}

/** Thousands in groups of three, and no leading zero: '0.500' is a fraction. */
const isGrouped = (body: string, separator: '.' | ','): boolean =>
  separator === '.' ? /^[1-9]\d{0,2}(?:\.\d{3})+$/.test(body) : /^[1-9]\d{0,2}(?:,\d{3})+$/.test(body);

const ambiguous = <T>(text: string, one: string, other: string): Reading<T> =>
  unread('number_ambiguous', { text, one, other });

function decimalOf(whole: string, fraction: string): Decimal {
  const exact = fraction.replace(/0+$/, '');
  return { digits: BigInt(whole + exact || '0'), scale: exact.length };
}

/** A spreadsheet's own number: a point starts the fraction, nothing groups. */
function ofMachine(text: string): Decimal {
  const [whole = '0', fraction = ''] = text.split('.');
  return decimalOf(whole, fraction);
}

function magnify(decimal: Decimal, zeros: number): Decimal {
  const spare = Math.max(0, zeros - decimal.scale);
  return { ...decimal, digits: decimal.digits * 10n ** BigInt(spare), scale: Math.max(0, decimal.scale - zeros) };
}

function wholeRupiah(decimal: Decimal, text: string): Reading<number> {
  const divisor = 10n ** BigInt(decimal.scale);
  const whole = decimal.digits / divisor;
  if (whole > MAX_SAFE) return unread('number_too_large', { text });
  if (decimal.scale === 0) return readAs(Number(whole), decimal.remark);
  // Estimates and negotiated values of real packages carry sen; '1.5' alone is somebody's shorthand and no amount.
  if (whole < 1000n) return unread('number_fraction', { text });
  const nearest = (decimal.digits * 2n + divisor) / (divisor * 2n);
  return readAs(Number(nearest), problem('money_has_sen', { text, value: withDots(nearest) }));
}
