import { Injectable } from '@nestjs/common';
import { Agencies } from '../agencies/agencies.service.js';
import { Events } from '../events/events.service.js';
import type { MatchingEvent } from '../events/event.entity.js';
import { Participations } from '../events/participations.service.js';
import { Policy } from '../identity/policy.service.js';
import { partyIds, type Principal } from '../identity/principal.js';
import { Database } from '../platform/database/database.js';
import { likePattern, type Page, pageOf } from '../platform/edge/page.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { descendants } from '../reference/categories.js';
import { Demand } from './demand.entity.js';
import type { DemandQuery, EditDemandDto, NewDemandDto } from './demands.dto.js';
import { Demands } from './demands.service.js';
import { Package } from './package.entity.js';
import { rupCodeOf } from './package-requests.service.js';
import type { LocalPackageDto } from './packages.dto.js';
import { Packages } from './packages.service.js';

/** What people ask about demands. */
@Injectable()
export class DemandRequests {
  constructor(
    private readonly db: Database,
    private readonly policy: Policy,
    private readonly events: Events,
    private readonly participations: Participations,
    private readonly agencies: Agencies,
    private readonly packages: Packages,
    private readonly demands: Demands,
  ) {}

  async list(principal: Principal, eventId: string, query: DemandQuery): Promise<Page<Demand>> {
    const event = await this.events.get(eventId);
    this.policy.require(principal, 'demand.list', await this.events.factsOf(event, principal));
    return this.db.read((m) => {
      const rows = m
        .createQueryBuilder(Demand, 'demand')
        .where('demand.deletedAt IS NULL AND demand.eventId = :eventId', { eventId });
      if (query.agencyId !== undefined) rows.andWhere('demand.agencyId = :agencyId', { agencyId: query.agencyId });
      if (query.status !== undefined) rows.andWhere('demand.status = :status', { status: query.status });
      if (query.categoryId !== undefined)
        rows.andWhere('demand.categoryId IN (:...shelves)', { shelves: shelvesUnder(query.categoryId) });
      if (query.q !== undefined) {
        const named = m
          .createQueryBuilder(Package, 'pack')
          .select('pack.id')
          .where(`LOWER(pack.name) LIKE :q ESCAPE '\\' OR pack.rupCode = :code`);
        const wanted = `(LOWER(demand.name) LIKE :q ESCAPE '\\' OR LOWER(demand.spec) LIKE :q ESCAPE '\\' OR demand.packageId IN (${named.getQuery()}))`;
        rows.andWhere(wanted, { q: likePattern(query.q), code: query.q.trim() });
      }
      return pageOf(rows, 'demand', query);
    });
  }

  async read(principal: Principal, id: string): Promise<Demand> {
    const demand = await this.demands.get(id);
    const facts = await this.events.factsOf(await this.events.get(demand.eventId), principal);
    this.policy.require(principal, 'demand.read', { ...facts, owners: [demand.agencyId] });
    return demand;
  }

  /** Under a package that is there, or under a local one made in the same write. */
  async create(principal: Principal, eventId: string, dto: NewDemandDto): Promise<Demand> {
    const { packageId, package: local, splittable, ...fields } = dto;
    if ((packageId === undefined) === (local === undefined))
      throw fieldError('packageId', 'one_of', { choices: 'packageId, package' });
    return this.db.write(async () => {
      const event = await this.events.get(eventId);
      const pack = local
        ? await this.makeLocal(principal, event, local)
        : await this.packageFor(principal, event, packageId as string);
      const agency = await this.agencies.get(pack.agencyId);
      const [demand] = await this.demands.insertMany([
        {
          eventId,
          package: pack,
          name: fields.name,
          categoryId: fields.categoryId ?? null,
          spec: fields.spec ?? null,
          quantity: fields.quantity ?? null,
          unitId: fields.unitId,
          unitCeiling: fields.unitCeiling ?? null,
          deliverFrom: fields.deliverFrom ?? null,
          deliverTo: fields.deliverTo ?? null,
          place: fields.place ?? null,
          regencyCode: fields.regencyCode === undefined ? agency.regencyCode : fields.regencyCode,
          certificates: [...new Set(fields.certificates)],
          catalogueWanted: fields.catalogueWanted ?? false,
          domesticWanted: fields.domesticWanted ?? false,
          oneSeller: splittable === false,
        },
      ]);
      return demand as Demand;
    });
  }

  async edit(principal: Principal, id: string, version: number, dto: EditDemandDto): Promise<Demand> {
    return this.db.write(async () => {
      const demand = await this.editable(principal, id);
      this.events.requirePermits(await this.events.get(demand.eventId), 'edit_demands');
      if (dto.packageId !== undefined && dto.packageId !== demand.packageId)
        await this.requireMove(demand, dto.packageId);
      const { splittable, certificates, ...fields } = dto;
      return this.demands.change(demand, version, {
        ...fields,
        ...(certificates === undefined ? {} : { certificates: [...new Set(certificates)] }),
        ...(splittable === undefined ? {} : { oneSeller: !splittable }),
      });
    });
  }

  async withdraw(principal: Principal, id: string): Promise<void> {
    await this.db.write(async () => {
      const demand = await this.editable(principal, id);
      this.events.requirePermits(await this.events.get(demand.eventId), 'edit_demands');
      await this.demands.withdraw([demand]);
    });
  }

  /** Presents a demand at another event of the trade office; its id, its counter and what is signed of it stay. */
  async carry(principal: Principal, id: string, eventId: string): Promise<Demand> {
    return this.db.write(async () => {
      const demand = await this.editable(principal, id);
      const event = await this.events.get(eventId);
      if (event.organiserId !== demand.organiserId) throw new DomainError('not_found', { what: 'event' });
      this.events.requirePermits(event, 'edit_demands');
      await this.requireTakesPart(eventId, demand.agencyId);
      return eventId === demand.eventId ? demand : this.demands.change(demand, demand.version, { eventId });
    });
  }

  private async editable(principal: Principal, id: string): Promise<Demand> {
    const demand = await this.demands.get(id);
    this.policy.require(principal, 'demand.edit', { organiserId: demand.organiserId, owners: [demand.agencyId] });
    if (demand.status === 'withdrawn') throw new DomainError('demand_closed', { status: demand.status });
    return demand;
  }

  private async packageFor(principal: Principal, event: MatchingEvent, packageId: string): Promise<Package> {
    const pack = await this.packages.get(packageId);
    if (pack.organiserId !== event.organiserId) throw new DomainError('not_found', { what: 'package' });
    await this.requireAdding(principal, event, pack.agencyId);
    requireActive(pack);
    return pack;
  }

  private async makeLocal(principal: Principal, event: MatchingEvent, dto: LocalPackageDto): Promise<Package> {
    const agencyId = dto.agencyId ?? (await this.onlyAgencyOf(principal, event));
    await this.requireAdding(principal, event, agencyId);
    return this.packages.create({
      organiserId: event.organiserId,
      agencyId,
      year: dto.year ?? Number(event.startsOn.slice(0, 4)),
      rupCode: rupCodeOf(dto.rupCode) ?? null,
      name: dto.name,
      mak: dto.mak ?? null,
      fund: dto.fund ?? null,
      method: dto.method ?? null,
      kind: dto.kind ?? null,
      pagu: dto.pagu,
      reservedForSmall: dto.reservedForSmall ?? false,
      status: 'active',
      source: 'local',
    });
  }

  /** An officer of one agency need not say which; whoever speaks for several, or for none, must. */
  private async onlyAgencyOf(principal: Principal, event: MatchingEvent): Promise<string> {
    const own = await this.participations.among(event.id, partyIds(principal));
    this.policy.require(principal, 'demand.edit', { organiserId: event.organiserId, owners: own });
    const [only, ...others] = own;
    if (only === undefined || others.length > 0) throw fieldError('package.agencyId', 'required');
    return only;
  }

  private async requireAdding(principal: Principal, event: MatchingEvent, agencyId: string): Promise<void> {
    this.policy.require(principal, 'demand.edit', { organiserId: event.organiserId, owners: [agencyId] });
    this.events.requirePermits(event, 'edit_demands');
    await this.requireTakesPart(event.id, agencyId);
  }

  /** @throws DomainError not_participating; an agency of another trade office never takes part */
  private async requireTakesPart(eventId: string, agencyId: string): Promise<void> {
    if ((await this.participations.among(eventId, [agencyId])).length === 0)
      throw new DomainError('not_participating', { what: 'agency' });
  }

  private async requireMove(demand: Demand, packageId: string): Promise<void> {
    const target = await this.packages.get(packageId);
    if (target.organiserId !== demand.organiserId) throw new DomainError('not_found', { what: 'package' });
    if (target.agencyId !== demand.agencyId) throw new DomainError('package_of_other_agency');
    requireActive(target);
  }
}

function requireActive(pack: Package): void {
  if (pack.status !== 'active') throw new DomainError('package_closed', { status: pack.status });
}

/** @throws DomainError category_unknown */
function shelvesUnder(categoryId: string): string[] {
  const shelves = descendants(categoryId).map((category) => category.id);
  if (shelves.length === 0) throw new DomainError('category_unknown', { category: categoryId });
  return shelves;
}

const fieldError = (field: string, code: string, params: Record<string, string> = {}) =>
  new DomainError('validation_failed', { fields: 1 }, [{ field, code, params }]);
