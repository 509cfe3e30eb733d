/**
 * Runs the parse worker: a few at once, the rest in line, each within its memory and its time. Nothing a file holds can hold
 * up the server or reach it.
 */
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { DomainError } from '../platform/errors/domain-error.js';
import { programPath } from '../platform/root.js';
import type { Progress, ReadingChoices } from './import-file.service.js';
import { MAX_PARSES_AT_ONCE, MAX_PARSES_WAITING, PARSE_MEMORY_MB, PARSE_TIME_MS } from './limits.js';
import type { ParsedFile } from './parse.js';
import type { WorkerInput, WorkerMessage } from './parse.worker.js';
import { UnrecognisedFile } from './refusals.js';

export interface ParseLimits {
  timeMs: number;
  memoryMb: number;
}

@Injectable()
export class ParseRunner implements OnModuleDestroy {
  private running = 0;
  private closing = false;
  private readonly waiting: (() => void)[] = [];
  private readonly stops = new Set<() => void>();

  /**
   * Throws a `DomainError`: the file's own refusal (an `UnrecognisedFile` where only its columns are unclear), `import_timeout`,
   * `import_worker_failed`, `too_many_requests`, or `shutting_down`.
   */
  async parse(
    bytes: Uint8Array,
    choices: ReadingChoices = {},
    onProgress: Progress = () => undefined,
    limits: ParseLimits = { timeMs: PARSE_TIME_MS, memoryMb: PARSE_MEMORY_MB },
  ): Promise<ParsedFile> {
    await this.enter();
    try {
      if (this.closing) throw new DomainError('shutting_down');
      return await runWorker({ bytes, choices }, onProgress, limits, this.stops);
    } finally {
      this.leave();
    }
  }

  /** A server that stops does not wait for files: they are read again when it starts. */
  onModuleDestroy(): void {
    this.closing = true;
    for (const stop of this.stops) stop();
  }

  private async enter(): Promise<void> {
    if (this.running < MAX_PARSES_AT_ONCE) {
      this.running += 1;
      return;
    }
    if (this.waiting.length >= MAX_PARSES_WAITING) throw new DomainError('too_many_requests', { seconds: 10 });
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** The place goes to the next in line without being given up between. */
  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.running -= 1;
  }
}

function runWorker(
  input: WorkerInput,
  onProgress: Progress,
  limits: ParseLimits,
  stops: Set<() => void>,
): Promise<ParsedFile> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerPath(), {
      workerData: input,
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: 32 },
    });
    const clock = setTimeout(
      () => settle(() => reject(new DomainError('import_timeout', { ms: limits.timeMs }))),
      limits.timeMs,
    );
    const stop = () => settle(() => reject(new DomainError('shutting_down')));
    stops.add(stop);
    const settle = (how: () => void): void => {
      clearTimeout(clock);
      stops.delete(stop);
      how();
      void worker.terminate();
    };
    worker.on('message', (message: WorkerMessage) => {
      if (message.type === 'progress') onProgress(message.done, message.total);
      else if (message.type === 'done') settle(() => resolve(message.parsed));
      else settle(() => reject(refusalOf(message)));
    });
    // Out of memory and plain bugs alike: the file was not read, and the reason is in the server's log.
    worker.on('error', (error: Error) => settle(() => reject(failure(error))));
    worker.on('exit', () => settle(() => reject(new DomainError('import_worker_failed', { reason: 'exit' }))));
  });
}

function refusalOf(message: Exclude<WorkerMessage, { type: 'progress' | 'done' }>): DomainError {
  if (message.type === 'refused') return new DomainError(message.code, message.params);
  return new UnrecognisedFile(message.code, message.params, message.columns, message.layout);
}

function failure(error: Error & { code?: string }): DomainError {
  const refused = new DomainError('import_worker_failed', { reason: error.code ?? error.name });
  refused.cause = error;
  return refused;
}

/** A worker is a file: the compiled one, also for a server that was packed and for tests that run the source. */
function workerPath(): string {
  const path = programPath('dist', 'src', 'imports', 'parse.worker.js');
  if (!existsSync(path)) throw new Error(`${path} is missing: run npm run build first`);
  return path;
}
