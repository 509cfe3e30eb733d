import {
  PACKAGE_STATUSES,
  type PackageStatus,
  PROCUREMENT_KINDS,
  PROCUREMENT_METHODS,
  type ProcurementKind,
  type ProcurementMethod,
} from '../contract/kinds.js';
import { BoolField, ChoiceField, IdField, IntField, RupiahField, TextField } from '../platform/edge/fields.js';
import { SearchQuery } from '../platform/edge/page.js';

const EARLIEST_YEAR = 2015;
const LATEST_YEAR = 2100;
const RUP_CODE = {
  max: 20,
  min: 1,
  optional: true,
  nullable: true,
  example: '67274612',
  description: '8 digits; buyers without a RUP have none',
};

/** A package written by hand, for buyers without a RUP or whose plan was not read. */
export class LocalPackageDto {
  @IdField({ optional: true, description: 'the buyer; left out by an officer of one agency' })
  agencyId?: string;
  @TextField({ max: 300, example: 'Rapat koordinasi triwulan I' })
  name: string;
  @RupiahField({ description: 'rupiah of its budget' })
  pagu: number;
  @IntField({
    min: EARLIEST_YEAR,
    max: LATEST_YEAR,
    optional: true,
    example: 2027,
    description: "the event's year unless stated",
  })
  year?: number;
  @TextField(RUP_CODE)
  rupCode?: string | null;
  @TextField({ max: 2000, min: 1, optional: true, nullable: true, description: 'budget line, dotted' })
  mak?: string | null;
  @TextField({ max: 100, min: 1, optional: true, nullable: true, example: 'APBN' })
  fund?: string | null;
  @ChoiceField(PROCUREMENT_METHODS, { optional: true, nullable: true })
  method?: ProcurementMethod | null;
  @ChoiceField(PROCUREMENT_KINDS, { optional: true, nullable: true })
  kind?: ProcurementKind | null;
  @BoolField({ optional: true, description: 'reserved for small business and cooperatives' })
  reservedForSmall?: boolean;
}

export class EditPackageDto {
  @TextField({ max: 300, min: 1, optional: true })
  name?: string;
  @RupiahField({ optional: true, description: 'never below what is committed' })
  pagu?: number;
  @TextField(RUP_CODE)
  rupCode?: string | null;
  @TextField({ max: 2000, min: 1, optional: true, nullable: true })
  mak?: string | null;
  @TextField({ max: 100, min: 1, optional: true, nullable: true })
  fund?: string | null;
  @ChoiceField(PROCUREMENT_METHODS, { optional: true, nullable: true })
  method?: ProcurementMethod | null;
  @ChoiceField(PROCUREMENT_KINDS, { optional: true, nullable: true })
  kind?: ProcurementKind | null;
  @BoolField({ optional: true })
  reservedForSmall?: boolean;
  @ChoiceField(['active', 'cancelled'], {
    optional: true,
    description: 'a cancelled package takes no more commitments',
  })
  status?: 'active' | 'cancelled';
}

export class PackageQuery extends SearchQuery {
  @IdField({ optional: true })
  agencyId?: string;
  @ChoiceField(PACKAGE_STATUSES, { optional: true, description: '`active` unless stated' })
  status?: PackageStatus;
}
