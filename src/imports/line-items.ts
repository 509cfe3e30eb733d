/**
 * The lines that hide in the free text of a plan, unpacked. Rule: a line is what the text states and nothing more; forms seen:
 *   1. Makan siang tamu ( 120, OK, @ 45000 );                  priced: quantity, unit, price
 *   - Penyaji [3 OR x 2 JPL x 4 KL]   24.0 OJ  500.000  12.000.000   table: quantity, unit, price, total
 *   Uang Harian [2 ORG x 3 HR x 3 TRIP]                        factors: their product
 *   Honorarium Pengajar   = Rp. 4,000,000                      amount: a total alone
 *   1. Sertifikat                                              named: nothing but a name, the quantity must be asked
 * Where quantity x price is not the stated total, or factors do not multiply to the quantity, the line says so.
 */
import { inSteps, readDecimal, readMoney, withDots, type Decimal } from './numerals.js';
import { problem, type CellProblem, type Reading } from './problem.js';
import { MAX_LINES_PER_PACKAGE } from './limits.js';

export type LineForm = 'priced' | 'table' | 'factors' | 'amount' | 'counted' | 'named';

export interface LineItem {
  form: LineForm;
  name: string;
  /** The heading it stands under (`> Perjalanan Dinas`). */
  section: string | null;
  quantity: Decimal | null;
  /** As written; factors give `org x hr`. */
  unit: string | null;
  unitPrice: number | null;
  total: number | null;
  raw: string;
  problems: FigureProblem[];
}

export type Figure = 'quantity' | 'unitPrice' | 'total';
export interface FigureProblem {
  figure: Figure;
  problem: CellProblem;
}

export interface Unpacked {
  lines: LineItem[];
  /** Pieces with figures that fit no form. */
  unread: string[];
  cut: boolean;
}

/** Longer pieces are prose; the patterns below are only safe on short text. */
const MAX_SEGMENT_CHARS = 600;

const NUMBER = /\d[\dOol.,]*/.source;
const AMOUNT = /(?:Rp\.?\s*)?\d[\dOol.,]*/.source;
const UNIT = /[A-Za-z][A-Za-z/ .]{0,24}?[23]?/.source;
const FACTOR = /\d+\s*[A-Za-z]+/.source;
const FACTORS = `${FACTOR}(?:\\s*[xX]\\s*${FACTOR})+`;

const PRICED = new RegExp(
  `^(.*?)\\(?\\s*(${NUMBER}?)\\s*,?\\s*(${UNIT})?\\s*[,xX]?\\s*@\\s*(${AMOUNT})\\s*\\)?\\s*(?:=\\s*(${AMOUNT}))?\\s*\\)?$`,
);
const TIMES = new RegExp(
  `^(.*?)\\(?\\s*(${NUMBER}?)\\s+(${UNIT})\\s*[xX]\\s*(\\d{4,}|\\d{1,3}(?:\\.\\d{3})+)\\s*\\)?$`,
);
const LISTED = new RegExp(`^(.*?)\\(\\s*(${NUMBER}?)\\s*,\\s*(${UNIT})\\s*,?\\s*\\)$`);
const TABLE = new RegExp(`^(.*?)\\s(${NUMBER})\\s*(${UNIT})\\s+(${NUMBER})\\s+(${NUMBER})$`);
const TABLE_UNPRICED = new RegExp(`^(.+?)\\t\\s*(${NUMBER})\\s*\\t\\s*(${UNIT})$`);
const BRACKETED = new RegExp(
  `^(.*?)[[(]\\s*(${FACTORS})\\s*[\\])]?(?:\\s*=?\\s*(${AMOUNT})|\\s+(\\d+(?:\\.0)?)\\s*(${UNIT}))?$`,
);
const BARE_FACTORS = new RegExp(`^(?:(.*?)\\s)?(${FACTORS})$`);
const AMOUNT_ONLY = /^(.*?)\s*=\s*((?:Rp\.?\s*)?\d[\dOol.,]*)$/;
const COUNTED =
  /^(.*?\S)\s+(\d+)\s*(paket|pkt|buah|bh|lembar|lbr|set|stel|box|kotak|dus|rim|buku|exp|eksemplar|pcs)\.?$/i;
const SUBTOTAL = /[\s(]*\)?\s*\d[\d.,]*\s*$/;
const BULLET = /^\s*(?:[-–•*>]+|\d{1,6}[.)](?!\d)|[a-z][.)]\s)\s*/i;

export function unpackLines(text: string): Unpacked {
  const lines: LineItem[] = [];
  const unread: string[] = [];
  let section: string | null = null;
  const segments = segmentsOf(text);
  for (const segment of segments) {
    if (lines.length >= MAX_LINES_PER_PACKAGE) return { lines, unread, cut: true };
    if (/^\s*>/.test(segment)) {
      section = tidy(segment.replace(BULLET, '').replace(SUBTOTAL, ''));
      continue;
    }
    const listed = BULLET.test(segment) || segments.length > 1;
    const body = segment.replace(BULLET, '').replace(BULLET, '').trim();
    const line = lineOf(body, listed);
    if (line) lines.push({ ...line, section, raw: segment.trim() });
    else if (listed && /\d/.test(body)) unread.push(body.slice(0, 120));
  }
  return { lines: withoutRepeats(lines), unread, cut: false };
}

/** Real line breaks, the two-character `\r\n` that one export writes, and semicolons. */
function segmentsOf(text: string): string[] {
  return text
    .replace(/\\r\\n|\\n/g, '\n')
    .replace(/\\t/g, '\t')
    .split(/[\n;]+/)
    .filter((segment) => /[\p{L}\p{N}]/u.test(segment));
}

type Line = Omit<LineItem, 'section' | 'raw'>;

function lineOf(body: string, listed: boolean): Line | null {
  if (body.length > MAX_SEGMENT_CHARS) return null;
  const flat = body.replace(/\s+/g, ' ').trim();
  return (
    priced(flat) ??
    table(flat, body) ??
    factors(flat) ??
    amountOnly(flat) ??
    counted(flat) ??
    (listed ? named(flat) : null)
  );
}

function priced(flat: string): Line | null {
  const at = PRICED.exec(flat) ?? TIMES.exec(flat) ?? LISTED.exec(flat);
  if (!at) return null;
  const [, name = '', quantity = '', unit, price, total] = at;
  return figures({
    form: 'priced',
    name: withoutFactors(name),
    quantity,
    unit,
    price,
    total,
    factors: factorsIn(name),
  });
}

function table(flat: string, body: string): Line | null {
  const full = TABLE.exec(flat);
  if (full) {
    const [, name = '', quantity = '', unit, price, total] = full;
    return figures({
      form: 'table',
      name: withoutFactors(name),
      quantity,
      unit,
      price,
      total,
      factors: factorsIn(name),
    });
  }
  const bare = TABLE_UNPRICED.exec(body.trim());
  if (!bare) return null;
  return figures({ form: 'table', name: bare[1] ?? '', quantity: bare[2] ?? '', unit: bare[3] });
}

function factors(flat: string): Line | null {
  const found = BRACKETED.exec(flat) ?? BARE_FACTORS.exec(flat);
  if (!found) return null;
  const [, name = '', written = '', total, count, unit] = found;
  const product = productOf(written);
  if (product === null) return null;
  return figures({
    form: 'factors',
    name,
    quantity: count ?? product.toString(),
    unit: unit ?? unitsOf(written),
    total,
    factors: count ? written : undefined,
  });
}

function amountOnly(flat: string): Line | null {
  const found = AMOUNT_ONLY.exec(flat);
  return found ? figures({ form: 'amount', name: found[1] ?? '', quantity: '', total: found[2] }) : null;
}

function counted(flat: string): Line | null {
  const found = COUNTED.exec(flat);
  return found ? figures({ form: 'counted', name: found[1] ?? '', quantity: found[2] ?? '', unit: found[3] }) : null;
}

function named(flat: string): Line | null {
  const name = tidy(flat);
  if (name.length < 3 || !/\p{L}{2}/u.test(name)) return null;
  return figures({ form: 'named', name, quantity: '' });
}

interface Written {
  form: LineForm;
  name: string;
  quantity: string;
  unit?: string | undefined;
  price?: string | undefined;
  total?: string | undefined;
  factors?: string | undefined;
}

function figures(written: Written): Line {
  const problems: FigureProblem[] = [];
  const keep = <T>(figure: Figure, reading: Reading<T>): T | null => {
    if (!reading.ok) problems.push({ figure, problem: reading.problem });
    else if (reading.remark) problems.push({ figure, problem: reading.remark });
    return reading.ok ? reading.value : null;
  };
  const quantity = written.quantity ? keep('quantity', readDecimal(written.quantity, 'quantity', false)) : null;
  const unitPrice = written.price ? keep('unitPrice', readMoney(written.price)) : null;
  const total = written.total ? keep('total', readMoney(written.total)) : null;
  if (quantity?.digits === 0n) {
    problems.push({ figure: 'quantity', problem: problem('line_unread', { text: written.quantity }) });
  }
  const sure = checkTotal(quantity, unitPrice, total, problems);
  checkFactors(quantity, written.factors, problems);
  return {
    form: written.form,
    name: tidy(written.name),
    quantity: quantity?.digits === 0n ? null : quantity,
    unit: unitOf(written.unit),
    unitPrice,
    total,
    // Figures that agree with their total leave no doubt about how they were grouped.
    problems: sure ? problems.filter((found) => found.problem.code !== 'number_english_grouping') : problems,
  };
}

function checkTotal(
  quantity: Decimal | null,
  price: number | null,
  total: number | null,
  problems: FigureProblem[],
): boolean {
  if (!quantity || price === null || total === null) return false;
  const scaled = quantity.digits * BigInt(price);
  const divisor = 10n ** BigInt(quantity.scale);
  if (scaled === BigInt(total) * divisor) return true;
  const found = problem('line_total_differs', { computed: withDots(scaled / divisor), stated: withDots(total) });
  problems.push({ figure: 'total', problem: found });
  return false;
}

function checkFactors(quantity: Decimal | null, written: string | undefined, problems: FigureProblem[]): void {
  const product = written ? productOf(written) : null;
  if (!quantity || product === null || product * 10n ** BigInt(quantity.scale) === quantity.digits) return;
  const whole = inSteps(quantity, 1, '');
  const stated = whole.ok ? withDots(whole.value) : '?';
  problems.push({
    figure: 'quantity',
    problem: problem('line_factors_differ', { product: withDots(product), stated }),
  });
}

/** '7700 x @15000' has no unit: the x is a times sign. */
const unitOf = (written: string | undefined): string | null => {
  const unit = tidy(written ?? '');
  return unit === '' || /^x$/i.test(unit) ? null : unit;
};

const factorsIn = (name: string): string | undefined => new RegExp(`[[(]\\s*(${FACTORS})`).exec(name)?.[1];

const withoutFactors = (name: string): string => name.replace(new RegExp(`[[(]\\s*${FACTORS}\\s*[\\])]?`), ' ');

/** Null where the product is beyond any plausible count. */
function productOf(written: string): bigint | null {
  const numbers = [...written.matchAll(/\d+/g)].map(([digits]) => BigInt(digits));
  const product = numbers.reduce((sum, each) => sum * each, 1n);
  return product > 0n && product < 1_000_000_000n ? product : null;
}

const unitsOf = (written: string): string =>
  [...written.matchAll(/[A-Za-z]{2,}/g)].map(([unit]) => unit.toLowerCase()).join(' x ');

const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/^[\s\-–:.,(]+|[\s\-–:,([=]+$/g, '')
    .trim();

/** A list that names 'Barang Cetakan' nine times says it once: without figures a repetition adds nothing. */
function withoutRepeats(lines: LineItem[]): LineItem[] {
  const seen = new Set<string>();
  return lines.filter((line) => {
    if (line.form !== 'named') return true;
    const key = line.name.toLowerCase();
    return !seen.has(key) && seen.add(key);
  });
}
