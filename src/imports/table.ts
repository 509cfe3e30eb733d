/**
 * What a file holds, before anything is understood: rows of cells under their row numbers in the file.
 * A cell of a text file is a string. A cell of a workbook may be typed; its text is then canonical
 * (a number with a point, a date as YYYY-MM-DD) and must not be read by the rules of Indonesian spelling.
 */
export interface TypedCell {
  text: string;
  type: 'text' | 'number' | 'date' | 'boolean' | 'error';
  /** The value is a formula's result as it was when the workbook was last saved: it may be stale. */
  formula: boolean;
}
export type Cell = string | TypedCell;

export interface TableRow {
  /** 1-based, as a spreadsheet program shows it. */
  row: number;
  cells: Cell[];
}

export interface Table {
  format: 'csv' | 'xlsx';
  encoding: string | null;
  delimiter: string | null;
  sheet: string | null;
  /** Other visible sheets that hold something and were not read. */
  otherSheets: string[];
  /** Blank rows are left out, their numbers kept. */
  rows: TableRow[];
}

export const cellText = (cell: Cell | undefined): string =>
  cell === undefined ? '' : typeof cell === 'string' ? cell : cell.text;

/** A formula without a stored value shows nothing, and still has to be named. */
const saysNothing = (cell: Cell | undefined): boolean =>
  cellText(cell).trim() === '' && (typeof cell !== 'object' || !cell.formula);

export const isBlank = (cells: readonly Cell[]): boolean => cells.every(saysNothing);

/** Cells after the last filled one say nothing: exports and spreadsheets pad rows freely. */
export function trimmed(cells: Cell[]): Cell[] {
  let end = cells.length;
  while (end > 0 && saysNothing(cells[end - 1])) end -= 1;
  return end === cells.length ? cells : cells.slice(0, end);
}
