/** What was done with each row of a file that is saved: kept as one action a row, and read back beside the rows of the file. */
import type { RowAction } from '../contract/imports.js';
import type { ParsedRow } from './parse.js';
import { decidingCode, type RowPlan } from './plan.js';

export function savedPlan(rows: readonly ParsedRow[], actions: readonly RowAction[]): RowPlan[] {
  return rows.map((row, at) => ({
    row: row.row,
    action: actions[at] ?? 'refused',
    key: row.key,
    id: null,
    changes: [],
    kept: [],
    lines: [],
    reason: decidingCode(row),
  }));
}
