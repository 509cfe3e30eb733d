/** What the scheduler is measured beside: the MIP solver HiGHS, and first fit, which is what a person with a list does. */
import { scheduleFromSolution, toMip } from './scheduling-models.js';
import { judge, slotList, type Workload } from './scheduling.js';

/** Seconds of processor time, all threads. */
export function cpuSeconds<T>(work: () => T): { seconds: number; result: T } {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, result };
}

/** The package's types give its default export in a way that this module resolution takes for the module itself. */
async function loadHighs(): Promise<Highs> {
  const { default: load } = (await import('highs')) as unknown as { default: () => Promise<Highs> };
  return load();
}

interface Highs {
  solve(
    model: string,
    options: { output_flag: boolean; mip_rel_gap?: number },
  ): { Status: string; Columns: Record<string, { Primal: number }> };
}

/** A solver of its own for each model, made before the clock starts; the time is that of solving, without writing the model. */
export async function solveByHighs(workload: Workload): Promise<{ seconds: number; score: number; optimal: boolean }> {
  const highs = await loadHighs();
  const model = toMip(workload);
  const { seconds, result } = cpuSeconds(() => highs.solve(model, { output_flag: false, mip_rel_gap: 0 }));
  return {
    seconds,
    score: judge(workload, scheduleFromSolution(workload, result.Columns)).score,
    optimal: result.Status === 'Optimal',
  };
}

/** Meetings with most points first, each in the first slot in which both persons and a table are free. */
export function firstFit(workload: Workload): Int32Array {
  const { firstPerson, secondPerson, weight, allowed, isSeller, sellerCap, tableCount } = workload;
  const schedule = new Int32Array(weight.length).fill(-1);
  const busy = new Int32Array(workload.personCount);
  const held = new Int32Array(workload.personCount);
  const used = new Int32Array(workload.slotCount);
  for (const meeting of [...weight.keys()].sort((a, b) => weight[b]! - weight[a]! || a - b)) {
    const [p, q] = [firstPerson[meeting]!, secondPerson[meeting]!];
    if ([p, q].some((person) => isSeller[person] === 1 && held[person]! >= sellerCap)) continue;
    const slot = slotList(allowed[meeting]! & ~busy[p]! & ~busy[q]!).find((each) => used[each]! < tableCount);
    if (slot === undefined) continue;
    schedule[meeting] = slot;
    used[slot]!++;
    for (const person of [p, q]) {
      busy[person]! |= 1 << slot;
      held[person]!++;
    }
  }
  return schedule;
}
