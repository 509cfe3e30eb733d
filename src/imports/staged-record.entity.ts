import { Entity, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { STAGED_KINDS, type StagedKind } from '../contract/imports.js';
import { Organiser } from '../organisers/organiser.entity.js';
import { Choice, Json, Ref, Text } from '../platform/database/columns.js';
import { FileImport } from './file-import.entity.js';

/** A catalogue order, a realisation or a revision: recognised, read, and kept for what follows up on it. It makes no package. */
@Entity('staged_records')
@Index('staged_records_key', ['organiserId', 'key'], { unique: true })
@Index('staged_records_by_kind', ['organiserId', 'kind'])
export class StagedRecord {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Ref('staged_records', () => Organiser)
  organiserId: string;
  @Choice('staged_records', STAGED_KINDS)
  kind: StagedKind;
  /** `order:…`, `realisation:…`, `revision:…`: see staged-records.ts. */
  @Text()
  key: string;
  @Json()
  data: Record<string, unknown>;
  /** The import that last wrote it. */
  @Ref('staged_records', () => FileImport)
  importId: string;
  @VersionColumn()
  version: number;
}
