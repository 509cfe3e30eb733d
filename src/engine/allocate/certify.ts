/**
 * Checks a plan without the solver that made it: is it feasible, what is it worth, and what do the prices prove? Whatever the prices, no
 * plan is worth more than
 *
 *   sum quantity * demandPrice + sum capacity * max(0, offerPrice) + sum budget * budgetPrice
 *   + sum over groups and their tiers of units * max(0, bonus + groupPrice)
 *
 * if for each usable arc demandPrice + offerPrice + the groupPrice of all groups above + the price of its rupiah reach its value: weigh
 * each limit with its price and add up. So where that bound equals the worth of the plan, nothing beats it.
 */
import type { AllocationProblem, Certificate, Group } from './types.js';

export interface Verdict {
  /** At most `LISTED` faults of flows and prices, in words; empty: all is well. */
  readonly faults: readonly string[];
  readonly value: number;
  readonly bonus: number;
  /** No plan is worth more; Infinity where the prices do not cover an arc. */
  readonly bound: number;
}

const LISTED = 20;

export function certify(problem: AllocationProblem, flows: ArrayLike<number>, certificate: Certificate): Verdict {
  const faults: string[] = [];
  const worth = checkFlows(problem, flows, faults);
  const bound = boundBy(problem, certificate, faults);
  return { faults: faults.slice(0, LISTED), ...worth, bound };
}

function checkFlows(
  problem: AllocationProblem,
  flows: ArrayLike<number>,
  faults: string[],
): { value: number; bonus: number } {
  const { quantity, capacity, arcDemand, arcOffer, arcValue, groups = [] } = problem;
  const taken = new Float64Array(quantity.length);
  const given = new Float64Array(capacity.length);
  let value = 0;
  if (flows.length !== arcValue.length) faults.push(`${flows.length} flows for ${arcValue.length} arcs`);
  for (let arc = 0; arc < arcValue.length; arc++) {
    const units = flows[arc]!;
    if (units === 0 && !problem.pinned?.[arc]) continue;
    const fault = faultOfFlow(problem, arc, units);
    if (fault !== null) faults.push(`arc ${arc}: ${fault}`);
    taken[arcDemand[arc]!]! += units;
    given[arcOffer[arc]!]! += units;
    value += units * arcValue[arc]!;
  }
  taken.forEach((units, demand) => exceeds('demand', demand, units, quantity[demand]!, faults));
  given.forEach((units, offer) => exceeds('offer', offer, units, capacity[offer]!, faults));
  const through = throughGroups(problem, given);
  let bonus = 0;
  groups.forEach((group, index) => {
    exceeds('group', index, through[index]!, group.capacity ?? Infinity, faults);
    bonus += bonusOf(group, through[index]!);
  });
  checkBudgets(problem, flows, faults);
  return { value, bonus };
}

function faultOfFlow(
  { arcOffer, pinned, vetoed, minimum, grain }: AllocationProblem,
  arc: number,
  units: number,
): string | null {
  const signed = pinned?.[arc] ?? 0;
  if (!Number.isSafeInteger(units) || units < 0) return `${units} is not a whole number of units`;
  if (units < signed) return `${units} of ${signed} units that are signed`;
  if (units === signed) return null;
  if (vetoed?.[arc]) return 'refused, yet planned';
  if (minimum && units < minimum[arcOffer[arc]!]!) return `${units} units are below the minimum order`;
  return grain && (units - signed) % grain[arcOffer[arc]!]! !== 0 ? `${units} units are no whole packs` : null;
}

function exceeds(side: string, index: number, units: number, limit: number, faults: string[]): void {
  if (!(units <= limit)) faults.push(`${side} ${index}: ${units} of ${limit} units`);
}

function throughGroups({ offerGroup, groups = [] }: AllocationProblem, given: Float64Array): Float64Array {
  const through = new Float64Array(groups.length);
  given.forEach((units, offer) => {
    const group = offerGroup?.[offer] ?? -1;
    if (group >= 0) through[group]! += units;
  });
  for (let group = groups.length - 1; group >= 0; group--) {
    const { parent } = groups[group]!; // it stands earlier
    if (parent !== null) through[parent]! += through[group]!;
  }
  return through;
}

/** What the tiers of a group add for so many units through it. */
export function bonusOf({ tiers }: Pick<Group, 'tiers'>, units: number): number {
  let left = units;
  let bonus = 0;
  for (const tier of tiers) {
    const counted = Math.min(left, tier.units);
    bonus += counted * tier.bonus;
    left -= counted;
  }
  return bonus;
}

function checkBudgets({ budgets = [] }: AllocationProblem, flows: ArrayLike<number>, faults: string[]): void {
  budgets.forEach(({ limit, arcs, price }, index) => {
    let spent = 0;
    for (let at = 0; at < arcs.length; at++) spent += price[at]! * flows[arcs[at]!]!;
    if (!(spent <= limit)) faults.push(`budget ${index}: ${spent} of ${limit} rupiah`);
  });
}

/** What pins use of quantity, capacity and tiers they use in every plan, so the bound is over what is left, plus their own worth. */
function boundBy(problem: AllocationProblem, prices: Certificate, faults: string[]): number {
  const { quantity, capacity, arcDemand, arcOffer, arcValue, groups = [], pinned, budgets = [] } = problem;
  const perUnit = pathPrices(problem, prices);
  const rupiah = rupiahPrices(problem, prices);
  const openQuantity = new Float64Array(quantity);
  const signed = new Float64Array(capacity.length);
  let bound = 0;
  let bare = -1;
  for (let arc = 0; arc < arcValue.length; arc++) {
    const demand = arcDemand[arc]!;
    const offer = arcOffer[arc]!;
    const units = pinned?.[arc] ?? 0;
    if (units > 0) {
      bound += units * arcValue[arc]!;
      openQuantity[demand]! -= units;
      signed[offer]! += units;
    }
    const cover = prices.demandPrice[demand]! + perUnit[offer]! + (rupiah === null ? 0 : rupiah[arc]!);
    if (!(cover >= arcValue[arc]!) && isUsable(problem, arc)) bare = arc;
  }
  if (bare >= 0) {
    faults.push(`arc ${bare}: its prices do not cover its value`);
    return Infinity;
  }
  for (let demand = 0; demand < quantity.length; demand++)
    bound += openQuantity[demand]! * Math.max(0, prices.demandPrice[demand]!);
  for (let offer = 0; offer < capacity.length; offer++)
    bound += (capacity[offer]! - signed[offer]!) * Math.max(0, prices.offerPrice[offer]!);
  const through = throughGroups(problem, signed);
  groups.forEach((group, index) => (bound += boundOfGroup(group, prices.groupPrice[index]!, through[index]!)));
  budgets.forEach(({ limit, arcs, price }, index) => {
    let left = limit;
    for (let at = 0; at < arcs.length; at++) left -= price[at]! * (pinned?.[arcs[at]!] ?? 0);
    bound += left * Math.max(0, prices.budgetPrice?.[index] ?? 0);
  });
  return bound;
}

/** Whether any plan may give the arc more than is pinned: nobody refused, and a minimum order fits the demand and the offer. */
function isUsable(
  { quantity, capacity, arcDemand, arcOffer, vetoed, minimum }: AllocationProblem,
  arc: number,
): boolean {
  const least = minimum?.[arcOffer[arc]!] ?? 0;
  return !vetoed?.[arc] && least <= quantity[arcDemand[arc]!]! && least <= capacity[arcOffer[arc]!]!;
}

/** Per arc what a unit's rupiah cost by the prices of the budgets; null: nothing. */
function rupiahPrices(
  { arcValue, budgets = [] }: AllocationProblem,
  { budgetPrice }: Certificate,
): Float64Array | null {
  if (!budgetPrice || budgets.length === 0) return null;
  const cost = new Float64Array(arcValue.length);
  budgets.forEach(({ arcs, price }, index) => {
    for (let at = 0; at < arcs.length; at++) cost[arcs[at]!]! += budgetPrice[index]! * price[at]!;
  });
  return cost;
}

function boundOfGroup({ tiers, capacity }: Group, price: number, signed: number): number {
  let beyond = capacity ?? Infinity;
  let used = signed;
  let bound = bonusOf({ tiers }, signed);
  for (const tier of tiers) {
    const size = Math.min(tier.units, beyond);
    const open = Math.max(0, size - used);
    used = Math.max(0, used - size);
    beyond -= size;
    if (price + tier.bonus > 0) bound += open * (price + tier.bonus);
  }
  return price > 0 ? bound + (beyond - used) * price : bound;
}

/** Per offer: its own price and those of all groups above it. */
export function pathPrices(
  { offerGroup, groups = [] }: AllocationProblem,
  { offerPrice, groupPrice }: Pick<Certificate, 'offerPrice' | 'groupPrice'>,
): Float64Array {
  const down = new Float64Array(groups.length);
  groups.forEach(({ parent }, group) => (down[group] = groupPrice[group]! + (parent === null ? 0 : down[parent]!)));
  const path = new Float64Array(offerPrice);
  for (let offer = 0; offer < path.length; offer++) {
    const group = offerGroup?.[offer] ?? -1;
    if (group >= 0) path[offer]! += down[group]!;
  }
  return path;
}
