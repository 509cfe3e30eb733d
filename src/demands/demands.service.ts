import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { DemandStatus } from '../contract/kinds.js';
import { demandCounter } from '../counters/counter-ids.js';
import { Counters } from '../counters/counters.service.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Changes } from '../platform/changes.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { editRows, findByAny, groupRows, insertRows } from '../platform/database/many-rows.js';
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

/** Frozen once something is committed. */
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
      const used = m
        .createQueryBuilder(Demand, 'demand')
        .select('demand.packageId')
        .where('demand.eventId = :eventId')
        .getQuery();
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
      await this.audit.recordAll(
        made.map((after) => ({
          action: 'demand.create',
          subjectKind: 'demand',
          subjectId: after.id,
          before: null,
          after: { ...after },
        })),
      );
      this.tell(made);
    });
    return made;
  }

  /** @throws DomainError version_conflict where somebody saved an edit since `version`, and as `changeMany` */
  async change(demand: Demand, version: number, changes: DemandChanges): Promise<Demand> {
    const [saved] = await this.changeMany([{ ...demand, ...defined(changes), version }]);
    return saved as Demand;
  }

  /**
   * Saves edits, all or none. The counters are locked first, as signing does, so that what is committed cannot change
   * between the check and the edit.
   * @param rows the new values, each with the version that was read; what is derived is derived here
   * @throws DomainError version_conflict, frozen_by_commitments, limit_below_committed, and as `derive`
   */
  async changeMany(rows: readonly Demand[]): Promise<Demand[]> {
    return this.db.write(async (m) => {
      const committed = await this.committedLocked(rows);
      const before = await this.byId(rows);
      const edited = rows.map((row) => decided(before.get(row.id) as Demand, row, committed.get(row.id) ?? 0));
      for (const row of edited)
        if (row.baseQuantity !== before.get(row.id)?.baseQuantity) await this.counters.setLimit(counterOf(row));
      const saved = await editRows(m, Demand, edited);
      await this.record('demand.edit', before, saved);
      return saved;
    });
  }

  /** Takes demands back: one of which something is committed stays, withdrawn; any other is removed. */
  async withdraw(demands: readonly Demand[]): Promise<void> {
    await this.db.write(async (m) => {
      const committed = await this.committedLocked(demands);
      const at = this.clock.iso();
      const taken = demands.map((demand) => ({
        ...demand,
        status: 'withdrawn' as const,
        deletedAt: (committed.get(demand.id) ?? 0) > 0 ? null : at,
      }));
      await this.record('demand.withdraw', await this.byId(demands), await editRows(m, Demand, taken));
    });
  }

  /** Undoes withdrawals. */
  async reinstate(demands: readonly Demand[]): Promise<Demand[]> {
    return this.db.write(async (m) => {
      const committed = await this.committedLocked(demands);
      const back = demands.map((demand) => ({
        ...demand,
        status: statusOf(demand, committed.get(demand.id) ?? 0),
        deletedAt: null,
      }));
      const before = await this.byId(demands);
      const saved = await editRows(m, Demand, back);
      await this.record('demand.reinstate', before, saved);
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
      await m
        .createQueryBuilder()
        .update(Demand)
        .set({ status, version: () => 'version' })
        .where('id = :id', { id: demand.id })
        .updateEntity(false)
        .execute();
      this.changes.tell('demand', [demand.id], demand.eventId);
    });
  }

  /** Base units by demand, locked until the surrounding write ends. */
  private async committedLocked(demands: readonly Demand[]): Promise<Map<string, number>> {
    const counters = await this.counters.locked(demands.map((demand) => demandCounter(demand.id)));
    return new Map(counters.map((counter) => [counter.ownerId, counter.committed]));
  }

  private async byId(demands: readonly Demand[]): Promise<Map<string, Demand>> {
    return new Map((await this.listByIds(demands.map((demand) => demand.id))).map((demand) => [demand.id, demand]));
  }

  private async record(action: string, before: ReadonlyMap<string, Demand>, saved: readonly Demand[]): Promise<void> {
    await this.audit.recordAll(
      saved.map((after) => ({
        action,
        subjectKind: 'demand',
        subjectId: after.id,
        before: { ...before.get(after.id) },
        after: { ...after },
      })),
    );
    this.tell(saved);
    // an event that a demand was carried away from hears of it too
    this.tell(
      saved.flatMap((after) => {
        const was = before.get(after.id);
        return was && was.eventId !== after.eventId ? [was] : [];
      }),
    );
  }

  private tell(demands: readonly Demand[]): void {
    for (const [eventId, rows] of groupRows(demands, 'eventId')) {
      const version = rows.length === 1 ? (rows[0]?.version ?? 0) : 0;
      this.changes.tell(
        'demand',
        rows.map((row) => row.id),
        eventId,
        version,
      );
    }
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

const counterOf = (row: Pick<Demand, 'id' | 'baseQuantity'>) => ({
  id: demandCounter(row.id),
  kind: 'demand' as const,
  ownerId: row.id,
  limit: row.baseQuantity ?? 0,
});

const defined = (changes: DemandChanges): DemandChanges =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));

/** A demand after an edit. What a signed line was counted in and ranked as stays; one that was withdrawn stays so. */
function decided(before: Demand, row: Demand, committed: number): Demand {
  const frozen = FROZEN.find((field) => committed > 0 && row[field] !== before[field]);
  if (frozen !== undefined) throw new DomainError('frozen_by_commitments', { what: frozen });
  const derived = derive(row, knowsRegency);
  return {
    ...row,
    ...derived,
    status: before.status === 'withdrawn' ? before.status : statusOf({ ...row, ...derived }, committed),
  };
}
