/**
 * An upper bound on the points of a schedule and the meetings that reach it: who meets whom if nobody of the first side could be booked
 * twice. Then it is a flow of meetings from first persons over second persons into the slots' tables, which is solved exactly by shortest
 * augmenting paths, each of which holds one meeting more and wins less than the one before.
 */
import { capOf, possibleSlots } from './board.js';
import { firstOf } from './bits.js';
import type { SchedulingProblem } from './types.js';

export interface Selection {
  /** No schedule has more points. */
  bound: number;
  /** Per meeting: 1 if it is among those that reach the bound. */
  chosen: Uint8Array;
}

/** Where somebody is first in one meeting and second in another it is no flow: then all that have a slot are chosen. */
export function selectMeetings(problem: SchedulingProblem): Selection {
  const { personCount, slotCount, first, second, points, least, bonus, tables } = problem;
  const allowed = possibleSlots(problem);
  const seconds = isSecond(problem);
  if (first.some((person) => seconds[person] === 1)) return selectAll(problem, allowed);
  // nodes in the direction of flow: source, first persons, second persons as they come in and as they leave, slots, sink
  const entering = 1 + personCount;
  const leaving = entering + personCount;
  const slotNode = leaving + personCount;
  const sink = slotNode + slotCount;
  const flow = new Flow(sink + 1);
  const reachable = new Int32Array(personCount);
  const arcs = first.map((person, meeting) => {
    if (allowed[meeting] === 0) return -1;
    reachable[second[meeting]!]! |= allowed[meeting]!;
    return flow.arc(1 + person, entering + second[meeting]!, 1, -points[meeting]!);
  });
  for (let person = 0; person < personCount; person++) {
    const [from, to] = seconds[person] === 1 ? [entering + person, leaving + person] : [0, 1 + person];
    const cap = capOf(problem, person);
    const rewarded = Math.min(cap, least[person]!);
    flow.arc(from, to, rewarded, -bonus[person]!);
    flow.arc(from, to, cap - rewarded, 0);
    for (let rest = reachable[person]!; rest !== 0; rest &= rest - 1)
      flow.arc(leaving + person, slotNode + firstOf(rest), 1, 0);
  }
  tables.forEach((count, slot) => flow.arc(slotNode + slot, sink, count, 0));
  const bound = 0 - flow.cheapest();
  return { bound, chosen: Uint8Array.from(arcs, (arc) => (arc >= 0 && flow.used(arc) ? 1 : 0)) };
}

function selectAll(
  { personCount, first, second, points, least, bonus }: SchedulingProblem,
  allowed: Int32Array,
): Selection {
  const chosen = Uint8Array.from(allowed, (slots) => Math.sign(slots));
  const wanted = new Int32Array(personCount);
  let bound = 0;
  chosen.forEach((one, meeting) => {
    bound += one * points[meeting]!;
    wanted[first[meeting]!]! += one;
    wanted[second[meeting]!]! += one;
  });
  wanted.forEach((count, person) => (bound += Math.min(count, least[person]!) * bonus[person]!));
  return { bound, chosen };
}

function isSecond({ personCount, second }: SchedulingProblem): Uint8Array {
  const seconds = new Uint8Array(personCount);
  for (const person of second) seconds[person] = 1;
  return seconds;
}

/** A network from node 0 to the last node whose arcs go from smaller to larger nodes. */
class Flow {
  private readonly firstArc: Int32Array;
  private readonly nextArc: number[] = [];
  private readonly head: number[] = [];
  private readonly room: number[] = [];
  private readonly cost: number[] = [];
  private readonly tails: number[] = [];

  constructor(private readonly nodeCount: number) {
    this.firstArc = new Int32Array(nodeCount).fill(-1);
  }

  arc(from: number, to: number, room: number, cost: number): number {
    const arc = this.add(from, to, room, cost);
    this.add(to, from, 0, -cost);
    return arc;
  }

  used(arc: number): boolean {
    return this.room[arc ^ 1]! > 0;
  }

  private add(from: number, to: number, room: number, cost: number): number {
    this.head.push(to);
    this.tails.push(from);
    this.room.push(room);
    this.cost.push(cost);
    this.nextArc.push(this.firstArc[from]!);
    return (this.firstArc[from] = this.head.length - 1);
  }

  /** Sends units as long as each lowers the cost. Returns the cost. */
  cheapest(): number {
    const sink = this.nodeCount - 1;
    const head = Int32Array.from(this.head);
    const next = Int32Array.from(this.nextArc);
    const cost = Float64Array.from(this.cost);
    const { firstArc, room } = this;
    const potential = this.potentials();
    const distance = new Float64Array(this.nodeCount).fill(Infinity);
    const by = new Int32Array(this.nodeCount);
    const heap = new Heap();
    const reached: number[] = [];
    let total = 0;
    for (;;) {
      for (const node of reached) distance[node] = Infinity;
      reached.length = 0;
      heap.clear();
      distance[0] = 0;
      reached.push(0);
      heap.push(0, 0);
      let length = Infinity;
      while (heap.size > 0) {
        const node = heap.top;
        const d = heap.key;
        heap.pop();
        if (d > distance[node]!) continue;
        if (node === sink) {
          length = d;
          break;
        }
        const base = d + potential[node]!;
        for (let arc = firstArc[node]!; arc >= 0; arc = next[arc]!) {
          if (room[arc] === 0) continue;
          const to = head[arc]!;
          const through = base + cost[arc]! - potential[to]!;
          if (through >= distance[to]!) continue;
          if (distance[to] === Infinity) reached.push(to);
          distance[to] = through;
          by[to] = arc;
          heap.push(through, to);
        }
      }
      if (length === Infinity) return total;
      for (const node of reached) if (distance[node]! < length) potential[node]! += distance[node]! - length;
      const won = potential[sink]! - potential[0]!;
      if (won >= 0) return total;
      total += won;
      for (let node = sink; node !== 0; node = this.tails[by[node]!]!) {
        room[by[node]!]!--;
        room[by[node]! ^ 1]!++;
      }
    }
  }

  /** Least costs from the source, along arcs that all lead to larger nodes. */
  private potentials(): Float64Array {
    const potential = new Float64Array(this.nodeCount).fill(Infinity);
    potential[0] = 0;
    for (let node = 0; node < this.nodeCount; node++) {
      if (potential[node] === Infinity) continue;
      for (let arc = this.firstArc[node]!; arc >= 0; arc = this.nextArc[arc]!) {
        if (this.room[arc]! > 0)
          potential[this.head[arc]!] = Math.min(potential[this.head[arc]!]!, potential[node]! + this.cost[arc]!);
      }
    }
    return potential;
  }
}

/** Smallest key first. */
class Heap {
  size = 0;
  private readonly keys: number[] = [];
  private readonly nodes: number[] = [];

  get top(): number {
    return this.nodes[0]!;
  }

  get key(): number {
    return this.keys[0]!;
  }

  clear(): void {
    this.size = 0;
  }

  push(key: number, node: number): void {
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.keys[parent]! <= key) break;
      this.keys[at] = this.keys[parent]!;
      this.nodes[at] = this.nodes[parent]!;
      at = parent;
    }
    this.keys[at] = key;
    this.nodes[at] = node;
  }

  pop(): void {
    const key = this.keys[--this.size]!;
    const node = this.nodes[this.size]!;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.size) break;
      if (child + 1 < this.size && this.keys[child + 1]! < this.keys[child]!) child++;
      if (this.keys[child]! >= key) break;
      this.keys[at] = this.keys[child]!;
      this.nodes[at] = this.nodes[child]!;
      at = child;
    }
    this.keys[at] = key;
    this.nodes[at] = node;
  }
}
