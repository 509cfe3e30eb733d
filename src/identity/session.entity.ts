import { Entity, Index, PrimaryColumn } from 'typeorm';
import { Ref, Text } from '../platform/database/columns.js';
import { Person } from './person.entity.js';

/** A signed-in browser. The cookie's token is stored hashed: a stolen table opens nothing. */
@Entity('sessions')
@Index('sessions_token', ['tokenHash'], { unique: true })
@Index('sessions_person', ['personId'])
export class Session {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Text()
  tokenHash: string;
  @Ref('sessions', () => Person)
  personId: string;
  @Text()
  createdAt: string;
  @Text()
  expiresAt: string;
  @Text({ nullable: true })
  revokedAt: string | null;
}
