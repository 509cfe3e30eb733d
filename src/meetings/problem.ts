/**
 * What the scheduler is asked: wishes, presence and tables in numbers. Rule: past and running slots stay as they are, and so does a meeting
 * that has begun; a wish that the organiser has pinned to a slot comes before all others; a party that sits in several meetings at the same
 * time is as many persons as it has seats.
 */
import { slotsBelow } from '../engine/schedule/bits.js';
import { NOT_HELD, type Schedule, type SchedulingProblem, type Slots } from '../engine/schedule/types.js';
import type { Topic } from '../matching/party-pairs.js';
import { type MeetingTable, placesAt, type Slot } from './frame.js';
import { seatsOf } from './seats.js';

/** When a party is there, and how many meetings it has. */
export interface Presence {
  partyId: string;
  /** Meetings at the same time. */
  parallel: number;
  least: number;
  /** null: as many as there are slots. */
  most: number | null;
  /** Keys of slots in which it is not there. */
  away: ReadonlySet<string>;
}

export interface Wanted extends PartiesOf {
  id: string;
  points: number;
  topics: readonly Topic[];
  fixedSlot: string | null;
  forbiddenSlots: readonly string[];
  /** Ids of wishes that come later in the day. */
  before: readonly string[];
}

/** Two parties. */
export interface PartiesOf {
  agencyId: string;
  umkmId: string;
}

/** Two parties that meet or may meet, and who of each sits there. */
export interface Seated extends PartiesOf {
  agencySeat: number;
  umkmSeat: number;
  points: number;
  topics: readonly Topic[];
}

/** A meeting as it is published. */
export interface Held extends Seated {
  /** Index of its slot. */
  slot: number;
  tableId: string;
  /** It has begun, whatever the hour: nothing of it changes any more. */
  begun: boolean;
}

export interface PlanningInput {
  slots: readonly Slot[];
  /** The first slot that can still be changed. */
  fromSlot: number;
  tables: readonly MeetingTable[];
  breakPoints: number;
  unevenPoints: number;
  /** Of all parties that wishes and held meetings name. */
  presences: ReadonlyMap<string, Presence>;
  wishes: readonly Wanted[];
  held: readonly Held[];
}

/** A pair of parties that may meet; its place in `pairs` is the number of the meeting in the problem. */
export interface Pair extends Seated {
  wishId: string | null;
  fixedSlot: string | null;
  held: Held | null;
}

export interface Person {
  partyId: string;
  seat: number;
}

export interface Planning {
  problem: SchedulingProblem;
  /** The slot of each pair as it is published. */
  before: Schedule;
  pairs: Pair[];
  persons: Person[];
}

/** Points of a match go to 10,000: one that the organiser has pinned, one that has begun, and a party's meetings up to its least. */
const PINNED_POINTS = 100_000;
const BEGUN_POINTS = 1_000_000;
const LEAST_BONUS = 50_000;
const MOST_POINTS = 20_000;

export function planningOf(input: PlanningInput): Planning {
  const { slots, fromSlot, presences } = input;
  const pairs = seatsOf(pairsOf(input), presences);
  const persons: Person[] = [];
  const numbers = new Map<string, number>();
  for (const partyId of new Set(pairs.flatMap(({ agencyId, umkmId }) => [agencyId, umkmId]))) {
    numbers.set(partyId, persons.length);
    for (let seat = 0; seat < presences.get(partyId)!.parallel; seat++) persons.push({ partyId, seat });
  }
  const presenceOf = ({ partyId }: Person) => presences.get(partyId)!;
  const numberOf = new Map(slots.map(({ key }, at) => [key, at]));
  const ofPersons = (value: (person: Person) => number) => Int32Array.from(persons, value);
  const problem: SchedulingProblem = {
    personCount: persons.length,
    slotCount: slots.length,
    tables: tablesOf(input),
    first: Int32Array.from(pairs, ({ agencyId, agencySeat }) => numbers.get(agencyId)! + agencySeat),
    second: Int32Array.from(pairs, ({ umkmId, umkmSeat }) => numbers.get(umkmId)! + umkmSeat),
    points: Int32Array.from(pairs, (pair) => pointsOf(pair)),
    allowed: allowedOf(input, pairs, numberOf),
    available: ofPersons((person) => availableOf(presenceOf(person), slots, fromSlot)),
    most: ofPersons((person) =>
      shareOf(presenceOf(person).most ?? slots.length * presenceOf(person).parallel, person, presenceOf(person)),
    ),
    least: ofPersons((person) => Math.min(slots.length, shareOf(presenceOf(person).least, person, presenceOf(person)))),
    bonus: ofPersons(() => LEAST_BONUS),
    breakPoints: input.breakPoints,
    unevenPoints: input.unevenPoints,
    precedences: precedencesOf(input.wishes, pairs),
  };
  for (const [meeting, { held }] of pairs.entries()) {
    if (!held?.begun) continue;
    for (const person of [problem.first[meeting]!, problem.second[meeting]!])
      problem.available[person]! |= 1 << held.slot;
  }
  return { problem, before: Int32Array.from(pairs, ({ held }) => held?.slot ?? NOT_HELD), pairs, persons };
}

/** Wishes, and what is held and can be changed no more. A published meeting that nobody wants any longer is let go. */
function pairsOf({ wishes, held, fromSlot }: PlanningInput): Pair[] {
  const heldBy = new Map(held.map((meeting) => [keyOf(meeting), meeting]));
  const wanted = wishes.map((wish): Pair => ({
    ...wish,
    ...noSeats,
    wishId: wish.id,
    held: heldBy.get(keyOf(wish)) ?? null,
  }));
  const keys = new Set(wanted.map(keyOf));
  const kept = held.filter((meeting) => !keys.has(keyOf(meeting)) && isFrozen(meeting, fromSlot));
  return [...wanted, ...kept.map((meeting) => ({ ...meeting, wishId: null, fixedSlot: null, held: meeting }))];
}

const noSeats = { agencySeat: 0, umkmSeat: 0 };

export const keyOf = ({ agencyId, umkmId }: PartiesOf): string => `${agencyId} ${umkmId}`;

export const isFrozen = ({ slot, begun }: Pick<Held, 'slot' | 'begun'>, fromSlot: number): boolean =>
  begun || slot < fromSlot;

function pointsOf({ points, fixedSlot, held }: Pair): number {
  if (held?.begun) return BEGUN_POINTS;
  return fixedSlot === null ? Math.min(MOST_POINTS, Math.max(1, points)) : PINNED_POINTS;
}

/** What is past has the tables it took; nothing new comes to it. */
function tablesOf({ slots, fromSlot, tables, held }: PlanningInput): Int32Array {
  const places = placesAt(tables);
  const fixed = new Int32Array(slots.length);
  for (const meeting of held) if (isFrozen(meeting, fromSlot)) fixed[meeting.slot]!++;
  return fixed.map((count, at) => (at < fromSlot ? count : Math.max(places, count)));
}

function allowedOf(
  { slots, fromSlot, wishes }: PlanningInput,
  pairs: readonly Pair[],
  numberOf: ReadonlyMap<string, number>,
): Int32Array {
  const wishById = new Map(wishes.map((wish) => [wish.id, wish]));
  const open = slotsBelow(slots.length) & ~slotsBelow(fromSlot);
  return Int32Array.from(pairs, ({ wishId, held }) => {
    if (held && isFrozen(held, fromSlot)) return 1 << held.slot;
    const wish = wishById.get(wishId!)!;
    const slotsIn = (keys: readonly string[]) => setOf(keys.flatMap((key) => numberOf.get(key) ?? []));
    return open & ~slotsIn(wish.forbiddenSlots) & (wish.fixedSlot === null ? open : slotsIn([wish.fixedSlot]));
  });
}

/** Whoever is away now was there when what is past was held. */
const availableOf = ({ away }: Presence, slots: readonly Slot[], fromSlot: number): Slots =>
  setOf(slots.flatMap(({ key }, at) => (at < fromSlot || !away.has(key) ? [at] : [])));

/** A party's figure spread over its seats. */
const shareOf = (figure: number, { seat }: Person, { parallel }: Presence): number =>
  Math.floor(figure / parallel) + (seat < figure % parallel ? 1 : 0);

function precedencesOf(wishes: readonly Wanted[], pairs: readonly Pair[]): [number, number][] {
  const numbers = new Map(pairs.map(({ wishId }, at) => [wishId, at]));
  return wishes.flatMap(({ id, before }) =>
    before.flatMap((later): [number, number][] =>
      numbers.has(later) ? [[numbers.get(id)!, numbers.get(later)!]] : [],
    ),
  );
}

function setOf(slots: Iterable<number>): Slots {
  let set = 0;
  for (const slot of slots) set |= 1 << slot;
  return set;
}
