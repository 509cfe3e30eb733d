import { aboveCeiling } from '../../src/commitments/pricing.js';
import type { DemandView } from '../../src/demands/demand.view.js';
import type { OfferView } from '../../src/offers/offer.view.js';
import { priceAt } from '../../src/offers/price-tiers.js';
import { addDays, dayNumber } from '../../src/platform/edge/civil-date.js';
import { fromBase, getUnit, toBase } from '../../src/reference/units.js';
import { niceQuantity, niceRupiah, type Random } from './random.js';

/** What two sides would agree on: how many, for how much, and when. */
export interface Wish {
  /** Steps of the offer's unit, as are the deliveries'. */
  quantity: number;
  unitPrice: number;
  deliveries: { date: string; quantity: number }[];
}

/** How much of what is still open one seller gets. */
const SHARES: readonly (readonly [share: number, often: number])[] = [
  [1, 30],
  [0.6, 25],
  [0.4, 25],
  [0.25, 20],
];
const BARGAINED = 0.35;
const RUSHED = 0.1;
/** Share of the ceiling below which nobody takes it for what is needed. */
const LIKE_PRICE = 0.6;
const DELIVERIES_MAX = 10;
/** Share of a day's capacity that a kitchen promises to one buyer. */
const DAY_SHARE = 0.6;

/** Null where the two cannot come together. @param today civil date of the event's zone */
export function wishFor(random: Random, demand: DemandView, offer: OfferView, today: string): Wish | null {
  const quantity = quantityFor(random, demand, offer);
  if (quantity === null) return null;
  const unitPrice = priceFor(random, demand, offer, quantity);
  const from = later(demand.deliverFrom ?? today, addDays(today, offer.leadDays));
  const to = demand.deliverTo ?? from;
  if (unitPrice === null || (from > to && !random.chance(RUSHED))) return null;
  const times = deliveriesFor(random, offer, quantity, daysBetween(from, to));
  return { quantity, unitPrice, deliveries: spread(quantity, offer.steps, times, from <= to ? from : to, to) };
}

/** The same for less, in whole units; null where nothing is left. */
export function reduced(wish: Wish, offer: OfferView, share: number): Wish | null {
  const quantity = wholeUnits(Math.floor(wish.quantity * share), offer.steps);
  const [first, last] = [wish.deliveries[0], wish.deliveries.at(-1)];
  if (quantity === 0 || !first || !last) return null;
  return {
    ...wish,
    quantity,
    deliveries: spread(quantity, offer.steps, wish.deliveries.length, first.date, last.date),
  };
}

function quantityFor(random: Random, demand: DemandView, offer: OfferView): number | null {
  const openBase = toBase(demand.remaining ?? 0, getUnit(demand.unitId)) ?? 0;
  const most = wholeUnits(fromBase(openBase, getUnit(offer.unitId), offer.packSize), offer.steps);
  if (most === 0) return null;
  if (!demand.splittable) return toBase(most, getUnit(offer.unitId), offer.packSize) === demand.limitBase ? most : null;
  const [share] = random.weighted(SHARES, ([, often]) => often);
  const wanted = niceQuantity((most * share) / offer.steps) * offer.steps;
  return Math.min(most, Math.max(wanted, offer.minimumOrder));
}

/**
 * The seller's price for so many, bargained down a little, and never above what the buyer may pay. What costs far less than that is
 * another thing, however like it sounds.
 */
function priceFor(random: Random, demand: DemandView, offer: OfferView, quantity: number): number | null {
  const listed = priceAt(offer.prices, quantity) ?? offer.prices[0]?.unitPrice;
  if (listed === undefined) return null;
  const price = random.chance(BARGAINED) ? Math.min(listed, niceRupiah(listed * random.between([0.95, 0.99]))) : listed;
  if (demand.unitCeiling === null) return price;
  const ceiling = { rupiah: demand.unitCeiling, base: getUnit(demand.unitId).ratio };
  const asked = { rupiah: price, base: offer.packSize };
  const isOtherThing = !aboveCeiling({ ...asked, rupiah: Math.round(price / LIKE_PRICE) }, ceiling);
  return isOtherThing || aboveCeiling(asked, ceiling) ? null : price;
}

/** A kitchen serves a part of each day; what keeps is sent in a few goes. */
function deliveriesFor(random: Random, offer: OfferView, quantity: number, days: number): number {
  const needed = offer.madeFresh ? Math.ceil(quantity / Math.max(1, offer.capacity.perPeriod * DAY_SHARE)) : 1;
  const wanted = Math.max(needed, random.int([1, 3]));
  return Math.max(1, Math.min(wanted, DELIVERIES_MAX, days + 1, quantity / offer.steps));
}

function spread(quantity: number, steps: number, times: number, from: string, to: string): Wish['deliveries'] {
  const each = wholeUnits(Math.floor(quantity / times), steps);
  const days = daysBetween(from, to);
  return Array.from({ length: times }, (_, at) => ({
    date: addDays(from, Math.floor((days * at) / Math.max(1, times - 1))),
    quantity: at === times - 1 ? quantity - each * (times - 1) : each,
  }));
}

const wholeUnits = (quantity: number, steps: number): number => quantity - (quantity % steps);
const later = (a: string, b: string): string => (a > b ? a : b);
const daysBetween = (from: string, to: string): number => Math.max(0, dayNumber(to) - dayNumber(from));
