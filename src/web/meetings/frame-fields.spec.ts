import { describe, expect, it } from '@jest/globals';
import type { Schedule } from '../api/types';
import { bodyOf, fieldsOf, withTables } from './frame-fields';

const DAY = '2027-01-14';
const schedule = (tables: Schedule['frame']['tables'], sessions: Schedule['frame']['sessions'] = []) =>
  ({
    startsOn: DAY,
    frame: { sessions, slotMinutes: 20, gapMinutes: 5, tables, breakPoints: 100, unevenPoints: 50 },
  }) as unknown as Schedule;

describe('the frame as it is typed', () => {
  it('begins with a morning of the first day where nothing is set', () => {
    expect(fieldsOf(schedule([])).sessions).toEqual([{ date: DAY, from: '09:00', to: '12:00' }]);
  });

  it('goes back as it came, with tables by their id and no place where none is written', () => {
    const table = { id: 't1', name: 'Meja 1', place: null, capacity: 2, lost: true };
    const sessions = [{ date: DAY, from: '08:00', to: '10:00' }];
    expect(bodyOf(fieldsOf(schedule([table], sessions)))).toEqual({
      sessions,
      slotMinutes: 20,
      gapMinutes: 5,
      tables: [table],
    });
  });

  it('numbers further tables on, without a name twice', () => {
    const table = { id: 't1', name: 'Meja 3', place: null, capacity: 1, lost: false };
    const { tables } = withTables(fieldsOf(schedule([table])), 3, (number) => `Meja ${number}`);
    expect(tables.map(({ name }) => name)).toEqual(['Meja 3', 'Meja 2', 'Meja 4', 'Meja 5']);
  });
});
