/**
 * How far a worksheet reaches, from its XML, before it is turned into cells.
 * Rule: only cells that hold something count, since spreadsheets style whole empty columns; the declared dimension is not
 * believed; a DOCTYPE, an entity or text in another encoding than UTF-8 is refused, since no spreadsheet program writes one.
 */
import { DomainError } from '../platform/errors/domain-error.js';
import { beyondLimit } from './refusals.js';
import { MAX_COLUMNS, MAX_MERGES, MAX_ROWS, MAX_ROWS_ABOVE_HEADER } from './limits.js';

const FORBIDDEN = /<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i;
const CELL = /<(?:\w+:)?c(?=[\s/>])([^>]*?)(\/?)>/g;
const REFERENCE = /(?:^|\s)r\s*=\s*["']([A-Za-z]+)(\d+)["']/;
const ROW = /<(?:\w+:)?row(?=[\s/>])/g;
const MERGE = /<(?:\w+:)?mergeCell(?=[\s/>])/g;
const EMPTY_CELL = /^\s*<\/(?:\w+:)?c>/;

export function refuseActiveXml(part: string, xml: string): void {
  if (FORBIDDEN.test(xml)) throw new DomainError('workbook_unsafe', { reason: 'external_entity', part });
  const declared = /^\ufeff?<\?xml[^>]*encoding\s*=\s*["']([^"']+)["']/i.exec(xml)?.[1];
  if ((declared && !/^utf-?8$/i.test(declared)) || !/^\ufeff?\s*</.test(xml)) {
    throw new DomainError('workbook_unsafe', { reason: 'encoding', part });
  }
}

/** Last filled row and column, 1-based. Throws `import_limits`. */
export function sheetBounds(xml: string): { rows: number; columns: number } {
  const mostRows = MAX_ROWS + MAX_ROWS_ABOVE_HEADER;
  if (count(xml, MERGE) > MAX_MERGES) throw beyondLimit('merged cells', MAX_MERGES, MAX_MERGES + 1);
  let [rows, columns, filled, inRow] = [0, 0, 0, 0];
  for (const match of xml.matchAll(CELL)) {
    const after = match.index + match[0].length;
    if (match[2] === '/' || EMPTY_CELL.test(xml.slice(after, after + 12))) continue;
    filled += 1;
    const reference = REFERENCE.exec(match[1] ?? '');
    // Cells without a reference stand one after the other; hardly any program omits it, so they are only counted.
    inRow = reference ? columnNumber(reference[1] ?? '') : inRow + 1;
    columns = Math.max(columns, reference ? inRow : 0);
    rows = Math.max(rows, Number(reference?.[2] ?? 0));
    if (columns > MAX_COLUMNS) throw beyondLimit('columns', MAX_COLUMNS, columns, rows);
    if (rows > mostRows) throw beyondLimit('rows', MAX_ROWS, rows);
    if (filled > mostRows * MAX_COLUMNS) throw beyondLimit('cells', mostRows * MAX_COLUMNS, filled);
  }
  if (rows === 0 && filled > 0) return { rows: Math.min(count(xml, ROW), mostRows), columns: MAX_COLUMNS };
  return { rows, columns };
}

export function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

const count = (xml: string, tag: RegExp): number => [...xml.matchAll(tag)].length;
