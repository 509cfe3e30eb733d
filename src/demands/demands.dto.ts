import { CERTIFICATE_KINDS, type CertificateKind, DEMAND_STATUSES, type DemandStatus, REGENCY_CODE } from '../contract/kinds.js';
import {
  BoolField,
  ChoiceField,
  DateField,
  IdField,
  ObjectField,
  PatternField,
  QuantityField,
  RupiahField,
  TextField,
  TextListField,
} from '../platform/edge/fields.js';
import { SearchQuery } from '../platform/edge/page.js';
import { LocalPackageDto } from './packages.dto.js';

const SLUG = /^[a-z0-9-]{1,40}$/;
const unknown = { optional: true, nullable: true } as const;

/** Everything but the name and the unit may be left for later: the demand is incomplete until then. */
export class NewDemandDto {
  @IdField({ optional: true, description: 'the package it hangs under; or `package`' })
  packageId?: string;
  @ObjectField(() => LocalPackageDto, { optional: true, description: 'makes the package in the same step' })
  package?: LocalPackageDto;
  @TextField({ max: 200, example: 'Snack box rapat koordinasi' })
  name: string;
  @PatternField(SLUG, 'malformed', { ...unknown, example: 'snack-box' })
  categoryId?: string | null;
  @TextField({ max: 4000, min: 1, multiline: true, ...unknown })
  spec?: string | null;
  @QuantityField({ ...unknown, description: 'steps of the unit' })
  quantity?: number | null;
  @PatternField(SLUG, 'malformed', { example: 'kotak' })
  unitId: string;
  @RupiahField({
    min: 1,
    ...unknown,
    example: 25_000,
    description: 'rupiah for one unit; sellers see a band of the whole',
  })
  unitCeiling?: number | null;
  @DateField(unknown)
  deliverFrom?: string | null;
  @DateField(unknown)
  deliverTo?: string | null;
  @TextField({ max: 200, min: 1, ...unknown, example: 'Aula lantai 2' })
  place?: string | null;
  @PatternField(REGENCY_CODE, 'regency_shape', {
    ...unknown,
    example: '18.71',
    description: "the agency's unless stated",
  })
  regencyCode?: string | null;
  @TextListField({
    max: CERTIFICATE_KINDS.length,
    values: CERTIFICATE_KINDS,
    optional: true,
    description: 'each of them is asked for',
  })
  certificates?: CertificateKind[];
  @BoolField({ optional: true })
  catalogueWanted?: boolean;
  @BoolField({ optional: true })
  domesticWanted?: boolean;
  @BoolField({
    optional: true,
    description: 'false: all of it from one seller. What the unit cannot split is never splittable',
  })
  splittable?: boolean;
}

export class EditDemandDto {
  @IdField({ optional: true, description: 'another package of the same agency' })
  packageId?: string;
  @TextField({ max: 200, min: 1, optional: true })
  name?: string;
  @PatternField(SLUG, 'malformed', unknown)
  categoryId?: string | null;
  @TextField({ max: 4000, min: 1, multiline: true, ...unknown })
  spec?: string | null;
  @QuantityField({ ...unknown, description: 'steps of the unit; never below what is committed' })
  quantity?: number | null;
  @PatternField(SLUG, 'malformed', { optional: true })
  unitId?: string;
  @RupiahField({ min: 1, ...unknown })
  unitCeiling?: number | null;
  @DateField(unknown)
  deliverFrom?: string | null;
  @DateField(unknown)
  deliverTo?: string | null;
  @TextField({ max: 200, min: 1, ...unknown })
  place?: string | null;
  @PatternField(REGENCY_CODE, 'regency_shape', unknown)
  regencyCode?: string | null;
  @TextListField({ max: CERTIFICATE_KINDS.length, values: CERTIFICATE_KINDS, optional: true })
  certificates?: CertificateKind[];
  @BoolField({ optional: true })
  catalogueWanted?: boolean;
  @BoolField({ optional: true })
  domesticWanted?: boolean;
  @BoolField({ optional: true })
  splittable?: boolean;
}

export class CarryDemandDto {
  @IdField({ description: 'an event of the same trade office, in which the agency takes part' })
  eventId: string;
}

export class DemandQuery extends SearchQuery {
  @IdField({ optional: true })
  agencyId?: string;
  @PatternField(SLUG, 'malformed', { optional: true, description: 'the shelf, and all that hang under it' })
  categoryId?: string;
  @ChoiceField(DEMAND_STATUSES, { optional: true })
  status?: DemandStatus;
}
