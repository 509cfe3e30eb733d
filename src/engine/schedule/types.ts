/**
 * What the scheduler is asked and what it answers. Persons, meetings and slots are numbers from 0; a set of slots is a bit set, bit t for
 * slot t. Persons are the unit, not agencies: two officers of one agency sit in parallel because they are two persons.
 */

/** Bit t stands for slot t; at most MOST_SLOTS of them, so that a set is never negative. */
export type Slots = number;
export const MOST_SLOTS = 31;

/**
 * All figures are integers. Points are whatever the caller counts in; the scheduler makes their sum as large as it can, and then, with the
 * meetings that give it, what breaks cost as small as it can.
 */
export interface SchedulingProblem {
  personCount: number;
  slotCount: number;
  /** Meetings at the same time, per slot. */
  tables: Int32Array;
  /** The two persons of each meeting. */
  first: Int32Array;
  second: Int32Array;
  /** Points of each meeting if it is held. */
  points: Int32Array;
  /** Slots each meeting may be in: part of the day, fixed (one slot) and forbidden slots; its persons' absences need not be repeated. */
  allowed: Int32Array;
  /** Slots each person is there. */
  available: Int32Array;
  /** Meetings a person can have at most. */
  most: Int32Array;
  /** Meetings a person should have at least, each of which is worth `bonus` further points. */
  least: Int32Array;
  bonus: Int32Array;
  /** What each break costs: one or more idle slots between two meetings of a person. */
  breakPoints: number;
  /** What a person's second break costs in addition, the third twice that and so on: it spreads breaks evenly. */
  unevenPoints: number;
  /** [earlier, later]: the later meeting is in a later slot, where both are held. */
  precedences: readonly (readonly [number, number])[];
}

/** The slot of each meeting, or NOT_HELD. */
export type Schedule = Int32Array;
export const NOT_HELD = -1;

export interface Evaluation {
  /** Empty when the schedule can be held. */
  violations: Violation[];
  /** Of meetings held and of what each person has at least. */
  points: number;
  breakCost: number;
  breaks: number;
  /** Between the person with most breaks and the one with fewest, of those with meetings. */
  breakSpread: number;
  notHeld: number;
}

export type Violation =
  | { kind: 'not_allowed'; meeting: number; slot: number }
  | { kind: 'booked_twice'; person: number; slot: number }
  | { kind: 'too_many_meetings'; person: number; held: number; most: number }
  | { kind: 'no_table'; slot: number; held: number; tables: number }
  | { kind: 'wrong_order'; earlier: number; later: number };
