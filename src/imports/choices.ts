/**
 * The choices a person makes while looking at a preview: cells put right, rows left out, columns named. Rule: they are kept with
 * the import and the file is read again with them; another kind of file makes corrections of cells meaningless.
 */
import type { ImportLayout } from '../contract/imports.js';
import { DomainError, type FieldError } from '../platform/errors/domain-error.js';
import type { ReadingChoices } from './import-file.service.js';
import { type ColumnMap, getLayout } from './recognise.js';

export interface RowChange {
  /** By field of the layout, or `lines.2.quantity`. */
  cells?: Readonly<Record<string, string>> | undefined;
  skip?: boolean | undefined;
}

/** More than anyone types: beyond it the file itself is put right. */
const CORRECTIONS_MAX = 2_000;
const CORRECTED_CHARS_MAX = 500_000;
const SKIPS_MAX = 5_000;
const LINE_FIELD = /^lines\.\d{1,4}\.(?:name|quantity|unitId|unitCeiling|categoryId)$/;

/** @throws DomainError validation_failed for a field that the layout has not, too_many */
export function withRow(choices: ReadingChoices, layout: ImportLayout, row: number, change: RowChange): ReadingChoices {
  const cells = Object.entries(change.cells ?? {});
  refuseUnknown(
    layout,
    cells.map(([field]) => field),
  );
  const named = new Set(cells.map(([field]) => field));
  const others = (choices.corrections ?? []).filter((each) => each.row !== row || !named.has(each.field));
  const corrections = [...others, ...cells.map(([field, value]) => ({ row, field, value }))];
  const skips = new Set(choices.skipRows);
  if (change.skip === true) skips.add(row);
  if (change.skip === false) skips.delete(row);
  if (corrections.length > CORRECTIONS_MAX)
    throw new DomainError('too_many', { what: 'correction', max: CORRECTIONS_MAX });
  const typed = corrections.reduce((sum, { value }) => sum + value.length, 0);
  if (typed > CORRECTED_CHARS_MAX) throw new DomainError('too_many', { what: 'character', max: CORRECTED_CHARS_MAX });
  if (skips.size > SKIPS_MAX) throw new DomainError('too_many', { what: 'row', max: SKIPS_MAX });
  return { ...choices, corrections, skipRows: [...skips].sort((a, b) => a - b) };
}

/** undefined: as chosen before. */
export function withColumns(
  choices: ReadingChoices,
  layout: ImportLayout | undefined,
  columnMap: ColumnMap | undefined,
): ReadingChoices {
  const isOther = layout !== undefined && layout !== choices.layout;
  return {
    ...choices,
    ...(layout === undefined ? {} : { layout }),
    ...(columnMap === undefined ? {} : { columnMap }),
    ...(isOther ? { corrections: [], skipRows: [] } : {}),
  };
}

function refuseUnknown(layout: ImportLayout, fields: readonly string[]): void {
  const known = new Set(getLayout(layout).fields.map((spec) => spec.field));
  const unknown = fields.filter((field) => !known.has(field) && !LINE_FIELD.test(field));
  const errors = unknown.map((field): FieldError => ({
    field: `cells.${field.slice(0, 40)}`,
    code: 'unknown_field',
    params: {},
  }));
  if (errors.length > 0) throw new DomainError('validation_failed', { fields: errors.length }, errors);
}
