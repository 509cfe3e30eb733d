/**
 * On which terms a product is offered: in a unit that counts what the product is counted in, a pack of a stated size, and prices
 * that cover every order from the minimum on. Most units hold a fixed number of base units; only of a pack the seller says it.
 */
import type { ErrorCode, ErrorParams } from '../contract/errors.js';
import type { FieldError } from '../platform/errors/domain-error.js';
import { getUnit, type Unit } from '../reference/units.js';
import { objectionToUnit } from '../umkm/product-facts.js';
import { objectionToTiers, type PriceTier } from './price-tiers.js';

export interface Terms {
  unitId: string;
  /** Base units in one unit. */
  packSize: number;
  /** Steps of the unit. */
  minimumOrder: number;
  prices: readonly PriceTier[];
}

export interface DescribedTerms extends Omit<Terms, 'packSize'> {
  packSize?: number | undefined;
}

export interface TermsObjection {
  code: ErrorCode;
  params: ErrorParams;
  fields: FieldError[];
}

/** @param productUnitId a unit that the product is stated in */
export function termsOf(described: DescribedTerms, productUnitId: string): Terms | TermsObjection {
  const wrongUnit = objectionToUnit(described.unitId, productUnitId);
  if (wrongUnit !== null) return { ...wrongUnit, fields: [] };
  const packSize = packSizeOf(getUnit(described.unitId), described.packSize);
  if (typeof packSize !== 'number') return packSize;
  const reason = objectionToTiers(described.prices, described.minimumOrder);
  if (reason !== null) return { code: 'price_tiers_invalid', params: { reason }, fields: [] };
  return { unitId: described.unitId, packSize, minimumOrder: described.minimumOrder, prices: described.prices };
}

function packSizeOf(unit: Unit, stated: number | undefined): number | TermsObjection {
  if (unit.pack) return stated ?? unit.ratio;
  if (stated === undefined || stated === unit.ratio) return unit.ratio;
  const params = { ratio: unit.ratio };
  return {
    code: 'validation_failed',
    params: { fields: 1 },
    fields: [{ field: 'packSize', code: 'pack_size_fixed', params }],
  };
}
