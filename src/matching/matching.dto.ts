import { Transform } from 'class-transformer';
import { IsIn, IsOptional } from 'class-validator';
import { GAP_KINDS, type GapKind, STANCES, type Stance } from '../contract/kinds.js';
import { ApiPropertyOptional } from '../platform/edge/api-docs.js';
import { ChoiceField, IdField, IntField } from '../platform/edge/fields.js';
import { EXPOSURE_TOLERANCE_MAX } from '../events/weights.js';
import { PageQuery, toInt } from '../platform/edge/page.js';

export class StanceDto {
  @ChoiceField(STANCES, { nullable: true, description: 'null takes it back' })
  stance: Stance | null;
}

export class StanceQuery extends PageQuery {
  @ApiPropertyOptional({ enum: STANCES })
  @IsOptional()
  @IsIn([...STANCES], { message: JSON.stringify({ code: 'not_a_choice', params: { choices: STANCES.join(', ') } }) })
  stance?: Stance;
}

export class FacilitationQuery extends PageQuery {
  @ApiPropertyOptional({ enum: GAP_KINDS })
  @IsOptional()
  @IsIn([...GAP_KINDS], {
    message: JSON.stringify({ code: 'not_a_choice', params: { choices: GAP_KINDS.join(', ') } }),
  })
  kind?: GapKind;
}

export class FairnessQuery extends PageQuery {
  @Transform(toInt)
  @IntField({
    min: 0,
    max: EXPOSURE_TOLERANCE_MAX,
    optional: true,
    description: 'points (of 10,000), to look at before the event has them; else those it has',
  })
  tolerance?: number;
}

export const PLANNED = ['full', 'part', 'none'] as const;

export class PlannedNeedsQuery extends PageQuery {
  @ChoiceField(PLANNED, { optional: true, description: 'how much of the need is planned' })
  planned?: (typeof PLANNED)[number];
  @IdField({ optional: true, description: 'one need' })
  demandId?: string;
}

export class PlanWishDto {
  @IntField({ max: 1_000_000_000_000, description: 'steps of the offer’s unit, no more and no less; 0: none' })
  quantity: number;
}
