/**
 * A file's bytes to a table: the only place that knows the spreadsheet library.
 * A workbook gives its first visible sheet that holds something; a merged cell says its value in each row it spans.
 */
import { readXlsx, type Cell as SheetCell, type CellValue, type MergeRange, type Sheet } from 'hucre/xlsx';
import { DomainError } from '../platform/errors/domain-error.js';
import { csvTable } from './csv-table.js';
import { decodeText, fileType } from './file-type.js';
import { MAX_CELL_CHARS } from './limits.js';
import { beyondLimit, unreadableFile } from './refusals.js';
import { columnLetters, refuseActiveXml, sheetBounds } from './sheet-bounds.js';
import { isBlank, trimmed, type Cell, type Table, type TableRow, type TypedCell } from './table.js';
import { storedZip, zipParts } from './zip-parts.js';

/** What holds cells; drawings, macros, links to other files and printer settings are never opened. */
const WANTED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:_rels\/)?workbook\.xml(?:\.rels)?|xl\/(?:sharedStrings|styles)\.xml|xl\/worksheets\/[^/]+\.xml)$/i;
const SHEET = /^xl\/worksheets\//i;

/** Throws a `DomainError` naming what is wrong; any bytes whatever give a table or such a refusal. */
export async function readTable(bytes: Uint8Array): Promise<Table> {
  if (fileType(bytes) === 'xlsx') return readWorkbook(bytes);
  const { text, encoding } = decodeText(bytes);
  return csvTable(text, encoding);
}

async function readWorkbook(bytes: Uint8Array): Promise<Table> {
  const parts = zipParts(bytes, (name) => WANTED.test(name));
  let [rows, columns] = [1, 1];
  for (const [name, data] of parts) {
    const xml = new TextDecoder('utf-8').decode(data);
    refuseActiveXml(name, xml);
    if (!SHEET.test(name)) continue;
    const bounds = sheetBounds(xml);
    rows = Math.max(rows, bounds.rows);
    columns = Math.max(columns, bounds.columns);
  }
  const sheets = await sheetsOf(storedZip(parts), `A1:${columnLetters(columns)}${rows}`);
  const first = sheets.findIndex(isFilled);
  const sheet = sheets[first];
  if (!sheet) throw new DomainError('file_empty');
  const otherSheets = sheets.slice(first + 1).filter(isFilled);
  return {
    format: 'xlsx',
    encoding: null,
    delimiter: null,
    sheet: sheet.name,
    otherSheets: otherSheets.map((other) => other.name),
    rows: rowsOf(sheet),
  };
}

const isFilled = (sheet: Sheet): boolean => sheet.rows.some((values) => values.some((value) => value !== null));

async function sheetsOf(zip: Uint8Array, range: string): Promise<Sheet[]> {
  try {
    return (await readXlsx(zip, { range, sheets: (sheet) => !sheet.hidden && !sheet.veryHidden })).sheets;
  } catch {
    // Whatever the library dislikes about checked parts is a damaged workbook, and not worth telling apart.
    throw unreadableFile('XLSX');
  }
}

function rowsOf(sheet: Sheet): TableRow[] {
  const details = sheet.cells?.size ? sheet.cells : null;
  const rows = sheet.rows.map((values, at) => ({
    row: at + 1,
    cells: values.map((value, column) => cellOf(value, details?.get(`${at},${column}`), at + 1)),
  }));
  for (const merge of sheet.merges ?? []) spread(rows, merge);
  return rows.map((row) => ({ ...row, cells: trimmed(row.cells) })).filter((row) => !isBlank(row.cells));
}

function spread(rows: TableRow[], merge: MergeRange): void {
  const value = rows[merge.startRow]?.cells[merge.startCol];
  if (value === undefined) return;
  for (const { cells } of rows.slice(merge.startRow, merge.endRow + 1)) {
    for (let column = merge.startCol; column <= Math.min(merge.endCol, cells.length - 1); column += 1) {
      if (cells[column] === '') cells[column] = value;
    }
  }
}

function cellOf(value: CellValue, detail: SheetCell | undefined, row: number): Cell {
  const formula = detail?.formula !== undefined;
  if (detail?.type === 'error') return typed(String(value ?? '#?'), 'error', formula);
  if (value === null) return formula ? typed('', 'text', true) : '';
  if (value instanceof Date) return typed(civilDate(value), 'date', formula);
  if (typeof value === 'number') return typed(String(value), 'number', formula);
  if (typeof value === 'boolean') return typed(value ? 'true' : 'false', 'boolean', formula);
  if (value.length > MAX_CELL_CHARS) {
    throw beyondLimit('cell characters', MAX_CELL_CHARS, value.length, row);
  }
  return formula ? typed(value, 'text', true) : value;
}

const typed = (text: string, type: TypedCell['type'], formula: boolean): TypedCell => ({ text, type, formula });

/** A spreadsheet's date has no zone: the library gives its civil date as UTC. */
const civilDate = (value: Date): string => (Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10));
