import { Check, Entity, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { Agency } from '../agencies/agency.entity.js';
import { type CertificateKind, DEMAND_STATUSES, type DemandStatus } from '../contract/kinds.js';
import { MatchingEvent } from '../events/event.entity.js';
import { Organiser } from '../organisers/organiser.entity.js';
import { Bool, Choice, Int, Json, Ref, Text } from '../platform/database/columns.js';
import { Package } from './package.entity.js';

/**
 * One declared need line under a package. It is presented at one event at a time; carried to another it keeps its id and
 * its counter `demand:<id>`, in which stands what of its quantity is committed.
 */
@Entity('demands')
@Index('demands_event', ['eventId', 'agencyId'])
@Index('demands_package', ['packageId'])
@Index('demands_agency', ['agencyId'])
@Check('demands_quantity', '"quantity" IS NULL OR ("quantity" >= 1 AND "quantity" <= 9007199254740991)')
@Check(
  'demands_base_quantity',
  '"base_quantity" IS NULL OR ("base_quantity" >= 1 AND "base_quantity" <= 9007199254740991)',
)
@Check('demands_unit_ceiling', '"unit_ceiling" IS NULL OR ("unit_ceiling" >= 1 AND "unit_ceiling" <= 9007199254740991)')
export class Demand {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Ref('demands', () => Organiser)
  organiserId: string;
  @Ref('demands', () => MatchingEvent)
  eventId: string;
  @Ref('demands', () => Package)
  packageId: string;
  /** The package's agency, here too so that lists and ownership need no second table. */
  @Ref('demands', () => Agency)
  agencyId: string;
  @Text({ nullable: true })
  categoryId: string | null;
  @Text()
  name: string;
  @Text({ nullable: true })
  spec: string | null;
  /** Steps of the unit; null must be asked. */
  @Int({ nullable: true })
  quantity: number | null;
  @Text()
  unitId: string;
  /** The quantity in base units, see reference/units.ts; the limit of the counter. */
  @Int({ nullable: true })
  baseQuantity: number | null;
  /** Rupiah for one stated unit: the agency's and the organiser's secret. */
  @Int({ nullable: true })
  unitCeiling: number | null;
  @Text({ nullable: true })
  deliverFrom: string | null;
  @Text({ nullable: true })
  deliverTo: string | null;
  @Text({ nullable: true })
  place: string | null;
  @Text({ nullable: true })
  regencyCode: string | null;
  /** Kinds of certificates that the buyer asks for, each of them. */
  @Json()
  certificates: CertificateKind[];
  /** Prefers sellers in the electronic catalogue. */
  @Bool()
  catalogueWanted: boolean;
  /** Prefers domestic products. */
  @Bool()
  domesticWanted: boolean;
  /** The buyer wants all of it from one seller, whatever the unit allows. */
  @Bool()
  oneSeller: boolean;
  /** Derived: several sellers may share it. */
  @Bool()
  splittable: boolean;
  /** Derived, see demand-state.ts. */
  @Choice('demands', DEMAND_STATUSES)
  status: DemandStatus;
  @Text()
  createdAt: string;
  @Text({ nullable: true })
  deletedAt: string | null;
  @VersionColumn()
  version: number;
}
