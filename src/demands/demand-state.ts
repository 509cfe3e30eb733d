/**
 * What follows from the fields of a demand. Rules: without a quantity, a shelf or a delivery window it is incomplete; it is fulfilled when
 * all of its quantity is committed; one buyer may ask for one seller, but '1 paket' is never splittable. Its value is the
 * quantity at the ceiling, and is unknown without one.
 */
import type { CertificateKind, DemandStatus } from '../contract/kinds.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { findCategory } from '../reference/categories.js';
import { findUnit, splittable, toBase, type Unit } from '../reference/units.js';

export interface DemandFields {
  categoryId: string | null;
  name: string;
  spec: string | null;
  quantity: number | null;
  unitId: string;
  unitCeiling: number | null;
  deliverFrom: string | null;
  deliverTo: string | null;
  place: string | null;
  regencyCode: string | null;
  certificates: CertificateKind[];
  catalogueWanted: boolean;
  domesticWanted: boolean;
  oneSeller: boolean;
}

export const DEMAND_GAPS = ['quantity', 'category', 'delivery'] as const;
/** What is still to be asked of the officer. */
export type DemandGap = (typeof DEMAND_GAPS)[number];

export interface Derived {
  baseQuantity: number | null;
  splittable: boolean;
}

/**
 * Checks the fields against each other and against the reference, and derives what is stored beside them.
 * @throws DomainError category_unknown, unit_unknown, regency_unknown, dates_out_of_order, amount_overflow
 */
export function derive(fields: DemandFields, knowsRegency: (code: string) => boolean): Derived {
  const { categoryId, unitId, regencyCode, deliverFrom, deliverTo, quantity } = fields;
  if (categoryId !== null && !findCategory(categoryId))
    throw new DomainError('category_unknown', { category: categoryId });
  const unit = unitOf(unitId);
  if (regencyCode !== null && !knowsRegency(regencyCode))
    throw new DomainError('regency_unknown', { code: regencyCode });
  if (deliverFrom !== null && deliverTo !== null && deliverTo < deliverFrom)
    throw new DomainError('dates_out_of_order', { from: deliverFrom, to: deliverTo });
  const baseQuantity = quantity === null ? null : toBase(quantity, unit);
  if (quantity !== null && baseQuantity === null) throw new DomainError('amount_overflow');
  valueOf(fields);
  return { baseQuantity, splittable: !fields.oneSeller && quantity !== null && splittable(unit, quantity) };
}

export function gapsOf(
  fields: Pick<DemandFields, 'quantity' | 'categoryId' | 'deliverFrom' | 'deliverTo'>,
): DemandGap[] {
  const gaps: Record<DemandGap, boolean> = {
    quantity: fields.quantity === null,
    category: fields.categoryId === null,
    delivery: fields.deliverFrom === null || fields.deliverTo === null,
  };
  return DEMAND_GAPS.filter((gap) => gaps[gap]);
}

/** Status of a demand that was not withdrawn. @param committed base units */
export function statusOf(
  fields: Parameters<typeof gapsOf>[0] & { baseQuantity: number | null },
  committed: number,
): Exclude<DemandStatus, 'withdrawn'> {
  if (gapsOf(fields).length > 0) return 'incomplete';
  return committed === fields.baseQuantity ? 'fulfilled' : 'open';
}

/**
 * Rupiah of the whole quantity at its ceiling, rounded down; null where either is unknown.
 * @throws DomainError amount_overflow beyond 2^53-1
 */
export function valueOf({
  quantity,
  unitCeiling,
  unitId,
}: Pick<DemandFields, 'quantity' | 'unitCeiling' | 'unitId'>): number | null {
  if (quantity === null || unitCeiling === null) return null;
  const value = (BigInt(quantity) * BigInt(unitCeiling)) / BigInt(unitOf(unitId).steps);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new DomainError('amount_overflow');
  return Number(value);
}

/** By id only: other spellings are for files. @throws DomainError unit_unknown */
function unitOf(id: string): Unit {
  const unit = findUnit(id);
  if (unit?.id !== id) throw new DomainError('unit_unknown', { unit: id });
  return unit;
}
