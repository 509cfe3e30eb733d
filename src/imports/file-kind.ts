/** How one kind of file meets the store: what saving it would do, and doing it. */
import type { ImportLayout } from '../contract/imports.js';
import type { MatchingEvent } from '../events/event.entity.js';
import type { Effects } from './effects.js';
import type { ParsedFile, ParsedRow } from './parse.js';
import type { RowPlan } from './plan.js';
import type { ImportRecord } from './records.js';

export interface PlannedFile {
  /** As it was read, and what only the store can tell of its rows. */
  parsed: ParsedFile;
  /** One for each row, in their order. */
  plan: RowPlan[];
}

/** A row that is saved. */
export interface SavedRow {
  record: ImportRecord;
  plan: RowPlan;
}

export interface Saving {
  event: MatchingEvent;
  importId: string;
  /** Also those that change nothing: who they name takes part in the event all the same. */
  rows: readonly SavedRow[];
  effects: Effects;
  /** Told now and then, with how many rows are done. */
  onProgress: (done: number) => void;
}

export interface FileKind {
  readonly layouts: readonly ImportLayout[];
  /** Reads only. */
  plan(event: MatchingEvent, parsed: ParsedFile): Promise<PlannedFile>;
  /** Within the one write of a commit; few statements, however many rows. */
  save(saving: Saving): Promise<void>;
}

/** Keys of the rows that could be saved. */
export const keysOf = (rows: readonly ParsedRow[]): string[] =>
  rows.flatMap((row) =>
    row.key === null || row.record === null || row.state === 'wrong' || row.state === 'duplicate' ? [] : [row.key],
  );

export function savedRows({ parsed, plan }: PlannedFile): SavedRow[] {
  return plan.flatMap((row, at) => {
    const record = parsed.rows[at]?.record;
    return record && row.action !== 'refused' && row.action !== 'duplicate' ? [{ record, plan: row }] : [];
  });
}
