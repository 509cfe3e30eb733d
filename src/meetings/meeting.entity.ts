import { Entity, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { Agency } from '../agencies/agency.entity.js';
import { MEETING_OUTCOMES, MEETING_STATES, type MeetingOutcome, type MeetingState } from '../contract/kinds.js';
import { MatchingEvent } from '../events/event.entity.js';
import type { Topic } from '../matching/party-pairs.js';
import { Choice, Int, Json, Ref, Text } from '../platform/database/columns.js';
import { Umkm } from '../umkm/umkm.entity.js';

export const SPEAKERS = ['agency', 'umkm', 'staff'] as const;
export type Speaker = (typeof SPEAKERS)[number];

/** One slot at one table: an agency and a seller. It stays when the schedule is published anew; what changes of it says so. */
@Entity('meetings')
@Index('meetings_event', ['eventId', 'startsAt'])
@Index('meetings_agency', ['agencyId'])
@Index('meetings_umkm', ['umkmId'])
export class Meeting {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Text()
  organiserId: string;
  @Ref('meetings', () => MatchingEvent)
  eventId: string;
  @Ref('meetings', () => Agency)
  agencyId: string;
  @Ref('meetings', () => Umkm)
  umkmId: string;
  /** Which of the party's people, counted from 0. */
  @Int()
  agencySeat: number;
  @Int()
  umkmSeat: number;
  @Text()
  startsAt: string;
  @Text()
  endsAt: string;
  @Text()
  tableId: string;
  /** As published. */
  @Text()
  tableName: string;
  @Text({ nullable: true })
  tablePlace: string | null;
  @Int()
  points: number;
  /** What they talk about, best first. */
  @Json()
  topics: Topic[];
  @Choice('meetings', MEETING_STATES)
  state: MeetingState;
  @Choice('meetings', MEETING_OUTCOMES, { nullable: true })
  outcome: MeetingOutcome | null;
  @Text({ nullable: true })
  note: string | null;
  /** Who said the outcome. */
  @Choice('meetings', SPEAKERS, { nullable: true })
  outcomeBy: Speaker | null;
  /** Number of the published plan that made it what it is, and what it was before, where it was moved. */
  @Int()
  publishedIn: number;
  @Json({ nullable: true })
  movedFrom: { startsAt: string; tableName: string } | null;
  @Text()
  changedAt: string;
  @VersionColumn()
  version: number;
}
