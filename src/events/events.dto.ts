import { REGENCY_CODE } from '../contract/kinds.js';
import { DateField, IntField, ObjectField, PatternField, RupiahField, TextField, ChoiceField, IdField, BoolField } from '../platform/edge/fields.js';
import { STAGE_ACTIONS, type StageAction } from './stages.js';
import { EXPOSURE_TOLERANCE_MAX } from './weights.js';

const TIME_ZONES = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;
const permille = (description: string) => IntField({ min: 0, max: 1_000, optional: true, description: `${description}, permille` });
const weight = () => IntField({ min: 0, max: 10_000, description: 'basis points' });

export class WeightsDto {
  @weight() category: number;
  @weight() text: number;
  @weight() capacity: number;
  @weight() price: number;
  @weight() lead: number;
  @weight() distance: number;
  @weight() catalogue: number;
  @weight() domestic: number;
}

/** What is left out stays as it is. */
export class PlanSettingsDto {
  @IntField({ min: 1, max: 50, optional: true, description: 'how many of its best sellers each need may be given to' })
  sellersPerNeed?: number;
  @permille('how much more a rupiah counts at a micro business')
  microPermille?: number;
  @permille('how much more a rupiah counts in a seller’s first part, an equal share of the event')
  spreadPermille?: number;
  @IntField({ min: 1, max: 1_000, optional: true, nullable: true, description: 'the most of the event’s rupiah for one seller; null: no cap' })
  capPermille?: number | null;
}

export class EventSettingsDto {
  @IntField({ min: 5, max: 60 * 24 * 14, optional: true, description: 'minutes that a draft stays open' })
  draftMinutes?: number;
  @ObjectField(() => WeightsDto, { optional: true, description: 'they add up to 10,000' })
  weights?: WeightsDto;
  @IntField({
    min: 0,
    max: EXPOSURE_TOLERANCE_MAX,
    optional: true,
    description: 'points (of 10,000) within which a seller who is seldom seen is lifted to a tenth place; 0: nobody is',
  })
  exposureTolerance?: number;
  @ObjectField(() => PlanSettingsDto, { optional: true, description: 'how the plan is made' })
  plan?: PlanSettingsDto;
}

export class NewEventDto {
  @IdField({ description: 'the trade office' })
  organiserId: string;
  @TextField({ max: 160, example: 'Temu Bisnis Lampung 2027' })
  name: string;
  @TextField({ max: 200, example: 'Gedung Bagas Raya, Bandar Lampung' })
  venue: string;
  @PatternField(REGENCY_CODE, 'regency_shape', { optional: true, nullable: true, example: '18.71' })
  regencyCode?: string | null;
  @DateField()
  startsOn: string;
  @DateField()
  endsOn: string;
  @ChoiceField(TIME_ZONES, { optional: true })
  timeZone?: string;
  @RupiahField({ example: 23_000_000_000 })
  targetRupiah: number;
  @BoolField({ optional: true, description: 'made-up data, said on every screen' })
  sample?: boolean;
  @ObjectField(() => EventSettingsDto, { optional: true })
  settings?: EventSettingsDto;
}

export class EditEventDto {
  @TextField({ max: 160, optional: true })
  name?: string;
  @TextField({ max: 200, optional: true })
  venue?: string;
  @PatternField(REGENCY_CODE, 'regency_shape', { optional: true, nullable: true })
  regencyCode?: string | null;
  @DateField({ optional: true })
  startsOn?: string;
  @DateField({ optional: true })
  endsOn?: string;
  @RupiahField({ optional: true })
  targetRupiah?: number;
  @ObjectField(() => EventSettingsDto, { optional: true })
  settings?: EventSettingsDto;
}

export class StageDto {
  @ChoiceField(STAGE_ACTIONS)
  action: StageAction;
  @TextField({ max: 500, optional: true, description: 'required to reopen and to extend' })
  reason?: string;
  @PatternField(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/, 'instant_shape', {
    optional: true,
    description: 'until when signing goes on (extend_signing)',
    example: '2027-01-20T10:00:00Z',
  })
  until?: string;
}
