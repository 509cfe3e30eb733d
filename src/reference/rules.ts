/**
 * Which legal figure holds on a day. Callers name the rule and the day the thing happens (signing, delivery), never
 * today.
 */
import { createHash } from 'node:crypto';
import type { ProcurementKind, ProcurementMethod, SizeClass } from '../contract/kinds.js';
import { RULES, type Instrument, type Rule, type RuleKey } from './data/rule-rows.js';

/** Names the exact rows of law that this program knows: signed entries keep it. */
export const RULE_VERSION = createHash('sha256').update(JSON.stringify(RULES)).digest('hex').slice(0, 12);

/** The row that holds on the civil day; undefined before the first one. */
export function findRule<K extends RuleKey>(key: K, date: string): Rule<K> | undefined {
  for (const rule of RULES) {
    const holds = rule.key === key && rule.validFrom <= date && (rule.validTo === null || date <= rule.validTo);
    if (holds) return rule as unknown as Rule<K>;
  }
  return undefined;
}

/** As `findRule`, for days on which the rule certainly exists. */
export function ruleAt<K extends RuleKey>(key: K, date: string): Rule<K> {
  const rule = findRule(key, date);
  if (!rule) throw new RangeError(`No rule ${key} is known for ${date}`);
  return rule;
}

/** Rupiah up to which this kind may be bought directly on the day. */
export function directProcurementLimit(kind: ProcurementKind, date: string): number {
  const limits = ruleAt('direct_procurement_limit', date).value;
  if (kind === 'KONSTRUKSI') return limits.construction;
  if (kind === 'KONSULTANSI') return limits.consultancy;
  return kind === 'BARANG' ? limits.goods : limits.services;
}

/** Whether the method may carry the value. Only direct procurement has a ceiling here. */
export function methodCarries(method: ProcurementMethod, kind: ProcurementKind, value: number, date: string): boolean {
  return method !== 'PENGADAAN_LANGSUNG' || value <= directProcurementLimit(kind, date);
}

/** The paper that must follow a commitment of this value. */
export function instrumentFor(method: ProcurementMethod, value: number, date: string): Instrument {
  if (method === 'E_PURCHASING') return 'order_letter';
  const rows = ruleAt('instruments', date).value;
  return rows.find((row) => row.upTo === null || value <= row.upTo)?.instrument ?? 'contract';
}

/** Whether a package of this pagu is reserved for micro and small business and cooperatives. */
export function isReserved(pagu: number, date: string): boolean {
  return pagu <= ruleAt('reserved_package_limit', date).value;
}

export function mayTakeReserved(sizeClass: SizeClass | null, date: string): boolean {
  return sizeClass !== null && ruleAt('reserved_package_classes', date).value.includes(sizeClass);
}

/** Whether buying from this class counts towards the 40%. */
export function countsTowardsShare(sizeClass: SizeClass | null, date: string): boolean {
  return sizeClass !== null && ruleAt('small_business_share_classes', date).value.includes(sizeClass);
}

/** Whether food by a maker of this class must be halal on the day. A maker of unknown size is held to the latest date. */
export function halalIsDue(sizeClass: SizeClass | null, date: string): boolean {
  const rule = findRule('halal_food_due', date);
  return rule !== undefined && date >= rule.value[sizeClass ?? 'mikro'];
}
