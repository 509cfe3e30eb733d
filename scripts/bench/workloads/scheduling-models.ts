/** The scheduling workload as models in LP format, for HiGHS: the exact one, and an upper bound for sizes at which that is too large. */
import { slotList, type Workload } from './scheduling.js';

const sum = (terms: readonly string[]): string => terms.join('\n + '); // one term a line: LP readers limit the length of a line
const held = (meeting: number, slot: number): string => `x${meeting}_${slot}`;

/** The variables of the meetings, grouped in the ways the rows need them. */
interface Groups {
  ofMeeting: string[][];
  ofSlot: string[][];
  ofPersonSlot: string[][][];
}

interface Model {
  objective: string;
  rows: string[];
}

/** The exact model, or without integrality an upper bound; variable x<meeting>_<slot>. Its optimum is the best score judge() can give. */
export function toMip(problem: Workload, { relaxed = false } = {}): string {
  const groups = groupVariables(problem);
  const { objective, rows } = problem.kind === 'score' ? scoreModel(problem, groups) : breaksModel(problem, groups);
  return lpText(objective, [...rows, ...commonRows(problem, groups)], relaxed ? [] : groups.ofMeeting.flat());
}

/** An upper bound for kind 'score': forget which slot, keep how many (a b-matching). A flow, so the linear program is enough. */
export function toMatchingBoundLp(problem: Workload): string {
  const possible = [...problem.allowed.keys()].filter((meeting) => problem.allowed[meeting] !== 0);
  const ofPerson = new Map<number, string[]>();
  for (const meeting of possible) {
    for (const person of [problem.firstPerson[meeting]!, problem.secondPerson[meeting]!])
      add(ofPerson, person, `x${meeting}`);
  }
  const terms = possible.map((meeting) => `${problem.weight[meeting]} x${meeting}`);
  const rows = possible.map((meeting) => `x${meeting} <= 1`);
  rows.push(`${sum(possible.map((meeting) => `x${meeting}`))} <= ${problem.tableCount * problem.slotCount}`);
  for (const [person, variables] of ofPerson) {
    const present = slotList(problem.available[person]!).length;
    const seller = problem.isSeller[person] === 1;
    rows.push(`${sum(variables)} <= ${seller ? Math.min(present, problem.sellerCap) : present}`);
    if (!seller) continue;
    rows.push(`covered${person} <= 1`, `${sum(variables)} - covered${person} >= 0`);
    terms.push(`${problem.coverageBonus} covered${person}`);
  }
  return lpText(sum(terms), rows, []);
}

/** The schedule out of a HiGHS solution of toMip(). */
export function scheduleFromSolution(problem: Workload, columns: Record<string, { Primal: number }>): number[] {
  return Array.from(problem.allowed, (slots, meeting) => {
    return slotList(slots).find((slot) => (columns[held(meeting, slot)]?.Primal ?? 0) > 0.5) ?? -1;
  });
}

function groupVariables(problem: Workload): Groups {
  const ofMeeting = Array.from(problem.allowed, (slots, meeting) => slotList(slots).map((slot) => held(meeting, slot)));
  const ofSlot: string[][] = Array.from({ length: problem.slotCount }, () => []);
  const ofPersonSlot: string[][][] = Array.from({ length: problem.personCount }, () =>
    Array.from({ length: problem.slotCount }, () => []),
  );
  problem.allowed.forEach((slots, meeting) => {
    for (const slot of slotList(slots)) {
      const variable = held(meeting, slot);
      ofSlot[slot]!.push(variable);
      ofPersonSlot[problem.firstPerson[meeting]!]![slot]!.push(variable);
      ofPersonSlot[problem.secondPerson[meeting]!]![slot]!.push(variable);
    }
  });
  return { ofMeeting, ofSlot, ofPersonSlot };
}

/** One meeting at a time, tables, precedences: common to both kinds. */
function commonRows(problem: Workload, { ofSlot, ofPersonSlot }: Groups): string[] {
  const rows = ofPersonSlot.flatMap((bySlot) =>
    bySlot.filter((variables) => variables.length > 1).map((variables) => `${sum(variables)} <= 1`),
  );
  for (const variables of ofSlot)
    if (variables.length > problem.tableCount) rows.push(`${sum(variables)} <= ${problem.tableCount}`);
  const start = (meeting: number, sign: string) =>
    slotList(problem.allowed[meeting]!).map((slot) => `${sign} ${slot} ${held(meeting, slot)}`);
  for (const [earlier, later] of problem.precedences)
    rows.push(`${[...start(later, '+'), ...start(earlier, '-')].join('\n ')} >= 1`);
  return rows;
}

/**
 * The unbroken runs of a person are counted by a variable per slot which is 1 where a run begins; breaks are the runs beyond the first.
 * `active` is fixed at 1 and carries the constant, so that the objective is minus the breaks.
 */
function breaksModel(_problem: Workload, groups: Groups): Model {
  const rows: string[] = [];
  const terms: string[] = [];
  let activePersons = 0;
  groups.ofMeeting.forEach((variables, meeting) => {
    if (variables.length === 0) throw new Error(`infeasible: meeting ${meeting} has no allowed slot`);
    rows.push(`${sum(variables)} = 1`);
  });
  groups.ofPersonSlot.forEach((bySlot, person) => {
    if (bySlot.every((variables) => variables.length === 0)) return;
    activePersons++;
    bySlot.forEach((variables, slot) => {
      if (variables.length === 0) return;
      const before = (bySlot[slot - 1] ?? []).map((variable) => `\n - ${variable}`).join('');
      rows.push(`${sum(variables)}${before} - run${person}_${slot} <= 0`);
      terms.push(`- run${person}_${slot}`);
    });
  });
  rows.push('active = 1');
  return { objective: [`${activePersons} active`, ...terms].join('\n '), rows };
}

/** Points, the bonus per covered seller, the cap per seller. Precedences are for kind 'breaks' only. */
function scoreModel(problem: Workload, groups: Groups): Model {
  if (problem.precedences.length > 0) throw new Error('the model of kind score has no precedences');
  const rows: string[] = [];
  const terms: string[] = [];
  const ofSeller = new Map<number, string[]>();
  groups.ofMeeting.forEach((variables, meeting) => {
    if (variables.length === 0) return;
    rows.push(`${sum(variables)} <= 1`);
    for (const variable of variables) {
      terms.push(`${problem.weight[meeting]} ${variable}`);
      add(ofSeller, problem.firstPerson[meeting]!, variable);
    }
  });
  for (const [seller, variables] of ofSeller) {
    rows.push(
      `covered${seller} <= 1`,
      `${sum(variables)} - covered${seller} >= 0`,
      `${sum(variables)} <= ${problem.sellerCap}`,
    );
    terms.push(`${problem.coverageBonus} covered${seller}`);
  }
  return { objective: sum(terms), rows };
}

function lpText(objective: string, rows: readonly string[], binaries: readonly string[]): string {
  const integrality = binaries.length > 0 ? ['Binary', ...binaries] : [];
  return [
    `Maximize\n score: ${objective}`,
    'Subject To',
    ...rows.map((row, index) => ` row${index}: ${row}`),
    ...integrality,
    'End',
  ].join('\n');
}

function add(lists: Map<number, string[]>, key: number, value: string): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
