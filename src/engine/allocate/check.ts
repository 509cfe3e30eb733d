/** Refuses problems the arithmetic is not exact for, or that say nothing. A refusal is a fault of the calling code, not of a person. */
import { MAX_NODES } from './simplex.js';
import { MAX_VALUE, type AllocationProblem, type Budget, type Group } from './types.js';

const MAX_ARCS = 2 ** 25;
const MAX_TIERS = 100;

export function checkProblem(problem: AllocationProblem): void {
  const { quantity, capacity, arcDemand, arcOffer, arcValue, groups = [], offerGroup, minimum, budgets = [] } = problem;
  const arcs = arcValue.length;
  if (arcs > MAX_ARCS) throw new RangeError(`arcs: ${arcs}, more than ${MAX_ARCS}`);
  const nodes = quantity.length + capacity.length + groups.reduce((count, { tiers }) => count + 1 + tiers.length, 0);
  if (nodes > MAX_NODES) throw new RangeError(`demands, offers, groups and tiers: ${nodes}, more than ${MAX_NODES}`);
  each('quantity', quantity, quantity.length, checkUnits);
  each('capacity', capacity, capacity.length, checkUnits);
  each('arcDemand', arcDemand, arcs, (field, demand) => checkIndex(field, demand, quantity.length));
  each('arcOffer', arcOffer, arcs, (field, offer) => checkIndex(field, offer, capacity.length));
  each('arcValue', arcValue, arcs, checkValue);
  if (offerGroup) each('offerGroup', offerGroup, capacity.length, (field, group) => whole(field, group, -1, groups.length - 1));
  groups.forEach(checkGroup);
  if (minimum) each('minimum', minimum, capacity.length, checkUnits);
  if (problem.vetoed) each('vetoed', problem.vetoed, arcs, (field, veto) => whole(field, veto, 0, 1));
  if (problem.pinned) each('pinned', problem.pinned, arcs, checkUnits);
  budgets.forEach((budget) => checkBudget(budget, problem));
  checkSums(problem);
}

export const checkUnits = (field: string, units: number): void => whole(field, units, 0, Number.MAX_SAFE_INTEGER);

export const checkValue = (field: string, value: number): void => whole(field, value, -MAX_VALUE, MAX_VALUE);

export const checkIndex = (field: string, index: number, count: number): void => whole(field, index, 0, count - 1);

/** Sums of units and of value must stay exact, whatever the plan. */
export function checkSums({ quantity, capacity, arcDemand, arcOffer, arcValue, groups = [] }: AllocationProblem): void {
  const bonuses: number[] = [];
  for (const { parent, tiers } of groups) bonuses.push((tiers[0]?.bonus ?? 0) + (parent === null ? 0 : bonuses[parent]!));
  const bonus = bonuses.reduce((most, each) => Math.max(most, each), 0);
  if (bonus > MAX_VALUE) throw new RangeError(`groups: bonuses of ${bonus} a unit, more than ${MAX_VALUE}`);
  const perDemand = new Float64Array(quantity.length).fill(bonus);
  const perOffer = new Float64Array(capacity.length).fill(bonus);
  for (let arc = 0; arc < arcValue.length; arc++) {
    const value = Math.abs(arcValue[arc]!) + bonus;
    if (value > perDemand[arcDemand[arc]!]!) perDemand[arcDemand[arc]!] = value;
    if (value > perOffer[arcOffer[arc]!]!) perOffer[arcOffer[arc]!] = value;
  }
  const asked = perDemand.reduce((sum, value, demand) => sum + value * quantity[demand]!, 0);
  const offered = perOffer.reduce((sum, value, offer) => sum + value * capacity[offer]!, 0);
  if (!(Math.min(asked, offered) <= Number.MAX_SAFE_INTEGER)) throw new RangeError('value: a plan could be worth more than 2^53');
  if (!(sum(quantity) + (2 + groups.length) * sum(capacity) <= Number.MAX_SAFE_INTEGER)) throw new RangeError('units: more than 2^53');
}

function checkGroup({ parent, capacity, tiers }: Group, index: number): void {
  if (parent !== null) whole(`groups[${index}].parent: it must stand earlier`, parent, 0, index - 1);
  if (capacity !== null) checkUnits(`groups[${index}].capacity`, capacity);
  if (tiers.length > MAX_TIERS) throw new RangeError(`groups[${index}].tiers: ${tiers.length}, more than ${MAX_TIERS}`);
  let highest = MAX_VALUE;
  for (const { units, bonus } of tiers) {
    checkUnits(`groups[${index}].tiers.units`, units);
    whole(`groups[${index}].tiers.bonus: it must not rise`, bonus, 0, highest);
    highest = bonus;
  }
}

function checkBudget({ limit, arcs, price }: Budget, { arcValue, pinned }: AllocationProblem): void {
  checkUnits('budget.limit', limit);
  each('budget.arcs', arcs, arcs.length, (field, arc) => checkIndex(field, arc, arcValue.length));
  each('budget.price', price, arcs.length, checkUnits);
  let signed = 0;
  for (let at = 0; at < arcs.length; at++) signed += price[at]! * (pinned?.[arcs[at]!] ?? 0);
  if (!(signed <= limit)) throw new RangeError(`budget: ${signed} rupiah are signed of ${limit}`);
}

function each(field: string, list: ArrayLike<number>, length: number, check: (field: string, value: number) => void): void {
  if (list.length !== length) throw new RangeError(`${field}: ${list.length} entries, not ${length}`);
  for (let at = 0; at < length; at++) check(field, list[at]!);
}

const sum = (list: ArrayLike<number>) => {
  let total = 0;
  for (let at = 0; at < list.length; at++) total += list[at]!;
  return total;
};

function whole(field: string, value: number, least: number, most: number): void {
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    throw new RangeError(`${field}: ${value} is not an integer from ${least} to ${most}`);
  }
}
