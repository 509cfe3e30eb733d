import { CAPACITY_PERIODS, type CapacityPeriod } from '../contract/kinds.js';
import { ApiProperty } from '../platform/edge/api-docs.js';
import { DIMENSIONS, type Dimension } from '../reference/units.js';
import type { CapacityPool } from './capacity-pool.entity.js';

/** What a view is made of. */
export interface UsedPool {
  pool: CapacityPool;
  productIds: string[];
  isReserved: boolean;
}

export class PoolView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) umkmId: string;
  @ApiProperty({ example: 'Meja sulam' }) name: string;
  @ApiProperty({ enum: DIMENSIONS, description: 'whose base unit the capacity counts' }) dimension: Dimension;
  @ApiProperty({ enum: CAPACITY_PERIODS }) period: CapacityPeriod;
  @ApiProperty({ type: 'integer', description: 'base units in one period' }) capacity: number;
  @ApiProperty({ type: [String], description: 'products that take from it' }) productIds: string[];
  @ApiProperty({ description: 'commitments hold some of it: its unit and period stand still' }) reserved: boolean;
  @ApiProperty({ type: 'integer' }) version: number;
}

export const poolView = ({ pool, productIds, isReserved }: UsedPool): PoolView => ({
  id: pool.id,
  umkmId: pool.umkmId,
  name: pool.name,
  dimension: pool.dimension,
  period: pool.period,
  capacity: pool.capacity,
  productIds,
  reserved: isReserved,
  version: pool.version,
});
