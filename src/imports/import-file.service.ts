/** A file's bytes to a parsed file, with the reference data of this program: what the worker runs, and what tests call in-process. */
import type { ImportLayout } from '../contract/imports.js';
import { areas } from '../reference/areas.queries.js';
import { suggestCategory } from '../reference/suggest-category.js';
import { parseTable, type Correction, type ParsedFile } from './parse.js';
import type { ColumnMap } from './recognise.js';
import { readTable } from './table-reader.service.js';

/** Everything that decides how a file is read; plain data, so that it can be sent to a worker and stored with the import. */
export interface ReadingChoices {
  layout?: ImportLayout;
  columnMap?: ColumnMap;
  /** IANA name of the event's zone. */
  zone?: string;
  defaultYear?: number;
  corrections?: readonly Correction[];
  skipRows?: readonly number[];
}

export type Progress = (done: number, total: number) => void;

export async function parseFile(
  bytes: Uint8Array,
  choices: ReadingChoices = {},
  onProgress?: Progress,
): Promise<ParsedFile> {
  const table = await readTable(bytes);
  return parseTable(table, { ...choices, areas, suggest: suggestCategory, onProgress });
}
