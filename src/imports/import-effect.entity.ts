import { Entity, Index, PrimaryColumn } from 'typeorm';
import { Choice, Int, Json, Ref, Text } from '../platform/database/columns.js';
import { EFFECT_KINDS, type EffectKind, type EffectTable, type PreviousBase } from './effects.js';
import { FileImport } from './file-import.entity.js';

/** One thing that an import did, in the order it was done: enough to take it back. */
@Entity('import_effects')
@Index('import_effects_import', ['importId', 'position'])
@Index('import_effects_record', ['recordId'])
export class ImportEffect {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Ref('import_effects', () => FileImport)
  importId: string;
  @Int()
  position: number;
  @Choice('import_effects', EFFECT_KINDS)
  kind: EffectKind;
  @Text()
  tableName: EffectTable;
  @Text()
  recordId: string;
  /** Row of the file; null where several rows did it. */
  @Int({ nullable: true })
  row: number | null;
  /** The record before an edit. */
  @Json({ nullable: true })
  before: Record<string, unknown> | null;
  /** What it had last been imported as; null where it had not. */
  @Json({ nullable: true })
  base: PreviousBase | null;
  /** Version of the record as the import left it. */
  @Int()
  version: number;
}
