/**
 * An import in figures, as the preview heads its table with them. Rule: each row of the file is counted once among the actions
 * and once among the states, so both add up to the rows.
 */
import { PREVIEW_STATES, type PreviewState, ROW_ACTIONS, type RowAction } from '../contract/imports.js';
import type { ParsedFile, ParsedRow } from './parse.js';
import type { RowPlan } from './plan.js';
import { findings, importReport } from './report.js';

export interface Summary {
  actions: Record<RowAction, number>;
  states: Record<PreviewState, number>;
  /** One count for each refused or repeated row, under the problem that decided it. */
  reasons: Record<string, number>;
  /** Need lines in the rows that are saved; of them those that become demands, and those whose quantity must be asked. */
  lines: number;
  demands: number;
  quantityOpen: number;
  /** Rows where an edit made here stands against the file. */
  keptRows: number;
  otherSheets: string[];
}

export function summaryOf(parsed: ParsedFile, plan: readonly RowPlan[]): Summary {
  const { reasons, lines } = importReport('', parsed, plan, 0);
  const { demands, quantityOpen } = findings(parsed);
  const actions = none(ROW_ACTIONS);
  const states = none(PREVIEW_STATES);
  let keptRows = 0;
  for (const [at, row] of plan.entries()) {
    actions[row.action] += 1;
    states[previewState(parsed.rows[at], row.action)] += 1;
    if (row.kept.length > 0 || row.lines.some((line) => line.kept.length > 0)) keptRows += 1;
  }
  return { actions, states, reasons, lines, demands, quantityOpen, keptRows, otherSheets: parsed.otherSheets };
}

/** What a person should know first of a row: that it cannot be saved, that nothing would happen, that it changes something known. */
export function previewState(row: ParsedRow | undefined, action: RowAction): PreviewState {
  if (action === 'refused') return 'wrong';
  if (action === 'duplicate' || action === 'unchanged') return action;
  if (action === 'update' || action === 'cancel') return 'changed';
  return row?.state === 'look' ? 'look' : 'ready';
}

const none = <T extends string>(names: readonly T[]): Record<T, number> =>
  Object.fromEntries(names.map((name) => [name, 0])) as Record<T, number>;

/** Of a file that was not read yet, or cannot be. */
export const NOTHING_READ: Summary = {
  actions: none(ROW_ACTIONS),
  states: none(PREVIEW_STATES),
  reasons: {},
  lines: 0,
  demands: 0,
  quantityOpen: 0,
  keptRows: 0,
  otherSheets: [],
};
