/** The published figures of an event that sets none of its own. */
import type { Curve, RankSettings, Weights } from './types.js';

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

/** At the ceiling a third; 15 percent under it everything: nobody gains by dumping below that. */
export const DEFAULT_PRICE_CURVE: Curve = [
  [0, 3_500],
  [1_500, 10_000],
];

/** The same town, the next regency, across the province, another province, another island. */
export const DEFAULT_DISTANCE_CURVE: Curve = [
  [10, 10_000],
  [50, 6_500],
  [150, 3_000],
  [500, 1_000],
  [3_000, 0],
];

export const DEFAULTS: Pick<RankSettings, 'version' | 'weights' | 'priceCurve' | 'distanceCurve' | 'floorCosine'> = {
  version: 1,
  weights: DEFAULT_WEIGHTS,
  priceCurve: DEFAULT_PRICE_CURVE,
  distanceCurve: DEFAULT_DISTANCE_CURVE,
  floorCosine: 2_000,
};
