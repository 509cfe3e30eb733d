/** Published meetings in the slots of a frame. Rule: a meeting is in the slot at whose instant it begins; hours that changed hold none. */
import type { MeetingState } from '../contract/kinds.js';
import type { Slot } from './frame.js';
import type { Held, Seated } from './problem.js';

interface Published extends Seated {
  startsAt: string;
  tableId: string;
  state: MeetingState;
}

export function heldOf(meetings: readonly Published[], slots: readonly Slot[]): Held[] {
  const numberOf = new Map(slots.map(({ startsAt }, at) => [startsAt, at]));
  return meetings.flatMap(({ startsAt, state, agencyId, umkmId, agencySeat, umkmSeat, points, topics, tableId }) => {
    const slot = numberOf.get(startsAt);
    const begun = state !== 'planned';
    return slot === undefined ? [] : [{ agencyId, umkmId, agencySeat, umkmSeat, points, topics, tableId, slot, begun }];
  });
}

/** The hours are those that the meetings were published in. */
export const isSameGrid = (a: readonly Slot[], b: readonly Slot[]): boolean =>
  a.length === b.length &&
  a.every(({ startsAt, endsAt }, at) => startsAt === b[at]!.startsAt && endsAt === b[at]!.endsAt);
