import { Injectable } from '@nestjs/common';
import type { Role, ScopeKind } from '../contract/kinds.js';
import { type MadeLink, Links } from '../identity/links.service.js';
import type { MembershipRow } from '../identity/membership.entity.js';
import { People } from '../identity/people.service.js';
import type { Person } from '../identity/person.entity.js';
import { Policy } from '../identity/policy.service.js';
import type { Principal } from '../identity/principal.js';
import { Sessions } from '../identity/sessions.service.js';
import type { LinkPurpose } from '../identity/sign-in-link.entity.js';
import type { InvitationDto } from '../identity/identity.dto.js';
import { Database } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Events } from './events.service.js';
import { Participations } from './participations.service.js';
import { ScopeNames } from './scope-names.service.js';

/** Which kind of scope each role has. */
const SCOPE_OF: Record<Role, ScopeKind> = {
  organiser: 'organiser',
  officer: 'agency',
  umkm: 'umkm',
  desk: 'event',
  auditor: 'event',
  screen: 'event',
};

/** Invites people in their roles, and helps those who lost their way in. */
@Injectable()
export class Invitations {
  constructor(
    private readonly db: Database,
    private readonly events: Events,
    private readonly people: People,
    private readonly links: Links,
    private readonly sessions: Sessions,
    private readonly policy: Policy,
    private readonly scopes: ScopeNames,
    private readonly participations: Participations,
  ) {}

  async invite(principal: Principal, eventId: string, dto: InvitationDto): Promise<{ person: Person; membership: MembershipRow; link: MadeLink }> {
    const event = await this.events.get(eventId);
    this.policy.require(principal, 'invitation.create', { organiserId: event.organiserId });
    if (SCOPE_OF[dto.role] !== dto.scope.kind) throw new DomainError('validation_failed', { field: 'scope.kind' });
    const scopeName = await this.scopes.nameOf(event, dto.scope.kind, dto.scope.id);
    return this.db.write(async () => {
      const person = await this.people.create({ name: dto.name, login: dto.login ?? null, phone: dto.phone ?? null });
      const membership = await this.people.addMembership(person.id, {
        organiserId: event.organiserId,
        role: dto.role,
        scopeKind: dto.scope.kind,
        scopeId: dto.scope.id,
        scopeName,
        office: dto.office ?? null,
        appointment: dto.appointment ?? null,
      });
      return { person, membership, link: await this.links.make(person.id, dto.purpose ?? 'invite') };
    });
  }

  /** A new link for somebody who is known already: at the desk, or after a forgotten PIN. */
  async newLink(principal: Principal, personId: string, purpose: LinkPurpose): Promise<MadeLink> {
    const person = await this.people.get(personId);
    const memberships = await this.sessions.membershipsOf(person.id);
    const allowed = await this.mayHelp(principal, memberships);
    this.policy.require(principal, 'link.create', allowed);
    return this.links.make(person.id, purpose);
  }

  async endSessions(principal: Principal, personId: string): Promise<void> {
    const memberships = await this.sessions.membershipsOf(personId);
    this.policy.require(principal, 'sessions.revoke', { organiserId: memberships[0]?.organiserId });
    await this.sessions.endAllOf(personId);
  }

  /** Desk staff help sellers and officers of their event, never organisers: a link would lend them an organiser's powers. */
  private async mayHelp(principal: Principal, memberships: MembershipRow[]) {
    const organiserId = memberships[0]?.organiserId;
    const desk = principal.memberships.find((m) => m.role === 'desk');
    const onlyParties = memberships.every((m) => m.role === 'officer' || m.role === 'umkm');
    const eventId = desk && onlyParties && (await this.allTakePart(desk.scopeId, memberships)) ? desk.scopeId : undefined;
    return { organiserId, eventId };
  }

  private async allTakePart(eventId: string, memberships: MembershipRow[]): Promise<boolean> {
    const scopeIds = memberships.map((m) => m.scopeId);
    const taking = await this.participations.among(eventId, scopeIds);
    return scopeIds.length > 0 && scopeIds.every((id) => taking.includes(id));
  }
}
