/** Refusals of a whole file that several readers share, each with the figures its text needs. */
import type { ErrorCode, ErrorParams } from '../contract/errors.js';
import type { ImportLayout } from '../contract/imports.js';
import { DomainError } from '../platform/errors/domain-error.js';
import type { FileColumn } from './file-columns.js';

export type Limit =
  'rows' | 'columns' | 'cells' | 'cell characters' | 'record characters' | 'merged cells' | 'parts' | 'inflated bytes';

/** `row` is where the file goes too far, 0 where that is no row. */
export function beyondLimit(limit: Limit, max: number, found: number, row = 0): DomainError {
  if (limit === 'rows') return new DomainError('import_too_many_rows', { max, found });
  if (limit === 'columns') return new DomainError('import_too_many_columns', { max, found, row });
  return new DomainError('import_limits', { limit, max, found, row });
}

/** What could not be read: a kind of file, and for text the row. */
export const unreadableFile = (format: 'CSV' | 'XLSX', row = 0): DomainError =>
  new DomainError('file_unreadable', { reason: row > 0 ? `${format}, ${row}` : format, row });

/** The file was opened, and what its columns are has to be said by a person. */
export class UnrecognisedFile extends DomainError {
  constructor(
    code: ErrorCode,
    params: ErrorParams,
    readonly columns: FileColumn[],
    /** Where the kind of file is known and a column of it is missing. */
    readonly layout: ImportLayout | null,
  ) {
    super(code, params);
  }
}
