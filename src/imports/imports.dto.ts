import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ValidateBy, ValidateIf } from 'class-validator';
import { IMPORT_LAYOUTS, type ImportLayout, PREVIEW_STATES, type PreviewState } from '../contract/imports.js';
import { ApiPropertyOptional } from '../platform/edge/api-docs.js';
import { objectionToText } from '../platform/edge/clean-text.js';
import { BoolField, ChoiceField } from '../platform/edge/fields.js';
import { SearchQuery } from '../platform/edge/page.js';
import { objectionToJson } from '../platform/edge/strict-json.js';
import { MAX_COLUMNS } from './limits.js';
import type { ColumnMap } from './recognise.js';

const NAME_CHARS_MAX = 100;
const CELLS_MAX = 100;
const CELL_CHARS_MAX = 4_000;

type Check = (value: unknown) => string | null;

/** An object of no fixed keys, each checked by itself; left out where it is not stated. */
function MapField(name: string, check: Check, description: string, example: unknown) {
  return applyDecorators(
    ValidateIf((_o, value) => value !== undefined),
    ValidateBy({
      name,
      validator: {
        validate: (value: unknown) => check(value) === null,
        defaultMessage: (args) => JSON.stringify({ code: check(args?.value), params: {} }),
      },
    }),
    ApiPropertyOptional({ type: 'object', additionalProperties: true, description, example }),
  );
}

function entriesOf(value: unknown, max: number): [string, unknown][] | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const entries = Object.entries(value);
  const isKey = (key: string) => key.length > 0 && key.length <= NAME_CHARS_MAX && objectionToText(key) === null;
  return entries.length <= max && entries.every(([key]) => isKey(key)) ? entries : null;
}

const objectionToColumns: Check = (value) => {
  const entries = entriesOf(value, MAX_COLUMNS * 2);
  const isColumn = (at: unknown) =>
    at === null ||
    (typeof at === 'string' && at.length <= NAME_CHARS_MAX) ||
    (typeof at === 'number' && Number.isInteger(at) && at >= 0 && at < MAX_COLUMNS);
  return entries?.every(([, at]) => isColumn(at)) ? null : 'malformed';
};

const objectionToCells: Check = (value) => {
  const entries = entriesOf(value, CELLS_MAX);
  const isCell = (text: unknown) =>
    typeof text === 'string' && text.length <= CELL_CHARS_MAX && objectionToText(text) === null;
  return entries?.every(([, text]) => isCell(text)) ? null : 'malformed';
};

const ColumnsField = () =>
  MapField(
    'columnMap',
    objectionToColumns,
    'field -> its column, by header or by 0-based position; null leaves the field out',
    {
      pagu: 4,
      rupCode: 'kd_rup',
      mak: null,
    },
  );

/** A form field is text: a map in it is JSON, under the same rules as any body. */
function parsedJson(text: unknown): unknown {
  if (typeof text !== 'string') return text;
  try {
    return objectionToJson(text) === null ? (JSON.parse(text) as unknown) : null;
  } catch {
    return null;
  }
}

export class UploadDto {
  @ChoiceField(IMPORT_LAYOUTS, { optional: true, description: 'recognised by its headers unless stated' })
  layout?: ImportLayout;
  @Transform(({ value }: { value: unknown }) => parsedJson(value))
  @ColumnsField()
  columnMap?: ColumnMap;
}

export class MapDto {
  @ChoiceField(IMPORT_LAYOUTS, {
    optional: true,
    description: 'another kind of file drops what was put right in cells',
  })
  layout?: ImportLayout;
  @ColumnsField()
  columnMap?: ColumnMap;
}

export class CorrectRowDto {
  @MapField('cells', objectionToCells, 'field -> what belongs into the cell, as it would be written there', {
    pagu: '20.000.000',
    'lines.2.quantity': '250',
  })
  cells?: Record<string, string>;
  @BoolField({ optional: true, description: 'leaves the row out, or takes it in again' })
  skip?: boolean;
}

export class RowQuery extends SearchQuery {
  @ChoiceField(PREVIEW_STATES, { optional: true })
  state?: PreviewState;
}

export const TEMPLATE_FORMATS = ['csv', 'xlsx'] as const;
export type TemplateFormat = (typeof TEMPLATE_FORMATS)[number];

export class TemplateQuery {
  @ChoiceField(TEMPLATE_FORMATS, { optional: true, description: 'csv unless stated' })
  format?: TemplateFormat;
}
