import { CAPACITY_PERIODS, type CapacityPeriod, OFFER_STATUSES, type OfferStatus } from '../contract/kinds.js';
import { ApiProperty } from '../platform/edge/api-docs.js';
import { DIMENSIONS, type Dimension, fromBase, getUnit } from '../reference/units.js';
import { photoUrl } from '../umkm/photo-url.js';
import { AREA_KINDS, type AreaKind } from './delivery-area.js';
import type { WholeOffer } from './offers.service.js';

/** What a view is made of. */
export interface SeenOffer extends WholeOffer {
  seesPrices: boolean;
}

export class PriceTierView {
  @ApiProperty({ type: 'integer', description: 'steps of the unit from which it holds' }) minQuantity: number;
  @ApiProperty({ type: 'integer', description: 'rupiah for one unit' }) unitPrice: number;
}

export class OfferCapacityView {
  @ApiProperty({
    type: 'integer',
    description: 'whole steps of the unit that one period could hold, were nothing else made',
  })
  perPeriod: number;
  @ApiProperty({ enum: CAPACITY_PERIODS }) period: CapacityPeriod;
}

export class DeliveryAreaView {
  @ApiProperty({ enum: AREA_KINDS }) kind: AreaKind;
  @ApiProperty({ type: [String] }) codes: string[];
}

export class OfferView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) eventId: string;
  @ApiProperty({ format: 'uuid' }) productId: string;
  @ApiProperty({ format: 'uuid' }) umkmId: string;
  @ApiProperty({ example: 'Tapis Muli Siger' }) umkmName: string;
  @ApiProperty({ example: 'kain-tapis' }) categoryId: string;
  @ApiProperty({ example: 'Selendang tapis motif pucuk rebung' }) name: string;
  @ApiProperty({ nullable: true, type: String }) description: string | null;
  @ApiProperty({ example: 'helai' }) unitId: string;
  @ApiProperty({ type: 'integer', description: 'steps of one unit: quantities count these' }) steps: number;
  @ApiProperty({ type: 'integer', description: 'base units in one unit' }) packSize: number;
  @ApiProperty({ enum: DIMENSIONS }) baseUnit: Dimension;
  @ApiProperty({ type: 'integer', description: 'steps' }) minimumOrder: number;
  @ApiProperty({ type: 'integer' }) leadDays: number;
  @ApiProperty({ type: PriceTierView, isArray: true, description: 'empty where prices are not yours to see' })
  prices: PriceTierView[];
  @ApiProperty() taxIncluded: boolean;
  @ApiProperty() deliveryIncluded: boolean;
  @ApiProperty({ type: OfferCapacityView }) capacity: OfferCapacityView;
  @ApiProperty({ description: 'cannot be made ahead' }) madeFresh: boolean;
  @ApiProperty({ type: DeliveryAreaView }) deliveryArea: DeliveryAreaView;
  @ApiProperty({ description: 'the business has its goods in the national e-catalogue' }) catalogueListed: boolean;
  @ApiProperty({ description: 'made in Indonesia' }) domestic: boolean;
  @ApiProperty({ enum: OFFER_STATUSES }) status: OfferStatus;
  @ApiProperty({ nullable: true, type: String }) photoUrl: string | null;
  @ApiProperty({ type: 'integer' }) version: number;
}

export function offerView({ offer, prices, product, pool, umkm, seesPrices }: SeenOffer): OfferView {
  const unit = getUnit(offer.unitId);
  return {
    id: offer.id,
    eventId: offer.eventId,
    productId: offer.productId,
    umkmId: offer.umkmId,
    umkmName: umkm.name,
    categoryId: product.categoryId,
    name: offer.name ?? product.name,
    description: offer.description ?? product.description,
    unitId: offer.unitId,
    steps: unit.steps,
    packSize: offer.packSize,
    baseUnit: product.baseDimension,
    minimumOrder: offer.minimumOrder,
    leadDays: offer.leadDays,
    prices: seesPrices ? prices : [],
    taxIncluded: offer.taxIncluded,
    deliveryIncluded: offer.deliveryIncluded,
    capacity: {
      perPeriod: fromBase(Math.floor(pool.capacity / product.poolUse), unit, offer.packSize),
      period: pool.period,
    },
    madeFresh: product.madeFresh,
    deliveryArea: offer.deliveryArea,
    catalogueListed: umkm.catalogueListed,
    domestic: product.madeInIndonesia,
    status: offer.status,
    photoUrl: photoUrl(product.photoFileId),
    version: offer.version,
  };
}
