import { Injectable } from '@nestjs/common';
import { Agencies } from '../agencies/agencies.service.js';
import type { Agency } from '../agencies/agency.entity.js';
import { packageCounter } from '../counters/counter-ids.js';
import { Counters } from '../counters/counters.service.js';
import { Events } from '../events/events.service.js';
import { Participation } from '../events/participation.entity.js';
import { Policy } from '../identity/policy.service.js';
import { partyIds, type Principal } from '../identity/principal.js';
import { Database } from '../platform/database/database.js';
import { likePattern, type Page, pageOf } from '../platform/edge/page.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { isWithin } from '../reference/categories.js';
import { type HiddenLine, hiddenLines } from '../reference/hidden-lines.js';
import { rupCode as readRupCode } from '../reference/identifiers.js';
import { Demands } from './demands.service.js';
import { Package } from './package.entity.js';
import { type PackageView, packageView } from './package.view.js';
import type { EditPackageDto, PackageQuery } from './packages.dto.js';
import { Packages } from './packages.service.js';

/** What people ask about packages. */
@Injectable()
export class PackageRequests {
  constructor(
    private readonly db: Database,
    private readonly policy: Policy,
    private readonly events: Events,
    private readonly agencies: Agencies,
    private readonly packages: Packages,
    private readonly demands: Demands,
    private readonly counters: Counters,
  ) {}

  /** Packages of the agencies that take part in an event; an officer finds those of the own agencies. */
  async list(principal: Principal, eventId: string, query: PackageQuery): Promise<Page<PackageView>> {
    const event = await this.events.get(eventId);
    this.policy.require(principal, 'package.list', await this.events.factsOf(event, principal));
    const seesAll = this.policy.can(principal, 'package.list', { organiserId: event.organiserId, eventId });
    const page = await this.db.read((m) => {
      const taking = m
        .createQueryBuilder(Participation, 'taking')
        .select('taking.partyId')
        .where(`taking.eventId = :eventId AND taking.state <> 'withdrawn'`);
      const rows = m
        .createQueryBuilder(Package, 'pack')
        .where('pack.deletedAt IS NULL AND pack.organiserId = :organiserId', { organiserId: event.organiserId })
        .andWhere('pack.status = :status', { status: query.status ?? 'active' })
        .andWhere(`pack.agencyId IN (${taking.getQuery()})`, { eventId });
      if (!seesAll) rows.andWhere('pack.agencyId IN (:...own)', { own: ['', ...partyIds(principal)] });
      if (query.agencyId !== undefined) rows.andWhere('pack.agencyId = :agencyId', { agencyId: query.agencyId });
      if (query.q !== undefined)
        rows.andWhere(`(LOWER(pack.name) LIKE :q ESCAPE '\\' OR pack.rupCode = :code)`, {
          q: likePattern(query.q),
          code: query.q.trim(),
        });
      return pageOf(rows, 'pack', query);
    });
    return { ...page, items: await this.show(principal, page.items) };
  }

  async read(principal: Principal, id: string): Promise<PackageView> {
    const pack = await this.packages.get(id);
    await this.requireReader(principal, pack);
    return this.showOne(principal, pack);
  }

  async edit(principal: Principal, id: string, version: number, dto: EditPackageDto): Promise<PackageView> {
    return this.db.write(async () => {
      const pack = await this.packages.get(id);
      this.policy.require(principal, 'package.edit', ownershipOf(pack));
      if (pack.status === 'replaced' || pack.status === 'history')
        throw new DomainError('package_closed', { status: pack.status });
      const saved = await this.packages.change(pack, version, { ...dto, rupCode: rupCodeOf(dto.rupCode) });
      return this.showOne(principal, saved);
    });
  }

  /** @throws DomainError still_in_use while demands hang under it or something was signed on it */
  async remove(principal: Principal, id: string): Promise<void> {
    await this.db.write(async () => {
      const pack = await this.packages.get(id);
      this.policy.require(principal, 'package.edit', ownershipOf(pack));
      if ((await this.demands.heldBy([id])).size > 0) throw new DomainError('still_in_use', { what: 'demands' });
      await this.packages.removeMany([pack]);
    });
  }

  /** Lines that likely hide in the package, judged by its name; those that a demand covers already are left out. */
  async suggestedLines(principal: Principal, id: string): Promise<HiddenLine[]> {
    const pack = await this.packages.get(id);
    await this.requireReader(principal, pack);
    const covered = (await this.demands.listOfPackages([id])).flatMap((demand) => demand.categoryId ?? []);
    return hiddenLines(pack.name).filter(
      (line) => !covered.some((shelf) => isWithin(shelf, line.categoryId) || isWithin(line.categoryId, shelf)),
    );
  }

  private async requireReader(principal: Principal, pack: Package): Promise<void> {
    this.policy.require(
      principal,
      'package.read',
      await this.agencies.factsOf({ id: pack.agencyId, organiserId: pack.organiserId }, principal),
    );
  }

  private async showOne(principal: Principal, pack: Package): Promise<PackageView> {
    const [view] = await this.show(principal, [pack]);
    return view as PackageView;
  }

  /** Those who may edit a package are those whose money it is: they see its figures, everybody else a band. */
  private async show(principal: Principal, packages: readonly Package[]): Promise<PackageView[]> {
    const ids = packages.map((pack) => pack.id);
    const agencies = new Map(
      (await this.agencies.listByIds(packages.map((pack) => pack.agencyId))).map((agency) => [agency.id, agency]),
    );
    const counters = await this.counters.find(ids.map(packageCounter));
    const revisions = await this.packages.revisionsOf(ids);
    const codes = await this.packages.codesOf(ids);
    return packages.map((pack) =>
      packageView({
        package: pack,
        // exists: a foreign key says so
        agency: agencies.get(pack.agencyId) as Agency,
        committed: counters.get(packageCounter(pack.id))?.committed ?? 0,
        rupCodes: codes.get(pack.id) ?? [],
        replaces: revisions.get(pack.id)?.replaces ?? [],
        replacedBy: revisions.get(pack.id)?.replacedBy ?? [],
        viewer: this.policy.can(principal, 'package.edit', ownershipOf(pack)) ? 'full' : 'public',
      }),
    );
  }
}

const ownershipOf = (pack: Pick<Package, 'organiserId' | 'agencyId'>) => ({
  organiserId: pack.organiserId,
  owners: [pack.agencyId],
});

/** undefined: not stated; null: has none. @throws DomainError validation_failed */
export function rupCodeOf(written: string | null | undefined): string | null | undefined {
  if (written === undefined || written === null) return written;
  const read = readRupCode(written);
  if (!read.ok)
    throw new DomainError('validation_failed', { fields: 1 }, [
      { field: 'rupCode', code: read.code, params: read.params },
    ]);
  return read.value;
}
