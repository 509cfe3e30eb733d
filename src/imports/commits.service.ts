import { Injectable } from '@nestjs/common';
import type { ErrorCode } from '../contract/errors.js';
import { Events } from '../events/events.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { insertRows } from '../platform/database/many-rows.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Ids } from '../platform/ids.js';
import { Effects } from './effects.js';
import type { FileImport } from './file-import.entity.js';
import { FileImports } from './file-imports.service.js';
import { savedRows } from './file-kind.js';
import { ImportEffect } from './import-effect.entity.js';
import { ImportedRecords } from './imported-records.service.js';
import type { ParsedFile } from './parse.js';
import { Previews } from './previews.service.js';
import { Readings } from './readings.service.js';
import { summaryOf } from './summary.js';

const TRIES_MAX = 3;
/** How far a commit has got, as a share of its rows: when the records are saved, and when what they were imported as is noted. */
const SAVED_SHARE = 0.6;
const IMPORTED_SHARE = 0.8;
/** Somebody edited or signed between planning and saving: planned again, it fits. */
const OVERTAKEN: ReadonlySet<ErrorCode> = new Set([
  'version_conflict',
  'limit_below_committed',
  'frozen_by_commitments',
  'already_exists',
]);

/** Saves an import: all of it in one write, or nothing. */
@Injectable()
export class Commits {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly events: Events,
    private readonly imports: FileImports,
    private readonly readings: Readings,
    private readonly previews: Previews,
    private readonly records: ImportedRecords,
  ) {}

  /** @param onProgress rows done, and rows in all */
  async commit(file: FileImport, onProgress: (done: number, total: number) => void): Promise<FileImport> {
    const parsed = await this.readings.of(file);
    for (let attempt = 1; ; attempt += 1) {
      try {
        const saved = await this.db.write(() => this.save(file, parsed, onProgress));
        this.previews.forgetAll();
        return saved;
      } catch (thrown) {
        if (!(thrown instanceof DomainError) || !OVERTAKEN.has(thrown.code) || attempt >= TRIES_MAX) throw thrown;
      }
    }
  }

  private async save(
    file: FileImport,
    parsed: ParsedFile,
    onProgress: (done: number, total: number) => void,
  ): Promise<FileImport> {
    // two files of one office may name the same packages
    await this.db.lockName(`imports:${file.organiserId}`);
    const event = await this.events.get(file.eventId);
    this.events.requirePermits(event, 'import');
    const kind = this.previews.kindOf(parsed.layout);
    const planned = await kind.plan(event, parsed);
    const rows = savedRows(planned);
    const effects = new Effects();
    const share = (part: number) => onProgress(Math.floor(rows.length * part), rows.length);
    share(0);
    const onSaved = (done: number) => share((SAVED_SHARE * done) / Math.max(1, rows.length));
    await kind.save({ event, importId: file.id, rows, effects, onProgress: onSaved });
    share(SAVED_SHARE);
    await this.records.write(
      file.organiserId,
      effects.bases().map((base) => ({ ...base, importId: file.id })),
    );
    share(IMPORTED_SHARE);
    await this.keep(file.id, effects);
    share(1);
    const summary = summaryOf(planned.parsed, planned.plan);
    const actions = planned.plan.map((row) => row.action);
    return this.imports.move(file.id, 'save', { summary, actions, committedAt: this.clock.iso(), problem: null });
  }

  /** What was done, so that it can be taken back. */
  private async keep(importId: string, effects: Effects): Promise<void> {
    const rows = effects.all().map(({ table, id, ...effect }, position): ImportEffect => ({
      ...effect,
      id: this.ids.next(),
      importId,
      position,
      tableName: table,
      recordId: id,
    }));
    await this.db.write((m) => insertRows(m, ImportEffect, rows));
  }
}
