/**
 * Prices by quantity. A tier holds from its quantity up to the next one. The first covers the minimum order, so that every order
 * that may be placed has a price; quantities rise strictly, so that no quantity has two.
 */
export interface PriceTier {
  /** Steps of the offer's unit from which this price holds. */
  minQuantity: number;
  /** Rupiah for one unit. */
  unitPrice: number;
}

export type TierObjection = 'none' | 'above_minimum_order' | 'not_rising';

/** Why these are no prices, or null where they are. */
export function objectionToTiers(tiers: readonly PriceTier[], minimumOrder: number): TierObjection | null {
  const [first] = tiers;
  if (!first) return 'none';
  if (first.minQuantity > minimumOrder) return 'above_minimum_order';
  const rises = tiers.every((tier, at) => at === 0 || tier.minQuantity > (tiers[at - 1]?.minQuantity ?? 0));
  return rises ? null : 'not_rising';
}

/** The price that holds for a quantity; null for one below the first tier. */
export function priceAt(tiers: readonly PriceTier[], quantity: number): number | null {
  let price: number | null = null;
  for (const tier of tiers) {
    if (tier.minQuantity > quantity) break;
    price = tier.unitPrice;
  }
  return price;
}
