/**
 * The plan of an event: how many units of each demand go to which offer, worth as much as can be. Every plan carries prices that prove it
 * optimal, or prove how far from the optimum it can be at most.
 *
 * An `Allocator` keeps its basis: after a small change the next solution costs a handful of pivots.
 */
import { planWithinBudgets } from './budget.js';
import { certify } from './certify.js';
import { toWholeGrains } from './grains.js';
import { roundToMinimumOrders } from './minimum.js';
import { Model } from './model.js';
import { pricesOf } from './prices.js';
import { checkInteger, checkSums, type KeptProblem, MAX_UNITS, takeOver } from './problem.js';
import { MAX_VALUE, type AllocationPlan, type AllocationProblem, type Proof, type Value } from './types.js';

export interface AllocationOptions {
  /**
   * Bounds the work of a solution before minimum orders and budgets, which have bounds of their own; a plan that needs more is the best
   * so far, with its gap.
   */
  readonly maxPivots?: number;
}

/** Throws RangeError for a problem out of range, see problem.ts. */
export function allocate(problem: AllocationProblem, options: AllocationOptions = {}): AllocationPlan {
  return new Allocator(problem, options).plan();
}

export class Allocator {
  private readonly problem: KeptProblem;
  private model: Model;
  private areSumsChecked = false;

  constructor(
    problem: AllocationProblem,
    private readonly options: AllocationOptions = {},
  ) {
    this.problem = takeOver(problem);
    this.model = new Model(this.problem);
  }

  setValue(arc: number, value: Value): void {
    this.checkArc(arc);
    checkInteger('value', value, -MAX_VALUE, MAX_VALUE);
    this.model.setValue(arc, value);
    this.areSumsChecked = false;
  }

  /** All units asked, signed ones included. */
  setQuantity(demand: number, units: number): void {
    checkInteger('demand', demand, 0, this.problem.quantity.length - 1);
    checkInteger('quantity', units, 0, MAX_UNITS);
    this.model.setQuantity(demand, units);
    this.areSumsChecked = false;
  }

  setCapacity(offer: number, units: number): void {
    checkInteger('offer', offer, 0, this.problem.capacity.length - 1);
    checkInteger('capacity', units, 0, MAX_UNITS);
    this.model.setCapacity(offer, units);
    this.areSumsChecked = false;
  }

  /** Of a group that was made with a limit. */
  setGroupCapacity(group: number, units: number): void {
    checkInteger('group', group, 0, this.problem.groups.length - 1);
    checkInteger('capacity', units, 0, MAX_UNITS);
    this.model.setGroupCapacity(group, units);
  }

  setVetoed(arc: number, vetoed: boolean): void {
    this.checkArc(arc);
    this.model.setVetoed(arc, vetoed);
  }

  setPinned(arc: number, units: number): void {
    this.checkArc(arc);
    checkInteger('pinned', units, 0, MAX_UNITS);
    this.model.setPinned(arc, units);
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
    if (!this.areSumsChecked) checkSums(this.problem);
    this.areSumsChecked = true;
    const pivots = this.solve();
    const { flows: settled, certificate, isSearched } = this.withSideRules();
    const flows = toWholeGrains(this.problem, settled);
    const { faults, value, bonus, bound } = certify(this.problem, flows, certificate);
    if (faults.length > 0) throw new Error(`the allocation is wrong: ${faults.join('; ')}`);
    return {
      flows,
      value,
      bonus,
      objective: value + bonus,
      certificate,
      proof: proofOf(value + bonus, bound, isSearched && flows === settled),
      pivots,
    };
  }

  private checkArc(arc: number): void {
    checkInteger('arc', arc, 0, this.problem.arcValue.length - 1);
  }

  /** Minimum orders and budgets are no part of the network: they are worked in from its solution, and grains from theirs. */
  private withSideRules() {
    const { minimum, budgets } = this.problem;
    if (budgets.length > 0) {
      return {
        ...planWithinBudgets(this.problem, (priced, model) => roundToMinimumOrders(priced, model).flows),
        isSearched: false,
      };
    }
    if (!minimum)
      return { flows: this.model.flows(), certificate: pricesOf(this.problem, this.model), isSearched: false };
    const { flows, certificate, isOptimal } = roundToMinimumOrders(this.problem, this.model);
    return { flows, certificate, isSearched: isOptimal };
  }
}

function proofOf(objective: number, bound: number, isSearched: boolean): Proof {
  const whole = Math.floor(bound); // plans are worth whole points
  if (whole <= objective) return { kind: 'optimal', by: 'prices' };
  return isSearched ? { kind: 'optimal', by: 'search' } : { kind: 'gap', bound: whole, gap: whole - objective };
}
