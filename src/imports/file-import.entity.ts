import { Entity, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import {
  IMPORT_LAYOUTS,
  IMPORT_STATES,
  type ImportLayout,
  type ImportState,
  type RowAction,
} from '../contract/imports.js';
import type { ErrorCode, ErrorParams } from '../contract/errors.js';
import { MatchingEvent } from '../events/event.entity.js';
import { Organiser } from '../organisers/organiser.entity.js';
import { Choice, Int, Json, Ref, Text } from '../platform/database/columns.js';
import { StoredFile } from '../platform/files/stored-file.entity.js';
import type { ReadingChoices } from './import-file.service.js';
import type { FileColumn } from './file-columns.js';
import type { Summary } from './summary.js';
import type { KeptRecord } from './undo.js';

export interface ImportProblem {
  code: ErrorCode;
  params: ErrorParams;
}

/**
 * One uploaded file on its way into an event. Its rows are not stored: they are read again from the file and the choices made
 * since, so that a correction is a choice like any other.
 */
@Entity('imports')
@Index('imports_event', ['eventId'])
@Index('imports_by_state', ['state'])
export class FileImport {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Ref('imports', () => MatchingEvent)
  eventId: string;
  @Ref('imports', () => Organiser)
  organiserId: string;
  @Ref('imports', () => StoredFile)
  fileId: string;
  /** As the sender called it, made harmless. */
  @Text()
  fileName: string;
  /** Null until it is recognised. */
  @Choice('imports', IMPORT_LAYOUTS, { nullable: true })
  layout: ImportLayout | null;
  @Choice('imports', IMPORT_STATES)
  state: ImportState;
  @Json()
  choices: ReadingChoices;
  /** The file's columns; known even where the kind of file is not, so that a person can say it. */
  @Json()
  columns: FileColumn[];
  /** What saving would do or, once saved, did. */
  @Json({ nullable: true })
  summary: Summary | null;
  /** What was done with each row, in their order; null until it is saved. */
  @Json({ nullable: true })
  actions: RowAction[] | null;
  /** Why it could not be read, or not be saved. */
  @Json({ nullable: true })
  problem: ImportProblem | null;
  /** What undoing left standing: the first of them, and how many. */
  @Json()
  kept: KeptRecord[];
  @Int()
  keptCount: number;
  @Text()
  createdAt: string;
  @Text({ nullable: true })
  createdBy: string | null;
  /** Since when it has been in its state. */
  @Text()
  changedAt: string;
  @Text({ nullable: true })
  committedAt: string | null;
  @Text({ nullable: true })
  committedBy: string | null;
  @Text({ nullable: true })
  undoneAt: string | null;
  @VersionColumn()
  version: number;
}
