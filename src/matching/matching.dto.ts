import { ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { STANCES, type Stance } from '../contract/kinds.js';
import { ChoiceField } from '../platform/edge/fields.js';
import { PageQuery } from '../platform/edge/page.js';

export class RankQuery extends PickType(PageQuery, ['limit', 'cursor'] as const) {}

export class StanceDto {
  @ChoiceField(STANCES, { nullable: true, description: 'null takes it back' })
  stance: Stance | null;
}

export class StanceQuery extends PickType(PageQuery, ['limit', 'cursor'] as const) {
  @ApiPropertyOptional({ enum: STANCES })
  @IsOptional()
  @IsIn([...STANCES], { message: JSON.stringify({ code: 'not_a_choice', params: { choices: STANCES.join(', ') } }) })
  stance?: Stance;
}
