/**
 * Delimited text to a table. Rule: the delimiter is the one that splits the first lines most and most evenly; records may
 * end in CR LF, LF or CR; a quote that never closes, a record or a row count beyond the limits is a refusal with its place.
 */
import { CsvError, parse, type Options } from 'csv-parse/sync';
import { DomainError } from '../platform/errors/domain-error.js';
import { MAX_CELL_CHARS, MAX_COLUMNS, MAX_RECORD_CHARS, MAX_ROWS, MAX_ROWS_ABOVE_HEADER } from './limits.js';
import { beyondLimit, unreadableFile } from './refusals.js';
import { isBlank, trimmed, type Table, type TableRow } from './table.js';

const DELIMITERS = [',', ';', '\t', '|'] as const;
type Delimiter = (typeof DELIMITERS)[number];

export function csvTable(text: string, encoding: string): Table {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  // Excel writes 'sep=;' as a first line of its own.
  const declared = /^sep=([,;\t|])\r?\n/i.exec(body);
  const delimiter = (declared?.[1] as Delimiter | undefined) ?? sniffDelimiter(body);
  const rows = declared
    ? records(body.slice(declared[0].length), delimiter).map((row) => ({ ...row, row: row.row + 1 }))
    : records(body, delimiter);
  if (rows.length === 0) throw new DomainError('file_empty');
  return { format: 'csv', encoding, delimiter, sheet: null, otherSheets: [], rows };
}

function records(body: string, delimiter: Delimiter): TableRow[] {
  const rows: TableRow[] = [];
  let row = 0;
  const options: Options = {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: MAX_RECORD_CHARS,
    on_record: (record: string[]) => {
      row += 1;
      const cells = trimmed(record) as string[];
      checkRecord(cells, row);
      if (!isBlank(cells)) rows.push({ row, cells });
      if (rows.length > MAX_ROWS + MAX_ROWS_ABOVE_HEADER) throw beyondLimit('rows', MAX_ROWS, rows.length);
      return null;
    },
  };
  refuseWideLines(body, delimiter);
  try {
    parse(body, options);
  } catch (error) {
    throw refusalOf(error, row + 1, body);
  }
  return rows;
}

/** Before a million columns become a million strings. Quotes are ignored: free text with 600 delimiters in one line is no table. */
function refuseWideLines(body: string, delimiter: Delimiter): void {
  let found = 0;
  let row = 1;
  for (const char of body) {
    if (char === delimiter) found += 1;
    else if (char === '\n' || char === '\r') {
      found = 0;
      row += 1;
    }
    if (found > MAX_COLUMNS * 10) throw beyondLimit('columns', MAX_COLUMNS, found + 1, row);
  }
}

function checkRecord(cells: readonly string[], row: number): void {
  if (cells.length > MAX_COLUMNS) throw beyondLimit('columns', MAX_COLUMNS, cells.length, row);
  const long = cells.find((cell) => cell.length > MAX_CELL_CHARS);
  if (long !== undefined) throw beyondLimit('cell characters', MAX_CELL_CHARS, long.length, row);
}

function refusalOf(error: unknown, row: number, body: string): unknown {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return new DomainError('csv_quote_not_closed', { row });
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    // A quote that never closes swallows the rest of a large file as one record: name the cause, not the size.
    if ((body.split('"').length - 1) % 2 === 1) return new DomainError('csv_quote_not_closed', { row });
    return beyondLimit('record characters', MAX_RECORD_CHARS, MAX_RECORD_CHARS + 1, row);
  }
  return unreadableFile('CSV', row);
}

/** Counts each delimiter outside quotes on the first lines; the widest even split wins, commas on a tie. */
function sniffDelimiter(body: string): Delimiter {
  const lines = firstLines(body, 10);
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const widths = lines.map((line) => line.split(delimiter).length - 1);
    const header = widths[0] ?? 0;
    const alike = widths.filter((width) => width === header).length;
    const score = header * 10 + alike;
    if (header > 0 && score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

/** Lines with what stands in quotes left out, so that its commas and line breaks do not count. */
function firstLines(body: string, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  let quoted = false;
  for (const char of body.slice(0, MAX_RECORD_CHARS)) {
    if (char === '"') quoted = !quoted;
    else if (!quoted && (char === '\n' || char === '\r')) {
      if (line.trim() !== '') lines.push(line);
      line = '';
      if (lines.length === most) return lines;
    } else if (!quoted) line += char;
  }
  return line.trim() === '' ? lines : [...lines, line];
}
