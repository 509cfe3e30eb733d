/**
 * Our templates as rows: the header, a row of hints and a row of samples. The last two begin with # and are passed over when
 * the file comes back, so that nobody has to delete them.
 */
import { stringify } from 'csv-stringify/sync';
import type { TemplateLayout } from '../contract/imports.js';
import { getLayout } from './recognise.js';

export interface Template {
  layout: TemplateLayout;
  header: string[];
  hints: string[];
  samples: string[];
}

export function template(id: TemplateLayout): Template {
  const { fields } = getLayout(id);
  const marked = (cells: string[]) => cells.map((cell, at) => (at === 0 ? `# ${cell}` : cell));
  return {
    layout: id,
    header: fields.map((spec) => spec.headers[0] ?? spec.field),
    hints: marked(fields.map((spec) => spec.hint ?? '')),
    samples: marked(fields.map((spec) => spec.sample ?? '')),
  };
}

/** With a mark and semicolons, which is what a spreadsheet program in Indonesian opens as columns. */
export function templateCsv(id: TemplateLayout): string {
  const { header, hints, samples } = template(id);
  return stringify([header, hints, samples], { bom: true, delimiter: ';', record_delimiter: 'windows' });
}
