/**
 * The plan of an event: how many units of each demand go to which offer, worth as much as can be. Every plan carries prices that prove it
 * optimal, or prove how far from the optimum it can be at most.
 *
 * An `Allocator` keeps its basis: after a small change the next solution costs a handful of pivots.
 */
import { planWithinBudgets } from './budget.js';
import { certify } from './certify.js';
import { checkIndex, checkProblem, checkSums, checkUnits, checkValue } from './check.js';
import { roundToMinimumOrders } from './minimum.js';
import { Model } from './model.js';
import { pricesOf } from './prices.js';
import type { AllocationPlan, AllocationProblem, Proof, Value } from './types.js';

export interface AllocationOptions {
  /** Bounds the work of one solution; a plan that needs more is the best so far, with its gap. */
  readonly maxPivots?: number;
}

/** Throws RangeError for a problem out of range, see check.ts. */
export function allocate(problem: AllocationProblem, options: AllocationOptions = {}): AllocationPlan {
  return new Allocator(problem, options).plan();
}

export class Allocator {
  private readonly problem: Kept;
  private model: Model;

  constructor(
    problem: AllocationProblem,
    private readonly options: AllocationOptions = {},
  ) {
    checkProblem(problem);
    this.problem = keep(problem);
    this.model = new Model(this.problem);
  }

  setValue(arc: number, value: Value): void {
    checkIndex('arc', arc, this.problem.arcValue.length);
    checkValue('value', value);
    this.problem.arcValue[arc] = value;
    this.model.setValue(arc, value);
  }

  /** All units asked, signed ones included. */
  setQuantity(demand: number, units: number): void {
    const { quantity } = this.problem;
    checkIndex('demand', demand, quantity.length);
    checkUnits('quantity', units);
    this.model.addQuantity(demand, units - quantity[demand]!);
    quantity[demand] = units;
  }

  setCapacity(offer: number, units: number): void {
    const { capacity } = this.problem;
    checkIndex('offer', offer, capacity.length);
    checkUnits('capacity', units);
    this.model.addCapacity(offer, units - capacity[offer]!);
    capacity[offer] = units;
  }

  /** Of a group that was made with a limit. */
  setGroupCapacity(group: number, units: number): void {
    const { groups } = this.problem;
    checkIndex('group', group, groups.length);
    checkUnits('capacity', units);
    this.model.setGroupCapacity(group, units);
    groups[group] = { ...groups[group]!, capacity: units };
  }

  setVetoed(arc: number, vetoed: boolean): void {
    checkIndex('arc', arc, this.problem.arcValue.length);
    this.problem.vetoed[arc] = vetoed ? 1 : 0;
    this.model.setAbsent(arc, vetoed);
  }

  setPinned(arc: number, units: number): void {
    const { pinned } = this.problem;
    checkIndex('arc', arc, pinned.length);
    checkUnits('pinned', units);
    this.model.give(arc, units - pinned[arc]!);
    pinned[arc] = units;
  }

  /** Makes the basis optimal for all but minimum orders and budgets; how many pivots that took. */
  solve(): number {
    const before = this.model.pivots;
    if (this.model.optimise(this.options.maxPivots)) return this.model.pivots - before;
    this.model = new Model(this.problem); // from scratch every basis is a feasible plan, also one that is not optimal yet
    this.model.optimise(this.options.maxPivots);
    return this.model.pivots;
  }

  /** Worth of the solution at hand. */
  objective(): number {
    return this.model.worth();
  }

  plan(): AllocationPlan {
    checkSums(this.problem);
    const before = this.model.pivots;
    this.solve();
    const { flows, certificate, isSearched } = this.withSideRules();
    const { faults, value, bonus, bound } = certify(this.problem, flows, certificate);
    if (faults.length > 0) throw new Error(`the allocation is wrong: ${faults.join('; ')}`);
    const pivots = this.model.pivots - before;
    return { flows, value, bonus, objective: value + bonus, certificate, proof: proofOf(value + bonus, bound, isSearched), pivots };
  }

  /** Minimum orders and budgets are no part of the network: they are worked in from its solution. */
  private withSideRules() {
    const { minimum, budgets = [] } = this.problem;
    if (budgets.length > 0) {
      return { ...planWithinBudgets(this.problem, (priced, model) => roundToMinimumOrders(priced, model).flows), isSearched: false };
    }
    const certificate = pricesOf(this.problem, this.model);
    if (!minimum) return { flows: this.model.flows(), certificate, isSearched: false };
    const { flows, isOptimal } = roundToMinimumOrders(this.problem, this.model);
    return { flows, certificate, isSearched: isOptimal };
  }
}

function proofOf(objective: number, bound: number, isSearched: boolean): Proof {
  const whole = Math.floor(bound); // plans are worth whole points
  if (whole <= objective) return { kind: 'optimal', by: 'prices' };
  return isSearched ? { kind: 'optimal', by: 'search' } : { kind: 'gap', bound: whole, gap: whole - objective };
}

/** The allocator's own copy, which follows the changes. */
type Kept = ReturnType<typeof keep>;

function keep(problem: AllocationProblem) {
  const arcs = problem.arcValue.length;
  return {
    ...problem,
    quantity: Float64Array.from(problem.quantity),
    capacity: Float64Array.from(problem.capacity),
    arcDemand: Int32Array.from(problem.arcDemand),
    arcOffer: Int32Array.from(problem.arcOffer),
    arcValue: Float64Array.from(problem.arcValue),
    pinned: problem.pinned ? Float64Array.from(problem.pinned) : new Float64Array(arcs),
    vetoed: problem.vetoed ? Uint8Array.from(problem.vetoed) : new Uint8Array(arcs),
    groups: [...(problem.groups ?? [])],
  };
}
