/**
 * Meetings into slots: as many points as can be found, from the meetings held, the meetings each person has at least, and few breaks.
 * Deterministic: the same problem and options give the same schedule; the work is bounded by moves.
 */
import { anneal, Best } from './anneal.js';
import { firstOf, slotsBelow } from './bits.js';
import { Board } from './board.js';
import { checkProblem } from './check.js';
import { SeededRandom } from './random.js';
import { NOT_HELD, type Schedule, type SchedulingProblem, type Slots } from './types.js';

export interface ScheduleOptions {
  seed?: number;
  /** Steps of the search in all. */
  moves?: number;
  /** Coolings they are divided into. */
  rounds?: number;
  hot?: number;
  cold?: number;
  holdShare?: number;
}

export interface Scheduled {
  schedule: Schedule;
  moves: number;
  /** No schedule that holds every meeting can have fewer breaks, and this one does. */
  perfect: boolean;
}

const DEFAULT_MOVES = 4_000_000;

/** @throws RangeError for a problem that cannot be meant; see checkProblem. */
export function schedule(problem: SchedulingProblem, options: ScheduleOptions = {}): Scheduled {
  checkProblem(problem);
  const { seed = 1, moves = DEFAULT_MOVES, rounds = 1 } = options;
  const board = new Board(problem);
  const best = new Best(board);
  const random = new SeededRandom(seed);
  const enough = lowestCost(board);
  const { hot, cold, holdShare } = { ...temperatures(problem), ...options };
  let made = 0;
  for (let round = 0; round < rounds && best.cost > enough; round++) {
    made += anneal(board, best, random, { moves: Math.ceil(moves / rounds), hot, cold, holdShare, enough });
  }
  board.restore(best.schedule);
  dropWrongOrders(board);
  return { schedule: board.slotOf.slice(), moves: made, perfect: board.cost <= enough };
}

function temperatures({ points, breakPoints }: SchedulingProblem) {
  if (breakPoints > 0) return { hot: breakPoints * 0.5, cold: breakPoints * 0.1, holdShare: 8 };
  const mean = points.reduce((total, each) => total + each, 0) / Math.max(1, points.length);
  return { hot: Math.max(1, mean / 4), cold: Math.max(0.1, mean / 400), holdShare: 8 };
}

/** Cost if every meeting that has a slot is held and nobody has a break that their presence does not force. */
export function lowestCost(board: Board): number {
  const { problem } = board;
  const wanted = new Int32Array(problem.personCount);
  let cost = 0;
  for (let m = 0; m < board.meetingCount; m++) {
    if (board.allowed[m] === 0) continue;
    cost -= problem.points[m]!;
    wanted[problem.first[m]!]!++;
    wanted[problem.second[m]!]!++;
  }
  wanted.forEach((count, person) => {
    cost -= Math.min(count, problem.least[person]!) * problem.bonus[person]!;
    cost += board.breakCost[fewestRuns(problem.available[person]!, count)]!;
  });
  return cost;
}

/** How many unbroken runs that many meetings of a person need at least: the longest runs in which the person is there. */
function fewestRuns(available: Slots, count: number): number {
  const lengths: number[] = [];
  for (let rest = available; rest !== 0; ) {
    const start = firstOf(rest);
    const length = firstOf(~(rest >>> start));
    lengths.push(length);
    rest &= ~(slotsBelow(length) << start);
  }
  lengths.sort((a, b) => b - a);
  let runs = 0;
  for (let held = 0; held < count && runs < lengths.length; runs++) held += lengths[runs]!;
  return runs;
}

/** A search may end with meetings in the wrong order: of each such pair the one with fewer points is let go. */
function dropWrongOrders(board: Board): void {
  for (const [earlier, later] of board.problem.precedences) {
    const [e, l] = [board.slotOf[earlier]!, board.slotOf[later]!];
    if (e === NOT_HELD || l === NOT_HELD || e < l) continue;
    board.take(board.loss(earlier) < board.loss(later) ? earlier : later);
  }
}
