import { Entity, Index, PrimaryColumn } from 'typeorm';
import { Json, Text } from '../database/columns.js';

/** Who changed what, when, from what to what. Separate from the log, which holds only what binds. */
@Entity('audit_entries')
@Index('audit_entries_subject', ['subjectKind', 'subjectId'])
export class AuditEntry {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Text()
  at: string;
  @Text({ nullable: true })
  personId: string | null;
  @Text({ nullable: true })
  requestId: string | null;
  @Text()
  action: string;
  @Text()
  subjectKind: string;
  @Text()
  subjectId: string;
  /** Changed fields only. Null where something was created (before) or removed (after). */
  @Json({ nullable: true })
  before: Record<string, unknown> | null;
  @Json({ nullable: true })
  after: Record<string, unknown> | null;
}
