/** Refuses problems that cannot be meant: a fault of the calling code, not of a person. Impossible wishes are no fault; see blockers.ts. */
import { slotsBelow } from './bits.js';
import { MOST_SLOTS, type SchedulingProblem } from './types.js';

const MOST_PERSONS = 100_000;
const MOST_MEETINGS = 1_000_000;
const MOST_TABLES = 1_000_000;
const MOST_POINTS = 1_000_000;
const MOST_PRECEDENCES = 1_000_000;

/** @throws RangeError naming the field, for wrong lengths, numbers that are no integers in range, and a person meeting themself. */
export function checkProblem(problem: SchedulingProblem): void {
  const { personCount, slotCount, first, second, precedences } = problem;
  whole('personCount', personCount, 0, MOST_PERSONS);
  whole('slotCount', slotCount, 0, MOST_SLOTS);
  whole('meetings', first.length, 0, MOST_MEETINGS);
  whole('precedences', precedences.length, 0, MOST_PRECEDENCES);
  const all = slotsBelow(slotCount);
  const meetings = first.length;
  each('tables', problem.tables, slotCount, 0, MOST_TABLES);
  each('first', first, meetings, 0, personCount - 1);
  each('second', second, meetings, 0, personCount - 1);
  each('points', problem.points, meetings, 0, MOST_POINTS);
  each('allowed', problem.allowed, meetings, 0, all);
  each('available', problem.available, personCount, 0, all);
  each('most', problem.most, personCount, 0, 2 ** 31 - 1);
  each('least', problem.least, personCount, 0, MOST_SLOTS);
  each('bonus', problem.bonus, personCount, 0, MOST_POINTS);
  whole('breakPoints', problem.breakPoints, 0, MOST_POINTS);
  whole('unevenPoints', problem.unevenPoints, 0, MOST_POINTS);
  first.forEach((person, meeting) => {
    if (person === second[meeting]) throw new RangeError(`meeting ${meeting}: person ${person} meets nobody else`);
  });
  for (const pair of precedences) for (const meeting of pair) whole('precedences', meeting, 0, meetings - 1);
}

function each(field: string, values: Int32Array, length: number, least: number, most: number): void {
  if (values.length !== length) throw new RangeError(`${field}: ${values.length} entries, not ${length}`);
  for (const value of values) whole(field, value, least, most);
}

export function whole(field: string, value: number, least: number, most: number): void {
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    throw new RangeError(`${field}: ${value} is not an integer from ${least} to ${most}`);
  }
}
