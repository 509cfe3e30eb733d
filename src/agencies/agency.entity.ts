import { Entity, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { AGENCY_KINDS, type AgencyKind } from '../contract/kinds.js';
import { Organiser } from '../organisers/organiser.entity.js';
import { Bool, Choice, Ref, Text } from '../platform/database/columns.js';

/** A buyer. It is the trade office's and lives across events; taking part in one is a participation. */
@Entity('agencies')
@Index('agencies_name', ['organiserId', 'nameKey'])
@Index('agencies_satker', ['organiserId', 'satkerCode'])
export class Agency {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Ref('agencies', () => Organiser)
  organiserId: string;
  @Text()
  name: string;
  /** What the name is found and sorted by; see same-agency.ts. */
  @Text()
  nameKey: string;
  @Choice('agencies', AGENCY_KINDS)
  kind: AgencyKind;
  @Text({ nullable: true })
  satkerCode: string | null;
  /** The ministry or regional government it belongs to; a regional office shares it with hundreds of others. */
  @Text({ nullable: true })
  klpdCode: string | null;
  @Text({ nullable: true })
  klpdName: string | null;
  @Text({ nullable: true })
  regencyCode: string | null;
  @Text({ nullable: true })
  address: string | null;
  /** Made-up data. */
  @Bool()
  sample: boolean;
  @Text()
  createdAt: string;
  @Text({ nullable: true })
  deletedAt: string | null;
  @VersionColumn()
  version: number;
}
