/**
 * The hard gates. Each names what the offer lacks for the demand; a pair passes when nothing does. What is not stated shuts no gate: it is
 * listed as missing instead.
 */
import { deliverable } from './capacity.js';
import { comparePrices, excessOver } from './ratio.js';
import type { Lack } from './reasons.js';
import type { AnyOf, Day, HeldCertificate, PriceTier, RankDemand, RankOffer } from './types.js';

type Gate = (demand: RankDemand, offer: RankOffer, orderDay: Day) => readonly Lack[];

const OPEN: readonly Lack[] = [];
const shut = (lack: Lack): readonly Lack[] => [lack];

/** Cheap ones first: most pairs stop here. */
const GATES: readonly Gate[] = [
  notWithdrawn,
  sizeClass,
  sameUnit,
  catalogue,
  domestic,
  minimumOrder,
  price,
  leadTime,
  deliveryArea,
  certificates,
  capacity,
];

export function passesGates(demand: RankDemand, offer: RankOffer, orderDay: Day): boolean {
  for (const gate of GATES) if (gate(demand, offer, orderDay).length > 0) return false;
  return true;
}

/** Everything that is lacking, at most `limit` of it. */
export function lacksOf(demand: RankDemand, offer: RankOffer, orderDay: Day, limit = Infinity): Lack[] {
  const lacks: Lack[] = [];
  for (const gate of GATES) {
    lacks.push(...gate(demand, offer, orderDay));
    if (lacks.length >= limit) return lacks.slice(0, limit);
  }
  return lacks;
}

export const sameDimension = (demand: RankDemand, offer: RankOffer): boolean =>
  demand.dimension === null || demand.dimension === offer.dimension;

/** The price for the demanded quantity; the first one while that is unknown or below every tier. */
export function tierFor(offer: RankOffer, quantity: number | null): PriceTier {
  let tier = offer.prices[0]!;
  if (quantity === null) return tier;
  for (const next of offer.prices) if (next.minimum <= quantity) tier = next;
  return tier;
}

function notWithdrawn(_: RankDemand, offer: RankOffer) {
  return offer.withdrawn ? shut({ code: 'withdrawn', params: {} }) : OPEN;
}

function sizeClass(demand: RankDemand, offer: RankOffer) {
  return demand.smallOnly && !offer.small ? shut({ code: 'not_small', params: {} }) : OPEN;
}

function sameUnit(demand: RankDemand, offer: RankOffer) {
  if (demand.dimension === null || demand.dimension === offer.dimension) return OPEN;
  return shut({ code: 'unit_differs', params: { demanded: demand.dimension, offered: offer.dimension } });
}

function catalogue(demand: RankDemand, offer: RankOffer) {
  const listed = demand.catalogue !== 'required' || offer.inCatalogue;
  return listed ? OPEN : shut({ code: 'catalogue_required', params: {} });
}

function domestic(demand: RankDemand, offer: RankOffer) {
  const allowed = demand.domestic !== 'required' || offer.domestic;
  return allowed ? OPEN : shut({ code: 'domestic_required', params: {} });
}

/** Below the first tier there is no price, so that is a minimum order too. */
function minimumOrder(demand: RankDemand, offer: RankOffer) {
  const { quantity } = demand;
  if (quantity === null || !sameDimension(demand, offer)) return OPEN;
  const minimum = Math.max(offer.minimumOrder, offer.prices[0]!.minimum);
  return minimum <= quantity ? OPEN : shut({ code: 'minimum_order', params: { minimum, quantity } });
}

function price(demand: RankDemand, offer: RankOffer) {
  const { ceiling, quantity } = demand;
  if (ceiling === null || !sameDimension(demand, offer)) return OPEN;
  const asked = tierFor(offer, quantity).price;
  if (comparePrices(asked, ceiling) <= 0) return OPEN;
  return shut({ code: 'above_ceiling', params: { excess: excessOver(ceiling, asked) } });
}

/** Also shut where the last day of delivery has passed. */
function leadTime(demand: RankDemand, offer: RankOffer, orderDay: Day) {
  if (demand.window === null) return OPEN;
  const leadDays = offer.leadDays ?? 0;
  const daysLeft = demand.window.to - orderDay;
  return leadDays <= daysLeft ? OPEN : shut({ code: 'lead_time', params: { leadDays, daysLeft } });
}

function deliveryArea({ place }: RankDemand, { area }: RankOffer) {
  if (place === null || area === null || place.areas.some((inside) => area.includes(inside))) return OPEN;
  return shut({ code: 'outside_area', params: {} });
}

/** Nothing left in the window; or, where the demand is not splittable, not enough. Too late is said by the lead time alone. */
function capacity(demand: RankDemand, offer: RankOffer, orderDay: Day) {
  const { quantity: needed, splittable } = demand;
  if (needed === null || !sameDimension(demand, offer) || leadTime(demand, offer, orderDay) !== OPEN) return OPEN;
  const possible = deliverable(demand, offer, orderDay);
  if (possible === null || possible >= needed) return OPEN;
  if (possible === 0) return shut({ code: 'capacity_none', params: { needed } });
  return splittable ? OPEN : shut({ code: 'capacity_short', params: { possible, needed } });
}

function certificates(demand: RankDemand, offer: RankOffer, orderDay: Day): readonly Lack[] {
  if (demand.certificates.length === 0 && offer.requires.length === 0) return OPEN;
  return unmetOf(demand, offer, orderDay).map(({ lack }) => lack);
}

/** What is asked, by the buyer or the law, and not met, each with the nearest miss. */
export function unmetOf(demand: RankDemand, offer: RankOffer, orderDay: Day): { anyOf: AnyOf; lack: Lack }[] {
  const days = checkedOn(demand, orderDay);
  return requirementsOf(demand, offer, days.at(-1)!).flatMap((anyOf) => {
    const lack = certificateLack(anyOf, offer.certificates, days);
    return lack ? [{ anyOf, lack }] : [];
  });
}

/** The buyer's and the law's, each once: what meets a narrower one meets the wider too, so that one missing paper is one lack. */
function requirementsOf(demand: RankDemand, offer: RankOffer, dueDay: Day): readonly AnyOf[] {
  const legal = offer.requires.filter((rule) => coversDay(rule.from, rule.until, dueDay)).map(({ anyOf }) => anyOf);
  const all = [...new Set([...demand.certificates, ...legal])];
  const isWithin = (narrow: AnyOf, wide: AnyOf) => narrow !== wide && (narrow & ~wide) === 0;
  return all.filter((wide) => !all.some((narrow) => isWithin(narrow, wide)));
}

/** The last day of delivery, and the first where there are several; today's order while no window is known. */
function checkedOn({ window, deliveries }: RankDemand, orderDay: Day): Day[] {
  if (window === null) return [orderDay];
  return deliveries > 1 && window.from < window.to ? [window.from, window.to] : [window.to];
}

const isOneOf = (required: AnyOf, { kind }: HeldCertificate) => (required & (1 << kind)) !== 0;

const coversDay = (from: Day | null, until: Day | null, day: Day) =>
  (from === null || from <= day) && (until === null || day <= until);

/** The nearest miss: a verified one with other dates, else one under examination, else none at all. */
function certificateLack(required: AnyOf, held: readonly HeldCertificate[], days: readonly Day[]): Lack | null {
  const meets = (certificate: HeldCertificate, day: Day) =>
    certificate.verified &&
    isOneOf(required, certificate) &&
    coversDay(certificate.validFrom, certificate.validUntil, day);
  const uncovered = days.find((day) => !held.some((certificate) => meets(certificate, day)));
  if (uncovered === undefined) return null;
  const candidates = held.filter((certificate) => isOneOf(required, certificate));
  if (candidates.length === 0) return { code: 'certificate_missing', params: { anyOf: kindsIn(required) } };
  const verified = candidates.filter((certificate) => certificate.verified);
  if (verified.length > 0) return wrongDates(verified, uncovered);
  return { code: 'certificate_unverified', params: { certificate: candidates[0]!.kind } };
}

export function kindsIn(bits: AnyOf): number[] {
  const kinds: number[] = [];
  for (let rest = bits; rest !== 0; rest &= rest - 1) kinds.push(31 - Math.clz32(rest & -rest)); // lowest bit first
  return kinds;
}

/** The one that lasts longest of those that end too early; else the one that starts first. */
function wrongDates(verified: readonly HeldCertificate[], neededOn: Day): Lack {
  const ended = verified.filter(({ validUntil }) => validUntil !== null && validUntil < neededOn);
  if (ended.length > 0) {
    const last = ended.reduce((a, b) => (b.validUntil! > a.validUntil! ? b : a));
    return { code: 'certificate_expires', params: { certificate: last.kind, validUntil: last.validUntil!, neededOn } };
  }
  const first = verified.reduce((a, b) => (b.validFrom! < a.validFrom! ? b : a));
  return { code: 'certificate_starts', params: { certificate: first.kind, validFrom: first.validFrom!, neededOn } };
}
