import { Injectable } from '@nestjs/common';
import type { ImportState } from '../contract/imports.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Changes } from '../platform/changes.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { editRow } from '../platform/database/edit-row.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { FileImport } from './file-import.entity.js';
import { type ImportAction, next } from './lifecycle.js';
import type { KeptRecord } from './undo.js';

type Fields = Partial<Omit<FileImport, 'id' | 'state' | 'version' | 'changedAt'>>;

/** Imports as they are stored, and the one way from a state to the next. */
@Injectable()
export class FileImports {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly changes: Changes,
  ) {}

  /** @throws DomainError not_found */
  async get(id: string): Promise<FileImport> {
    const file = await this.db.read((m) => m.findOneBy(FileImport, { id }));
    if (!file) throw new DomainError('not_found', { what: 'import' });
    return file;
  }

  async insert(file: FileImport): Promise<void> {
    await this.db.write(async (m) => {
      await m.insert(FileImport, file);
      await this.record('import.create', null, file);
    });
  }

  /**
   * Moves an import on, whoever else tries at the same time.
   * @throws DomainError import_transition where its state does not allow it
   */
  move(id: string, action: ImportAction, fields: Fields = {}): Promise<FileImport> {
    return this.db.write(async (m) => {
      await this.db.lockName(`import:${id}`);
      const file = await this.get(id);
      const state = next(file.state, action);
      const changedAt = state === file.state ? file.changedAt : this.clock.iso();
      const saved = await editRow<FileImport>(m, FileImport, file, file.version, { ...fields, state, changedAt });
      await this.record(`import.${action}`, file, saved);
      return saved;
    });
  }

  /** Notes what undoing left standing. */
  async list(file: FileImport, kept: KeptRecord[], keptCount: number): Promise<FileImport> {
    return this.db.write((m) => editRow<FileImport>(m, FileImport, file, file.version, { kept, keptCount }));
  }

  /** Those that were being read or saved; of other processes only what has stood still for long. */
  async unfinished(since: string): Promise<FileImport[]> {
    const states: ImportState[] = ['parsing', 'committing'];
    return this.db.read((m) =>
      m
        .createQueryBuilder(FileImport, 'file')
        .where('file.state IN (:...states) AND file.changedAt <= :since', { states, since })
        .getMany(),
    );
  }

  /** Word of it goes to the office's own people only. */
  private async record(action: string, before: FileImport | null, after: FileImport): Promise<void> {
    this.changes.tell('import', [after.id], after.eventId, after.version, []);
    const brief = (file: FileImport) => ({
      state: file.state,
      fileName: file.fileName,
      layout: file.layout,
      actions: file.summary?.actions ?? null,
    });
    await this.audit.record({
      action,
      subjectKind: 'import',
      subjectId: after.id,
      before: before && brief(before),
      after: brief(after),
    });
  }
}
