/** Simulated annealing over the steps of a board: the best schedule so far is kept, the work is bounded by a count. */
import type { Board } from './board.js';
import type { SeededRandom } from './random.js';
import { Steps } from './steps.js';
import { NOT_HELD, type Schedule, type Slots } from './types.js';

export interface Annealing {
  /** Units of work, as steps count it. */
  work: number;
  /** Temperatures at the start and at the end: the mean rise in cost that is accepted. */
  hot: number;
  cold: number;
  /** The search ends when the cost is as low as this. */
  enough: number;
}

/** Temperatures of one annealing: a power of two, so that the ratio of neighbours is a repeated square root. */
const STAGES = 1_024;
/** Of so many moves one tries to hold a loose meeting, if there is one. */
const HOLD_ONE_IN = 2;
/** Of so many moves of held meetings, those for persons with breaks, and, of moves, those to slots beside other meetings of a person. */
const SHARES = 16;
const FOR_BROKEN = 8;
const TO_NEAR = 12;

export class Best {
  cost = Infinity;
  readonly schedule: Schedule;

  constructor(private readonly board: Board) {
    this.schedule = board.slotOf.slice();
    this.see();
  }

  /** Keeps the board's schedule if it is the best so far that can be held. */
  see(): void {
    if (this.board.cost >= this.cost || this.board.excess + this.board.wrong > 0) return;
    this.cost = this.board.cost;
    this.schedule.set(this.board.slotOf);
  }
}

/** Returns the work done. */
export function anneal(board: Board, best: Best, random: SeededRandom, { work, hot, cold, enough }: Annealing): number {
  const steps = new Steps(board, random);
  const cooling = stageRatio(cold / hot);
  let temperature = hot;
  for (let stage = 1; stage <= STAGES; stage++, temperature *= cooling) {
    const until = (work / STAGES) * stage;
    while (steps.work < until) {
      if (best.cost <= enough) return steps.work;
      if (step(board, steps, random, temperature * random.exponential())) best.see();
    }
  }
  return steps.work;
}

function step(board: Board, steps: Steps, random: SeededRandom, limit: number): boolean {
  if (board.looseCount > 0 && random.below(HOLD_ONE_IN) === 0)
    return steps.hold(board.loose[random.below(board.looseCount)]!, limit);
  const forBroken = board.brokenCount > 0 && random.below(SHARES) < FOR_BROKEN;
  const meeting = forBroken ? meetingOfBroken(board, random) : random.below(board.meetingCount);
  const slot = board.slotOf[meeting]!;
  const others = slot === NOT_HELD ? 0 : board.allowed[meeting]! & ~(1 << slot);
  if (others === 0) return steps.rest();
  const near = random.below(SHARES) < TO_NEAR ? nearSlots(board, meeting, slot, random.below(2)) & others : 0;
  return steps.move(meeting, random.oneOf(near !== 0 ? near : others), limit);
}

/** Every other time of the person whose break is newest: a break that a step has made is best closed at once. */
function meetingOfBroken(board: Board, random: SeededRandom): number {
  const index = random.below(2) === 0 ? board.brokenCount - 1 : random.below(board.brokenCount);
  const person = board.broken[index]!;
  return board.meetingAt(person, random.oneOf(board.busy[person]!));
}

/** Idle slots beside other meetings of one of its persons: where it would not make a break for that person. */
function nearSlots(board: Board, meeting: number, slot: number, side: number): Slots {
  const person = side === 0 ? board.problem.first[meeting]! : board.problem.second[meeting]!;
  const busy = board.busy[person]!;
  const rest = busy & ~(1 << slot);
  return ((rest << 1) | (rest >>> 1)) & ~busy;
}

function stageRatio(whole: number): number {
  let ratio = whole;
  for (let stages = STAGES; stages > 1; stages >>= 1) ratio = Math.sqrt(ratio);
  return ratio;
}
