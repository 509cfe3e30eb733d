/**
 * The factors: each measures one subject of a pair as a share in basis points and gives that share of its published weight, rounded down.
 * A share of 0 is also what nothing known gives. A score is the sum of these points and of nothing else.
 */
import { deliverable } from './capacity.js';
import { along } from './curve.js';
import { sameDimension, tierFor } from './gates.js';
import { comparePrices, savingUnder, shareOf, WHOLE } from './ratio.js';
import { cosineOf } from './text-index.js';
import type {
  AffinityTable,
  BasisPoints,
  Factor,
  RankDemand,
  RankOffer,
  RankSettings,
  Weights,
  Wish,
} from './types.js';

export interface Pair {
  readonly demand: RankDemand;
  readonly offer: RankOffer;
}

/** A pair with the product of its texts. */
export interface TextPair extends Pair {
  readonly textProduct: number;
}

export interface Measures {
  readonly settings: RankSettings;
  readonly orderDay: number;
}

type Share<Of> = (pair: Of, measures: Measures) => BasisPoints;
type PracticalFactor = Exclude<Factor, 'category' | 'text'>;

/** All but shelf and text, which the search knows before it looks at a pair. */
const PRACTICAL: Readonly<Record<PracticalFactor, Share<Pair>>> = {
  capacity: capacityShare,
  price: priceShare,
  lead: leadShare,
  distance: distanceShare,
  catalogue: ({ demand, offer }) => wishShare(demand.catalogue, offer.inCatalogue),
  domestic: ({ demand, offer }) => wishShare(demand.domestic, offer.domestic),
};

export const SHARES: Readonly<Record<Factor, Share<TextPair>>> = {
  category: ({ demand, offer }, { settings }) => affinityOf(settings.shelves, demand.category, offer.category),
  text: ({ textProduct }) => cosineOf(textProduct),
  ...PRACTICAL,
};

const PRACTICAL_FACTORS = Object.keys(PRACTICAL) as PracticalFactor[];

/** How alike two shelves are. */
export const affinityOf = (shelves: AffinityTable, a: number, b: number): BasisPoints =>
  shelves.affinities[a * shelves.categories + b]!;

export const pointsFor = (weight: BasisPoints, share: BasisPoints): number => Math.floor((weight * share) / WHOLE);

/** The points of every factor but shelf and text. */
export function practicalPoints(pair: Pair, measures: Measures): number {
  let points = 0;
  for (const factor of PRACTICAL_FACTORS)
    points += pointsFor(measures.settings.weights[factor], PRACTICAL[factor](pair, measures));
  return points;
}

/** What `practicalPoints` gives at most. */
export const practicalMost = (weights: Weights): number =>
  PRACTICAL_FACTORS.reduce((sum, factor) => sum + weights[factor], 0);

export const scoreOf = (weights: Weights, affinity: BasisPoints, textProduct: number, practical: number): number =>
  pointsFor(weights.category, affinity) + pointsFor(weights.text, cosineOf(textProduct)) + practical;

/** How much of the quantity the seller can deliver in time. */
function capacityShare({ demand, offer }: Pair, { orderDay }: Measures): BasisPoints {
  if (demand.quantity === null || !sameDimension(demand, offer)) return 0;
  return shareOf(deliverable(demand, offer, orderDay) ?? 0, demand.quantity);
}

function priceShare({ demand, offer }: Pair, { settings }: Measures): BasisPoints {
  if (demand.ceiling === null || !sameDimension(demand, offer)) return 0;
  const { price } = tierFor(offer, demand.quantity);
  return comparePrices(price, demand.ceiling) > 0 ? 0 : along(settings.priceCurve, savingUnder(demand.ceiling, price));
}

/** How much of the time until the last day of delivery is left when the goods are ready. */
function leadShare({ demand, offer }: Pair, { orderDay }: Measures): BasisPoints {
  if (demand.window === null || offer.leadDays === null) return 0;
  const daysLeft = demand.window.to - orderDay;
  return shareOf(daysLeft - offer.leadDays, daysLeft);
}

function distanceShare(pair: Pair, { settings }: Measures): BasisPoints {
  const kilometres = kilometresOf(pair, settings);
  return kilometres === null ? 0 : along(settings.distanceCurve, kilometres);
}

export function kilometresOf({ demand, offer }: Pair, { distances }: RankSettings): number | null {
  if (demand.place === null || offer.location === null) return null;
  return distances.kilometres[offer.location * distances.locations + demand.place.location]!;
}

/** A wish nobody has is fulfilled. */
const wishShare = (wish: Wish, fulfilled: boolean): BasisPoints => (wish === 'open' || fulfilled ? WHOLE : 0);
