import { Injectable } from '@nestjs/common';
import type { Principal } from '../identity/principal.js';
import { Database } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import type { CapacityPool } from './capacity-pool.entity.js';
import type { UsedPool } from './pool.view.js';
import type { EditPoolDto, NewPoolDto } from './pools.dto.js';
import { Pools } from './pools.service.js';
import { Products } from './products.service.js';
import { UmkmAccess } from './umkm-access.service.js';

const POOLS_PER_UMKM_MAX = 500;

/** What people ask about capacity. */
@Injectable()
export class PoolRequests {
  constructor(
    private readonly db: Database,
    private readonly access: UmkmAccess,
    private readonly pools: Pools,
    private readonly products: Products,
  ) {}

  async list(principal: Principal, umkmId: string): Promise<UsedPool[]> {
    await this.access.open(principal, 'pool.read', umkmId);
    return this.used((await this.pools.ofUmkms([umkmId])).get(umkmId) ?? []);
  }

  async create(principal: Principal, umkmId: string, dto: NewPoolDto): Promise<UsedPool> {
    return this.db.write(async () => {
      await this.access.open(principal, 'pool.edit', umkmId);
      const kept = (await this.pools.ofUmkms([umkmId])).get(umkmId) ?? [];
      if (kept.length >= POOLS_PER_UMKM_MAX)
        throw new DomainError('too_many', { what: 'pool', max: POOLS_PER_UMKM_MAX });
      const [used] = await this.used(await this.pools.createMany([{ ...dto, umkmId }]));
      return used as UsedPool;
    });
  }

  async edit(principal: Principal, id: string, version: number, dto: EditPoolDto): Promise<UsedPool> {
    return this.db.write(async () => {
      const pool = await this.pools.get(id);
      await this.access.open(principal, 'pool.edit', pool.umkmId);
      const [used] = await this.used([await this.pools.change(pool, version, { ...dto })]);
      return used as UsedPool;
    });
  }

  private async used(pools: readonly CapacityPool[]): Promise<UsedPool[]> {
    const ids = pools.map((pool) => pool.id);
    const reserved = await this.pools.reservedAmong(ids);
    const products = await this.products.ofPools(ids);
    return pools.map((pool) => ({
      pool,
      productIds: (products.get(pool.id) ?? []).map((product) => product.id),
      isReserved: reserved.has(pool.id),
    }));
  }
}
