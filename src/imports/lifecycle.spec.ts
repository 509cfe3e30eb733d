import { describe, expect, it } from '@jest/globals';
import { IMPORT_STATES, type ImportState } from '../contract/imports.js';
import { IMPORT_ACTIONS, next } from './lifecycle.js';

/** Every state x action; `-` is refused. */
const MATRIX: Record<ImportState, string> = {
  //          read  fail   correct map     commit     save      give_up undo
  parsing: '   ready failed -       -       -          -         -       -',
  ready: '     -     -      ready   parsing committing -         -       -',
  committing: '-     -      -       -       -          committed ready   -',
  committed: ' -     -      -       -       -          -         -       undone',
  undone: '    -     -      -       -       -          -         -       -',
  failed: '    -     -      -       parsing -          -         -       -',
};

const outcome = (act: () => string): string => {
  try {
    return act();
  } catch (thrown) {
    return (thrown as { code: string }).code;
  }
};

describe('the life of an import', () => {
  const cells = IMPORT_STATES.flatMap((state) => {
    const row = MATRIX[state].trim().split(/\s+/);
    return IMPORT_ACTIONS.map(
      (action, at) => [state, action, row[at] === '-' ? 'import_transition' : row[at]] as const,
    );
  });

  it.each(cells)('%s + %s -> %s', (state, action, to) => {
    expect(outcome(() => next(state, action))).toBe(to);
  });
});
