/**
 * A schedule in terms of parties, slots and tables: what is proposed, how it differs from what is published, and how fair it is. Rule: a
 * plan says 'proven' only where no schedule holds more points; breaks are counted between the meetings of one person.
 */
import { NOT_HELD, type Schedule } from '../engine/schedule/types.js';
import type { MeetingTable, Slot } from './frame.js';
import { type Held, isFrozen, keyOf, type Pair, type PartiesOf, type Planning, type Seated } from './problem.js';
import { assignTables } from './table-assignment.js';

/** A meeting of a plan. */
export interface Placement extends Seated {
  slot: number;
  tableId: string;
}

export interface PlanChanges {
  /** In another slot or at another table than published. */
  moved: (PartiesOf & { fromSlot: number; toSlot: number; fromTable: string; toTable: string })[];
  dropped: (PartiesOf & { fromSlot: number })[];
  added: (PartiesOf & { toSlot: number })[];
}

export function placementsOf(
  { pairs }: Planning,
  schedule: Schedule,
  tables: readonly MeetingTable[],
  fromSlot: number,
): Placement[] {
  const placed = pairs.flatMap((pair, meeting) =>
    schedule[meeting] === NOT_HELD ? [] : [{ pair, slot: schedule[meeting]! }],
  );
  const tableIds = assignTables(
    placed.map(({ pair, slot }) => ({
      person: `${pair.agencyId} ${pair.agencySeat}`,
      slot,
      table: pair.held?.slot === slot ? pair.held.tableId : null,
      frozen: pair.held !== null && isFrozen(pair.held, fromSlot),
    })),
    tables,
  );
  return placed
    .map(({ pair, slot }, at) => ({ ...fieldsOf(pair), slot, tableId: tableIds[at]! }))
    .sort((a, b) => a.slot - b.slot || (keyOf(a) < keyOf(b) ? -1 : 1));
}

const fieldsOf = ({ agencyId, umkmId, agencySeat, umkmSeat, points, topics }: Pair): Seated => ({
  agencyId,
  umkmId,
  agencySeat,
  umkmSeat,
  points,
  topics,
});

/** Wishes without a place, best first: those that stand by. */
export function standBysOf({ pairs }: Planning, schedule: Schedule): (PartiesOf & { points: number })[] {
  return pairs
    .filter((_, meeting) => schedule[meeting] === NOT_HELD)
    .map(({ agencyId, umkmId, points }) => ({ agencyId, umkmId, points }))
    .sort((a, b) => b.points - a.points || (keyOf(a) < keyOf(b) ? -1 : 1));
}

export function changesBetween(held: readonly Held[], placements: readonly Placement[]): PlanChanges {
  const now = new Map(placements.map((placement) => [keyOf(placement), placement]));
  const before = new Set(held.map(keyOf));
  const changes: PlanChanges = { moved: [], dropped: [], added: [] };
  for (const { agencyId, umkmId, slot, tableId } of held) {
    const to = now.get(keyOf({ agencyId, umkmId }));
    if (!to) changes.dropped.push({ agencyId, umkmId, fromSlot: slot });
    else if (to.slot !== slot || to.tableId !== tableId)
      changes.moved.push({
        agencyId,
        umkmId,
        fromSlot: slot,
        toSlot: to.slot,
        fromTable: tableId,
        toTable: to.tableId,
      });
  }
  for (const { agencyId, umkmId, slot } of placements)
    if (!before.has(keyOf({ agencyId, umkmId }))) changes.added.push({ agencyId, umkmId, toSlot: slot });
  return changes;
}

/** How the day is for one party. */
export interface PartyDay {
  partyId: string;
  meetings: number;
  /** Idle slots in a row count once; of all its people together. */
  breaks: number;
}

/** All parties that are asked about, with or without a meeting, in their order. */
export function daysOf(placements: readonly Placement[], partyIds: readonly string[]): PartyDay[] {
  const slotsOf = new Map<string, number[]>();
  const days = new Map(partyIds.map((partyId) => [partyId, { partyId, meetings: 0, breaks: 0 }]));
  const add = (partyId: string, seat: number, slot: number) => {
    const person = `${partyId} ${seat}`;
    slotsOf.set(person, [...(slotsOf.get(person) ?? []), slot]);
  };
  for (const { agencyId, agencySeat, umkmId, umkmSeat, slot } of placements) {
    add(agencyId, agencySeat, slot);
    add(umkmId, umkmSeat, slot);
  }
  for (const [person, slots] of slotsOf) {
    const day = days.get(person.slice(0, person.lastIndexOf(' ')));
    if (!day) continue;
    const inOrder = [...slots].sort((a, b) => a - b);
    day.meetings += slots.length;
    day.breaks += inOrder.filter((slot, at) => at > 0 && slot - inOrder[at - 1]! > 1).length;
  }
  return [...days.values()];
}

/** What a published schedule says of itself in the log: hashed, so that nobody can say later that it was another one. */
export const meetingList = (placements: readonly Placement[], slots: readonly Slot[]) =>
  placements.map(({ agencyId, umkmId, slot, tableId }) => ({
    agencyId,
    umkmId,
    startsAt: slots[slot]!.startsAt,
    tableId,
  }));

/** Something that it depends on has changed since it was made, or the time of something that it changes has come. */
export function isOutOfDate(
  plan: { basis: number; replaces: number; slots: readonly Slot[]; changes: PlanChanges },
  schedule: { version: number; number: number },
  now: string,
): boolean {
  const { moved, dropped, added } = plan.changes;
  const touched = [
    ...moved.flatMap((one) => [one.fromSlot, one.toSlot]),
    ...dropped.map((one) => one.fromSlot),
    ...added.map((one) => one.toSlot),
  ];
  const isTooLate = touched.some((slot) => plan.slots[slot]!.startsAt <= now);
  return plan.basis !== schedule.version || plan.replaces !== schedule.number || isTooLate;
}
