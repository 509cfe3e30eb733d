import { SIZE_CLASSES, type SizeClass } from '../contract/kinds.js';
import { PlanSettingsView } from '../events/event.view.js';
import { ApiProperty } from '../platform/edge/api-docs.js';
import { fromBase, getUnit } from '../reference/units.js';
import { sizeClassOf } from '../reference/size-class.js';
import { PLAN_CHANGES, type PlanChange } from './plan-age.js';
import { UNPLANNED_REASONS, type UnplannedReason } from './plan-lines.js';
import type { NamedLine, NamedNeed, NamedWish } from './plan-pages.service.js';
import { baseOfSteps } from './plan-terms.js';
import type { Plan } from './plan.entity.js';
import type { PlanAge, PlanNow } from './plans.service.js';

class PlanProofView {
  @ApiProperty({ enum: ['optimal', 'gap'] }) kind: 'optimal' | 'gap';
  @ApiProperty({ type: 'integer', description: 'points that the plan is worth' }) objective: number;
  @ApiProperty({ type: 'integer', description: 'points that no plan is worth more than' }) bound: number;
  @ApiProperty({ type: 'integer', description: 'how far the plan can be from the best, of it, basis points, rounded up' })
  gap: number;
}

class PlanReasonsView implements Record<UnplannedReason, number> {
  @ApiProperty({ type: 'integer', description: 'quantity, shelf or window is not stated' }) unknown: number;
  @ApiProperty({ type: 'integer' }) no_seller: number;
  @ApiProperty({ type: 'integer' }) capacity: number;
  @ApiProperty({ type: 'integer', description: 'what is left is below a minimum order, or a pack' }) minimum_order: number;
  @ApiProperty({ type: 'integer', description: 'of the package, or the cap of a seller' }) budget: number;
}

class PlanFiguresView {
  @ApiProperty({ type: 'integer' }) needs: number;
  @ApiProperty({ type: 'integer', description: 'planned in full' }) full: number;
  @ApiProperty({ type: 'integer' }) part: number;
  @ApiProperty({ type: 'integer' }) none: number;
  @ApiProperty({ type: 'integer', description: 'rupiah of all that was open, at the ceilings' }) openRupiah: number;
  @ApiProperty({ type: 'integer', description: 'of which planned' }) coveredRupiah: number;
  @ApiProperty({ type: 'integer', description: 'rupiah of the plan at the sellers’ prices' }) plannedRupiah: number;
  @ApiProperty({ type: 'integer', description: 'of which micro, small and cooperatives' }) smallRupiah: number;
  @ApiProperty({ type: 'integer', description: 'businesses that get something' }) sellers: number;
  @ApiProperty({ type: PlanReasonsView, description: 'needs that are not planned in full, by what stands in the way' })
  reasons: PlanReasonsView;
}

class PlanAgeView {
  @ApiProperty({ type: 'integer', description: 'commitments signed since' }) signed: number;
  @ApiProperty({ type: 'integer' }) voided: number;
  @ApiProperty({ enum: PLAN_CHANGES, enumName: 'PlanChange', isArray: true, description: 'what was edited since' })
  changes: PlanChange[];
}

class MadePlanView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: 'integer', description: 'counts the plans of the event' }) number: number;
  @ApiProperty() at: string;
  @ApiProperty({ type: 'integer', description: 'of the event’s log when it was made' }) seq: number;
  @ApiProperty({ type: 'integer' }) weightsVersion: number;
  @ApiProperty({ type: 'integer' }) wordsVersion: number;
  @ApiProperty({ type: PlanSettingsView, description: 'by which it was made' }) settings: PlanSettingsView;
  @ApiProperty({ type: PlanProofView }) proof: PlanProofView;
  @ApiProperty({ type: PlanFiguresView }) figures: PlanFiguresView;
  @ApiProperty({ type: PlanAgeView, nullable: true, description: 'null: nothing has changed since' })
  stale: PlanAgeView | null;
}

export class PlanView {
  @ApiProperty({ type: MadePlanView, nullable: true, description: 'the newest; null: none yet' })
  plan: MadePlanView | null;
  @ApiProperty({ type: PlanSettingsView, description: 'by which the next is made' }) settings: PlanSettingsView;
}

class PlanDeliveryView {
  @ApiProperty({ format: 'date' }) date: string;
  @ApiProperty({ type: 'integer', description: 'steps of the offer’s unit' }) quantity: number;
}

class PlanLineView {
  @ApiProperty({ format: 'uuid' }) offerId: string;
  @ApiProperty() offerName: string;
  @ApiProperty({ format: 'uuid' }) umkmId: string;
  @ApiProperty() umkmName: string;
  @ApiProperty({ enum: SIZE_CLASSES, nullable: true, type: String }) sizeClass: SizeClass | null;
  @ApiProperty({ type: 'integer', description: 'steps of the offer’s unit' }) quantity: number;
  @ApiProperty() unitId: string;
  @ApiProperty({ type: 'integer' }) steps: number;
  @ApiProperty({ type: 'integer', description: 'rupiah for one unit' }) unitPrice: number;
  @ApiProperty({ type: 'integer' }) rupiah: number;
  @ApiProperty({ type: 'integer', description: 'of what was open, permille, rounded down' }) share: number;
  @ApiProperty({ type: PlanDeliveryView, isArray: true }) deliveries: PlanDeliveryView[];
}

class PlanWishView {
  @ApiProperty({ format: 'uuid' }) offerId: string;
  @ApiProperty() offerName: string;
  @ApiProperty() umkmName: string;
  @ApiProperty({ type: 'integer', description: 'steps of the offer’s unit, no more and no less; 0: none' })
  quantity: number;
  @ApiProperty() unitId: string;
  @ApiProperty({ type: 'integer' }) steps: number;
  @ApiProperty({ description: 'the plan has it so' }) met: boolean;
}

export class PlannedNeedView {
  @ApiProperty({ format: 'uuid' }) demandId: string;
  @ApiProperty() name: string;
  @ApiProperty({ format: 'uuid' }) agencyId: string;
  @ApiProperty() agencyName: string;
  @ApiProperty() unitId: string;
  @ApiProperty({ type: 'integer' }) steps: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'steps of the unit that were open; null: unknown' })
  open: number | null;
  @ApiProperty({ type: 'integer', description: 'steps of the unit, rounded down' }) planned: number;
  @ApiProperty({ type: 'integer', description: 'rupiah of what was open, at the ceiling' }) rupiah: number;
  @ApiProperty({ enum: UNPLANNED_REASONS, nullable: true, type: String, description: 'null: planned in full' })
  reason: UnplannedReason | null;
  @ApiProperty({ type: PlanLineView, isArray: true, description: 'most first' }) lines: PlanLineView[];
  @ApiProperty({ type: PlanWishView, isArray: true }) wishes: PlanWishView[];
}

/** A seller's own line: nothing of the need's ceiling, or of other sellers. */
export class MyPlanLineView {
  @ApiProperty({ format: 'uuid' }) demandId: string;
  @ApiProperty() demandName: string;
  @ApiProperty() agencyName: string;
  @ApiProperty({ format: 'uuid' }) offerId: string;
  @ApiProperty() offerName: string;
  @ApiProperty({ type: 'integer', description: 'steps of the offer’s unit' }) quantity: number;
  @ApiProperty() unitId: string;
  @ApiProperty({ type: 'integer' }) steps: number;
  @ApiProperty({ type: 'integer', description: 'rupiah for one unit' }) unitPrice: number;
  @ApiProperty({ type: 'integer' }) rupiah: number;
  @ApiProperty({ type: PlanDeliveryView, isArray: true }) deliveries: PlanDeliveryView[];
}

const BASIS_POINTS = 10_000;
const PERMILLE = 1_000;

export const planView = ({ plan, age, settings }: PlanNow): PlanView => ({
  plan: plan && age && madePlanView(plan, age),
  settings,
});

const madePlanView = (plan: Plan, age: PlanAge): MadePlanView => ({
  id: plan.id,
  number: plan.number,
  at: plan.at,
  seq: plan.seq,
  weightsVersion: plan.weightsVersion,
  wordsVersion: plan.wordsVersion,
  settings: plan.settings,
  proof: proofView(plan),
  figures: plan.figures,
  stale: age.signed + age.voided + age.changes.length > 0 ? age : null,
});

function proofView({ objective, bound }: Plan): PlanProofView {
  const gap = bound === 0 ? 0 : Math.ceil(((bound - objective) / bound) * BASIS_POINTS);
  return { kind: gap === 0 ? 'optimal' : 'gap', objective, bound, gap };
}

export function plannedNeedView({ row, demand, agency, lines, wishes, today }: NamedNeed): PlannedNeedView {
  const unit = getUnit(demand.unitId);
  return {
    demandId: demand.id,
    name: demand.name,
    agencyId: agency.id,
    agencyName: agency.name,
    unitId: demand.unitId,
    steps: unit.steps,
    open: row.open === null ? null : fromBase(row.open, unit),
    planned: fromBase(row.planned, unit),
    rupiah: row.rupiah,
    reason: row.reason,
    lines: lines.map((line) => planLineView(line, row.open ?? 0, today)),
    wishes: wishes.map((wish) => planWishView(wish, lines)),
  };
}

const planLineView = ({ row, offer: { offer, product, umkm } }: NamedLine, open: number, today: string): PlanLineView => ({
  offerId: offer.id,
  offerName: offer.name ?? product.name,
  umkmId: umkm.id,
  umkmName: umkm.name,
  sizeClass: sizeClassOf(umkm, today).value,
  quantity: row.quantity,
  unitId: offer.unitId,
  steps: getUnit(offer.unitId).steps,
  unitPrice: row.unitPrice,
  rupiah: row.rupiah,
  share: open === 0 ? 0 : Math.floor((row.base / open) * PERMILLE),
  deliveries: [...row.deliveries],
});

function planWishView({ row, offer: { offer, product, umkm } }: NamedWish, lines: readonly NamedLine[]): PlanWishView {
  const quantity = row.quantity ?? 0;
  const planned = lines.find((line) => line.row.offerId === offer.id)?.row.base ?? 0;
  return {
    offerId: offer.id,
    offerName: offer.name ?? product.name,
    umkmName: umkm.name,
    quantity,
    unitId: offer.unitId,
    steps: getUnit(offer.unitId).steps,
    met: baseOfSteps(quantity, offer) === planned,
  };
}

export const myPlanLineView = ({ row, demand, agency, offer: { offer, product } }: NamedLine): MyPlanLineView => ({
  demandId: demand.id,
  demandName: demand.name,
  agencyName: agency.name,
  offerId: offer.id,
  offerName: offer.name ?? product.name,
  quantity: row.quantity,
  unitId: offer.unitId,
  steps: getUnit(offer.unitId).steps,
  unitPrice: row.unitPrice,
  rupiah: row.rupiah,
  deliveries: [...row.deliveries],
});
