import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { CapacityPeriod } from '../contract/kinds.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Changes } from '../platform/changes.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { editRow } from '../platform/database/edit-row.js';
import { editRows, findByAny, groupRows, insertRows } from '../platform/database/many-rows.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Ids } from '../platform/ids.js';
import { Pools } from './pools.service.js';
import { Product } from './product.entity.js';

export type ProductFields = Omit<Product, 'id' | 'umkmId' | 'poolId' | 'createdAt' | 'deletedAt' | 'version'>;

export interface NewProduct {
  umkmId: string;
  fields: ProductFields;
  /** A pool that it shares, or the capacity of its own. */
  pool: { id: string } | { perPeriod: number; period: CapacityPeriod };
}

/** Says what still rests on a product, or null where it may go. */
export type RestsOn = (productId: string) => Promise<string | null>;

/** What businesses make. Trusts its callers: those who speak for people have asked the policy. */
@Injectable()
export class Products {
  private readonly rests: RestsOn[] = [];

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: Audit,
    private readonly changes: Changes,
    private readonly pools: Pools,
  ) {}

  /** @throws DomainError not_found */
  async get(id: string): Promise<Product> {
    const product = await this.db.read((m) => m.findOneBy(Product, { id, deletedAt: IsNull() }));
    if (!product) throw new DomainError('not_found', { what: 'product' });
    return product;
  }

  /** Removed ones too: what refers to them still shows their names. */
  listByIds(ids: readonly string[]): Promise<Product[]> {
    return this.db.read((m) => findByAny(m, Product, 'id', ids));
  }

  /** By business, the oldest first. */
  async ofUmkms(umkmIds: readonly string[]): Promise<Map<string, Product[]>> {
    const rows = await this.db.read((m) => findByAny(m, Product, 'umkmId', umkmIds, { deletedAt: IsNull() }));
    return groupRows(
      rows.sort((a, b) => (a.id < b.id ? -1 : 1)),
      'umkmId',
    );
  }

  /** By pool that they take from. */
  async ofPools(poolIds: readonly string[]): Promise<Map<string, Product[]>> {
    const rows = await this.db.read((m) => findByAny(m, Product, 'poolId', poolIds, { deletedAt: IsNull() }));
    return groupRows(rows, 'poolId');
  }

  /** One product for each description, in its order, with few statements; each gets a pool of its own where it shares none. */
  async createMany(described: readonly NewProduct[]): Promise<Product[]> {
    return this.db.write(async (m) => {
      const alone = described.filter(({ pool }) => !('id' in pool));
      const made = await this.pools.createMany(
        alone.flatMap(({ umkmId, fields, pool }) =>
          'id' in pool
            ? []
            : [
                {
                  umkmId,
                  name: fields.name,
                  dimension: fields.baseDimension,
                  period: pool.period,
                  capacity: pool.perPeriod,
                },
              ],
        ),
      );
      const ownPool = new Map(alone.map((product, at) => [product, made[at]?.id ?? '']));
      const createdAt = this.clock.iso();
      const products = described.map((product): Product => {
        const poolId = 'id' in product.pool ? product.pool.id : (ownPool.get(product) ?? '');
        return {
          ...product.fields,
          id: this.ids.next(),
          umkmId: product.umkmId,
          poolId,
          createdAt,
          deletedAt: null,
          version: 1,
        };
      });
      await insertRows(m, Product, products);
      await this.record(products.map((after) => ({ action: 'product.create', before: null, after })));
      return products;
    });
  }

  /** @throws DomainError version_conflict */
  async change(
    product: Product,
    version: number,
    changes: Partial<ProductFields & { poolId: string }>,
  ): Promise<Product> {
    return this.db.write(async (m) => {
      const saved = await editRow<Product>(m, Product, product, version, changes);
      await this.record([{ action: 'product.edit', before: product, after: saved }]);
      return saved;
    });
  }

  /**
   * Saves many edits in one write, such as an import's or its undoing (`deletedAt`).
   * @param rows the new values, each with the version that was read
   * @throws DomainError version_conflict
   */
  async changeMany(rows: readonly Product[]): Promise<Product[]> {
    return this.db.write(async (m) => {
      const before = new Map((await this.listByIds(rows.map((row) => row.id))).map((row) => [row.id, row]));
      const saved = await editRows(m, Product, rows);
      await this.record(
        saved.map((after) => ({ action: 'product.edit', before: before.get(after.id) ?? null, after })),
      );
      return saved;
    });
  }

  /** Modules that come after this one say here, at start, what may still rest on a product when it is to be removed. */
  restsOn(check: RestsOn): void {
    this.rests.push(check);
  }

  /** @throws DomainError still_in_use */
  async remove(product: Product): Promise<void> {
    await this.db.write(async (m) => {
      for (const check of this.rests) {
        const what = await check(product.id);
        if (what !== null) throw new DomainError('still_in_use', { what });
      }
      const saved = await editRow<Product>(m, Product, product, product.version, { deletedAt: this.clock.iso() });
      await this.record([{ action: 'product.delete', before: product, after: saved }]);
    });
  }

  private async record(changes: { action: string; before: Product | null; after: Product }[]): Promise<void> {
    await this.audit.recordAll(
      changes.map(({ action, before, after }) => ({
        action,
        subjectKind: 'product',
        subjectId: after.id,
        before: before && { ...before },
        after: { ...after },
      })),
    );
    const ids = changes.map(({ after }) => after.id);
    this.changes.tell('product', ids, null, changes.length === 1 ? (changes[0]?.after.version ?? 0) : 0);
  }
}
