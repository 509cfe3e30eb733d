import { Entity, Index, PrimaryColumn } from 'typeorm';
import { CONSENT_PURPOSES, type ConsentPurpose } from '../contract/kinds.js';
import { Choice, Text } from '../platform/database/columns.js';

/** Whether a subject (a person, a UMKM, an agency) lets its name or photo be shown. Withdrawn, never deleted. */
@Entity('consents')
@Index('consents_subject', ['subjectId', 'purpose'])
export class Consent {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Text()
  subjectId: string;
  @Choice('consents', CONSENT_PURPOSES)
  purpose: ConsentPurpose;
  /** Which wording was agreed to. */
  @Text()
  textVersion: string;
  @Text()
  givenBy: string;
  @Text()
  givenAt: string;
  @Text({ nullable: true })
  withdrawnAt: string | null;
}
