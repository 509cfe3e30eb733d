import { Entity, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { Int, Text } from '../platform/database/columns.js';

/** Somebody who can sign in. What they may do stands in their memberships. */
@Entity('people')
@Index('people_login', ['login'], { unique: true })
export class Person {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Text()
  name: string;
  /** What staff types to sign in (an e-mail address or a name); UMKM have none, they come by link. */
  @Text({ nullable: true })
  login: string | null;
  @Text({ nullable: true })
  phone: string | null;
  /** argon2id */
  @Text({ nullable: true })
  passwordHash: string | null;
  /** argon2id of six digits */
  @Text({ nullable: true })
  pinHash: string | null;
  /** Wrong PINs since the last right one; at PIN_TRIES_MAX the desk has to help. */
  @Int()
  pinFailures: number;
  @Text()
  createdAt: string;
  @Text({ nullable: true })
  deletedAt: string | null;
  @VersionColumn()
  version: number;
}
