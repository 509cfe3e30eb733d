/**
 * Which kind of file a table is, where its header stands, and which column is which field.
 * Rule: headers decide, never the name. A header may stand below titles and may span two rows (a merged cell above its
 * parts). An exact header is taken; a similar one is proposed, and what the person says overrides both.
 */
import type { ImportLayout } from '../contract/imports.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { fileColumns } from './file-columns.js';
import { headerKey, type FieldSpec, type Layout } from './layout.js';
import { MAX_ROWS_ABOVE_HEADER } from './limits.js';
import { PUBLISHED_LAYOUTS } from './published-layouts.js';
import { UnrecognisedFile } from './refusals.js';
import { cellText, type Cell, type Table, type TableRow } from './table.js';
import { TEMPLATES } from './template-layouts.js';

export const LAYOUTS: readonly Layout[] = [...PUBLISHED_LAYOUTS, ...TEMPLATES];

/** field -> its column by header or by 0-based position; null leaves the field out. */
export type ColumnMap = Readonly<Record<string, string | number | null>>;

export interface Recognition {
  layout: Layout;
  header: string[];
  /** Rows below the header, which may take two. */
  body: TableRow[];
  headerRow: number;
  /** Columns of each field, 0-based, in the order they are asked. */
  columns: ReadonlyMap<string, readonly number[]>;
  /** Fields whose column is a guess from a similar header. */
  proposed: { field: string; column: number; confidence: number }[];
  /** Columns that no field reads. */
  unread: number[];
}

/** Likeness from which a header is proposed, in permille. */
const PROPOSE_FROM = 650;

export function getLayout(id: ImportLayout): Layout {
  const layout = LAYOUTS.find((each) => each.id === id);
  if (!layout) throw new DomainError('import_layout_unknown', { headers: id });
  return layout;
}

/** Throws an `UnrecognisedFile`: `import_layout_unknown` or `import_columns_missing`. */
export function recognise(table: Table, forced?: ImportLayout, columnMap: ColumnMap = {}): Recognition {
  const candidates = forced ? [getLayout(forced)] : LAYOUTS;
  let best: { score: number; recognition: Recognition } | null = null;
  for (const { header, body, headerRow } of possibleHeaders(table)) {
    for (const layout of candidates) {
      const columns = columnsOf(layout, header, columnMap);
      const score = columns.size;
      if (!forced && !signed(layout, columns)) continue;
      if (best && score <= best.score) continue;
      const recognition = { layout, header, body, headerRow, columns, proposed: [], unread: [] };
      best = { score, recognition };
    }
  }
  if (!best) {
    const header = likelyHeader(table);
    const headers = header.join(', ').slice(0, 300);
    throw new UnrecognisedFile('import_layout_unknown', { headers }, fileColumns(header), null);
  }
  return completed(best.recognition, columnMap);
}

/** Fills gaps with proposals and refuses a file without a column it needs. */
function completed(recognition: Recognition, columnMap: ColumnMap): Recognition {
  const { layout, header } = recognition;
  const columns = new Map(recognition.columns);
  const taken = new Set([...columns.values()].flat());
  const proposed: Recognition['proposed'] = [];
  for (const spec of layout.fields) {
    if (columns.has(spec.field) || columnMap[spec.field] === null) continue;
    // An export without an optional column lacks it: `kd_rup_swakelola` is like `kd_rup_lama` and something else.
    if (!spec.required && PUBLISHED_LAYOUTS.includes(layout)) continue;
    const guess = likest(spec, header, taken);
    if (!guess || guess.confidence < PROPOSE_FROM) continue;
    columns.set(spec.field, [guess.column]);
    taken.add(guess.column);
    proposed.push({ field: spec.field, ...guess });
  }
  const missing = layout.fields.filter((spec) => spec.required && !columns.has(spec.field));
  if (missing.length > 0) {
    const fields = missing.map((spec) => spec.headers[0] ?? spec.field).join(', ');
    const known = fileColumns(header, Object.fromEntries(columns));
    throw new UnrecognisedFile('import_columns_missing', { layout: layout.id, columns: fields }, known, layout.id);
  }
  const unread = header.flatMap((text, column) => (text !== '' && !taken.has(column) ? [column] : []));
  return { ...recognition, columns, proposed, unread };
}

/** Of an unknown file: the first of its widest rows at the top, since titles are narrow. */
function likelyHeader(table: Table): string[] {
  const [first = [], ...others] = table.rows.slice(0, MAX_ROWS_ABOVE_HEADER).map((row) => row.cells.map(textOf));
  return others.reduce((widest, header) => (header.length > widest.length ? header : widest), first);
}

function* possibleHeaders(table: Table): Generator<{ header: string[]; body: TableRow[]; headerRow: number }> {
  const rows = table.rows.slice(0, MAX_ROWS_ABOVE_HEADER);
  for (const [at, { cells, row }] of rows.entries()) {
    yield { header: cells.map(textOf), body: table.rows.slice(at + 1), headerRow: row };
  }
  for (const [at, upper] of rows.entries()) {
    const lower = rows[at + 1];
    if (!lower) continue;
    const width = Math.max(upper.cells.length, lower.cells.length);
    const header = Array.from({ length: width }, (_, i) => textOf(lower.cells[i]) || textOf(upper.cells[i]));
    yield { header, body: table.rows.slice(at + 2), headerRow: lower.row };
  }
}

const textOf = (cell: Cell | undefined): string => cellText(cell).replace(/\s+/g, ' ').trim();

function columnsOf(layout: Layout, header: readonly string[], columnMap: ColumnMap): Map<string, number[]> {
  const keys = header.map(headerKey);
  const columns = new Map<string, number[]>();
  const claimed = new Set<number>();
  for (const [field, wanted] of Object.entries(columnMap)) {
    if (wanted === null || !layout.fields.some((spec) => spec.field === field)) continue;
    const column = typeof wanted === 'number' ? wanted : keys.indexOf(headerKey(wanted));
    if (!Number.isInteger(column) || column < 0 || column >= header.length) continue;
    columns.set(field, [column]);
    claimed.add(column);
  }
  for (const spec of layout.fields) {
    if (Object.hasOwn(columnMap, spec.field)) continue;
    const wanted = spec.headers.map(headerKey);
    const found = wanted.flatMap((key) => keys.flatMap((each, at) => (each === key && !claimed.has(at) ? [at] : [])));
    if (found.length > 0) columns.set(spec.field, found);
  }
  return columns;
}

const signed = (layout: Layout, columns: ReadonlyMap<string, unknown>): boolean =>
  layout.signature.every((group) => group.some((field) => columns.has(field)));

function likest(
  spec: FieldSpec,
  header: readonly string[],
  taken: ReadonlySet<number>,
): { column: number; confidence: number } | null {
  let best: { column: number; confidence: number } | null = null;
  for (const [column, text] of header.entries()) {
    if (taken.has(column) || text === '') continue;
    const confidence = Math.max(...spec.headers.map((known) => likeness(headerKey(known), headerKey(text))));
    if (confidence > (best?.confidence ?? 0)) best = { column, confidence };
  }
  return best;
}

/** Shared words of both headers, in permille; a single word is compared by its pairs of letters. */
export function likeness(a: string, b: string): number {
  const [wordsA, wordsB] = [a.split('_'), b.split('_')];
  const pieces = (words: string[]) => (wordsA.length > 1 && wordsB.length > 1 ? words : pairs(words.join('')));
  const [left, right] = [new Set(pieces(wordsA)), new Set(pieces(wordsB))];
  const shared = [...left].filter((piece) => right.has(piece)).length;
  return left.size + right.size === 0 ? 0 : Math.floor((2000 * shared) / (left.size + right.size));
}

const pairs = (word: string): string[] =>
  Array.from({ length: Math.max(0, word.length - 1) }, (_, i) => word.slice(i, i + 2));
