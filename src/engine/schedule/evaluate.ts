/** The judge of a schedule, written from the rules alone and sharing nothing with the search. */
import { has } from './bits.js';
import { type Evaluation, NOT_HELD, type Schedule, type SchedulingProblem, type Violation } from './types.js';

/** @throws RangeError when the schedule does not have one entry for each meeting. */
export function evaluate(problem: SchedulingProblem, schedule: Schedule): Evaluation {
  if (schedule.length !== problem.first.length)
    throw new RangeError(`schedule: ${schedule.length} entries for ${problem.first.length} meetings`);
  const agendas = agendasOf(problem, schedule);
  const breaks = agendas.map(breaksOf);
  const ofActive = breaks.filter((_, person) => agendas[person]!.length > 0);
  return {
    violations: [
      ...placeViolations(problem, schedule),
      ...personViolations(problem, agendas),
      ...orderViolations(problem, schedule),
    ],
    points: meetingPoints(problem, schedule) + bonusPoints(problem, agendas),
    breakCost: breakCost(problem, breaks),
    breaks: sum(breaks),
    breakSpread: ofActive.length === 0 ? 0 : Math.max(...ofActive) - Math.min(...ofActive),
    notHeld: schedule.filter((slot) => slot === NOT_HELD).length,
  };
}

/** The slots of each person's meetings, in order. */
function agendasOf({ personCount, first, second }: SchedulingProblem, schedule: Schedule): number[][] {
  const agendas: number[][] = Array.from({ length: personCount }, () => []);
  schedule.forEach((slot, meeting) => {
    if (slot === NOT_HELD) return;
    agendas[first[meeting]!]!.push(slot);
    agendas[second[meeting]!]!.push(slot);
  });
  for (const agenda of agendas) agenda.sort((a, b) => a - b);
  return agendas;
}

const breaksOf = (agenda: readonly number[]): number =>
  agenda.filter((slot, i) => i > 0 && slot - agenda[i - 1]! > 1).length;

const meetingPoints = ({ points }: SchedulingProblem, schedule: Schedule): number =>
  points.reduce((total, each, meeting) => total + (schedule[meeting] === NOT_HELD ? 0 : each), 0);

const bonusPoints = ({ least, bonus }: SchedulingProblem, agendas: readonly number[][]): number =>
  sum(agendas.map((agenda, person) => Math.min(agenda.length, least[person]!) * bonus[person]!));

const breakCost = ({ breakPoints, unevenPoints }: SchedulingProblem, breaks: readonly number[]): number =>
  sum(breaks.map((count) => count * breakPoints + ((count * (count - 1)) / 2) * unevenPoints));

function placeViolations(problem: SchedulingProblem, schedule: Schedule): Violation[] {
  const found: Violation[] = [];
  const held = new Array<number>(problem.slotCount).fill(0);
  schedule.forEach((slot, meeting) => {
    if (slot === NOT_HELD) return;
    const { first, second, allowed, available } = problem;
    const possible = allowed[meeting]! & available[first[meeting]!]! & available[second[meeting]!]!;
    if (slot < 0 || slot >= problem.slotCount || !has(possible, slot))
      found.push({ kind: 'not_allowed', meeting, slot });
    else held[slot]!++;
  });
  held.forEach((count, slot) => {
    if (count > problem.tables[slot]!)
      found.push({ kind: 'no_table', slot, held: count, tables: problem.tables[slot]! });
  });
  return found;
}

function personViolations({ most }: SchedulingProblem, agendas: readonly number[][]): Violation[] {
  return agendas.flatMap((agenda, person): Violation[] => [
    ...agenda
      .filter((slot, i) => i > 0 && slot === agenda[i - 1])
      .map((slot) => ({ kind: 'booked_twice' as const, person, slot })),
    ...(agenda.length > most[person]!
      ? [{ kind: 'too_many_meetings' as const, person, held: agenda.length, most: most[person]! }]
      : []),
  ]);
}

function orderViolations({ precedences }: SchedulingProblem, schedule: Schedule): Violation[] {
  return precedences
    .filter(
      ([earlier, later]) => schedule[earlier]! >= 0 && schedule[later]! >= 0 && schedule[earlier]! >= schedule[later]!,
    )
    .map(([earlier, later]) => ({ kind: 'wrong_order', earlier, later }));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
