import { AGENCY_KINDS, type AgencyKind, REGENCY_CODE } from '../contract/kinds.js';
import { BoolField, ChoiceField, PatternField, TextField } from '../platform/edge/fields.js';
import { SearchQuery } from '../platform/edge/page.js';

export class NewAgencyDto {
  @TextField({ max: 200, example: 'Kanwil Kementerian Agama Provinsi Lampung' })
  name: string;
  @ChoiceField(AGENCY_KINDS)
  kind: AgencyKind;
  @TextField({
    max: 40,
    min: 1,
    optional: true,
    nullable: true,
    example: '418666',
    description: 'satker code: the agency is found by it',
  })
  satkerCode?: string | null;
  @TextField({
    max: 20,
    min: 1,
    optional: true,
    nullable: true,
    example: 'K25',
    description: 'code of its ministry or regional government',
  })
  klpdCode?: string | null;
  @TextField({ max: 200, min: 1, optional: true, nullable: true })
  klpdName?: string | null;
  @PatternField(REGENCY_CODE, 'regency_shape', { optional: true, nullable: true, example: '18.71' })
  regencyCode?: string | null;
  @TextField({ max: 300, min: 1, optional: true, nullable: true })
  address?: string | null;
  @BoolField({ optional: true, description: 'made-up data; as the event unless stated' })
  sample?: boolean;
}

/** The kind and the codes say who the agency is in law and in every plan: the organiser alone changes them. */
export class EditAgencyDto {
  @TextField({ max: 200, min: 1, optional: true })
  name?: string;
  @ChoiceField(AGENCY_KINDS, { optional: true, description: 'organiser only' })
  kind?: AgencyKind;
  @TextField({ max: 40, min: 1, optional: true, nullable: true, description: 'organiser only' })
  satkerCode?: string | null;
  @TextField({ max: 20, min: 1, optional: true, nullable: true, description: 'organiser only' })
  klpdCode?: string | null;
  @TextField({ max: 200, min: 1, optional: true, nullable: true, description: 'organiser only' })
  klpdName?: string | null;
  @PatternField(REGENCY_CODE, 'regency_shape', { optional: true, nullable: true })
  regencyCode?: string | null;
  @TextField({ max: 300, min: 1, optional: true, nullable: true })
  address?: string | null;
}

export class AgencyQuery extends SearchQuery {
  @ChoiceField(AGENCY_KINDS, { optional: true })
  kind?: AgencyKind;
}
