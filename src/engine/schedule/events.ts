/** What happens during the day, as the problem it leaves. Persons and meetings keep their numbers; a walk-in's are added at the end. */
import { slotsBelow } from './bits.js';
import { whole } from './check.js';
import type { SchedulingProblem, Slots } from './types.js';

/** `fromSlot` is the first slot that can still be changed: past and running slots are before it. */
export type DayEvent =
  | { kind: 'no_show'; fromSlot: number; person: number }
  /** Not there before `untilSlot`. */
  | { kind: 'late'; fromSlot: number; person: number; untilSlot: number }
  | {
      kind: 'walk_in';
      fromSlot: number;
      available: Slots;
      most: number;
      least: number;
      bonus: number;
      wishes: readonly Wish[];
    }
  /** Tables fewer than before from then on. */
  | { kind: 'lost_table'; fromSlot: number; tables: number };

export interface Wish {
  /** A person who is there already. */
  person: number;
  points: number;
  allowed: Slots;
}

/** @throws RangeError for a slot, person or number of tables there is not. */
export function afterEvent(problem: SchedulingProblem, event: DayEvent): SchedulingProblem {
  whole('event.fromSlot', event.fromSlot, 0, problem.slotCount);
  if (event.kind === 'walk_in') return withWalkIn(problem, event);
  if (event.kind === 'lost_table') {
    whole('event.tables', event.tables, 0, Math.min(...problem.tables.subarray(event.fromSlot)));
    return {
      ...problem,
      tables: problem.tables.map((tables, slot) => (slot < event.fromSlot ? tables : tables - event.tables)),
    };
  }
  whole('event.person', event.person, 0, problem.personCount - 1);
  if (event.kind === 'late') whole('event.untilSlot', event.untilSlot, event.fromSlot, problem.slotCount);
  const until = event.kind === 'late' ? event.untilSlot : problem.slotCount;
  const away = slotsBelow(until) & ~slotsBelow(event.fromSlot);
  return {
    ...problem,
    available: problem.available.map((slots, person) => (person === event.person ? slots & ~away : slots)),
  };
}

function withWalkIn(problem: SchedulingProblem, event: DayEvent & { kind: 'walk_in' }): SchedulingProblem {
  const { personCount } = problem;
  const wishes = event.wishes;
  return {
    ...problem,
    personCount: personCount + 1,
    first: joined(
      problem.first,
      wishes.map(() => personCount),
    ),
    second: joined(
      problem.second,
      wishes.map(({ person }) => person),
    ),
    points: joined(
      problem.points,
      wishes.map(({ points }) => points),
    ),
    allowed: joined(
      problem.allowed,
      wishes.map(({ allowed }) => allowed),
    ),
    available: joined(problem.available, [event.available]),
    most: joined(problem.most, [event.most]),
    least: joined(problem.least, [event.least]),
    bonus: joined(problem.bonus, [event.bonus]),
  };
}

export const joined = (array: Int32Array, more: readonly number[]): Int32Array => Int32Array.from([...array, ...more]);
