import { Entity, Index, PrimaryColumn } from 'typeorm';
import { Organiser } from '../organisers/organiser.entity.js';
import { Bool, Json, Ref, Text } from '../platform/database/columns.js';
import { FileImport } from './file-import.entity.js';

/**
 * What a record was last imported as: the third side of every comparison, by which an edit made here is told from a change
 * of the file. It also keeps what a file says and the record itself has no column for.
 */
@Entity('imported_records')
@Index('imported_records_key', ['organiserId', 'key'], { unique: true })
@Index('imported_records_record', ['recordId'])
@Index('imported_records_parent', ['parentId'])
export class ImportedRecord {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Ref('imported_records', () => Organiser)
  organiserId: string;
  /** What its row is known by in every file; see record-keys.ts. */
  @Text()
  key: string;
  @Text()
  recordId: string;
  /** The package that a need line hangs under. */
  @Text({ nullable: true })
  parentId: string | null;
  @Json()
  values: Record<string, unknown>;
  /** A line that the last file no longer named, and that was withdrawn for it. */
  @Bool()
  gone: boolean;
  /** The import that last wrote this. */
  @Ref('imported_records', () => FileImport)
  importId: string;
}
