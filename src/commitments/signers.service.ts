import { Injectable } from '@nestjs/common';
import type { Office } from '../contract/kinds.js';
import { Agencies } from '../agencies/agencies.service.js';
import { Events } from '../events/events.service.js';
import type { PartyKind } from '../events/participation.entity.js';
import { Credentials } from '../identity/credentials.service.js';
import { People } from '../identity/people.service.js';
import { Policy } from '../identity/policy.service.js';
import type { Principal } from '../identity/principal.js';
import { Sessions } from '../identity/sessions.service.js';
import { civilDate, Clock } from '../platform/clock.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { authorityOf } from '../reference/authority.js';
import type { CommitmentAndParties } from './commitment-rows.queries.js';
import type { PartyDto } from './commitments.dto.js';
import type { SignedAct } from './signature.entity.js';

/** Somebody who has shown by PIN who they are, for a party that they act for. */
export interface Signer {
  personId: string;
  personName: string;
  party: PartyDto;
  office: Office | null;
  appointment: string | null;
  authorised: boolean;
}

/** Tells who signs: the person, by PIN, and the office that they hold with the party. */
@Injectable()
export class Signers {
  constructor(
    private readonly people: People,
    private readonly sessions: Sessions,
    private readonly credentials: Credentials,
    private readonly policy: Policy,
    private readonly agencies: Agencies,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * @param dto `personId` is the signer where it is not the session's person: one tablet for both
   * @throws DomainError not_allowed, signer_may_not_sign, pin_*
   */
  async identify(
    principal: Principal,
    { commitment, parties }: CommitmentAndParties,
    act: SignedAct,
    dto: { party: PartyDto; pin: string; personId?: string | undefined },
  ): Promise<Signer> {
    const owners = parties.map((p) => p.partyId);
    this.policy.require(principal, act === 'sign' ? 'commitment.sign' : 'commitment.void', {
      organiserId: commitment.organiserId,
      eventId: commitment.eventId,
      owners,
    });
    const personId = dto.personId ?? principal.personId;
    const memberships = await this.sessions.membershipsOf(personId);
    const role = ROLE_OF[dto.party.kind];
    const membership = memberships.find((m) => m.role === role && m.scopeId === dto.party.id);
    if (!membership || !owners.includes(dto.party.id)) throw new DomainError('signer_may_not_sign');
    await this.credentials.checkPin(personId, dto.pin);
    const person = await this.people.get(personId);
    const event = await this.events.get(commitment.eventId);
    const authority = authorityOf({
      party: dto.party.kind === 'umkm' ? 'UMKM' : (await this.agencies.get(dto.party.id)).kind,
      office: membership.office ?? (dto.party.kind === 'umkm' ? 'OWNER' : 'OTHER'),
      hasLetter: membership.appointment !== null,
      value: commitment.total,
      date: civilDate(this.clock.now(), event.timeZone),
    });
    return {
      personId,
      personName: person.name,
      party: dto.party,
      office: membership.office,
      appointment: membership.appointment,
      authorised: authority.mayBind,
    };
  }
}

const ROLE_OF: Record<PartyKind, 'officer' | 'umkm'> = { agency: 'officer', umkm: 'umkm' };
