/** The organiser's wishes about sellers as groups: a cap for each, micro businesses first, and many of them served rather than few. */
import type { Group, Tier, Value } from './types.js';

export interface Seller {
  /** The most units one seller may be given; null: no cap. */
  readonly cap: number | null;
  readonly isMicro: boolean;
  /** Units of all its offers. */
  readonly capacity: number;
}

export interface SellerPolicy {
  /** Points a unit that a micro business is preferred by; more than any arc is worth: they come first whatever that costs. */
  readonly microBonus: Value;
  /** Points a unit for the first units of each seller. */
  readonly spreadBonus: Value;
  /** How many units are the first: this share of its capacity in basis points, at least one unit. */
  readonly spreadShare: number;
}

/** One group per seller: hand its number as `offerGroup` of its offers. */
export function sellerGroups(sellers: readonly Seller[], policy: SellerPolicy): Group[] {
  return sellers.map((seller) => ({ parent: null, capacity: seller.cap, tiers: tiersOf(seller, policy) }));
}

function tiersOf({ isMicro, capacity }: Seller, { microBonus, spreadBonus, spreadShare }: SellerPolicy): Tier[] {
  const always = isMicro ? microBonus : 0;
  const first = Math.min(capacity, Math.max(1, Math.floor((capacity * spreadShare) / 10_000)));
  const tiers = [
    { units: first, bonus: always + spreadBonus },
    { units: capacity - first, bonus: always },
  ];
  return tiers.filter(({ units, bonus }) => units > 0 && bonus > 0);
}
