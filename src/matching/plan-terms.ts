/**
 * On what terms an offer may serve a need at all, by the rules that a signature is held to: a quantity is whole steps of the offer's unit
 * whose total is exact rupiah, at least the minimum order, at a price within the ceiling; what cannot be split is sold whole.
 */
import { comparePrices } from '../engine/rank/ratio.js';
import { convertible, fromBase, getUnit, toBase, type Unit } from '../reference/units.js';
import { priceAt } from '../offers/price-tiers.js';
import type { DemandRecord, OfferRecord } from './records.js';

/** All in base units but the price. */
export interface PairTerms {
  /** Quantities are multiples of it. */
  grain: number;
  minimum: number;
  /** Base units in one unit of the offer. */
  each: number;
  /** Rupiah for one unit, at whichever of these quantities it is highest. */
  dearest: number;
}

type Sold = Pick<OfferRecord, 'unitId' | 'packSize' | 'minimumOrder' | 'prices'>;
type Asked = Pick<DemandRecord, 'unitId' | 'unitCeiling' | 'splittable' | 'baseQuantity' | 'openBase'>;

/** Null where no quantity of the offer could be signed for the need. */
export function termsOf(demand: Asked, offer: Sold): PairTerms | null {
  const unit = getUnit(offer.unitId);
  const open = demand.openBase ?? 0;
  if (open === 0 || !convertible(unit, getUnit(demand.unitId))) return null;
  const each = baseOf(offer);
  const tiers = tiersWithin(demand, offer, fromBase(open, unit, offer.packSize));
  const [first] = tiers;
  if (!first) return null;
  const steps = tiers.reduce((all, tier) => leastCommon(all, unit.steps / commonPart(tier.unitPrice, unit.steps)), wholeSteps(unit, each));
  const grain = (steps * each) / unit.steps;
  const least = Math.max(offer.minimumOrder, first === offer.prices[0] ? 0 : first.minQuantity);
  const dearest = Math.max(...tiers.map(({ unitPrice }) => unitPrice));
  const minimum = Math.ceil(least / steps) * grain;
  if (demand.splittable) return { grain, minimum, each, dearest };
  return open === demand.baseQuantity && open % grain === 0 ? { grain, minimum: Math.max(minimum, open), each, dearest } : null;
}

/** Whether the price that holds for so many steps is within the ceiling. */
export function isWithinCeiling({ unitId, unitCeiling }: Pick<Asked, 'unitId' | 'unitCeiling'>, offer: Sold, steps: number): boolean {
  const price = priceAt(offer.prices, steps) ?? offer.prices[0]!.unitPrice;
  return fits(price, unitCeiling, unitId, baseOf(offer));
}

/** Base units in one unit of the offer. */
export const baseOf = ({ unitId, packSize }: Pick<OfferRecord, 'unitId' | 'packSize'>): number => {
  const unit = getUnit(unitId);
  return unit.pack ? packSize : unit.ratio;
};

/** Steps of the offer's unit in base units; null where they are not whole. */
export const baseOfSteps = (steps: number, offer: Pick<OfferRecord, 'unitId' | 'packSize'>): number | null =>
  toBase(steps, getUnit(offer.unitId), offer.packSize);

export const stepsOfBase = (base: number, offer: Pick<OfferRecord, 'unitId' | 'packSize'>): number =>
  fromBase(base, getUnit(offer.unitId), offer.packSize);

/** The prices that may come to hold: from that of all that is open down to the first that is above the ceiling. */
function tiersWithin(demand: Asked, { prices, unitId, packSize }: Sold, openSteps: number): Sold['prices'] {
  const each = baseOf({ unitId, packSize });
  const last = Math.max(
    0,
    prices.findLastIndex(({ minQuantity }) => minQuantity <= openSteps),
  );
  let from = last + 1;
  while (from > 0 && fits(prices[from - 1]!.unitPrice, demand.unitCeiling, demand.unitId, each)) from--;
  return prices.slice(from, last + 1);
}

const fits = (price: number, ceiling: number | null, unitId: string, each: number): boolean =>
  ceiling === null ||
  comparePrices({ rupiah: price, units: each }, { rupiah: ceiling, units: getUnit(unitId).ratio }) <= 0;

/** The fewest steps that are whole base units. */
const wholeSteps = (unit: Unit, each: number): number => unit.steps / commonPart(each, unit.steps);

/** Greatest common divisor; of nothing and a number, the number. */
export function commonPart(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

export const leastCommon = (a: number, b: number): number => (a / commonPart(a, b)) * b;

export function pushTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
