import { Check, Entity, Index, PrimaryColumn } from 'typeorm';
import { AGENCY_KINDS, type AgencyKind, COMMITMENT_STATUSES, type CommitmentStatus, PROCUREMENT_METHODS, type ProcurementMethod } from '../contract/kinds.js';
import { MatchingEvent } from '../events/event.entity.js';
import { Choice, Int, Json, Ref, Text } from '../platform/database/columns.js';
import type { Warning } from './warnings.js';

/**
 * A statement of intent between a buyer and one or more sellers. Its content may change while it is a draft; once all
 * have signed, nothing of it changes any more but its status.
 */
@Entity('commitments')
@Index('commitments_event', ['eventId', 'status'])
@Index('commitments_agency', ['agencyId'])
@Index('commitments_number', ['eventId', 'number'], { unique: true })
@Check('commitments_total', '"total" >= 0 AND "total" <= 9007199254740991')
export class Commitment {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Text()
  organiserId: string;
  @Ref('commitments', () => MatchingEvent)
  eventId: string;
  @Choice('commitments', COMMITMENT_STATUSES)
  status: CommitmentStatus;
  @Text()
  agencyId: string;
  @Choice('commitments', AGENCY_KINDS)
  agencyKind: AgencyKind;
  @Int()
  total: number;
  @Choice('commitments', PROCUREMENT_METHODS, { nullable: true })
  method: ProcurementMethod | null;
  /** `YYYY-MM` in which the order is meant to follow. */
  @Text({ nullable: true })
  plannedMonth: string | null;
  @Json()
  warnings: Warning[];
  /** Why the parties go on in spite of a warning, by its code. */
  @Json()
  reasons: Record<string, string>;
  @Text({ nullable: true })
  replacesId: string | null;
  /** Hash of the content as it stands: what a signature names. */
  @Text()
  hash: string;
  /** Counts the edits of the content. */
  @Int()
  version: number;
  @Text()
  createdBy: string;
  @Text()
  createdAt: string;
  @Text()
  expiresAt: string;
  /** Gapless within the event; given with the last signature. */
  @Int({ nullable: true })
  number: number | null;
  /** `seq` of its entry in the event's log. */
  @Int({ nullable: true })
  seq: number | null;
  @Text({ nullable: true })
  finalAt: string | null;
  /** Why it was withdrawn, refused or voided. */
  @Text({ nullable: true })
  closedReason: string | null;
  @Text({ nullable: true })
  closedAt: string | null;
}
