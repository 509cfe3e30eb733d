import { Injectable } from '@nestjs/common';
import { Counters } from '../counters/counters.service.js';
import type { MatchingEvent } from '../events/event.entity.js';
import { Offers, type WholeOffer } from '../offers/offers.service.js';
import { chunksOf } from '../platform/database/many-rows.js';
import type { CapacityPool } from '../umkm/capacity-pool.entity.js';
import { Pools } from '../umkm/pools.service.js';
import type { Product } from '../umkm/product.entity.js';
import { Products } from '../umkm/products.service.js';
import type { Umkm } from '../umkm/umkm.entity.js';
import { Umkms } from '../umkm/umkms.service.js';
import { byKey, type Good, type Goods } from './goods.js';
import { ImportedRecords } from './imported-records.service.js';
import { offerKey } from './record-keys.js';

/** Loads what is here of the goods that a file names. */
@Injectable()
export class KnownGoods {
  constructor(
    private readonly umkms: Umkms,
    private readonly products: Products,
    private readonly pools: Pools,
    private readonly offers: Offers,
    private readonly counters: Counters,
    private readonly records: ImportedRecords,
  ) {}

  async of(event: MatchingEvent, nibs: readonly string[]): Promise<Goods> {
    const umkms = await this.umkms.byNib(event.organiserId, nibs);
    const owners = new Map([...umkms.values()].map((umkm) => [umkm.id, umkm]));
    const products = [...(await this.products.ofUmkms([...owners.keys()])).values()].flat();
    const pools = new Map(
      (await this.pools.listByIds(products.map((product) => product.poolId))).map((pool) => [pool.id, pool]),
    );
    const sharers = await this.products.ofPools([...pools.keys()]);
    const reserved = await this.reserved([...pools.keys()]);
    const open = await this.offers.whole([
      ...(
        await this.offers.ofProducts(
          event.id,
          products.map((product) => product.id),
        )
      ).values(),
    ]);
    const offers = new Map(open.map((whole) => [whole.product.id, whole]));
    const imported = await this.records.byRecords([
      ...products.map((product) => product.id),
      ...open.map(({ offer }) => offer.id),
    ]);
    const withdrawn = await this.withdrawn(
      event,
      products.filter((product) => !offers.has(product.id)),
      owners,
    );
    const goods = products.map((product): Good => {
      const whole = offers.get(product.id);
      return {
        umkm: owners.get(product.umkmId) as Umkm,
        product,
        pool: pools.get(product.poolId) as CapacityPool,
        sharedPool: (sharers.get(product.poolId)?.length ?? 0) > 1,
        reserved: reserved.get(product.poolId) ?? 0,
        imported: imported.get(product.id) ?? null,
        offer: whole ? { ...termsOf(whole), imported: imported.get(whole.offer.id) ?? null } : null,
        withdrawn: withdrawn.has(product.id),
      };
    });
    return { umkms, products: byKey(goods) };
  }

  /** Of these products, those that a file offered in the event and whose seller took them back. */
  private async withdrawn(
    event: MatchingEvent,
    products: readonly Product[],
    owners: ReadonlyMap<string, Umkm>,
  ): Promise<Set<string>> {
    const keys = products.map((product) => offerKey(event.id, owners.get(product.umkmId)?.nib ?? '', product.name));
    const offered = await this.records.byKeys(event.organiserId, keys);
    const whole = await this.offers.listByIds([...offered.values()].map((base) => base.recordId));
    return new Set(whole.filter(({ offer }) => offer.deletedAt === null).map(({ product }) => product.id));
  }

  /** The most that is reserved of each pool in one period. */
  private async reserved(poolIds: readonly string[]): Promise<Map<string, number>> {
    const most = new Map<string, number>();
    for (const chunk of chunksOf(poolIds)) {
      for (const { ownerId, committed } of await this.counters.ofOwners(chunk)) {
        most.set(ownerId, Math.max(committed, most.get(ownerId) ?? 0));
      }
    }
    return most;
  }
}

const termsOf = ({ offer, prices }: WholeOffer) => ({ offer, prices });
