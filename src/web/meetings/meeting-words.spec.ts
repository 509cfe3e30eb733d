import { describe, expect, it } from '@jest/globals';
import type { Meeting } from '../api/types';
import { canTell, currentSlot, dayOf, minutesInto } from './meeting-words';

const at = (minute: number) => `2027-01-14T02:${String(minute).padStart(2, '0')}:00.000Z`;
const meeting = (id: string, start: number, state: Meeting['state'] = 'planned') =>
  ({ id, startsAt: at(start), endsAt: at(start + 15), state }) as Meeting;
const ids = (meetings: readonly Meeting[]) => meetings.map(({ id }) => id);

describe('a day of meetings', () => {
  it('has the one under way first, however late, then those to come, then those that are over, newest first', () => {
    const day = dayOf(
      [meeting('a', 0, 'done'), meeting('b', 5), meeting('c', 10, 'running'), meeting('d', 20), meeting('e', 40)],
      at(30),
    );
    expect([day.first?.id, ids(day.later), ids(day.over)]).toEqual(['c', ['d', 'e'], ['b', 'a']]);
  });

  it('has nothing next when all is over or called off', () => {
    const day = dayOf([meeting('a', 0, 'no_show'), meeting('b', 40, 'cancelled')], at(10));
    expect([day.first, ids(day.over)]).toEqual([undefined, ['b', 'a']]);
  });

  it.each([
    ['planned', 0, true],
    ['planned', 20, false],
    ['running', 20, true],
    ['done', 0, true],
    ['no_show', 0, true],
    ['cancelled', 0, false],
  ] as const)('lets its parties say what came of one that is %s since minute %i: %s', (state, start, expected) => {
    expect(canTell(meeting('a', start, state), at(10))).toBe(expected);
  });

  it('shows the slot under way, then the next, and at the end the last', () => {
    const slots = [0, 20].map((start) => ({ key: String(start), startsAt: at(start), endsAt: at(start + 15) }));
    const shown = [0, 14, 15, 30, 50].map((minute) => currentSlot(slots, at(minute))?.key);
    expect(shown).toEqual(['0', '0', '20', '20', '20']);
    expect(currentSlot([], at(0))).toBeUndefined();
  });

  it('counts minutes within the meeting only', () => {
    const one = meeting('a', 10);
    expect([0, 14, 59].map((minute) => minutesInto(one, at(minute)).into)).toEqual([0, 4, 15]);
  });
});
