/**
 * Rows of the offers template as offers. Rule: the rows of one product are one offer, one price tier each; what is stated beside
 * the price (unit, minimum order, lead time, area) is the offer's, so rows may repeat it or leave it blank, but not contradict
 * the first that states it. The unit of a standing offer stays, and so do tiers that the file does not name.
 */
import { EVERYWHERE, tidyArea, type DeliveryArea } from '../offers/delivery-area.js';
import type { PricedFields } from '../offers/offers.service.js';
import type { PriceTier } from '../offers/price-tiers.js';
import { termsOf } from '../offers/terms.js';
import { getUnit } from '../reference/units.js';
import { objectionToUnit } from '../umkm/product-facts.js';
import type { Values } from './effects.js';
import { findGood, type Good, type Goods } from './goods.js';
import type { ParsedRow } from './parse.js';
import { type FieldChange, isBlank, storedValues } from './plan.js';
import { problem } from './problem.js';
import { LEAD_DAYS_UNSTATED } from './product-fields.js';
import { productKey } from './record-keys.js';
import type { OfferRecord } from './records.js';
import { differing } from './repeats.js';
import { withProblem } from './row-problems.js';

const SHARED = ['unitId', 'minimumOrder', 'leadDays', 'areaCodes'] as const satisfies readonly (keyof OfferRecord)[];
/** The columns that they stand in. */
const COLUMN_OF: Readonly<Record<string, string>> = { unitId: 'unit', areaCodes: 'areas' };

/** Rows with what only the store, and the other rows of their offer, can tell. */
export function withOfferProblems(rows: readonly ParsedRow[], goods: Goods): ParsedRow[] {
  const firsts = new Map<string, { row: number; said: Values }>();
  const checked = rows.map((row) => {
    const { record } = row;
    if (record?.type !== 'offer' || row.state === 'wrong' || row.state === 'duplicate') return row;
    if (!goods.umkms.has(record.nib)) return withProblem(row, 'nib', problem('umkm_unknown'));
    const good = findGood(goods, record.nib, record.productName);
    if (!good) return withProblem(row, 'productName', problem('product_unknown'));
    if (objectionToUnit(record.unitId, good.product.unitId) !== null) {
      return withProblem(row, 'unit', problem('unit_differs', { unit: record.unitId, product: good.product.unitId }));
    }
    const standing = good.offer?.offer.unitId;
    if (standing !== undefined && record.unitId !== standing) {
      return withProblem(row, 'unit', problem('unit_differs', { unit: record.unitId, product: standing }));
    }
    return withContradiction(row, record, firsts);
  });
  return withUnpriced(checked, goods);
}

function withContradiction(
  row: ParsedRow,
  record: OfferRecord,
  firsts: Map<string, { row: number; said: Values }>,
): ParsedRow {
  const said = Object.fromEntries(SHARED.flatMap((field) => (isBlank(record[field]) ? [] : [[field, record[field]]])));
  const key = productKey(record.nib, record.productName);
  const first = firsts.get(key);
  firsts.set(key, { row: first?.row ?? row.row, said: { ...said, ...first?.said } });
  const both = Object.fromEntries(Object.entries(first?.said ?? {}).filter(([field]) => field in said));
  const fields = first ? differing(both, { ...both, ...said }).filter((field) => field in both) : [];
  if (fields.length === 0) return row;
  const names = fields.map((field) => COLUMN_OF[field] ?? field);
  return withProblem(
    row,
    names[0] as string,
    problem('offer_rows_differ', { row: first?.row ?? 0, fields: names.join(', ') }),
  );
}

/** An offer whose smallest order would have no price cannot be made; all its rows say so. */
function withUnpriced(rows: readonly ParsedRow[], goods: Goods): ParsedRow[] {
  const unpriced = new Map<string, { from: number; minimum: number }>();
  for (const [key, group] of offerGroups(rows)) {
    const [first] = group as [OfferRecord];
    const fields = offerFields(group, findGood(goods, first.nib, first.productName) as Good);
    const from = fields.prices[0]?.minQuantity ?? 0;
    if (from > fields.minimumOrder) unpriced.set(key, { from, minimum: fields.minimumOrder });
  }
  return rows.map((row) => {
    const found =
      row.record?.type === 'offer' && isSound(row)
        ? unpriced.get(productKey(row.record.nib, row.record.productName))
        : undefined;
    return found ? withProblem(row, 'minQuantity', problem('minimum_order_unpriced', found)) : row;
  });
}

const isSound = (row: ParsedRow): boolean => row.state !== 'wrong' && row.state !== 'duplicate';

/** Sound rows by product. */
function offerGroups(rows: readonly ParsedRow[]): Map<string, OfferRecord[]> {
  return groupOffers(rows.flatMap((row) => (row.record?.type === 'offer' && isSound(row) ? [row.record] : [])));
}

export function groupOffers(records: readonly OfferRecord[]): Map<string, OfferRecord[]> {
  const groups = new Map<string, OfferRecord[]>();
  for (const record of records) {
    const key = productKey(record.nib, record.productName);
    groups.set(key, [...(groups.get(key) ?? []), record]);
  }
  return groups;
}

/** A row as it is saved: of a standing offer only what the file changes, so that its seller's edits stand. */
export function savedTier(record: OfferRecord, changes: readonly FieldChange[], good: Good): OfferRecord {
  if (!good.offer) return record;
  const current = currentTier(record, good);
  if (!current) return { ...record, minimumOrder: null, leadDays: null, areaCodes: [] };
  return { ...record, ...current, ...Object.fromEntries(changes.map(({ field, after }) => [field, after])) };
}

/** The offer as it is after the rows of its product. */
export function offerFields(rows: readonly OfferRecord[], good: Good): PricedFields {
  const { product, offer, imported } = good;
  const stated = <F extends (typeof SHARED)[number]>(field: F) =>
    rows.map((row) => row[field]).find((value) => !isBlank(value)) as OfferRecord[F] | undefined;
  const prices = tiers(offer?.prices ?? [], rows);
  const unitId = stated('unitId') ?? offer?.offer.unitId ?? product.unitId;
  const samePack =
    unitId === (imported?.values['unitId'] ?? null) ? (imported?.values['packSize'] as number | undefined) : undefined;
  const packSize = offer && unitId === offer.offer.unitId ? offer.offer.packSize : samePack;
  const minimumOrder =
    stated('minimumOrder') ?? offer?.offer.minimumOrder ?? prices[0]?.minQuantity ?? getUnit(unitId).steps;
  const terms = termsOf(
    { unitId, packSize: getUnit(unitId).pack ? packSize : undefined, minimumOrder, prices },
    product.unitId,
  );
  return {
    umkmId: product.umkmId,
    productId: product.id,
    name: offer?.offer.name ?? null,
    description: offer?.offer.description ?? null,
    unitId,
    packSize: 'packSize' in terms ? terms.packSize : 1,
    minimumOrder,
    leadDays: stated('leadDays') ?? offer?.offer.leadDays ?? LEAD_DAYS_UNSTATED,
    deliveryArea: areaOf(stated('areaCodes')) ?? offer?.offer.deliveryArea ?? EVERYWHERE,
    taxIncluded: offer?.offer.taxIncluded ?? true,
    deliveryIncluded: offer?.offer.deliveryIncluded ?? true,
    prices,
  };
}

function tiers(standing: readonly PriceTier[], rows: readonly OfferRecord[]): PriceTier[] {
  const prices = new Map(standing.map((tier) => [tier.minQuantity, tier.unitPrice]));
  for (const { minQuantity, unitPrice } of rows) prices.set(minQuantity, unitPrice);
  return [...prices]
    .map(([minQuantity, unitPrice]) => ({ minQuantity, unitPrice }))
    .sort((a, b) => a.minQuantity - b.minQuantity);
}

const areaOf = (codes: readonly string[] | undefined): DeliveryArea | undefined =>
  codes && tidyArea({ kind: 'regencies', codes: [...codes] });

/** What stands of one tier, in the words of its row; null where the offer has no such tier. */
export function currentTier(record: OfferRecord, { offer, withdrawn }: Good): Values | null {
  if (withdrawn) return storedValues(record);
  const price = offer?.prices.find((tier) => tier.minQuantity === record.minQuantity);
  if (!offer || !price) return null;
  const { unitId, minimumOrder, leadDays, deliveryArea } = offer.offer;
  const areaCodes = deliveryArea.kind === 'regencies' ? deliveryArea.codes : [];
  return { ...storedValues(record), unitPrice: price.unitPrice, unitId, minimumOrder, leadDays, areaCodes };
}

/** What the tier counts as imported; null where the offer was typed here. */
export function importedTier(record: OfferRecord, { offer, withdrawn }: Good): Values | null {
  if (withdrawn) return storedValues(record);
  const values = offer?.imported?.values;
  if (!values) return null;
  const prices = values['prices'] as Record<string, number> | undefined;
  return { ...storedValues(record), ...values, unitPrice: prices?.[record.minQuantity] ?? null };
}
