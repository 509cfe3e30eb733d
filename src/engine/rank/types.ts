/**
 * What the ranking receives and answers: numbers only. The caller stems and numbers words, converts units, numbers parties and places, and
 * keeps their names. A record has no field for a seller's name, for what was sold before, or for payment: they can never count.
 */
import type { Finding, Lack, Missing, Raise } from './reasons.js';

/** A civil day: days since 1 January 1970. */
export type Day = number;
/** 10,000 are the whole. */
export type BasisPoints = number;
/** 0..30, as the caller numbers kinds of certificates (a KBLI or a listing that a demand insists on may be one too). */
export type CertificateKind = number;

/** A bit set over certificate kinds: any one of them will do. */
export type AnyOf = number;

/** Rupiah for so many base units, as stated (12,000 for 250 g), so that no price is ever rounded. */
export interface UnitPrice {
  readonly rupiah: number;
  readonly units: number;
}

/** 'required' shuts the gate, 'wanted' gives points, 'open' does not mind. */
export type Wish = 'open' | 'wanted' | 'required';

export interface RankDemand {
  /** Ties go to the lower id: number demands in an order that never changes, such as that of their creation. */
  readonly id: number;
  /** For vetoes and grouping; never for the score. */
  readonly agency: number;
  /** A row of the affinity table. */
  readonly category: number;
  /** Numbers of stems, synonym classes and pairs of words; order and repetition do not count. */
  readonly terms: readonly number[];
  /**
   * Units of one number can be compared; a service has a number of its own. Null: the unit says nothing ('1 paket'), so quantity and
   * ceiling are unknown too.
   */
  readonly dimension: number | null;
  /** Base units still open. Null: not stated yet. */
  readonly quantity: number | null;
  readonly splittable: boolean;
  readonly ceiling: UnitPrice | null;
  /** First and last day of delivery, both included. */
  readonly window: { readonly from: Day; readonly to: Day } | null;
  /** How many deliveries the quantity is split into. */
  readonly deliveries: number;
  /** Where it is delivered: a row of the distance table, and every area it lies in (regency, province). */
  readonly place: { readonly location: number; readonly areas: readonly number[] } | null;
  /** What the buyer asks for, each to be met. */
  readonly certificates: readonly AnyOf[];
  readonly catalogue: Wish;
  readonly domestic: Wish;
  /** Reserved for micro and small businesses and cooperatives under the rules of the day. */
  readonly smallOnly: boolean;
}

export interface PriceTier {
  /** Base units from which this price holds. */
  readonly minimum: number;
  readonly price: UnitPrice;
}

export interface HeldCertificate {
  readonly kind: CertificateKind;
  /** Null: since ever. */
  readonly validFrom: Day | null;
  /** Null: for ever. */
  readonly validUntil: Day | null;
  readonly verified: boolean;
}

export type Period = 'day' | 'week' | 'month';

/** What the law asks of this product on the last day of delivery, whoever buys it. */
export interface LegalRequirement {
  readonly anyOf: AnyOf;
  /** Null: since ever. */
  readonly from: Day | null;
  /** Null: for ever. */
  readonly until: Day | null;
}

/**
 * What a seller can make, in base units of the offer: `perPeriod` in every period but those of `exceptions`, where only `left` remains
 * (reserved by signed commitments, shared with other products, closed). Periods are numbered by `periodOf`.
 */
export interface Capacity {
  readonly period: Period;
  readonly perPeriod: number;
  /** Ascending by period; `left` is at most `perPeriod`. */
  readonly exceptions: readonly { readonly period: number; readonly left: number }[];
  /** Made on the day: only the delivery's own period counts. Else earlier periods do too, back to the order day plus lead time. */
  readonly madeFresh: boolean;
}

export interface RankOffer {
  readonly id: number;
  /** For vetoes and grouping; never for the score. */
  readonly umkm: number;
  readonly category: number;
  readonly terms: readonly number[];
  readonly dimension: number;
  /** At least one, ascending by `minimum`. */
  readonly prices: readonly PriceTier[];
  /** False: tax or delivery comes on top. */
  readonly pricesComplete: boolean;
  /** Base units. */
  readonly minimumOrder: number;
  /** Null: not stated. */
  readonly leadDays: number | null;
  readonly location: number | null;
  /** Areas delivered to, in the numbers of `RankDemand.place.areas`. Null: anywhere. */
  readonly area: readonly number[] | null;
  readonly requires: readonly LegalRequirement[];
  readonly certificates: readonly HeldCertificate[];
  readonly capacity: Capacity | null;
  readonly inCatalogue: boolean;
  readonly domestic: boolean;
  /** Counts as micro, small or a cooperative under the rules of the day. */
  readonly small: boolean;
  readonly withdrawn: boolean;
}

export const FACTORS = ['category', 'text', 'capacity', 'price', 'lead', 'distance', 'catalogue', 'domestic'] as const;
export type Factor = (typeof FACTORS)[number];

/** Points a factor can give, summing to 10,000: published per event. */
export type Weights = Readonly<Record<Factor, BasisPoints>>;

/** Corners of a broken line, ascending by the first figure: what the factor measures -> the share of its points. */
export type Curve = readonly (readonly [x: number, share: BasisPoints])[];

/** How alike categories are: the tree's own affair, so the figures come with the tree. */
export interface AffinityTable {
  readonly categories: number;
  /** Row by row, 10,000 for the same category; the same in both directions. */
  readonly affinities: Uint16Array;
  /** An affinity from which a pair is eligible whatever its texts say. */
  readonly floor: BasisPoints;
}

/** How rare each term is, frozen when an event opens: else each new offer would change every score. */
export interface Idf {
  readonly version: number;
  /** By term number, in 1/4096. */
  readonly rarity: readonly number[];
  /** Of a term that came later. */
  readonly unseen: number;
}

export interface DistanceTable {
  readonly locations: number;
  /** Row by row. */
  readonly kilometres: Uint16Array;
}

export interface RankSettings {
  /** Of weights and curves; an explanation names it. */
  readonly version: number;
  readonly weights: Weights;
  /** Saving under the ceiling in basis points -> share. */
  readonly priceCurve: Curve;
  /** Kilometres -> share. */
  readonly distanceCurve: Curve;
  /** A cosine from which a pair is eligible on any shelf. */
  readonly floorCosine: BasisPoints;
  readonly shelves: AffinityTable;
  readonly idf: Idf;
  readonly distances: DistanceTable;
  /** The day on which an order could be placed: lead times count from it. */
  readonly orderDay: Day;
}

/** A pair a side has refused is never listed. Asked only for pairs that would be. */
export type Vetoed = (demand: RankDemand, offer: RankOffer) => boolean;

export interface Ranked {
  readonly id: number;
  readonly score: number;
}

export interface FactorPoints {
  readonly factor: Factor;
  readonly weight: number;
  readonly points: number;
  /** A lack where the gate of the same subject is shut, a missing datum where there was nothing to measure. */
  readonly reason: Finding | Lack | Missing;
}

export interface Explanation {
  readonly demandId: number;
  readonly offerId: number;
  readonly settingsVersion: number;
  readonly idfVersion: number;
  /** Gates open, floor reached, no veto: the pair is in the lists. */
  readonly eligible: boolean;
  readonly vetoed: boolean;
  readonly belowFloor: boolean;
  /** The exact sum of the factors' points, 0..10,000, also of a pair that is not eligible. */
  readonly score: number;
  readonly factors: readonly FactorPoints[];
  readonly lacks: readonly Lack[];
  readonly raises: readonly { readonly factor: Factor; readonly gain: number; readonly raise: Raise }[];
  readonly missing: readonly {
    readonly factor: Factor;
    readonly side: 'demand' | 'offer';
    readonly missing: Missing;
  }[];
  /** The weight of the factors that nothing is missing for. */
  readonly confidence: BasisPoints;
}
