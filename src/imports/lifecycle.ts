/**
 * The life of an import. Nothing is saved before it is committed, committing is all or nothing, and what was committed can be
 * taken back once. What could not be read can be tried again by saying what its columns are.
 */
import type { ImportState } from '../contract/imports.js';
import { DomainError } from '../platform/errors/domain-error.js';

export const IMPORT_ACTIONS = ['read', 'fail', 'correct', 'map', 'commit', 'save', 'give_up', 'undo'] as const;
export type ImportAction = (typeof IMPORT_ACTIONS)[number];

const TRANSITIONS: Record<ImportState, Partial<Record<ImportAction, ImportState>>> = {
  parsing: { read: 'ready', fail: 'failed' },
  ready: { correct: 'ready', map: 'parsing', commit: 'committing' },
  committing: { save: 'committed', give_up: 'ready' },
  committed: { undo: 'undone' },
  undone: {},
  failed: { map: 'parsing' },
};

/** @throws DomainError import_transition */
export function next(state: ImportState, action: ImportAction): ImportState {
  const to = TRANSITIONS[state][action];
  if (to === undefined) throw new DomainError('import_transition', { state, action });
  return to;
}
