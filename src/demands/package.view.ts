import type { Agency } from '../agencies/agency.entity.js';
import {
  AGENCY_KINDS,
  type AgencyKind,
  PACKAGE_STATUSES,
  type PackageStatus,
  PROCUREMENT_KINDS,
  PROCUREMENT_METHODS,
  type ProcurementKind,
  type ProcurementMethod,
  RUP_AGENCY_KINDS,
} from '../contract/kinds.js';
import { ApiProperty } from '../platform/edge/api-docs.js';
import { getCategory } from '../reference/categories.js';
import type { HiddenLine } from '../reference/hidden-lines.js';
import type { Package } from './package.entity.js';
import { PACKAGE_SOURCES, type PackageSource } from './package-key.js';
import { valueBand } from './value-band.js';

/** full: the agency and the organiser, whose money it is. public: everybody else sees a band. */
export type Viewer = 'full' | 'public';

class CategoryNameView {
  @ApiProperty() id: string;
  @ApiProperty() en: string;
}

export class ValueBandView {
  @ApiProperty({ type: 'integer', description: 'rupiah, included' }) from: number;
  @ApiProperty({ type: 'integer', description: 'rupiah, excluded' }) to: number;
}

const secret = {
  type: 'integer',
  nullable: true,
  description: 'rupiah; null for everybody but the agency and the organiser',
} as const;

export class PackageView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) agencyId: string;
  @ApiProperty() agencyName: string;
  @ApiProperty({ enum: AGENCY_KINDS }) agencyKind: AgencyKind;
  @ApiProperty({ type: 'integer' }) year: number;
  @ApiProperty({ nullable: true, type: String }) rupCode: string | null;
  @ApiProperty({ type: [String], description: 'of history, which may have several' }) rupCodes: string[];
  @ApiProperty({ description: 'a RUP code is expected of such a buyer: a warning at signing' }) missingRup: boolean;
  @ApiProperty() name: string;
  @ApiProperty({ nullable: true, type: String }) mak: string | null;
  @ApiProperty({ nullable: true, type: String }) fund: string | null;
  @ApiProperty({ enum: PROCUREMENT_METHODS, nullable: true, type: String }) method: ProcurementMethod | null;
  @ApiProperty({ enum: PROCUREMENT_KINDS, nullable: true, type: String }) kind: ProcurementKind | null;
  @ApiProperty(secret) pagu: number | null;
  @ApiProperty(secret) committed: number | null;
  @ApiProperty(secret) remaining: number | null;
  @ApiProperty({
    type: ValueBandView,
    nullable: true,
    description: 'the step of the published ladder that the pagu is on',
  })
  valueBand: ValueBandView | null;
  @ApiProperty() reservedForSmall: boolean;
  @ApiProperty({ enum: PACKAGE_STATUSES }) status: PackageStatus;
  @ApiProperty({ enum: PACKAGE_SOURCES }) source: PackageSource;
  @ApiProperty({ description: 'written here, not read from a plan' }) local: boolean;
  @ApiProperty({ type: [String], description: 'packages that this one replaces' }) replaces: string[];
  @ApiProperty({ type: [String], description: 'packages that replace this one' }) replacedBy: string[];
  @ApiProperty({ type: 'integer' }) version: number;
}

export class SuggestedLineView {
  @ApiProperty({ example: 'seminar-kit' }) categoryId: string;
  @ApiProperty({ type: CategoryNameView }) categoryName: CategoryNameView;
  @ApiProperty({ description: 'the unit to ask the quantity in' }) unitId: string;
  @ApiProperty({ description: 'what the package is for; texts stand under hidden_line.<occasion>' }) occasion: string;
  @ApiProperty({ description: 'the words that gave it away', example: 'fullboard' }) because: string;
}

export const suggestedLineView = (line: HiddenLine): SuggestedLineView => ({
  categoryId: line.categoryId,
  categoryName: getCategory(line.categoryId).name,
  unitId: line.unitId,
  occasion: line.occasion,
  because: line.because,
});

/** A package with what is shown beside it. */
export interface ShownPackage {
  package: Package;
  agency: Pick<Agency, 'name' | 'kind'>;
  /** Rupiah. */
  committed: number;
  rupCodes: string[];
  replaces: string[];
  replacedBy: string[];
  viewer: Viewer;
}

/** BUMN, BUMD, private and village buyers have no RUP; of the rest a code is expected. */
export const missingRup = (pack: Pick<Package, 'rupCode' | 'status'>, agency: Pick<Agency, 'kind'>): boolean =>
  pack.rupCode === null && pack.status !== 'history' && RUP_AGENCY_KINDS.includes(agency.kind);

export function packageView({ package: pack, agency, committed, viewer, ...rest }: ShownPackage): PackageView {
  const budget =
    viewer === 'full'
      ? { pagu: pack.pagu, committed, remaining: pack.pagu === null ? null : pack.pagu - committed }
      : { pagu: null, committed: null, remaining: null };
  return {
    id: pack.id,
    agencyId: pack.agencyId,
    agencyName: agency.name,
    agencyKind: agency.kind,
    year: pack.year,
    rupCode: pack.rupCode,
    rupCodes: rest.rupCodes,
    missingRup: missingRup(pack, agency),
    name: pack.name,
    mak: pack.mak,
    fund: pack.fund,
    method: pack.method,
    kind: pack.kind,
    ...budget,
    valueBand: pack.pagu === null ? null : valueBand(pack.pagu),
    reservedForSmall: pack.reservedForSmall,
    status: pack.status,
    source: pack.source,
    local: pack.local,
    replaces: rest.replaces,
    replacedBy: rest.replacedBy,
    version: pack.version,
  };
}
