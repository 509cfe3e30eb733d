import { Injectable } from '@nestjs/common';
import { Participations } from '../events/participations.service.js';
import { People } from '../identity/people.service.js';
import type { Offer } from '../offers/offer.entity.js';
import { Offers } from '../offers/offers.service.js';
import { Clock } from '../platform/clock.js';
import type { CapacityPool } from '../umkm/capacity-pool.entity.js';
import { Certificates } from '../umkm/certificates.service.js';
import { Pools } from '../umkm/pools.service.js';
import type { Product } from '../umkm/product.entity.js';
import { Products } from '../umkm/products.service.js';
import type { Umkm } from '../umkm/umkm.entity.js';
import { Umkms } from '../umkm/umkms.service.js';
import type { Effect } from './effects.js';
import type { PricedOffer } from './offer-saving.service.js';
import { idsOf, restoredAs, type Takings, takings } from './taking-back.js';

/** Takes back what an import did to offers, products, pools and sellers: in this order, since each rests on the next. */
@Injectable()
export class TakingBackSellers {
  constructor(
    private readonly clock: Clock,
    private readonly offersHere: Offers,
    private readonly products: Products,
    private readonly poolsHere: Pools,
    private readonly umkms: Umkms,
    private readonly certificates: Certificates,
    private readonly people: People,
    private readonly participations: Participations,
  ) {}

  async offers(effects: readonly Effect[], eventId: string): Promise<Takings> {
    const whole = await this.offersHere.listByIds(idsOf('offers', effects));
    const reserved = await this.poolsHere.reservedAmong(whole.map(({ pool }) => pool.id));
    const taken = takings(
      'offers',
      effects,
      whole.map(({ offer, pool }) => ({ id: offer.id, version: offer.version, inUse: reserved.has(pool.id) })),
    );
    const byId = new Map(whole.map(({ offer }) => [offer.id, offer]));
    const deletedAt = this.clock.iso();
    const removed = taken.remove.map((id) => ({ offer: { ...(byId.get(id) as Offer), deletedAt }, prices: null }));
    const restored = ([...taken.restore.values()] as unknown as PricedOffer[]).map(({ prices, ...was }) => ({
      offer: { ...was, version: byId.get(was.id)?.version ?? 0 },
      prices,
    }));
    return restoredAs(taken, await this.offersHere.changeMany(eventId, [...removed, ...restored]));
  }

  async goods(effects: readonly Effect[]): Promise<Takings> {
    const rows = await this.products.listByIds(idsOf('products', effects));
    const reserved = await this.poolsHere.reservedAmong(rows.map((row) => row.poolId));
    const offered = await this.offersHere.offeredAmong(rows.map((row) => row.id));
    const taken = takings(
      'products',
      effects,
      rows.map(({ id, version, poolId }) => ({ id, version, inUse: reserved.has(poolId) || offered.has(id) })),
    );
    return restoredAs(taken, await this.products.changeMany(back(taken, rows, this.clock.iso())));
  }

  async pools(effects: readonly Effect[]): Promise<Takings> {
    const rows = await this.poolsHere.listByIds(idsOf('capacity_pools', effects));
    const reserved = await this.poolsHere.reservedAmong(rows.map((row) => row.id));
    // what is reserved may not fit into the size before: it is left to whoever knows
    const taken = takings(
      'capacity_pools',
      effects,
      rows.map(({ id, version }) => ({ id, version, inUse: false, outgrown: reserved.has(id) })),
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const was of [...taken.restore.values()] as unknown as CapacityPool[]) {
      const { name, dimension, period, capacity } = was;
      const now = byId.get(was.id) as CapacityPool;
      restoredAs(taken, [await this.poolsHere.change(now, now.version, { name, dimension, period, capacity })]);
    }
    return taken;
  }

  async sellers(effects: readonly Effect[]): Promise<Takings> {
    const rows = await this.umkms.listByIds(idsOf('umkm', effects));
    const ids = rows.map((row) => row.id);
    const members = await this.people.listOfScopes(ids);
    const events = await this.participations.countsOf(ids);
    const busy = new Set([
      ...(await this.products.ofUmkms(ids)).keys(),
      ...(await this.certificates.ofUmkms(ids)).keys(),
      ...members.map(({ membership }) => membership.scopeId),
    ]);
    const taken = takings(
      'umkm',
      effects,
      rows.map(({ id, version }) => ({ id, version, inUse: busy.has(id) || (events.get(id) ?? 0) > 1 })),
    );
    return restoredAs(taken, await this.umkms.changeMany(back(taken, rows, this.clock.iso())));
  }
}

/** Rows as they are to be: removed, or as they were before. */
function back<T extends Umkm | Product>(taken: Takings, rows: readonly T[], deletedAt: string): T[] {
  const removed = new Set(taken.remove);
  return rows.flatMap((row) => {
    const was = taken.restore.get(row.id) as T | undefined;
    if (was) return [{ ...was, version: row.version }];
    return removed.has(row.id) ? [{ ...row, deletedAt }] : [];
  });
}
