/**
 * What is here of the goods that a file names: a business by its NIB, a product by the key it was imported under, else by its
 * name, and what of it stands open in the event. Pure lookups over what was loaded.
 */
import type { PriceTier } from '../offers/price-tiers.js';
import type { Offer } from '../offers/offer.entity.js';
import type { CapacityPool } from '../umkm/capacity-pool.entity.js';
import type { Product } from '../umkm/product.entity.js';
import type { Umkm } from '../umkm/umkm.entity.js';
import type { ImportedRecord } from './imported-record.entity.js';
import { productKey } from './record-keys.js';

/** A product with its pool and its open offer. */
export interface Good {
  umkm: Umkm;
  product: Product;
  pool: CapacityPool;
  /** Other products take from the pool too: its size is not one product's to state. */
  sharedPool: boolean;
  /** Of the pool, base units: the most that is reserved in one period. */
  reserved: number;
  imported: ImportedRecord | null;
  offer: { offer: Offer; prices: PriceTier[]; imported: ImportedRecord | null } | null;
  /** It was offered by a file, and its seller withdrew it: no file offers it again. */
  withdrawn: boolean;
}

export interface Goods {
  umkms: ReadonlyMap<string, Umkm>;
  /** By `productKey`. */
  products: ReadonlyMap<string, Good>;
}

/** Goods by the key of their row: the imported key wins over the name, the oldest over a namesake. */
export function byKey(goods: readonly Good[]): Map<string, Good> {
  const named = [...goods].sort((a, b) => (a.product.id < b.product.id ? 1 : -1));
  const found = new Map<string, Good>();
  for (const good of named) found.set(productKey(good.umkm.nib ?? '', good.product.name), good);
  for (const good of named) if (good.imported) found.set(good.imported.key, good);
  return found;
}

export const findGood = (goods: Goods, nib: string, name: string): Good | undefined =>
  goods.products.get(productKey(nib, name));
