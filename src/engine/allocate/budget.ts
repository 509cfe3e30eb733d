/**
 * Budgets: rupiah that some arcs together may cost. They are not part of the network, so each gets a price in points per rupiah that is
 * taken off what its arcs are worth (Lagrange); whatever the prices, they bound what is possible. Prices rise where a plan overspends and
 * fall where it does not; each plan on the way is cut to its budgets and filled up again, and the best is kept.
 */
import { certify } from './certify.js';
import { Model } from './model.js';
import { pricesOf } from './prices.js';
import type { KeptProblem } from './problem.js';
import { fillUp, Room, worthFilling } from './room.js';
import { MAX_VALUE, type Budget, type Certificate, type Group } from './types.js';

const ROUNDS = 60;
/** Rounds without a better bound after which steps are halved. */
const PATIENCE = 4;
/** Budget prices are multiples of 1 / PRICE_UNIT points a rupiah, values at best of 1 / VALUE_UNIT points, so that doubles hold them exactly. */
const PRICE_UNIT = 2 ** 20;
const VALUE_UNIT = 2 ** 6;

/** The problem with values in parts of a point, as fine as the network's arithmetic allows. */
interface Priced {
  readonly problem: KeptProblem;
  /** Parts in a point. */
  readonly parts: number;
}

export interface WithinBudgets {
  readonly flows: Float64Array;
  readonly certificate: Certificate;
}

/** `round` makes of a solved model flows that keep the minimum orders. */
export function planWithinBudgets(
  problem: KeptProblem,
  round: (priced: KeptProblem, model: Model) => Float64Array,
): WithinBudgets {
  const { budgets } = problem;
  const priced = inParts(problem);
  const model = new Model(priced.problem);
  const cutter = new Cutter(problem);
  let prices: Float64Array = new Float64Array(budgets.length);
  let best: { flows: Float64Array; objective: number } | null = null;
  let proof: { certificate: Certificate; bound: number; prices: Float64Array } | null = null;
  let step = 1;
  let patience = PATIENCE;
  for (let turn = 0; turn < ROUNDS; turn++) {
    const { flows, certificate } = solveAt(problem, priced, model, prices);
    const cut = cutter.fit(flows);
    const { value, bonus, bound } = certify(problem, cut, certificate);
    if (best === null || value + bonus > best.objective) best = { flows: cut, objective: value + bonus };
    if (proof === null || bound < proof.bound) {
      proof = { certificate, bound, prices };
      patience = PATIENCE;
    } else if (--patience === 0) {
      step /= 2;
      patience = PATIENCE;
    }
    if (Math.floor(proof.bound) <= best.objective) break;
    const next = moved(budgets, prices, flows, step * (bound - best.objective));
    if (next === null) break;
    prices = next;
  }
  if (!problem.minimum) return { flows: best!.flows, certificate: proof!.certificate };
  solveAt(problem, priced, model, proof!.prices);
  return { flows: cutter.fit(round(priced.problem, model)), certificate: proof!.certificate };
}

function inParts(problem: KeptProblem): Priced {
  const { arcValue, groups } = problem;
  let highest = groups.reduce((most, { tiers }) => Math.max(most, tiers[0]?.bonus ?? 0), 1);
  for (let arc = 0; arc < arcValue.length; arc++) highest = Math.max(highest, Math.abs(arcValue[arc]!));
  let parts = VALUE_UNIT;
  while (parts * highest > MAX_VALUE) parts /= 2;
  const fine = {
    arcValue: Float64Array.from(arcValue, (value) => value * parts),
    groups: groups.map((group): Group => ({
      ...group,
      tiers: group.tiers.map(({ units, bonus }) => ({ units, bonus: bonus * parts })),
    })),
  };
  return { problem: { ...problem, ...fine }, parts };
}

/** The best plan when rupiah have prices, and what these prove. Values are rounded up, so the bound stays one. */
function solveAt(problem: KeptProblem, { problem: priced, parts }: Priced, model: Model, prices: Float64Array) {
  const { arcValue, budgets } = problem;
  const cost = new Float64Array(arcValue.length);
  budgets.forEach(({ arcs, price }, budget) => {
    for (let at = 0; at < arcs.length; at++) cost[arcs[at]!]! += prices[budget]! * price[at]!;
  });
  for (let arc = 0; arc < arcValue.length; arc++) {
    const value = Math.max(-MAX_VALUE, Math.ceil(parts * (arcValue[arc]! - cost[arc]!)));
    if (value === priced.arcValue[arc]) continue;
    model.setValue(arc, value);
  }
  model.optimise();
  const { demandPrice, offerPrice, groupPrice } = pricesOf(priced, model);
  const down = (price: Float64Array) => price.map((each) => each / parts);
  const certificate = {
    demandPrice: down(demandPrice),
    offerPrice: down(offerPrice),
    groupPrice: down(groupPrice),
    budgetPrice: prices,
  };
  return { flows: model.flows(), certificate };
}

/** A step along what each budget is overspent by; null: nothing left to move. */
function moved(
  budgets: readonly Budget[],
  prices: Float64Array,
  flows: Float64Array,
  gap: number,
): Float64Array | null {
  const over = budgets.map((budget, index) => {
    const excess = spentBy(budget, flows) - budget.limit;
    return excess < 0 && prices[index] === 0 ? 0 : excess;
  });
  const square = over.reduce((sum, excess) => sum + excess * excess, 0);
  if (square === 0) return null;
  const next = prices.map((price, index) => {
    const dearest = Array.from(budgets[index]!.price).reduce((most, each) => Math.max(most, each), 1);
    const most = Math.floor(2 ** 52 / dearest) / PRICE_UNIT;
    return Math.min(most, Math.max(0, Math.round((price + (gap / square) * over[index]!) * PRICE_UNIT) / PRICE_UNIT));
  });
  return next.every((price, index) => price === prices[index]) ? null : next;
}

function spentBy({ arcs, price }: Budget, flows: Float64Array): number {
  let spent = 0;
  for (let at = 0; at < arcs.length; at++) spent += price[at]! * flows[arcs[at]!]!;
  return spent;
}

/** Cuts flows until every budget holds, what is worth least for its money first, and fills up what room is left. */
class Cutter {
  private readonly byValue: number[];

  constructor(private readonly problem: KeptProblem) {
    this.byValue = worthFilling(problem);
  }

  fit(flows: Float64Array): Float64Array {
    const fitted = flows.slice();
    const room = new Room(this.problem, fitted);
    this.problem.budgets.forEach((budget, index) => this.cut(budget, index, fitted, room));
    fillUp(this.problem, fitted, room, this.byValue);
    return fitted;
  }

  private cut({ arcs, price }: Budget, index: number, flows: Float64Array, room: Room): void {
    const { arcValue, pinned } = this.problem;
    const worthPerRupiah = (at: number) => arcValue[arcs[at]!]! / Math.max(1, price[at]!);
    const order = Array.from(arcs, (_, at) => at).filter(
      (at) => price[at]! > 0 && flows[arcs[at]!]! > (pinned?.[arcs[at]!] ?? 0),
    );
    order.sort((a, b) => worthPerRupiah(a) - worthPerRupiah(b) || a - b);
    for (const at of order) {
      const over = -room.ofBudget(index);
      if (over <= 0) return;
      const arc = arcs[at]!;
      const signed = pinned?.[arc] ?? 0;
      const least = this.problem.minimum?.[this.problem.arcOffer[arc]!] ?? 0;
      const kept = flows[arc]! - Math.min(flows[arc]! - signed, Math.ceil(over / price[at]!));
      const units = (kept < least ? signed : kept) - flows[arc]!;
      room.take(arc, units);
      flows[arc]! += units;
    }
  }
}
