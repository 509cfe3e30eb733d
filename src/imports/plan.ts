/**
 * What saving a parsed file would do, row by row, against what is stored. Rule: each row has one action; a value changes only
 * where the file changed it since the last import, so an officer's own edits stand and are listed where the two disagree;
 * a blank in the file never erases what somebody filled in. Created (also staged) + updated (also cancelled) + unchanged +
 * duplicates + refused is the number of rows.
 */
import type { RowAction } from '../contract/imports.js';
import type { ParsedFile, ParsedRow } from './parse.js';
import type { DemandLine, ImportRecord, RecordType } from './records.js';
import { comparable } from './visible-text.js';

type Values = Readonly<Record<string, unknown>>;

/** What the store knows under a key. */
export interface Existing {
  id: string;
  current: Values;
  /** As the last import left it; null where it was entered by hand. */
  imported: Values | null;
  /** Need lines under a package, by `lineKey`. */
  lines: ReadonlyMap<string, Omit<Existing, 'lines'>>;
}

export interface FieldChange {
  field: string;
  before: unknown;
  after: unknown;
}

export interface LinePlan {
  /** Position in `demandLinesOf(record)`; null for a stored line the file no longer names. */
  at: number | null;
  id: string | null;
  action: 'create' | 'update' | 'unchanged' | 'withdraw';
  changes: FieldChange[];
  kept: FieldChange[];
}

export interface RowPlan {
  row: number;
  action: RowAction;
  key: string | null;
  id: string | null;
  changes: FieldChange[];
  /** Disagreements between the file and an edit made here: the edit stands. */
  kept: FieldChange[];
  lines: LinePlan[];
  /** The problem that decided a refusal or a duplicate. */
  reason: string | null;
}

export interface PlanOptions {
  /** Rows that a person should look at are saved too, with their gaps; false holds them back. */
  includeLook?: boolean;
}

/**
 * Facts of a record that are stored and compared. Need lines are compared one by one; who sold something is nobody's business
 * here, so names of suppliers stay in the file.
 */
const NOT_STORED = new Set(['type', 'lines', 'line', 'categoryConfidence', 'supplierName']);
const LINE_FIELDS = [
  'name',
  'spec',
  'categoryId',
  'quantity',
  'unitId',
  'unitCeiling',
  'deliverFrom',
  'deliverTo',
  'regencyCode',
  'certificates',
] as const satisfies readonly (keyof DemandLine)[];
const STAGED: ReadonlySet<RecordType> = new Set(['order', 'realisation', 'revision']);

export function planImport(
  parsed: Pick<ParsedFile, 'rows'>,
  existing: ReadonlyMap<string, Existing>,
  options: PlanOptions = {},
): RowPlan[] {
  return parsed.rows.map((row) => planRow(row, existing, options.includeLook ?? true));
}

function planRow(row: ParsedRow, existing: ReadonlyMap<string, Existing>, includeLook: boolean): RowPlan {
  const bare = { row: row.row, key: row.key, id: null, changes: [], kept: [], lines: [], reason: decidingCode(row) };
  if (row.state === 'duplicate') return { ...bare, action: 'duplicate' };
  if (row.state === 'wrong' || row.key === null || row.record === null) return { ...bare, action: 'refused' };
  if (row.state === 'look' && !includeLook) return { ...bare, action: 'refused' };
  const known = existing.get(row.key);
  const plan = { ...bare, key: row.key, reason: null };
  if (!known) {
    const action = STAGED.has(row.record.type) ? 'staged' : 'create';
    return { ...plan, action, lines: plannedLines(row.record, new Map()) };
  }
  const { changes, kept } = threeWay(storedValues(row.record), known);
  const lines = plannedLines(row.record, known.lines);
  const changed = changes.length > 0 || lines.some((line) => line.action !== 'unchanged');
  const cancelled = changes.some((change) => change.field === 'status' && change.after === 'cancelled');
  return {
    ...plan,
    action: cancelled ? 'cancel' : changed ? 'update' : 'unchanged',
    id: known.id,
    changes,
    kept,
    lines,
  };
}

/** The values of a record as they are stored and later compared. */
export function storedValues(record: ImportRecord): Values {
  const values = Object.fromEntries(Object.entries(record).filter(([field]) => !NOT_STORED.has(field)));
  if (record.type !== 'package') return values;
  return { ...values, awards: record.awards.map(({ value, domesticValue }) => ({ value, domesticValue })) };
}

export const lineValues = (line: Pick<DemandLine, (typeof LINE_FIELDS)[number]>): Values =>
  Object.fromEntries(LINE_FIELDS.map((field) => [field, line[field]]));

/** Lines of one package have no code of their own: they are known by their name and, among equals, by their order. */
export function lineKeys(lines: readonly Pick<DemandLine, 'name'>[]): string[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const name = comparable(line.name);
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return `${name}#${nth}`;
  });
}

/** Lines that a small business could fill; what pays people, travel or money is in the preview only. */
export function demandLinesOf(record: ImportRecord): DemandLine[] {
  if (record.type === 'demand') return [record.line];
  return record.type === 'package' && record.status === 'active'
    ? record.lines.filter((line) => line.aside === null)
    : [];
}

function plannedLines(record: ImportRecord, stored: Existing['lines']): LinePlan[] {
  const lines = demandLinesOf(record);
  const keys = lineKeys(lines);
  const planned = lines.map((line, at): LinePlan => {
    const known = stored.get(keys[at] ?? '');
    if (!known) return { at, id: null, action: 'create', changes: [], kept: [] };
    const { changes, kept } = threeWay(lineValues(line), known);
    return { at, id: known.id, action: changes.length > 0 ? 'update' : 'unchanged', changes, kept };
  });
  // A cancelled or history package has no lines to compare; and a line entered by hand was never the file's to withdraw.
  if (record.type !== 'package' || record.status !== 'active') return planned;
  const named = new Set(keys);
  const gone = [...stored].filter(([key, line]) => !named.has(key) && line.imported !== null);
  return [
    ...planned,
    ...gone.map(([, line]): LinePlan => ({ at: null, id: line.id, action: 'withdraw', changes: [], kept: [] })),
  ];
}

function threeWay(
  next: Values,
  known: Pick<Existing, 'current' | 'imported'>,
): { changes: FieldChange[]; kept: FieldChange[] } {
  const changes: FieldChange[] = [];
  const kept: FieldChange[] = [];
  // nothing of what was typed here came from a file: all of it stands, and only its gaps are filled
  const base = known.imported ?? {};
  for (const [field, after] of Object.entries(next)) {
    const [before, imported] = [known.current[field] ?? null, base[field] ?? null];
    if (isBlank(after) || same(after, imported) || same(after, before)) continue;
    const untouched = same(before, imported) || (isBlank(before) && isBlank(imported));
    (untouched ? changes : kept).push({ field, before, after });
  }
  return { changes, kept };
}

export const isBlank = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Values come back from JSON columns, whose keys may stand in another order. */
function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** The first problem of the severity that decided the row's state. */
export function decidingCode(row: ParsedRow): string | null {
  const severity = row.state === 'ready' ? null : row.state;
  const found = row.cells.flatMap((cell) => cell.problems).find((each) => each.severity === severity);
  return found?.code ?? null;
}
