/**
 * The steps of the search. Each tries one change of the board and keeps it if cost and strain rise by no more than `limit`; otherwise the
 * board stays as it was.
 */
import { Attempt } from './attempt.js';
import { type Board, capOf } from './board.js';
import { firstOf } from './bits.js';
import { Chain } from './chain.js';
import type { SeededRandom } from './random.js';
import { NOT_HELD } from './types.js';

/** What an attempt to hold a meeting counts as, beside a step that follows a chain. */
const HOLD_WORK = 4;
/** Meetings looked at for the cheapest one to let go in a full slot, and random persons asked for each. */
const VICTIMS = 4;
const ASKED = 4;
/** Of so many times that room is made for a person who has idle slots, once a meeting is let go instead. */
const LET_GO_ONE_IN = 8;
/** Of so many times that no slot is free, once a slot is taken in which both persons are busy. */
const ANYWHERE_ONE_IN = 8;

export class Steps {
  private readonly chain: Chain;
  private readonly attempt: Attempt;
  private readonly cap: Int32Array;
  /** Work done: a unit for each step and for each meeting it followed a chain to. */
  work = 0;
  /** Points that the attempt under way may still lose. */
  private spare = 0;

  constructor(
    private readonly board: Board,
    private readonly random: SeededRandom,
  ) {
    const { problem } = board;
    this.chain = new Chain(board);
    this.attempt = new Attempt(board);
    this.cap = Int32Array.from({ length: problem.personCount }, (_, person) => capOf(problem, person));
  }

  /** Moves a held meeting to another slot, with the chain of meetings that have to change sides for it. */
  move(meeting: number, slot: number, limit: number): boolean {
    const { board, chain } = this;
    const open = chain.trace(meeting, slot);
    this.work += 1 + chain.followed;
    if (!open || chain.rise > limit) return false;
    const before = board.cost + board.strain;
    chain.apply();
    if (!board.hasOrder || board.cost + board.strain - before <= limit) return true;
    chain.apply();
    return false;
  }

  /** No step; counted all the same, so that a search comes to its end. */
  rest(): boolean {
    this.work++;
    return false;
  }

  /** Holds a loose meeting where a table is free, at the expense of others where it has to be. */
  hold(meeting: number, limit: number): boolean {
    const { board, attempt } = this;
    const before = board.cost + board.strain;
    attempt.begin();
    this.work += HOLD_WORK;
    this.spare = board.wrong > 0 ? Infinity : limit + board.mostGain(meeting);
    if (this.makeRoomAndPut(meeting) && board.cost + board.strain - before <= limit) return true;
    attempt.undo();
    return false;
  }

  /** NOT_HELD if none of a few random persons has a meeting then. */
  private randomMeetingIn(slot: number): number {
    const { board, random } = this;
    for (let asked = 0; asked < ASKED; asked++) {
      const person = board.problem.second[random.below(board.meetingCount)]!;
      const meeting = board.meetingAt(person, slot);
      if (meeting !== NOT_HELD) return meeting;
    }
    return NOT_HELD;
  }

  private makeRoomAndPut(meeting: number): boolean {
    const { board } = this;
    const p = board.problem.first[meeting]!;
    const q = board.bothPersons[meeting]! - p;
    if (!this.keepCap(p) || !this.keepCap(q)) return false;
    const slot = this.slotFor(meeting, p, q);
    if (!this.free(p, slot, q) || !this.free(q, slot, p)) return false;
    if (!board.hasTable(slot) && !this.freeTable(slot)) return false;
    this.attempt.put(meeting, slot);
    return true;
  }

  /** At random: where both persons and a table are free; if there is none, mostly where one person is. */
  private slotFor(meeting: number, p: number, q: number): number {
    const { board, random } = this;
    const allowed = board.allowed[meeting]!;
    const free = allowed & ~(board.busy[p]! | board.busy[q]!) & board.open;
    const half = allowed & ~(board.busy[p]! & board.busy[q]!);
    return this.random.oneOf(free !== 0 ? free : half !== 0 && random.below(ANYWHERE_ONE_IN) > 0 ? half : allowed);
  }

  private keepCap(person: number): boolean {
    return this.board.heldBy[person]! < this.cap[person]! || this.letGo(this.cheapestOf(person));
  }

  /** Frees a person in a slot: its meeting goes to a slot in which the person is free, made free if need be, or else is let go. */
  private free(person: number, slot: number, partner: number): boolean {
    const { board, random, chain } = this;
    const there = board.meetingAt(person, slot);
    if (there === NOT_HELD) return true;
    let idle = board.problem.available[person]! & ~board.busy[person]!;
    if (idle === 0 || random.below(LET_GO_ONE_IN) === 0) {
      const cheapest = this.cheapestOf(person);
      idle = 1 << board.slotOf[cheapest]!;
      if (!this.letGo(cheapest)) return false;
      if (cheapest === there) return true;
    }
    const to = random.oneOf(idle);
    if (chain.trace(there, to) && !chain.endsAt(partner) && chain.rise < Infinity) {
      this.attempt.apply(chain);
      return true;
    }
    return this.letGo(there);
  }

  private freeTable(slot: number): boolean {
    const { board } = this;
    let cheapest = NOT_HELD;
    for (let looked = 0; looked < VICTIMS; looked++) {
      const meeting = this.randomMeetingIn(slot);
      if (meeting === NOT_HELD) continue;
      if (cheapest === NOT_HELD || board.loss(meeting) < board.loss(cheapest)) cheapest = meeting;
    }
    return this.letGo(cheapest);
  }

  private cheapestOf(person: number): number {
    const { board } = this;
    let cheapest = NOT_HELD;
    let least = Infinity;
    for (let rest = board.busy[person]!; rest !== 0; rest &= rest - 1) {
      const meeting = board.meetingAt(person, firstOf(rest));
      const loss = board.loss(meeting);
      if (loss < least) {
        least = loss;
        cheapest = meeting;
      }
    }
    return cheapest;
  }

  /** False, and nothing done, where the attempt cannot afford it. */
  private letGo(meeting: number): boolean {
    if (meeting === NOT_HELD) return false;
    const loss = this.board.loss(meeting);
    if (loss > this.spare) return false;
    this.spare -= loss;
    this.attempt.take(meeting);
    return true;
  }
}
