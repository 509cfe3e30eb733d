import { Injectable } from '@nestjs/common';
import { allocate } from '../engine/allocate/allocate.js';
import { blockersOf } from '../engine/schedule/blockers.js';
import { repair } from '../engine/schedule/repair.js';
import { schedule } from '../engine/schedule/schedule.js';

/** Long work of the engine, by name: each takes and answers plain data. */
const JOBS = { allocate, schedule, blockersOf, repair };

type Jobs = typeof JOBS;
export type EngineJob = keyof Jobs;
type Asked<Job extends EngineJob> = Parameters<Jobs[Job]>;
type Answered<Job extends EngineJob> = ReturnType<Jobs[Job]>;

/** Where work goes that would keep signatures waiting. */
@Injectable()
export class EngineThread {
  /** @throws RangeError for a problem that cannot be meant, as the job says */
  async run<Job extends EngineJob>(job: Job, ...asked: Asked<Job>): Promise<Answered<Job>> {
    const work = JOBS[job] as unknown as (...asked: Asked<Job>) => Answered<Job>;
    return Promise.resolve(work(...asked));
  }
}
