import { Check, Entity, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { Agency } from '../agencies/agency.entity.js';
import {
  PACKAGE_STATUSES,
  type PackageStatus,
  PROCUREMENT_KINDS,
  PROCUREMENT_METHODS,
  type ProcurementKind,
  type ProcurementMethod,
} from '../contract/kinds.js';
import { Organiser } from '../organisers/organiser.entity.js';
import { Bool, Choice, Int, Ref, Text } from '../platform/database/columns.js';
import { PACKAGE_SOURCES, type PackageSource } from './package-key.js';

/**
 * A paket: the budget under which demands hang. It is the trade office's and lives across events. What of its pagu is
 * committed stands in the counter `package:<id>`, see counters/counter-ids.ts; history has no counter, since nothing is signed on it.
 */
@Entity('packages')
@Index('packages_agency', ['agencyId'])
@Index('packages_source_key', ['organiserId', 'sourceKey'], { unique: true })
@Check('packages_pagu', '"pagu" IS NULL OR ("pagu" >= 0 AND "pagu" <= 9007199254740991)')
export class Package {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Ref('packages', () => Organiser)
  organiserId: string;
  @Ref('packages', () => Agency)
  agencyId: string;
  @Int()
  year: number;
  /** Null: not known, or a buyer without a RUP. History may have several: package-code.entity.ts. */
  @Text({ nullable: true })
  rupCode: string | null;
  @Text()
  name: string;
  /** The budget line, dotted; several where the plan names several. */
  @Text({ nullable: true })
  mak: string | null;
  @Text({ nullable: true })
  fund: string | null;
  @Choice('packages', PROCUREMENT_METHODS, { nullable: true })
  method: ProcurementMethod | null;
  @Choice('packages', PROCUREMENT_KINDS, { nullable: true })
  kind: ProcurementKind | null;
  /** Rupiah. Null only in history whose file states none. */
  @Int({ nullable: true })
  pagu: number | null;
  @Bool()
  reservedForSmall: boolean;
  @Choice('packages', PACKAGE_STATUSES)
  status: PackageStatus;
  @Choice('packages', PACKAGE_SOURCES)
  source: PackageSource;
  /** What a file finds it again by, see package-key.ts; given up when it is removed, so that the next file may make it anew. */
  @Text({ nullable: true })
  sourceKey: string | null;
  /** Written here by a buyer, not read from a plan. */
  @Bool()
  local: boolean;
  @Text()
  createdAt: string;
  @Text({ nullable: true })
  deletedAt: string | null;
  @VersionColumn()
  version: number;
}
