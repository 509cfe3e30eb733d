import { Check, Entity, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { Bool, Choice, Int, Ref, Text } from '../platform/database/columns.js';
import { StoredFile } from '../platform/files/stored-file.entity.js';
import { DIMENSIONS, type Dimension } from '../reference/units.js';
import { CapacityPool } from './capacity-pool.entity.js';
import { Umkm } from './umkm.entity.js';

/** One thing or service that a business can deliver. It lives across events; an offer puts it into one. */
@Entity('products')
@Index('products_umkm', ['umkmId'])
@Index('products_pool', ['poolId'])
@Check('products_pool_use', '"pool_use" >= 1 AND "pool_use" <= 1000000')
export class Product {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Ref('products', () => Umkm)
  umkmId: string;
  @Text()
  name: string;
  @Text({ nullable: true })
  description: string | null;
  @Text()
  categoryId: string;
  /** Of its unit, for ever: capacity and orders are counted in its base unit. */
  @Choice('products', DIMENSIONS)
  baseDimension: Dimension;
  /** The unit that a new offer of it starts with. */
  @Text()
  unitId: string;
  @Text({ nullable: true })
  kbkiCode: string | null;
  @Ref('products', () => StoredFile, { nullable: true })
  photoFileId: string | null;
  /** Cannot be made ahead: only the capacity of the delivery's own period counts. */
  @Bool()
  madeFresh: boolean;
  @Int({ nullable: true })
  shelfLifeDays: number | null;
  @Bool()
  packaged: boolean;
  /** TKDN + BMP, in permille. */
  @Int({ nullable: true })
  domesticContentPermille: number | null;
  @Bool()
  madeInIndonesia: boolean;
  @Ref('products', () => CapacityPool)
  poolId: string;
  /** Pool units that one base unit of the product takes. */
  @Int()
  poolUse: number;
  @Text()
  createdAt: string;
  @Text({ nullable: true })
  deletedAt: string | null;
  @VersionColumn()
  version: number;
}
