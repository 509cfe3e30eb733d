import { IsIn, IsOptional } from 'class-validator';
import { GAP_KINDS, type GapKind, STANCES, type Stance } from '../contract/kinds.js';
import { ApiPropertyOptional } from '../platform/edge/api-docs.js';
import { ChoiceField } from '../platform/edge/fields.js';
import { PageQuery } from '../platform/edge/page.js';

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
