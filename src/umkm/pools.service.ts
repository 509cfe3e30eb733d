import { Injectable } from '@nestjs/common';
import type { CapacityPeriod } from '../contract/kinds.js';
import { Counters } from '../counters/counters.service.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Changes } from '../platform/changes.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { editRow } from '../platform/database/edit-row.js';
import { chunksOf, findByAny, groupRows, insertRows } from '../platform/database/many-rows.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Ids } from '../platform/ids.js';
import type { Dimension } from '../reference/units.js';
import { CapacityPool } from './capacity-pool.entity.js';

export interface PoolFields {
  name: string;
  dimension: Dimension;
  period: CapacityPeriod;
  /** Base units in one period. */
  capacity: number;
}

/** How much businesses can make. Trusts its callers: those who speak for people have asked the policy. */
@Injectable()
export class Pools {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: Audit,
    private readonly changes: Changes,
    private readonly counters: Counters,
  ) {}

  /** @throws DomainError not_found */
  async get(id: string): Promise<CapacityPool> {
    const [pool] = await this.listByIds([id]);
    if (!pool) throw new DomainError('not_found', { what: 'pool' });
    return pool;
  }

  listByIds(ids: readonly string[]): Promise<CapacityPool[]> {
    return this.db.read((m) => findByAny(m, CapacityPool, 'id', ids));
  }

  /** By business, the oldest first. */
  async ofUmkms(umkmIds: readonly string[]): Promise<Map<string, CapacityPool[]>> {
    const rows = await this.db.read((m) => findByAny(m, CapacityPool, 'umkmId', umkmIds));
    return groupRows(
      rows.sort((a, b) => (a.id < b.id ? -1 : 1)),
      'umkmId',
    );
  }

  /** Of these pools, those of which something is reserved. */
  async reservedAmong(poolIds: readonly string[]): Promise<Set<string>> {
    const reserved = new Set<string>();
    for (const chunk of chunksOf(poolIds)) {
      for (const counter of await this.counters.ofOwners(chunk))
        if (counter.committed > 0) reserved.add(counter.ownerId);
    }
    return reserved;
  }

  /** One pool for each description, in its order, with few statements. */
  async createMany(described: readonly (PoolFields & { umkmId: string })[]): Promise<CapacityPool[]> {
    const createdAt = this.clock.iso();
    const pools = described.map((fields): CapacityPool => ({ ...fields, id: this.ids.next(), createdAt, version: 1 }));
    await this.db.write(async (m) => {
      await insertRows(m, CapacityPool, pools);
      await this.audit.recordAll(
        pools.map((after) => ({
          action: 'pool.create',
          subjectKind: 'pool',
          subjectId: after.id,
          before: null,
          after: { ...after },
        })),
      );
      this.changes.tell(
        'pool',
        pools.map((pool) => pool.id),
      );
    });
    return pools;
  }

  /**
   * @throws DomainError version_conflict, frozen_by_commitments for the unit or the period of a pool of which something is
   *   reserved, limit_below_committed for a capacity below what is
   */
  async change(pool: CapacityPool, version: number, changes: Partial<PoolFields>): Promise<CapacityPool> {
    return this.db.write(async (m) => {
      // saved first, because that locks the row: nobody can reserve by the old figures any more
      const saved = await editRow<CapacityPool>(m, CapacityPool, pool, version, changes);
      const isRecounted = saved.dimension !== pool.dimension || saved.period !== pool.period;
      if (isRecounted && (await this.reservedAmong([pool.id])).size > 0)
        throw new DomainError('frozen_by_commitments', { what: 'pool' });
      if (saved.capacity !== pool.capacity) await this.counters.setLimitOfAll(pool.id, saved.capacity);
      await this.audit.record({
        action: 'pool.edit',
        subjectKind: 'pool',
        subjectId: pool.id,
        before: { ...pool },
        after: { ...saved },
      });
      this.changes.tell('pool', [pool.id], null, saved.version);
      return saved;
    });
  }
}
