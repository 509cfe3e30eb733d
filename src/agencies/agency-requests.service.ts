import { Injectable } from '@nestjs/common';
import { Events } from '../events/events.service.js';
import { Participation, type ParticipationState } from '../events/participation.entity.js';
import type { MembershipRow } from '../identity/membership.entity.js';
import { People } from '../identity/people.service.js';
import type { Person } from '../identity/person.entity.js';
import { Policy } from '../identity/policy.service.js';
import type { Principal } from '../identity/principal.js';
import { Database } from '../platform/database/database.js';
import { findByAny } from '../platform/database/many-rows.js';
import { likePattern, type Page, pageOf } from '../platform/edge/page.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { areas } from '../reference/areas.queries.js';
import { satker } from '../reference/identifiers.js';
import { Agencies, type LinkedAgency } from './agencies.service.js';
import type { AgencyQuery, EditAgencyDto, NewAgencyDto } from './agencies.dto.js';
import { Agency } from './agency.entity.js';

/** What only the organiser changes: a buyer's kind decides who may bind it, its codes decide whose plans it gets. */
const CURATED = ['kind', 'satkerCode', 'klpdCode', 'klpdName'] as const satisfies readonly (keyof EditAgencyDto)[];

export interface ParticipatingAgency {
  agency: Agency;
  state: ParticipationState;
}

/** What people ask about agencies. */
@Injectable()
export class AgencyRequests {
  constructor(
    private readonly db: Database,
    private readonly policy: Policy,
    private readonly events: Events,
    private readonly agencies: Agencies,
    private readonly people: People,
  ) {}

  /** Agencies of an event, by name. */
  async list(principal: Principal, eventId: string, query: AgencyQuery): Promise<Page<ParticipatingAgency>> {
    const event = await this.events.get(eventId);
    this.policy.require(principal, 'agency.list', await this.events.factsOf(event, principal));
    return this.db.read(async (m) => {
      const taking = m
        .createQueryBuilder(Participation, 'taking')
        .select('taking.partyId')
        .where('taking.eventId = :eventId');
      const rows = m
        .createQueryBuilder(Agency, 'agency')
        .where('agency.deletedAt IS NULL')
        .andWhere(`agency.id IN (${taking.getQuery()})`, { eventId });
      if (query.kind !== undefined) rows.andWhere('agency.kind = :kind', { kind: query.kind });
      if (query.q !== undefined) rows.andWhere(`agency.nameKey LIKE :q ESCAPE '\\'`, { q: likePattern(query.q) });
      const page = await pageOf(rows, 'agency', query, 'nameKey');
      const states = await this.statesIn(eventId, page.items);
      return { ...page, items: page.items.map((agency) => ({ agency, state: states.get(agency.id) ?? 'withdrawn' })) };
    });
  }

  async read(principal: Principal, id: string): Promise<Agency> {
    const agency = await this.agencies.get(id);
    this.policy.require(principal, 'agency.read', await this.agencies.factsOf(agency, principal));
    return agency;
  }

  async create(principal: Principal, eventId: string, dto: NewAgencyDto): Promise<LinkedAgency & ParticipatingAgency> {
    return this.db.write(async () => {
      const event = await this.events.get(eventId);
      this.policy.require(principal, 'agency.create', { organiserId: event.organiserId });
      this.events.requirePermits(event, 'edit_parties');
      const linked = await this.agencies.createOrLink(event, {
        name: dto.name,
        kind: dto.kind,
        satkerCode: satkerCodeOf(dto.satkerCode) ?? null,
        klpdCode: dto.klpdCode ?? null,
        klpdName: dto.klpdName ?? null,
        regencyCode: knownRegency(dto.regencyCode) ?? null,
        address: dto.address ?? null,
        sample: dto.sample ?? event.sample,
      });
      const states = await this.statesIn(eventId, [linked.agency]);
      return { ...linked, state: states.get(linked.agency.id) ?? 'confirmed' };
    });
  }

  async edit(principal: Principal, id: string, version: number, dto: EditAgencyDto): Promise<Agency> {
    return this.db.write(async () => {
      const agency = await this.agencies.get(id);
      const facts = { organiserId: agency.organiserId, owners: [agency.id] };
      this.policy.require(principal, 'agency.edit', facts);
      const changes = { ...dto, satkerCode: satkerCodeOf(dto.satkerCode), regencyCode: knownRegency(dto.regencyCode) };
      const curated = CURATED.some((field) => changes[field] !== undefined && changes[field] !== agency[field]);
      if (curated) this.policy.require(principal, 'agency.create', facts);
      return this.agencies.change(agency, version, changes);
    });
  }

  async remove(principal: Principal, id: string): Promise<void> {
    await this.db.write(async () => {
      const agency = await this.agencies.get(id);
      this.policy.require(principal, 'agency.delete', { organiserId: agency.organiserId });
      await this.agencies.remove(agency);
    });
  }

  /** People who act for an agency. */
  async officers(principal: Principal, id: string): Promise<{ membership: MembershipRow; person: Person }[]> {
    const agency = await this.agencies.get(id);
    this.policy.require(principal, 'agency.officers', await this.agencies.factsOf(agency, principal));
    return (await this.people.listOfScopes([id])).filter(({ membership }) => membership.role === 'officer');
  }

  private async statesIn(eventId: string, agencies: readonly Agency[]): Promise<Map<string, ParticipationState>> {
    const ids = agencies.map((agency) => agency.id);
    const rows = await this.db.read((m) => findByAny(m, Participation, 'partyId', ids, { eventId }));
    return new Map(rows.map((row) => [row.partyId, row.state]));
  }
}

/** undefined: not stated; null: has none. @throws DomainError validation_failed */
function satkerCodeOf(written: string | null | undefined): string | null | undefined {
  if (written === undefined || written === null) return written;
  const read = satker(written);
  if (!read.ok)
    throw new DomainError('validation_failed', { fields: 1 }, [
      { field: 'satkerCode', code: read.code, params: read.params },
    ]);
  return read.value;
}

/** @throws DomainError regency_unknown */
function knownRegency(code: string | null | undefined): string | null | undefined {
  if (code && !areas.findRegency(code)) throw new DomainError('regency_unknown', { code });
  return code;
}
