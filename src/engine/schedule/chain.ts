/**
 * Kempe chains: the meetings in two slots form paths and cycles, since nobody has more than one in either; a whole path or cycle can change
 * sides and still nobody is booked twice. Only the two persons at the ends of a path see another set of busy slots, so that the
 * cost of such a step is known from them, however long the chain is.
 */
import type { Board } from './board.js';
import { NOT_HELD } from './types.js';

export class Chain {
  /** The first `length` are the meetings of the chain. */
  readonly meetings: Int32Array;
  length = 0;
  /** Meetings looked at by the last trace, also if it was blocked. */
  followed = 0;
  from = 0;
  to = 0;
  /** Meetings more in `to` after the step: -1, 0 or 1. */
  shift = 0;
  /** By how much the step raises cost and strain, wrong orders aside. */
  rise = 0;
  private readonly ends: [number, number] = [NOT_HELD, NOT_HELD];

  constructor(private readonly board: Board) {
    this.meetings = new Int32Array(board.meetingCount);
  }

  /** Follows the chain of a held meeting that is to move to another slot. False where a meeting on it may not be in its new slot. */
  trace(meeting: number, to: number): boolean {
    const { board } = this;
    this.length = 0;
    this.followed = 0;
    this.shift = 0;
    this.rise = 0;
    this.from = board.slotOf[meeting]!;
    this.to = to;
    this.ends[0] = this.ends[1] = NOT_HELD;
    if (!this.add(meeting)) return false;
    const person = board.problem.first[meeting]!;
    const open = this.follow(meeting, person, 0);
    if (open && this.length > 0) this.follow(meeting, board.bothPersons[meeting]! - person, 1);
    if (this.shift > 0) this.rise += board.tableStrain(this.from, to);
    else if (this.shift < 0) this.rise += board.tableStrain(to, this.from);
    return this.length > 0;
  }

  endsAt(person: number): boolean {
    return this.ends[0] === person || this.ends[1] === person;
  }

  apply(): void {
    this.board.exchange(this.meetings, this.length, this.from, this.to, this.ends);
  }

  /** From a meeting over one of its persons to the end. False when the chain is closed or blocked (then `length` is 0). */
  private follow(meeting: number, person: number, end: 0 | 1): boolean {
    const { board, from, to } = this;
    let reached = meeting;
    let through = person;
    for (;;) {
      const slot = board.slotOf[reached]!;
      const next = board.meetingAt(through, slot ^ from ^ to);
      if (next === NOT_HELD) {
        this.ends[end] = through;
        this.rise += board.busyRise(through, board.busy[through]! ^ ((1 << from) | (1 << to)));
        return true;
      }
      if (next === meeting) return false;
      if (!this.add(next)) return false;
      through = board.bothPersons[next]! - through;
      reached = next;
    }
  }

  private add(meeting: number): boolean {
    const { board, from, to } = this;
    const here = board.slotOf[meeting]!;
    this.followed++;
    if (((board.allowed[meeting]! >>> (here ^ from ^ to)) & 1) === 0) {
      this.length = 0;
      return false;
    }
    this.shift += here === from ? 1 : -1;
    this.meetings[this.length++] = meeting;
    return true;
  }
}
