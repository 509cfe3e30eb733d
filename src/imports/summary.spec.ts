import { describe, expect, it } from '@jest/globals';
import { ROW_ACTIONS, ROW_STATES } from '../contract/imports.js';
import type { ParsedRow } from './parse.js';
import { previewState } from './summary.js';

/** Every action x state of the row as it was read. */
const MATRIX: Record<string, string> = {
  //            ready     look      wrong     duplicate
  create: '     ready     look      ready     ready',
  staged: '     ready     look      ready     ready',
  update: '     changed   changed   changed   changed',
  cancel: '     changed   changed   changed   changed',
  unchanged: '  unchanged unchanged unchanged unchanged',
  duplicate: '  duplicate duplicate duplicate duplicate',
  refused: '    wrong     wrong     wrong     wrong',
};

describe('previewState', () => {
  const cases = ROW_ACTIONS.flatMap((action) => {
    const states = (MATRIX[action] ?? '').trim().split(/\s+/);
    return ROW_STATES.map((state, at) => [action, state, states[at]] as const);
  });

  it.each(cases)('of %s on a row that is %s is %s', (action, state, shown) => {
    expect(previewState({ state } as ParsedRow, action)).toBe(shown);
  });
});
