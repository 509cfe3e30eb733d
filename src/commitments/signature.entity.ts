import { Entity, Index, PrimaryColumn } from 'typeorm';
import { OFFICES, type Office } from '../contract/kinds.js';
import { Bool, Choice, Ref, Text } from '../platform/database/columns.js';
import { Commitment } from './commitment.entity.js';

export const SIGNED_ACTS = ['sign', 'void'] as const;
export type SignedAct = (typeof SIGNED_ACTS)[number];

/** One party's word: to sign a content, or to void what was signed. An edit of the draft drops it; the row stays. */
@Entity('signatures')
@Index('signatures_commitment', ['commitmentId'])
export class Signature {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Ref('signatures', () => Commitment)
  commitmentId: string;
  @Choice('signatures', SIGNED_ACTS)
  act: SignedAct;
  @Text()
  partyId: string;
  @Text()
  personId: string;
  @Text()
  personName: string;
  @Choice('signatures', OFFICES, { nullable: true })
  office: Office | null;
  @Text({ nullable: true })
  appointment: string | null;
  /** False where the office does not bind this buyer at this value: 'tidak berwenang'. */
  @Bool()
  authorised: boolean;
  /** Hash of the content that was read. */
  @Text()
  hash: string;
  /** The typed name, or the drawn one as SVG path data. */
  @Text({ nullable: true })
  typedName: string | null;
  @Text({ nullable: true })
  drawing: string | null;
  @Text({ nullable: true })
  reason: string | null;
  @Text()
  at: string;
  @Text({ nullable: true })
  droppedAt: string | null;
}
