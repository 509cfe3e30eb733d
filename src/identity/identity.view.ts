import { OFFICES, type Office, ROLES, type Role, SCOPE_KINDS, type ScopeKind } from '../contract/kinds.js';
import { ApiProperty } from '../platform/edge/api-docs.js';
import type { MembershipRow } from './membership.entity.js';
import type { Person } from './person.entity.js';
import { LINK_PURPOSES, type LinkPurpose } from './sign-in-link.entity.js';
import type { LinkState } from './links.service.js';

export class PersonView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty() hasPin: boolean;
  @ApiProperty() hasPassword: boolean;
}

export class ScopeView {
  @ApiProperty({ enum: SCOPE_KINDS }) kind: ScopeKind;
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
}

export class MembershipView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: ROLES }) role: Role;
  @ApiProperty({ type: ScopeView }) scope: ScopeView;
  @ApiProperty({ enum: OFFICES, nullable: true, type: String }) office: Office | null;
  @ApiProperty({ format: 'date' }) from: string;
  @ApiProperty({ format: 'date', nullable: true, type: String }) to: string | null;
}

export class LinkLookView {
  @ApiProperty({ enum: LINK_PURPOSES }) purpose: LinkPurpose;
  @ApiProperty({ enum: ROLES, nullable: true, type: String }) role: Role | null;
  @ApiProperty({ nullable: true, type: String }) scopeName: string | null;
  @ApiProperty() personName: string;
  @ApiProperty() expiresAt: string;
  @ApiProperty({ enum: ['usable', 'used', 'expired'] }) state: LinkState;
}

export class LinkView {
  @ApiProperty({ description: 'shown once; stored hashed' }) token: string;
  @ApiProperty() url: string;
  @ApiProperty() expiresAt: string;
  @ApiProperty({ nullable: true, type: String, description: 'opens WhatsApp with the invitation written' }) waUrl: string | null;
}

export class InvitationView {
  @ApiProperty({ type: PersonView }) person: PersonView;
  @ApiProperty({ type: MembershipView }) membership: MembershipView;
  @ApiProperty({ type: LinkView }) link: LinkView;
}

export const personView = (person: Person): PersonView => ({
  id: person.id,
  name: person.name,
  hasPin: person.pinHash !== null,
  hasPassword: person.passwordHash !== null,
});

export const membershipView = (row: MembershipRow): MembershipView => ({
  id: row.id,
  role: row.role,
  scope: { kind: row.scopeKind, id: row.scopeId, name: row.scopeName },
  office: row.office,
  from: row.validFrom,
  to: row.validTo,
});
