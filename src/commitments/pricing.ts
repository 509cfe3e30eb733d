/**
 * What a line costs: quantity (steps of its unit) x price of one unit / steps of a unit. Exact rupiah or nothing:
 * a line that would need rounding is refused, since the two parties must read the same figure.
 */
export type LineTotal = { rupiah: number } | { problem: 'total_not_exact' | 'amount_overflow' };

/**
 * @param quantity steps of the unit, 1 or more
 * @param unitPrice rupiah for one unit
 * @param steps how many steps one unit has (kg: 1000)
 */
export function lineTotal(quantity: number, unitPrice: number, steps: number): LineTotal {
  const product = BigInt(quantity) * BigInt(unitPrice);
  if (product % BigInt(steps) !== 0n) return { problem: 'total_not_exact' };
  const rupiah = product / BigInt(steps);
  return rupiah > BigInt(Number.MAX_SAFE_INTEGER) ? { problem: 'amount_overflow' } : { rupiah: Number(rupiah) };
}

/** Sum of line totals, or null beyond 2^53-1. */
export function sumRupiah(totals: readonly number[]): number | null {
  const sum = totals.reduce((all, one) => all + BigInt(one), 0n);
  return sum > BigInt(Number.MAX_SAFE_INTEGER) ? null : Number(sum);
}

/**
 * Whether a price is above a ceiling where the two are stated in different units: compared per base unit, without
 * dividing. Each side is rupiah for `base / steps` base units.
 */
export function aboveCeiling(price: PerUnit, ceiling: PerUnit): boolean {
  return BigInt(price.rupiah) * BigInt(ceiling.base) > BigInt(ceiling.rupiah) * BigInt(price.base);
}

export interface PerUnit {
  rupiah: number;
  /** Base units in one unit. */
  base: number;
}
