/**
 * The allocation as a network, and its small changes.
 *
 *   demand -> offer -> group -> ... -> root
 *
 * Capacity turns round: an offer, group or tier of so many units takes them in whatever happens, and what no demand brings comes down its home
 * arc from the node above. So no arc needs an upper limit. A group with tiers hands on through one node per tier.
 */
import { bonusOf } from './certify.js';
import { type Network, NetworkSimplex, PENALTY } from './simplex.js';
import type { AllocationProblem, Group, Value } from './types.js';

export class Model {
  private readonly simplex: NetworkSimplex;
  private readonly demands: number;
  private readonly offers: number;
  private readonly groups: readonly Group[];
  private readonly root: number;
  /** Per node: the one that hands down what it lacks. */
  private readonly above: Int32Array;
  /** Per node: units that are asked, or taken in; what is given beforehand is off. */
  private readonly units: Float64Array;
  /** Per group the first of its tier nodes; a last entry says where they end. */
  private readonly tierStart: Int32Array;
  private readonly value: Float64Array;
  /** Per arc, and per group, units given beforehand: the network no longer sees them. */
  private readonly given: Float64Array;
  private readonly groupGiven: Float64Array;
  private readonly groupCapacity: (number | null)[];
  private readonly absent: Uint8Array;
  private givenWorth = 0;
  private touched: number[] = [];

  constructor(private readonly problem: AllocationProblem) {
    const { quantity, capacity, arcValue, groups = [], pinned, vetoed } = problem;
    this.demands = quantity.length;
    this.offers = capacity.length;
    this.groups = groups;
    this.tierStart = new Int32Array(groups.length + 1);
    let nodes = this.demands + this.offers + groups.length;
    groups.forEach((group, index) => {
      this.tierStart[index] = nodes;
      nodes += tierCount(group);
    });
    this.tierStart[groups.length] = nodes;
    this.root = nodes;
    this.above = new Int32Array(nodes).fill(nodes);
    this.units = new Float64Array(nodes);
    this.value = Float64Array.from(arcValue);
    this.given = new Float64Array(arcValue.length);
    this.groupGiven = new Float64Array(groups.length);
    this.groupCapacity = groups.map((group) => group.capacity);
    this.absent = new Uint8Array(arcValue.length);
    this.setUpNodes();
    this.simplex = new NetworkSimplex(this.network());
    for (let arc = 0; arc < arcValue.length; arc++) {
      if (vetoed?.[arc]) this.setAbsent(arc, true);
      if (pinned?.[arc]) this.give(arc, pinned[arc]!);
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

  private worthGiven(): number {
    return this.groups.reduce((worth, group, index) => worth + bonusOf(group, this.groupGiven[index]!), this.givenWorth);
  }

  watch(on: boolean): void {
    this.simplex.watch(on);
  }

  /** Arcs whose flow may have changed since the last call. */
  takeChanged(): number[] {
    return this.simplex.takeChanged().filter((arc) => arc < this.value.length);
  }

  flowOf(arc: number): number {
    return this.given[arc]! + this.simplex.flowOf(arc);
  }

  flows(): Float64Array {
    const flows = this.given.slice();
    this.simplex.addFlows(flows);
    return flows;
  }

  /** What the potential rises from an offer, or a group, to what stands above it. */
  offerPrice(offer: number): number {
    return this.rise(this.demands + offer, this.offerParent(offer));
  }

  groupPrice(group: number): number {
    return this.rise(this.groupNode(group), this.groupParent(group));
  }

  isAbsent(arc: number): boolean {
    return this.absent[arc] === 1;
  }

  setValue(arc: number, value: Value): void {
    this.givenWorth += this.given[arc]! * (value - this.value[arc]!);
    this.value[arc] = value;
    if (!this.isAbsent(arc)) this.simplex.setValue(arc, value);
  }

  setAbsent(arc: number, absent: boolean): void {
    this.absent[arc] = absent ? 1 : 0;
    this.simplex.setValue(arc, absent ? -PENALTY : this.value[arc]!);
  }

  addQuantity(demand: number, units: number): void {
    this.take(demand, units);
  }

  addCapacity(offer: number, units: number): void {
    this.take(this.demands + offer, units);
  }

  setGroupCapacity(group: number, capacity: number): void {
    if (this.groupCapacity[group] === null) throw new RangeError(`group ${group} was made without a limit`);
    this.groupCapacity[group] = capacity;
    this.fitGroup(group);
  }

  /** So many units more of an arc are given beforehand; negative: fewer. Throws RangeError where they are more than is asked or can be had. */
  give(arc: number, units: number): void {
    const { arcDemand, arcOffer, offerGroup } = this.problem;
    const offer = arcOffer[arc]!;
    this.given[arc]! += units;
    this.givenWorth += units * this.value[arc]!;
    this.take(arcDemand[arc]!, -units);
    this.take(this.demands + offer, -units);
    for (let group: number | null = offerGroup?.[offer] ?? -1; group !== null && group >= 0; group = this.groups[group]!.parent) {
      this.groupGiven[group]! += units;
      this.fitGroup(group);
    }
  }

  /** Units that could be given beforehand besides what is. */
  giveable(arc: number): number {
    const { arcDemand, arcOffer, offerGroup } = this.problem;
    const offer = arcOffer[arc]!;
    let most = Math.min(this.units[arcDemand[arc]!]!, this.openCapacity(offer));
    for (let group: number | null = offerGroup?.[offer] ?? -1; group !== null && group >= 0; group = this.groups[group]!.parent) {
      most = Math.min(most, (this.groupCapacity[group] ?? Infinity) - this.groupGiven[group]!);
    }
    return most;
  }

  openCapacity(offer: number): number {
    return this.units[this.demands + offer]!;
  }

  private take(node: number, units: number): void {
    if (units === 0) return;
    const left = this.units[node]! + units;
    if (left < 0) throw new RangeError(`${this.nameOf(node)}: ${-left} units more are signed than there are`);
    this.units[node] = left;
    this.simplex.shift(node, node < this.demands ? units : -units);
    this.touched.push(node);
    if (node < this.demands || this.above[node] === this.root) return;
    this.simplex.shift(this.above[node]!, units);
    this.touched.push(this.above[node]!);
  }

  private fitGroup(group: number): void {
    this.groupUnits(group).forEach((units, at) => {
      const node = this.limitNode(group, at);
      this.take(node, units - this.units[node]!);
    });
  }

  /** Units left of each limit of a group: its capacity, or its tiers and what is beyond them. */
  private groupUnits(group: number): number[] {
    const capacity = this.groupCapacity[group]!;
    let beyond = capacity ?? Infinity;
    let given = this.groupGiven[group]!;
    if (given > beyond) throw new RangeError(`group ${group}: ${given - beyond} units more are signed than there are`);
    const { tiers } = this.groups[group]!;
    const units = tiers.map((tier) => {
      const size = Math.min(tier.units, beyond);
      const used = Math.min(size, given);
      beyond -= size;
      given -= used;
      return size - used;
    });
    return capacity === null ? units : [...units, beyond - given];
  }

  private limitNode(group: number, at: number): number {
    return this.groups[group]!.tiers.length === 0 ? this.groupNode(group) : this.tierStart[group]! + at;
  }

  private setUpNodes(): void {
    const { quantity, capacity } = this.problem;
    for (let demand = 0; demand < this.demands; demand++) this.units[demand] = quantity[demand]!;
    for (let offer = 0; offer < this.offers; offer++) {
      this.units[this.demands + offer] = capacity[offer]!;
      this.above[this.demands + offer] = this.offerParent(offer);
    }
    this.groups.forEach((_, group) => {
      this.above[this.groupNode(group)] = this.groupParent(group);
      this.groupUnits(group).forEach((units, at) => {
        const node = this.limitNode(group, at);
        this.units[node] = units;
        this.above[node] = this.groupParent(group);
      });
    });
  }

  /** Arcs: those of the problem, then the nodes' home arcs, then the further ways out of groups with tiers. */
  private network(): Network {
    const { arcDemand, arcOffer } = this.problem;
    const arcs = this.value.length;
    const nodes = this.root;
    const ways = this.groups.flatMap((_, group) => this.waysOut(group));
    const source = new Int32Array(arcs + nodes + ways.length);
    const target = new Int32Array(source.length);
    const value = new Float64Array(source.length);
    const home = Int32Array.from({ length: nodes }, (_, node) => arcs + node);
    for (let arc = 0; arc < arcs; arc++) {
      source[arc] = arcDemand[arc]!;
      target[arc] = this.demands + arcOffer[arc]!;
      value[arc] = this.value[arc]!;
    }
    for (let node = 0; node < nodes; node++) {
      source[arcs + node] = node < this.demands ? node : this.above[node]!;
      target[arcs + node] = node < this.demands ? nodes : node;
    }
    let count = arcs + nodes;
    for (const { from, to, bonus, isHome } of ways) {
      const arc = isHome ? arcs + from : count++;
      source[arc] = from;
      target[arc] = to;
      value[arc] = bonus;
    }
    return { nodes, source: source.subarray(0, count), target: target.subarray(0, count), value: value.subarray(0, count), home, balance: this.balances() };
  }

  /** How units leave a group that is more than a capacity: by its tiers, and beyond them straight up if it has no limit. */
  private waysOut(group: number): { from: number; to: number; bonus: Value; isHome: boolean }[] {
    const { tiers, capacity } = this.groups[group]!;
    const from = this.groupNode(group);
    const start = this.tierStart[group]!;
    const byTiers = Array.from({ length: this.tierStart[group + 1]! - start }, (_, at) => ({ to: start + at, bonus: tiers[at]?.bonus ?? 0 }));
    const straight = capacity === null ? [{ to: this.groupParent(group), bonus: 0 }] : [];
    return [...straight, ...byTiers].map((way, at) => ({ from, ...way, isHome: at === 0 }));
  }

  private balances(): Float64Array {
    const balance = new Float64Array(this.root + 1);
    for (let node = 0; node < this.root; node++) {
      if (node < this.demands) {
        balance[node] = this.units[node]!;
      } else {
        balance[node]! -= this.units[node]!;
        balance[this.above[node]!]! += this.units[node]!;
      }
    }
    return balance;
  }

  private offerParent(offer: number): number {
    const group = this.problem.offerGroup?.[offer] ?? -1;
    return group < 0 ? this.root : this.groupNode(group);
  }

  private groupParent(group: number): number {
    const { parent } = this.groups[group]!;
    return parent === null ? this.root : this.groupNode(parent);
  }

  private groupNode(group: number): number {
    return this.demands + this.offers + group;
  }

  private rise(node: number, above: number): number {
    return this.simplex.potentialOf(above) - this.simplex.potentialOf(node);
  }

  private nameOf(node: number): string {
    if (node < this.demands) return `demand ${node}`;
    return node < this.demands + this.offers ? `offer ${node - this.demands}` : `group node ${node}`;
  }
}

/** Tier nodes of a group: one for what is beyond the tiers where it is limited. */
const tierCount = ({ tiers, capacity }: Group): number => (tiers.length === 0 ? 0 : tiers.length + (capacity === null ? 0 : 1));
