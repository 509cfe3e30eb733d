import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aProblem, type Pair, problems } from '../../../test/support/scheduling-samples.js';
import { type Blocker, blockersOf } from './blockers.js';
import { fitsTogether } from './fit.js';
import { schedule } from './schedule.js';
import { NOT_HELD, type SchedulingProblem } from './types.js';

const TRIANGLE: Pair[] = [
  [0, 1],
  [1, 2],
  [0, 2],
];
const STAR: Pair[] = [
  [0, 1],
  [0, 2],
  [0, 3],
  [0, 4],
];

describe('what blocks a full schedule', () => {
  it.each<[string, SchedulingProblem, Blocker[]]>([
    ['nothing', aProblem(STAR), []],
    [
      'persons never there together',
      aProblem([[0, 1]], { available: Int32Array.of(0b0011, 0b1100) }),
      [{ kind: 'no_slot', meeting: 0 }],
    ],
    [
      'more meetings than slots',
      aProblem(STAR, { slotCount: 3 }),
      [{ kind: 'person', person: 0, meetings: [0, 1, 2, 3], slots: 0b111 }],
    ],
    [
      'two of four meetings in one slot',
      aProblem(STAR, { allowed: Int32Array.of(0b1111, 0b0010, 0b1111, 0b0010) }),
      [{ kind: 'person', person: 0, meetings: [1, 3], slots: 0b0010 }],
    ],
    [
      'more meetings than allowed',
      aProblem(STAR, { most: Int32Array.of(3, 4, 4, 4, 4) }),
      [{ kind: 'cap', person: 0, meetings: [0, 1, 2, 3], most: 3 }],
    ],
    [
      'more fixed meetings than tables',
      aProblem(
        [
          [0, 1],
          [2, 3],
          [4, 5],
          [6, 7],
        ],
        { allowed: Int32Array.of(4, 4, 15, 4) },
      ),
      [{ kind: 'tables', meetings: [0, 1, 3], slots: 4, tables: 2 }],
    ],
    [
      'more meetings than tables in all',
      aProblem(
        [
          [0, 1],
          [2, 3],
          [4, 5],
        ],
        { slotCount: 2, tables: Int32Array.of(1, 1) },
      ),
      [{ kind: 'tables', meetings: [0, 1, 2], slots: 3, tables: 2 }],
    ],
    [
      'orders in a circle',
      aProblem(STAR, {
        precedences: [
          [0, 1],
          [1, 2],
          [2, 3],
          [2, 1],
        ],
      }),
      [{ kind: 'cycle', meetings: [1, 2] }],
    ],
    ['a meeting before itself', aProblem(STAR, { precedences: [[1, 1]] }), [{ kind: 'cycle', meetings: [1] }]],
    [
      'a day too short for an order',
      aProblem(
        [
          [0, 1],
          [2, 3],
          [4, 5],
          [6, 7],
        ],
        {
          allowed: Int32Array.of(15, 0b1100, 15, 15),
          precedences: [
            [0, 1],
            [1, 2],
            [2, 3],
          ],
        },
      ),
      [{ kind: 'order', meetings: [1, 2, 3] }],
    ],
  ])('%s', (_, problem, expected) => {
    expect(blockersOf(problem)).toEqual(expected);
  });

  it('is found by search where no single rule does it', () => {
    const problem = aProblem([...TRIANGLE, [3, 4]], { slotCount: 2 });
    expect(blockersOf(problem)).toEqual([]);
    expect(blockersOf(problem, schedule(problem, { work: 10_000 }).schedule)).toEqual([
      { kind: 'together', meetings: [0, 1, 2] },
    ]);
  });

  it('is a set that cannot be held, and can without any one of its meetings', () => {
    fc.assert(
      fc.property(problems({ persons: 7, meetings: 10, slots: 4 }), (problem) => {
        const { allowed, available, first, second } = problem;
        const possible = allowed.map((slots, m) => slots & available[first[m]!]! & available[second[m]!]!);
        for (const blocker of blockersOf(problem, schedule(problem, { work: 10_000 }).schedule)) {
          if (blocker.kind === 'no_slot' || blocker.kind === 'cap') continue;
          const { meetings } = blocker;
          expect(fitsTogether(problem, possible, meetings, 1e6)).toBe(false);
          if (blocker.kind !== 'person' && blocker.kind !== 'together') continue;
          for (const meeting of meetings)
            expect(
              fits(
                problem,
                possible,
                meetings.filter((m) => m !== meeting),
              ),
            ).toBe(true);
        }
      }),
      { seed: 20261124, numRuns: 200 },
    );
  });

  it('is nothing where every meeting is held', () => {
    fc.assert(
      fc.property(problems({ persons: 8, meetings: 8, slots: 5 }), (problem) => {
        const found = schedule(problem, { work: 10_000 }).schedule;
        if (!found.includes(NOT_HELD)) expect(blockersOf(problem, found)).toEqual([]);
      }),
      { seed: 20261124, numRuns: 200 },
    );
  });
});

/** Tables and orders left aside for a person's blocker, which is about its slots alone. */
function fits(problem: SchedulingProblem, allowed: Int32Array, meetings: number[]): boolean | null {
  const alone = { ...problem, tables: problem.tables.map(() => 99), precedences: [] };
  return fitsTogether(problem, allowed, meetings, 1e6) === true || fitsTogether(alone, allowed, meetings, 1e6);
}
