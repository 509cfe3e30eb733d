import { Check, Entity, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { ARRIVALS, type Arrival } from '../contract/kinds.js';
import { MatchingEvent } from '../events/event.entity.js';
import { PARTY_KINDS, type PartyKind } from '../events/participation.entity.js';
import { Choice, Int, Json, Ref, Text } from '../platform/database/columns.js';

/** When a party is there, how many meetings it has, and whether it has come. Without a row, as `presence.ts` says. */
@Entity('attendances')
@Index('attendances_party', ['eventId', 'partyId'], { unique: true })
@Check('attendances_figures', '"parallel" BETWEEN 1 AND 8 AND "least" BETWEEN 0 AND 31 AND "most" BETWEEN 0 AND 248')
export class Attendance {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Ref('attendances', () => MatchingEvent)
  eventId: string;
  @Choice('attendances', PARTY_KINDS)
  partyKind: PartyKind;
  @Text()
  partyId: string;
  /** Its people who can sit in meetings at the same time. */
  @Int()
  parallel: number;
  /** Meetings it should have, and may have. */
  @Int()
  least: number;
  @Int({ nullable: true })
  most: number | null;
  /** Keys of slots in which it is not there. */
  @Json()
  away: string[];
  @Choice('attendances', ARRIVALS)
  arrival: Arrival;
  /** Civil time in the event's zone, `YYYY-MM-DDTHH:MM`, of one that is late. */
  @Text({ nullable: true })
  expectedAt: string | null;
  /** When the desk said so. */
  @Text({ nullable: true })
  checkedAt: string | null;
  @VersionColumn()
  version: number;
}
