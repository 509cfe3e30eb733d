/**
 * The worth of a best plan, found in the plainest way: the most valuable path, unit block by unit block, until none gains. For small
 * problems.
 */
import fc from 'fast-check';
import type { AllocationProblem, Group } from '../../src/engine/allocate/types.js';

interface Edge {
  from: number;
  to: number;
  room: number;
  value: number;
}

/** Knows quantities, capacities, groups, tiers, pins and vetoes; not minimum orders and budgets. */
export function bestWorth(problem: AllocationProblem): number {
  const { quantity, capacity, arcDemand, arcOffer, arcValue, offerGroup, groups = [], pinned, vetoed } = problem;
  const edges: Edge[] = [];
  const source = quantity.length + capacity.length + groups.length;
  const sink = source + 1;
  const offerNode = (offer: number) => quantity.length + offer;
  const groupNode = (group: number | null) =>
    group === null || group < 0 ? sink : quantity.length + capacity.length + group;
  const add = (from: number, to: number, room: number, value: number) => {
    edges.push({ from, to, room, value }, { from: to, to: from, room: 0, value: -value });
  };
  let worth = 0;
  const asked = Array.from(quantity);
  const left = Array.from(capacity);
  const through = groups.map(() => 0);
  for (let arc = 0; arc < arcValue.length; arc++) {
    const units = pinned?.[arc] ?? 0;
    worth += units * arcValue[arc]!;
    asked[arcDemand[arc]!]! -= units;
    left[arcOffer[arc]!]! -= units;
    for (
      let group: number | null = offerGroup?.[arcOffer[arc]!] ?? -1;
      group !== null && group >= 0;
      group = groups[group]!.parent
    )
      through[group]! += units;
    if (!vetoed?.[arc]) add(arcDemand[arc]!, offerNode(arcOffer[arc]!), 1e9, arcValue[arc]!);
  }
  asked.forEach((units, demand) => add(source, demand, units, 0));
  left.forEach((units, offer) => add(offerNode(offer), groupNode(offerGroup?.[offer] ?? null), units, 0));
  groups.forEach((group, index) => {
    for (const { units, bonus, signed } of pieces(group, through[index]!)) {
      worth += signed * bonus;
      add(groupNode(index), groupNode(group.parent), units, bonus);
    }
  });
  return worth + mostValuableFlow(edges, source, sink);
}

function pieces({ tiers, capacity }: Group, signed: number) {
  let room = capacity ?? 1e9;
  let used = signed;
  return [...tiers, { units: Infinity, bonus: 0 }].map((tier) => {
    const size = Math.min(tier.units, room);
    const taken = Math.min(size, used);
    room -= size;
    used -= taken;
    return { units: size - taken, bonus: tier.bonus, signed: taken };
  });
}

function mostValuableFlow(edges: Edge[], source: number, sink: number): number {
  let worth = 0;
  for (;;) {
    const reach = new Map([[source, 0]]);
    const by = new Map<number, number>();
    for (let changed = true; changed;) {
      changed = false;
      edges.forEach(({ from, to, room, value }, at) => {
        const here = reach.get(from);
        if (room <= 0 || here === undefined || here + value <= (reach.get(to) ?? -Infinity)) return;
        reach.set(to, here + value);
        by.set(to, at);
        changed = true;
      });
    }
    const gain = reach.get(sink) ?? 0;
    if (gain <= 0) return worth;
    const path: number[] = [];
    for (let node = sink; node !== source; node = edges[path[path.length - 1]!]!.from) path.push(by.get(node)!);
    const units = Math.min(...path.map((at) => edges[at]!.room));
    for (const at of path) {
      edges[at]!.room -= units;
      edges[at ^ 1]!.room += units;
    }
    worth += units * gain;
  }
}

export interface SampleOptions {
  demands?: number;
  offers?: number;
  groups?: number;
  /** Few different values and units, so that ties and degenerate bases abound. */
  coarse?: boolean;
  pins?: boolean;
}

/** Random small problems; pins are always possible, vetoes anywhere. */
export function problems({
  demands = 5,
  offers = 8,
  groups = 0,
  coarse = false,
  pins = false,
}: SampleOptions = {}): fc.Arbitrary<AllocationProblem> {
  const units = coarse ? fc.integer({ min: 0, max: 2 }) : fc.integer({ min: 0, max: 40 });
  const value = coarse ? fc.integer({ min: 0, max: 2 }) : fc.integer({ min: -20, max: 100 });
  const tier = fc.record({ units, bonus: coarse ? fc.integer({ min: 0, max: 2 }) : fc.integer({ min: 0, max: 50 }) });
  const group = fc.record({
    parent: fc.option(fc.nat()),
    capacity: fc.option(units),
    tiers: fc.array(tier, { maxLength: 3 }),
  });
  return fc
    .record({
      quantity: fc.array(units, { minLength: 1, maxLength: demands }),
      capacity: fc.array(units, { minLength: 1, maxLength: offers }),
      groups: fc.array(group, { maxLength: groups }),
    })
    .chain((sides) =>
      fc.record({
        sides: fc.constant(sides),
        offerGroup: fc.array(fc.integer({ min: -1, max: sides.groups.length - 1 }), {
          minLength: sides.capacity.length,
          maxLength: sides.capacity.length,
        }),
        arcs: fc.uniqueArray(
          fc.record({
            demand: fc.nat(sides.quantity.length - 1),
            offer: fc.nat(sides.capacity.length - 1),
            value,
            vetoed: fc.integer({ min: 0, max: 5 }).map((n) => (n === 0 ? 1 : 0)),
            pinned: pins ? fc.nat(3) : fc.constant(0),
          }),
          { selector: ({ demand, offer }) => demand * 1000 + offer, maxLength: demands * offers },
        ),
      }),
    )
    .map(({ sides, offerGroup, arcs }) => {
      const problem = {
        quantity: sides.quantity,
        capacity: sides.capacity,
        offerGroup,
        groups: sides.groups.map((each, index) => ({
          ...each,
          parent: each.parent === null || index === 0 ? null : each.parent % index,
          tiers: [...each.tiers].sort((a, b) => b.bonus - a.bonus),
        })),
        arcDemand: arcs.map(({ demand }) => demand),
        arcOffer: arcs.map(({ offer }) => offer),
        arcValue: arcs.map((arc) => arc.value),
        vetoed: arcs.map((arc) => arc.vetoed),
        pinned: arcs.map(() => 0),
      };
      arcs.forEach(({ pinned }, arc) => (problem.pinned[arc] = Math.min(pinned, roomFor(problem, arc))));
      return problem;
    });
}

/** Units that could be pinned on an arc besides what is. */
export function roomFor(problem: AllocationProblem, arc: number): number {
  const { quantity, capacity, arcDemand, arcOffer, offerGroup, groups = [], pinned = [] } = problem;
  const signed = (isWanted: (arc: number) => boolean) =>
    Array.from(pinned).reduce((sum, units, each) => sum + (isWanted(each) ? units : 0), 0);
  const passes = (offer: number, wanted: number) => {
    for (
      let group: number | null = offerGroup?.[offer] ?? -1;
      group !== null && group >= 0;
      group = groups[group]!.parent
    )
      if (group === wanted) return true;
    return false;
  };
  const offer = arcOffer[arc]!;
  const rooms = groups.map((group, index) =>
    passes(offer, index) && group.capacity !== null
      ? group.capacity - signed((each) => passes(arcOffer[each]!, index))
      : Infinity,
  );
  return Math.min(
    quantity[arcDemand[arc]!]! - signed((each) => arcDemand[each] === arcDemand[arc]),
    capacity[offer]! - signed((each) => arcOffer[each] === offer),
    ...rooms,
  );
}
