import { Entity, PrimaryColumn } from 'typeorm';
import { Choice, Json, Text } from '../platform/database/columns.js';

export const OUTCOME_KINDS = ['accepted', 'refused'] as const;
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];

/**
 * What came of a request with an Idempotency-Key, kept for ever. Only final answers of the domain stand here: accepted,
 * or refused by a limit; never what a retry could change (not signed in, malformed, unavailable).
 */
@Entity('outcomes')
export class Outcome {
  /** Who asked: the signer where a credential was sent, else the signed-in person. */
  @PrimaryColumn({ type: 'varchar' })
  principal: string;
  /** The action and its object, such as `sign:<commitment id>`. */
  @PrimaryColumn({ type: 'varchar' })
  route: string;
  @PrimaryColumn({ type: 'varchar' })
  key: string;
  /** Hash of the body without credentials: the same key must mean the same wish. */
  @Text()
  bodyHash: string;
  @Choice('outcomes', OUTCOME_KINDS)
  kind: OutcomeKind;
  /** Accepted: the id of what was made or changed. */
  @Text({ nullable: true })
  reference: string | null;
  /** Refused: the error's code and params. */
  @Text({ nullable: true })
  code: string | null;
  @Json({ nullable: true })
  params: Record<string, string | number | boolean | null> | null;
  @Text()
  at: string;
}
