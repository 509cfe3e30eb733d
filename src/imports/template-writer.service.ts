/** Our templates as files. Every column of a workbook is text, so that a spreadsheet program keeps leading zeros and rounds no code. */
import type { TemplateLayout } from '../contract/imports.js';
import { template, templateCsv } from './templates.js';

const WIDTH_CHARS = 24;
/** Rows made ready as text below the samples. */
const BLANK_ROWS = 200;

export const TEMPLATE_MEDIA = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export async function templateFile(id: TemplateLayout, format: keyof typeof TEMPLATE_MEDIA): Promise<Uint8Array> {
  return format === 'csv' ? Buffer.from(templateCsv(id), 'utf8') : templateXlsx(id);
}

export async function templateXlsx(id: TemplateLayout): Promise<Uint8Array> {
  // workbooks are rare, and their library is large: not every start should read it
  const { writeXlsx } = await import('hucre/xlsx');
  const { header, hints, samples } = template(id);
  const columns = header.map(() => ({ width: WIDTH_CHARS, numFmt: '@' }));
  const blank = Array.from({ length: BLANK_ROWS }, () => header.map(() => ''));
  return writeXlsx({ sheets: [{ name: 'Data', columns, rows: [header, hints, samples, ...blank] }] });
}
