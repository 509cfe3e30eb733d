/**
 * What publishing a plan does to the meetings. Rule: a meeting of a pair that stays is the same meeting, moved or not; what has begun or
 * whose time has come is never touched: a plan that would is out of date.
 */
import type { MeetingState } from '../contract/kinds.js';
import type { MeetingTable, Slot } from './frame.js';
import type { Placement } from './plan.js';
import { keyOf, type PartiesOf } from './problem.js';

interface Standing extends PartiesOf {
  startsAt: string;
  tableId: string;
  state: MeetingState;
}

/** A placement with the instants and the table that the parties are told. */
export interface Placed extends Placement {
  startsAt: string;
  endsAt: string;
  table: MeetingTable;
}

export interface Publication<Row> {
  added: Placed[];
  moved: { meeting: Row; to: Placed }[];
  cancelled: Row[];
}

/** @returns null where the plan would change what is past or has begun */
export function publicationOf<Row extends Standing>(
  meetings: readonly Row[],
  plan: { placements: readonly Placement[]; slots: readonly Slot[]; tables: readonly MeetingTable[] },
  now: string,
): Publication<Row> | null {
  const placed = plan.placements.map((placement) => placedOf(placement, plan));
  const standing = new Map(meetings.map((meeting) => [keyOf(meeting), meeting]));
  const planned = new Set(placed.map(keyOf));
  const publication: Publication<Row> = {
    added: placed.filter((to) => !standing.has(keyOf(to))),
    moved: placed.flatMap((to) => {
      const meeting = standing.get(keyOf(to));
      return meeting && (meeting.startsAt !== to.startsAt || meeting.tableId !== to.tableId) ? [{ meeting, to }] : [];
    }),
    cancelled: meetings.filter((meeting) => !planned.has(keyOf(meeting))),
  };
  const changed = [...publication.moved.map(({ meeting }) => meeting), ...publication.cancelled];
  const reached = [...publication.added, ...publication.moved.map(({ to }) => to)];
  const isOver =
    changed.some(({ state, startsAt }) => state !== 'planned' || startsAt <= now) ||
    reached.some(({ startsAt }) => startsAt <= now);
  return isOver ? null : publication;
}

function placedOf(
  placement: Placement,
  { slots, tables }: { slots: readonly Slot[]; tables: readonly MeetingTable[] },
): Placed {
  const { startsAt, endsAt } = slots[placement.slot]!;
  // a meeting of the past may have been at a table that is gone since; such a meeting is not published again
  const gone = { id: placement.tableId, name: '', place: null, capacity: 0, lost: true };
  return { ...placement, startsAt, endsAt, table: tables.find(({ id }) => id === placement.tableId) ?? gone };
}
