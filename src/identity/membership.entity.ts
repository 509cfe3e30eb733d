import { Entity, Index, PrimaryColumn } from 'typeorm';
import { OFFICES, type Office, ROLES, type Role, SCOPE_KINDS, type ScopeKind } from '../contract/kinds.js';
import { Choice, Ref, Text } from '../platform/database/columns.js';
import { Person } from './person.entity.js';

/** A person's role in a scope, from a day to a day. One PPK may serve several satkers: one row each. */
@Entity('memberships')
@Index('memberships_person', ['personId'])
@Index('memberships_scope', ['scopeKind', 'scopeId'])
export class MembershipRow {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Ref('memberships', () => Person)
  personId: string;
  /** The tenant; identity knows scopes by their ids only. */
  @Text()
  organiserId: string;
  @Choice('memberships', ROLES)
  role: Role;
  @Choice('memberships', SCOPE_KINDS)
  scopeKind: ScopeKind;
  @Text()
  scopeId: string;
  /** The name of the scope when the membership was made, for screens that greet before anything else is loaded. */
  @Text()
  scopeName: string;
  @Choice('memberships', OFFICES, { nullable: true })
  office: Office | null;
  /** Number and date of the appointment letter, or of the letter of proxy. */
  @Text({ nullable: true })
  appointment: string | null;
  @Text()
  validFrom: string;
  @Text({ nullable: true })
  validTo: string | null;
  @Text()
  createdAt: string;
  @Text({ nullable: true })
  revokedAt: string | null;
}
