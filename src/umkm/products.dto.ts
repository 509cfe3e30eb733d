import { BoolField, IdField, IntField, ObjectField, PatternField, TextField } from '../platform/edge/fields.js';
import { CapacityDto } from './pools.dto.js';

/** TKDN of the product up to 100% and BMP of its company up to 15%. */
const DOMESTIC_CONTENT_PERMILLE_MAX = 1150;
const SHELF_LIFE_DAYS_MAX = 3650;
const POOL_USE_MAX = 1_000_000;
const SLUG = /^[a-z][a-z0-9-]{0,39}$/;
const open = { optional: true, nullable: true } as const;

class ProductFieldsDto {
  @TextField({ ...open, min: 1, max: 2000, multiline: true })
  description?: string | null;
  @PatternField(SLUG, 'malformed', {
    optional: true,
    example: 'helai',
    description: 'as the shelf unless stated; its dimension stays for ever',
  })
  unitId?: string;
  @TextField({ ...open, min: 1, max: 20, description: 'up to 10 digits' })
  kbkiCode?: string | null;
  @IdField({ ...open, description: 'an image uploaded to this business' })
  photoFileId?: string | null;
  @BoolField({ optional: true, description: 'cannot be made ahead; as the shelf unless stated' })
  madeFresh?: boolean;
  @IntField({ ...open, min: 0, max: SHELF_LIFE_DAYS_MAX })
  shelfLifeDays?: number | null;
  @BoolField({ optional: true })
  packaged?: boolean;
  @IntField({ ...open, max: DOMESTIC_CONTENT_PERMILLE_MAX, example: 850, description: 'TKDN + BMP, in permille' })
  domesticContentPermille?: number | null;
  @BoolField({ optional: true })
  madeInIndonesia?: boolean;
  @IdField({ optional: true, description: 'a capacity that it shares' })
  poolId?: string;
  @IntField({
    optional: true,
    min: 1,
    max: POOL_USE_MAX,
    description: 'units of the capacity that one base unit takes; 1 unless stated',
  })
  poolUse?: number;
}

export class NewProductDto extends ProductFieldsDto {
  @TextField({ max: 160, example: 'Selendang tapis motif pucuk rebung' })
  name: string;
  @PatternField(SLUG, 'malformed', { example: 'kain-tapis' })
  categoryId: string;
  @ObjectField(() => CapacityDto, { optional: true, description: 'its own capacity, where it shares none' })
  capacity?: CapacityDto;
}

export class EditProductDto extends ProductFieldsDto {
  @TextField({ max: 160, min: 1, optional: true })
  name?: string;
  @PatternField(SLUG, 'malformed', { optional: true })
  categoryId?: string;
}
