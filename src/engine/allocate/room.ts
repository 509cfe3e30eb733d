/** What a problem's limits still leave while units are given out: of demands, offers, groups and budgets. */
import type { AllocationProblem } from './types.js';

type Bounds = Pick<
  AllocationProblem,
  'quantity' | 'capacity' | 'arcDemand' | 'arcOffer' | 'offerGroup' | 'groups' | 'budgets'
>;

export class Room {
  private readonly asked: Float64Array;
  private readonly offered: Float64Array;
  private readonly rooms: Float64Array;
  private readonly left: Float64Array;
  /** Per arc the budgets that it draws on; none in a problem without. */
  private readonly costs: readonly (readonly [budget: number, price: number])[][];

  /** @param flows units given out already */
  constructor(
    private readonly problem: Bounds,
    flows: ArrayLike<number> = [],
  ) {
    const { quantity, capacity, arcDemand, groups = [], budgets = [] } = problem;
    this.asked = Float64Array.from(quantity);
    this.offered = Float64Array.from(capacity);
    this.rooms = Float64Array.from(groups, (group) => group.capacity ?? Infinity);
    this.left = Float64Array.from(budgets, ({ limit }) => limit);
    this.costs = budgets.length === 0 ? [] : costsOfArcs(arcDemand.length, budgets);
    for (let arc = 0; arc < flows.length; arc++) if (flows[arc]! > 0) this.take(arc, flows[arc]!);
  }

  /** Units more that every limit leaves to the arc. */
  most(arc: number): number {
    return Math.min(this.ofDemand(arc), this.ofOffer(arc), this.ofBudgets(arc));
  }

  /** May be negative, to give back. */
  take(arc: number, units: number): void {
    const { arcDemand, arcOffer } = this.problem;
    this.asked[arcDemand[arc]!]! -= units;
    this.offered[arcOffer[arc]!]! -= units;
    this.forGroups(arc, (group) => (this.rooms[group]! -= units));
    for (const [budget, price] of this.costs[arc] ?? []) this.left[budget]! -= units * price;
  }

  ofDemand(arc: number): number {
    return this.asked[this.problem.arcDemand[arc]!]!;
  }

  ofOffer(arc: number): number {
    let units = this.offered[this.problem.arcOffer[arc]!]!;
    this.forGroups(arc, (group) => (units = Math.min(units, this.rooms[group]!)));
    return units;
  }

  ofBudgets(arc: number): number {
    let units = Infinity;
    for (const [budget, price] of this.costs[arc] ?? [])
      if (price > 0) units = Math.min(units, Math.floor(this.left[budget]! / price));
    return units;
  }

  /** Rupiah left of a budget; negative where it is overspent. */
  ofBudget(budget: number): number {
    return this.left[budget]!;
  }

  private forGroups(arc: number, visit: (group: number) => void): void {
    const { arcOffer, offerGroup, groups = [] } = this.problem;
    let group: number | null = offerGroup?.[arcOffer[arc]!] ?? -1;
    for (; group !== null && group >= 0; group = groups[group]!.parent) visit(group);
  }
}

function costsOfArcs(arcs: number, budgets: NonNullable<Bounds['budgets']>): [number, number][][] {
  const costs = Array.from({ length: arcs }, (): [number, number][] => []);
  budgets.forEach(({ arcs: own, price }, budget) => {
    for (let at = 0; at < own.length; at++) costs[own[at]!]!.push([budget, price[at]!]);
  });
  return costs;
}

/** Most valuable first: fills what room is left, in whole grains and nothing below a minimum order. Changes `flows` and `room`. */
export function fillUp(problem: AllocationProblem, flows: Float64Array, room: Room, byValue: readonly number[]): void {
  for (const arc of byValue) {
    const offer = problem.arcOffer[arc]!;
    const grain = problem.grain?.[offer] ?? 1;
    const units = Math.floor(room.most(arc) / grain) * grain;
    if (units <= 0 || flows[arc]! + units < (problem.minimum?.[offer] ?? 0)) continue;
    room.take(arc, units);
    flows[arc]! += units;
  }
}

/** Arcs that a plan may add to, most valuable first. */
export function worthFilling({ arcValue, vetoed }: Pick<AllocationProblem, 'arcValue' | 'vetoed'>): number[] {
  const arcs: number[] = [];
  for (let arc = 0; arc < arcValue.length; arc++) if (arcValue[arc]! > 0 && !vetoed?.[arc]) arcs.push(arc);
  return arcs.sort((a, b) => arcValue[b]! - arcValue[a]! || a - b);
}
