import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { SetSql } from '../platform/database/set-sql.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Counter } from './counter.entity.js';

const COLUMNS = { id: 'text', kind: 'text', owner_id: 'text', '"limit"': 'bigint', committed: 'bigint' } as const;
const SELECTED = 'id, kind, owner_id AS "ownerId", "limit", committed';

/** Limits and what of them is committed. Every change is conditional: a statement that would break a limit changes nothing. */
@Injectable()
export class Counters {
  constructor(private readonly db: Database) {}

  /** Opens counters that do not exist yet; existing ones stay as they are. */
  async open(counters: Omit<Counter, 'committed'>[]): Promise<void> {
    const rows = counters.map((c) => [c.id, c.kind, c.ownerId, c.limit, 0]);
    await this.db.write((m) => new SetSql(m).insert('counters', COLUMNS, rows, 'ON CONFLICT (id) DO NOTHING'));
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
    return this.db.read(async (m) => {
      const sql = new SetSql(m);
      const rows = await sql.rows<Counter>(`SELECT ${SELECTED} FROM counters WHERE id ${sql.among}`, [sql.list(ids)]);
      return new Map(rows.map((row) => [row.id, row]));
    });
  }

  async ofOwners(ownerIds: readonly string[]): Promise<Counter[]> {
    if (ownerIds.length === 0) return [];
    return this.db.read((m) => m.findBy(Counter, { ownerId: In([...ownerIds]) }));
  }

  /** Locks counters for the rest of the surrounding write, in the order of their ids: one order, no deadlock. */
  async locked(ids: readonly string[]): Promise<Counter[]> {
    return this.db.write((m) => {
      const sql = new SetSql(m);
      return sql.rows<Counter>(`SELECT ${SELECTED} FROM counters WHERE id ${sql.among} ORDER BY id ${sql.forUpdate}`, [sql.list([...new Set(ids)])]);
    });
  }

  /**
   * Adds to (or takes from) what is committed, all or nothing. The caller has decided on locked rows; that every row
   * really changed is checked again here, and the CHECK of the table stands behind both.
   */
  async add(deltas: ReadonlyMap<string, number>): Promise<void> {
    const entries = [...deltas].filter(([, delta]) => delta !== 0);
    if (entries.length === 0) return;
    await this.db.write(async (m) => {
      const sql = new SetSql(m);
      const given = sql.table({ id: 'text', delta: 'bigint' }, entries);
      const changed = await sql.rows(
        `UPDATE counters SET committed = committed + r.delta FROM ${given.text} AS r
         WHERE counters.id = r.id AND committed + r.delta BETWEEN 0 AND "limit" RETURNING counters.id`,
        given.parameters,
      );
      if (changed.length !== entries.length) throw new Error(`counters: ${entries.length} to change, ${changed.length} changed`);
    });
  }
}
