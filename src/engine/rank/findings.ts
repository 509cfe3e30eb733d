/** What each factor found, in codes and figures: the words behind its points. */
import { deliverable } from './capacity.js';
import { kilometresOf, SHARES, type Measures, type Pair, type TextPair } from './factors.js';
import { sameDimension, tierFor } from './gates.js';
import { comparePrices, excessOver, savingUnder, WHOLE } from './ratio.js';
import type { Missing } from './reasons.js';
import { cosineOf } from './text-index.js';
import type { Factor, FactorPoints } from './types.js';

export type Reason = FactorPoints['reason'];

/** A pair with the terms its texts share, heaviest first. */
export interface ReadPair extends TextPair {
  readonly sharedTerms: readonly number[];
}

type Find = (pair: ReadPair, measures: Measures) => Reason;

/** From this share of the distance curve on a seller is 'near'. */
const NEAR_SHARE = WHOLE / 2;

export const FINDINGS: Readonly<Record<Factor, Find>> = {
  category: categoryFinding,
  text: textFinding,
  capacity: capacityFinding,
  price: priceFinding,
  lead: leadFinding,
  distance: distanceFinding,
  catalogue: ({ demand, offer }) => {
    if (demand.catalogue === 'open') return { code: 'catalogue_not_asked', params: {} };
    return { code: offer.inCatalogue ? 'in_catalogue' : 'not_in_catalogue', params: {} };
  },
  domestic: ({ demand, offer }) => {
    if (demand.domestic === 'open') return { code: 'domestic_not_asked', params: {} };
    return { code: offer.domestic ? 'domestic' : 'not_domestic', params: {} };
  },
};

export interface MissingDatum {
  readonly factor: Factor;
  readonly side: 'demand' | 'offer';
  readonly missing: Missing;
}

/** What neither side has stated. The same datum may be missing for two factors. */
export function missingOf({ demand, offer }: Pair): MissingDatum[] {
  const all: MissingDatum[] = [];
  const note = (isMissing: boolean, factor: Factor, side: MissingDatum['side'], code: Missing['code']) => {
    if (isMissing) all.push({ factor, side, missing: { code, params: {} } });
  };
  note(demand.terms.length === 0, 'text', 'demand', 'demand_text_empty');
  note(offer.terms.length === 0, 'text', 'offer', 'offer_text_empty');
  note(demand.quantity === null, 'capacity', 'demand', 'quantity_unknown');
  note(demand.window === null, 'capacity', 'demand', 'window_unknown');
  note(offer.capacity === null, 'capacity', 'offer', 'capacity_unknown');
  note(demand.ceiling === null, 'price', 'demand', 'ceiling_unknown');
  note(demand.quantity === null && offer.prices.length > 1, 'price', 'demand', 'quantity_unknown');
  note(!offer.pricesComplete, 'price', 'offer', 'price_incomplete');
  note(demand.window === null, 'lead', 'demand', 'window_unknown');
  note(offer.leadDays === null, 'lead', 'offer', 'lead_unknown');
  note(demand.place === null, 'distance', 'demand', 'place_unknown');
  note(offer.location === null, 'distance', 'offer', 'location_unknown');
  return all;
}

function categoryFinding(pair: ReadPair, measures: Measures): Reason {
  const { demand, offer } = pair;
  if (demand.category === offer.category) return { code: 'same_shelf', params: {} };
  const affinity = SHARES.category(pair, measures);
  return affinity > 0 ? { code: 'near_shelf', params: { affinity } } : { code: 'other_shelf', params: {} };
}

function textFinding({ demand, offer, textProduct, sharedTerms: terms }: ReadPair, { settings }: Measures): Reason {
  if (demand.terms.length === 0) return { code: 'demand_text_empty', params: {} };
  if (offer.terms.length === 0) return { code: 'offer_text_empty', params: {} };
  if (terms.length === 0) return { code: 'text_none', params: {} };
  const cosine = cosineOf(textProduct);
  return { code: cosine >= settings.floorCosine ? 'text_match' : 'text_weak', params: { cosine, terms } };
}

function capacityFinding({ demand, offer }: ReadPair, { orderDay }: Measures): Reason {
  const { quantity: needed } = demand;
  if (needed === null) return { code: 'quantity_unknown', params: {} };
  if (demand.window === null) return { code: 'window_unknown', params: {} };
  if (!sameDimension(demand, offer)) return unitDiffers(demand.dimension!, offer.dimension);
  const possible = deliverable(demand, offer, orderDay);
  if (possible === null) return { code: 'capacity_unknown', params: {} };
  if (possible === 0) return { code: 'capacity_none', params: { needed } };
  return { code: possible >= needed ? 'capacity_full' : 'capacity_part', params: { possible, needed } };
}

function priceFinding({ demand, offer }: ReadPair): Reason {
  const { ceiling, quantity } = demand;
  if (ceiling === null) return { code: 'ceiling_unknown', params: {} };
  if (!sameDimension(demand, offer)) return unitDiffers(demand.dimension!, offer.dimension);
  const { price } = tierFor(offer, quantity);
  const order = comparePrices(price, ceiling);
  if (order > 0) return { code: 'above_ceiling', params: { excess: excessOver(ceiling, price) } };
  if (order === 0) return { code: 'at_ceiling', params: {} };
  return { code: 'below_ceiling', params: { saving: savingUnder(ceiling, price) } };
}

function leadFinding({ demand, offer }: ReadPair, { orderDay }: Measures): Reason {
  if (demand.window === null) return { code: 'window_unknown', params: {} };
  if (offer.leadDays === null) return { code: 'lead_unknown', params: {} };
  const daysLeft = demand.window.to - orderDay;
  const daysEarly = daysLeft - offer.leadDays;
  if (daysEarly < 0) return { code: 'lead_time', params: { leadDays: offer.leadDays, daysLeft } };
  return daysEarly > 0 ? { code: 'ready_early', params: { daysEarly } } : { code: 'ready_just', params: {} };
}

function distanceFinding(pair: ReadPair, measures: Measures): Reason {
  if (pair.demand.place === null) return { code: 'place_unknown', params: {} };
  if (pair.offer.location === null) return { code: 'location_unknown', params: {} };
  const kilometres = kilometresOf(pair, measures.settings)!;
  return { code: SHARES.distance(pair, measures) >= NEAR_SHARE ? 'near' : 'far', params: { kilometres } };
}

const unitDiffers = (demanded: number, offered: number): Reason => ({
  code: 'unit_differs',
  params: { demanded, offered },
});
