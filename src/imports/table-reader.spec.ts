import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { HOSTILE_FILES, text, workbookOf } from '../../test/support/hostile-files.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { cellText, type Table } from './table.js';
import { readTable } from './table-reader.service.js';

const texts = (table: Table): string[][] => table.rows.map(({ cells }) => cells.map(cellText));

async function refusalOf(bytes: Uint8Array): Promise<string> {
  const error: unknown = await readTable(bytes).then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof DomainError ? error.code : String(error);
}

describe('hostile files', () => {
  const refused = HOSTILE_FILES.filter((file) => file.refusal !== undefined);
  it.each(refused)('refuses $what with $refusal', async ({ bytes, refusal }) => {
    expect(await refusalOf(bytes())).toBe(refusal);
  });

  const read = HOSTILE_FILES.filter((file) => file.refusal === undefined);
  it.each(read)('reads $what', async ({ bytes }) => {
    const [header, row] = texts(await readTable(bytes()));
    expect(header).toEqual(['NIB', 'Nama']);
    expect(row?.[0]).toBe('1');
    expect(row?.[1]).toMatch(/^(?:2|Kafé)$/);
  });

  it('gives a table or a named refusal for a workbook with any byte changed', async () => {
    const bytes = workbookOf({ rows: `<row r="1">${text('A1', 'NIB')}</row><row r="2">${text('A2', '1')}</row>` });
    for (let at = 0; at < bytes.length; at += 7) {
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      const outcome = await readTable(changed).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(DomainError);
    }
  });
});

describe('delimited text', () => {
  it('keeps the row numbers a spreadsheet program shows, blank rows and multi-line cells included', async () => {
    const table = await readTable(Buffer.from('a,b\n"satu\ndua",2\n\n,\n3,4\n'));
    expect(table.rows.map(({ row, cells }) => [row, cells.length])).toEqual([
      [1, 2],
      [2, 2],
      [5, 2],
    ]);
  });

  it('takes the delimiter that splits the lines evenly, not one inside quotes', async () => {
    expect((await readTable(Buffer.from('nama;uraian\nx;"a, b, c, d"\n'))).delimiter).toBe(';');
    expect((await readTable(Buffer.from('nama,uraian\nx,"a; b; c; d"\n'))).delimiter).toBe(',');
    expect((await readTable(Buffer.from('satu kolom\nx\n'))).delimiter).toBe(',');
  });

  it('takes a quote in the middle of a cell as a quote', async () => {
    expect(texts(await readTable(Buffer.from('a,b\nlayar 14" hitam,2\n')))[1]).toEqual(['layar 14" hitam', '2']);
  });
});

describe('workbooks, against another library', () => {
  async function written(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
    const book = new ExcelJS.Workbook();
    fill(book.addWorksheet('Data'), book);
    return new Uint8Array(await book.xlsx.writeBuffer());
  }

  it('keeps types, leading zeros of texts and the values of formulas as they were saved', async () => {
    const bytes = await written((sheet) => {
      sheet.addRow(['nib', 'harga', 'tanggal', 'rumus', 'galat', 'ya']);
      const stale = { formula: 'B2*2', result: 7 };
      sheet.addRow(['0123456789012', 1_305_000_000, new Date(Date.UTC(2026, 10, 24)), stale, { error: '#REF!' }, true]);
      sheet.addRow(['x', 1.5, null, { formula: 'A1' }]);
    });
    const [, first, second] = (await readTable(bytes)).rows;
    expect(first?.cells).toEqual([
      '0123456789012',
      { text: '1305000000', type: 'number', formula: false },
      { text: '2026-11-24', type: 'date', formula: false },
      { text: '7', type: 'number', formula: true },
      { text: '#REF!', type: 'error', formula: false },
      { text: 'true', type: 'boolean', formula: false },
    ]);
    expect(second?.cells[3]).toEqual({ text: '', type: 'text', formula: true });
  });

  it.each([false, true])('reads the same civil date where dates count from 1904: %s', async (date1904) => {
    const serial = date1904 ? 46_350 - 1_462 : 46_350;
    const bytes = workbookOf({ date1904, rows: `<row r="1"><c r="A1" s="1"><v>${serial}</v></c></row>` });
    expect(texts(await readTable(bytes))).toEqual([['2026-11-24']]);
  });

  it('says a merged value in every row and column it spans, header or data', async () => {
    const bytes = await written((sheet) => {
      sheet.addRow(['Kebutuhan', '', 'Instansi']);
      sheet.addRow(['Jumlah', 'Satuan', '']);
      sheet.addRow(['1', 'kotak', 'Balai Contoh']);
      sheet.addRow(['2', 'kotak', '']);
      sheet.mergeCells('A1:B1');
      sheet.mergeCells('C3:C4');
    });
    expect(texts(await readTable(bytes))).toEqual([
      ['Kebutuhan', 'Kebutuhan', 'Instansi'],
      ['Jumlah', 'Satuan'],
      ['1', 'kotak', 'Balai Contoh'],
      ['2', 'kotak', 'Balai Contoh'],
    ]);
  });

  it('reads the first visible sheet that holds something and names the others', async () => {
    const bytes = await written((sheet, book) => {
      sheet.state = 'hidden';
      sheet.addRow(['rahasia']);
      book.addWorksheet('Kosong');
      book.addWorksheet('Isi').addRow(['nib']);
      book.addWorksheet('Lain').addRow(['x']);
    });
    const table = await readTable(bytes);
    expect([table.sheet, table.otherSheets, texts(table)]).toEqual(['Isi', ['Lain'], [['nib']]]);
  });
});
