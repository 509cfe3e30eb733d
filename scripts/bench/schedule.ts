/** The scheduler beside the best known schedules, the MIP solver and first fit: S1 (public instances), S2 and S3 (own events). */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { schedule } from '../../src/engine/schedule/schedule.js';
import { against, type BenchOptions, context, median, type Row } from './report.js';
import {
  judge,
  parseDzn,
  schedulingPrint,
  type Size,
  synth,
  toProblem,
  type Workload,
} from './workloads/scheduling.js';
import { cpuSeconds, firstFit, solveByHighs } from './workloads/scheduling-peers.js';

/** An own event, the fingerprint of its data, and its optimum or, for the largest, an upper bound. */
interface Event {
  size: Size;
  print: string;
  best: number;
}

const DAY_A: Event = {
  size: { agencies: 10, sellers: 100, wishes: 5, slots: 16, tables: 10, busy: 0.2, seed: 42 },
  print: '964a40d3dddc46bc',
  best: 318_423,
};
const DAY_B: Event = {
  size: { agencies: 10, sellers: 100, wishes: 5, slots: 16, tables: 6, busy: 0.3, seed: 42 },
  print: '802584d8011c45df',
  best: 270_698,
};
const HALL: Event = {
  size: { agencies: 50, sellers: 500, wishes: 6, slots: 16, tables: 40, busy: 0.2, seed: 42 },
  print: '22cb5f84d0fd2e61',
  best: 1_552_378,
};
const FAIR: Event = {
  size: { agencies: 200, sellers: 2000, wishes: 8, slots: 24, tables: 150, busy: 0.2, seed: 42 },
  print: 'bfad710c69b16b73',
  best: 7_121_571,
};

const MOST_SECONDS = 5;

export async function benchSchedule({ quick }: BenchOptions): Promise<Row[]> {
  const rows = [fingerprintRow([DAY_A, DAY_B, HALL, FAIR])];
  rows.push(...publicRows(quick));
  rows.push(...(await speedRows('S2.a', DAY_A, quick)), ...(await speedRows('S2.b', DAY_B, quick)));
  rows.push(...qualityRows('S2.c', HALL, 0.9999));
  if (!quick) rows.push(...(await highsTimeRow('S2.c', HALL)), ...qualityRows('S3', FAIR, 0.9997));
  return rows;
}

/** The figures count only on the published data. */
export function fingerprintRow(events: readonly Event[]): Row {
  const same = events.filter(({ size, print }) => schedulingPrint(synth(size)) === print).length;
  const equal = same === events.length;
  return {
    id: 'S.data',
    what: 'workloads with the published fingerprint',
    value: same,
    unit: 'workloads',
    target: events.length,
    met: equal,
    oracle: equal ? 'equal' : 'differs',
  };
}

function publicRows(quick: boolean): Row[] {
  const folder = join(process.env['TAPIS_DATA'] ?? '', 'scheduling');
  if (!existsSync(join(folder, 'best_known.json'))) return [];
  const known = JSON.parse(readFileSync(join(folder, 'best_known.json'), 'utf8')) as Record<
    string,
    { bestKnownBreaks: number | null }
  >;
  const files = readdirSync(folder).filter((file) => file.endsWith('.original.dzn'));
  return (quick ? files.filter((file) => file.startsWith('tic-')) : files).map((file) => {
    const workload = parseDzn(join(folder, file));
    const { seconds, result } = cpuSeconds(() => schedule(toProblem(workload)));
    const { violations, breaks, unscheduled } = judge(workload, result.schedule);
    const best = known[file]?.bestKnownBreaks ?? Number.NaN;
    return {
      id: `S1.${file.replace('.original.dzn', '')}`,
      what: `breaks, ${unscheduled} meetings not held, ${seconds.toFixed(2)} s`,
      value: breaks,
      unit: 'breaks',
      peer: 'best known',
      peerValue: best,
      target: best,
      met: violations.length === 0 && breaks <= best && seconds <= MOST_SECONDS,
      oracle: violations.length === 0 ? 'equal' : 'differs',
    };
  });
}

/** Equal to the optimum, and how many times as fast as the solver; in turns. */
async function speedRows(id: string, { size, best }: Event, quick: boolean): Promise<Row[]> {
  const workload = synth(size);
  const problem = toProblem(workload);
  const own: number[] = [];
  const peer: number[] = [];
  let equal = true;
  for (let round = 0; round < (quick ? 3 : 5); round++) {
    const { seconds, result } = cpuSeconds(() => schedule(problem));
    own.push(seconds);
    equal &&= isBest(workload, result.schedule, best);
    const solved = await solveByHighs(workload);
    peer.push(solved.seconds);
    equal &&= solved.score === best;
  }
  const row = against(
    id,
    `${size.agencies} x ${size.sellers}, optimum ${best}`,
    1 / median(own),
    'schedules/s',
    'HiGHS',
    1 / median(peer),
    5,
  );
  return [{ ...row, met: row.met && equal, oracle: equal ? 'equal' : 'differs' }, firstFitRow(id, workload, best)];
}

function isBest(workload: Workload, found: Int32Array, best: number): boolean {
  const { violations, score } = judge(workload, found);
  return violations.length === 0 && score === best;
}

function qualityRows(id: string, { size, best }: Event, target: number): Row[] {
  const workload = synth(size);
  const problem = toProblem(workload);
  const { seconds, result } = cpuSeconds(() => schedule(problem));
  const { violations, score } = judge(workload, result.schedule);
  const ratio = score / best;
  const equal = violations.length === 0 && score <= result.bound && score <= best;
  const row: Row = {
    id,
    what: `${size.agencies} x ${size.sellers}`,
    value: score,
    unit: 'points',
    peer: 'optimum or bound',
    peerValue: best,
    ratio: Number(ratio.toFixed(6)),
    target,
    met: equal && ratio >= target,
    oracle: equal ? 'equal' : 'differs',
  };
  return [
    row,
    context(`${id}.gap`, 'gap to the own bound, which is a proof', (1 - score / result.bound) * 100, '%'),
    context(`${id}.time`, 'processor time', seconds, 's'),
    firstFitRow(id, workload, best),
  ];
}

async function highsTimeRow(id: string, { size, best }: Event): Promise<Row[]> {
  const workload = synth(size);
  const own = cpuSeconds(() => schedule(toProblem(workload)));
  const solved = await solveByHighs(workload);
  const row = against(
    `${id}.speed`,
    `beside the solver, which finds ${solved.score}`,
    1 / own.seconds,
    'schedules/s',
    'HiGHS',
    1 / solved.seconds,
    null,
  );
  return [{ ...row, oracle: solved.score === best ? 'equal' : 'differs' }];
}

function firstFitRow(id: string, workload: Workload, best: number): Row {
  const { score, unscheduled } = judge(workload, firstFit(workload));
  return context(
    `${id}.first-fit`,
    `first fit: points of the best (${workload.weight.length - unscheduled} meetings held)`,
    score / best,
    'of 1',
  );
}
