import { Entity, Index, PrimaryColumn } from 'typeorm';
import { Agency } from '../agencies/agency.entity.js';
import { Demand } from '../demands/demand.entity.js';
import { Choice, Int, Ref } from '../platform/database/columns.js';
import { UNPLANNED_REASONS, type UnplannedReason } from './plan-lines.js';
import { Plan } from './plan.entity.js';

/** What a plan makes of one need. Ids are in the order in which plans list them: dearest first. */
@Entity('plan_demands')
@Index('plan_demands_plan_demand', ['planId', 'demandId'], { unique: true })
export class PlanDemand {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Ref('plan_demands', () => Plan)
  planId: string;
  @Ref('plan_demands', () => Demand)
  demandId: string;
  @Ref('plan_demands', () => Agency)
  agencyId: string;
  /** Base units that were open; null while the quantity is unknown. */
  @Int({ nullable: true })
  open: number | null;
  @Int()
  planned: number;
  /** Of what was open, at the ceiling. Never for a seller's eyes. */
  @Int()
  rupiah: number;
  /** Why not all of it is planned; null: it is. */
  @Choice('plan_demands', UNPLANNED_REASONS, { nullable: true })
  reason: UnplannedReason | null;
}
