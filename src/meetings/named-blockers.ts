/**
 * What keeps wishes from being held, in terms of parties, slots and tables. Rule: a set is named by what people can change: somebody's
 * hours or number of meetings, the slots, the tables, an order; of a large set the first pairs are named and all are counted.
 */
import { listOf } from '../engine/schedule/bits.js';
import type { Blocker } from '../engine/schedule/blockers.js';
import type { PartiesOf, Planning } from './problem.js';

export const BLOCKER_KINDS = ['no_slot', 'cap', 'person', 'tables', 'cycle', 'order', 'together'] as const;

export interface NamedBlocker {
  kind: (typeof BLOCKER_KINDS)[number];
  /** Whose hours or number of meetings it is. */
  partyId: string | null;
  /** Meetings of the set, and the first of them; for a circle or an order, in it. */
  count: number;
  pairs: PartiesOf[];
  /** Indices of the only slots they may be in. */
  slots: number[];
  /** Places at tables in these slots, or meetings that the party may have. */
  room: number | null;
}

export const BLOCKERS_SHOWN_MAX = 40;
const PAIRS_NAMED_MAX = 12;

export function namedBlocker(blocker: Blocker, { pairs, persons }: Planning): NamedBlocker {
  const meetings = blocker.kind === 'no_slot' ? [blocker.meeting] : blocker.meetings;
  return {
    kind: blocker.kind,
    partyId: 'person' in blocker ? persons[blocker.person]!.partyId : null,
    count: meetings.length,
    pairs: meetings.slice(0, PAIRS_NAMED_MAX).map((meeting) => {
      const { agencyId, umkmId } = pairs[meeting]!;
      return { agencyId, umkmId };
    }),
    slots: 'slots' in blocker ? listOf(blocker.slots) : [],
    room: blocker.kind === 'tables' ? blocker.tables : blocker.kind === 'cap' ? blocker.most : null,
  };
}
