import { ApiProperty } from '../platform/edge/api-docs.js';
import { DIMENSIONS, type Dimension } from '../reference/units.js';
import { photoUrl } from './photo-url.js';
import type { Product } from './product.entity.js';

export class ProductView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) umkmId: string;
  @ApiProperty({ example: 'Selendang tapis motif pucuk rebung' }) name: string;
  @ApiProperty({ nullable: true, type: String }) description: string | null;
  @ApiProperty({ example: 'kain-tapis' }) categoryId: string;
  @ApiProperty({ enum: DIMENSIONS }) baseDimension: Dimension;
  @ApiProperty({ example: 'helai' }) unitId: string;
  @ApiProperty({ nullable: true, type: String }) kbkiCode: string | null;
  @ApiProperty({ format: 'uuid', nullable: true, type: String }) photoFileId: string | null;
  @ApiProperty({ nullable: true, type: String }) photoUrl: string | null;
  @ApiProperty({ description: 'cannot be made ahead' }) madeFresh: boolean;
  @ApiProperty({ type: 'integer', nullable: true }) shelfLifeDays: number | null;
  @ApiProperty() packaged: boolean;
  @ApiProperty({ type: 'integer', nullable: true, description: 'TKDN + BMP, in permille' }) domesticContentPermille:
    number | null;
  @ApiProperty() madeInIndonesia: boolean;
  @ApiProperty({ format: 'uuid', description: 'the capacity that it takes from' }) poolId: string;
  @ApiProperty({ type: 'integer', description: 'units of the capacity that one base unit takes' }) poolUse: number;
  @ApiProperty({ type: 'integer' }) version: number;
}

export const productView = (product: Product): ProductView => ({
  id: product.id,
  umkmId: product.umkmId,
  name: product.name,
  description: product.description,
  categoryId: product.categoryId,
  baseDimension: product.baseDimension,
  unitId: product.unitId,
  kbkiCode: product.kbkiCode,
  photoFileId: product.photoFileId,
  photoUrl: photoUrl(product.photoFileId),
  madeFresh: product.madeFresh,
  shelfLifeDays: product.shelfLifeDays,
  packaged: product.packaged,
  domesticContentPermille: product.domesticContentPermille,
  madeInIndonesia: product.madeInIndonesia,
  poolId: product.poolId,
  poolUse: product.poolUse,
  version: product.version,
});
