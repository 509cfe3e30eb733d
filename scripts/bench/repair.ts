/** Repair in the room beside planning the rest of the day anew: S4, an agency that leaves at half-time. */
import { repair } from '../../src/engine/schedule/repair.js';
import { schedule } from '../../src/engine/schedule/schedule.js';
import type { SchedulingProblem } from '../../src/engine/schedule/types.js';
import { against, type BenchOptions, context, median, type Row } from './report.js';
import { disturbance, judge, synth, toProblem, withNoShow } from './workloads/scheduling.js';
import { cpuSeconds, solveByHighs } from './workloads/scheduling-peers.js';

const DAY = { agencies: 10, sellers: 100, wishes: 5, slots: 16, tables: 10, busy: 0.2, seed: 42 };
const MOST_MOVED = 5;

export async function benchRepair({ quick }: BenchOptions): Promise<Row[]> {
  const workload = synth(DAY);
  const person = workload.secondPerson[0]!;
  const fromSlot = workload.slotCount >> 1;
  const problem = toProblem(workload);
  const before = schedule(problem).schedule;
  const left = withNoShow(workload, person, fromSlot);
  const rest = withPastFixed(toProblem(left), before, fromSlot);
  const event = { kind: 'no_show' as const, fromSlot, person };

  const repairs: number[] = [];
  const replans: number[] = [];
  let repaired = repair(problem, before, event);
  let replanned = schedule(rest);
  for (let round = 0; round < (quick ? 3 : 9); round++) {
    const mine = cpuSeconds(() =>
      Array.from({ length: 20 }, () => repair(problem, before, event, { mostMoved: MOST_MOVED })),
    );
    repairs.push(mine.seconds / 20);
    repaired = mine.result[0]!;
    const full = cpuSeconds(() => schedule(rest));
    replans.push(full.seconds);
    replanned = full.result;
  }
  const { violations, score } = judge(left, repaired.schedule);
  const { pastChanged, othersMoved } = disturbance(left, before, repaired.schedule, fromSlot);
  const full = judge(left, replanned.schedule);
  const sound = violations.length === 0 && pastChanged === 0 && full.violations.length === 0;
  const verdict = (row: Row): Row => ({ ...row, met: row.met && sound, oracle: sound ? 'equal' : 'differs' });
  const solved = await solveByHighs(left);
  return [
    verdict(
      against('S4.points', 'an agency leaves at half-time: points', score, 'points', 'planned anew', full.score, 0.995),
    ),
    verdict({
      id: 'S4.moved',
      what: 'other meetings moved',
      value: othersMoved,
      unit: 'meetings',
      target: MOST_MOVED,
      met: othersMoved <= MOST_MOVED,
    }),
    verdict(
      against(
        'S4.time',
        'beside planning anew',
        1 / median(repairs),
        'repairs/s',
        'planned anew',
        1 / median(replans),
        100,
      ),
    ),
    context('S4.ms', 'a repair', median(repairs) * 1_000, 'ms'),
    against(
      'S4.highs',
      'beside the solver, which may change the past',
      1 / median(repairs),
      'repairs/s',
      'HiGHS',
      1 / solved.seconds,
      140,
    ),
    context(
      'S4.anew.moved',
      'planned anew: other meetings moved',
      disturbance(left, before, replanned.schedule, fromSlot).othersMoved,
      'meetings',
    ),
  ];
}

/** What was held before stays in its slot; nothing else can be held then. */
function withPastFixed(problem: SchedulingProblem, before: Int32Array, fromSlot: number): SchedulingProblem {
  const past = (1 << fromSlot) - 1;
  const allowed = problem.allowed.map((slots, meeting) => {
    const slot = before[meeting]!;
    return slot >= 0 && slot < fromSlot ? 1 << slot : slots & ~past;
  });
  return { ...problem, allowed };
}
