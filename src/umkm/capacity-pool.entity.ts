import { Check, Entity, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { CAPACITY_PERIODS, type CapacityPeriod } from '../contract/kinds.js';
import { Choice, Int, Ref, Text } from '../platform/database/columns.js';
import { DIMENSIONS, type Dimension } from '../reference/units.js';
import { Umkm } from './umkm.entity.js';

/**
 * How much a business can make in a day, a week or a month: one for each product, or one that several share. What of it is
 * reserved stands in counters, one for each period that a commitment touches.
 */
@Entity('capacity_pools')
@Index('capacity_pools_umkm', ['umkmId'])
@Check('capacity_pools_capacity', '"capacity" >= 0 AND "capacity" <= 9007199254740991')
export class CapacityPool {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Ref('capacity_pools', () => Umkm)
  umkmId: string;
  @Text()
  name: string;
  /** Whose base unit `capacity` counts. */
  @Choice('capacity_pools', DIMENSIONS)
  dimension: Dimension;
  @Choice('capacity_pools', CAPACITY_PERIODS)
  period: CapacityPeriod;
  /** Base units in one period. */
  @Int()
  capacity: number;
  @Text()
  createdAt: string;
  @VersionColumn()
  version: number;
}
