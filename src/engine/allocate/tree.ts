/**
 * The spanning tree of a basis: each node but the root hangs on its parent by one arc, and knows the flow of that arc. Children are kept in
 * lists, so that a part of the tree is cut off and hung elsewhere in time that depends on the path turned over only.
 */
export class Tree {
  /** -1: the root. */
  readonly parent: Int32Array;
  /** The arc to the parent; `up`: it points there. */
  readonly arc: Int32Array;
  readonly up: Uint8Array;
  readonly flow: Float64Array;
  readonly depth: Int32Array;
  readonly firstChild: Int32Array;
  /** The next child of the same parent. */
  readonly next: Int32Array;
  private readonly previous: Int32Array;

  constructor(readonly root: number) {
    this.parent = new Int32Array(root + 1).fill(-1);
    this.arc = new Int32Array(root + 1).fill(-1);
    this.up = new Uint8Array(root + 1);
    this.flow = new Float64Array(root + 1);
    this.depth = new Int32Array(root + 1);
    this.firstChild = new Int32Array(root + 1).fill(-1);
    this.next = new Int32Array(root + 1).fill(-1);
    this.previous = new Int32Array(root + 1).fill(-1);
  }

  attach(node: number, under: number): void {
    const { parent, firstChild, next, previous } = this;
    const sibling = firstChild[under]!;
    parent[node] = under;
    next[node] = sibling;
    previous[node] = -1;
    if (sibling >= 0) previous[sibling] = node;
    firstChild[under] = node;
  }

  /** Hangs `node` below `under`, and what was above it up to `last` below it, arcs turned over. Depths are left to the caller. */
  rehang(node: number, under: number, arc: number, pointsUp: number, units: number, last: number): void {
    const { parent, up, flow } = this;
    for (;;) {
      const above = parent[node]!;
      const arcAbove = this.arc[node]!;
      const upAbove = up[node]!;
      const unitsAbove = flow[node]!;
      this.detach(node);
      this.attach(node, under);
      this.arc[node] = arc;
      up[node] = pointsUp;
      flow[node] = units;
      if (node === last) return;
      under = node;
      node = above;
      arc = arcAbove;
      pointsUp = 1 - upAbove;
      units = unitsAbove;
    }
  }

  /** Turns the arc above a node over: what flowed one way flows the other. */
  turnOver(node: number): void {
    this.up[node] = 1 - this.up[node]!;
    this.flow[node] = -this.flow[node]!;
  }

  /** What leaves a node and all that hangs on it. */
  outflow(node: number): number {
    return this.up[node] ? this.flow[node]! : -this.flow[node]!;
  }

  /** Strongly feasible: an arc carries nothing less than nothing, and something if it points away from the root. */
  isSound(node: number): boolean {
    return this.up[node] ? this.flow[node]! >= 0 : this.flow[node]! > 0;
  }

  /** All nodes, each after its parent; throws unless they are one tree. */
  fromTheRoot(): Int32Array {
    const order = new Int32Array(this.root + 1);
    order[0] = this.root;
    let count = 1;
    for (let k = 0; k < count; k++) {
      for (let child = this.firstChild[order[k]!]!; child >= 0; child = this.next[child]!) order[count++] = child;
    }
    if (count <= this.root) throw new Error('the home arcs are not a spanning tree');
    return order;
  }

  private detach(node: number): void {
    const { parent, firstChild, next, previous } = this;
    const before = previous[node]!;
    const after = next[node]!;
    if (before >= 0) next[before] = after;
    else firstChild[parent[node]!] = after;
    if (after >= 0) previous[after] = before;
  }
}
