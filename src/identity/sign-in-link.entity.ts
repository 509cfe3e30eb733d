import { Entity, Index, PrimaryColumn } from 'typeorm';
import { Bool, Choice, Ref, Text } from '../platform/database/columns.js';
import { Person } from './person.entity.js';

/** invite: by message, 7 days; desk: shown as QR at the desk, 10 minutes; reset: as desk, and a new PIN or password may be set. */
export const LINK_PURPOSES = ['invite', 'desk', 'reset'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

/** A link that signs a person in once. Opening it consumes nothing, since message previews open links too. */
@Entity('sign_in_links')
@Index('sign_in_links_token', ['tokenHash'], { unique: true })
@Index('sign_in_links_person', ['personId'])
export class SignInLink {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Text()
  tokenHash: string;
  @Ref('sign_in_links', () => Person)
  personId: string;
  @Choice('sign_in_links', LINK_PURPOSES)
  purpose: LinkPurpose;
  /** Only in the demo, until it stops. */
  @Bool()
  reusable: boolean;
  @Text({ nullable: true })
  createdBy: string | null;
  @Text()
  createdAt: string;
  @Text()
  expiresAt: string;
  @Text({ nullable: true })
  usedAt: string | null;
}
