import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Counter } from './counter.entity.js';

const ROWS_PER_STATEMENT = 100;

/** Limits and what of them is committed. Every change is conditional: a statement that would break a limit changes nothing. */
@Injectable()
export class Counters {
  constructor(private readonly db: Database) {}

  /** Opens counters that do not exist yet; existing ones stay as they are. */
  async open(rows: Omit<Counter, 'committed'>[]): Promise<void> {
    await this.db.write(async (m) => {
      for (let i = 0; i < rows.length; i += ROWS_PER_STATEMENT) {
        const values = rows.slice(i, i + ROWS_PER_STATEMENT).map((row) => ({ ...row, committed: 0 }));
        await m.createQueryBuilder().insert().into(Counter).values(values).orIgnore().updateEntity(false).execute();
      }
    });
  }

  /**
   * Sets the limit of a counter, opening it where there is none.
   * @throws DomainError limit_below_committed with the amount that is committed
   */
  async setLimit(counter: Omit<Counter, 'committed'>): Promise<void> {
    await this.db.write(async (m) => {
      await this.open([counter]);
      const changed = await m
        .createQueryBuilder()
        .update(Counter)
        .set({ limit: counter.limit })
        .where('id = :id AND committed <= :limit', { id: counter.id, limit: counter.limit })
        .execute();
      if (changed.affected !== 1) {
        const stands = await m.findOneByOrFail(Counter, { id: counter.id });
        throw new DomainError('limit_below_committed', { committed: stands.committed });
      }
    });
  }

  /**
   * Sets the limit of every counter of an owner (a pool whose capacity was changed).
   * @throws DomainError limit_below_committed with the largest amount that is committed
   */
  async setLimitOfAll(ownerId: string, limit: number): Promise<void> {
    await this.db.write(async (m) => {
      const rows = await this.locked(await m.find(Counter, { where: { ownerId }, select: { id: true } }).then((r) => r.map((c) => c.id)));
      const largest = Math.max(0, ...rows.map((row) => row.committed));
      if (largest > limit) throw new DomainError('limit_below_committed', { committed: largest });
      await m.update(Counter, { ownerId }, { limit });
    });
  }

  async find(ids: readonly string[]): Promise<Map<string, Counter>> {
    const found = new Map<string, Counter>();
    for (let i = 0; i < ids.length; i += ROWS_PER_STATEMENT) {
      const rows = await this.db.read((m) => m.findBy(Counter, { id: In(ids.slice(i, i + ROWS_PER_STATEMENT)) }));
      for (const row of rows) found.set(row.id, row);
    }
    return found;
  }

  async ofOwners(ownerIds: readonly string[]): Promise<Counter[]> {
    if (ownerIds.length === 0) return [];
    return this.db.read((m) => m.findBy(Counter, { ownerId: In([...ownerIds]) }));
  }

  /** Locks counters for the rest of the surrounding write, in the order of their ids: one order, no deadlock. */
  async locked(ids: readonly string[]): Promise<Counter[]> {
    const ordered = [...new Set(ids)].sort();
    return this.db.write(async (m) => {
      const rows: Counter[] = [];
      for (let i = 0; i < ordered.length; i += ROWS_PER_STATEMENT) {
        const query = m
          .createQueryBuilder(Counter, 'counter')
          .where('counter.id IN (:...ids)', { ids: ordered.slice(i, i + ROWS_PER_STATEMENT) })
          .orderBy('counter.id');
        rows.push(...(await (this.db.isSqlite ? query : query.setLock('pessimistic_write')).getMany()));
      }
      return rows;
    });
  }

  /**
   * Adds to (or takes from) what is committed, all or nothing. The caller has decided on locked rows; that every row
   * really changed is checked again here, and the CHECK of the table stands behind both.
   */
  async add(deltas: ReadonlyMap<string, number>): Promise<void> {
    const entries = [...deltas].filter(([, delta]) => delta !== 0);
    await this.db.write(async (m) => {
      for (let i = 0; i < entries.length; i += ROWS_PER_STATEMENT) {
        const chunk = entries.slice(i, i + ROWS_PER_STATEMENT);
        const cases = chunk.map((_, n) => `WHEN :id${n} THEN CAST(:delta${n} AS bigint)`).join(' ');
        const parameters = Object.fromEntries(chunk.flatMap(([id, delta], n) => [[`id${n}`, id], [`delta${n}`, delta]]));
        const sum = `"committed" + CASE "id" ${cases} END`;
        const changed = await m
          .createQueryBuilder()
          .update(Counter)
          .set({ committed: () => sum })
          .where(`"id" IN (:...ids) AND ${sum} BETWEEN 0 AND "limit"`, { ids: chunk.map(([id]) => id), ...parameters })
          .execute();
        if (changed.affected !== chunk.length) throw new Error(`counters: ${chunk.length} to change, ${changed.affected} changed`);
      }
    });
  }
}
