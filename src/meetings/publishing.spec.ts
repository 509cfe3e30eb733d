import { describe, expect, it } from '@jest/globals';
import type { MeetingState } from '../contract/kinds.js';
import { publicationOf } from './publishing.js';

const slots = [2, 3, 4].map((hour) => ({
  key: `2027-01-14T0${hour + 7}:00`,
  startsAt: `2027-01-14T0${hour}:00:00.000Z`,
  endsAt: `2027-01-14T0${hour}:20:00.000Z`,
}));
const tables = ['t0', 't1'].map((id) => ({ id, name: id, place: null, capacity: 1, lost: false }));
const standing = (umkmId: string, slot: number, state: MeetingState = 'planned') => ({
  agencyId: 'a',
  umkmId,
  startsAt: slots[slot]!.startsAt,
  tableId: 't0',
  state,
});
const placed = (umkmId: string, slot: number, tableId = 't0') => ({
  agencyId: 'a',
  umkmId,
  agencySeat: 0,
  umkmSeat: 0,
  points: 1,
  topics: [],
  slot,
  tableId,
});
const NOW = slots[0]!.startsAt;
const publish = (meetings: ReturnType<typeof standing>[], placements: ReturnType<typeof placed>[], now = NOW) =>
  publicationOf(meetings, { placements, slots, tables }, now);

describe('publishing a plan', () => {
  it('leaves alone what stays, moves what changes slot or table, cancels what is gone and adds what is new', () => {
    const meetings = [standing('w', 0), standing('x', 1), standing('y', 2), standing('z', 1)];
    const result = publish(meetings, [placed('w', 0), placed('x', 2), placed('y', 2, 't1'), placed('v', 1)]);
    expect(result?.moved.map(({ meeting, to }) => [meeting.umkmId, to.startsAt, to.table.id])).toEqual([
      ['x', slots[2]!.startsAt, 't0'],
      ['y', slots[2]!.startsAt, 't1'],
    ]);
    expect(result?.cancelled.map(({ umkmId }) => umkmId)).toEqual(['z']);
    expect(result?.added.map(({ umkmId, startsAt }) => [umkmId, startsAt])).toEqual([['v', slots[1]!.startsAt]]);
  });

  it.each([
    ['cancel a meeting whose time has come', [standing('w', 0)], []],
    ['move a meeting whose time has come', [standing('w', 0)], [placed('w', 1)]],
    ['move a meeting that has begun early', [standing('w', 2, 'running')], [placed('w', 1)]],
    ['cancel one that is done', [standing('w', 1, 'done')], []],
    ['add one whose time has come', [], [placed('w', 0)]],
    ['move one to where the time has come', [standing('w', 1)], [placed('w', 0)]],
  ])('does nothing where it would %s', (_, meetings, placements) => {
    expect(publish(meetings, placements)).toBeNull();
  });
});
