/**
 * The allocation laid out as a network.
 *
 *   demand -> offer -> group -> ... -> root
 *
 * Capacity turns round: an offer, group or tier of so many units takes them in whatever happens, and what no demand brings comes down its
 * home arc from the node above. So no arc needs an upper limit. A group with tiers hands on through one node per tier.
 */
import type { KeptProblem } from './problem.js';
import type { Network } from './simplex.js';
import type { Group, Value } from './types.js';

interface Way {
  readonly from: number;
  readonly to: number;
  readonly bonus: Value;
}

export class Layout {
  readonly demands: number;
  readonly root: number;
  /** Per node: the one that hands down what it lacks. */
  readonly above: Int32Array;
  /** Per group the first of its tier nodes; a last entry says where they end. */
  private readonly tierStart: Int32Array;

  constructor(private readonly problem: KeptProblem) {
    const { quantity, capacity, groups, offerGroup } = problem;
    this.demands = quantity.length;
    this.tierStart = new Int32Array(groups.length + 1);
    let nodes = this.demands + capacity.length + groups.length;
    groups.forEach((group, index) => {
      this.tierStart[index] = nodes;
      nodes += tierNodes(group);
    });
    this.tierStart[groups.length] = nodes;
    this.root = nodes;
    this.above = new Int32Array(nodes).fill(nodes);
    for (let offer = 0; offer < capacity.length; offer++) {
      if (offerGroup[offer]! >= 0) this.above[this.offerNode(offer)] = this.groupNode(offerGroup[offer]!);
    }
    groups.forEach(({ parent }, group) => {
      if (parent === null) return;
      this.above[this.groupNode(group)] = this.groupNode(parent);
      this.above.fill(this.groupNode(parent), this.tierStart[group]!, this.tierStart[group + 1]!);
    });
  }

  offerNode(offer: number): number {
    return this.demands + offer;
  }

  groupNode(group: number): number {
    return this.demands + this.problem.capacity.length + group;
  }

  /** The node of a group's limit: itself, or one for each tier and one for what is beyond them. */
  limitNode(group: number, at: number): number {
    return this.problem.groups[group]!.tiers.length === 0 ? this.groupNode(group) : this.tierStart[group]! + at;
  }

  /** `units` per node; `place` is filled with where each arc of the problem stands in the network. */
  network(units: Float64Array, place: Int32Array): Network {
    const { arcDemand, arcOffer, arcValue } = this.problem;
    const nodes = this.root;
    const ways = this.problem.groups.flatMap((_, group) => this.waysOut(group));
    const homeWay = new Map<number, Way>();
    for (const way of ways) if (!homeWay.has(way.from)) homeWay.set(way.from, way);
    const further = ways.filter((way) => homeWay.get(way.from) !== way);

    /** Whether a node's home arc starts from it, not from the node above. */
    const isOwn = (node: number) => node < this.demands || homeWay.has(node);
    const arcs = arcValue.length + nodes + further.length;
    const outStart = new Int32Array(nodes + 2);
    for (let arc = 0; arc < arcValue.length; arc++) outStart[arcDemand[arc]! + 1]!++;
    for (let node = 0; node < nodes; node++) outStart[(isOwn(node) ? node : this.above[node]!) + 1]!++;
    for (const { from } of further) outStart[from + 1]!++;
    for (let node = 0; node <= nodes; node++) outStart[node + 1]! += outStart[node]!;

    const source = new Int32Array(arcs);
    const target = new Int32Array(arcs);
    const value = new Float64Array(arcs);
    const free = outStart.slice();
    const add = (from: number, to: number, worth: number) => {
      const at = free[from]!++;
      source[at] = from;
      target[at] = to;
      value[at] = worth;
      return at;
    };
    const home = new Int32Array(nodes);
    for (let node = 0; node < nodes; node++) {
      const way = homeWay.get(node);
      if (node < this.demands) home[node] = add(node, nodes, 0);
      else home[node] = way ? add(node, way.to, way.bonus) : add(this.above[node]!, node, 0);
    }
    for (let arc = 0; arc < arcValue.length; arc++)
      place[arc] = add(arcDemand[arc]!, this.demands + arcOffer[arc]!, arcValue[arc]!);
    for (const { from, to, bonus } of further) add(from, to, bonus);
    return { nodes, outStart, source, target, value, home, balance: this.balances(units) };
  }

  /** How units leave a group that is more than a capacity: straight up if it has no limit, and by its tiers. */
  private waysOut(group: number): Way[] {
    const { tiers, capacity } = this.problem.groups[group]!;
    const from = this.groupNode(group);
    const straight = capacity === null ? [{ from, to: this.above[from]!, bonus: 0 }] : [];
    const start = this.tierStart[group]!;
    const byTiers = Array.from({ length: this.tierStart[group + 1]! - start }, (_, at) => ({
      from,
      to: start + at,
      bonus: tiers[at]?.bonus ?? 0,
    }));
    return [...straight, ...byTiers];
  }

  private balances(units: Float64Array): Float64Array {
    const balance = new Float64Array(this.root + 1);
    for (let node = 0; node < this.demands; node++) balance[node] = units[node]!;
    for (let node = this.demands; node < this.root; node++) {
      balance[node]! -= units[node]!;
      balance[this.above[node]!]! += units[node]!;
    }
    return balance;
  }
}

/** One for each tier, and one for what is beyond them where the group is limited. */
const tierNodes = ({ tiers, capacity }: Group): number =>
  tiers.length === 0 ? 0 : tiers.length + (capacity === null ? 0 : 1);
