/**
 * Reads the fields of one row and keeps, for each cell that was read, what stood there, what it became and what is wrong.
 * Rule: an unreadable cell is named, never replaced by a default; where only a side figure of a published file is unreadable
 * (`soft`), the row can still be saved without it.
 */
import { readDate } from './civil-dates.js';
import { readMoney, readQuantity, readWhole } from './numerals.js';
import { problem, type CellProblem, type ProblemParams, type Reading } from './problem.js';
import type { Recognition } from './recognise.js';
import { cellText, type Cell, type TableRow } from './table.js';
import { comparable, visibleText } from './visible-text.js';

export type CellValue = string | number | boolean | string[] | null;

export interface ParsedCell {
  /** 0-based column of the file; null for a field the file has no column for. */
  column: number | null;
  field: string;
  /** As written, cut to a readable length. */
  raw: string;
  value: CellValue;
  problems: CellProblem[];
}

export interface RowReader {
  readonly row: number;
  has(field: string): boolean;
  /** One line; '' where empty. */
  text(field: string, most?: number): string;
  /** Free text with its line breaks. */
  prose(field: string): string;
  /** Text without spaces: codes and numbers that are names. */
  code(field: string): string;
  list(field: string): string[];
  money(field: string, soft?: boolean): number | null;
  whole(field: string, least: number, most: number): number | null;
  quantity(field: string, steps: number): number | null;
  date(field: string, soft?: boolean): string | null;
  flag(field: string): boolean | null;
  oneOf<T extends string>(field: string, spellings: Readonly<Record<string, T>>): T | null;
  /** `raw` and `of`: the piece of text, and the field it stands in, where `field` has no column of its own. */
  say(field: string, found: CellProblem, raw?: string, of?: string): void;
  /** A person's correction of a field that has no column of its own. */
  replace(field: string, value: string, found: CellProblem | null): void;
  cells(): ParsedCell[];
}

/** What a person put into a cell after looking at the preview. */
export type Corrections = ReadonlyMap<string, string>;

const MAX_RAW_CHARS = 500;
const YES = new Set(['ya', 'y', 'yes', 'true', '1', 'benar', 'ada', 'sudah']);
const NO = new Set(['tidak', 't', 'n', 'no', 'false', '0', 'salah', 'belum', 'tidak ada']);

export function rowReader(
  table: TableRow,
  recognition: Recognition,
  corrections: Corrections,
  zone: string,
): RowReader {
  const cells = new Map<string, ParsedCell>();

  const cellOf = (field: string): { cell: Cell; column: number | null } => {
    const columns = recognition.columns.get(field) ?? [];
    const column = columns.find((at) => cellText(table.cells[at]).trim() !== '') ?? columns[0] ?? null;
    const corrected = corrections.get(field);
    if (corrected !== undefined) return { cell: corrected, column };
    return { cell: column === null ? '' : (table.cells[column] ?? ''), column };
  };

  const entry = (field: string): ParsedCell => {
    const known = cells.get(field);
    if (known) return known;
    const { cell, column } = cellOf(field);
    const made: ParsedCell = { column, field, raw: cut(cellText(cell)), value: null, problems: originProblems(cell) };
    cells.set(field, made);
    return made;
  };

  const keep = <T extends CellValue>(field: string, value: T, found?: CellProblem): T => {
    const made = entry(field);
    made.value = value;
    if (found) made.problems.push(found);
    return value;
  };

  const read = <T extends number | string>(field: string, soft: boolean, how: (cell: Cell) => Reading<T>): T | null => {
    const { cell } = cellOf(field);
    if (typeof cell === 'object' && cell.type === 'error') return keep(field, null);
    if (cellText(cell).trim() === '') return keep(field, null);
    const reading = how(cell);
    if (reading.ok) return keep(field, reading.value, reading.remark);
    return keep(field, null, soft ? softened(reading.problem) : reading.problem);
  };

  const words = (field: string, lines: boolean, most: number): string => {
    const { cell } = cellOf(field);
    if (typeof cell === 'object' && cell.type === 'error') return keep(field, '');
    const { text, remark } = visibleText(cellText(cell), lines);
    if (text.length > most) return keep(field, text.slice(0, most), problem('text_too_long', { most }));
    return keep(field, text, remark);
  };

  return {
    row: table.row,
    has: (field) => cellText(cellOf(field).cell).trim() !== '',
    text: (field, most = 500) => words(field, false, most),
    prose: (field) => words(field, true, MAX_PROSE_CHARS),
    code: (field) => code(field, cellOf(field).cell, keep),
    list: (field) => {
      const items = cellText(cellOf(field).cell).split(/[;,\n]+/);
      return keep(field, items.map((item) => visibleText(item).text).filter(Boolean));
    },
    money: (field, soft = false) => read(field, soft, readMoney),
    whole: (field, least, most) => read(field, false, (cell) => readWhole(cell, least, most)),
    quantity: (field, steps) => read(field, false, (cell) => readQuantity(cell, steps)),
    date: (field, soft = false) => read(field, soft, (cell) => readDate(cell, zone)),
    flag: (field) => {
      const said = comparable(cellText(cellOf(field).cell));
      if (said === '') return keep(field, null);
      if (YES.has(said) || NO.has(said)) return keep(field, YES.has(said));
      return keep(field, null, problem('yes_no_unreadable', { text: said.slice(0, 40) }));
    },
    oneOf: (field, spellings) => {
      const said = comparable(cellText(cellOf(field).cell));
      if (said === '') return keep(field, null);
      const found = Object.hasOwn(spellings, said) ? spellings[said] : undefined;
      if (found !== undefined) return keep(field, found);
      const allowed = [...new Set(Object.values(spellings))].join(', ');
      return keep(field, null, problem('value_not_in_list', { text: said.slice(0, 40), allowed }));
    },
    say: (field, found, raw, of) => {
      const made = entry(field);
      made.problems.push(found);
      if (of !== undefined) made.column ??= cellOf(of).column;
      if (raw !== undefined && raw !== '') made.raw = cut(raw);
    },
    replace: (field, value, found) => {
      cells.set(field, { ...entry(field), raw: cut(value), value, problems: found ? [found] : [] });
    },
    cells: () => [...cells.values()].filter((cell) => cell.raw !== '' || cell.problems.length > 0),
  };
}

const MAX_PROSE_CHARS = 32_767;

type Keep = (field: string, value: string, found?: CellProblem) => string;

/** A spreadsheet that made a number of a code rounds it beyond 15 digits, and text exports then show 1,2E+15. */
function code(field: string, cell: Cell, keep: Keep): string {
  const text = visibleText(cellText(cell)).text.replace(/\s+/g, '');
  if (typeof cell === 'object' && cell.type === 'number' && (text.length > 15 || /e/i.test(text))) {
    return keep(field, '', problem('number_rounded', { text }));
  }
  if (/^\d+(?:[.,]\d+)?e\+?\d+$/i.test(text)) return keep(field, '', problem('number_exponent', { text }));
  // A column of codes that was read as fractions: '70000059.0'.
  return keep(field, /^\d+\.0$/.test(text) ? text.slice(0, -2) : text);
}

function originProblems(cell: Cell): CellProblem[] {
  if (typeof cell === 'string') return [];
  if (cell.type === 'error') return [problem('error_value', { text: cell.text })];
  if (!cell.formula) return [];
  return [cell.text === '' ? problem('formula_without_value') : problem('formula_value', { text: cut(cell.text) })];
}

const softened = (found: CellProblem): CellProblem =>
  problem('optional_unreadable', { reason: found.code, text: textParam(found.params) }, found.suggestion);

const textParam = (params: ProblemParams): string => String(params['text'] ?? '');

const cut = (text: string): string => (text.length > MAX_RAW_CHARS ? `${text.slice(0, MAX_RAW_CHARS)}…` : text);
