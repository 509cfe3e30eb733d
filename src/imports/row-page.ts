/**
 * A page of the rows of a file. The cursor is the last row seen, as a spreadsheet program numbers it: rows keep their numbers
 * whatever is put right meanwhile, so none repeats and none is missed.
 */
import type { PreviewState } from '../contract/imports.js';
import { DomainError } from '../platform/errors/domain-error.js';
import type { PlannedFile } from './file-kind.js';
import type { ParsedRow } from './parse.js';
import type { RowPlan } from './plan.js';
import { previewState } from './summary.js';

export interface RowFilter {
  limit: number;
  cursor?: string | undefined;
  state?: PreviewState | undefined;
  /** Part of what is written in some cell. */
  q?: string | undefined;
}

export interface PlannedRow {
  parsed: ParsedRow;
  plan: RowPlan;
}

export function rowPage(
  { parsed, plan }: PlannedFile,
  filter: RowFilter,
): { items: PlannedRow[]; nextCursor: string | null } {
  const after = cursorRow(filter.cursor);
  const term = filter.q?.toLowerCase();
  const items: PlannedRow[] = [];
  for (const [at, row] of parsed.rows.entries()) {
    const planned = plan[at];
    if (!planned || row.row <= after) continue;
    if (filter.state !== undefined && previewState(row, planned.action) !== filter.state) continue;
    if (term !== undefined && !row.cells.some((cell) => cell.raw.toLowerCase().includes(term))) continue;
    if (items.length === filter.limit) return { items, nextCursor: String(items.at(-1)?.parsed.row ?? after) };
    items.push({ parsed: row, plan: planned });
  }
  return { items, nextCursor: null };
}

/** @throws DomainError unknown_cursor */
function cursorRow(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d{1,7}$/.test(cursor)) throw new DomainError('unknown_cursor');
  return Number(cursor);
}
