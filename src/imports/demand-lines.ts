/**
 * The need lines of one plan: from its description, else from its volume, else the package as a whole.
 * Rule: a quantity is taken only where it counts something. '1 Paket', '1 Kegiatan' or '12 Bulan' without a price count
 * nothing a maker could make, so their quantity stays open and is asked. Pay, travel and money are set aside, not dropped.
 */
import { findUnit, type Unit } from '../reference/units.js';
import { MAX_LINES_PER_PACKAGE } from './limits.js';
import { unpackLines, type Figure, type LineItem, type Unpacked } from './line-items.js';
import { inSteps, withDots, type Decimal } from './numerals.js';
import { problem, type CellProblem } from './problem.js';
import type { Aside, DemandLine } from './records.js';
import { visibleText } from './visible-text.js';

export interface Suggestion {
  categoryId: string;
  /** 0 to 1000. */
  confidence: number;
}
export type SuggestCategory = (text: string) => Suggestion | null;

export interface PlanText {
  name: string;
  description: string;
  specification: string;
  volume: string;
  pagu: number | null;
  deliverFrom: string | null;
  deliverTo: string | null;
}

export interface LineProblem {
  /** `lines.2.quantity` */
  field: string;
  source: 'description' | 'volume';
  raw: string;
  problem: CellProblem;
}

export interface PlanLines {
  lines: DemandLine[];
  problems: LineProblem[];
}

/** Below this a suggestion is shown as a guess. */
export const SURE_CONFIDENCE = 700;
const MAX_NAME_CHARS = 200;
const MAX_SPEC_CHARS = 2_000;

const ASIDES: readonly [Aside, RegExp][] = [
  ['travel', /\b(?:perjalanan|perjadin|transport\w*|tiket|penginapan|hotel|taksi|bahan bakar|bbm|pertamax|e toll)\b/i],
  [
    'personnel',
    /\b(?:honor\w*|gaji|upah|lembur|uang (?:saku|harian|representa\w+|makan|lembur)|representasi|insentif|tunjangan|bpjs|iuran|asuransi|ppnpn|pramubh?akti|satpam|pengemudi|narasumber|moderator|instruktur|asesor|petugas|tenaga (?:administrasi|kebersihan|keamanan|ahli|pendukung|non asn)|jasa profesi)\b/i,
  ],
  [
    'money',
    /\b(?:pembulatan|langganan|listrik|rekening|pajak|pbb|bunga|hibah|bantuan (?:sosial|pemerintah|keuangan)|daya dan jasa|retribusi|kontribusi|sertipikat tanah)\b/i,
  ],
];

export function planLines(text: PlanText, suggest: SuggestCategory): PlanLines {
  const unpacked = unpackLines(text.description);
  const volume = volumeOf(text.volume);
  const figures = unpacked.lines.some((line) => line.quantity !== null || line.total !== null);
  if (figures || unpacked.lines.length > 1) return fromDescription(text, unpacked, suggest);
  return asOneLine(text, unpacked.lines[0] ?? null, volume, suggest);
}

/** '30 Orang / Kali', '( 3, PAKET, @ 1400000 )', '1500 PKT x @90000', '17 Orang x 6 Bulan'. */
export function volumeOf(written: string): LineItem | null {
  const text = written
    .replace(/\\[rnt]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const [line, ...more] = unpackLines(text).lines;
  if (line && more.length === 0 && line.name === '' && line.quantity) return line;
  const plain = /^\(?\s*(\d[\d.,]*)\s*(?:\([a-z ]+\)\s*)?([A-Za-z][A-Za-z /.]{0,30}?[23]?)\s*\)?$/.exec(text);
  // '20 x 40 OK' and '8.5 Meter x 4 Meter' are sums for a person to do; '200 Rupiah' is no volume.
  if (!plain || /rupiah|\bx\b/i.test(plain[2] ?? '')) return null;
  const [as] = unpackLines(`isi (${plain[1]}, ${plain[2]},)`).lines;
  return as ? { ...as, name: '', raw: text } : null;
}

function fromDescription(text: PlanText, unpacked: Unpacked, suggest: SuggestCategory): PlanLines {
  const problems: LineProblem[] = [];
  const lines = unpacked.lines.map((item, at) => {
    const spec = [item.section, item.form === 'factors' ? item.raw : null].filter(Boolean).join('; ');
    return lineOf(item, item.name || text.name, spec, text, suggest, at, 'description', problems);
  });
  for (const piece of unpacked.unread) {
    problems.push({
      field: 'description',
      source: 'description',
      raw: piece,
      problem: problem('line_unread', { text: piece }),
    });
  }
  if (unpacked.cut) {
    const found = problem('lines_too_many', { max: MAX_LINES_PER_PACKAGE });
    problems.push({ field: 'description', source: 'description', raw: '', problem: found });
  }
  problems.push(...sumProblem(unpacked.lines, text.pagu));
  return { lines, problems };
}

function asOneLine(
  text: PlanText,
  item: LineItem | null,
  volume: LineItem | null,
  suggest: SuggestCategory,
): PlanLines {
  const problems: LineProblem[] = [];
  const described = visibleText(text.description).text;
  const said = item?.name || (described.length <= MAX_NAME_CHARS && /\p{L}{3}/u.test(described) ? described : '');
  const name = said !== '' && !/^sesuai kak$/i.test(said) ? said : text.name;
  const empty: LineItem = {
    form: 'named',
    name,
    section: null,
    quantity: null,
    unit: null,
    unitPrice: null,
    total: null,
    raw: text.volume,
    problems: [],
  };
  const spec = [text.specification, item ? '' : described].find((other) => other !== '' && other !== name) ?? '';
  const line = lineOf(volume ?? empty, name, spec, text, suggest, 0, 'volume', problems);
  problems.push(...sumProblem(volume ? [volume] : [], text.pagu));
  return { lines: [{ ...line, form: volume && volume.unitPrice !== null ? volume.form : 'whole' }], problems };
}

function lineOf(
  item: LineItem,
  name: string,
  spec: string,
  text: PlanText,
  suggest: SuggestCategory,
  at: number,
  source: LineProblem['source'],
  problems: LineProblem[],
): DemandLine {
  const say = (field: string, found: CellProblem) =>
    problems.push({ field: `lines.${at}.${field}`, source, raw: item.raw.slice(0, 200), problem: found });
  for (const found of item.problems) say(FIELD_OF[found.figure], found.problem);
  const aside = asideOf(name, item.unit, suggest);
  const counted = countOf(item, aside, say);
  const category = aside ? null : (suggest(name) ?? suggest(`${text.name} ${spec}`));
  if (!aside && !category) say('categoryId', problem('category_unknown', { text: name.slice(0, 60) }));
  else if (category && category.confidence < SURE_CONFIDENCE) {
    say('categoryId', problem('category_guessed', { category: category.categoryId, confidence: category.confidence }));
  }
  return {
    name: visibleText(name).text.slice(0, MAX_NAME_CHARS),
    spec: spec === '' ? null : visibleText(spec, true).text.slice(0, MAX_SPEC_CHARS),
    categoryId: category?.categoryId ?? null,
    categoryConfidence: category?.confidence ?? 0,
    ...counted,
    unitCeiling: ceilingOf(item),
    deliverFrom: text.deliverFrom,
    deliverTo: text.deliverTo,
    regencyCode: null,
    certificates: [],
    aside,
    form: item.form,
    raw: item.raw.slice(0, 200),
  };
}

const FIELD_OF: Record<Figure, string> = { quantity: 'quantity', unitPrice: 'unitCeiling', total: 'total' };

type Say = (field: string, found: CellProblem) => void;

function countOf(
  item: LineItem,
  aside: Aside | null,
  say: Say,
): Pick<DemandLine, 'quantity' | 'unitId' | 'unitWritten'> {
  const unit = item.unit ? unitNamed(item.unit) : undefined;
  const written = item.unit;
  if (item.unit && !unit && !aside) say('unitId', problem('unit_unknown', { text: item.unit }));
  const uncounted =
    item.quantity === null ||
    (item.unitPrice === null && item.total === null && countsNothing(unit?.id, unit?.dimension));
  if (uncounted) {
    if (!aside) say('quantity', problem('quantity_unknown', { text: item.quantity ? item.raw.slice(0, 60) : '' }));
    return { quantity: null, unitId: unit?.id ?? null, unitWritten: written };
  }
  const steps = inSteps(item.quantity as Decimal, unit?.steps ?? 1, item.raw.slice(0, 60));
  // '0.87 Unit' and '12,345678901234 Meter' come out of a division: the number of things has to be asked.
  if (!steps.ok && !aside) say('quantity', problem('line_unread', { text: item.raw.slice(0, 60) }));
  return { quantity: steps.ok ? steps.value : null, unitId: unit?.id ?? null, unitWritten: written };
}

/** A package, an activity or a year is a way to say 'all of it'. */
const countsNothing = (unitId: string | undefined, dimension: string | undefined): boolean =>
  unitId === undefined || unitId === 'paket' || dimension === 'service';

/** Factors such as `org x hr` are the ways RUP counts people: orang hari, orang kali. */
const COMPOSED: readonly [RegExp, string][] = [
  [/^(?:org?|orang|or) x (?:hr|hari|mlm|malam)/i, 'oh'],
  [/^(?:org?|orang|or) x (?:kl|kali|keg|kegiatan|trip|trp|akt)/i, 'ok'],
  [/^(?:org?|orang|or) x (?:bln|bulan)/i, 'ob'],
  [/^(?:org?|orang|or) x (?:jpl?|jam)/i, 'oj'],
];

/** A unit as written; '3 Unit / Tahun' counts units, '6 M / Lari' metres. */
function unitNamed(written: string): Unit | undefined {
  const composed = COMPOSED.find(([pattern]) => pattern.test(written))?.[1] ?? written;
  return findUnit(composed) ?? findUnit((written.split('/')[0] ?? '').replace(/ anggaran$/i, ''));
}

/** Hours and months of people are work, whoever the line names. */
const WORK_UNITS = new Set(['ob', 'oj', 'jp']);

/** The stated price; or the stated total of a stated quantity where it divides exactly. */
function ceilingOf(item: LineItem): number | null {
  if (item.unitPrice !== null) return item.unitPrice;
  if (item.total === null || !item.quantity) return null;
  const scaled = BigInt(item.total) * 10n ** BigInt(item.quantity.scale);
  return scaled % item.quantity.digits === 0n ? Number(scaled / item.quantity.digits) : null;
}

function asideOf(name: string, unit: string | null, suggest: SuggestCategory): Aside | null {
  const isWork = unit !== null && WORK_UNITS.has(unitNamed(unit)?.id ?? '');
  const found = ASIDES.find(([, words]) => words.test(name))?.[0] ?? (isWork ? 'personnel' : null);
  return found && (suggest(name)?.confidence ?? 0) >= SURE_CONFIDENCE ? null : found;
}

/** Lines that state all their figures and still do not make up the package: one was revised without the other. */
function sumProblem(items: readonly LineItem[], pagu: number | null): LineProblem[] {
  if (pagu === null || pagu === 0 || items.length === 0) return [];
  let sum = 0n;
  for (const item of items) {
    if (item.total !== null) sum += BigInt(item.total);
    else if (item.unitPrice !== null && item.quantity) {
      sum += (BigInt(item.unitPrice) * item.quantity.digits) / 10n ** BigInt(item.quantity.scale);
    } else return [];
  }
  if (sum === BigInt(pagu)) return [];
  const found = problem('lines_sum_differs', { sum: withDots(sum), pagu: withDots(pagu) });
  return [{ field: 'pagu', source: 'description', raw: '', problem: found }];
}
