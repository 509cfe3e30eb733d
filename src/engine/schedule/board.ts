/**
 * A schedule while it is searched: who is where, which slots a person is busy in, and what it costs, kept up to date by
 * each step. Cost is what breaks cost less the points, so smaller is better. Strain is kept apart: what a search may pass
 * through (wrong orders, tables in excess) and what guides it (idle slots between a person's meetings).
 */
import { countOf, firstOf, lastOf, runsOf } from './bits.js';
import { NOT_HELD, type Schedule, type SchedulingProblem, type Slots } from './types.js';

export interface Guidance {
  /** For each idle slot between two meetings of a person: the shorter a break, the easier it is to close. */
  idle: number;
  /** For each meeting in a slot beyond its tables. */
  table: number;
}

/** No slot may have more meetings than tables. */
const STRICT: Guidance = { idle: 0, table: Infinity };

export class Board {
  readonly meetingCount: number;
  /** Slots each meeting may be in, its persons' absences and slots without tables taken off. */
  readonly allowed: Int32Array;
  /** Both persons of each meeting added: less one of them, the other. */
  readonly bothPersons: Int32Array;
  readonly slotOf: Schedule;
  /** Slots each person is busy in. */
  readonly busy: Int32Array;
  readonly heldBy: Int32Array;
  readonly usedIn: Int32Array;
  /** Slots with a table left. */
  open: Slots = 0;
  /** Meetings that could be held and are not, in no order: the first `looseCount`. */
  readonly loose: Int32Array;
  looseCount = 0;
  /** Persons with breaks, in no order: the first `brokenCount`. */
  readonly broken: Int32Array;
  brokenCount = 0;
  cost = 0;
  strain = 0;
  /** Meetings beyond the tables of their slots, and precedences broken: a schedule can be held if both are 0. */
  excess = 0;
  wrong = 0;

  private readonly at: Int32Array;
  private readonly loosePosition: Int32Array;
  private readonly brokenPosition: Int32Array;
  private readonly inSet: Uint8Array;
  private readonly breakCost: Float64Array;
  private readonly wrongStrain: number;
  private readonly orderedWith: readonly (Int32Array | undefined)[];
  readonly hasOrder: boolean;

  constructor(
    readonly problem: SchedulingProblem,
    readonly guidance: Guidance = STRICT,
  ) {
    const { personCount, slotCount, first, second, points } = problem;
    this.meetingCount = first.length;
    this.allowed = possibleSlots(problem);
    this.bothPersons = first.map((person, m) => person + second[m]!);
    this.slotOf = new Int32Array(this.meetingCount).fill(NOT_HELD);
    this.at = new Int32Array(personCount << 5).fill(NOT_HELD);
    this.busy = new Int32Array(personCount);
    this.heldBy = new Int32Array(personCount);
    this.usedIn = new Int32Array(slotCount);
    for (let slot = 0; slot < slotCount; slot++) this.useTables(slot, 0);
    this.breakCost = breakCosts(problem);
    this.wrongStrain = 1 + 2 * points.reduce((most, each) => Math.max(most, each), problem.breakPoints);
    this.orderedWith = orderedWith(problem);
    this.hasOrder = problem.precedences.length > 0;
    this.broken = new Int32Array(personCount);
    this.brokenPosition = new Int32Array(personCount).fill(NOT_HELD);
    this.inSet = new Uint8Array(this.meetingCount);
    this.loose = new Int32Array(this.meetingCount);
    this.loosePosition = new Int32Array(this.meetingCount).fill(NOT_HELD);
    for (let m = 0; m < this.meetingCount; m++) if (this.allowed[m] !== 0) this.loosen(m);
  }

  /** The meeting a person has in a slot, or NOT_HELD. */
  meetingAt(person: number, slot: number): number {
    return this.at[(person << 5) | slot]!;
  }

  hasTable(slot: number): boolean {
    return ((this.open >>> slot) & 1) === 1;
  }

  /** What the breaks of a person with that many unbroken runs of meetings cost. */
  costOfRuns(runs: number): number {
    return this.breakCost[runs]!;
  }

  /** By how much cost and strain rise if a person is busy in other slots. */
  busyRise(person: number, busy: Slots): number {
    const before = this.busy[person]!;
    const rise = this.breaksCost(busy) - this.breaksCost(before);
    return this.guidance.idle === 0 ? rise : rise + this.guidance.idle * (idleIn(busy) - idleIn(before));
  }

  /** By how much the strain rises when a meeting moves between slots. */
  tableStrain(from: number, to: number): number {
    const { tables } = this.problem;
    const more = this.usedIn[to]! >= tables[to]! ? this.guidance.table : 0;
    return this.usedIn[from]! > tables[from]! ? more - this.guidance.table : more;
  }

  /** Further points of a person's meeting beside its own, when the person has `others` more. */
  bonus(person: number, others: number): number {
    return others < this.problem.least[person]! ? this.problem.bonus[person]! : 0;
  }

  /** Points lost, breaks aside, if a held meeting were not. */
  loss(meeting: number): number {
    const p = this.problem.first[meeting]!;
    const q = this.problem.second[meeting]!;
    return this.problem.points[meeting]! + this.bonus(p, this.heldBy[p]! - 1) + this.bonus(q, this.heldBy[q]! - 1);
  }

  /** Points gained, breaks aside, if a meeting that is not held were. */
  gain(meeting: number): number {
    const p = this.problem.first[meeting]!;
    const q = this.problem.second[meeting]!;
    return this.problem.points[meeting]! + this.bonus(p, this.heldBy[p]!) + this.bonus(q, this.heldBy[q]!);
  }

  /** Points gained at most, if its persons had no others. */
  mostGain(meeting: number): number {
    const { points, first, second } = this.problem;
    return points[meeting]! + this.bonus(first[meeting]!, 0) + this.bonus(second[meeting]!, 0);
  }

  /** Holds a meeting in a slot in which both persons are free. Tables and caps are the caller's to see to. */
  put(meeting: number, slot: number): void {
    this.cost -= this.gain(meeting);
    this.slotOf[meeting] = slot;
    this.useTables(slot, 1);
    const p = this.problem.first[meeting]!;
    this.seat(p, meeting, slot);
    this.seat(this.bothPersons[meeting]! - p, meeting, slot);
    if (this.hasOrder) this.addWrong(this.wrongOrders(meeting));
    this.tighten(meeting);
  }

  /** No longer holds a held meeting. */
  take(meeting: number): void {
    if (this.hasOrder) this.addWrong(-this.wrongOrders(meeting));
    this.cost += this.loss(meeting);
    const slot = this.slotOf[meeting]!;
    this.slotOf[meeting] = NOT_HELD;
    this.useTables(slot, -1);
    const p = this.problem.first[meeting]!;
    this.unseat(p, slot);
    this.unseat(this.bothPersons[meeting]! - p, slot);
    this.loosen(meeting);
  }

  /** Moves meetings held in slots `a` and `b` to the other one each; `ends`: the persons whose busy slots change, or NOT_HELD. */
  exchange(meetings: Int32Array, count: number, a: number, b: number, ends: readonly [number, number]): void {
    const both = a ^ b;
    if (this.hasOrder) this.addWrong(-this.wrongOrdersAmong(meetings, count));
    let movedToB = 0;
    for (let i = 0; i < count; i++) {
      const m = meetings[i]!;
      const to = this.slotOf[m]! ^ both;
      movedToB += to === b ? 1 : -1;
      this.slotOf[m] = to;
      const p = this.problem.first[m]!;
      this.at[(p << 5) | to] = m;
      this.at[((this.bothPersons[m]! - p) << 5) | to] = m;
    }
    if (movedToB !== 0) {
      this.useTables(a, -movedToB);
      this.useTables(b, movedToB);
    }
    for (const end of ends) if (end !== NOT_HELD) this.shiftBusy(end, a, b);
    if (this.hasOrder) this.addWrong(this.wrongOrdersAmong(meetings, count));
  }

  /** Empties the board and holds what `schedule` holds. */
  restore(schedule: Schedule): void {
    for (let m = 0; m < this.meetingCount; m++) if (this.slotOf[m] !== NOT_HELD) this.take(m);
    for (let m = 0; m < this.meetingCount; m++) if (schedule[m] !== NOT_HELD) this.put(m, schedule[m]!);
  }

  private addWrong(count: number): void {
    this.wrong += count;
    this.strain += count * this.wrongStrain;
  }

  /** How many precedences a held meeting breaks. */
  private wrongOrders(meeting: number): number {
    let wrong = 0;
    for (const other of this.orderedWith[meeting] ?? []) if (this.isWrong(meeting, other)) wrong++;
    return wrong;
  }

  /** Precedences broken by meetings of a set, each counted once: within the set by the earlier meeting. */
  private wrongOrdersAmong(meetings: Int32Array, count: number): number {
    let wrong = 0;
    for (let i = 0; i < count; i++) this.inSet[meetings[i]!] = 1;
    for (let i = 0; i < count; i++) {
      for (const other of this.orderedWith[meetings[i]!] ?? []) {
        if (this.isWrong(meetings[i]!, other) && !(other < 0 && this.inSet[~other] === 1)) wrong++;
      }
    }
    for (let i = 0; i < count; i++) this.inSet[meetings[i]!] = 0;
    return wrong;
  }

  /** `other`: a later meeting, or ~m for an earlier meeting m. */
  private isWrong(meeting: number, other: number): boolean {
    const its = this.slotOf[other < 0 ? ~other : other]!;
    return its !== NOT_HELD && (other < 0 ? its >= this.slotOf[meeting]! : its <= this.slotOf[meeting]!);
  }

  private useTables(slot: number, count: number): void {
    const tables = this.problem.tables[slot]!;
    const used = this.usedIn[slot]! + count;
    const excess = Math.max(0, used - tables) - Math.max(0, used - count - tables);
    this.usedIn[slot] = used;
    this.open = used < tables ? this.open | (1 << slot) : this.open & ~(1 << slot);
    if (excess === 0) return;
    this.excess += excess;
    this.strain += excess * this.guidance.table;
  }

  private seat(person: number, meeting: number, slot: number): void {
    this.at[(person << 5) | slot] = meeting;
    this.heldBy[person]!++;
    this.setBusy(person, this.busy[person]! | (1 << slot));
  }

  private unseat(person: number, slot: number): void {
    this.at[(person << 5) | slot] = NOT_HELD;
    this.heldBy[person]!--;
    this.setBusy(person, this.busy[person]! & ~(1 << slot));
  }

  private shiftBusy(person: number, a: number, b: number): void {
    const left = (this.busy[person]! >>> a) & 1 ? a : b;
    this.at[(person << 5) | left] = NOT_HELD;
    this.setBusy(person, this.busy[person]! ^ ((1 << a) | (1 << b)));
  }

  private breaksCost(busy: Slots): number {
    return this.breakCost[runsOf(busy)]!;
  }

  private setBusy(person: number, busy: Slots): void {
    const before = this.busy[person]!;
    this.cost += this.breaksCost(busy) - this.breaksCost(before);
    if (this.guidance.idle !== 0) this.strain += this.guidance.idle * (idleIn(busy) - idleIn(before));
    this.busy[person] = busy;
    if (runsOf(busy) > 1 !== runsOf(before) > 1) this.listBroken(person, runsOf(busy) > 1);
  }

  private listBroken(person: number, isBroken: boolean): void {
    if (isBroken) {
      this.brokenPosition[person] = this.brokenCount;
      this.broken[this.brokenCount++] = person;
      return;
    }
    const last = this.broken[--this.brokenCount]!;
    this.broken[this.brokenPosition[person]!] = last;
    this.brokenPosition[last] = this.brokenPosition[person]!;
  }

  private loosen(meeting: number): void {
    this.loosePosition[meeting] = this.looseCount;
    this.loose[this.looseCount++] = meeting;
  }

  private tighten(meeting: number): void {
    const position = this.loosePosition[meeting]!;
    const last = this.loose[--this.looseCount]!;
    this.loose[position] = last;
    this.loosePosition[last] = position;
    this.loosePosition[meeting] = NOT_HELD;
  }
}

/** Slots each meeting may be in: both persons are there, and a table at least. */
export function possibleSlots({ first, second, allowed, available, tables }: SchedulingProblem): Int32Array {
  const withTables = tables.reduce((slots, count, slot) => (count > 0 ? slots | (1 << slot) : slots), 0);
  return allowed.map((slots, m) => slots & withTables & available[first[m]!]! & available[second[m]!]!);
}

/** Idle slots between the first and the last of a set. */
const idleIn = (busy: Slots): number => (busy === 0 ? 0 : lastOf(busy) - firstOf(busy) + 1 - countOf(busy));

/** By the number of unbroken runs. */
function breakCosts({ breakPoints, unevenPoints }: SchedulingProblem): Float64Array {
  const costs = new Float64Array(17); // 31 slots have at most 16 runs
  for (let breaks = 1; breaks < 16; breaks++)
    costs[breaks + 1] = breakPoints * breaks + (unevenPoints * breaks * (breaks - 1)) / 2;
  return costs;
}

/** For each meeting those it stands in an order with: the later ones, and ~m for each earlier m. */
function orderedWith({ first, precedences }: SchedulingProblem): (Int32Array | undefined)[] {
  const lists: (number[] | undefined)[] = Array.from(first, () => undefined);
  for (const [earlier, later] of precedences) {
    (lists[earlier] ??= []).push(later);
    (lists[later] ??= []).push(~earlier);
  }
  return lists.map((list) => list && Int32Array.from(list));
}

/** Most meetings of a person by cap and by presence. */
export function capOf({ most, available }: SchedulingProblem, person: number): number {
  return Math.min(most[person]!, countOf(available[person]!));
}
