/** The allocation as a network in work: its small changes, and what its basis says. Changes are written to the kept problem too. */
import { bonusOf } from './certify.js';
import { Layout } from './layout.js';
import type { KeptProblem } from './problem.js';
import { NetworkSimplex, PENALTY } from './simplex.js';
import type { Value } from './types.js';

export class Model {
  private readonly layout: Layout;
  private readonly simplex: NetworkSimplex;
  /** Where each arc of the problem stands among those of the network, and the reverse; -1: it is none of the problem's. */
  private readonly place: Int32Array;
  private readonly arcAt: Int32Array;
  /** Per node: units that are asked, or taken in; what is given beforehand is off. */
  private readonly units: Float64Array;
  /** Per arc that has some, and per group, units given beforehand: the network no longer sees them. */
  private readonly given = new Map<number, number>();
  private readonly groupGiven: Float64Array;
  private readonly closed: Uint8Array;
  /** Of what is given beforehand: the value, and the bonuses, kept up to date since a search asks for them at every turn. */
  private givenWorth = 0;
  private givenBonus = 0;
  private readonly touched: number[] = [];

  constructor(private readonly problem: KeptProblem) {
    const { quantity, capacity, arcValue, groups, pinned, vetoed } = problem;
    this.layout = new Layout(problem);
    this.units = new Float64Array(this.layout.root);
    this.units.set(quantity);
    this.units.set(capacity, this.layout.demands);
    this.groupGiven = new Float64Array(groups.length);
    this.closed = new Uint8Array(arcValue.length);
    groups.forEach((_, group) =>
      this.limitsOf(group).forEach((units, at) => (this.units[this.layout.limitNode(group, at)] = units)),
    );
    this.place = new Int32Array(arcValue.length);
    const network = this.layout.network(this.units, this.place);
    this.arcAt = new Int32Array(network.source.length).fill(-1);
    for (let arc = 0; arc < arcValue.length; arc++) this.arcAt[this.place[arc]!] = arc;
    this.simplex = new NetworkSimplex(network);
    for (let arc = 0; arc < arcValue.length; arc++) {
      if (vetoed[arc]) this.setOpen(arc);
      if (pinned[arc]) this.give(arc, pinned[arc]!);
    }
  }

  get pivots(): number {
    return this.simplex.pivots;
  }

  /** False when `maxPivots` did not suffice. */
  optimise(maxPivots = Infinity): boolean {
    for (const node of this.touched) this.simplex.mend(node);
    this.touched.length = 0;
    return this.simplex.optimise(maxPivots);
  }

  /** Value and bonuses of all units at hand. */
  worth(): number {
    return this.simplex.worth() + this.worthGiven();
  }

  /** The same, kept up to date instead of counted; see `NetworkSimplex.estimate`. */
  estimate(): number {
    return this.simplex.estimate + this.worthGiven();
  }

  flowOf(arc: number): number {
    return (this.given.get(arc) ?? 0) + this.simplex.flowOf(this.place[arc]!);
  }

  flows(): Float64Array {
    const flows = new Float64Array(this.place.length);
    for (const [arc, units] of this.given) flows[arc] = units;
    this.simplex.forEachFlow((at, units) => {
      const arc = this.arcAt[at]!;
      if (arc >= 0) flows[arc]! += units;
    });
    return flows;
  }

  /** From now on, or no longer, the arcs whose flow changes are noted for `takeChanged`. */
  watch(on: boolean): void {
    this.simplex.watch(on);
  }

  /** Arcs whose flow may have changed since the last call, with repetitions. */
  takeChanged(): number[] {
    return this.simplex
      .takeChanged()
      .map((at) => this.arcAt[at]!)
      .filter((arc) => arc >= 0);
  }

  /** What the potential falls from what stands above an offer, or a group, to itself. */
  offerPrice(offer: number): number {
    return this.fallTo(this.layout.offerNode(offer));
  }

  groupPrice(group: number): number {
    return this.fallTo(this.layout.groupNode(group));
  }

  openCapacity(offer: number): number {
    return this.units[this.layout.offerNode(offer)]!;
  }

  setValue(arc: number, value: Value): void {
    this.givenWorth += (this.given.get(arc) ?? 0) * (value - this.problem.arcValue[arc]!);
    this.problem.arcValue[arc] = value;
    this.setOpen(arc);
  }

  setVetoed(arc: number, vetoed: boolean): void {
    this.problem.vetoed[arc] = vetoed ? 1 : 0;
    this.setOpen(arc);
  }

  /** Vetoed or closed. */
  isAbsent(arc: number): boolean {
    return this.closed[arc] === 1 || this.problem.vetoed[arc] === 1;
  }

  /** A closed arc carries nothing but what is given beforehand, as a vetoed one. */
  setClosed(arc: number, closed: boolean): void {
    this.closed[arc] = closed ? 1 : 0;
    this.setOpen(arc);
  }

  setQuantity(demand: number, units: number): void {
    this.take(demand, units - this.problem.quantity[demand]!);
    this.problem.quantity[demand] = units;
  }

  setCapacity(offer: number, units: number): void {
    this.take(this.layout.offerNode(offer), units - this.problem.capacity[offer]!);
    this.problem.capacity[offer] = units;
  }

  /** Of a group that was laid out with a limit. */
  setGroupCapacity(group: number, capacity: number): void {
    const { groups } = this.problem;
    const before = groups[group]!;
    if (before.capacity === null) throw new RangeError(`group ${group} was made without a limit`);
    if (capacity < this.groupGiven[group]!)
      throw new RangeError(`group ${group}: ${this.groupGiven[group]} units are signed of ${capacity}`);
    groups[group] = { ...before, capacity };
    this.fitGroup(group);
  }

  setPinned(arc: number, units: number): void {
    this.give(arc, units - this.problem.pinned[arc]!);
    this.problem.pinned[arc] = units;
  }

  /** So many units more of an arc are given beforehand; negative: fewer. Throws RangeError where they are more than `giveable`. */
  give(arc: number, units: number): void {
    if (units > this.giveable(arc))
      throw new RangeError(`arc ${arc}: ${units} units are more than is asked, or can be had`);
    this.given.set(arc, (this.given.get(arc) ?? 0) + units);
    this.givenWorth += units * this.problem.arcValue[arc]!;
    this.take(this.problem.arcDemand[arc]!, -units);
    this.take(this.layout.offerNode(this.problem.arcOffer[arc]!), -units);
    for (let group = this.groupOf(arc); group >= 0; group = this.parentOf(group)) {
      const before = bonusOf(this.problem.groups[group]!, this.groupGiven[group]!);
      this.groupGiven[group]! += units;
      this.givenBonus += bonusOf(this.problem.groups[group]!, this.groupGiven[group]!) - before;
      this.fitGroup(group);
    }
  }

  /** Units of an arc that could be given beforehand besides what is. */
  giveable(arc: number): number {
    let most = Math.min(this.units[this.problem.arcDemand[arc]!]!, this.openCapacity(this.problem.arcOffer[arc]!));
    for (let group = this.groupOf(arc); group >= 0; group = this.parentOf(group)) {
      most = Math.min(most, (this.problem.groups[group]!.capacity ?? Infinity) - this.groupGiven[group]!);
    }
    return most;
  }

  private setOpen(arc: number): void {
    this.simplex.setValue(this.place[arc]!, this.isAbsent(arc) ? -PENALTY : this.problem.arcValue[arc]!);
  }

  /** A node asks, or takes in, so many units more. */
  private take(node: number, units: number): void {
    if (units === 0) return;
    const left = this.units[node]! + units;
    if (left < 0) throw new RangeError(`${-left} units more are signed than there are`);
    this.units[node] = left;
    if (node < this.layout.demands) return this.shift(node, units);
    this.shift(node, -units);
    this.shift(this.layout.above[node]!, units);
  }

  private shift(node: number, units: number): void {
    this.simplex.shift(node, units);
    this.touched.push(node);
  }

  private fitGroup(group: number): void {
    this.limitsOf(group).forEach((units, at) => {
      const node = this.layout.limitNode(group, at);
      this.take(node, units - this.units[node]!);
    });
  }

  /** Units left of each limit of a group: of its capacity, or of its tiers and of what is beyond them. */
  private limitsOf(group: number): number[] {
    const { capacity, tiers } = this.problem.groups[group]!;
    let beyond = capacity ?? Infinity;
    let given = this.groupGiven[group]!;
    const units = tiers.map((tier) => {
      const size = Math.min(tier.units, beyond);
      const used = Math.min(size, given);
      beyond -= size;
      given -= used;
      return size - used;
    });
    return capacity === null ? units : [...units, beyond - given];
  }

  private groupOf(arc: number): number {
    return this.problem.offerGroup[this.problem.arcOffer[arc]!]!;
  }

  private parentOf(group: number): number {
    return this.problem.groups[group]!.parent ?? -1;
  }

  private worthGiven(): number {
    return this.givenWorth + this.givenBonus;
  }

  private fallTo(node: number): number {
    return this.simplex.potentialOf(this.layout.above[node]!) - this.simplex.potentialOf(node);
  }
}
