import { describe, expect, it } from '@jest/globals';
import { planUndo, stateKey, type AppliedChange, type CurrentState } from './undo.js';

const applied: AppliedChange[] = [
  { table: 'packages', id: 'p1', before: null, version: 1 },
  { table: 'demands', id: 'd1', before: null, version: 1 },
  { table: 'packages', id: 'p2', before: { pagu: 5 }, version: 3 },
];
const untouched: [string, CurrentState][] = [
  [stateKey('packages', 'p1'), { version: 1, inUse: false }],
  [stateKey('demands', 'd1'), { version: 1, inUse: false }],
  [stateKey('packages', 'p2'), { version: 3, inUse: true }],
];
const undo = (...changed: [string, CurrentState][]) => planUndo(applied, new Map([...untouched, ...changed]));

describe('planUndo', () => {
  it('removes what was created, last first, and restores what was changed', () => {
    expect(undo()).toEqual({
      remove: [
        { table: 'demands', id: 'd1' },
        { table: 'packages', id: 'p1' },
      ],
      restore: [{ table: 'packages', id: 'p2', values: { pagu: 5 } }],
      kept: [],
    });
  });

  it('keeps what was edited since, what is in use, and what is gone, and says which is which', () => {
    const kept = undo(
      [stateKey('packages', 'p2'), { version: 4, inUse: false }],
      [stateKey('packages', 'p1'), { version: 1, inUse: true }],
    ).kept;
    expect(kept).toEqual([
      { table: 'packages', id: 'p2', reason: 'edited_since' },
      { table: 'packages', id: 'p1', reason: 'in_use' },
    ]);
    expect(planUndo(applied.slice(0, 1), new Map()).kept).toEqual([{ table: 'packages', id: 'p1', reason: 'gone' }]);
  });
});
