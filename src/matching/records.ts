/** What the ranking is made of, as plain rows: match-sources.queries.ts reads them, encode.ts turns them into numbers, reading.ts into words. */
import type { AgencyKind, CapacityPeriod, CertificateKind, SizeClass } from '../contract/kinds.js';
import type { DeliveryArea } from '../offers/delivery-area.js';
import type { PriceTier } from '../offers/price-tiers.js';
import type { ProductTrait } from '../reference/data/certificate-rows.js';

export interface DemandRecord {
  id: string;
  packageId: string;
  agencyId: string;
  agencyName: string;
  agencyKind: AgencyKind;
  categoryId: string | null;
  name: string;
  spec: string | null;
  unitId: string;
  /** Steps of the unit, as declared. */
  quantity: number | null;
  baseQuantity: number | null;
  /** Base units that nothing is signed for yet; null while the quantity is unknown. Not for a seller's eyes: it tells what rivals sold. */
  openBase: number | null;
  /** Rupiah for one unit. Never for a seller's eyes. */
  unitCeiling: number | null;
  /** Rupiah of the whole quantity at the ceiling. Never for a seller's eyes: they see its `valueBand`. */
  value: number | null;
  deliverFrom: string | null;
  deliverTo: string | null;
  place: string | null;
  regencyCode: string | null;
  certificates: readonly CertificateKind[];
  catalogueWanted: boolean;
  domesticWanted: boolean;
  splittable: boolean;
  /** Of the package: for micro and small businesses and cooperatives. */
  reservedForSmall: boolean;
}

/** A certificate that covers the product. */
export interface HeldPaper {
  kind: CertificateKind;
  verified: boolean;
  validFrom: string | null;
  validTo: string | null;
}

export interface OfferRecord {
  id: string;
  umkmId: string;
  umkmName: string;
  /** Today's; null where the business has not stated enough. */
  sizeClass: SizeClass | null;
  regencyCode: string | null;
  kbliCodes: readonly string[];
  catalogueListed: boolean;
  productId: string;
  categoryId: string;
  name: string;
  description: string | null;
  traits: readonly ProductTrait[];
  shelfLifeDays: number | null;
  domestic: boolean;
  photoFileId: string | null;
  unitId: string;
  /** Base units in one unit. */
  packSize: number;
  /** Steps of the unit. */
  minimumOrder: number;
  leadDays: number;
  prices: readonly PriceTier[];
  /** Tax and delivery are in them. */
  pricesComplete: boolean;
  deliveryArea: DeliveryArea;
  capacity: CapacityRecord;
  papers: readonly HeldPaper[];
}

export interface CapacityRecord {
  poolId: string;
  period: CapacityPeriod;
  /** Of the pool, in one period. */
  units: number;
  /** Pool units that one base unit of the product takes. */
  use: number;
  madeFresh: boolean;
  /** Committed pool units by period key, for any product and any event; in order. */
  reserved: readonly (readonly [period: string, units: number])[];
}

/** What is signed of each owner (a demand, a capacity pool) by key; a demand has one key, a pool one for each period. */
export type Committed = ReadonlyMap<string, readonly (readonly [key: string, units: number])[]>;

/** The needs of which something is still open, with how much. A need of which nothing is signed stays the object it is. */
export function withOpen(demands: readonly DemandRecord[], committed: Committed): DemandRecord[] {
  return demands.flatMap((demand) => {
    const signed = committed.get(demand.id)?.[0]?.[1] ?? 0;
    if (signed === 0 || demand.baseQuantity === null) return [demand];
    return signed < demand.baseQuantity ? [{ ...demand, openBase: demand.baseQuantity - signed }] : [];
  });
}

/** Offers with what is signed of their capacity; one whose pool nobody has touched stays the object it is. */
export function withReserved(offers: readonly OfferRecord[], committed: Committed): OfferRecord[] {
  return offers.map((offer) => {
    const reserved = committed.get(offer.capacity.poolId);
    return reserved ? { ...offer, capacity: { ...offer.capacity, reserved } } : offer;
  });
}

/** What an offer and a demand are compared by in words. */
export const demandText = (demand: DemandRecord): string => [demand.name, demand.spec].filter(Boolean).join('. ');
export const offerText = (offer: OfferRecord): string => [offer.name, offer.description].filter(Boolean).join('. ');
