/**
 * What an open pair is worth: what is open of the demand, as far as the seller can deliver it in the window, at the seller's own price for
 * the demanded quantity. So it is what the seller could sell; the buyer's ceiling is not in it.
 */
import { deliverable } from '../rank/capacity.js';
import type { Pair } from '../rank/factors.js';
import { tierFor } from '../rank/gates.js';
import type { Day, UnitPrice } from '../rank/types.js';

/** Rupiah, rounded down, at most 2^53 - 1; null while the quantity is not stated. */
export function worthOf({ demand, offer }: Pair, orderDay: Day): number | null {
  if (demand.quantity === null) return null;
  const units = Math.min(demand.quantity, deliverable(demand, offer, orderDay) ?? demand.quantity);
  return rupiahOf(units, tierFor(offer, demand.quantity).price);
}

/** A sum that stays an exact integer. */
export const addRupiah = (a: number, b: number): number => Math.min(a + b, Number.MAX_SAFE_INTEGER);

function rupiahOf(count: number, { rupiah, units }: UnitPrice): number {
  const product = count * rupiah;
  if (product <= Number.MAX_SAFE_INTEGER) return Math.floor(product / units);
  const exact = (BigInt(count) * BigInt(rupiah)) / BigInt(units);
  return Number(exact < MOST ? exact : MOST);
}

const MOST = BigInt(Number.MAX_SAFE_INTEGER);
