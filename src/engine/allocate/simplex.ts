/**
 * Network simplex: the most valuable flow through arcs without upper limits, in exact integers.
 *
 *   maximise  sum value[arc] * flow[arc]
 *   so that   what leaves a node minus what enters it is the node's balance, flows >= 0; the root takes the rest.
 *
 * A basis is a spanning tree (tree.ts), whose arcs alone may carry flow. A node's potential is what one more unit there would add; an arc
 * improves when its value exceeds the fall of potential along it. Each pivot takes such an arc in, sends flow round the cycle it closes
 * until a tree arc is empty, and hangs the cut-off part anew.
 *
 * - No cycling: trees stay 'strongly feasible', every arc that points away from the root carries flow (Cunningham 1976).
 * - Pricing: a work list of nodes whose potential has moved; only their arcs can have begun to improve. So a small change costs little.
 * - Changed balances: a tree arc whose flow turns negative is replaced by a makeshift arc in the other direction which costs PENALTY,
 *   more than any detour can; optimal flows leave it empty where the balances can be met at all.
 */
import { sortedBy, startsOf } from './sort.js';
import { Tree } from './tree.js';

/** Values are at most 2^30 and the nodes fewer than 2^20, so that the potential of any basis is an exact integer. */
export const PENALTY = 2 ** 33;
export const MAX_NODES = 2 ** 20 - 1;

/** Arcs are sorted by their source: those of a node are outStart[node] .. outStart[node + 1]. The simplex takes the arrays over. */
export interface Network {
  /** Without the root, which has the number `nodes`. */
  readonly nodes: number;
  readonly outStart: Int32Array;
  readonly source: Int32Array;
  readonly target: Int32Array;
  readonly value: Float64Array;
  /** Per node the arc it hangs on at the start; together they are a spanning tree. */
  readonly home: Int32Array;
  readonly balance: Float64Array;
}

/** Which arcs of a node wait to be priced. */
const OUT = 1;
const IN = 2;

export class NetworkSimplex {
  pivots = 0;
  /** Sum of value times flow, kept up to date; exact while PENALTY times the units at stake stays below 2^53. */
  estimate = 0;

  private readonly source: Int32Array;
  private readonly target: Int32Array;
  private readonly value: Float64Array;
  private readonly outStart: Int32Array;
  private readonly inStart: Int32Array;
  private readonly inArc: Int32Array;

  private readonly tree: Tree;
  private readonly potential: Float64Array;

  // the work list: a ring of nodes, each at most once
  private readonly ring: Int32Array;
  private readonly waiting: Uint8Array;
  /** Which arcs a node has at all. */
  private readonly priced: Uint8Array;
  private ringStart = 0;
  private ringCount = 0;

  private changed: number[] | null = null;

  constructor(network: Network) {
    const { nodes } = network;
    this.outStart = network.outStart;
    this.source = network.source;
    this.target = network.target;
    this.value = network.value;
    this.inStart = startsOf(this.target, nodes + 1);
    this.inArc = sortedBy(this.target, this.inStart);

    this.tree = new Tree(nodes);
    this.potential = new Float64Array(nodes + 1);
    this.ring = new Int32Array(nodes + 1); // the root waits only when an arc of its own is worth more
    this.waiting = new Uint8Array(nodes + 1);
    this.priced = new Uint8Array(nodes + 1);
    for (let node = 0; node <= nodes; node++) {
      if (this.outStart[node + 1]! > this.outStart[node]!) this.priced[node]! |= OUT;
      if (this.inStart[node + 1]! > this.inStart[node]!) this.priced[node]! |= IN;
    }
    this.plant(network);
    this.estimate = this.worth();
    for (let node = 0; node < nodes; node++) this.enqueue(node, OUT);
  }

  /** The flow of an arc in the basis at hand. */
  flowOf(arc: number): number {
    const node = this.nodeHungBy(arc);
    return node >= 0 ? this.tree.flow[node]! : 0;
  }

  /** Tells the arcs of the basis, which alone may carry flow, and what they carry. */
  forEachFlow(visit: (arc: number, units: number) => void): void {
    const { root, arc, flow } = this.tree;
    for (let node = 0; node < root; node++) if (flow[node]! > 0) visit(arc[node]!, flow[node]!);
  }

  /** Sum of value times flow of the basis at hand. */
  worth(): number {
    let worth = 0;
    const { root, arc, flow } = this.tree;
    for (let node = 0; node < root; node++) worth += flow[node]! * this.value[arc[node]!]!;
    return worth;
  }

  potentialOf(node: number): number {
    return this.potential[node]!;
  }

  setValue(arc: number, value: number): void {
    const raise = value - this.value[arc]!;
    this.value[arc] = value;
    const node = this.nodeHungBy(arc);
    if (node >= 0) this.revalue(node, this.tree.up[node] ? raise : -raise);
    else if (raise > 0) this.enqueue(this.source[arc]!, OUT);
  }

  /** So many units more come in at a node and go out at the root; negative: fewer. Call `mend` before the next `optimise`. */
  shift(node: number, units: number): void {
    const { changed } = this;
    const { parent, arc, up, flow } = this.tree;
    this.estimate += units * this.potential[node]!;
    for (; parent[node]! >= 0; node = parent[node]!) {
      flow[node]! += up[node] ? units : -units;
      if (changed !== null) changed.push(arc[node]!);
    }
  }

  /** After all shifts, for each node shifted: turns over the arcs above it that carry less than a strongly feasible tree lets them. */
  mend(node: number): void {
    const { tree } = this;
    for (; node !== tree.root; node = tree.parent[node]!) {
      if (tree.isSound(node)) continue;
      tree.turnOver(node);
      this.revalue(node, this.tightPotential(node) - this.potential[node]!);
    }
  }

  /** From now on, or no longer, the arcs whose flow changes are noted for `takeChanged`. */
  watch(on: boolean): void {
    this.changed = on ? [] : null;
  }

  /** Arcs whose flow may have changed since the last call, with repetitions. */
  takeChanged(): number[] {
    const arcs = this.changed ?? [];
    if (this.changed !== null) this.changed = [];
    return arcs;
  }

  /** Pivots until no arc improves. False: `maxPivots` did not suffice; the flow is feasible all the same once makeshift arcs are empty. */
  optimise(maxPivots: number): boolean {
    const { waiting } = this;
    const last = this.pivots + maxPivots;
    while (this.ringCount > 0) {
      const node = this.ring[this.ringStart]!;
      const marks = waiting[node]!;
      const arc = this.bestArcAt(node, marks);
      if (arc >= 0 && this.pivots >= last) return false;
      waiting[node] = 0;
      this.ringStart = this.ringStart + 1 === this.ring.length ? 0 : this.ringStart + 1;
      this.ringCount--;
      if (arc < 0) continue;
      this.pivot(arc);
      this.enqueue(node, marks); // its other arcs have their turn after everybody else's
    }
    return true;
  }

  /** The arc that improves most among those of the node that wait; -1: none. */
  private bestArcAt(node: number, marks: number): number {
    const { source, target, value, potential, inArc } = this;
    const own = potential[node]!;
    let best = 0;
    let bestArc = -1;
    if (marks & OUT) {
      const end = this.outStart[node + 1]!;
      for (let arc = this.outStart[node]!; arc < end; arc++) {
        const gain = value[arc]! - own + potential[target[arc]!]!;
        if (gain > best) {
          best = gain;
          bestArc = arc;
        }
      }
    }
    if (marks & IN) {
      const end = this.inStart[node + 1]!;
      for (let at = this.inStart[node]!; at < end; at++) {
        const arc = inArc[at]!;
        const gain = value[arc]! + own - potential[source[arc]!]!;
        if (gain > best) {
          best = gain;
          bestArc = arc;
        }
      }
    }
    return bestArc;
  }

  private pivot(arc: number): void {
    const { source, target, potential } = this;
    const { parent, up, depth, flow } = this.tree;
    this.pivots++;
    const from = source[arc]!;
    const to = target[arc]!;
    // The last arc to block, seen along the cycle from its top, leaves: that keeps the tree strongly feasible.
    let least = Infinity;
    let leaving = -1;
    let onSourceSide = false;
    let a = from;
    let b = to;
    while (a !== b) {
      if (depth[a]! >= depth[b]!) {
        if (up[a] && flow[a]! < least) {
          least = flow[a]!;
          leaving = a;
          onSourceSide = true;
        }
        a = parent[a]!;
      } else {
        if (!up[b] && flow[b]! <= least) {
          least = flow[b]!;
          leaving = b;
          onSourceSide = false;
        }
        b = parent[b]!;
      }
    }
    if (leaving < 0) throw new Error('unbounded: a cycle of arcs gains for ever');
    const gain = this.value[arc]! - potential[from]! + potential[to]!;
    this.estimate += gain * least;
    if (least > 0) {
      for (let node = from; node !== a; node = parent[node]!) flow[node]! += up[node] ? -least : least;
      for (let node = to; node !== a; node = parent[node]!) flow[node]! += up[node] ? least : -least;
      if (this.changed !== null) this.noteCycle(arc, from, to, a);
    }
    if (onSourceSide) {
      this.tree.rehang(from, to, arc, 1, least, leaving);
      this.movePart(from, gain);
    } else {
      this.tree.rehang(to, from, arc, 0, least, leaving);
      this.movePart(to, -gain);
    }
  }

  private noteCycle(arc: number, from: number, to: number, top: number): void {
    const { changed, tree } = this;
    changed!.push(arc);
    for (let node = from; node !== top; node = tree.parent[node]!) changed!.push(tree.arc[node]!);
    for (let node = to; node !== top; node = tree.parent[node]!) changed!.push(tree.arc[node]!);
  }

  /** The arc between a node and its parent is worth more or less: all that hangs on it follows. */
  private revalue(node: number, by: number): void {
    this.estimate += by * this.tree.outflow(node);
    this.movePart(node, by);
  }

  /** Moves the potentials of a node and all that hangs on it, sets their depths, and puts them on the work list. */
  private movePart(top: number, by: number): void {
    const { potential, ring, waiting, priced } = this;
    const { parent, depth, firstChild, next } = this.tree;
    const marks = by > 0 ? IN : OUT;
    let end = this.ringStart + this.ringCount;
    if (end >= ring.length) end -= ring.length;
    let level = depth[parent[top]!]! + 1;
    let node = top;
    for (;;) {
      potential[node]! += by;
      depth[node] = level;
      if (priced[node]! & marks) {
        if (waiting[node] === 0) {
          ring[end] = node;
          end = end + 1 === ring.length ? 0 : end + 1;
          this.ringCount++;
        }
        waiting[node]! |= marks;
      }
      const child = firstChild[node]!;
      if (child >= 0) {
        node = child;
        level++;
        continue;
      }
      while (node !== top && next[node]! < 0) {
        node = parent[node]!;
        level--;
      }
      if (node === top) return;
      node = next[node]!;
    }
  }

  /** The potential at which the arc to the parent neither gains nor loses. */
  private tightPotential(node: number): number {
    const arc = this.tree.arc[node]!;
    const up = this.tree.up[node] === 1;
    const value = (this.source[arc] === node) === up ? this.value[arc]! : -PENALTY; // a makeshift arc runs against its original
    return this.potential[this.tree.parent[node]!]! + (up ? value : -value);
  }

  /** The node that hangs on its parent by this very arc (not by a makeshift one in its place); -1: none. */
  private nodeHungBy(arc: number): number {
    const { arc: hung, up } = this.tree;
    const from = this.source[arc]!;
    if (hung[from] === arc) return up[from] ? from : -1;
    const to = this.target[arc]!;
    return hung[to] === arc && !up[to] ? to : -1;
  }

  private enqueue(node: number, marks: number): void {
    if (this.waiting[node] === 0) {
      const at = this.ringStart + this.ringCount++;
      this.ring[at >= this.ring.length ? at - this.ring.length : at] = node;
    }
    this.waiting[node]! |= marks;
  }

  /** The first tree: every node on its home arc, makeshift where the balances want it. */
  private plant({ nodes, home, balance }: Network): void {
    const { tree, source, target, potential } = this;
    for (let node = 0; node < nodes; node++) {
      const arc = home[node]!;
      tree.arc[node] = arc;
      tree.up[node] = source[arc] === node ? 1 : 0;
      tree.attach(node, tree.up[node] ? target[arc]! : source[arc]!);
    }
    const order = tree.fromTheRoot();
    const excess = balance.slice();
    for (let k = nodes; k > 0; k--) {
      const node = order[k]!;
      excess[tree.parent[node]!]! += excess[node]!;
      tree.flow[node] = tree.up[node] ? excess[node]! : -excess[node]!;
      if (!tree.isSound(node)) tree.turnOver(node);
    }
    for (let k = 1; k <= nodes; k++) {
      const node = order[k]!;
      tree.depth[node] = tree.depth[tree.parent[node]!]! + 1;
      potential[node] = this.tightPotential(node);
    }
  }
}
