/**
 * A table to typed rows, each in exactly one state. Rule: no row is dropped; a row with a `wrong` cell cannot be saved, one
 * that repeats another says which; everything the file says and we do not read is named. Pure, so that the worker, the
 * command line without a database and the tests run the same thing.
 */
import type { ImportLayout, RowState } from '../contract/imports.js';
import type { Areas } from '../reference/areas.js';
import { placesOf } from './agency-facts.js';
import type { Assemble, Tools } from './assemble.js';
import { correctLines } from './corrections.js';
import type { SuggestCategory } from './demand-lines.js';
import { awardedPackage, nonTenderPackage } from './history-records.js';
import { MAX_ROWS } from './limits.js';
import { penyediaPackage, swakelolaPackage } from './plan-records.js';
import { problem } from './problem.js';
import { recognise, type ColumnMap, type Recognition } from './recognise.js';
import type { ImportRecord } from './records.js';
import { beyondLimit } from './refusals.js';
import { markRepeats } from './repeats.js';
import { rowReader, type Corrections, type ParsedCell } from './row-reader.js';
import { catalogueOrder, realisation, revision } from './staged-records.js';
import { cellText, type Table, type TableRow } from './table.js';
import { demandRecord, offerRecord, productRecord, umkmRecord } from './template-records.js';

export interface ParseOptions {
  areas: Areas;
  suggest: SuggestCategory;
  layout?: ImportLayout | undefined;
  columnMap?: ColumnMap | undefined;
  /** Of the event: instants in the file become civil dates there. */
  zone?: string | undefined;
  defaultYear?: number | undefined;
  corrections?: readonly Correction[] | undefined;
  skipRows?: readonly number[] | undefined;
  onProgress?: ((done: number, total: number) => void) | undefined;
}

/** `field` is a field of the layout, or a line's `lines.2.quantity`. */
export interface Correction {
  row: number;
  field: string;
  value: string;
}

export interface ParsedRow {
  row: number;
  state: RowState;
  key: string | null;
  record: ImportRecord | null;
  cells: ParsedCell[];
}

export interface ParsedFile {
  layout: ImportLayout;
  format: Table['format'];
  encoding: string | null;
  delimiter: string | null;
  sheet: string | null;
  otherSheets: string[];
  header: string[];
  headerRow: number;
  columns: Record<string, number[]>;
  proposed: Recognition['proposed'];
  unreadColumns: number[];
  /** Hints and samples of our templates: rows whose first cell begins with #. */
  commentRows: number[];
  rows: ParsedRow[];
}

const ASSEMBLERS: Readonly<Record<ImportLayout, Assemble>> = {
  rup_penyedia: penyediaPackage,
  rup_swakelola: swakelolaPackage,
  awarded: awardedPackage,
  non_tender: nonTenderPackage,
  orders: catalogueOrder,
  realisations: realisation,
  revisions: revision,
  umkm: umkmRecord,
  products: productRecord,
  offers: offerRecord,
  demands: demandRecord,
};
const PROGRESS_EVERY_ROWS = 200;

/** Throws `import_layout_unknown`, `import_columns_missing` or `import_too_many_rows`. */
export function parseTable(table: Table, options: ParseOptions): ParsedFile {
  const recognition = recognise(table, options.layout, options.columnMap);
  const body = recognition.body.filter((row) => !isComment(row));
  if (body.length > MAX_ROWS) throw beyondLimit('rows', MAX_ROWS, body.length);
  const parse = rowParser(recognition, options);
  const rows = body.map((row, at) => {
    if (at % PROGRESS_EVERY_ROWS === 0) options.onProgress?.(at, body.length);
    return parse(row);
  });
  options.onProgress?.(body.length, body.length);
  return {
    layout: recognition.layout.id,
    format: table.format,
    encoding: table.encoding,
    delimiter: table.delimiter,
    sheet: table.sheet,
    otherSheets: table.otherSheets,
    header: recognition.header,
    headerRow: recognition.headerRow,
    columns: Object.fromEntries([...recognition.columns].map(([field, columns]) => [field, [...columns]])),
    proposed: recognition.proposed,
    unreadColumns: recognition.unread,
    commentRows: recognition.body.filter(isComment).map((row) => row.row),
    rows: markRepeats(rows),
  };
}

const isComment = (row: TableRow): boolean => cellText(row.cells[0]).startsWith('#');

function rowParser(recognition: Recognition, options: ParseOptions): (row: TableRow) => ParsedRow {
  const tools: Tools = {
    places: placesOf(options.areas),
    suggest: remembered(options.suggest),
    defaultYear: options.defaultYear ?? null,
    agencies: new Map(),
  };
  const corrections = byRow(options.corrections ?? []);
  const skipped = new Set(options.skipRows);
  const assemble = ASSEMBLERS[recognition.layout.id];
  const zone = options.zone ?? 'Asia/Jakarta';
  return (row) => {
    const corrected = corrections.get(row.row) ?? new Map<string, string>();
    const reader = rowReader(row, recognition, corrected, zone);
    const { key, record } = assemble(reader, tools);
    if (record?.type === 'package') correctLines(record, reader, corrected);
    const firstField = recognition.layout.fields[0]?.field ?? '';
    if (skipped.has(row.row)) reader.say(firstField, problem('row_skipped'));
    const last = row.cells.length;
    if (last > recognition.header.length) {
      reader.say(firstField, problem('row_too_wide', { cells: last, columns: recognition.header.length }));
    }
    const cells = reader.cells();
    return { row: row.row, state: stateOf(cells), key, record, cells };
  };
}

export function stateOf(cells: readonly ParsedCell[]): RowState {
  const severities = new Set(cells.flatMap((cell) => cell.problems.map((found) => found.severity)));
  return severities.has('wrong') ? 'wrong' : severities.has('look') ? 'look' : 'ready';
}

function byRow(corrections: readonly Correction[]): Map<number, Corrections> {
  const rows = new Map<number, Map<string, string>>();
  for (const { row, field, value } of corrections) {
    rows.set(row, (rows.get(row) ?? new Map<string, string>()).set(field, value));
  }
  return rows;
}

/** The same names come back hundreds of times in one file. */
function remembered(suggest: SuggestCategory): SuggestCategory {
  const known = new Map<string, ReturnType<SuggestCategory>>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = suggest(text);
    known.set(text, found);
    return found;
  };
}
