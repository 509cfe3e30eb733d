/**
 * Repairs a schedule during the day: past and running slots stay as they are, what an event makes impossible is let go, and meetings that
 * are not held stand by, those with most points first. Few others are moved, each at a price.
 */
import { Attempt } from './attempt.js';
import { Board, capOf } from './board.js';
import { firstOf, has, slotsBelow } from './bits.js';
import { checkProblem, whole } from './check.js';
import { afterEvent, type DayEvent, joined } from './events.js';
import { NOT_HELD, type Schedule, type SchedulingProblem, type Slots } from './types.js';

export interface RepairOptions {
  /** Points that holding other meetings must win for each meeting moved or let go that could have stayed. */
  movePoints?: number;
  /** Such meetings at most. */
  mostMoved?: number;
}

export interface Repaired {
  problem: SchedulingProblem;
  schedule: Schedule;
  /** Meetings in another slot than before. */
  moved: number[];
  /** Meetings no longer held. */
  dropped: number[];
  /** Stand-by meetings that are held now. */
  added: number[];
}

/** @throws RangeError as checkProblem and afterEvent, and for a schedule of another length. */
export function repair(
  problem: SchedulingProblem,
  before: Schedule,
  event: DayEvent,
  options: RepairOptions = {},
): Repaired {
  checkProblem(problem);
  if (before.length !== problem.first.length)
    throw new RangeError(`schedule: ${before.length} entries for ${problem.first.length} meetings`);
  for (const slot of before) whole('schedule', slot, NOT_HELD, problem.slotCount - 1);
  const after = afterEvent(problem, event);
  checkProblem(after);
  const was = joined(before, new Array<number>(after.first.length - before.length).fill(NOT_HELD));
  const repairing = new Repairing(after, was, event.fromSlot, options);
  repairing.holdStandBys();
  const { slotOf } = repairing.board;
  const meetings = [...was.keys()];
  return {
    problem: after,
    schedule: slotOf.slice(),
    moved: meetings.filter((m) => was[m] !== NOT_HELD && slotOf[m] !== NOT_HELD && was[m] !== slotOf[m]),
    dropped: meetings.filter((m) => was[m] !== NOT_HELD && slotOf[m] === NOT_HELD),
    added: meetings.filter((m) => was[m] === NOT_HELD && slotOf[m] !== NOT_HELD),
  };
}

class Repairing {
  readonly board: Board;
  private readonly attempt: Attempt;
  private readonly movePoints: number;
  private movesLeft: number;
  /** Meetings of the attempt under way, and those it let go to make room. */
  private readonly touched: number[] = [];
  /** 1: not in its slot, although it could have stayed there; as of the last change made. */
  private readonly away: Uint8Array;
  /** The meeting with fewest points in each slot. */
  private readonly cheapestIn: Int32Array;

  constructor(
    private readonly problem: SchedulingProblem,
    private readonly was: Schedule,
    private readonly fromSlot: number,
    { movePoints = 0, mostMoved = 5 }: RepairOptions,
  ) {
    whole('movePoints', movePoints, 0, Number.MAX_SAFE_INTEGER);
    whole('mostMoved', mostMoved, 0, Number.MAX_SAFE_INTEGER);
    this.board = new Board({ ...problem, allowed: problem.allowed.map((slots, m) => this.stillAllowed(slots, m)) });
    this.attempt = new Attempt(this.board);
    this.movePoints = movePoints;
    this.movesLeft = mostMoved;
    this.cheapestIn = new Int32Array(problem.slotCount);
    this.keepWhatCanStay();
    this.away = Uint8Array.from(was, (_, meeting) => Number(this.isAway(meeting)));
  }

  /** As long as one helps: the change that wins most, of changes that win as much the first by stand-by queue and slot. */
  holdStandBys(): void {
    for (;;) {
      const best = this.bestChange();
      if (best === null) return;
      this.tryToHold(best.meeting, best.slot);
      this.movesLeft -= this.disturbed();
      for (const meeting of this.touched) this.away[meeting] = Number(this.isAway(meeting));
    }
  }

  private stillAllowed(slots: Slots, meeting: number): Slots {
    const slot = this.was[meeting]!;
    return slot !== NOT_HELD && slot < this.fromSlot ? 1 << slot : slots & ~slotsBelow(this.fromSlot);
  }

  /** Those with most points first: if tables are lost, it is the others that have to go. */
  private keepWhatCanStay(): void {
    const { board, was, problem } = this;
    const held = [...was.keys()].filter((m) => was[m] !== NOT_HELD && has(board.allowed[m]!, was[m]!));
    for (const m of held.sort((a, b) => problem.points[b]! - problem.points[a]! || a - b)) {
      const slot = was[m]!;
      if (this.isFree(m, slot) && (slot < this.fromSlot || board.hasTable(slot))) board.put(m, slot);
    }
  }

  private bestChange(): { meeting: number; slot: number } | null {
    const { board } = this;
    this.findCheapestInSlots();
    const gains = board.problem.points.map((_, meeting) => board.gain(meeting));
    const standBys = [...board.loose.subarray(0, board.looseCount)].sort((a, b) => gains[b]! - gains[a]! || a - b);
    let best: { meeting: number; slot: number } | null = null;
    let most = 0;
    for (const meeting of standBys) {
      if (gains[meeting]! <= most) break;
      for (let rest = board.allowed[meeting]!; rest !== 0; rest &= rest - 1) {
        const before = board.cost;
        const wrong = board.wrong;
        const slot = firstOf(rest);
        if (this.promise(meeting, slot, gains[meeting]!) <= most) continue;
        if (this.tryToHold(meeting, slot)) {
          const disturbed = this.disturbed();
          const won = before - board.cost - disturbed * this.movePoints;
          if (won > most && disturbed <= this.movesLeft && board.wrong <= wrong) {
            most = won;
            best = { meeting, slot };
          }
        }
        this.attempt.undo();
      }
    }
    return best;
  }

  /** Points a change may win, looked at without making it: meetings in the way that can go nowhere else are lost. */
  private promise(meeting: number, slot: number, gain: number): number {
    const { board, problem } = this;
    let won = gain + 4 * problem.breakPoints;
    const p = problem.first[meeting]!;
    for (let person = p, side = 0; side < 2; side++, person = board.bothPersons[meeting]! - p) {
      const there = board.meetingAt(person, slot);
      if (there === NOT_HELD || this.canGoElsewhere(there)) continue;
      const held = board.heldBy[person]!;
      won += board.bonus(person, held - 1) - board.bonus(person, held) - board.loss(there);
    }
    return won;
  }

  private canGoElsewhere(meeting: number): boolean {
    const { board } = this;
    const p = board.problem.first[meeting]!;
    const busy = board.busy[p]! | board.busy[board.bothPersons[meeting]! - p]!;
    return (board.allowed[meeting]! & ~busy & board.open) !== 0;
  }

  /** Those in the way go elsewhere, or are let go. False where past meetings are in the way. */
  private tryToHold(meeting: number, slot: number): boolean {
    const { board, attempt, touched } = this;
    attempt.begin();
    touched.length = 0;
    const p = board.problem.first[meeting]!;
    const q = board.bothPersons[meeting]! - p;
    for (const person of [p, q]) {
      const there = board.meetingAt(person, slot);
      if (there !== NOT_HELD) this.letGo(there);
    }
    for (const person of [p, q]) {
      if (board.heldBy[person]! >= capOf(board.problem, person) && !this.letGo(this.cheapestOf(person))) return false;
    }
    if (!board.hasTable(slot) && !this.letGo(this.cheapestIn[slot]!)) return false;
    attempt.put(meeting, slot);
    for (const other of touched) this.holdElsewhere(other);
    touched.push(meeting);
    return true;
  }

  private letGo(meeting: number): boolean {
    if (meeting === NOT_HELD) return false;
    this.attempt.take(meeting);
    this.touched.push(meeting);
    return true;
  }

  private holdElsewhere(meeting: number): void {
    const { board } = this;
    const p = board.problem.first[meeting]!;
    const q = board.bothPersons[meeting]! - p;
    if (board.heldBy[p]! >= capOf(board.problem, p) || board.heldBy[q]! >= capOf(board.problem, q)) return;
    for (let rest = board.allowed[meeting]! & ~(board.busy[p]! | board.busy[q]!); rest !== 0; rest &= rest - 1) {
      const slot = firstOf(rest);
      if (board.hasTable(slot)) return this.attempt.put(meeting, slot);
    }
  }

  /** By how many more meetings are away than before the attempt. */
  private disturbed(): number {
    return this.touched.reduce((sum, meeting) => sum + Number(this.isAway(meeting)) - this.away[meeting]!, 0);
  }

  /** Not in its slot, although it could have stayed there. */
  private isAway(meeting: number): boolean {
    const was = this.was[meeting]!;
    return was !== NOT_HELD && was !== this.board.slotOf[meeting] && has(this.board.allowed[meeting]!, was);
  }

  private cheapestOf(person: number): number {
    const { board } = this;
    let cheapest = NOT_HELD;
    for (let rest = board.busy[person]! & ~slotsBelow(this.fromSlot); rest !== 0; rest &= rest - 1) {
      const meeting = board.meetingAt(person, firstOf(rest));
      if (cheapest === NOT_HELD || board.loss(meeting) < board.loss(cheapest)) cheapest = meeting;
    }
    return cheapest;
  }

  private findCheapestInSlots(): void {
    const { board, cheapestIn } = this;
    cheapestIn.fill(NOT_HELD);
    board.slotOf.forEach((slot, meeting) => {
      if (slot < this.fromSlot) return;
      const other = cheapestIn[slot]!;
      if (other === NOT_HELD || board.loss(meeting) < board.loss(other)) cheapestIn[slot] = meeting;
    });
  }

  private isFree(meeting: number, slot: number): boolean {
    const { board } = this;
    const p = board.problem.first[meeting]!;
    return board.meetingAt(p, slot) === NOT_HELD && board.meetingAt(board.bothPersons[meeting]! - p, slot) === NOT_HELD;
  }
}
