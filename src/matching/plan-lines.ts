/**
 * A solved allocation as people read it: lines that could be signed as they are, what of each need is planned, and, where that is not all,
 * the one thing that keeps the rest out.
 */
import { Room } from '../engine/allocate/room.js';
import { priceAt } from '../offers/price-tiers.js';
import { mayTakeReserved } from '../reference/rules.js';
import { getUnit } from '../reference/units.js';
import type { PlanProblem, PlanInput } from './plan-problem.js';
import { pushTo, stepsOfBase, termsOf } from './plan-terms.js';
import type { DemandRecord, OfferRecord } from './records.js';

export interface PlanLine {
  readonly demandId: string;
  readonly agencyId: string;
  readonly offerId: string;
  readonly umkmId: string;
  /** Steps of the offer's unit. */
  readonly quantity: number;
  readonly base: number;
  /** Rupiah for one unit, and of the line. */
  readonly unitPrice: number;
  readonly rupiah: number;
  readonly deliveries: readonly { readonly date: string; readonly quantity: number }[];
}

/** Why some of a need is in no plan. */
export const UNPLANNED_REASONS = ['unknown', 'no_seller', 'capacity', 'minimum_order', 'budget'] as const;
export type UnplannedReason = (typeof UNPLANNED_REASONS)[number];

export interface PlannedDemand {
  readonly demandId: string;
  readonly agencyId: string;
  /** Base units that were open, and how many of them are planned; `open` is null while the quantity is unknown. */
  readonly open: number | null;
  readonly planned: number;
  /** Rupiah of what is open, at the ceiling, or at the cheapest seller where there is none; 0 where neither is known. */
  readonly rupiah: number;
  readonly reason: UnplannedReason | null;
}

export interface PlanFigures {
  readonly needs: number;
  readonly full: number;
  readonly part: number;
  readonly none: number;
  /** Rupiah of all that is open and of what is planned of it, both at the ceilings. */
  readonly openRupiah: number;
  readonly coveredRupiah: number;
  /** Rupiah of the lines at the sellers' prices, and of those at micro and small businesses and cooperatives. */
  readonly plannedRupiah: number;
  readonly smallRupiah: number;
  readonly sellers: number;
  readonly reasons: Readonly<Record<UnplannedReason, number>>;
}

export interface DrawnPlan {
  readonly lines: PlanLine[];
  readonly demands: PlannedDemand[];
  readonly figures: PlanFigures;
}

export function drawPlan(input: PlanInput, made: PlanProblem, flows: ArrayLike<number>): DrawnPlan {
  const lines = linesOf(input, made, flows);
  const planned = new Map<string, number>();
  for (const { demandId, base } of lines) planned.set(demandId, (planned.get(demandId) ?? 0) + base);
  const reasonOf = reasons(input, made, flows);
  const demands = input.demands.map((demand, at): PlannedDemand => {
    const done = planned.get(demand.id) ?? 0;
    return {
      demandId: demand.id,
      agencyId: demand.agencyId,
      open: demand.openBase,
      planned: done,
      rupiah: whole((demand.openBase ?? 0) * made.rupiahPerBase[at]!),
      reason: demand.openBase !== null && done === demand.openBase ? null : reasonOf(at),
    };
  });
  return { lines, demands, figures: figuresOf(input, made, lines, demands) };
}

function linesOf({ candidates, demands, offers }: PlanInput, made: PlanProblem, flows: ArrayLike<number>): PlanLine[] {
  const parts = new Map<number, { date: string; base: number }[]>();
  made.arcCandidate.forEach((candidate, arc) => {
    if (flows[arc] === 0) return;
    const base = flows[arc]! * made.unitBase[candidates[candidate]!.demand]!;
    pushTo(parts, candidate, { date: made.arcDate[arc]!, base });
  });
  return [...parts].map(([candidate, own]) => {
    const { demand, offer } = candidates[candidate]!;
    return lineOf(demands[demand]!, offers[offer]!, own);
  });
}

function lineOf(demand: DemandRecord, offer: OfferRecord, parts: readonly { date: string; base: number }[]): PlanLine {
  const base = parts.reduce((sum, part) => sum + part.base, 0);
  const quantity = stepsOfBase(base, offer);
  // a pin may lie below every tier
  const unitPrice = priceAt(offer.prices, quantity) ?? offer.prices[0]!.unitPrice;
  const deliveries = parts
    .map((part) => ({ date: part.date, quantity: stepsOfBase(part.base, offer) }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  return {
    demandId: demand.id,
    agencyId: demand.agencyId,
    offerId: offer.id,
    umkmId: offer.umkmId,
    quantity,
    base,
    unitPrice,
    rupiah: Number((BigInt(quantity) * BigInt(unitPrice)) / BigInt(getUnit(offer.unitId).steps)),
    deliveries,
  };
}

/** Looks at what the plan leaves of each limit: the most hopeful of a need's sellers says what stands in the way. */
function reasons({ demands, offers, candidates }: PlanInput, { problem, arcCandidate }: PlanProblem, flows: ArrayLike<number>) {
  const room = new Room(problem, flows);
  const best = demands.map((): UnplannedReason => 'no_seller');
  const hope = (demand: number, reason: UnplannedReason) => {
    if (HOPE[reason] > HOPE[best[demand]!]) best[demand] = reason;
  };
  // a seller on whose terms something could be signed has an arc for every time in which it can be ready
  for (const { demand, offer } of candidates) if (termsOf(demands[demand]!, offers[offer]!)) hope(demand, 'capacity');
  arcCandidate.forEach((candidate, arc) => {
    const { demand } = candidates[candidate]!;
    const offer = problem.arcOffer[arc]!;
    const grain = problem.grain![offer]!;
    const least = Math.max(grain, problem.minimum![offer]! - flows[arc]!);
    const [asked, offered] = [room.ofDemand(arc), room.ofOffer(arc)];
    if (problem.vetoed![arc] || (offered < least && offered < asked)) return;
    hope(demand, asked < least ? 'minimum_order' : 'budget');
  });
  return (demand: number): UnplannedReason => (demands[demand]!.openBase === null ? 'unknown' : best[demand]!);
}

const HOPE: Readonly<Record<UnplannedReason, number>> = { unknown: 0, no_seller: 1, capacity: 2, minimum_order: 3, budget: 4 };

function figuresOf(
  { demands: records, offers, today }: PlanInput,
  { rupiahPerBase }: PlanProblem,
  lines: readonly PlanLine[],
  demands: readonly PlannedDemand[],
): PlanFigures {
  const counts = Object.fromEntries(UNPLANNED_REASONS.map((reason) => [reason, 0])) as Record<UnplannedReason, number>;
  for (const { reason } of demands) if (reason !== null) counts[reason]++;
  const size = new Map(offers.map(({ id, sizeClass }) => [id, sizeClass]));
  const small = lines.filter(({ offerId }) => mayTakeReserved(size.get(offerId) ?? null, today));
  const full = demands.filter(({ reason }) => reason === null).length;
  const none = demands.filter(({ planned }) => planned === 0).length;
  return {
    needs: records.length,
    full,
    part: records.length - full - none,
    none,
    openRupiah: whole(demands.reduce((sum, { rupiah }) => sum + rupiah, 0)),
    coveredRupiah: whole(demands.reduce((sum, { planned }, at) => sum + planned * rupiahPerBase[at]!, 0)),
    plannedRupiah: sumOf(lines),
    smallRupiah: sumOf(small),
    sellers: new Set(lines.map(({ umkmId }) => umkmId)).size,
    reasons: counts,
  };
}

const sumOf = (lines: readonly PlanLine[]): number => whole(lines.reduce((sum, { rupiah }) => sum + rupiah, 0));

/** Figures for show: rupiah per base unit need not be whole. */
const whole = (rupiah: number): number => Math.min(Math.round(rupiah), Number.MAX_SAFE_INTEGER);
