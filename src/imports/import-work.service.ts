import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Logger } from 'pino';
import { Changes } from '../platform/changes.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { LOGGER } from '../platform/logging/logger.js';
import { Commits } from './commits.service.js';
import { fileColumns } from './file-columns.js';
import type { FileImport, ImportProblem } from './file-import.entity.js';
import { FileImports } from './file-imports.service.js';
import type { ParsedFile } from './parse.js';
import { Previews } from './previews.service.js';
import { Readings } from './readings.service.js';
import { UnrecognisedFile } from './refusals.js';
import { summaryOf } from './summary.js';

export interface WorkProgress {
  done: number;
  total: number;
}

const HINT_EVERY_MS = 300;
/** Beside other processes on one database, work that has stood still this long is nobody's. */
const ABANDONED_MS = 5 * 60_000;

/** Reads and saves files behind the scenes, and picks up what a server that died left unfinished. */
@Injectable()
export class ImportWork implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly jobs = new Map<string, Promise<void>>();
  private readonly progress = new Map<string, WorkProgress>();
  private readonly hintedAt = new Map<string, number>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly changes: Changes,
    private readonly imports: FileImports,
    private readonly readings: Readings,
    private readonly previews: Previews,
    private readonly commits: Commits,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    // on SQLite the server lock says that nobody else is at it
    await this.pickUp(this.db.isSqlite ? 0 : ABANDONED_MS);
    if (this.db.isSqlite) return;
    this.timer = setInterval(() => void this.pickUp(ABANDONED_MS), ABANDONED_MS);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await Promise.allSettled([...this.jobs.values()]);
  }

  progressOf(importId: string): WorkProgress | null {
    return this.progress.get(importId) ?? null;
  }

  /** Resolves when nothing is under way for an import. */
  async whenDone(importId: string): Promise<void> {
    await this.jobs.get(importId);
  }

  /** @param reading the file, being read already */
  read(file: FileImport, reading: Promise<ParsedFile> = this.readAgain(file)): void {
    this.start(file, async () => {
      try {
        const parsed = await reading;
        this.readings.keep(file.id, file.choices, parsed);
        const planned = await this.previews.make(file, parsed);
        const saved = await this.imports.move(file.id, 'read', {
          layout: parsed.layout,
          columns: fileColumns(parsed.header, parsed.columns),
          summary: summaryOf(planned.parsed, planned.plan),
          problem: null,
        });
        this.previews.keep(saved, planned);
      } catch (thrown) {
        if (isShutDown(thrown)) return;
        const known = thrown instanceof UnrecognisedFile ? { columns: thrown.columns, layout: thrown.layout } : {};
        await this.imports.move(file.id, 'fail', { ...known, summary: null, problem: this.problemOf(thrown, file) });
      }
    });
  }

  commit(file: FileImport): void {
    const { create = 0, update = 0, cancel = 0, unchanged = 0, staged = 0 } = file.summary?.actions ?? {};
    this.tell(file, { done: 0, total: create + update + cancel + unchanged + staged });
    this.start(file, async () => {
      try {
        await this.commits.commit(file, (done, total) => this.tell(file, { done, total }));
      } catch (thrown) {
        if (isShutDown(thrown)) return;
        await this.imports.move(file.id, 'give_up', { problem: this.problemOf(thrown, file) });
      }
    });
  }

  /** Progress, a few times a second: who shows the import asks again. */
  tell(file: Pick<FileImport, 'id' | 'eventId'>, progress: WorkProgress): void {
    this.progress.set(file.id, progress);
    const now = this.clock.now().getTime();
    if (now - (this.hintedAt.get(file.id) ?? 0) < HINT_EVERY_MS) return;
    this.hintedAt.set(file.id, now);
    // nothing was saved, so there is no commit to wait for
    this.changes.saved.next({ kind: 'import', ids: [file.id], eventId: file.eventId, version: 0, audience: [] });
  }

  private readAgain(file: FileImport): Promise<ParsedFile> {
    return this.readings.of(file, file.choices, (done, total) => this.tell(file, { done, total }));
  }

  private start(file: FileImport, job: () => Promise<void>): void {
    const running = job()
      .catch((thrown: unknown) => {
        if (!isShutDown(thrown)) this.logger.error({ err: thrown, importId: file.id }, 'an import stopped half way');
      })
      .finally(() => {
        this.jobs.delete(file.id);
        this.progress.delete(file.id);
        this.hintedAt.delete(file.id);
      });
    this.jobs.set(file.id, running);
  }

  /** What was being read is read again. What was being saved was not saved: it goes back to where it can be looked at. */
  private async pickUp(stoodStillMs: number): Promise<void> {
    try {
      const since = new Date(this.clock.now().getTime() - stoodStillMs).toISOString();
      for (const file of await this.imports.unfinished(since)) {
        if (this.jobs.has(file.id)) continue;
        if (file.state === 'parsing') this.read(file);
        else await this.imports.move(file.id, 'give_up', { problem: { code: 'import_interrupted', params: {} } });
      }
    } catch (thrown) {
      if (!isShutDown(thrown)) this.logger.error({ err: thrown }, 'picking up imports failed');
    }
  }

  private problemOf(thrown: unknown, file: FileImport): ImportProblem {
    if (thrown instanceof DomainError) return { code: thrown.code, params: thrown.params };
    this.logger.error({ err: thrown, importId: file.id }, 'an import failed');
    return { code: 'internal_error', params: { requestId: file.id } };
  }
}

const isShutDown = (thrown: unknown): boolean => thrown instanceof DomainError && thrown.code === 'shutting_down';
