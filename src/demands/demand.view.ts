import type { Agency } from '../agencies/agency.entity.js';
import {
  AGENCY_KINDS,
  type AgencyKind,
  CERTIFICATE_KINDS,
  type CertificateKind,
  DEMAND_STATUSES,
  type DemandStatus,
  PACKAGE_STATUSES,
  type PackageStatus,
} from '../contract/kinds.js';
import { ApiProperty } from '../platform/edge/api-docs.js';
import { fromBase, getUnit } from '../reference/units.js';
import { DEMAND_GAPS, type DemandGap, gapsOf, valueOf } from './demand-state.js';
import type { Demand } from './demand.entity.js';
import type { Package } from './package.entity.js';
import { missingRup, ValueBandView, type Viewer } from './package.view.js';
import { valueBand } from './value-band.js';

const secret = (what: string) =>
  ({
    type: 'integer',
    nullable: true,
    description: `${what}; null for everybody but the agency and the organiser`,
  }) as const;

export class DemandView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) eventId: string;
  @ApiProperty({ format: 'uuid' }) packageId: string;
  @ApiProperty() packageName: string;
  @ApiProperty({ enum: PACKAGE_STATUSES, description: 'nothing is signed on a package that is not active' })
  packageStatus: PackageStatus;
  @ApiProperty({ nullable: true, type: String }) rupCode: string | null;
  @ApiProperty({ description: 'a RUP code is expected of such a buyer: a warning at signing' }) missingRup: boolean;
  @ApiProperty({ description: 'reserved for small business and cooperatives' }) reservedForSmall: boolean;
  @ApiProperty({ format: 'uuid' }) agencyId: string;
  @ApiProperty() agencyName: string;
  @ApiProperty({ enum: AGENCY_KINDS }) agencyKind: AgencyKind;
  @ApiProperty({ nullable: true, type: String }) categoryId: string | null;
  @ApiProperty() name: string;
  @ApiProperty({ nullable: true, type: String }) spec: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'steps of the unit; null is still to be asked' })
  quantity: number | null;
  @ApiProperty({ example: 'kotak' }) unitId: string;
  @ApiProperty({ type: 'integer', description: 'steps in one unit' }) steps: number;
  @ApiProperty(secret('rupiah for one unit')) unitCeiling: number | null;
  @ApiProperty({ format: 'date', nullable: true, type: String }) deliverFrom: string | null;
  @ApiProperty({ format: 'date', nullable: true, type: String }) deliverTo: string | null;
  @ApiProperty({ nullable: true, type: String }) place: string | null;
  @ApiProperty({ nullable: true, type: String }) regencyCode: string | null;
  @ApiProperty({ enum: CERTIFICATE_KINDS, isArray: true }) certificates: CertificateKind[];
  @ApiProperty() catalogueWanted: boolean;
  @ApiProperty() domesticWanted: boolean;
  @ApiProperty({ description: 'several sellers may share it' }) splittable: boolean;
  @ApiProperty({ enum: DEMAND_STATUSES }) status: DemandStatus;
  @ApiProperty({ enum: DEMAND_GAPS, isArray: true, description: 'what makes it incomplete' }) gaps: DemandGap[];
  @ApiProperty(secret('base units that are signed')) committedBase: number | null;
  @ApiProperty(secret('base units of the whole quantity')) limitBase: number | null;
  @ApiProperty(secret('steps of the unit that are still open, rounded down')) remaining: number | null;
  @ApiProperty({
    type: ValueBandView,
    nullable: true,
    description: 'the step of the published ladder that quantity x ceiling is on',
  })
  valueBand: ValueBandView | null;
  @ApiProperty({ type: 'integer' }) version: number;
}

/** A demand with what is shown beside it. */
export interface ShownDemand {
  demand: Demand;
  package: Package;
  agency: Pick<Agency, 'name' | 'kind'>;
  /** Base units. */
  committed: number;
  viewer: Viewer;
}

export function demandView(shown: ShownDemand): DemandView {
  const { demand, package: pack, agency } = shown;
  const value = valueOf(demand);
  return {
    id: demand.id,
    eventId: demand.eventId,
    packageId: demand.packageId,
    packageName: pack.name,
    packageStatus: pack.status,
    rupCode: pack.rupCode,
    missingRup: missingRup(pack, agency),
    reservedForSmall: pack.reservedForSmall,
    agencyId: demand.agencyId,
    agencyName: agency.name,
    agencyKind: agency.kind,
    categoryId: demand.categoryId,
    name: demand.name,
    spec: demand.spec,
    quantity: demand.quantity,
    unitId: demand.unitId,
    steps: getUnit(demand.unitId).steps,
    deliverFrom: demand.deliverFrom,
    deliverTo: demand.deliverTo,
    place: demand.place,
    regencyCode: demand.regencyCode,
    certificates: demand.certificates,
    catalogueWanted: demand.catalogueWanted,
    domesticWanted: demand.domesticWanted,
    splittable: demand.splittable,
    status: demand.status,
    gaps: gapsOf(demand),
    ...secretsOf(shown),
    valueBand: value === null ? null : valueBand(value),
    version: demand.version,
  };
}

type Secrets = Pick<DemandView, 'unitCeiling' | 'committedBase' | 'limitBase' | 'remaining'>;

function secretsOf({ demand, committed, viewer }: ShownDemand): Secrets {
  if (viewer === 'public') return { unitCeiling: null, committedBase: null, limitBase: null, remaining: null };
  const limit = demand.baseQuantity;
  return {
    unitCeiling: demand.unitCeiling,
    committedBase: committed,
    limitBase: limit,
    remaining: limit === null ? null : fromBase(limit - committed, getUnit(demand.unitId)),
  };
}
