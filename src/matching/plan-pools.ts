/**
 * Pairs laid into the time of their sellers' pools. In each stretch of a pool (pool-time.ts) what is due first must fit into the time up
 * to its delivery, and all that is due later into the time up to theirs: groups that stand in one another, the latest outermost. Products that
 * take unlike parts of one pool each count as the one that takes most: unlike units cannot be added up in a flow.
 */
import type { Group } from '../engine/allocate/types.js';
import type { Pair, PlanInput } from './plan-problem.js';
import { commonPart, pushTo } from './plan-terms.js';
import { PoolTime } from './pool-time.js';

/** What an allocation calls an offer: one of ours, due in one stretch of time, on one set of terms. */
export interface PoolNode {
  readonly minimum: number;
  readonly grain: number;
  capacity: number;
  group: number;
}

export interface PlacedArcs {
  readonly arcs: readonly { readonly pair: number; readonly node: number; readonly date: string }[];
  readonly nodes: readonly PoolNode[];
  readonly groups: Group[];
  /** `group` holds all of the pool; null where nothing asks for one. */
  readonly pools: readonly { readonly umkmId: string; readonly group: number | null; readonly arcs: readonly number[] }[];
}

type Arc = PlacedArcs['arcs'][number];

interface Made {
  arcs: Arc[];
  nodes: PoolNode[];
  groups: Group[];
}

/** A node as it is laid: `asked` is all that its needs could take of it. */
interface Laid {
  readonly node: number;
  readonly start: number;
  readonly end: number;
  asked: number;
}

export function placeInPools(input: PlanInput, pairs: readonly Pair[], quantity: readonly number[]): PlacedArcs {
  const byPool = new Map<string, number[]>();
  pairs.forEach(({ offer }, pair) => {
    pushTo(byPool, input.offers[offer]!.capacity.poolId, pair);
  });
  const made: Made = { arcs: [], nodes: [], groups: [] };
  const pools: PlacedArcs['pools'][number][] = [];
  for (const own of byPool.values()) {
    const first = made.arcs.length;
    const makers = [...new Set(own.map((pair) => pairs[pair]!.offer))].map((offer) => input.offers[offer]!);
    const time = new PoolTime(makers, input.today);
    const laid = layArcs(input, pairs, quantity, own, time, made);
    if (laid.length === 0) continue;
    const isGrouped = input.settings.spreadPermille > 0;
    const group = isGrouped ? made.groups.push({ parent: null, capacity: null, tiers: [] }) - 1 : null;
    const use = Math.max(...own.map((pair) => pairs[pair]!.use));
    bound(laid, group, (start, end) => Math.floor(time.free(start, end) / use), made);
    const arcs = Array.from({ length: made.arcs.length - first }, (_, at) => first + at);
    pools.push({ umkmId: makers[0]!.umkmId, group, arcs });
  }
  return { ...made, pools };
}

/** An arc for each time in which a pair's goods can be made. Pairs of one offer on the same terms and due together share a node. */
function layArcs(
  { demands, offers }: PlanInput,
  pairs: readonly Pair[],
  quantity: readonly number[],
  own: readonly number[],
  time: PoolTime,
  { arcs, nodes }: Made,
): Laid[] {
  const laid = new Map<string, Laid>();
  for (const pair of own) {
    const { demand, offer, grain, minimum } = pairs[pair]!;
    const { deliverFrom: from, deliverTo: to } = demands[demand]!;
    if (from === null || to === null) continue;
    for (const { start, end, date } of time.slotsFor(offers[offer]!, { from, to })) {
      const key = [start, end, offer, grain, minimum].join(' ');
      const known = laid.get(key) ?? { node: nodes.length, start, end, asked: 0 };
      if (known.node === nodes.length) nodes.push({ minimum, grain, capacity: 0, group: -1 });
      laid.set(key, known);
      known.asked += quantity[demand]!;
      arcs.push({ pair, node: known.node, date });
    }
  }
  return [...laid.values()];
}

/** Gives nodes their capacity and, where several share a stretch, the groups that hold them to it. */
function bound(
  laid: readonly Laid[],
  pool: number | null,
  free: (start: number, end: number) => number,
  { nodes, groups }: Made,
): void {
  const stretches = new Map<number, Laid[]>();
  for (const one of [...laid].sort((a, b) => b.end - a.end)) pushTo(stretches, one.start, one);
  for (const [start, own] of stretches) {
    const grain = own.reduce((all, { node }) => commonPart(nodes[node]!.grain, all), 0);
    let outer = pool;
    let heldTo: number | null = null;
    for (const { node, end, asked } of own) {
      const left = free(start, end);
      if (own.length > 1 && heldTo !== end) {
        outer = groups.push({ parent: outer, capacity: wholeOf(left, grain), tiers: [] }) - 1;
        heldTo = end;
      }
      const { grain: pack } = nodes[node]!;
      Object.assign(nodes[node]!, { capacity: wholeOf(Math.min(asked, left), pack), group: outer ?? -1 });
    }
  }
}

const wholeOf = (units: number, grain: number): number => units - (units % grain);
