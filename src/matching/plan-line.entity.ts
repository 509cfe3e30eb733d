import { Entity, Index, PrimaryColumn } from 'typeorm';
import { Demand } from '../demands/demand.entity.js';
import { Offer } from '../offers/offer.entity.js';
import { Int, Json, Ref } from '../platform/database/columns.js';
import { Umkm } from '../umkm/umkm.entity.js';
import type { PlanLine } from './plan-lines.js';
import { Plan } from './plan.entity.js';

/** What a plan gives of one need to one offer. */
@Entity('plan_lines')
@Index('plan_lines_plan_demand', ['planId', 'demandId'])
@Index('plan_lines_plan_umkm', ['planId', 'umkmId'])
export class PlanLineRow {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Ref('plan_lines', () => Plan)
  planId: string;
  @Ref('plan_lines', () => Demand)
  demandId: string;
  @Ref('plan_lines', () => Offer)
  offerId: string;
  @Ref('plan_lines', () => Umkm)
  umkmId: string;
  /** Steps of the offer's unit, and the same in base units. */
  @Int()
  quantity: number;
  @Int()
  base: number;
  @Int()
  unitPrice: number;
  @Int()
  rupiah: number;
  @Json()
  deliveries: PlanLine['deliveries'];
}
