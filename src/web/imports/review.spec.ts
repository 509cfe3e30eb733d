import { describe, expect, it } from '@jest/globals';
import type { ImportCell, ImportRow, ImportView } from '../api/types';
import { countOf, firstProblem, outcomeOf, stateOf, stepOf, tabsOf, toneOf } from './review';

const counts = {
  rows: 412,
  created: 281,
  updated: 12,
  unchanged: 60,
  cancelled: 2,
  staged: 0,
  duplicates: 22,
  refused: 35,
};
const view = (change: Partial<ImportView> = {}) => ({ state: 'ready', counts, ...change }) as ImportView;
const cell = (change: Partial<ImportCell>): ImportCell => ({
  column: 1,
  field: 'pagu',
  raw: '',
  value: 1,
  problems: [],
  ...change,
});
const problem = (severity: 'wrong' | 'look') => ({ code: 'x', params: {}, severity });

describe('an import on the screen', () => {
  it.each([
    ['parsing', 'upload'],
    ['failed', 'columns'],
    ['ready', 'check'],
    ['committing', 'save'],
    ['undone', 'save'],
  ] as const)('is, while %s, at %s', (state, step) => expect(stepOf({ state })).toBe(step));

  it('says what saving would do, and the parts add up to the rows', () => {
    const outcome = outcomeOf({ counts });
    expect(outcome).toEqual({ created: 281, updated: 12, cancelled: 2, left: 117 });
    expect(outcome.created + outcome.updated + outcome.cancelled + outcome.left).toBe(412);
  });

  it('prefers the counts of row states, and shows rare tabs only when they hold something', () => {
    expect(countOf('wrong', view())).toBe(35);
    expect(countOf('look', view())).toBeNull();
    expect(countOf('look', view({ states: { look: 26 } }))).toBe(26);
    expect(tabsOf(view({ counts: { ...counts, duplicates: 0 } }))).not.toContain('duplicate');
  });

  it('tells grave from doubtful from changed', () => {
    expect(toneOf(cell({ problem: problem('wrong') }))).toBe('danger');
    expect(toneOf(cell({ problem: problem('look') }))).toBe('warning');
    expect(toneOf(cell({ was: 40, value: 45 }))).toBe('info');
    expect(toneOf(cell({}))).toBeNull();
  });

  it('leads to the gravest cell of a row, and names what a ready row changes', () => {
    const row = { row: 1, state: 'ready', action: 'update', lines: [], kept: [], reason: null, cells: [cell({ problem: problem('look') }), cell({ column: 4, problem: problem('wrong') })] } as ImportRow; // prettier-ignore
    expect(firstProblem(row)?.column).toBe(4);
    expect(stateOf(row)).toBe('changed');
    expect(stateOf({ ...row, state: 'wrong' })).toBe('wrong');
  });
});
