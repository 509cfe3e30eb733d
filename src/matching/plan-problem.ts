/**
 * An event as an allocation (engine/allocate): how many units of each need go to which offer.
 *
 * What counts. A unit that is given out counts the pair's score for each rupiah of its need, so that a rupiah counts alike whether it buys
 * boxes, metres or one machine: pieces of unlike goods cannot be added up, rupiah can. The rupiah of a need are those of its ceiling, or,
 * where it has none, of its cheapest seller. Rupiah at a micro business count `microPermille` more; those of a seller's first part count
 * `spreadPermille` more, and that part is an equal share of all rupiah, open and signed, less what the seller has signed.
 *
 * What limits. The open quantity; the capacity of each pool over time (pool-time.ts); minimum orders, whole packs and the ceiling
 * (plan-terms.ts); the pagu left of each package; the cap on each seller. All are left-overs: what is signed is not planned again.
 *
 * Goods are counted in the largest part of their common unit (a kilogram, a metre) of which every open quantity is a whole number.
 */
import type { PlanSettings } from '../events/plan-settings.js';
import { Room } from '../engine/allocate/room.js';
import { type AllocationProblem, type Budget, type Group, MAX_VALUE } from '../engine/allocate/types.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { getUnit } from '../reference/units.js';
import { dimensionOf } from './numbers.js';
import { type PlacedArcs, placeInPools } from './plan-pools.js';
import { baseOfSteps, commonPart, isWithinCeiling, leastCommon, type PairTerms, pushTo, termsOf } from './plan-terms.js';
import type { DemandRecord, OfferRecord } from './records.js';

/** A need and an offer that may serve it, by their places in the lists. */
export interface Candidate {
  readonly demand: number;
  readonly offer: number;
  readonly score: number;
  /** Steps of the offer's unit that somebody wants planned for it, no more and no less; null: nobody has said. */
  readonly pinned: number | null;
}

export interface PlanInput {
  /** Civil date of the event's zone. */
  readonly today: string;
  readonly settings: PlanSettings;
  readonly demands: readonly DemandRecord[];
  readonly offers: readonly OfferRecord[];
  readonly candidates: readonly Candidate[];
  /** Rupiah left by package. */
  readonly packageLeft: ReadonlyMap<string, number>;
  /** Rupiah signed at the event by UMKM. */
  readonly sellerSigned: ReadonlyMap<string, number>;
}

/** A problem with what its numbers stand for. Plain data: it goes from thread to thread. */
export interface PlanProblem {
  readonly problem: AllocationProblem;
  /** Per arc its candidate, and the civil date of the delivery. */
  readonly arcCandidate: readonly number[];
  readonly arcDate: readonly string[];
  /** Per demand the base units in one unit of the problem, and the rupiah that one base unit counts; 0 where neither is known. */
  readonly unitBase: readonly number[];
  readonly rupiahPerBase: readonly number[];
}

/** Base units of the common unit of what is weighed and measured; counted things are counted singly. */
const COMMON_UNIT: Readonly<Record<string, number>> = {
  gram: 1_000,
  millilitre: 1_000,
  millimetre: 1_000,
  square_centimetre: 10_000,
};
const PERMILLE = 1_000;
/** Prices of budgets are in hundredths of a rupiah, rounded up, since a pack's price may not be whole by the piece; of huge ones in rupiah. */
const HUNDREDTHS = 100;
/** Keeps the worth of a plan, bonuses included, where doubles are exact. */
const WORTH_MAX = 2 ** 52;

/** A candidate on terms under which it could be signed, in units of the problem. */
export interface Pair {
  readonly candidate: number;
  readonly demand: number;
  readonly offer: number;
  readonly grain: number;
  readonly minimum: number;
  /** For one unit of the problem: rupiah where it is dearest, and units of the seller's pool. */
  readonly price: number;
  readonly use: number;
}

/** @throws DomainError plan_too_large beyond what can be counted exactly */
export function planProblem(input: PlanInput): PlanProblem {
  const { demands, candidates } = input;
  const terms = candidates.map(({ demand, offer }) => termsOf(demands[demand]!, input.offers[offer]!));
  const unitBase = unitsOf(input);
  const pairs = candidates.flatMap(({ demand, offer }, candidate): Pair[] => {
    const found = terms[candidate];
    const use = input.offers[offer]!.capacity.use * unitBase[demand]!;
    return found ? [pairOf(found, unitBase[demand]!, { candidate, demand, offer, use })] : [];
  });
  const rupiahPerBase = rupiahOf(input, pairs, unitBase);
  const quantity = quantitiesOf(input, pairs, unitBase);
  const placed = placeInPools(input, pairs, quantity);
  requireCountable(quantity, placed);
  const weights = weightsOf(input, pairs, placed, quantity, (demand) => rupiahPerBase[demand]! * unitBase[demand]!);
  const bare: AllocationProblem = {
    quantity,
    capacity: placed.nodes.map(({ capacity }) => capacity),
    minimum: placed.nodes.map(({ minimum }) => minimum),
    grain: placed.nodes.map(({ grain }) => grain),
    offerGroup: placed.nodes.map(({ group }) => group),
    groups: weights.groups,
    arcDemand: Int32Array.from(placed.arcs, ({ pair }) => pairs[pair]!.demand),
    arcOffer: Int32Array.from(placed.arcs, ({ node }) => node),
    arcValue: weights.values,
    budgets: budgetsOf(input, pairs, placed, quantity, rupiahPerBase),
  };
  return {
    problem: { ...bare, ...pinsOf(input, bare, pairs, placed, unitBase) },
    arcCandidate: placed.arcs.map(({ pair }) => pairs[pair]!.candidate),
    arcDate: placed.arcs.map(({ date }) => date),
    unitBase,
    rupiahPerBase,
  };
}

function unitsOf({ demands, candidates, offers }: PlanInput): number[] {
  const common = new Map<number, number>();
  const dimensions = demands.map(({ unitId }) => dimensionOf(getUnit(unitId)));
  const narrow = (demand: number, base: number) => {
    const dimension = dimensions[demand]!;
    const whole = common.get(dimension) ?? COMMON_UNIT[getUnit(demands[demand]!.unitId).dimension] ?? 1;
    common.set(dimension, commonPart(whole, base));
  };
  demands.forEach(({ openBase }, demand) => openBase !== null && narrow(demand, openBase));
  for (const { demand, offer, pinned } of candidates)
    if (pinned !== null) narrow(demand, baseOfSteps(pinned, offers[offer]!) ?? 0);
  return dimensions.map((dimension) => common.get(dimension) ?? 1);
}

function pairOf(terms: PairTerms, unit: number, of: Pick<Pair, 'candidate' | 'demand' | 'offer' | 'use'>): Pair {
  const grain = leastCommon(terms.grain, unit) / unit;
  return {
    ...of,
    grain,
    minimum: Math.ceil(terms.minimum / unit / grain) * grain,
    price: (terms.dearest * unit) / terms.each,
  };
}

function rupiahOf({ demands }: PlanInput, pairs: readonly Pair[], unitBase: readonly number[]): number[] {
  const cheapest = new Float64Array(demands.length).fill(Infinity);
  for (const { demand, price } of pairs) cheapest[demand] = Math.min(cheapest[demand]!, price / unitBase[demand]!);
  return demands.map(({ unitCeiling, unitId }, demand) => {
    if (unitCeiling !== null) return unitCeiling / getUnit(unitId).ratio;
    return Number.isFinite(cheapest[demand]) ? cheapest[demand]! : 0;
  });
}

/** What is open, as far as packs can fill it. */
function quantitiesOf({ demands }: PlanInput, pairs: readonly Pair[], unitBase: readonly number[]): number[] {
  const grain = new Float64Array(demands.length);
  for (const { demand, grain: own } of pairs) grain[demand] = commonPart(own, grain[demand]!);
  return demands.map(({ openBase }, demand) => {
    const units = (openBase ?? 0) / unitBase[demand]!;
    return grain[demand] === 0 ? 0 : units - (units % grain[demand]!);
  });
}

/** The engine moves whole capacities up and down through the groups: their sum must stay an exact integer. */
function requireCountable(quantity: readonly number[], { nodes, groups }: PlacedArcs): void {
  const asked = quantity.reduce((sum, units) => sum + units, 0);
  const offered = nodes.reduce((sum, { capacity }) => sum + capacity, 0);
  if (asked + (2 + groups.length) * offered > Number.MAX_SAFE_INTEGER) throw new DomainError('plan_too_large');
}

/** What each arc is worth a unit, and the pools' groups with the bonus for each seller's first part. */
function weightsOf(
  { candidates, offers, settings, sellerSigned }: PlanInput,
  pairs: readonly Pair[],
  { arcs, pools, groups }: PlacedArcs,
  quantity: readonly number[],
  rupiahOfUnit: (demand: number) => number,
): { values: Float64Array; groups: Group[] } {
  const micro = 1 + settings.microPermille / PERMILLE;
  const spread = settings.spreadPermille / PERMILLE;
  const worth = arcs.map(({ pair }) => {
    const { candidate, demand, offer } = pairs[pair]!;
    return candidates[candidate]!.score * rupiahOfUnit(demand) * (offers[offer]!.sizeClass === 'mikro' ? micro : 1);
  });
  const highest = new Float64Array(quantity.length);
  arcs.forEach(({ pair }, arc) => {
    const { demand } = pairs[pair]!;
    highest[demand] = Math.max(highest[demand]!, worth[arc]!);
  });
  const total = highest.reduce((sum, most, demand) => sum + most * quantity[demand]!, 0);
  const scale = Math.min(MAX_VALUE / highest.reduce((most, each) => Math.max(most, each), 1), WORTH_MAX / Math.max(1, total)) / (1 + spread);
  const values = Float64Array.from(worth, (points) => Math.max(1, Math.floor(points * scale)));

  const sellers = new Map<string, number>();
  for (const { umkmId } of pools) sellers.set(umkmId, (sellers.get(umkmId) ?? 0) + 1);
  const open = quantity.reduce((sum, units, demand) => sum + (highest[demand]! > 0 ? units * rupiahOfUnit(demand) : 0), 0);
  const signed = [...sellerSigned.values()].reduce((sum, rupiah) => sum + rupiah, 0);
  const firstPart = (open + signed) / Math.max(1, sellers.size);
  for (const { group, umkmId, arcs: own } of pools) {
    if (group === null) continue;
    // what is cheapest and worth least in the pool: the bonus never grows beyond its share of any arc's own worth
    const rupiah = own.reduce((least, arc) => Math.min(least, rupiahOfUnit(pairs[arcs[arc]!.pair]!.demand)), Infinity);
    const value = own.reduce((least, arc) => Math.min(least, values[arc]!), Infinity);
    const left = Math.max(0, firstPart - (sellerSigned.get(umkmId) ?? 0)) / sellers.get(umkmId)!;
    const units = Math.floor(left / rupiah);
    const bonus = Math.floor(value * spread);
    if (units > 0 && bonus > 0) groups[group] = { ...groups[group]!, tiers: [{ units, bonus }] };
  }
  return { values, groups };
}

/** Only those that could bind: a budget makes the plan dearer to find. */
function budgetsOf(
  { demands, offers, settings, packageLeft, sellerSigned }: PlanInput,
  pairs: readonly Pair[],
  { arcs, nodes }: PlacedArcs,
  quantity: readonly number[],
  rupiahPerBase: readonly number[],
): Budget[] {
  const byPackage = new Map<string, number[]>();
  const bySeller = new Map<string, number[]>();
  arcs.forEach(({ pair }, arc) => {
    const { demand, offer } = pairs[pair]!;
    pushTo(byPackage, demands[demand]!.packageId, arc);
    if (settings.capPermille !== null) pushTo(bySeller, offers[offer]!.umkmId, arc);
  });
  const priceOf = (arc: number) => pairs[arcs[arc]!.pair]!.price;
  const demandOf = (arc: number) => pairs[arcs[arc]!.pair]!.demand;
  const budget = (own: readonly number[], rupiah: number, most: number): Budget[] => {
    if (most <= rupiah) return [];
    const times = rupiah <= Number.MAX_SAFE_INTEGER / HUNDREDTHS ? HUNDREDTHS : 1;
    return [{ limit: rupiah * times, arcs: own, price: own.map((arc) => Math.ceil(priceOf(arc) * times)) }];
  };
  const packages = [...byPackage].flatMap(([id, own]) => {
    const dearest = new Map<number, number>();
    for (const arc of own) dearest.set(demandOf(arc), Math.max(dearest.get(demandOf(arc)) ?? 0, priceOf(arc)));
    const most = [...dearest].reduce((sum, [demand, each]) => sum + each * quantity[demand]!, 0);
    return budget(own, packageLeft.get(id) ?? 0, most);
  });
  const open = demands.reduce((sum, { openBase }, demand) => sum + (openBase ?? 0) * rupiahPerBase[demand]!, 0);
  const signed = [...sellerSigned.values()].reduce((sum, rupiah) => sum + rupiah, 0);
  const cap = Math.floor(((open + signed) * (settings.capPermille ?? 0)) / PERMILLE);
  const sellers = [...bySeller].flatMap(([id, own]) => {
    const most = own.reduce((sum, arc) => sum + priceOf(arc) * Math.min(quantity[demandOf(arc)]!, nodes[arcs[arc]!.node]!.capacity), 0);
    return budget(own, Math.max(0, cap - (sellerSigned.get(id) ?? 0)), most);
  });
  return [...packages, ...sellers];
}

/** Pins are given out first, in the order of the candidates; one that finds no room, or could not be signed, is left out whole. */
function pinsOf(
  { candidates, demands, offers }: PlanInput,
  problem: AllocationProblem,
  pairs: readonly Pair[],
  { arcs }: PlacedArcs,
  unitBase: readonly number[],
): Pick<AllocationProblem, 'pinned' | 'vetoed'> {
  const pinned = new Float64Array(arcs.length);
  const vetoed = new Uint8Array(arcs.length);
  const room = new Room(problem);
  const arcsOf = new Map<number, number[]>();
  arcs.forEach(({ pair }, arc) => {
    if (candidates[pairs[pair]!.candidate]!.pinned !== null) pushTo(arcsOf, pair, arc);
  });
  for (const [pair, own] of arcsOf) {
    const { candidate, demand, offer, grain } = pairs[pair]!;
    const steps = candidates[candidate]!.pinned!;
    for (const arc of own) vetoed[arc] = 1;
    let units = (baseOfSteps(steps, offers[offer]!) ?? NaN) / unitBase[demand]!;
    if (!isSignable(units, steps, grain, demands[demand]!, offers[offer]!)) continue;
    for (const arc of own) {
      const given = Math.min(units, Math.floor(room.most(arc) / grain) * grain);
      pinned[arc] = given;
      room.take(arc, given);
      units -= given;
    }
    if (units === 0) continue;
    for (const arc of own) {
      room.take(arc, -pinned[arc]!);
      pinned[arc] = 0;
    }
  }
  return { pinned, vetoed };
}

function isSignable(units: number, steps: number, grain: number, demand: DemandRecord, offer: OfferRecord): boolean {
  if (!(units % grain === 0) || !isWithinCeiling(demand, offer, steps)) return false;
  return demand.splittable || baseOfSteps(steps, offer) === demand.baseQuantity;
}
