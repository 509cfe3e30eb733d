/** How much each factor counts in an event's ranking, in basis points; published, and they always add up to 10,000. */
export const FACTORS = ['category', 'text', 'capacity', 'price', 'lead', 'distance', 'catalogue', 'domestic'] as const;
export type Factor = (typeof FACTORS)[number];
export type Weights = Record<Factor, number>;

export const WEIGHTS_TOTAL = 10_000;

export const DEFAULT_WEIGHTS: Weights = {
  category: 2200,
  text: 1800,
  capacity: 1500,
  price: 1500,
  lead: 1000,
  distance: 1000,
  catalogue: 500,
  domestic: 500,
};

export const weightsTotal = (weights: Weights): number => FACTORS.reduce((sum, factor) => sum + weights[factor], 0);

/** The most that an event's exposure floor may bend the order: within 5 of 100 points sellers are as good as equal. */
export const EXPOSURE_TOLERANCE_MAX = 500;
