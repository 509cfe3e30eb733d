import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aProblem, mostPoints, type Pair, problems } from '../../../test/support/scheduling-samples.js';
import { evaluate } from './evaluate.js';
import { schedule } from './schedule.js';
import { NOT_HELD, type SchedulingProblem } from './types.js';

const FEW = { work: 20_000 };
const SEEDED = { seed: 20261124 };

const plan = (problem: SchedulingProblem, work = FEW.work) => schedule(problem, { work }).schedule;
const ROUND_ROBIN: Pair[] = [
  [0, 1],
  [0, 2],
  [0, 3],
  [1, 2],
  [1, 3],
  [2, 3],
];

describe('a schedule', () => {
  it('has as many points as the best of all schedules of 6 meetings in 4 slots', () => {
    fc.assert(
      fc.property(problems({ persons: 6, meetings: 6, slots: 4 }), (problem) => {
        const { violations, points } = evaluate(problem, plan(problem));
        expect(violations).toEqual([]);
        expect(points).toBe(mostPoints(problem));
      }),
      { ...SEEDED, numRuns: 150 },
    );
  });

  it('says its points, what its breaks cost, and bounds that hold', () => {
    fc.assert(
      fc.property(problems({ persons: 7, meetings: 9, slots: 4 }), (problem) => {
        const { schedule: found, points, bound, breakCost, breakBound } = schedule(problem, FEW);
        expect(evaluate(problem, found)).toMatchObject({ points, breakCost });
        expect(points).toBeLessThanOrEqual(bound);
        expect(breakCost).toBeGreaterThanOrEqual(breakBound);
      }),
      { ...SEEDED, numRuns: 100 },
    );
  });

  it('is proven best where sellers meet agencies and all are there', () => {
    const wishes: Pair[] = [0, 1, 2].flatMap((agency) => [3, 4, 5, 6, 7].map((seller): Pair => [seller, agency]));
    const points = Int32Array.from(wishes, (_, meeting) => 100 + ((meeting * 37) % 60));
    const problem = aProblem(wishes, {
      points,
      slotCount: 3,
      least: Int32Array.of(0, 0, 0, 1, 1, 1, 1, 1),
      bonus: new Int32Array(8).fill(500),
    });
    const { points: reached, bound } = schedule(problem, FEW);
    expect(reached).toBe(bound);
  });

  it('can always be held', () => {
    fc.assert(
      fc.property(problems({ persons: 14, meetings: 40, slots: 9 }), (problem) => {
        expect(evaluate(problem, plan(problem)).violations).toEqual([]);
      }),
      { ...SEEDED, numRuns: 150 },
    );
  });

  it('is the same for the same problem and seed', () => {
    fc.assert(
      fc.property(problems({ persons: 10, meetings: 25, slots: 6 }), fc.integer(), (problem, seed) => {
        const options = { work: 10_000, seed };
        expect(schedule(problem, options)).toEqual(schedule(problem, options));
      }),
      { ...SEEDED, numRuns: 40 },
    );
  });

  it('has the same points whatever numbers the persons have', () => {
    fc.assert(
      fc.property(problems({ persons: 6, meetings: 6, slots: 4 }), (problem) => {
        const turned = withPersonsReversed(problem);
        expect(evaluate(turned, plan(turned)).points).toBe(evaluate(problem, plan(problem)).points);
      }),
      { ...SEEDED, numRuns: 60 },
    );
  });

  it('places a full round robin, in which every table and slot is needed', () => {
    const problem = aProblem(ROUND_ROBIN, { slotCount: 3 });
    expect(evaluate(problem, plan(problem))).toMatchObject({ violations: [], notHeld: 0 });
  });

  it('lets two officers of one agency sit in parallel', () => {
    const problem = aProblem(
      [
        [0, 2],
        [1, 3],
      ],
      { slotCount: 1 },
    );
    expect([...plan(problem)]).toEqual([0, 0]);
  });

  it('keeps fixed slots, forbidden slots and orders', () => {
    const problem = aProblem(
      [
        [0, 1],
        [0, 2],
        [0, 3],
      ],
      { allowed: Int32Array.of(0b0100, 0b0111, 0b1111), precedences: [[2, 1]] },
    );
    const [fixed, later, earlier] = plan(problem);
    expect(fixed).toBe(2);
    expect([earlier, later]).toEqual([0, 1]);
  });

  it('would rather hold one meeting for everybody than more for few', () => {
    const wishes: Pair[] = [
      [0, 1],
      [0, 2],
      [0, 3],
      [4, 1],
      [4, 2],
      [4, 3],
    ];
    const bonus = Int32Array.of(0, 1000, 1000, 1000, 0);
    const problem = aProblem(wishes, {
      slotCount: 2,
      tables: Int32Array.of(2, 1),
      points: Int32Array.of(900, 5, 5, 900, 5, 5),
      bonus,
      least: Int32Array.of(0, 1, 1, 1, 0),
    });
    expect(evaluate(problem, plan(problem)).points).toBe(3_910);
  });

  it('closes the breaks that can be closed and spreads those that cannot', () => {
    const away = Int32Array.of(0b10101, 0b11111, 0b11111, 0b11111);
    const problem = aProblem(
      [
        [0, 1],
        [0, 2],
        [0, 3],
        [1, 2],
      ],
      { slotCount: 5, available: away, breakPoints: 10, tables: new Int32Array(5).fill(9) },
    );
    expect(evaluate(problem, plan(problem))).toMatchObject({ breaks: 2, notHeld: 0 });
  });

  it.each<[string, SchedulingProblem, number]>([
    ['nobody and nothing', aProblem([]), 0],
    ['no slots', aProblem([[0, 1]], { slotCount: 0 }), 0],
    ['no tables', aProblem(ROUND_ROBIN, { tables: new Int32Array(4) }), 0],
    ['nobody there', aProblem(ROUND_ROBIN, { available: new Int32Array(4) }), 0],
    ['more fixed meetings than tables', aProblem(ROUND_ROBIN, { allowed: new Int32Array(6).fill(1) }), 2],
    [
      'orders in a circle',
      aProblem(
        [
          [0, 1],
          [2, 3],
        ],
        {
          precedences: [
            [0, 1],
            [1, 0],
          ],
        },
      ),
      1,
    ],
    ['a meeting before itself', aProblem([[0, 1]], { precedences: [[0, 0]] }), 0],
  ])('holds what can be held: %s', (_, problem, held) => {
    const found = plan(problem);
    expect(evaluate(problem, found).violations).toEqual([]);
    expect(found.filter((slot) => slot !== NOT_HELD)).toHaveLength(held);
  });

  it.each<[string, Partial<SchedulingProblem>]>([
    ['slotCount: 32', { slotCount: 32 }],
    ['tables: 1 entries, not 4', { tables: Int32Array.of(1) }],
    ['first: 9', { first: Int32Array.of(9) }],
    ['meeting 0: person 1', { first: Int32Array.of(1) }],
    ['points: -1', { points: Int32Array.of(-1) }],
    ['allowed: 16', { allowed: Int32Array.of(16) }],
    ['breakPoints: NaN', { breakPoints: Number.NaN }],
    ['precedences: 1', { precedences: [[0, 1]] }],
  ])('refuses %s', (message, given) => {
    const problem = { ...aProblem([[0, 1]]), ...given };
    expect(() => schedule(problem)).toThrow(RangeError);
    expect(() => schedule(problem)).toThrow(message);
  });
});

function withPersonsReversed(problem: SchedulingProblem): SchedulingProblem {
  const turn = (person: number) => problem.personCount - 1 - person;
  return {
    ...problem,
    first: problem.first.map(turn),
    second: problem.second.map(turn),
    available: problem.available.toReversed(),
    most: problem.most.toReversed(),
    least: problem.least.toReversed(),
    bonus: problem.bonus.toReversed(),
  };
}
