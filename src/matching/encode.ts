/**
 * Records into the ranking's numbers. Everything is counted in base units; a shared pool in units of the offer it makes, rounded down.
 * Of each demand two versions. 'exact', for the agency and the organiser, has its ceiling and what is still open. 'banded', for everybody
 * else, has the top of the published band that its value lies in, and the whole quantity. What a seller is shown follows from the second
 * alone, so it cannot tell two ceilings of one band apart, nor what rivals have sold, whatever the seller tries.
 */
import type { CapacityPeriod } from '../contract/kinds.js';
import { valueBand } from '../demands/value-band.js';
import { periodOf } from '../engine/rank/calendar.js';
import type { Capacity, HeldCertificate, RankDemand, RankOffer, UnitPrice } from '../engine/rank/types.js';
import { dayNumber } from '../platform/edge/civil-date.js';
import { mayTakeReserved } from '../reference/rules.js';
import { fromBase, getUnit, type Unit } from '../reference/units.js';
import { periodStart } from '../umkm/periods.js';
import { legalRequirements } from './legal.js';
import { anyOf, categoryNumber, dimensionOf, type IdNumbers, isKbliAsked, kbliName, paperNumber } from './numbers.js';
import {
  type CapacityRecord,
  type DemandRecord,
  demandText,
  type HeldPaper,
  type OfferRecord,
  offerText,
} from './records.js';
import type { Tables } from './tables.js';
import type { Vocabulary } from './vocabulary.js';

/** How the ranking calls things. */
export interface Names {
  readonly demands: IdNumbers;
  readonly offers: IdNumbers;
  /** Of an agency or a UMKM. */
  readonly partyNumber: (id: string) => number;
  readonly vocabulary: Vocabulary;
  readonly tables: Tables;
}

/** Provinces come after all regencies in the numbers of areas. */
const PROVINCES_FROM = 1_000;
const ONE_DELIVERY = 1;

export function encodeDemand(demand: DemandRecord, names: Names): { exact: RankDemand; banded: RankDemand } {
  const unit = getUnit(demand.unitId);
  const says = unitSaysSomething(demand, unit);
  const exact: RankDemand = {
    id: names.demands.of(demand.id),
    agency: names.partyNumber(demand.agencyId),
    category: categoryNumber(demand.categoryId),
    terms: names.vocabulary.termsOf(demandText(demand)),
    dimension: says ? dimensionOf(unit) : null,
    quantity: says ? demand.openBase : null,
    splittable: demand.splittable,
    ceiling: says ? ceilingOf(demand, unit) : null,
    window: windowOf(demand),
    deliveries: ONE_DELIVERY,
    place: placeOf(demand.regencyCode, names.tables),
    certificates: demand.certificates.map((kind) => anyOf([kind])),
    catalogue: demand.catalogueWanted ? 'wanted' : 'open',
    domestic: demand.domesticWanted ? 'wanted' : 'open',
    smallOnly: demand.reservedForSmall,
  };
  return { exact, banded: says ? { ...exact, quantity: demand.baseQuantity, ceiling: topOfBand(demand) } : exact };
}

/** @param today in the event's zone: the rules of the day say who counts as small */
export function encodeOffer(offer: OfferRecord, names: Names, today: string): RankOffer {
  const unit = getUnit(offer.unitId);
  const toBase = (steps: number) =>
    Math.min(Math.floor((steps * offer.packSize) / unit.steps), Number.MAX_SAFE_INTEGER);
  return {
    id: names.offers.of(offer.id),
    umkm: names.partyNumber(offer.umkmId),
    category: categoryNumber(offer.categoryId),
    terms: names.vocabulary.termsOf(offerText(offer)),
    dimension: dimensionOf(unit),
    prices: offer.prices.map((tier) => ({
      minimum: toBase(tier.minQuantity),
      price: { rupiah: tier.unitPrice, units: offer.packSize },
    })),
    pricesComplete: offer.pricesComplete,
    minimumOrder: toBase(offer.minimumOrder),
    leadDays: offer.leadDays,
    location: names.tables.locations.get(offer.regencyCode ?? '') ?? null,
    area: areaOf(offer, names.tables),
    requires: legalRequirements(offer),
    certificates: papersOf(offer),
    capacity: capacityOf(offer.capacity),
    inCatalogue: offer.catalogueListed,
    domestic: offer.domestic,
    // What is not stated shuts no gate; that the size is unknown is said beside the score.
    small: offer.sizeClass === null || mayTakeReserved(offer.sizeClass, today),
    withdrawn: false,
  };
}

/** '1 paket' names the whole of something, and so does 'paket' without a number. */
export const unitSaysSomething = ({ quantity }: Pick<DemandRecord, 'quantity'>, unit: Unit): boolean =>
  unit.id !== 'paket' || (quantity !== null && quantity !== unit.steps);

const ceilingOf = ({ unitCeiling }: DemandRecord, unit: Unit): UnitPrice | null =>
  unitCeiling === null ? null : { rupiah: unitCeiling, units: unit.ratio };

/** Unknown where there is no band, since then nobody else knows anything of the ceiling. */
function topOfBand({ value, baseQuantity }: DemandRecord): UnitPrice | null {
  return value === null || baseQuantity === null ? null : { rupiah: valueBand(value).to, units: baseQuantity };
}

function windowOf({ deliverFrom, deliverTo }: DemandRecord): RankDemand['window'] {
  if (deliverFrom === null || deliverTo === null) return null;
  return { from: dayNumber(deliverFrom), to: dayNumber(deliverTo) };
}

function placeOf(regencyCode: string | null, { locations }: Tables): RankDemand['place'] {
  const location = locations.get(regencyCode ?? '');
  if (regencyCode === null || location === undefined) return null;
  return { location, areas: [location, provinceNumber(regencyCode.slice(0, 2))] };
}

function areaOf({ deliveryArea }: OfferRecord, { locations }: Tables): number[] | null {
  if (deliveryArea.kind === 'nation') return null;
  if (deliveryArea.kind === 'provinces') return deliveryArea.codes.map(provinceNumber);
  return deliveryArea.codes.flatMap((code) => locations.get(code) ?? []);
}

const provinceNumber = (code: string): number => PROVINCES_FROM + Number(code);

function papersOf({ papers, kbliCodes }: OfferRecord): HeldCertificate[] {
  const certificates = papers.map((paper) => ({
    kind: paperNumber(paper.kind),
    verified: paper.verified,
    ...daysOf(paper),
  }));
  const lines = kbliCodes.filter(isKbliAsked).map((code) => paperNumber(kbliName(code)));
  return [...certificates, ...lines.map((kind) => ({ kind, verified: true, validFrom: null, validUntil: null }))];
}

function daysOf({ validFrom, validTo }: HeldPaper) {
  return {
    validFrom: validFrom === null ? null : dayNumber(validFrom),
    validUntil: validTo === null ? null : dayNumber(validTo),
  };
}

function capacityOf({ period, units, use, madeFresh, reserved }: CapacityRecord): Capacity {
  const inOfferUnits = (poolUnits: number) => Math.floor(Math.max(0, poolUnits) / use);
  const exceptions = reserved
    .filter(([, taken]) => taken > 0)
    .map(([key, taken]) => ({ period: periodNumber(period, key), left: inOfferUnits(units - taken) }))
    .sort((a, b) => a.period - b.period);
  return { period, perPeriod: inOfferUnits(units), exceptions, madeFresh };
}

const periodNumber = (period: CapacityPeriod, key: string): number => periodOf(period, dayNumber(periodStart(key)));

/** Base units in steps of the offer's unit, as its seller counts: rounded down, or up for what must at least be there. */
export function inOfferSteps(base: number, offer: OfferRecord, round: 'down' | 'up'): number {
  const unit = { ...getUnit(offer.unitId), ratio: offer.packSize };
  const down = Math.min(fromBase(base, unit, offer.packSize), Number.MAX_SAFE_INTEGER);
  const exact = down * offer.packSize === base * unit.steps;
  return round === 'down' || exact ? down : down + 1;
}
