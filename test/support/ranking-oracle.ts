/**
 * What a ranking must answer, written a second time from its rules and for clarity alone: every pair, every day of a window one by one, the
 * calendar of `Date`, fractions in BigInt. It shares with the engine the record types and nothing that computes.
 */
import type {
  HeldCertificate,
  Ranked,
  RankDemand,
  RankOffer,
  RankSettings,
  UnitPrice,
} from '../../src/engine/rank/types.js';

export interface Verdict {
  readonly id: { demand: number; offer: number };
  readonly lacks: string[];
  readonly onFloor: boolean;
  readonly points: Record<string, number>;
  readonly score: number;
}

const times = (...numbers: number[]) => numbers.reduce((product, number) => product * BigInt(number), 1n);
const share = (part: bigint, whole: bigint) =>
  part <= 0n || whole <= 0n ? 0 : part > whole ? 10_000 : Number((10_000n * part) / whole);

export function judge(demand: RankDemand, offer: RankOffer, settings: RankSettings): Verdict {
  const shares = sharesOf(demand, offer, settings);
  const points = Object.fromEntries(
    Object.entries(shares).map(([factor, found]) => [
      factor,
      Number(times(found, settings.weights[factor as keyof typeof shares]) / 10_000n),
    ]),
  );
  return {
    id: { demand: demand.id, offer: offer.id },
    lacks: lacksOf(demand, offer, settings),
    onFloor: shares.category >= settings.shelves.floor || shares.text >= settings.floorCosine,
    points,
    score: Object.values(points).reduce((sum, each) => sum + each, 0),
  };
}

/** The full list of one side, best first. */
export function ranked(verdicts: readonly Verdict[], side: 'demand' | 'offer'): Ranked[] {
  return verdicts
    .filter(({ lacks, onFloor }) => lacks.length === 0 && onFloor)
    .map(({ id, score }) => ({ id: id[side], score }))
    .sort((a, b) => (a.score === b.score ? a.id - b.id : b.score - a.score));
}

function sharesOf(demand: RankDemand, offer: RankOffer, settings: RankSettings) {
  const comparable = demand.dimension === null || demand.dimension === offer.dimension;
  const daysLeft = demand.window ? demand.window.to - settings.orderDay : null;
  const wish = (wanted: string, has: boolean) => (wanted === 'open' || has ? 10_000 : 0);
  const possible = deliverableByDay(demand, offer, settings.orderDay);
  const capacityKnown = demand.quantity !== null && possible !== null && comparable;
  return {
    category: settings.shelves.affinities[demand.category + settings.shelves.categories * offer.category]!,
    text: cosine(demand.terms, offer.terms, settings),
    capacity: capacityKnown ? share(possible, BigInt(demand.quantity)) : 0,
    price: demand.ceiling && comparable ? priceShare(demand.ceiling, priceAt(offer, demand.quantity), settings) : 0,
    lead: daysLeft === null || offer.leadDays === null ? 0 : share(BigInt(daysLeft - offer.leadDays), BigInt(daysLeft)),
    distance: distanceShare(demand, offer, settings),
    catalogue: wish(demand.catalogue, offer.inCatalogue),
    domestic: wish(demand.domestic, offer.domestic),
  };
}

function lacksOf(demand: RankDemand, offer: RankOffer, settings: RankSettings): string[] {
  const lacks: string[] = [];
  const comparable = demand.dimension === null || demand.dimension === offer.dimension;
  if (offer.withdrawn) lacks.push('withdrawn');
  if (demand.smallOnly && !offer.small) lacks.push('not_small');
  if (!comparable) lacks.push('unit_differs');
  if (demand.catalogue === 'required' && !offer.inCatalogue) lacks.push('catalogue_required');
  if (demand.domestic === 'required' && !offer.domestic) lacks.push('domestic_required');
  if (comparable && demand.quantity !== null) {
    const priced = offer.prices.some(({ minimum }) => minimum <= demand.quantity!);
    if (!priced || offer.minimumOrder > demand.quantity) lacks.push('minimum_order');
  }
  if (comparable && demand.ceiling) {
    const price = priceAt(offer, demand.quantity);
    if (times(price.rupiah, demand.ceiling.units) > times(demand.ceiling.rupiah, price.units))
      lacks.push('above_ceiling');
  }
  const late = demand.window !== null && settings.orderDay + (offer.leadDays ?? 0) > demand.window.to;
  if (late) lacks.push('lead_time');
  const { place } = demand;
  if (place && offer.area && !offer.area.some((area) => place.areas.includes(area))) lacks.push('outside_area');
  for (const required of requirements(demand, offer, settings.orderDay)) {
    lacks.push(...certificateLacks(required, demand, offer, settings.orderDay));
  }
  const possible = deliverableByDay(demand, offer, settings.orderDay);
  if (comparable && !late && demand.quantity !== null && possible !== null && possible < BigInt(demand.quantity)) {
    if (possible === 0n) lacks.push('capacity_none');
    else if (!demand.splittable) lacks.push('capacity_short');
  }
  return lacks;
}

/** Kinds as lists: a list that holds all of another asks for nothing more. */
function requirements(demand: RankDemand, offer: RankOffer, orderDay: number): number[] {
  const due = demand.window?.to ?? orderDay;
  const inForce = offer.requires.filter(({ from, until }) => (from ?? due) <= due && (until ?? due) >= due);
  const asked = new Set([...demand.certificates, ...inForce.map(({ anyOf }) => anyOf)]);
  const kinds = (bits: number) => [...bits.toString(2)].reverse().flatMap((bit, kind) => (bit === '1' ? [kind] : []));
  const asksMore = (bits: number, other: number) =>
    bits !== other && kinds(bits).every((kind) => kinds(other).includes(kind));
  return [...asked].filter((bits) => ![...asked].some((other) => asksMore(other, bits)));
}

function certificateLacks(required: number, demand: RankDemand, offer: RankOffer, orderDay: number): string[] {
  const due = demand.window?.to ?? orderDay;
  const days = demand.window && demand.deliveries > 1 ? [demand.window.from, due] : [due];
  const fitting = offer.certificates.filter(({ kind }) => Math.floor(required / 2 ** kind) % 2 === 1);
  const verified = fitting.filter((certificate) => certificate.verified);
  const valid = ({ validFrom, validUntil }: HeldCertificate, day: number) =>
    (validFrom ?? -Infinity) <= day && day <= (validUntil ?? Infinity);
  const bad = days.filter((day) => !verified.some((certificate) => valid(certificate, day)))[0];
  if (bad === undefined) return [];
  if (verified.some(({ validUntil }) => validUntil !== null && validUntil < bad)) return ['certificate_expires'];
  if (verified.length > 0) return ['certificate_starts'];
  return [fitting.length > 0 ? 'certificate_unverified' : 'certificate_missing'];
}

function priceAt(offer: RankOffer, quantity: number | null): UnitPrice {
  const reached = offer.prices.filter(({ minimum }) => quantity !== null && minimum <= quantity);
  return (reached.at(-1) ?? offer.prices[0]!).price;
}

/** 1/3 and up to everything at 15 percent, and so on: the published line between two corners. */
function onLine(corners: readonly (readonly [number, number])[], x: number): number {
  const after = corners.findIndex(([corner]) => corner >= x);
  if (after === -1) return corners.at(-1)![1];
  const [rightX, right] = corners[after]!;
  if (after === 0 || rightX === x) return right;
  const [leftX, left] = corners[after - 1]!;
  const above = times(left, rightX - x) + times(right, x - leftX);
  return Number(above / BigInt(rightX - leftX));
}

function priceShare(ceiling: UnitPrice, price: UnitPrice, settings: RankSettings): number {
  const allowed = times(ceiling.rupiah, price.units);
  const asked = times(price.rupiah, ceiling.units);
  return asked > allowed ? 0 : onLine(settings.priceCurve, share(allowed - asked, allowed));
}

function distanceShare(
  { place }: RankDemand,
  { location }: RankOffer,
  { distances, distanceCurve }: RankSettings,
): number {
  if (!place || location === null) return 0;
  return onLine(distanceCurve, distances.kilometres[place.location + distances.locations * location]!);
}

function cosine(a: readonly number[], b: readonly number[], { idf }: RankSettings): number {
  const rarity = (term: number) => idf.rarity[term] ?? idf.unseen;
  const weights = (text: readonly number[]) => {
    const distinct = new Set(text);
    const norm = Math.sqrt([...distinct].reduce((sum, term) => sum + rarity(term) * rarity(term), 0));
    return new Map([...distinct].map((term) => [term, Math.floor((4095 * rarity(term)) / norm)]));
  };
  const right = weights(b);
  let product = 0n;
  for (const [term, weight] of weights(a)) product += times(weight, right.get(term) ?? 0);
  return share(product, times(4095, 4095));
}

/** Walks the days, takes each period once, and for goods made fresh keeps the fullest periods. */
function deliverableByDay(demand: RankDemand, offer: RankOffer, orderDay: number): bigint | null {
  const { capacity } = offer;
  if (!capacity || !demand.window) return null;
  const ready = orderDay + (offer.leadDays ?? 0);
  const leftOfPeriod = new Map<number, bigint>();
  for (let day = capacity.madeFresh ? Math.max(ready, demand.window.from) : ready; day <= demand.window.to; day++) {
    const period = periodByDate(capacity.period, day);
    const exception = capacity.exceptions.find((each) => each.period === period);
    leftOfPeriod.set(period, BigInt(exception ? exception.left : capacity.perPeriod));
  }
  const all = [...leftOfPeriod.values()].sort((a, b) => (a < b ? 1 : -1));
  const counted = capacity.madeFresh ? all.slice(0, demand.deliveries) : all;
  return counted.reduce((sum, left) => sum + left, 0n);
}

export function periodByDate(period: 'day' | 'week' | 'month', day: number): number {
  const date = new Date(day * 86_400_000);
  if (period === 'month') return date.getUTCFullYear() * 12 + date.getUTCMonth();
  if (period === 'day') return day;
  const monday = day - ((date.getUTCDay() + 6) % 7);
  return (monday - Date.UTC(1969, 11, 29) / 86_400_000) / 7;
}
