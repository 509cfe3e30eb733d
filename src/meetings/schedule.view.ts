import { ARRIVALS, type Arrival } from '../contract/kinds.js';
import { PARTY_KINDS, type PartyKind } from '../events/participation.entity.js';
import { ApiProperty } from '../platform/edge/api-docs.js';
import type { MatchingEvent } from '../events/event.entity.js';
import type { EventParty } from './event-parties.queries.js';
import type { MeetingTable, Session, Slot } from './frame.js';
import type { BuiltWishes } from './wishes.service.js';
import { INTEREST_COUNTS, type InterestCounts, WISH_SOURCES, type WishRules, type WishSource } from './wish-book.js';
import type { Wish } from './wish.entity.js';
import type { ScheduleRow } from './schedule.entity.js';

export class PartyNameView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
}

export class SessionView implements Session {
  @ApiProperty({ format: 'date' }) date: string;
  @ApiProperty({ example: '09:00', description: "in the event's zone" }) from: string;
  @ApiProperty({ example: '12:00' }) to: string;
}

export class MeetingTableView implements MeetingTable {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ nullable: true, type: String }) place: string | null;
  @ApiProperty({ type: 'integer', description: 'meetings at the same time' }) capacity: number;
  @ApiProperty({ description: 'cannot be used any more' }) lost: boolean;
}

export class SlotView implements Slot {
  @ApiProperty({ example: '2027-01-14T09:00', description: "names the slot: its beginning in the event's zone" })
  key: string;
  @ApiProperty() startsAt: string;
  @ApiProperty() endsAt: string;
}

export class FrameView {
  @ApiProperty({ type: [SessionView] }) sessions: Session[];
  @ApiProperty({ type: 'integer' }) slotMinutes: number;
  @ApiProperty({ type: 'integer' }) gapMinutes: number;
  @ApiProperty({ type: [MeetingTableView] }) tables: MeetingTable[];
  @ApiProperty({ type: 'integer' }) breakPoints: number;
  @ApiProperty({ type: 'integer' }) unevenPoints: number;
}

export class WishRulesView implements WishRules {
  @ApiProperty({ enum: INTEREST_COUNTS }) interest: InterestCounts;
  @ApiProperty({ type: 'integer' }) interestPoints: number;
  @ApiProperty({ type: 'integer' }) bestPerAgency: number;
  @ApiProperty({ type: 'integer' }) bestPerUmkm: number;
}

export class ScheduleCountsView {
  @ApiProperty({ type: 'integer' }) agencies: number;
  @ApiProperty({ type: 'integer' }) umkm: number;
  @ApiProperty({ type: 'integer' }) arrived: number;
  @ApiProperty({ type: 'integer', description: 'late or not coming' }) missing: number;
  @ApiProperty({ type: 'integer' }) wishes: number;
}

export class ScheduleView {
  @ApiProperty({ format: 'date', description: 'first and last day on which sessions can be' }) startsOn: string;
  @ApiProperty({ format: 'date' }) endsOn: string;
  @ApiProperty({ type: 'integer', description: 'counts every change of what a plan is made from' }) version: number;
  @ApiProperty({ type: FrameView }) frame: FrameView;
  @ApiProperty({ type: [SlotView] }) slots: Slot[];
  @ApiProperty({ type: WishRulesView }) rules: WishRules;
  @ApiProperty({ type: ScheduleCountsView }) counts: ScheduleCountsView;
  @ApiProperty({ type: 'integer', description: 'counts the published plans; 0 while there is none' }) number: number;
  @ApiProperty({ nullable: true, type: String, format: 'uuid', description: 'the plan that is published' })
  publishedId: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'uuid', description: 'a plan that waits to be published' })
  proposalId: string | null;
  @ApiProperty({ description: 'meetings have begun: the schedule is repaired, not made anew' }) underWay: boolean;
}

export interface ShownSchedule {
  event: Pick<MatchingEvent, 'startsOn' | 'endsOn'>;
  row: ScheduleRow;
  slots: Slot[];
  parties: readonly EventParty[];
  wishes: number;
  publishedId: string | null;
  proposalId: string | null;
  underWay: boolean;
}

export function scheduleView({
  event,
  row,
  slots,
  parties,
  wishes,
  publishedId,
  proposalId,
  underWay,
}: ShownSchedule): ScheduleView {
  const { sessions, slotMinutes, gapMinutes, tables, breakPoints, unevenPoints } = row.frame;
  const count = (is: (party: EventParty) => boolean) => parties.filter(is).length;
  return {
    startsOn: event.startsOn,
    endsOn: event.endsOn,
    version: row.version,
    frame: { sessions, slotMinutes, gapMinutes, tables, breakPoints, unevenPoints },
    slots,
    rules: row.rules,
    counts: {
      agencies: count(({ kind }) => kind === 'agency'),
      umkm: count(({ kind }) => kind === 'umkm'),
      arrived: count(({ facts }) => facts.arrival === 'arrived'),
      missing: count(({ facts }) => facts.arrival === 'late' || facts.arrival === 'absent'),
      wishes,
    },
    number: row.number,
    publishedId,
    proposalId,
    underWay,
  };
}

export class WishView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: PartyNameView }) agency: PartyNameView;
  @ApiProperty({ type: PartyNameView }) umkm: PartyNameView;
  @ApiProperty({ enum: WISH_SOURCES }) source: WishSource;
  @ApiProperty() removed: boolean;
  @ApiProperty({ type: 'integer', description: 'of the match, 0 to 10,000, and of interest' }) points: number;
  @ApiProperty({ nullable: true, type: String, description: 'key of the slot it is pinned to' }) fixedSlot:
    string | null;
  @ApiProperty({ type: [String] }) forbiddenSlots: string[];
  @ApiProperty({ type: [String], description: 'ids of wishes that come later in the day' }) before: string[];
  @ApiProperty({ type: 'integer' }) version: number;
}

export const wishView = (wish: Wish, names: ReadonlyMap<string, string>): WishView => ({
  id: wish.id,
  agency: { id: wish.agencyId, name: names.get(wish.agencyId) ?? '' },
  umkm: { id: wish.umkmId, name: names.get(wish.umkmId) ?? '' },
  source: wish.source,
  removed: wish.removed,
  points: wish.points,
  fixedSlot: wish.fixedSlot,
  forbiddenSlots: wish.forbiddenSlots,
  before: wish.before,
  version: wish.version,
});

export class BuiltWishesView implements BuiltWishes {
  @ApiProperty({ type: 'integer', description: 'that stand now' }) wishes: number;
  @ApiProperty({ type: 'integer' }) added: number;
  @ApiProperty({ type: 'integer' }) changed: number;
  @ApiProperty({ type: 'integer' }) dropped: number;
}

export class AttendanceView {
  @ApiProperty({ format: 'uuid' }) partyId: string;
  @ApiProperty({ enum: PARTY_KINDS }) kind: PartyKind;
  @ApiProperty() name: string;
  @ApiProperty({ type: 'integer', description: 'its people who can sit in meetings at the same time' })
  parallel: number;
  @ApiProperty({ type: 'integer', description: 'meetings it should have' }) least: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'meetings it may have; null: no limit' }) most:
    number | null;
  @ApiProperty({ type: [String], description: 'keys of slots in which it is not there' }) away: string[];
  @ApiProperty({ enum: ARRIVALS }) arrival: Arrival;
  @ApiProperty({ nullable: true, type: String, example: '2027-01-14T10:30', description: 'of one that is late' })
  expectedAt: string | null;
  @ApiProperty({ nullable: true, type: String, description: 'when the desk said so' }) checkedAt: string | null;
}

export function attendanceView({ id, kind, name, facts, attendance }: EventParty): AttendanceView {
  const { parallel, least, most, away, arrival, expectedAt } = facts;
  return {
    partyId: id,
    kind,
    name,
    parallel,
    least,
    most,
    away: [...away],
    arrival,
    expectedAt,
    checkedAt: attendance?.checkedAt ?? null,
  };
}
