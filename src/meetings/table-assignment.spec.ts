import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { MeetingTable } from './frame.js';
import { assignTables, type ToSeat } from './table-assignment.js';

const table = (id: string, capacity = 1, lost = false): MeetingTable => ({ id, name: id, place: null, capacity, lost });
const meeting = (person: string, slot: number, at: string | null = null, frozen = false): ToSeat => ({
  person,
  slot,
  table: at,
  frozen,
});

describe('tables', () => {
  it.each<[string, ToSeat[], MeetingTable[], string[]]>([
    [
      'are kept by an agency through the day',
      [meeting('a', 0), meeting('b', 0), meeting('b', 1), meeting('a', 2), meeting('b', 2)],
      [table('1'), table('2')],
      ['2', '1', '1', '2', '1'],
    ],
    ['hold as many meetings as they have room for', [meeting('a', 0), meeting('b', 0)], [table('1', 2)], ['1', '1']],
    ['that are lost take nobody', [meeting('a', 0)], [table('1', 1, true), table('2')], ['2']],
    [
      'stay those of a meeting that stays in its slot',
      [meeting('a', 0), meeting('b', 0, '1')],
      [table('1'), table('2')],
      ['2', '1'],
    ],
    [
      'change where the meeting’s table is lost, unless it has been held',
      [meeting('a', 0, '1', true), meeting('a', 1, '1')],
      [table('1', 1, true), table('2')],
      ['1', '2'],
    ],
    ['are none without meetings', [], [table('1')], []],
  ])('%s', (_, meetings, tables, expected) => {
    expect(assignTables(meetings, tables)).toEqual(expected);
  });

  it('that do not suffice are a fault of the caller', () => {
    expect(() => assignTables([meeting('a', 0), meeting('b', 0)], [table('1')])).toThrow(RangeError);
  });

  it('never hold more than their capacity, and seat every meeting that the slot has room for', () => {
    const tables = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 5 });
    const wishes = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 5 })), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(tables, wishes, fc.boolean(), (capacities, drawn, keep) => {
        const hall = capacities.map((capacity, at) => table(`t${at}`, capacity));
        const room = capacities.reduce((sum, capacity) => sum + capacity, 0);
        const counts = new Map<number, number>();
        const meetings = drawn.flatMap(([person, slot], at) => {
          counts.set(slot, (counts.get(slot) ?? 0) + 1);
          const kept = keep && at % 3 === 0 ? `t${at % capacities.length}` : null;
          return counts.get(slot)! > room ? [] : [meeting(`p${person}`, slot, kept)];
        });
        const used = new Map<string, number>();
        assignTables(meetings, hall).forEach((id, at) => {
          const key = `${id} ${meetings[at]!.slot}`;
          used.set(key, (used.get(key) ?? 0) + 1);
          expect(used.get(key)).toBeLessThanOrEqual(hall.find((one) => one.id === id)!.capacity);
        });
        expect(assignTables(meetings, hall)).toEqual(assignTables(meetings, hall));
      }),
      { seed: 20261124, numRuns: 300 },
    );
  });
});
