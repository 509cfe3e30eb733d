import { describe, expect, it } from '@jest/globals';
import { MEETING_OUTCOMES, MEETING_STATES } from '../contract/kinds.js';
import { MEETING_ACTIONS, next, stateWith } from './meeting-life.js';

const startsAt = '2027-01-14T02:00:00.000Z';
const BEFORE = '2027-01-14T01:59:59.999Z';

describe('the life of a meeting', () => {
  const possible: Record<string, string> = {
    'planned start': 'running',
    'planned finish': 'done',
    'planned miss': 'no_show',
    'planned cancel': 'cancelled',
    'running finish': 'done',
    'running miss': 'no_show',
    'running cancel': 'cancelled',
    'running undo': 'planned',
    'done undo': 'running',
    'no_show undo': 'planned',
  };
  const matrix = MEETING_STATES.flatMap((state) => MEETING_ACTIONS.map((action) => ({ state, action })));

  it.each(matrix)('$state + $action', ({ state, action }) => {
    expect(next({ state, startsAt }, action, startsAt)).toBe(possible[`${state} ${action}`] ?? null);
    const tooEarly = state === 'planned' && (action === 'finish' || action === 'miss');
    expect(next({ state, startsAt }, action, BEFORE)).toBe(tooEarly ? null : (possible[`${state} ${action}`] ?? null));
  });

  const outcomes = MEETING_STATES.flatMap((state) => MEETING_OUTCOMES.map((outcome) => ({ state, outcome })));
  it.each(outcomes)('$state, its outcome $outcome', ({ state, outcome }) => {
    const closed = outcome === 'tidak_hadir' ? 'no_show' : 'done';
    expect(stateWith({ state, startsAt }, outcome, startsAt)).toBe(state === 'cancelled' ? null : closed);
    expect(stateWith({ state, startsAt }, outcome, BEFORE)).toBe(
      ['cancelled', 'planned'].includes(state) ? null : closed,
    );
  });
});
