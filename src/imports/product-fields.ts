/**
 * Between a row of the products template and what is stored of it: a product, the pool of its own capacity and, where a price is
 * stated, its offer in the event. Rules: a shelf nobody knew is `lainnya`; capacity is stated in the product's unit and kept in
 * base units; the size of a pool never falls below what is reserved of it, and its period stays while anything is.
 */
import type { CapacityPeriod } from '../contract/kinds.js';
import type { PricedFields } from '../offers/offers.service.js';
import type { PriceTier } from '../offers/price-tiers.js';
import { EVERYWHERE } from '../offers/delivery-area.js';
import { findCategory } from '../reference/categories.js';
import { fromBase, getUnit, toBase } from '../reference/units.js';
import type { CapacityPool } from '../umkm/capacity-pool.entity.js';
import { factsOf, objectionToUnit } from '../umkm/product-facts.js';
import type { Product } from '../umkm/product.entity.js';
import type { NewProduct, ProductFields } from '../umkm/products.service.js';
import type { Values } from './effects.js';
import type { Good } from './goods.js';
import { actionOf } from './held-back.js';
import type { FieldChange, RowPlan } from './plan.js';
import { problem, type CellProblem } from './problem.js';
import type { ProductRecord } from './records.js';

const UNKNOWN_SHELF = 'lainnya';
/** Of an offer that states none: no seller gains a rank by leaving the cell blank. */
export const LEAD_DAYS_UNSTATED = 7;
const TERMS = ['unitPrice', 'minimumOrder', 'leadDays'] as const;

/** What only the store can tell of a row, with the cell it stands in. */
export function productObjection(
  record: ProductRecord,
  good: Good | undefined,
): { field: string; found: CellProblem } | null {
  if (good && objectionToUnit(record.unitId, good.product.unitId) !== null) {
    return { field: 'unit', found: problem('unit_differs', { unit: record.unitId, product: good.product.unitId }) };
  }
  return capacityBase(record) === null ? { field: 'capacity', found: problem('number_too_large') } : null;
}

export function newProduct(record: ProductRecord, umkmId: string): NewProduct {
  const category = findCategory(record.categoryId ?? '');
  const facts = factsOf({
    categoryId: category && !category.group ? category.id : UNKNOWN_SHELF,
    unitId: record.unitId,
  });
  if ('code' in facts) throw new Error(`a parsed product has no shelf or unit: ${facts.code}`);
  const fields: ProductFields = {
    ...facts,
    name: record.name,
    description: record.description,
    kbkiCode: null,
    photoFileId: null,
    shelfLifeDays: null,
    domesticContentPermille: record.domesticContentPermille,
    madeInIndonesia: true,
    poolUse: 1,
  };
  return { umkmId, fields, pool: { perPeriod: capacityBase(record) ?? 0, period: record.capacityPeriod ?? 'month' } };
}

/** The offer that a row makes of its product; null where it states no price. */
export function pricedOffer(record: ProductRecord, product: Product): PricedFields | null {
  if (record.unitPrice === null) return null;
  const unit = getUnit(record.unitId);
  const minimumOrder = record.minimumOrder ?? unit.steps;
  return {
    umkmId: product.umkmId,
    productId: product.id,
    name: null,
    description: null,
    unitId: unit.id,
    packSize: unit.pack ? record.packSize : unit.ratio,
    minimumOrder,
    leadDays: record.leadDays ?? LEAD_DAYS_UNSTATED,
    deliveryArea: EVERYWHERE,
    taxIncluded: true,
    deliveryIncluded: true,
    prices: [{ minQuantity: minimumOrder, unitPrice: record.unitPrice }],
  };
}

/** A standing offer with the terms that a row changes; everything else of it is its seller's. */
export function repricedOffer(
  { offer, prices }: NonNullable<Good['offer']>,
  changes: readonly FieldChange[],
): PricedFields {
  const changed = Object.fromEntries(changes.map(({ field, after }) => [field, after])) as Partial<
    Record<(typeof TERMS)[number], number>
  >;
  const [tier] = prices as [PriceTier];
  const minimumOrder = changed.minimumOrder ?? offer.minimumOrder;
  const { umkmId, productId, name, description, unitId, packSize, deliveryArea, taxIncluded, deliveryIncluded } = offer;
  return {
    ...{ umkmId, productId, name, description, unitId, packSize, deliveryArea, taxIncluded, deliveryIncluded },
    minimumOrder,
    leadDays: changed.leadDays ?? offer.leadDays,
    prices: [{ minQuantity: Math.min(tier.minQuantity, minimumOrder), unitPrice: changed.unitPrice ?? tier.unitPrice }],
  };
}

/** Of a standing offer's terms, those that a row changes. */
export function takenTerms(
  { prices }: PricedFields,
  changes: readonly FieldChange[],
): { terms: Values; prices: Record<number, number> } {
  const own = changes.filter(({ field }) => (TERMS as readonly string[]).includes(field));
  const [tier] = prices as [PriceTier];
  const isRepriced = own.some(({ field }) => field === 'unitPrice');
  return {
    terms: Object.fromEntries(own.map(({ field, after }) => [field, after])),
    prices: isRepriced ? { [tier.minQuantity]: tier.unitPrice } : {},
  };
}

const capacityBase = ({
  capacity,
  unitId,
  packSize,
}: Pick<ProductRecord, 'capacity' | 'unitId' | 'packSize'>): number | null =>
  capacity === null ? 0 : toBase(capacity, getUnit(unitId), packSize);

/** What stands of a product, in the words of its row. */
export const currentProduct = (record: ProductRecord, good: Good): Values => ({
  ...standing(record, good),
  ...untouchable(record, good),
});

/** What it counts as imported; null where it was typed here. Its terms are an event's: they count where this event has its offer. */
export function importedProduct(record: ProductRecord, good: Good): Values | null {
  if (!good.imported) return null;
  const terms = Object.fromEntries(TERMS.map((field) => [field, good.offer?.imported?.values[field] ?? null]));
  return { ...good.imported.values, ...terms, ...untouchable(record, good) };
}

function standing(record: ProductRecord, good: Good): Values {
  const { product, pool, offer } = good;
  return {
    categoryId: product.categoryId,
    description: product.description,
    unitId: product.unitId,
    domesticContentPermille: product.domesticContentPermille,
    capacity: fromBase(pool.capacity, getUnit(record.unitId), packSizeOf(record, good)),
    capacityPeriod: pool.period,
    unitPrice: offer?.prices[0]?.unitPrice ?? null,
    minimumOrder: offer?.offer.minimumOrder ?? null,
    leadDays: offer?.offer.leadDays ?? null,
  };
}

/** What a row cannot change of a product that is here: it stands as the row says it, so that no change is found. */
function untouchable(record: ProductRecord, { sharedPool, withdrawn, offer }: Good): Values {
  const { nib, name, packSize, capacity, capacityPeriod, unitPrice, minimumOrder, leadDays } = record;
  const hasTiers = (offer?.prices.length ?? 0) > 1;
  return {
    nib,
    name,
    packSize,
    ...(sharedPool ? { capacity, capacityPeriod } : {}),
    ...(withdrawn || hasTiers ? { unitPrice, minimumOrder, leadDays } : {}),
  };
}

/** What of a row's changes its pool cannot follow is kept. */
export function heldProduct(plan: RowPlan, record: ProductRecord | null, good: Good | undefined): RowPlan {
  if (plan.id === null || !good || !record || plan.action === 'refused' || plan.action === 'duplicate') return plan;
  const isHeld = ({ field, after }: FieldChange) =>
    good.reserved > 0 &&
    (field === 'capacityPeriod' || (field === 'capacity' && baseOf(after as number, record, good) < good.reserved));
  const changes = plan.changes.filter((change) => !isHeld(change));
  const rest = { ...plan, changes, kept: [...plan.kept, ...plan.changes.filter(isHeld)] };
  return { ...rest, action: actionOf(rest) };
}

const OWN: readonly string[] = ['categoryId', 'description', 'unitId', 'domesticContentPermille'];

export const changedProduct = (product: Product, changes: readonly FieldChange[]): Product => {
  const own = changes.filter(({ field }) => OWN.includes(field));
  return own.length === 0
    ? product
    : { ...product, ...Object.fromEntries(own.map(({ field, after }) => [field, after])) };
};

/** The pool after a row's changes; the same object where it stays. */
export function changedPool(record: ProductRecord, good: Good, changes: readonly FieldChange[]): CapacityPool {
  const capacity = changes.find(({ field }) => field === 'capacity');
  const period = changes.find(({ field }) => field === 'capacityPeriod');
  if (!capacity && !period) return good.pool;
  return {
    ...good.pool,
    capacity: capacity ? baseOf(capacity.after as number, record, good) : good.pool.capacity,
    period: (period?.after as CapacityPeriod | undefined) ?? good.pool.period,
  };
}

/** A capacity as the file states it, in base units. */
function baseOf(capacity: number, record: ProductRecord, good: Good): number {
  return toBase(capacity, getUnit(record.unitId), packSizeOf(record, good)) ?? 0;
}

const packSizeOf = (record: ProductRecord, { offer, imported }: Good): number =>
  offer?.offer.packSize ?? (imported?.values['packSize'] as number | undefined) ?? record.packSize;

export const hasTerms = (changes: readonly FieldChange[]): boolean =>
  changes.some(({ field }) => (TERMS as readonly string[]).includes(field));
