/** Small scheduling problems, and the best schedule of one by looking at all of them. */
import fc from 'fast-check';
import { evaluate } from '../../src/engine/schedule/evaluate.js';
import { NOT_HELD, type Schedule, type SchedulingProblem } from '../../src/engine/schedule/types.js';

export type Pair = readonly [number, number];

/** Meetings of these pairs of persons, by default worth 100 each, in 4 slots with 2 tables. */
export function aProblem(pairs: readonly Pair[], given: Partial<SchedulingProblem> = {}): SchedulingProblem {
  const slotCount = given.slotCount ?? 4;
  const personCount = given.personCount ?? Math.max(-1, ...pairs.flat()) + 1;
  const all = 2 ** slotCount - 1;
  return {
    personCount,
    slotCount,
    tables: new Int32Array(slotCount).fill(2),
    first: Int32Array.from(pairs, ([first]) => first),
    second: Int32Array.from(pairs, ([, second]) => second),
    points: new Int32Array(pairs.length).fill(100),
    allowed: new Int32Array(pairs.length).fill(all),
    available: new Int32Array(personCount).fill(all),
    most: new Int32Array(personCount).fill(slotCount),
    least: new Int32Array(personCount),
    bonus: new Int32Array(personCount),
    breakPoints: 0,
    unevenPoints: 0,
    precedences: [],
    ...given,
  };
}

/** The most points of any schedule: 5^6 of them at most for 6 meetings in 4 slots. */
export function mostPoints(problem: SchedulingProblem): number {
  const schedule: Schedule = new Int32Array(problem.first.length).fill(NOT_HELD);
  let most = -Infinity;
  const place = (meeting: number): void => {
    if (meeting === schedule.length) {
      const { violations, points } = evaluate(problem, schedule);
      if (violations.length === 0) most = Math.max(most, points);
      return;
    }
    for (let slot = NOT_HELD; slot < problem.slotCount; slot++) {
      if (slot !== NOT_HELD && ((problem.allowed[meeting]! >>> slot) & 1) === 0) continue;
      schedule[meeting] = slot;
      place(meeting + 1);
    }
  };
  place(0);
  return most;
}

interface Limits {
  persons: number;
  meetings: number;
  slots: number;
}

/** Any problem up to these sizes, half of them with breaks that cost, some with orders. */
export function problems({ persons, meetings, slots }: Limits): fc.Arbitrary<SchedulingProblem> {
  return fc
    .record({
      personCount: fc.integer({ min: 2, max: persons }),
      slotCount: fc.integer({ min: 1, max: slots }),
      count: fc.integer({ min: 0, max: meetings }),
    })
    .chain(({ personCount, slotCount, count }) => {
      const set = fc.integer({ min: 0, max: 2 ** slotCount - 1 });
      const mostly = fc.oneof({ weight: 3, arbitrary: fc.constant(2 ** slotCount - 1) }, set);
      const list = (length: number, of: fc.Arbitrary<number>) =>
        fc.array(of, { minLength: length, maxLength: length }).map((values) => Int32Array.from(values));
      const pair = fc
        .tuple(fc.integer({ min: 0, max: personCount - 1 }), fc.integer({ min: 1, max: personCount - 1 }))
        .map(([p, step]): Pair => [p, (p + step) % personCount]);
      const orders =
        count < 2
          ? fc.constant<[number, number][]>([])
          : fc.array(fc.tuple(fc.integer({ min: 0, max: count - 2 }), fc.integer({ min: 1, max: count - 1 })), {
              maxLength: 2,
            });
      return fc
        .record({
          pairs: fc.array(pair, { minLength: count, maxLength: count }),
          tables: list(slotCount, fc.integer({ min: 0, max: 3 })),
          points: list(count, fc.integer({ min: 0, max: 300 })),
          allowed: list(count, mostly),
          available: list(personCount, mostly),
          most: list(personCount, fc.integer({ min: 0, max: slotCount })),
          least: list(personCount, fc.integer({ min: 0, max: 2 })),
          bonus: list(personCount, fc.integer({ min: 0, max: 200 })),
          breakPoints: fc.constantFrom(0, 0, 40),
          unevenPoints: fc.constantFrom(0, 15),
          orders,
        })
        .map(({ pairs, orders: drawn, ...rest }) =>
          aProblem(pairs, {
            ...rest,
            personCount,
            slotCount,
            precedences: drawn
              .map(([at, step]): Pair => [at, Math.min(count - 1, at + step)])
              .filter(([a, b]) => a !== b),
          }),
        );
    });
}
