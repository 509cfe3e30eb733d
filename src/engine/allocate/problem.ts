/**
 * Takes a problem over: checked, and copied into typed arrays that follow later changes. Refuses what the arithmetic is not exact for. A
 * refusal is a fault of the calling code, not of a person.
 */
import { MAX_NODES } from './simplex.js';
import { MAX_VALUE, type AllocationProblem, type Budget, type Group } from './types.js';

export const MAX_UNITS = Number.MAX_SAFE_INTEGER;
const MAX_ARCS = 2 ** 25;
const MAX_TIERS = 100;

export interface KeptProblem extends AllocationProblem {
  readonly quantity: Float64Array;
  readonly capacity: Float64Array;
  readonly arcDemand: Int32Array;
  readonly arcOffer: Int32Array;
  readonly arcValue: Float64Array;
  readonly offerGroup: Int32Array;
  readonly groups: Group[];
  readonly pinned: Float64Array;
  readonly vetoed: Uint8Array;
  readonly minimum: Float64Array | undefined;
  readonly grain: Float64Array | undefined;
  readonly budgets: readonly Budget[];
}

export function takeOver(problem: AllocationProblem): KeptProblem {
  const demands = problem.quantity.length;
  const offers = problem.capacity.length;
  const arcs = problem.arcValue.length;
  const groups = [...(problem.groups ?? [])];
  const { offerGroup, pinned, vetoed, minimum, grain } = problem;
  if (arcs > MAX_ARCS) throw new RangeError(`arcs: ${arcs}, more than ${MAX_ARCS}`);
  const nodes = demands + offers + groups.reduce((count, { tiers }) => count + 2 + tiers.length, 0);
  if (nodes > MAX_NODES) throw new RangeError(`demands, offers, groups and tiers: ${nodes}, more than ${MAX_NODES}`);
  groups.forEach(checkGroup);
  const kept: KeptProblem = {
    quantity: integers('quantity', problem.quantity, demands, 0, MAX_UNITS),
    capacity: integers('capacity', problem.capacity, offers, 0, MAX_UNITS),
    arcDemand: indices('arcDemand', problem.arcDemand, arcs, 0, demands - 1),
    arcOffer: indices('arcOffer', problem.arcOffer, arcs, 0, offers - 1),
    arcValue: integers('arcValue', problem.arcValue, arcs, -MAX_VALUE, MAX_VALUE),
    offerGroup: offerGroup
      ? indices('offerGroup', offerGroup, offers, -1, groups.length - 1)
      : new Int32Array(offers).fill(-1),
    groups,
    pinned: pinned ? integers('pinned', pinned, arcs, 0, MAX_UNITS) : new Float64Array(arcs),
    vetoed: vetoed ? new Uint8Array(integers('vetoed', vetoed, arcs, 0, 1)) : new Uint8Array(arcs),
    minimum: minimum && integers('minimum', minimum, offers, 0, MAX_UNITS),
    grain: grain && integers('grain', grain, offers, 1, MAX_UNITS),
    budgets: problem.budgets ?? [],
  };
  for (const budget of kept.budgets) checkBudget(budget, kept.pinned);
  checkGrains(kept);
  return kept;
}

/** Throws RangeError unless sums of units and of value are exact whatever the plan. */
export function checkSums({ quantity, capacity, arcDemand, arcOffer, arcValue, offerGroup, groups }: KeptProblem): void {
  const bonuses: number[] = [];
  for (const { parent, tiers } of groups)
    bonuses.push((tiers[0]?.bonus ?? 0) + (parent === null ? 0 : bonuses[parent]!));
  const highest = bonuses.reduce((most, each) => Math.max(most, each), 0);
  if (highest > MAX_VALUE) throw new RangeError(`groups: bonuses of ${highest} a unit, more than ${MAX_VALUE}`);
  const mostOfDemand = new Float64Array(quantity.length);
  const mostOfOffer = new Float64Array(capacity.length);
  for (let arc = 0; arc < arcValue.length; arc++) {
    const offer = arcOffer[arc]!;
    const value = Math.abs(arcValue[arc]!) + (bonuses[offerGroup[offer]!] ?? 0);
    if (value > mostOfDemand[arcDemand[arc]!]!) mostOfDemand[arcDemand[arc]!] = value;
    if (value > mostOfOffer[offer]!) mostOfOffer[offer] = value;
  }
  if (!(Math.min(product(mostOfDemand, quantity), product(mostOfOffer, capacity)) <= MAX_UNITS)) {
    throw new RangeError('value: a plan could be worth more than 2^53');
  }
  if (!(sum(quantity) + (2 + groups.length) * sum(capacity) <= MAX_UNITS))
    throw new RangeError('units: more than 2^53');
}

function checkGrains({ grain, minimum }: Pick<KeptProblem, 'grain' | 'minimum'>): void {
  minimum?.forEach((units, offer) => {
    if (units % (grain?.[offer] ?? 1) !== 0)
      throw new RangeError(`minimum[${offer}]: ${units} is no multiple of its grain`);
  });
}

export function checkInteger(field: string, value: number, least: number, most: number): void {
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    throw new RangeError(`${field}: ${value} is not an integer from ${least} to ${most}`);
  }
}

function integers(field: string, list: ArrayLike<number>, length: number, least: number, most: number): Float64Array {
  if (list.length !== length) throw new RangeError(`${field}: ${list.length} entries, not ${length}`);
  const copy = new Float64Array(list);
  for (let at = 0; at < length; at++) {
    const value = copy[at]!;
    if (!(value >= least && value <= most && Math.floor(value) === value))
      checkInteger(`${field}[${at}]`, list[at]!, least, most);
  }
  return copy;
}

/** The same in half the room: fresh memory is what a large problem costs most before it is solved. */
function indices(field: string, list: ArrayLike<number>, length: number, least: number, most: number): Int32Array {
  if (!(list instanceof Int32Array)) return new Int32Array(integers(field, list, length, least, most));
  if (list.length !== length) throw new RangeError(`${field}: ${list.length} entries, not ${length}`);
  for (let at = 0; at < length; at++) {
    if (list[at]! < least || list[at]! > most) checkInteger(`${field}[${at}]`, list[at]!, least, most);
  }
  return list.slice();
}

function checkGroup({ parent, capacity, tiers }: Group, index: number): void {
  if (parent !== null) checkInteger(`groups[${index}].parent: it must stand earlier`, parent, 0, index - 1);
  if (capacity !== null) checkInteger(`groups[${index}].capacity`, capacity, 0, MAX_UNITS);
  if (tiers.length > MAX_TIERS) throw new RangeError(`groups[${index}].tiers: ${tiers.length}, more than ${MAX_TIERS}`);
  let highest = MAX_VALUE;
  for (const { units, bonus } of tiers) {
    checkInteger(`groups[${index}].tiers.units`, units, 0, MAX_UNITS);
    checkInteger(`groups[${index}].tiers.bonus: it must not rise`, bonus, 0, highest);
    highest = bonus;
  }
}

function checkBudget({ limit, arcs, price }: Budget, pinned: Float64Array): void {
  checkInteger('budget.limit', limit, 0, MAX_UNITS);
  integers('budget.arcs', arcs, arcs.length, 0, pinned.length - 1);
  integers('budget.price', price, arcs.length, 0, MAX_UNITS);
  let signed = 0;
  for (let at = 0; at < arcs.length; at++) signed += price[at]! * pinned[arcs[at]!]!;
  if (!(signed <= limit)) throw new RangeError(`budget: ${signed} rupiah are signed of ${limit}`);
}

function sum(list: Float64Array): number {
  let total = 0;
  for (let at = 0; at < list.length; at++) total += list[at]!;
  return total;
}

function product(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let at = 0; at < a.length; at++) total += a[at]! * b[at]!;
  return total;
}
