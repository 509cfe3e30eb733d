import { Controller, Get, Header, Query } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { Allow } from '../identity/allow.decorator.js';
import { ApiOkResponse, ApiProperty, ApiPropertyOptional, ApiTags } from '../platform/edge/api-docs.js';
import { PAGE_MAX } from '../platform/edge/page.js';
import { areas } from './areas.queries.js';
import { CATEGORIES } from './categories.js';
import { DIMENSIONS, type Dimension, UNITS } from './units.js';

const DAY = 'public, max-age=86400';
const malformed = { message: JSON.stringify({ code: 'malformed', params: {} }) };

class BothLanguages {
  @ApiProperty() id: string;
  @ApiProperty() en: string;
}

class CategoryView {
  @ApiProperty({ example: 'kain-tapis' }) id: string;
  @ApiProperty({ type: String, nullable: true }) parentId: string | null;
  @ApiProperty({ description: 'a heading of shelves rather than a shelf' }) group: boolean;
  @ApiProperty({ type: BothLanguages }) name: BothLanguages;
  @ApiProperty() icon: string;
  @ApiProperty({ description: 'unit usual on this shelf' }) unitId: string;
}

class UnitView {
  @ApiProperty({ example: 'kotak' }) id: string;
  @ApiProperty({ type: BothLanguages }) name: BothLanguages;
  @ApiProperty({ enum: DIMENSIONS }) dimension: Dimension;
  @ApiProperty({ type: 'integer', description: 'steps in one unit: a quantity is an integer of these' }) steps: number;
  @ApiProperty({ description: 'holds what its seller says it holds' }) pack: boolean;
}

class RegencyView {
  @ApiProperty({ example: '18.71' }) code: string;
  @ApiProperty({ example: 'Kota Bandar Lampung' }) name: string;
  @ApiProperty({ example: '18' }) provinceCode: string;
}

class CategoryList {
  @ApiProperty({ type: CategoryView, isArray: true }) items: CategoryView[];
}
class UnitList {
  @ApiProperty({ type: UnitView, isArray: true }) items: UnitView[];
}
class RegencyList {
  @ApiProperty({ type: RegencyView, isArray: true }) items: RegencyView[];
}

class RegencyQuery {
  @ApiPropertyOptional({ description: 'part of a name', maxLength: 60 })
  @IsOptional()
  @IsString(malformed)
  @MaxLength(60, malformed)
  q?: string;

  @ApiPropertyOptional({ description: 'all regencies of a province', example: '18' })
  @IsOptional()
  @IsString(malformed)
  @MaxLength(2, malformed)
  province?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: PAGE_MAX })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' && /^\d{1,3}$/.test(value) ? Number(value) : value))
  @IsInt({ message: JSON.stringify({ code: 'not_integer', params: {} }) })
  @Min(1, { message: JSON.stringify({ code: 'too_small', params: { min: 1 } }) })
  @Max(PAGE_MAX, { message: JSON.stringify({ code: 'too_big', params: { max: PAGE_MAX } }) })
  limit: number = 20;
}

/** Lists that forms choose from. */
@ApiTags('reference')
@Controller('reference')
export class ReferenceController {
  @Get('categories')
  @Allow('reference.read')
  @Header('Cache-Control', DAY)
  @ApiOkResponse({ type: CategoryList })
  categories(): CategoryList {
    return { items: CATEGORIES.map(({ id, parentId, group, name, icon, unitId }) => ({ id, parentId, group, name, icon, unitId })) };
  }

  @Get('units')
  @Allow('reference.read')
  @Header('Cache-Control', DAY)
  @ApiOkResponse({ type: UnitList })
  units(): UnitList {
    return { items: UNITS.map(({ id, name, dimension, steps, pack }) => ({ id, name, dimension, steps, pack })) };
  }

  @Get('regencies')
  @Allow('reference.read')
  @Header('Cache-Control', DAY)
  @ApiOkResponse({ type: RegencyList })
  regencies(@Query() query: RegencyQuery): RegencyList {
    const found = query.province !== undefined ? areas.regenciesOf(query.province) : areas.searchRegencies(query.q ?? '', query.limit);
    return { items: found.slice(0, PAGE_MAX).map(({ code, name, provinceCode }) => ({ code, name, provinceCode })) };
  }
}
