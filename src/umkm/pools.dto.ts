import { CAPACITY_PERIODS, type CapacityPeriod } from '../contract/kinds.js';
import { ChoiceField, IntField, TextField } from '../platform/edge/fields.js';
import { DIMENSIONS, type Dimension } from '../reference/units.js';

/** Base units in one period that a form could mean; beyond it a figure was mistyped. */
const CAPACITY_MAX = 1_000_000_000_000;

export class CapacityDto {
  @IntField({ min: 0, max: CAPACITY_MAX, example: 40, description: 'base units (pieces, grams, …) in one period' })
  perPeriod: number;
  @ChoiceField(CAPACITY_PERIODS)
  period: CapacityPeriod;
}

export class NewPoolDto {
  @TextField({ max: 120, example: 'Meja sulam' })
  name: string;
  @ChoiceField(DIMENSIONS, { description: 'whose base unit the capacity counts' })
  dimension: Dimension;
  @ChoiceField(CAPACITY_PERIODS)
  period: CapacityPeriod;
  @IntField({ min: 0, max: CAPACITY_MAX, example: 40, description: 'base units in one period' })
  capacity: number;
}

/** Unit and period stand still while anything is reserved; the capacity never falls below what is. */
export class EditPoolDto {
  @TextField({ max: 120, min: 1, optional: true })
  name?: string;
  @ChoiceField(DIMENSIONS, { optional: true })
  dimension?: Dimension;
  @ChoiceField(CAPACITY_PERIODS, { optional: true })
  period?: CapacityPeriod;
  @IntField({ min: 0, max: CAPACITY_MAX, optional: true })
  capacity?: number;
}
