import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { DemandStatus } from '../contract/kinds.js';
import { demandCounter } from '../counters/counter-ids.js';
import { Counters } from '../counters/counters.service.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Changes } from '../platform/changes.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { editRow } from '../platform/database/edit-row.js';
import { findByAny, insertRows } from '../platform/database/many-rows.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Ids } from '../platform/ids.js';
import { areas } from '../reference/areas.queries.js';
import { type DemandFields, derive, statusOf } from './demand-state.js';
import { Demand } from './demand.entity.js';
import { Package } from './package.entity.js';

export interface NewDemand extends DemandFields {
  eventId: string;
  package: Pick<Package, 'id' | 'organiserId' | 'agencyId'>;
}

/** Moving to another package or event is an edit like any other. */
export type DemandChanges = Partial<DemandFields & Pick<Demand, 'packageId' | 'eventId'>>;

/** What a signed line is counted in and ranked as; an edit of these would change what was signed. */
const FROZEN = ['unitId', 'categoryId', 'packageId'] as const satisfies readonly (keyof DemandChanges)[];

const knowsRegency = (code: string) => areas.findRegency(code) !== undefined;

/** The demands of the events. Trusts its callers: those who speak for people have asked the policy. */
@Injectable()
export class Demands {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: Audit,
    private readonly changes: Changes,
    private readonly counters: Counters,
  ) {}

  /** @throws DomainError not_found */
  async get(id: string): Promise<Demand> {
    const demand = await this.db.read((m) => m.findOneBy(Demand, { id, deletedAt: IsNull() }));
    if (!demand) throw new DomainError('not_found', { what: 'demand' });
    return demand;
  }

  /** Removed ones too (they are withdrawn): what refers to them still shows their names. */
  listByIds(ids: readonly string[]): Promise<Demand[]> {
    return this.db.read((m) => findByAny(m, Demand, 'id', ids));
  }

  /** All demands of an event with their packages, for the ranking: two queries, however many there are. */
  async listOfEvent(eventId: string): Promise<{ demand: Demand; package: Package }[]> {
    return this.db.read(async (m) => {
      const demands = await m.find(Demand, { where: { eventId, deletedAt: IsNull() }, order: { id: 'ASC' } });
      const used = m.createQueryBuilder(Demand, 'demand').select('demand.packageId').where('demand.eventId = :eventId').getQuery();
      const packages = await m.createQueryBuilder(Package, 'pack').where(`pack.id IN (${used})`, { eventId }).getMany();
      const byId = new Map(packages.map((pack) => [pack.id, pack]));
      return demands.map((demand) => ({ demand, package: byId.get(demand.packageId) as Package }));
    });
  }

  listOfPackages(packageIds: readonly string[]): Promise<Demand[]> {
    return this.db.read((m) => findByAny(m, Demand, 'packageId', packageIds, { deletedAt: IsNull() }));
  }

  /** Makes demands with their counters, thousands in one write. @throws DomainError as `derive` */
  async insertMany(given: readonly NewDemand[]): Promise<Demand[]> {
    const made = given.map((one) => this.newDemand(one));
    await this.db.write(async (m) => {
      await insertRows(m, Demand, made);
      await this.counters.open(made.map(counterOf));
      await this.audit.recordAll(made.map((after) => ({ action: 'demand.create', subjectKind: 'demand', subjectId: after.id, before: null, after: { ...after } })));
      for (const [eventId, rows] of byEvent(made)) this.changes.tell('demand', rows.map((row) => row.id), eventId, rows.length === 1 ? 1 : 0);
    });
    return made;
  }

  /**
   * Saves an edit if nobody else saved one since `version`. The counter is locked first, as signing does, so that what is
   * committed cannot change between the check and the edit.
   * @throws DomainError version_conflict, frozen_by_commitments, limit_below_committed, and as `derive`
   */
  async change(demand: Demand, version: number, changes: DemandChanges): Promise<Demand> {
    return this.db.write(async (m) => {
      const committed = await this.committedLocked(demand.id);
      const after = { ...demand, ...defined(changes) };
      const frozen = FROZEN.find((field) => committed > 0 && after[field] !== demand[field]);
      if (frozen !== undefined) throw new DomainError('frozen_by_commitments', { what: frozen });
      const derived = derive(after, knowsRegency);
      if (derived.baseQuantity !== demand.baseQuantity) await this.counters.setLimit(counterOf({ id: demand.id, ...derived }));
      const status = demand.status === 'withdrawn' ? demand.status : statusOf({ ...after, ...derived }, committed);
      const saved = await editRow(m, Demand, demand, version, { ...changes, ...derived, status });
      await this.audit.record({ action: 'demand.edit', subjectKind: 'demand', subjectId: demand.id, before: { ...demand }, after: { ...saved } });
      for (const eventId of new Set([demand.eventId, saved.eventId])) this.changes.tell('demand', [demand.id], eventId, saved.version);
      return saved;
    });
  }

  /** Takes demands back: one of which something is committed stays, withdrawn; any other is removed. */
  async withdraw(demands: readonly Demand[]): Promise<void> {
    await this.db.write(async (m) => {
      for (const demand of demands) {
        const committed = await this.committedLocked(demand.id);
        const taken = { status: 'withdrawn' as const, deletedAt: committed > 0 ? null : this.clock.iso() };
        const saved = await editRow(m, Demand, demand, demand.version, taken);
        await this.audit.record({ action: 'demand.withdraw', subjectKind: 'demand', subjectId: demand.id, before: { ...demand }, after: { ...saved } });
        this.changes.tell('demand', [demand.id], demand.eventId, saved.version);
      }
    });
  }

  /** Undoes a withdrawal. */
  async reinstate(demand: Demand): Promise<Demand> {
    return this.db.write(async (m) => {
      const status = statusOf(demand, await this.committedLocked(demand.id));
      const saved = await editRow(m, Demand, demand, demand.version, { status, deletedAt: null });
      await this.audit.record({ action: 'demand.reinstate', subjectKind: 'demand', subjectId: demand.id, before: { ...demand }, after: { ...saved } });
      this.changes.tell('demand', [demand.id], demand.eventId, saved.version);
      return saved;
    });
  }

  /** Of these packages, those under which a demand still hangs, or under which something was signed. */
  async heldBy(packageIds: readonly string[]): Promise<Set<string>> {
    return new Set((await this.listOfPackages(packageIds)).map((demand) => demand.packageId));
  }

  /** Brings the status of demands in line with what is committed; call after their counters changed, in the same write. */
  async settle(ids: readonly string[]): Promise<void> {
    await this.db.write(async () => {
      const counters = await this.counters.find(ids.map(demandCounter));
      const turned = (await this.listByIds(ids))
        .filter((demand) => demand.status !== 'withdrawn')
        .map((demand) => ({ demand, status: statusOf(demand, counters.get(demandCounter(demand.id))?.committed ?? 0) }))
        .filter(({ demand, status }) => demand.status !== status);
      for (const { demand, status } of turned) await this.setStatus(demand, status);
    });
  }

  /** Leaves the version as it is: a signature must not break an edit that is open. */
  async setStatus(demand: Pick<Demand, 'id' | 'eventId'>, status: DemandStatus): Promise<void> {
    await this.db.write(async (m) => {
      await m.createQueryBuilder().update(Demand).set({ status, version: () => 'version' }).where('id = :id', { id: demand.id }).updateEntity(false).execute();
      this.changes.tell('demand', [demand.id], demand.eventId);
    });
  }

  private async committedLocked(id: string): Promise<number> {
    const [counter] = await this.counters.locked([demandCounter(id)]);
    return counter?.committed ?? 0;
  }

  private newDemand({ package: pack, ...fields }: NewDemand): Demand {
    const derived = derive(fields, knowsRegency);
    return {
      id: this.ids.next(),
      organiserId: pack.organiserId,
      packageId: pack.id,
      agencyId: pack.agencyId,
      ...fields,
      ...derived,
      status: statusOf({ ...fields, ...derived }, 0),
      createdAt: this.clock.iso(),
      deletedAt: null,
      version: 1,
    };
  }
}

const counterOf = (row: Pick<Demand, 'id' | 'baseQuantity'>) => ({ id: demandCounter(row.id), kind: 'demand' as const, ownerId: row.id, limit: row.baseQuantity ?? 0 });

const defined = (changes: DemandChanges): DemandChanges => Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));

function byEvent(demands: readonly Demand[]): Map<string, Demand[]> {
  const groups = new Map<string, Demand[]>();
  for (const demand of demands) {
    const group = groups.get(demand.eventId) ?? [];
    group.push(demand);
    groups.set(demand.eventId, group);
  }
  return groups;
}
