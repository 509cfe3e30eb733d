import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { TEMPLATE_LAYOUTS } from '../contract/imports.js';
import { parseFile } from './import-file.service.js';
import { templateXlsx } from './template-writer.service.js';
import { template, templateCsv } from './templates.js';

describe.each(TEMPLATE_LAYOUTS)('the template for %s', (id) => {
  it('comes back as itself, without a row to save', async () => {
    const files = [Buffer.from(templateCsv(id)), await templateXlsx(id)];
    for (const bytes of files) {
      const parsed = await parseFile(bytes, {});
      expect([parsed.layout, parsed.rows, parsed.commentRows, parsed.unreadColumns]).toEqual([id, [], [2, 3], []]);
    }
  });

  it('has samples that can be read', async () => {
    const { header, samples } = template(id);
    const cells = samples.map((cell, at) => (at === 0 ? cell.slice(2) : cell));
    const csv = [header, cells].map((row) => row.map((cell) => `"${cell}"`).join(';')).join('\n');
    const { rows } = await parseFile(Buffer.from(csv), {});
    expect(rows.map((row) => [row.state, row.cells.flatMap((cell) => cell.problems)])).toEqual([['ready', []]]);
  });

  it('opens in another program with every cell as text', async () => {
    const book = new ExcelJS.Workbook();
    // Its types want the Buffer of another library version.
    await book.xlsx.load((await templateXlsx(id)) as unknown as Parameters<typeof book.xlsx.load>[0]);
    const sheet = book.worksheets[0];
    expect(sheet?.getRow(1).getCell(1).value).toBe(template(id).header[0]);
    expect([sheet?.getRow(1).getCell(1).numFmt, sheet?.getRow(150).getCell(2).numFmt]).toEqual(['@', '@']);
  });
});
