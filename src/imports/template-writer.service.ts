/** Our templates as workbooks. Every column is text, so that a spreadsheet program keeps leading zeros and rounds no code. */
import { writeXlsx } from 'hucre/xlsx';
import type { TemplateLayout } from '../contract/imports.js';
import { template } from './templates.js';

const WIDTH_CHARS = 24;
/** Rows made ready as text below the samples. */
const BLANK_ROWS = 200;

export async function templateXlsx(id: TemplateLayout): Promise<Uint8Array> {
  const { header, hints, samples } = template(id);
  const columns = header.map(() => ({ width: WIDTH_CHARS, numFmt: '@' }));
  const blank = Array.from({ length: BLANK_ROWS }, () => header.map(() => ''));
  return writeXlsx({ sheets: [{ name: 'Data', columns, rows: [header, hints, samples, ...blank] }] });
}
