import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EMPTY_FRAME, firstOpenSlot, type Frame, objectionTo, slotsOf } from './frame.js';

const DAY = '2027-01-14';
const EVENT = { startsOn: DAY, endsOn: '2027-01-15' };
const frame = (changes: Partial<Frame>): Frame => ({ ...EMPTY_FRAME, ...changes });
const session = (from: string, to: string, date = DAY) => ({ date, from, to });
const table = (name: string) => ({ id: name, name, place: null, capacity: 1, lost: false });

describe('the slots of a frame', () => {
  it('are cut from each session in order of time, with the gap between them and none after the last', () => {
    const slots = slotsOf(frame({ sessions: [session('13:00', '13:45'), session('09:00', '10:10')] }), 'Asia/Jakarta');
    expect(slots.map(({ key }) => key)).toEqual([
      `${DAY}T09:00`,
      `${DAY}T09:25`,
      `${DAY}T09:50`,
      `${DAY}T13:00`,
      `${DAY}T13:25`,
    ]);
    expect(slots[0]).toEqual({
      key: `${DAY}T09:00`,
      startsAt: '2027-01-14T02:00:00.000Z',
      endsAt: '2027-01-14T02:20:00.000Z',
    });
  });

  it.each([
    ['Asia/Jakarta', '2027-01-13T23:30:00.000Z'],
    ['Asia/Makassar', '2027-01-13T22:30:00.000Z'],
    ['Asia/Jayapura', '2027-01-13T21:30:00.000Z'],
  ])('begin in %s at the instant its clock shows', (timeZone, startsAt) => {
    expect(slotsOf(frame({ sessions: [session('06:30', '07:00')] }), timeZone)[0]?.startsAt).toBe(startsAt);
  });

  it('lie within their session, apart by the gap, whatever the figures', () => {
    const minutes = (slot: { startsAt: string; endsAt: string }) =>
      [Date.parse(slot.startsAt), Date.parse(slot.endsAt)] as const;
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 120 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 1_000 }),
        fc.integer({ min: 1, max: 400 }),
        (slotMinutes, gapMinutes, start, length) => {
          const time = (at: number) =>
            `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
          const slots = slotsOf(
            { sessions: [session(time(start), time(start + length))], slotMinutes, gapMinutes },
            'Etc/UTC',
          );
          const [from, to] = [start, start + length].map((at) => Date.parse(`${DAY}T00:00:00Z`) + at * 60_000) as [
            number,
            number,
          ];
          slots.forEach((slot, at) => {
            const [begins, ends] = minutes(slot);
            expect(begins >= from && ends <= to && ends - begins === slotMinutes * 60_000).toBe(true);
            if (at > 0) expect(begins - minutes(slots[at - 1]!)[1]).toBe(gapMinutes * 60_000);
          });
          const last = slots.length === 0 ? from - gapMinutes * 60_000 : minutes(slots.at(-1)!)[1];
          expect(to - last).toBeLessThan((slotMinutes + gapMinutes) * 60_000);
        },
      ),
      { seed: 20261124, numRuns: 200 },
    );
  });

  it('are past from the instant they begin', () => {
    const slots = slotsOf(frame({ sessions: [session('09:00', '10:10')] }), 'Asia/Jakarta');
    expect(firstOpenSlot(slots, '2027-01-14T01:59:59.999Z')).toBe(0);
    expect(firstOpenSlot(slots, '2027-01-14T02:00:00.000Z')).toBe(1);
    expect(firstOpenSlot(slots, '2027-01-14T09:00:00.000Z')).toBe(3);
  });
});

describe('a frame is refused', () => {
  it.each<[string, Partial<Frame>, string]>([
    [
      'where sessions overlap',
      { sessions: [session('10:00', '12:00'), session('09:00', '10:30')] },
      'sessions_overlap',
    ],
    ['where a session ends before it begins', { sessions: [session('12:00', '09:00')] }, 'session_too_short'],
    ['where no slot fits in', { sessions: [session('09:00', '09:19')] }, 'session_too_short'],
    ['outside the days of the event', { sessions: [session('09:00', '10:00', '2027-01-16')] }, 'session_outside_event'],
    [
      'of more slots than a schedule holds',
      { sessions: [session('08:00', '16:00')], slotMinutes: 10 },
      'too_many_slots',
    ],
    ['of two tables of one name', { tables: [table('Meja 1'), table('meja 1')] }, 'table_twice'],
  ])('%s', (_, changes, code) => {
    expect(objectionTo(frame(changes), EVENT)?.code).toBe(code);
  });

  it('and not where one session begins as another ends, on two days, or where nothing is set yet', () => {
    for (const sessions of [
      [session('09:00', '10:00'), session('10:00', '11:00')],
      [session('09:00', '10:00'), session('09:00', '10:00', '2027-01-15')],
      [],
    ])
      expect(objectionTo(frame({ sessions, tables: [table('Meja 1'), table('Meja 2')] }), EVENT)).toBeNull();
  });
});
