/**
 * The size class of a business, computed and never typed (PP 7/2021): a business founded since 2 February 2021 by its
 * capital without land and buildings, an older one by its yearly sales. A cooperative is a class of its own.
 */
import type { SizeClass } from '../contract/kinds.js';
import type { SizeClassLimits } from './data/rule-rows.js';
import { ruleAt } from './rules.js';

export type SizeClassFact = 'foundedOn' | 'capitalRupiah' | 'yearlySalesRupiah';

export interface SizeClassFacts {
  /** Civil date. */
  foundedOn: string | null;
  /** Without land and buildings. */
  capitalRupiah: number | null;
  yearlySalesRupiah: number | null;
  cooperative: boolean;
}

export interface SizeClassResult {
  value: SizeClass | null;
  /** What decided it. */
  basis: 'cooperative' | 'capital' | 'sales' | null;
  /** What must be asked for before there is a class. */
  missing: readonly SizeClassFact[];
}

/** `date` is the civil day on which the class is asked for: the thresholds are dated. */
export function sizeClassOf(facts: SizeClassFacts, date: string): SizeClassResult {
  if (facts.cooperative) return { value: 'koperasi', basis: 'cooperative', missing: [] };
  if (facts.foundedOn === null) return { value: null, basis: null, missing: ['foundedOn'] };
  const byCapital = ruleAt('size_class_capital', date).value;
  if (facts.foundedOn >= byCapital.foundedFrom) {
    return decided('capital', facts.capitalRupiah, 'capitalRupiah', byCapital);
  }
  return decided('sales', facts.yearlySalesRupiah, 'yearlySalesRupiah', ruleAt('size_class_sales', date).value);
}

function decided(
  basis: 'capital' | 'sales',
  amount: number | null,
  fact: SizeClassFact,
  limits: SizeClassLimits,
): SizeClassResult {
  if (amount === null) return { value: null, basis, missing: [fact] };
  return { value: classUpTo(amount, limits), basis, missing: [] };
}

function classUpTo(amount: number, limits: SizeClassLimits): SizeClass {
  if (amount <= limits.mikro) return 'mikro';
  if (amount <= limits.kecil) return 'kecil';
  return amount <= limits.menengah ? 'menengah' : 'besar';
}
