/**
 * How an import reads on the screen: which step it is at, which rows are behind which tab, how grave a cell's problem is.
 * Rule: what cannot be saved is red, what a person should look at is amber, what changes something known is blue.
 */
import type { ImportCell, ImportRow, ImportView, RowState } from '../api/types';

export const TABS = ['all', 'ready', 'changed', 'look', 'wrong', 'duplicate', 'unchanged'] as const;
export type Tab = (typeof TABS)[number];

export const STEPS = ['template', 'upload', 'columns', 'check', 'save'] as const;
export type ImportStep = (typeof STEPS)[number];

export function stepOf({ state }: Pick<ImportView, 'state'>): ImportStep {
  if (state === 'parsing') return 'upload';
  if (state === 'ready') return 'check';
  if (state === 'failed') return 'columns';
  return 'save';
}

/** Rows behind a tab, where the server has counted them; null where it has not. */
export function countOf(tab: Tab, view: ImportView): number | null {
  const { counts, states } = view;
  if (tab === 'all') return counts.rows;
  if (states?.[tab] !== undefined) return states[tab];
  if (tab === 'wrong') return counts.refused;
  if (tab === 'duplicate') return counts.duplicates;
  if (tab === 'changed') return counts.updated + counts.cancelled;
  if (tab === 'unchanged') return counts.unchanged;
  return null;
}

/** Tabs worth showing: the first five always, the others only if they hold something. */
export const tabsOf = (view: ImportView): Tab[] =>
  TABS.filter((tab, index) => index < 5 || (countOf(tab, view) ?? 0) > 0);

export type Tone = 'danger' | 'warning' | 'info';

export function toneOf(cell: ImportCell): Tone | null {
  if (cell.problem) return cell.problem.severity === 'wrong' ? 'danger' : 'warning';
  return cell.was === undefined || cell.was === null || cell.was === cell.value ? null : 'info';
}

/** How a row is called: what is done with it where that is a change, else what is wrong or doubtful in it. */
export function stateOf(row: ImportRow): RowState {
  if (row.state !== 'ready') return row.state;
  if (row.action === 'update' || row.action === 'cancel') return 'changed';
  return row.action === 'unchanged' ? 'unchanged' : 'ready';
}

/** The cell to mend first: the gravest, leftmost. */
export function firstProblem(row: ImportRow): ImportCell | undefined {
  const grave: (Tone | null)[] = ['danger', 'warning', 'info'];
  return [...row.cells]
    .filter((cell) => toneOf(cell))
    .sort((a, b) => grave.indexOf(toneOf(a)) - grave.indexOf(toneOf(b)))[0];
}

/** What saving would do. Cancelled rows are what 'dihapus' means: a plan that was withdrawn. */
export function outcomeOf({ counts }: Pick<ImportView, 'counts'>) {
  return {
    created: counts.created + counts.staged,
    updated: counts.updated,
    cancelled: counts.cancelled,
    left: counts.unchanged + counts.duplicates + counts.refused,
  };
}
