/** Simulated annealing over the steps of a board: its best schedule so far is kept, its work is bounded by moves. */
import type { Board } from './board.js';
import type { SeededRandom } from './random.js';
import { Steps } from './steps.js';
import type { Schedule, Slots } from './types.js';

export interface Annealing {
  moves: number;
  /** Temperatures at the start and at the end, in points. */
  hot: number;
  cold: number;
  /** Loose meetings tried, of so many moves in HOLD_OF. */
  holdShare: number;
  /** The search ends when the cost is as low as this. */
  enough: number;
}

/** Temperatures of one annealing: a power of two, so that the ratio of neighbours is a repeated square root. */
const STAGES = 1_024;
const HOLD_OF = 16;
const NEAR = 12;

export class Best {
  cost = Infinity;
  readonly schedule: Schedule;

  constructor(private readonly board: Board) {
    this.schedule = board.slotOf.slice();
  }

  /** Keeps the board's schedule if it is the best so far. */
  see(): void {
    if (this.board.cost >= this.cost) return;
    this.cost = this.board.cost;
    this.schedule.set(this.board.slotOf);
  }
}

/** Returns the moves made. */
export function anneal(board: Board, best: Best, random: SeededRandom, { moves, hot, cold, holdShare, enough }: Annealing): number {
  const steps = new Steps(board, random);
  const cooling = stageRatio(cold / hot);
  const perStage = Math.ceil(moves / STAGES);
  let temperature = hot;
  let made = 0;
  best.see();
  for (let stage = 0; stage < STAGES && best.cost > enough; stage++, temperature *= cooling) {
    for (let i = 0; i < perStage && best.cost > enough; i++, made++) {
      if (step(board, steps, random, temperature * random.exponential(), holdShare) && board.cost < best.cost) best.see();
    }
  }
  return made;
}

function step(board: Board, steps: Steps, random: SeededRandom, limit: number, holdShare: number): boolean {
  if (board.looseCount > 0 && random.below(HOLD_OF) < holdShare) {
    return steps.hold(board.loose[random.below(board.looseCount)]!, limit);
  }
  const meeting = random.below(board.meetingCount);
  const slot = board.slotOf[meeting]!;
  if (slot < 0) return false;
  const others = board.allowed[meeting]! & ~(1 << slot);
  if (others === 0) return false;
  const near = random.below(16) < NEAR ? nearSlots(board, meeting, slot, random.below(2)) & others : 0;
  return steps.move(meeting, random.oneOf(near !== 0 ? near : others), limit);
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
