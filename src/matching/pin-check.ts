/** Whether a quantity of an offer could be signed for a need as things are: the rules of a signature, before it is planned with. */
import { convertible, getUnit } from '../reference/units.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { baseOfSteps, isWithinCeiling, termsOf } from './plan-terms.js';

type Demand = Parameters<typeof termsOf>[0];
type Offer = Parameters<typeof termsOf>[1];

/** @throws DomainError unit_mismatch, quantity_exceeds_demand, price_above_ceiling, lines_invalid, total_not_exact */
export function requirePinnable(demand: Demand, offer: Offer, steps: number): void {
  const base = baseOfSteps(steps, offer);
  if (base === null || !convertible(getUnit(offer.unitId), getUnit(demand.unitId)))
    throw new DomainError('unit_mismatch', { from: offer.unitId, to: demand.unitId });
  const remaining = demand.openBase ?? 0;
  if (base > remaining) throw new DomainError('quantity_exceeds_demand', { wanted: base, remaining });
  if (!isWithinCeiling(demand, offer, steps)) throw new DomainError('price_above_ceiling');
  if (!demand.splittable && base !== demand.baseQuantity)
    throw new DomainError('lines_invalid', { reason: 'not_splittable' });
  const terms = termsOf(demand, offer);
  if (terms === null || base % terms.grain !== 0) throw new DomainError('total_not_exact');
}
