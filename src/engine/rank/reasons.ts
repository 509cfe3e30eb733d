/**
 * Everything the ranking can say about a pair, as a closed list of codes with the figures each carries. The words stand elsewhere: one text
 * per code and language. Figures are integers: base units, days (since 1 January 1970 where a date is meant), kilometres, basis points.
 */
import type { BasisPoints, CertificateKind, Day } from './types.js';

export type Nothing = Record<never, never>;

/** What each factor found. */
interface FindingParams {
  same_shelf: Nothing;
  near_shelf: { affinity: BasisPoints };
  other_shelf: Nothing;
  /** `terms`: the shared terms that weigh most, heaviest first. */
  text_match: { cosine: BasisPoints; terms: readonly number[] };
  text_weak: { cosine: BasisPoints; terms: readonly number[] };
  text_none: Nothing;
  capacity_full: { possible: number; needed: number };
  capacity_part: { possible: number; needed: number };
  below_ceiling: { saving: BasisPoints };
  at_ceiling: Nothing;
  ready_early: { daysEarly: number };
  ready_just: Nothing;
  near: { kilometres: number };
  far: { kilometres: number };
  in_catalogue: Nothing;
  not_in_catalogue: Nothing;
  catalogue_not_asked: Nothing;
  domestic: Nothing;
  not_domestic: Nothing;
  domestic_not_asked: Nothing;
}

/** Why a gate is shut: what the offer lacks for this demand. */
interface LackParams {
  withdrawn: Nothing;
  not_small: Nothing;
  /** `anyOf`: one of these would do. */
  certificate_missing: { anyOf: readonly CertificateKind[] };
  certificate_unverified: { certificate: CertificateKind };
  certificate_expires: { certificate: CertificateKind; validUntil: Day; neededOn: Day };
  certificate_starts: { certificate: CertificateKind; validFrom: Day; neededOn: Day };
  unit_differs: { demanded: number; offered: number };
  above_ceiling: { excess: BasisPoints };
  minimum_order: { minimum: number; quantity: number };
  capacity_none: { needed: number };
  /** The demand cannot be split and this seller alone cannot fill it. */
  capacity_short: { possible: number; needed: number };
  lead_time: { leadDays: number; daysLeft: number };
  outside_area: Nothing;
  catalogue_required: Nothing;
  domestic_required: Nothing;
}

/** What nobody has stated yet. It gives no points and takes none: it lowers the confidence. */
interface MissingParams {
  quantity_unknown: Nothing;
  ceiling_unknown: Nothing;
  window_unknown: Nothing;
  place_unknown: Nothing;
  demand_text_empty: Nothing;
  offer_text_empty: Nothing;
  capacity_unknown: Nothing;
  lead_unknown: Nothing;
  location_unknown: Nothing;
  price_incomplete: Nothing;
}

/** What the seller could do to rise. */
interface RaiseParams {
  more_capacity: { more: number };
  state_capacity: Nothing;
  lower_price: { fullPointsAtSaving: BasisPoints };
  shorter_lead: { leadDays: number };
  state_lead: Nothing;
  list_in_catalogue: Nothing;
  prove_domestic: Nothing;
}

export type Coded<Params> = {
  [Code in keyof Params]: { readonly code: Code; readonly params: Params[Code] };
}[keyof Params];

export type Finding = Coded<FindingParams>;
export type Lack = Coded<LackParams>;
export type Missing = Coded<MissingParams>;
export type Raise = Coded<RaiseParams>;
export type Reason = Finding | Lack | Missing | Raise;
export type ReasonCode = Reason['code'];

/** An exhaustive list of the codes: a code that is added above and forgotten here does not compile. */
const codes = <Code extends ReasonCode>(all: Record<Code, true>) => Object.keys(all) as Code[];

export const FINDING_CODES = codes<Finding['code']>({
  same_shelf: true,
  near_shelf: true,
  other_shelf: true,
  text_match: true,
  text_weak: true,
  text_none: true,
  capacity_full: true,
  capacity_part: true,
  below_ceiling: true,
  at_ceiling: true,
  ready_early: true,
  ready_just: true,
  near: true,
  far: true,
  in_catalogue: true,
  not_in_catalogue: true,
  catalogue_not_asked: true,
  domestic: true,
  not_domestic: true,
  domestic_not_asked: true,
});

export const LACK_CODES = codes<Lack['code']>({
  withdrawn: true,
  not_small: true,
  certificate_missing: true,
  certificate_unverified: true,
  certificate_expires: true,
  certificate_starts: true,
  unit_differs: true,
  above_ceiling: true,
  minimum_order: true,
  capacity_none: true,
  capacity_short: true,
  lead_time: true,
  outside_area: true,
  catalogue_required: true,
  domestic_required: true,
});

export const MISSING_CODES = codes<Missing['code']>({
  quantity_unknown: true,
  ceiling_unknown: true,
  window_unknown: true,
  place_unknown: true,
  demand_text_empty: true,
  offer_text_empty: true,
  capacity_unknown: true,
  lead_unknown: true,
  location_unknown: true,
  price_incomplete: true,
});

export const RAISE_CODES = codes<Raise['code']>({
  more_capacity: true,
  state_capacity: true,
  lower_price: true,
  shorter_lead: true,
  state_lead: true,
  list_in_catalogue: true,
  prove_domestic: true,
});

/** A seller knows its own price, so these say where the buyer's ceiling lies: only the agency and the organiser may see them as they are. */
export const CEILING_CODES: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'below_ceiling',
  'at_ceiling',
  'above_ceiling',
  'lower_price',
]);
