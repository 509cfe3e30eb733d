/**
 * Meetings into slots, in three stages: who meets (exactly, as a flow), in which slots (by annealing), with how few breaks (by annealing).
 * Points come first: no meeting is given up for a break. Deterministic: the same problem and options give the same schedule; the work is
 * bounded by a count.
 */
import { anneal, Best } from './anneal.js';
import { firstOf, slotsBelow } from './bits.js';
import { Board } from './board.js';
import { checkProblem, whole } from './check.js';
import { overfull } from './fit.js';
import { selectMeetings } from './flow.js';
import { SeededRandom } from './random.js';
import { MOST_SLOTS, NOT_HELD, type Schedule, type SchedulingProblem, type Slots } from './types.js';

export interface ScheduleOptions {
  seed?: number;
  /**
   * Units of work of each stage, at most; the first two are also bounded by the number of meetings. A unit is a step or a
   * meeting looked at, some 60 ns.
   */
  work?: number;
}

export interface Scheduled {
  schedule: Schedule;
  /** Points of the meetings held, without what breaks cost. */
  points: number;
  /** No schedule has more points: equal to `points`, the schedule is proven best, but for breaks. */
  bound: number;
  /** What breaks cost, and a bound that no schedule with these meetings is below. */
  breakCost: number;
  breakBound: number;
  work: number;
}

const DEFAULT_WORK = 60_000_000;
const MOST_WORK = 10 ** 9;
/** For each meeting, at most: where all that are chosen have a place, it is found with a fraction of this. */
const PLACE_WORK = 3_000;
const TRADE_WORK = 10_000;

/** @throws RangeError for a problem that cannot be meant, see checkProblem, and for work that is no integer from 0 to 10^9. */
export function schedule(
  problem: SchedulingProblem,
  { seed = 1, work = DEFAULT_WORK }: ScheduleOptions = {},
): Scheduled {
  checkProblem(problem);
  whole('seed', seed, -(2 ** 31), 2 ** 31 - 1);
  whole('work', work, 0, MOST_WORK);
  const random = new SeededRandom(seed);
  const withoutBreaks = { ...problem, breakPoints: 0, unevenPoints: 0 };
  const { bound, chosen } = selectMeetings(problem);
  const placed = place(withoutBreaks, chosen, random, Math.min(work, PLACE_WORK * chosen.length));
  const traded = trade(withoutBreaks, placed.schedule, bound, random, Math.min(work, TRADE_WORK * chosen.length));
  const smoothed = smooth(problem, traded.schedule, random, work);
  return {
    schedule: smoothed.schedule,
    points: 0 - traded.cost,
    bound,
    breakCost: smoothed.cost,
    breakBound: smoothed.enough,
    work: placed.work + traded.work + smoothed.work,
  };
}

interface Stage {
  schedule: Schedule;
  cost: number;
  work: number;
}

/** As many of the chosen meetings as can be found a slot, all worth the same. */
function place(problem: SchedulingProblem, chosen: Uint8Array, random: SeededRandom, work: number): Stage {
  const board = new Board({
    ...problem,
    points: Int32Array.from(chosen),
    allowed: problem.allowed.map((slots, meeting) => (chosen[meeting] === 1 ? slots : 0)),
    bonus: new Int32Array(problem.personCount),
  });
  return search(board, random, { work, hot: 0.2, cold: 0.05, enough: -chosen.reduce((sum, each) => sum + each, 0) });
}

/** Where not all that were chosen have a slot: others instead. */
function trade(problem: SchedulingProblem, placed: Schedule, bound: number, random: SeededRandom, work: number): Stage {
  const board = new Board(problem);
  board.restore(placed);
  const mean = problem.points.reduce((sum, each) => sum + each, 0) / Math.max(1, problem.points.length);
  return search(board, random, { work, hot: Math.max(1, mean / 4), cold: Math.max(1, mean) / 400, enough: -bound });
}

interface Search {
  work: number;
  hot: number;
  cold: number;
  enough: number;
}

function search(board: Board, random: SeededRandom, annealing: Search): Stage {
  const best = new Best(board);
  const work = anneal(board, best, random, annealing);
  board.restore(best.schedule);
  return { schedule: board.slotOf.slice(), cost: board.cost, work };
}

/** Moves the meetings held so that breaks close. Tables may be exceeded on the way, and short breaks are preferred to long ones. */
function smooth(
  problem: SchedulingProblem,
  traded: Schedule,
  random: SeededRandom,
  work: number,
): Stage & { enough: number } {
  const { breakPoints, unevenPoints, personCount, allowed } = problem;
  const held = {
    ...problem,
    points: new Int32Array(traded.length),
    bonus: new Int32Array(personCount),
    allowed: allowed.map((slots, meeting) => (traded[meeting] === NOT_HELD ? 0 : slots)),
  };
  const unit = Math.max(breakPoints, unevenPoints);
  const board = new Board(held, { idle: unit / 8, table: (unit * 3) / 4 });
  board.restore(traded);
  const best = new Best(board);
  const enough = fewestBreaksCost(board);
  const done = anneal(board, best, random, { work, hot: unit * 0.3, cold: unit * 0.15, enough });
  return { schedule: best.schedule, cost: best.cost, work: done, enough };
}

/** What breaks cost if nobody has one that their own meetings do not force. */
function fewestBreaksCost(board: Board): number {
  const { problem } = board;
  if (problem.breakPoints === 0 && problem.unevenPoints === 0) return 0;
  const theirs: number[][] = Array.from({ length: problem.personCount }, () => []);
  board.slotOf.forEach((slot, meeting) => {
    if (slot === NOT_HELD) return;
    theirs[problem.first[meeting]!]!.push(meeting);
    theirs[problem.second[meeting]!]!.push(meeting);
  });
  return theirs.reduce((cost, own, person) => {
    const sets = own.map((meeting) => board.allowed[meeting]!);
    return cost + board.costOfRuns(fewestRuns(sets, problem.available[person]!));
  }, 0);
}

/** How many unbroken runs meetings of a person need at least: one if they fit into as many slots in a row, else the longest that add up. */
function fewestRuns(sets: readonly Slots[], available: Slots): number {
  const room = new Int32Array(MOST_SLOTS).fill(1);
  const meetings = [...sets.keys()];
  for (let start = 0; start + sets.length <= MOST_SLOTS; start++) {
    const window = slotsBelow(sets.length) << start;
    if (
      (available & window) === window &&
      overfull(
        meetings,
        sets.map((slots) => slots & window),
        room,
      ) === null
    )
      return Math.sign(sets.length);
  }
  const lengths = runLengths(available).sort((a, b) => b - a);
  let runs = 0;
  for (let held = 0; held < sets.length && runs < lengths.length; runs++) held += lengths[runs]!;
  return Math.max(2, runs);
}

function runLengths(slots: Slots): number[] {
  const lengths: number[] = [];
  for (let rest = slots; rest !== 0;) {
    const start = firstOf(rest);
    const length = firstOf(~(rest >>> start));
    lengths.push(length);
    rest &= ~(slotsBelow(length) << start);
  }
  return lengths;
}
