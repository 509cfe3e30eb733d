/** Refuses records and settings outside the ranges the arithmetic is exact for. A refusal is a fault of the calling code, not of a person. */
import { MAX_TERMS } from './idf.js';
import { WHOLE } from './ratio.js';
import {
  FACTORS,
  type AffinityTable,
  type Capacity,
  type Curve,
  type Day,
  type RankDemand,
  type RankOffer,
  type RankSettings,
  type UnitPrice,
} from './types.js';

const MAX_ID = 2 ** 31 - 1;
const MAX_DAY = 10_000_000;
const MAX_TEXT_TERMS = 20_000;
const MAX_CERTIFICATES = 1_000;
const MAX_TIERS = 100;
const MAX_EXCEPTIONS = 10_000;
const ALL_KINDS = 2 ** 31 - 1;

export function checkDemand(demand: RankDemand, settings: RankSettings): void {
  const { window, place, quantity, ceiling } = demand;
  whole('demand.id', demand.id, 0, MAX_ID);
  checkShelfAndTerms('demand', demand, settings);
  if (demand.dimension !== null) whole('demand.dimension', demand.dimension, 0, MAX_ID);
  else if (quantity !== null || ceiling !== null)
    throw new RangeError('demand.dimension: unknown, yet it is counted in');
  if (quantity !== null) whole('demand.quantity', quantity, 1, Number.MAX_SAFE_INTEGER);
  if (ceiling !== null) checkPrice('demand.ceiling', ceiling, 1);
  if (window !== null) {
    whole('demand.window.from', window.from, -MAX_DAY, MAX_DAY);
    whole('demand.window.to', window.to, window.from, MAX_DAY);
  }
  whole('demand.deliveries', demand.deliveries, 1, MAX_ID);
  if (place !== null) whole('demand.place.location', place.location, 0, settings.distances.locations - 1);
  atMost('demand.certificates', demand.certificates, MAX_CERTIFICATES);
  for (const required of demand.certificates) whole('demand.certificates', required, 1, ALL_KINDS);
}

export function checkOffer(offer: RankOffer, settings: RankSettings): void {
  whole('offer.id', offer.id, 0, MAX_ID);
  checkShelfAndTerms('offer', offer, settings);
  whole('offer.dimension', offer.dimension, 0, MAX_ID);
  if (offer.prices.length === 0) throw new RangeError('offer.prices: empty');
  atMost('offer.prices', offer.prices, MAX_TIERS);
  let minimum = 0;
  for (const tier of offer.prices) {
    whole('offer.prices.minimum', tier.minimum, minimum, Number.MAX_SAFE_INTEGER);
    checkPrice('offer.prices.price', tier.price, 0);
    minimum = tier.minimum + 1;
  }
  whole('offer.minimumOrder', offer.minimumOrder, 0, Number.MAX_SAFE_INTEGER);
  if (offer.leadDays !== null) whole('offer.leadDays', offer.leadDays, 0, MAX_DAY);
  if (offer.location !== null) whole('offer.location', offer.location, 0, settings.distances.locations - 1);
  atMost('offer.requires', offer.requires, MAX_CERTIFICATES);
  for (const { anyOf, from, until } of offer.requires) {
    whole('offer.requires.anyOf', anyOf, 1, ALL_KINDS);
    checkDates('offer.requires', from, until);
  }
  atMost('offer.certificates', offer.certificates, MAX_CERTIFICATES);
  for (const { kind, validFrom, validUntil } of offer.certificates) {
    whole('offer.certificates.kind', kind, 0, 30);
    checkDates('offer.certificates', validFrom, validUntil);
  }
  if (offer.capacity !== null) checkCapacity(offer.capacity);
}

export function checkSettings(settings: RankSettings): void {
  const { distances, shelves } = settings;
  for (const factor of FACTORS) whole(`weights.${factor}`, settings.weights[factor], 0, WHOLE);
  const sum = FACTORS.reduce((total, factor) => total + settings.weights[factor], 0);
  if (sum !== WHOLE) throw new RangeError(`weights: they sum to ${sum}, not to ${WHOLE}`);
  checkCurve('priceCurve', settings.priceCurve, 1);
  checkCurve('distanceCurve', settings.distanceCurve, -1);
  whole('floorCosine', settings.floorCosine, 0, WHOLE);
  checkShelves(shelves);
  checkOrderDay(settings.orderDay);
  if (distances.kilometres.length !== distances.locations * distances.locations)
    throw new RangeError('distances: not a square table');
  atMost('idf.rarity', settings.idf.rarity, MAX_TERMS);
  for (const rarity of [settings.idf.unseen, ...settings.idf.rarity]) whole('idf.rarity', rarity, 0, 2 ** 17 - 1);
}

export const checkOrderDay = (day: number): void => whole('orderDay', day, -MAX_DAY, MAX_DAY);

export const checkLimit = (k: number): void => whole('k', k, 0, MAX_ID);

function checkShelfAndTerms(
  side: string,
  { category, terms }: RankDemand | RankOffer,
  { shelves }: RankSettings,
): void {
  whole(`${side}.category`, category, 0, shelves.categories - 1);
  atMost(`${side}.terms`, terms, MAX_TEXT_TERMS);
  for (const term of terms) whole(`${side}.terms`, term, 0, MAX_TERMS - 1);
}

function checkShelves({ categories, affinities, floor }: AffinityTable): void {
  whole('shelves.floor', floor, 1, WHOLE);
  if (affinities.length !== categories * categories) throw new RangeError('shelves: not a square table');
  for (let a = 0; a < categories; a++) {
    for (let b = 0; b <= a; b++) {
      const affinity = affinities[a * categories + b]!;
      whole('shelves.affinities', affinity, a === b ? WHOLE : 0, WHOLE);
      if (affinity !== affinities[b * categories + a])
        throw new RangeError(`shelves: ${a} and ${b} differ by direction`);
    }
  }
}

function checkCapacity({ perPeriod, exceptions }: Capacity): void {
  whole('offer.capacity.perPeriod', perPeriod, 0, Number.MAX_SAFE_INTEGER);
  atMost('offer.capacity.exceptions', exceptions, MAX_EXCEPTIONS);
  let next = -MAX_DAY;
  for (const { period, left } of exceptions) {
    whole('offer.capacity.exceptions.period', period, next, MAX_DAY);
    whole('offer.capacity.exceptions.left', left, 0, perPeriod);
    next = period + 1;
  }
}

function checkDates(field: string, first: Day | null, last: Day | null): void {
  if (first !== null) whole(`${field}: first day`, first, -MAX_DAY, MAX_DAY);
  if (last !== null) whole(`${field}: last day`, last, -MAX_DAY, MAX_DAY);
}

function checkPrice(field: string, price: UnitPrice, leastRupiah: number): void {
  whole(`${field}.rupiah`, price.rupiah, leastRupiah, Number.MAX_SAFE_INTEGER);
  whole(`${field}.units`, price.units, 1, Number.MAX_SAFE_INTEGER);
}

/** `direction` 1: the share never falls; -1: it never rises. Otherwise cheaper or nearer could mean worse. */
function checkCurve(field: string, curve: Curve, direction: 1 | -1): void {
  if (curve.length === 0) throw new RangeError(`${field}: empty`);
  curve.forEach(([x, share], at) => {
    const [lastX, lastShare] = curve[at - 1] ?? [-1, direction === 1 ? 0 : WHOLE];
    whole(field, x, lastX + 1, 1_000_000);
    whole(field, share, 0, WHOLE);
    if ((share - lastShare) * direction < 0) throw new RangeError(`${field}: it turns at ${x}`);
  });
}

function atMost(field: string, list: { readonly length: number }, limit: number): void {
  if (list.length > limit) throw new RangeError(`${field}: ${list.length} entries, at most ${limit}`);
}

function whole(field: string, value: number, least: number, most: number): void {
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    throw new RangeError(`${field}: ${value} is not an integer from ${least} to ${most}`);
  }
}
