/**
 * Minimum orders: beyond what is signed, an arc carries nothing, or at least as much as its offer's minimum order. From the solution
 * without that rule, arcs below their minimum are decided one by one - closed, or ordered at the minimum or more - by what either costs;
 * then the decisions around each are searched anew by branch and bound, with the solution without the rule as the bound. All by small
 * changes of one basis.
 */
import type { Model } from './model.js';
import { pricesOf } from './prices.js';
import type { KeptProblem } from './problem.js';
import type { Certificate } from './types.js';

const OPEN = 0;
const CLOSED = 1;
const ORDERED = 2;
type Decision = typeof OPEN | typeof CLOSED | typeof ORDERED;

/** Bounds of the work: branchings of one search. */
const WHOLE_SEARCH = 20_000;
const LOCAL_SEARCH = 30;
const MAX_ROUNDS = 2;
/** Problems of so few arcs are searched as a whole. */
const SMALL = 1_000;

export interface Rounded {
  readonly flows: Float64Array;
  /** Of the solution without the rule, but for arcs that no plan can use. */
  readonly certificate: Certificate;
  /** Every other choice was ruled out. */
  readonly isOptimal: boolean;
}

/** Leaves the model as it was, but for its basis. */
export function roundToMinimumOrders(problem: KeptProblem, model: Model): Rounded {
  return new OrderSearch(problem, model).run();
}

class OrderSearch {
  private readonly isSmall: boolean;
  private readonly decision: Uint8Array;
  /** Units that an arc lacks of its minimum order beforehand; 0: any flow will do. */
  private readonly need: Float64Array;
  /** Undecided arcs whose flow is below what they need. */
  private readonly below: IndexSet;
  private readonly decided: IndexSet;
  private readonly redecided: number[] = [];

  private flows: Float64Array = new Float64Array(0);
  private keptWorth = -Infinity;

  private branchings = 0;
  private best = 0;
  private bestDecisions: [arc: number, decision: Decision][] = [];
  private readonly trail: [arc: number, decision: Decision][] = [];

  constructor(
    private readonly problem: KeptProblem,
    private readonly model: Model,
  ) {
    const { arcOffer, arcValue, minimum, pinned } = problem;
    const arcs = arcValue.length;
    this.isSmall = arcs <= SMALL;
    this.decision = new Uint8Array(arcs);
    this.need = pinned.map((units, arc) => Math.max(0, (minimum?.[arcOffer[arc]!] ?? 0) - units));
    this.below = new IndexSet(arcs);
    this.decided = new IndexSet(arcs);
  }

  run(): Rounded {
    const { model, problem } = this;
    const hopeless = this.hopeless();
    for (const arc of hopeless) model.setClosed(arc, true);
    model.watch(true);
    model.optimise();
    const certificate = pricesOf(problem, model);
    for (let arc = 0; arc < this.need.length; arc++) this.check(arc);
    this.keep(this.settle());
    const isOptimal = this.isSmall ? this.searchAll() : this.searchAround();
    model.watch(false);
    for (const arc of [...this.decided.items()]) this.decide(arc, OPEN);
    for (const arc of hopeless) model.setClosed(arc, false);
    return { flows: this.flows, certificate, isOptimal };
  }

  /** Arcs whose minimum order is more than the demand asks or the offer has. */
  private hopeless(): number[] {
    const { quantity, capacity, arcDemand, arcOffer, minimum } = this.problem;
    const hopeless: number[] = [];
    for (let arc = 0; arc < this.need.length; arc++) {
      const least = minimum?.[arcOffer[arc]!] ?? 0;
      if (least > quantity[arcDemand[arc]!]! || least > capacity[arcOffer[arc]!]!) hopeless.push(arc);
    }
    return hopeless;
  }

  /**
   * Decides until no arc is below its minimum. Also after decisions are restored: the same decisions may have several best solutions, and
   * another one than before may break the rule elsewhere.
   */
  private settle(): number {
    let worth = this.relax();
    for (let arc = this.below.last(); arc >= 0; arc = this.below.last()) {
      const closed = this.worthWith(arc, CLOSED);
      worth = this.canOrder(arc) ? this.worthWith(arc, ORDERED) : closed;
      if (worth < closed) worth = this.worthWith(arc, CLOSED);
    }
    return worth;
  }

  /** Notes the best flows so far. */
  private keep(worth: number): void {
    if (worth <= this.keptWorth) return;
    this.keptWorth = worth;
    this.flows = this.model.flows();
  }

  private worthWith(arc: number, decision: Decision): number {
    this.decide(arc, decision);
    return this.relax();
  }

  private searchAll(): boolean {
    return this.searchAnew([...this.decided.items()], WHOLE_SEARCH);
  }

  private searchAround(): false {
    const near = new Neighbours(this.problem);
    let improving = true;
    for (let round = 0; improving && round < MAX_ROUNDS; round++) {
      improving = false;
      for (const arc of [...this.decided.items()]) {
        if (this.decision[arc] === OPEN) continue;
        const before = this.best;
        this.searchAnew(
          near.of(arc, (each) => this.decision[each] !== OPEN),
          LOCAL_SEARCH,
        );
        if (this.best > before) improving = true;
      }
      this.keep(this.settle());
    }
    return false;
  }

  /** Forgets some decisions and looks for better ones; whether all were tried. */
  private searchAnew(arcs: readonly number[], branchings: number): boolean {
    this.best = this.settle();
    this.bestDecisions = arcs.map((arc) => [arc, this.decision[arc] as Decision]);
    this.branchings = branchings;
    for (const arc of arcs) this.decide(arc, OPEN);
    this.branch();
    for (const [arc, decision] of this.bestDecisions) this.decide(arc, decision);
    return this.branchings >= 0;
  }

  private branch(): void {
    const worth = this.relax();
    if (worth <= this.best || this.branchings < 0) return;
    const arc = this.mostDoubtful();
    if (arc < 0) {
      this.best = worth;
      this.bestDecisions = [...this.trail];
      if (this.isSmall) this.keep(worth);
      return;
    }
    if (--this.branchings < 0) return;
    const canOrder = this.canOrder(arc);
    const orderFirst = canOrder && 2 * this.extra(arc) >= this.need[arc]!;
    if (orderFirst) this.branchOn(arc, ORDERED);
    this.branchOn(arc, CLOSED);
    if (canOrder && !orderFirst) this.branchOn(arc, ORDERED);
  }

  private branchOn(arc: number, decision: Decision): void {
    this.decide(arc, decision);
    this.trail.push([arc, decision]);
    this.branch();
    this.trail.pop();
    this.decide(arc, OPEN);
  }

  /** The undecided arc that is farthest from both nothing and its minimum. */
  private mostDoubtful(): number {
    let most = 0;
    let doubtful = -1;
    for (const arc of this.below.items()) {
      const doubt = Math.min(this.extra(arc), this.need[arc]! - this.extra(arc));
      if (doubt > most || (doubt === most && arc < doubtful)) {
        most = doubt;
        doubtful = arc;
      }
    }
    return doubtful;
  }

  private decide(arc: number, decision: Decision): void {
    const before = this.decision[arc];
    if (before === decision) return;
    if (before === CLOSED) this.model.setClosed(arc, false);
    if (before === ORDERED) this.model.give(arc, -this.need[arc]!);
    if (decision === CLOSED) this.model.setClosed(arc, true);
    if (decision === ORDERED) this.model.give(arc, this.need[arc]!);
    this.decision[arc] = decision;
    this.decided.put(arc, decision !== OPEN);
    this.redecided.push(arc);
  }

  private canOrder(arc: number): boolean {
    return this.model.giveable(arc) + (this.decision[arc] === ORDERED ? this.need[arc]! : 0) >= this.need[arc]!;
  }

  /** The best under the decisions taken. */
  private relax(): number {
    this.model.optimise();
    for (const arc of this.model.takeChanged()) this.check(arc);
    for (const arc of this.redecided) this.check(arc);
    this.redecided.length = 0;
    return this.isSmall ? this.model.worth() : this.model.estimate();
  }

  private check(arc: number): void {
    const extra = this.extra(arc);
    this.below.put(arc, this.decision[arc] === OPEN && extra > 0 && extra < this.need[arc]!);
  }

  private extra(arc: number): number {
    return this.model.flowOf(arc) - this.problem.pinned[arc]!;
  }
}

/** A set of numbers below a limit: constant time for everything, members in one list. */
class IndexSet {
  private readonly members: number[] = [];
  private readonly position: Int32Array;

  constructor(limit: number) {
    this.position = new Int32Array(limit).fill(-1);
  }

  items(): readonly number[] {
    return this.members;
  }

  last(): number {
    return this.members[this.members.length - 1] ?? -1;
  }

  put(index: number, isMember: boolean): void {
    const at = this.position[index]!;
    if (at >= 0 === isMember) return;
    if (isMember) {
      this.position[index] = this.members.push(index) - 1;
    } else {
      const moved = this.members.pop()!;
      if (moved !== index) this.position[(this.members[at] = moved)] = at;
      this.position[index] = -1;
    }
  }
}

/** Which arcs share their demand or their offer with an arc. */
class Neighbours {
  private readonly ofDemand: number[][];
  private readonly ofOffer: number[][];

  constructor(private readonly problem: KeptProblem) {
    const { quantity, capacity, arcDemand, arcOffer, arcValue } = problem;
    this.ofDemand = Array.from(quantity, () => []);
    this.ofOffer = Array.from(capacity, () => []);
    for (let arc = 0; arc < arcValue.length; arc++) {
      this.ofDemand[arcDemand[arc]!]!.push(arc);
      this.ofOffer[arcOffer[arc]!]!.push(arc);
    }
  }

  of(arc: number, isWanted: (arc: number) => boolean): number[] {
    const demand = this.problem.arcDemand[arc]!;
    const others = this.ofOffer[this.problem.arcOffer[arc]!]!.filter((each) => this.problem.arcDemand[each] !== demand);
    return [...this.ofDemand[demand]!, ...others].filter(isWanted);
  }
}
