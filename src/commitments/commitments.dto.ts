import { PROCUREMENT_METHODS, type ProcurementMethod } from '../contract/kinds.js';
import { applyDecorators } from '@nestjs/common';
import { registerDecorator } from 'class-validator';
import { PARTY_KINDS, type PartyKind } from '../events/participation.entity.js';
import { ApiPropertyOptional } from '../platform/edge/api-docs.js';
import { ChoiceField, DateField, IdField, ListField, ObjectField, PatternField, QuantityField, RupiahField, TextField } from '../platform/edge/fields.js';
import { objectionToText } from '../platform/edge/clean-text.js';
import { PageQuery } from '../platform/edge/page.js';
import { COMMITMENT_STATUSES, type CommitmentStatus } from '../contract/kinds.js';
import { WARNING_CODES } from './warnings.js';

const LINES_MAX = 20;
const DELIVERIES_MAX = 24;
const REASON_CHARACTERS_MAX = 300;
const DRAWING_CHARACTERS_MAX = 20_000;

export class DeliveryDto {
  @DateField()
  date: string;
  @QuantityField({ description: "steps of the offer's unit" })
  quantity: number;
}

export class LineDto {
  @IdField()
  demandId: string;
  @IdField()
  offerId: string;
  @QuantityField({ description: "steps of the offer's unit" })
  quantity: number;
  @RupiahField({ min: 1, example: 570_000, description: 'rupiah for one unit' })
  unitPrice: number;
  @ListField(() => DeliveryDto, { min: 1, max: DELIVERIES_MAX })
  deliveries: DeliveryDto[];
}

/** Reasons by warning code: the codes are a closed list, so this cannot carry anything else. */
function ReasonsField() {
  const objection = (value: unknown): string | null => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'not_object';
    for (const [code, reason] of Object.entries(value)) {
      if (!(WARNING_CODES as readonly string[]).includes(code)) return 'unknown_field';
      if (typeof reason !== 'string') return 'not_text';
      if (objectionToText(reason) !== null || reason.length > REASON_CHARACTERS_MAX) return 'malformed';
    }
    return null;
  };
  return applyDecorators(
    ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' }, example: { lead_time_short: 'Penjual sudah punya stok' } }),
    (target: object, property: string | symbol) =>
      registerDecorator({
        name: 'reasons',
        target: target.constructor,
        propertyName: property as string,
        validator: {
          validate: (value: unknown) => value === undefined || objection(value) === null,
          defaultMessage: (args) => JSON.stringify({ code: objection(args?.value), params: {} }),
        },
      }),
  );
}

export class CommitmentDto {
  @ListField(() => LineDto, { min: 1, max: LINES_MAX })
  lines: LineDto[];
  @ChoiceField(PROCUREMENT_METHODS, { optional: true, nullable: true })
  method?: ProcurementMethod | null;
  @PatternField(/^20\d{2}-(0[1-9]|1[0-2])$/, 'month_shape', { optional: true, nullable: true, example: '2027-01' })
  plannedMonth?: string | null;
  @ReasonsField()
  reasons?: Record<string, string>;
  @IdField({ optional: true, nullable: true, description: 'a signed commitment that this one takes the place of' })
  replacesId?: string | null;
}

export class PartyDto {
  @ChoiceField(PARTY_KINDS)
  kind: PartyKind;
  @IdField()
  id: string;
}

/** The signer's name, typed or drawn: both hold the same. */
export class SignedNameDto {
  @TextField({ max: 120, min: 2, optional: true, example: 'Siti Nurhayati Sekampung' })
  typed?: string;
  @PatternField(new RegExp(`^[MmLlQqCcTtSsHhVvZz0-9 .,-]{10,${DRAWING_CHARACTERS_MAX}}$`), 'drawing_shape', {
    optional: true,
    description: 'SVG path data',
    example: 'M10 20 L30 40 Q50 60 70 20',
  })
  drawing?: string;
}

export class SignDto {
  @PatternField(/^[0-9a-f]{64}$/, 'hash_shape', { description: '`hash` of the content that the signer read' })
  hash: string;
  @ObjectField(() => PartyDto)
  party: PartyDto;
  @ObjectField(() => SignedNameDto)
  name: SignedNameDto;
  @PatternField(/^\d{6}$/, 'pin_digits', { description: "the signer's PIN; never stored", example: '402917' })
  pin: string;
  @IdField({ optional: true, description: 'the signer, where it is not the signed-in person (one tablet for both)' })
  personId?: string;
}

export class VoidDto {
  @TextField({ max: 500, min: 3, example: 'Kegiatan dibatalkan' })
  reason: string;
  @ObjectField(() => PartyDto, { optional: true, description: 'for whom; not needed from the organiser' })
  party?: PartyDto;
  @PatternField(/^\d{6}$/, 'pin_digits', { optional: true })
  pin?: string;
  @IdField({ optional: true })
  personId?: string;
}

export class RefuseDto {
  @TextField({ max: 500, min: 3, example: 'Harga belum cocok' })
  reason: string;
}

export class WithdrawDto {
  @TextField({ max: 500, optional: true })
  reason?: string;
}

export class CommitmentsQuery extends PageQuery {
  @ChoiceField(COMMITMENT_STATUSES, { optional: true })
  status?: CommitmentStatus;
  @ChoiceField(['true', 'false'], { optional: true, description: 'only of the parties that I act for' })
  mine?: 'true' | 'false';
  @IdField({ optional: true })
  partyId?: string;
}
