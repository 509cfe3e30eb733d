import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { blockersOf } from '../engine/schedule/blockers.js';
import { evaluate } from '../engine/schedule/evaluate.js';
import { repair } from '../engine/schedule/repair.js';
import { schedule } from '../engine/schedule/schedule.js';
import { NOT_HELD } from '../engine/schedule/types.js';
import type { MeetingTable, Slot } from './frame.js';
import { namedBlocker } from './named-blockers.js';
import { changesBetween, daysOf, isOutOfDate, type Placement, placementsOf, standBysOf } from './plan.js';
import { type Held, type PlanningInput, planningOf, type Presence, type Wanted } from './problem.js';

const slots = (count: number): Slot[] =>
  Array.from({ length: count }, (_, at) => ({
    key: `2027-01-14T${String(9 + at).padStart(2, '0')}:00`,
    startsAt: `2027-01-14T${String(2 + at).padStart(2, '0')}:00:00.000Z`,
    endsAt: `2027-01-14T${String(2 + at).padStart(2, '0')}:20:00.000Z`,
  }));
const key = (slot: number) => slots(10)[slot]!.key;
const table = (id: string, capacity = 1): MeetingTable => ({ id, name: id, place: null, capacity, lost: false });
const there = (partyId: string, changes: Partial<Presence> = {}): Presence => ({
  partyId,
  parallel: 1,
  least: 0,
  most: null,
  away: new Set(),
  ...changes,
});
const wish = (agencyId: string, umkmId: string, changes: Partial<Wanted> = {}): Wanted => ({
  id: `${agencyId}${umkmId}`,
  agencyId,
  umkmId,
  points: 5_000,
  topics: [],
  fixedSlot: null,
  forbiddenSlots: [],
  before: [],
  ...changes,
});
const held = (agencyId: string, umkmId: string, slot: number, changes: Partial<Held> = {}): Held => ({
  agencyId,
  umkmId,
  agencySeat: 0,
  umkmSeat: 0,
  points: 5_000,
  topics: [],
  slot,
  tableId: 't0',
  begun: false,
  ...changes,
});

function input(changes: Partial<PlanningInput> & { people?: Presence[] }): PlanningInput {
  const { wishes = [], held: published = [], people = [] } = changes;
  const ids = [...wishes, ...published].flatMap(({ agencyId, umkmId }) => [agencyId, umkmId]);
  return {
    slots: slots(4),
    fromSlot: 0,
    tables: [table('t0'), table('t1')],
    breakPoints: 100,
    unevenPoints: 50,
    wishes,
    held: published,
    ...changes,
    presences: new Map([...ids.map((id) => there(id)), ...people].map((presence) => [presence.partyId, presence])),
  };
}

/** The slot of each pair, as the engine finds it. */
function drafted(given: PlanningInput) {
  const planning = planningOf(given);
  const found = schedule(planning.problem, { work: 100_000 }).schedule;
  expect(evaluate(planning.problem, found).violations).toEqual([]);
  return placementsOf(planning, found, given.tables, given.fromSlot);
}

function mended(given: PlanningInput) {
  const planning = planningOf(given);
  const nothing = { kind: 'lost_table', fromSlot: given.fromSlot, tables: 0 } as const;
  const found = repair(planning.problem, planning.before, nothing, { movePoints: 1_000 }).schedule;
  const placements = placementsOf(planning, found, given.tables, given.fromSlot);
  return { placements, changes: changesBetween(given.held, placements), standBys: standBysOf(planning, found) };
}

const where = (placements: readonly Placement[]) =>
  Object.fromEntries(placements.map((p) => [`${p.agencyId}${p.umkmId}`, p.slot]));

describe('what the scheduler is asked', () => {
  it('holds a pinned wish in its slot before all others, and no wish in a slot it may not be in', () => {
    const rivals = ['x', 'y', 'z'].map((umkmId) =>
      wish('a', umkmId, { points: 10_000, forbiddenSlots: [key(0), key(1), key(3)] }),
    );
    const found = where(drafted(input({ wishes: [...rivals, wish('a', 'w', { points: 1, fixedSlot: key(2) })] })));
    expect(found).toEqual({ aw: 2 });
  });

  it('lets an agency of two people sit in two meetings at once, each with half of them', () => {
    const wishes = ['w', 'x', 'y', 'z'].map((umkmId) => wish('a', umkmId));
    const placements = drafted(input({ slots: slots(2), wishes, people: [there('a', { parallel: 2 })] }));
    expect(placements.map(({ slot }) => slot)).toEqual([0, 0, 1, 1]);
    expect(placements.map(({ agencySeat }) => agencySeat).sort()).toEqual([0, 0, 1, 1]);
    expect(drafted(input({ slots: slots(2), wishes })).length).toBe(2);
  });

  it('puts two wishes pinned to one slot before different people of the agency', () => {
    const wishes = ['x', 'y'].map((umkmId) => wish('a', umkmId, { fixedSlot: key(0) }));
    expect(where(drafted(input({ wishes, people: [there('a', { parallel: 2 })] })))).toEqual({ ax: 0, ay: 0 });
  });

  it('gives a seller its least meeting before an agency a better one', () => {
    const wishes = [
      wish('a', 'x', { points: 9_000 }),
      wish('b', 'x', { points: 9_000 }),
      wish('b', 'y', { points: 10 }),
    ];
    const people = [there('x', { least: 1 }), there('y', { least: 1 })];
    const found = where(drafted(input({ slots: slots(1), wishes, people })));
    expect(found).toEqual({ ax: 0, by: 0 });
  });

  it('keeps limits, hours and orders', () => {
    const wishes = [wish('a', 'x', { before: ['ay'] }), wish('a', 'y'), wish('a', 'z')];
    const people = [
      there('a', { most: 2 }),
      there('y', { away: new Set([key(2), key(3)]) }),
      there('z', { away: new Set(slots(4).map((s) => s.key)) }),
    ];
    expect(where(drafted(input({ wishes, people })))).toEqual({ ax: 0, ay: 1 });
  });

  it('plans nothing before the first slot that is open', () => {
    const found = drafted(input({ fromSlot: 3, wishes: [wish('a', 'x'), wish('b', 'y')] }));
    expect(found.map(({ slot }) => slot)).toEqual([3, 3]);
  });

  it.each<[string, PlanningInput, object]>([
    [
      'more fixed meetings than tables',
      input({ tables: [table('t0')], wishes: ['x', 'y'].map((u, at) => wish(`a${at}`, u, { fixedSlot: key(1) })) }),
      { kind: 'tables', partyId: null, count: 2, slots: [1], room: 1 },
    ],
    [
      'orders in a circle',
      input({ wishes: [wish('a', 'x', { before: ['ay'] }), wish('a', 'y', { before: ['ax'] })] }),
      { kind: 'cycle', count: 2 },
    ],
    [
      'somebody who is never there',
      input({ wishes: [wish('a', 'x')], people: [there('x', { away: new Set(slots(4).map((s) => s.key)) })] }),
      { kind: 'no_slot', count: 1, pairs: [{ agencyId: 'a', umkmId: 'x' }] },
    ],
    [
      'more wishes of one than slots',
      input({ slots: slots(1), wishes: [wish('a', 'x'), wish('a', 'y')] }),
      { kind: 'person', partyId: 'a', count: 2, slots: [0] },
    ],
    [
      'more wishes of one than it may have',
      input({ wishes: [wish('a', 'x'), wish('a', 'y')], people: [there('a', { most: 1 })] }),
      { kind: 'cap', partyId: 'a', count: 2, room: 1 },
    ],
    [
      'a slot that is none any more',
      input({ wishes: [wish('a', 'x', { fixedSlot: '2027-01-14T08:00' })] }),
      { kind: 'no_slot', count: 1 },
    ],
  ])('names %s as what blocks it', (_, given, expected) => {
    const planning = planningOf(given);
    const { schedule: found } = schedule(planning.problem, { work: 100_000 });
    expect(blockersOf(planning.problem, found).map((blocker) => namedBlocker(blocker, planning))[0]).toMatchObject(
      expected,
    );
  });

  it('is nothing for an empty event', () => {
    expect(drafted(input({}))).toEqual([]);
  });
});

describe('mending', () => {
  const wishes = [wish('a', 'x'), wish('a', 'y'), wish('b', 'x', { points: 4_000 }), wish('b', 'z', { points: 3_000 })];
  const published = [held('a', 'x', 0), held('a', 'y', 1), held('b', 'x', 1, { tableId: 't1' })];

  it('changes nothing where nothing has happened and nobody stands by', () => {
    const { changes, placements } = mended(input({ wishes: wishes.slice(0, 3), held: published }));
    expect(changes).toEqual({ moved: [], dropped: [], added: [] });
    expect(placements.map(({ tableId }) => tableId)).toEqual(['t0', 't0', 't1']);
  });

  it('lets the meetings of one who does not come go, and takes a stand-by in', () => {
    const absent = there('y', { away: new Set(slots(4).map((s) => s.key)) });
    const { changes, placements } = mended(input({ slots: slots(2), wishes, held: published, people: [absent] }));
    expect(changes.dropped).toEqual([{ agencyId: 'a', umkmId: 'y', fromSlot: 1 }]);
    expect(changes.added).toMatchObject([{ agencyId: 'b', umkmId: 'z', toSlot: 0 }]);
    expect(where(placements)).toEqual({ ax: 0, bx: 1, bz: 0 });
  });

  it('leaves past slots and what has begun as they are, whoever is away and whatever is wished', () => {
    const gone = ['a', 'x', 'y', 'b'].map((id) => there(id, { away: new Set(slots(4).map((s) => s.key)) }));
    const begun = published.map((meeting) => ({ ...meeting, begun: meeting.slot === 1 && meeting.umkmId === 'x' }));
    const { placements } = mended(input({ fromSlot: 1, wishes: [wish('b', 'z')], held: begun, people: gone }));
    expect(where(placements)).toEqual({ ax: 0, bx: 1 });
  });

  it('moves meetings from a lost table to another, or lets the one with fewest points go', () => {
    const tables = [{ ...table('t0'), lost: true }, table('t1')];
    const { changes, placements } = mended(input({ wishes: wishes.slice(0, 3), held: published, tables }));
    expect(new Set(placements.map(({ tableId }) => tableId))).toEqual(new Set(['t1']));
    expect(new Set(placements.map(({ slot }) => slot)).size).toBe(3);
    expect(changes.dropped).toEqual([]);
    const short = mended(input({ slots: slots(2), wishes: wishes.slice(0, 3), held: published, tables }));
    expect(short.changes.dropped).toEqual([{ agencyId: 'b', umkmId: 'x', fromSlot: 1 }]);
    expect(short.standBys).toEqual([{ agencyId: 'b', umkmId: 'x', points: 4_000 }]);
  });

  it('lets go what is no longer wished', () => {
    const { changes } = mended(input({ wishes: wishes.slice(0, 2), held: published }));
    expect(changes.dropped).toEqual([{ agencyId: 'b', umkmId: 'x', fromSlot: 1 }]);
  });

  it('never breaks a rule nor touches what is past, whatever happens', () => {
    const id = (prefix: string, n: number) => `${prefix}${n}`;
    const arbitrary = fc.record({
      pairs: fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 5 })), {
        selector: String,
        minLength: 1,
        maxLength: 18,
      }),
      fromSlot: fc.integer({ min: 0, max: 4 }),
      away: fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })), { maxLength: 4 }),
      parallel: fc.integer({ min: 1, max: 3 }),
      lost: fc.boolean(),
      begun: fc.integer({ min: 0, max: 6 }),
    });
    fc.assert(
      fc.property(arbitrary, ({ pairs, fromSlot, away, parallel, lost, begun }) => {
        const asked = pairs.map(([a, u], at) => wish(id('a', a), id('u', u), { points: 1_000 + 37 * at }));
        const people = [there('a0', { parallel })];
        const morning = drafted(input({ slots: slots(5), tables: [table('t0'), table('t1')], wishes: asked, people }));
        const before: Held[] = morning.map((placement, at) => ({ ...placement, begun: at === begun }));
        const happened = new Map<string, Presence>([['a0', people[0]!]]);
        for (const [who, slot] of away) {
          const partyId = id(slot % 2 ? 'a' : 'u', who);
          const known = happened.get(partyId) ?? there(partyId);
          happened.set(partyId, { ...known, away: new Set([...known.away, key(slot)]) });
        }
        const tables = [{ ...table('t0'), lost }, table('t1')];
        const given = input({
          slots: slots(5),
          fromSlot,
          tables,
          wishes: asked,
          held: before,
          people: [...happened.values()],
        });
        const planning = planningOf(given);
        const { schedule: found } = repair(planning.problem, planning.before, {
          kind: 'lost_table',
          fromSlot,
          tables: 0,
        });
        expect(evaluate(planning.problem, found).violations).toEqual([]);
        const now = where(placementsOf(planning, found, tables, fromSlot));
        for (const meeting of before)
          if (meeting.begun || meeting.slot < fromSlot)
            expect(now[`${meeting.agencyId}${meeting.umkmId}`]).toBe(meeting.slot);
        planning.pairs.forEach(({ held: was }, at) => {
          if (!was && found[at] !== NOT_HELD) expect(found[at]).toBeGreaterThanOrEqual(fromSlot);
        });
      }),
      { seed: 20261124, numRuns: 150 },
    );
  });
});

describe('a plan', () => {
  it('counts meetings and breaks of each party, of each of its people apart', () => {
    const at = (agencySeat: number, umkmId: string, slot: number): Placement => ({
      agencyId: 'a',
      umkmId,
      agencySeat,
      umkmSeat: 0,
      points: 1,
      topics: [],
      slot,
      tableId: 't0',
    });
    expect(daysOf([at(0, 'x', 0), at(0, 'y', 2), at(1, 'z', 1), at(0, 'w', 5)], ['a', 'x', 'v'])).toEqual([
      { partyId: 'a', meetings: 4, breaks: 2 },
      { partyId: 'x', meetings: 1, breaks: 0 },
      { partyId: 'v', meetings: 0, breaks: 0 },
    ]);
  });

  it.each([
    ['what it was made of has changed', { version: 4, number: 1 }, '2027-01-14T01:00:00.000Z', true],
    ['another one was published', { version: 3, number: 2 }, '2027-01-14T01:00:00.000Z', true],
    ['the time of a change has come', { version: 3, number: 1 }, '2027-01-14T04:00:00.000Z', true],
    ['nothing of it', { version: 3, number: 1 }, '2027-01-14T03:59:59.999Z', false],
  ])('is out of date where %s', (_, now, instant, expected) => {
    const changes = {
      moved: [{ agencyId: 'a', umkmId: 'x', fromSlot: 3, toSlot: 2, fromTable: 't0', toTable: 't0' }],
      dropped: [],
      added: [],
    };
    expect(isOutOfDate({ basis: 3, replaces: 1, slots: slots(4), changes }, now, instant)).toBe(expected);
  });
});
