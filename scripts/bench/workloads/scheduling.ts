/**
 * Scheduling workload: which meeting in which slot. Two problems share one shape.
 *
 *   kind 'score'   an own event: not all wishes fit; the most points of the meetings held plus a bonus for each seller with at least one
 *                  meeting; a seller has at most `sellerCap` meetings.
 *   kind 'breaks'  the B2B meeting scheduling problem of the literature: every meeting must be held; the fewest idle gaps in people's days.
 *
 * No scheduler in here: a generator, a parser, and the judge, written without bit tricks so that it shares no mistake with the engine.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { SchedulingProblem } from '../../../src/engine/schedule/types.js';
import { mulberry32 } from './random.js';

export interface Workload {
  kind: 'score' | 'breaks';
  personCount: number;
  /** At most 31: sets of slots are bit sets in 32-bit integers, bit t = slot t. */
  slotCount: number;
  /** Meetings at the same time. */
  tableCount: number;
  /** Per meeting; the seller in kind 'score'. */
  firstPerson: Int32Array;
  /** Per meeting; the agency in kind 'score'. */
  secondPerson: Int32Array;
  /** Points per meeting, whole numbers. */
  weight: Float64Array;
  /** Slots per person. */
  available: Int32Array;
  /** Slots per meeting: both are available; half of the day and fixed slot, if asked. */
  allowed: Int32Array;
  isSeller: Uint8Array;
  /** Meetings per seller; Infinity if there is no cap. */
  sellerCap: number;
  /** Points per seller with at least one meeting. */
  coverageBonus: number;
  /** [earlier, later]: the later one starts in a later slot, if both are held. */
  precedences: [number, number][];
}

const has = (slots: number, slot: number): boolean => ((slots >>> slot) & 1) === 1;

export function slotList(slots: number): number[] {
  return Array.from({ length: 31 }, (_, slot) => slot).filter((slot) => has(slots, slot));
}

/** Agencies a seller wishes to meet: popular ones (1 / (1 + 0.3 rank)) and random ones, half and half. */
function drawAgencies(random: () => number, popularity: number[], total: number, wishes: number): Set<number> {
  const agencies = new Set<number>();
  const count = popularity.length;
  while (agencies.size < Math.min(wishes, count)) {
    let rest = random() * total;
    let popular = 0;
    while (rest > popularity[popular]! && popular < count - 1) rest -= popularity[popular++]!;
    agencies.add(random() < 0.5 ? popular : Math.floor(random() * count));
  }
  return agencies;
}

export interface Size {
  agencies: number;
  sellers: number;
  /** Meetings wished per seller. */
  wishes: number;
  slots: number;
  tables: number;
  /** That a person is away in a slot. */
  busy: number;
  seed: number;
  /** Persons per agency. */
  desks?: number;
}

/** An event of kind 'score'. Persons 0 .. agencies * desks - 1 are agency desks, sellers follow. */
export function synth({ agencies, sellers, wishes, slots, tables, busy, seed, desks = 1 }: Size): Workload {
  const random = mulberry32(seed);
  const popularity = Array.from({ length: agencies }, (_, rank) => 1 / (1 + rank * 0.3));
  const total = popularity.reduce((a, b) => a + b);
  const firstSeller = agencies * desks;
  const personCount = firstSeller + sellers;
  const meetings: { seller: number; desk: number; points: number }[] = [];
  for (let seller = firstSeller; seller < personCount; seller++) {
    for (const agency of drawAgencies(random, popularity, total, wishes)) {
      const desk = agency * desks + Math.floor(random() * desks);
      meetings.push({ seller, desk, points: 100 + Math.floor(random() * 900) });
    }
  }
  const available = new Int32Array(personCount);
  for (let person = 0; person < personCount; person++) {
    for (let slot = 0; slot < slots; slot++) if (random() >= busy) available[person]! |= 1 << slot;
  }
  return {
    kind: 'score',
    personCount,
    slotCount: slots,
    tableCount: tables,
    firstPerson: Int32Array.from(meetings, (meeting) => meeting.seller),
    secondPerson: Int32Array.from(meetings, (meeting) => meeting.desk),
    weight: Float64Array.from(meetings, (meeting) => meeting.points),
    available,
    allowed: Int32Array.from(meetings, ({ seller, desk }) => available[seller]! & available[desk]!),
    isSeller: Uint8Array.from({ length: personCount }, (_, person) => (person >= firstSeller ? 1 : 0)),
    sellerCap: 4,
    coverageBonus: 2000,
    precedences: [],
  };
}

/** The workload as the engine is asked. */
export function toProblem(workload: Workload): SchedulingProblem {
  const { kind, personCount, slotCount, isSeller, sellerCap, coverageBonus, weight } = workload;
  return {
    personCount,
    slotCount,
    tables: new Int32Array(slotCount).fill(workload.tableCount),
    first: workload.firstPerson,
    second: workload.secondPerson,
    points: kind === 'breaks' ? new Int32Array(weight.length).fill(1) : Int32Array.from(weight),
    allowed: workload.allowed,
    available: workload.available,
    most: Int32Array.from(isSeller, (seller) => (seller === 1 ? Math.min(sellerCap, slotCount) : slotCount)),
    least: Int32Array.from(isSeller),
    bonus: Int32Array.from(isSeller, (seller) => seller * coverageBonus),
    breakPoints: kind === 'breaks' ? 1 : 0,
    unevenPoints: 0,
    precedences: workload.precedences,
  };
}

export const schedulingPrint = ({ firstPerson, secondPerson, weight, available }: Workload): string =>
  createHash('sha256')
    .update(Buffer.concat([firstPerson, secondPerson, weight, available].map((array) => Buffer.from(array.buffer))))
    .digest('hex')
    .slice(0, 16);

/** The same problem after a person has left: meetings with them are possible before `fromSlot` only. */
export function withNoShow(problem: Workload, person: number, fromSlot: number): Workload {
  const before = (1 << fromSlot) - 1;
  const theirs = (meeting: number) =>
    problem.firstPerson[meeting] === person || problem.secondPerson[meeting] === person;
  return {
    ...problem,
    available: problem.available.map((slots, other) => (other === person ? slots & before : slots)),
    allowed: problem.allowed.map((slots, meeting) => (theirs(meeting) ? slots & before : slots)),
  };
}

/** What a repair did to meetings it could have left alone; `pastChanged` must be 0. */
export function disturbance(repaired: Workload, before: ArrayLike<number>, after: ArrayLike<number>, fromSlot: number) {
  let pastChanged = 0;
  let othersMoved = 0;
  for (let meeting = 0; meeting < repaired.allowed.length; meeting++) {
    const from = before[meeting]!;
    const to = after[meeting]!;
    if (from === to) continue;
    if ((from >= 0 && from < fromSlot) || (to >= 0 && to < fromSlot)) pastChanged++;
    if (from >= 0 && has(repaired.allowed[meeting]!, from)) othersMoved++;
  }
  return { pastChanged, othersMoved };
}

/** `{1,2}`, `{}`, `{0}` (nothing) or `3..5`. */
function parseSet(text: string): number[] {
  const range = /(\d+)\s*\.\.\s*(\d+)/.exec(text);
  if (range) {
    const [from, to] = [Number(range[1]), Number(range[2])];
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  }
  return numbersIn(text).filter((value) => value > 0);
}

const numbersIn = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number);

function readScalar(text: string, name: string): number {
  const match = new RegExp(`\\b${name}\\s*=\\s*(\\d+)\\s*;`).exec(text);
  if (!match) throw new Error(`no ${name} in the instance`);
  return Number(match[1]);
}

const readArray = (text: string, name: string): string =>
  new RegExp(`\\b${name}\\s*=\\s*\\[([\\s\\S]*?)\\]\\s*;`).exec(text)?.[1] ?? '';

const readSets = (text: string, name: string): number[][] =>
  (readArray(text, name).match(/\{[^}]*\}|\d+\s*\.\.\s*\d+/g) ?? []).map(parseSet);

/** Slots of a part of the day: 1 morning, 2 afternoon, 3 either. */
function slotsOfDayPart(dayPart: number, morningSlots: number, slotCount: number): number {
  const all = 2 ** slotCount - 1;
  const morning = 2 ** morningSlots - 1;
  if (dayPart === 1) return morning;
  return dayPart === 2 && morningSlots < slotCount ? all & ~morning : all;
}

/** An instance of the B2B meeting scheduling problem (MiniZinc data), kind 'breaks'. Numbers in the file count from 1, here from 0. */
export function parseDzn(file: string): Workload {
  const text = readFileSync(file, 'utf8');
  const personCount = readScalar(text, 'nBusiness');
  const slotCount = readScalar(text, 'nTotalSlots');
  const morningSlots = readScalar(text, 'nMorningSlots');
  const meetings = readArray(text, 'requested')
    .split('|')
    .map(numbersIn)
    .filter((row) => row.length >= 3);
  if (meetings.length !== readScalar(text, 'nMeetings')) throw new Error(`${file}: number of meetings differs`);
  const firstPerson = Int32Array.from(meetings, (row) => row[0]! - 1);
  const secondPerson = Int32Array.from(meetings, (row) => row[1]! - 1);
  const available = new Int32Array(personCount).fill(2 ** slotCount - 1);
  readSets(text, 'forbidden').forEach((slots, person) => {
    for (const slot of slots) available[person]! &= ~(1 << (slot - 1));
  });
  const fixedSlot = numbersIn(readArray(text, 'fixed')); // 0: not fixed
  return {
    kind: 'breaks',
    personCount,
    slotCount,
    tableCount: readScalar(text, 'nTables'),
    firstPerson,
    secondPerson,
    weight: new Float64Array(meetings.length),
    available,
    allowed: Int32Array.from(meetings, (row, meeting) => {
      const fixed = (fixedSlot[meeting] ?? 0) > 0 ? 1 << (fixedSlot[meeting]! - 1) : ~0;
      const present = available[firstPerson[meeting]!]! & available[secondPerson[meeting]!]!;
      return present & slotsOfDayPart(row[2]!, morningSlots, slotCount) & fixed;
    }),
    isSeller: new Uint8Array(personCount),
    sellerCap: Infinity,
    coverageBonus: 0,
    precedences: readSets(text, 'precedences').flatMap((earlier, later) =>
      earlier.map((meeting): [number, number] => [meeting - 1, later]),
    ),
  };
}

export interface Verdict {
  violations: string[];
  /** Idle gaps of one or more slots between a person's meetings, over all persons. */
  breaks: number;
  /** Meetings not held; a violation in kind 'breaks'. */
  unscheduled: number;
  /** Sellers with at least one meeting. */
  covered: number;
  /** Higher is better. 'score': points + bonus * covered; 'breaks': minus the breaks. */
  score: number;
}

/** The judge of every schedule: one entry per meeting, its slot counted from 0, or -1 for not held. */
export function judge(problem: Workload, schedule: ArrayLike<number>): Verdict {
  const meetingCount = problem.allowed.length;
  if (schedule.length !== meetingCount) throw new Error(`${schedule.length} entries for ${meetingCount} meetings`);
  const agenda = agendas(problem, schedule);
  const breaks = agenda.reduce((total, slots) => total + countBreaks(slots), 0);
  const covered = agenda.filter((slots, person) => problem.isSeller[person] === 1 && slots.length > 0).length;
  let points = 0;
  let unscheduled = 0;
  problem.weight.forEach((weight, meeting) => {
    if (schedule[meeting]! < 0) unscheduled++;
    else points += weight;
  });
  return {
    violations: [
      ...placementViolations(problem, schedule),
      ...personViolations(problem, agenda),
      ...orderViolations(problem, schedule),
    ],
    breaks,
    unscheduled,
    covered,
    score: problem.kind === 'score' ? points + problem.coverageBonus * covered : 0 - breaks,
  };
}

/** Slots of each person, with repetition where a person is booked twice. */
function agendas(problem: Workload, schedule: ArrayLike<number>): number[][] {
  const agenda: number[][] = Array.from({ length: problem.personCount }, () => []);
  for (let meeting = 0; meeting < schedule.length; meeting++) {
    const slot = schedule[meeting]!;
    if (slot < 0) continue;
    agenda[problem.firstPerson[meeting]!]!.push(slot);
    agenda[problem.secondPerson[meeting]!]!.push(slot);
  }
  for (const slots of agenda) slots.sort((a, b) => a - b);
  return agenda;
}

function countBreaks(slots: number[]): number {
  let breaks = 0;
  for (let index = 1; index < slots.length; index++) if (slots[index]! - slots[index - 1]! > 1) breaks++;
  return breaks;
}

function placementViolations(problem: Workload, schedule: ArrayLike<number>): string[] {
  const found: string[] = [];
  const used = new Array<number>(problem.slotCount).fill(0);
  problem.allowed.forEach((allowed, meeting) => {
    const slot = schedule[meeting]!;
    if (slot === -1) {
      if (problem.kind === 'breaks') found.push(`meeting ${meeting} is not held`);
    } else if (!Number.isInteger(slot) || slot < 0 || slot >= problem.slotCount) {
      found.push(`meeting ${meeting}: ${slot} is not a slot`);
    } else {
      used[slot]!++;
      if (!has(allowed, slot)) found.push(`meeting ${meeting} may not be in slot ${slot}`);
    }
  });
  used.forEach((count, slot) => {
    if (count > problem.tableCount) found.push(`slot ${slot}: ${count} meetings, ${problem.tableCount} tables`);
  });
  return found;
}

function personViolations(problem: Workload, agenda: number[][]): string[] {
  return agenda.flatMap((slots, person) => [
    ...slots
      .filter((slot, i) => i > 0 && slot === slots[i - 1])
      .map((slot) => `person ${person} is booked twice in slot ${slot}`),
    ...(problem.isSeller[person] === 1 && slots.length > problem.sellerCap
      ? [`seller ${person}: ${slots.length} meetings`]
      : []),
  ]);
}

function orderViolations(problem: Workload, schedule: ArrayLike<number>): string[] {
  return problem.precedences
    .filter(
      ([earlier, later]) => schedule[earlier]! >= 0 && schedule[later]! >= 0 && schedule[earlier]! >= schedule[later]!,
    )
    .map(([earlier, later]) => `meeting ${earlier} must precede meeting ${later}`);
}
