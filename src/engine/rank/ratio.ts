/** Exact comparisons and shares of integers: in doubles while every product fits 53 bits, in BigInt beyond. */
import type { BasisPoints, UnitPrice } from './types.js';

export const WHOLE: BasisPoints = 10_000;

/** Negative, zero or positive as `a` is below, equal to or above `b`. */
export function comparePrices(a: UnitPrice, b: UnitPrice): number {
  const left = a.rupiah * b.units;
  const right = b.rupiah * a.units;
  if (left <= Number.MAX_SAFE_INTEGER && right <= Number.MAX_SAFE_INTEGER) return left - right;
  const difference = BigInt(a.rupiah) * BigInt(b.units) - BigInt(b.rupiah) * BigInt(a.units);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** floor(10,000 part / whole), both non-negative integers, at most `WHOLE`; nothing of nothing is 0. */
export function shareOf(part: number, whole: number): BasisPoints {
  if (part <= 0 || whole <= 0) return 0;
  if (part >= whole) return WHOLE;
  // A double quotient of integers whose sum stays below 2^53 never rounds up to the next integer.
  if (whole <= Number.MAX_SAFE_INTEGER / (WHOLE + 1)) return Math.floor((WHOLE * part) / whole);
  return Number((BigInt(WHOLE) * BigInt(part)) / BigInt(whole));
}

/** How far `price` lies under `ceiling`: floor(10,000 (1 - price / ceiling)); 0 at or above it. */
export function savingUnder(ceiling: UnitPrice, price: UnitPrice): BasisPoints {
  const allowed = ceiling.rupiah * price.units;
  const asked = price.rupiah * ceiling.units;
  if (allowed <= Number.MAX_SAFE_INTEGER && asked <= Number.MAX_SAFE_INTEGER) return shareOf(allowed - asked, allowed);
  const exactAllowed = BigInt(ceiling.rupiah) * BigInt(price.units);
  const exactAsked = BigInt(price.rupiah) * BigInt(ceiling.units);
  if (exactAsked >= exactAllowed) return 0;
  return Number((BigInt(WHOLE) * (exactAllowed - exactAsked)) / exactAllowed);
}

/** How far `price` lies above `ceiling`, rounded up so that an excess is never shown as none; capped where it says nothing more. */
export function excessOver(ceiling: UnitPrice, price: UnitPrice): BasisPoints {
  const allowed = BigInt(ceiling.rupiah) * BigInt(price.units);
  const excess = BigInt(price.rupiah) * BigInt(ceiling.units) - allowed;
  if (excess <= 0n) return 0;
  const capped = 100n * BigInt(WHOLE);
  if (allowed === 0n) return Number(capped);
  const rounded = (excess * BigInt(WHOLE) + allowed - 1n) / allowed;
  return Number(rounded < capped ? rounded : capped);
}
