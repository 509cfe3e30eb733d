import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aProblem, problems } from '../../../test/support/scheduling-samples.js';
import { evaluate } from './evaluate.js';
import { afterEvent, type DayEvent } from './events.js';
import { repair } from './repair.js';
import { schedule } from './schedule.js';
import { NOT_HELD, type SchedulingProblem } from './types.js';

const plan = (problem: SchedulingProblem) => schedule(problem, { work: 10_000 }).schedule;

describe('repair', () => {
  it('fills the place of a person who does not come with a stand-by', () => {
    const problem = aProblem(
      [
        [0, 1],
        [0, 2],
        [0, 3],
      ],
      { slotCount: 2, points: Int32Array.of(300, 200, 100) },
    );
    const fixed = repair(problem, Int32Array.of(0, 1, NOT_HELD), { kind: 'no_show', fromSlot: 1, person: 2 });
    expect([...fixed.schedule]).toEqual([0, NOT_HELD, 1]);
    expect(fixed).toMatchObject({ moved: [], dropped: [1], added: [2] });
  });

  it('holds a late person a meeting later', () => {
    const problem = aProblem(
      [
        [0, 1],
        [0, 2],
      ],
      { slotCount: 2 },
    );
    const fixed = repair(problem, Int32Array.of(0, 1), { kind: 'late', fromSlot: 0, person: 1, untilSlot: 1 });
    expect([...fixed.schedule]).toEqual([1, 0]);
  });

  it('seats a walk-in, who is worth more than a meeting let go', () => {
    const problem = aProblem([[0, 1]], { slotCount: 2 });
    const event: DayEvent = {
      kind: 'walk_in',
      fromSlot: 1,
      available: 0b11,
      most: 2,
      least: 1,
      bonus: 500,
      wishes: [{ person: 0, points: 10, allowed: 0b11 }],
    };
    expect([...repair(problem, Int32Array.of(1), event).schedule]).toEqual([NOT_HELD, 1]);
    expect([...repair(problem, Int32Array.of(0), event).schedule]).toEqual([0, 1]);
    expect([...repair(problem, Int32Array.of(1), event, { mostMoved: 0 }).schedule]).toEqual([1, NOT_HELD]);
    expect([...repair(problem, Int32Array.of(1), event, { movePoints: 500 }).schedule]).toEqual([1, NOT_HELD]);
  });

  it('lets go of the meetings with fewest points where tables are lost', () => {
    const problem = aProblem(
      [
        [0, 1],
        [2, 3],
      ],
      { slotCount: 2, points: Int32Array.of(10, 20) },
    );
    const fixed = repair(problem, Int32Array.of(1, 1), { kind: 'lost_table', fromSlot: 1, tables: 1 });
    expect([...fixed.schedule]).toEqual([NOT_HELD, 1]);
  });

  it('can be held, leaves the past alone, moves no more than it may, and loses only what it must', () => {
    fc.assert(
      fc.property(
        problems({ persons: 8, meetings: 20, slots: 6 }).chain((problem) =>
          fc.tuple(fc.constant(problem), events(problem)),
        ),
        fc.nat(4),
        ([problem, event], mostMoved) => {
          const before = plan(problem);
          const { problem: after, schedule: fixed } = repair(problem, before, event, { mostMoved });
          expect(evaluate(after, fixed).violations).toEqual([]);
          let moved = 0;
          before.forEach((slot, meeting) => {
            if (slot === fixed[meeting]) return;
            expect(
              Math.min(slot === NOT_HELD ? 99 : slot, fixed[meeting] === NOT_HELD ? 99 : fixed[meeting]!),
            ).toBeGreaterThanOrEqual(event.fromSlot);
            if (slot !== NOT_HELD && stays(after, meeting, slot)) moved++;
          });
          if (event.kind !== 'lost_table') expect(moved).toBeLessThanOrEqual(mostMoved);
        },
      ),
      { seed: 20261124, numRuns: 200 },
    );
  });

  it.each<[string, DayEvent]>([
    ['event.person: 9', { kind: 'no_show', fromSlot: 0, person: 9 }],
    ['event.fromSlot: 5', { kind: 'no_show', fromSlot: 5, person: 0 }],
    ['event.untilSlot: 1', { kind: 'late', fromSlot: 2, person: 0, untilSlot: 1 }],
    ['event.tables: 3', { kind: 'lost_table', fromSlot: 2, tables: 3 }],
  ])('refuses %s', (message, event) => {
    expect(() => afterEvent(aProblem([[0, 1]]), event)).toThrow(message);
  });
});

function stays({ allowed, available, first, second }: SchedulingProblem, meeting: number, slot: number): boolean {
  return ((allowed[meeting]! & available[first[meeting]!]! & available[second[meeting]!]!) >>> slot) % 2 === 1;
}

function events({ personCount, slotCount, tables }: SchedulingProblem): fc.Arbitrary<DayEvent> {
  const person = fc.integer({ min: 0, max: personCount - 1 });
  const fromSlot = fc.integer({ min: 0, max: slotCount });
  const wish = fc.record({ person, points: fc.nat(300), allowed: fc.nat(2 ** slotCount - 1) });
  return fc.oneof(
    fc.record({ kind: fc.constant('no_show' as const), fromSlot, person }),
    fc.record({ kind: fc.constant('late' as const), fromSlot, person, untilSlot: fc.constant(slotCount) }),
    fc.record({
      kind: fc.constant('walk_in' as const),
      fromSlot,
      available: fc.nat(2 ** slotCount - 1),
      most: fc.nat(slotCount),
      least: fc.nat(2),
      bonus: fc.nat(300),
      wishes: fc.array(wish, { maxLength: 4 }),
    }),
    fc.record({
      kind: fc.constant('lost_table' as const),
      fromSlot: fc.constant(0),
      tables: fc.constant(Math.min(...tables)),
    }),
  );
}
