/**
 * A kind of file as its headers tell it. A field may stand in several columns (one export has the same text under two
 * spellings): the first filled one counts. Headers are compared by letters and digits alone.
 */
import type { ImportLayout } from '../contract/imports.js';

export interface FieldSpec {
  field: string;
  /** Spellings of the header; of a template the first is the one we write. */
  headers: readonly string[];
  /** The file cannot be read without this column. */
  required?: boolean;
  /** For a template: what the column wants, and one sample value. */
  hint?: string;
  sample?: string;
}

export interface Layout {
  id: ImportLayout;
  fields: readonly FieldSpec[];
  /** Fields that tell this kind of file from the others: one of each group has to be there. */
  signature: readonly (readonly string[])[];
}

/** `Harga satuan (Rp)` and `harga_satuan_rp` are one header. */
export const headerKey = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
