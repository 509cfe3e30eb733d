import { Injectable } from '@nestjs/common';
import type { MatchingEvent } from '../events/event.entity.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Files, type FileRule } from '../platform/files/files.service.js';
import { Ids } from '../platform/ids.js';
import { FileImport } from './file-import.entity.js';
import { FileImports } from './file-imports.service.js';
import { fileNameOf } from './file-name.js';
import { fileType } from './file-type.js';
import type { ReadingChoices } from './import-file.service.js';
import { ImportWork } from './import-work.service.js';
import { MAX_FILE_BYTES } from './limits.js';
import type { ParsedFile } from './parse.js';
import { ParseRunner } from './parse-runner.service.js';
import { UnrecognisedFile } from './refusals.js';

export interface UploadedFile {
  bytes: Uint8Array;
  /** As the sender calls it. */
  name: string;
}

/** The file was opened before, so that what it is is known: a stray NUL makes no text of it into something else. */
const ruleFor = (bytes: Uint8Array): FileRule => ({
  maxBytes: MAX_FILE_BYTES,
  types: ['text/plain', 'application/zip'],
  as: fileType(bytes) === 'xlsx' ? 'application/zip' : 'text/plain',
});
const IMPORTS_PER_EVENT_MAX = 1_000;

/**
 * Takes a file in. It is opened before anything is kept of it: a file that cannot be, hostile ones among them, is refused with
 * its reason. One that was opened is answered for at once, and its rows are read behind the scenes.
 */
@Injectable()
export class Uploads {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly files: Files,
    private readonly runner: ParseRunner,
    private readonly imports: FileImports,
    private readonly work: ImportWork,
  ) {}

  async open(event: MatchingEvent, sent: UploadedFile, choices: ReadingChoices, personId: string): Promise<FileImport> {
    fileType(sent.bytes);
    const kept = await this.db.read((m) => m.countBy(FileImport, { eventId: event.id }));
    if (kept >= IMPORTS_PER_EVENT_MAX)
      throw new DomainError('too_many', { what: 'import', max: IMPORTS_PER_EVENT_MAX });
    const id = this.ids.next();
    const reading = await this.begin({ id, eventId: event.id }, sent.bytes, choices);
    const stored = await this.files.store(sent.bytes, ruleFor(sent.bytes), { kind: 'import', id });
    const at = this.clock.iso();
    const file: FileImport = {
      id,
      eventId: event.id,
      organiserId: event.organiserId,
      fileId: stored.id,
      fileName: fileNameOf(sent.name),
      layout: choices.layout ?? null,
      state: 'parsing',
      choices,
      columns: [],
      summary: null,
      actions: null,
      problem: null,
      kept: [],
      keptCount: 0,
      createdAt: at,
      createdBy: personId,
      changedAt: at,
      committedAt: null,
      committedBy: null,
      undoneAt: null,
      version: 1,
    };
    await this.imports.insert(file);
    this.work.read(file, reading.parsed);
    return file;
  }

  /** Resolves once the file was opened; its rows are then being read. @throws DomainError why it cannot be opened */
  private begin(
    file: Pick<FileImport, 'id' | 'eventId'>,
    bytes: Uint8Array,
    choices: ReadingChoices,
  ): Promise<{ parsed: Promise<ParsedFile> }> {
    return new Promise((resolve, reject) => {
      const parsed: Promise<ParsedFile> = this.runner.parse(bytes, choices, (done, total) => {
        this.work.tell(file, { done, total });
        resolve({ parsed });
      });
      parsed.then(
        () => resolve({ parsed }),
        // which column is what can still be said; everything else is wrong with the file itself
        (thrown: unknown) => (thrown instanceof UnrecognisedFile ? resolve({ parsed }) : reject(thrown as Error)),
      );
    });
  }
}
