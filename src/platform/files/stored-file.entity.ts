import { Entity, Index, PrimaryColumn } from 'typeorm';
import { Int, Text } from '../database/columns.js';

/** A file that somebody uploaded. Its bytes stand in the files folder under their SHA-256. */
@Entity('files')
@Index('files_owner', ['ownerKind', 'ownerId'])
export class StoredFile {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Text()
  sha256: string;
  /** Sniffed from the bytes; what the sender claimed is not kept. */
  @Text()
  mediaType: string;
  @Int()
  bytes: number;
  /** Whose it is, for the policy: `umkm`, `import`, `commitment`, … and its id. */
  @Text()
  ownerKind: string;
  @Text()
  ownerId: string;
  @Text()
  createdAt: string;
  @Text({ nullable: true })
  createdBy: string | null;
}
