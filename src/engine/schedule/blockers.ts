/** What makes it impossible to hold every meeting, named: sets so small that without any one of their meetings the rest of the set fits. */
import { Board, capOf } from './board.js';
import { firstOf, slotsBelow } from './bits.js';
import { checkProblem } from './check.js';
import { fitsTogether, overfull } from './fit.js';
import { NOT_HELD, type Schedule, type SchedulingProblem, type Slots } from './types.js';

export type Blocker =
  /** Its persons are never there together in a slot it may be in. */
  | { kind: 'no_slot'; meeting: number }
  /** A person has more meetings than it may have, all of which are named. */
  | { kind: 'cap'; person: number; meetings: number[]; most: number }
  /** These meetings of a person may only be in these slots, which are fewer. */
  | { kind: 'person'; person: number; meetings: number[]; slots: Slots }
  /** These meetings may only be in these slots, which have fewer tables altogether. */
  | { kind: 'tables'; meetings: number[]; slots: Slots; tables: number }
  /** Each of these meetings is to be before the next, and the last before the first. */
  | { kind: 'cycle'; meetings: number[] }
  /** Each of these meetings is to be before the next, for which the day is too short. */
  | { kind: 'order'; meetings: number[] }
  /** No single reason: these meetings cannot be held together. */
  | { kind: 'together'; meetings: number[] };

/** Placements tried before a set of meetings is given up as undecided, and how large a set is searched. */
const NODES = 1_000;
const LARGEST_SET = 400;

/**
 * Structural reasons first. If there are none, and a schedule is given that holds not every meeting, a set around those it leaves out that
 * cannot be held together, if one can be found by a bounded search. Empty: nothing found, which proves nothing where tables, persons and
 * orders block only together.
 * @throws RangeError as checkProblem
 */
export function blockersOf(problem: SchedulingProblem, schedule?: Schedule): Blocker[] {
  checkProblem(problem);
  const { allowed } = new Board(problem);
  const meetings = [...allowed.keys()];
  const found: Blocker[] = meetings
    .filter((meeting) => allowed[meeting] === 0)
    .map((meeting) => ({ kind: 'no_slot', meeting }));
  const possible = meetings.filter((meeting) => allowed[meeting] !== 0);
  found.push(
    ...personBlockers(problem, allowed, possible),
    ...tableBlockers(problem, allowed, possible),
    ...orderBlockers(problem, allowed),
  );
  if (found.length > 0 || schedule === undefined) return found;
  const notHeld = meetings.find((meeting) => schedule[meeting] === NOT_HELD);
  return notHeld === undefined ? [] : blockersAround(problem, allowed, notHeld);
}

function personBlockers(problem: SchedulingProblem, allowed: Int32Array, meetings: readonly number[]): Blocker[] {
  const theirs: number[][] = Array.from({ length: problem.personCount }, () => []);
  for (const meeting of meetings) {
    theirs[problem.first[meeting]!]!.push(meeting);
    theirs[problem.second[meeting]!]!.push(meeting);
  }
  const oneEach = new Int32Array(problem.slotCount).fill(1);
  return theirs.flatMap((own, person): Blocker[] => {
    const set = overfull(own, allowed, oneEach);
    if (set !== null) return [{ kind: 'person', person, ...set }];
    return own.length > problem.most[person]!
      ? [{ kind: 'cap', person, meetings: own, most: capOf(problem, person) }]
      : [];
  });
}

function tableBlockers(problem: SchedulingProblem, allowed: Int32Array, meetings: readonly number[]): Blocker[] {
  const set = overfull(meetings, allowed, problem.tables);
  if (set === null) return [];
  const tables = problem.tables.reduce((sum, each, slot) => sum + ((set.slots >>> slot) & 1 ? each : 0), 0);
  return [{ kind: 'tables', ...set, tables }];
}

/** A cycle of precedences; if there is none, a chain of them for which the slots do not suffice. */
function orderBlockers({ precedences }: SchedulingProblem, allowed: Int32Array): Blocker[] {
  const later = new Map<number, number[]>();
  const waitsFor = new Map<number, number>();
  for (const [before, after] of precedences) {
    later.set(before, [...(later.get(before) ?? []), after]);
    waitsFor.set(after, (waitsFor.get(after) ?? 0) + 1);
  }
  const earliest = new Map<number, number>();
  const heldBackBy = new Map<number, number>();
  const ready = [...later.keys()].filter((meeting) => !waitsFor.has(meeting));
  for (let next = 0; next < ready.length; next++) {
    const meeting = ready[next]!;
    const slots = allowed[meeting]! & ~slotsBelow(earliest.get(meeting) ?? 0);
    if (slots === 0 && allowed[meeting] !== 0) return [{ kind: 'order', meetings: chainTo(meeting, heldBackBy) }];
    const its = slots === 0 ? 0 : firstOf(slots); // one without any slot is named already and holds nobody back
    if (slots !== 0 && its === firstOf(allowed[meeting]!)) heldBackBy.delete(meeting);
    for (const after of later.get(meeting) ?? []) {
      if (slots !== 0 && its + 1 > (earliest.get(after) ?? 0)) {
        earliest.set(after, its + 1);
        heldBackBy.set(after, meeting);
      }
      const waiting = waitsFor.get(after)! - 1;
      waitsFor.set(after, waiting);
      if (waiting === 0) ready.push(after);
    }
  }
  const inCycles = [...waitsFor].filter(([, waiting]) => waiting > 0).map(([meeting]) => meeting);
  return inCycles.length === 0 ? [] : [{ kind: 'cycle', meetings: shortestCycle(inCycles, later) }];
}

function chainTo(meeting: number, heldBackBy: ReadonlyMap<number, number>): number[] {
  const chain = [meeting];
  for (let at = heldBackBy.get(meeting); at !== undefined; at = heldBackBy.get(at)) chain.unshift(at);
  return chain;
}

function shortestCycle(meetings: readonly number[], later: ReadonlyMap<number, number[]>): number[] {
  let shortest: number[] = [];
  for (const start of meetings.slice(0, NODES)) {
    const cycle = cycleThrough(start, later);
    if (cycle !== null && (shortest.length === 0 || cycle.length < shortest.length)) shortest = cycle;
  }
  return shortest;
}

function cycleThrough(start: number, later: ReadonlyMap<number, number[]>): number[] | null {
  const from = new Map<number, number>();
  const queue = [start];
  for (let next = 0; next < queue.length; next++) {
    for (const after of later.get(queue[next]!) ?? []) {
      if (after === start) return chainTo(queue[next]!, from);
      if (from.has(after)) continue;
      from.set(after, queue[next]!);
      queue.push(after);
    }
  }
  return null;
}

/** Grows a set from one meeting by those that share persons with it until it cannot be held; then takes out what it does not need. */
function blockersAround(problem: SchedulingProblem, allowed: Int32Array, meeting: number): Blocker[] {
  let set = [meeting];
  for (;;) {
    const persons = new Set(set.flatMap((m) => [problem.first[m]!, problem.second[m]!]));
    const wider = [...allowed.keys()].filter(
      (m) => allowed[m] !== 0 && (persons.has(problem.first[m]!) || persons.has(problem.second[m]!)),
    );
    if (wider.length === set.length || wider.length > LARGEST_SET) return [];
    set = wider;
    if (fitsTogether(problem, allowed, set, NODES) === false) break;
  }
  for (const each of [...set]) {
    const without = set.filter((m) => m !== each);
    if (fitsTogether(problem, allowed, without, NODES) === false) set = without;
  }
  return [{ kind: 'together', meetings: set }];
}
