import { OFFER_STATUSES, type OfferStatus } from '../contract/kinds.js';
import {
  BoolField,
  ChoiceField,
  IdField,
  IntField,
  ListField,
  ObjectField,
  PatternField,
  QuantityField,
  RupiahField,
  TextField,
  TextListField,
} from '../platform/edge/fields.js';
import { SearchQuery } from '../platform/edge/page.js';
import { NewProductDto } from '../umkm/products.dto.js';
import { AREA_KINDS, type AreaKind } from './delivery-area.js';

const PRICE_TIERS_MAX = 10;
const AREA_CODES_MAX = 100;
const LEAD_DAYS_MAX = 365;
const PACK_SIZE_MAX = 1_000_000;
const SLUG = /^[a-z][a-z0-9-]{0,39}$/;
const open = { optional: true, nullable: true } as const;

export class PriceTierDto {
  @QuantityField({ example: 1, description: 'steps of the unit from which the price holds' })
  minQuantity: number;
  @RupiahField({ min: 1, example: 600_000, description: 'rupiah for one unit' })
  unitPrice: number;
}

export class DeliveryAreaDto {
  @ChoiceField(AREA_KINDS)
  kind: AreaKind;
  @TextListField({
    max: AREA_CODES_MAX,
    maxLength: 5,
    pattern: /^\d{2}(\.\d{2})?$/,
    example: ['18'],
    description: '18 for a province, 18.71 for a regency',
  })
  codes: string[];
}

class OfferFieldsDto {
  @TextField({ ...open, min: 1, max: 160, description: 'as the product unless stated' })
  name?: string | null;
  @TextField({ ...open, min: 1, max: 2000, multiline: true, description: 'as the product unless stated' })
  description?: string | null;
  @PatternField(SLUG, 'malformed', { optional: true, example: 'helai', description: 'as the product unless stated' })
  unitId?: string;
  @IntField({
    optional: true,
    min: 1,
    max: PACK_SIZE_MAX,
    description: 'base units in one pack (dus, kotak, paket, …)',
  })
  packSize?: number;
  @ObjectField(() => DeliveryAreaDto, { optional: true, description: 'everywhere unless stated' })
  deliveryArea?: DeliveryAreaDto;
  @BoolField({ optional: true, description: 'prices include tax; true unless stated' })
  taxIncluded?: boolean;
  @BoolField({ optional: true, description: 'prices include delivery; true unless stated' })
  deliveryIncluded?: boolean;
}

const quantity = (options = {}) => QuantityField({ example: 1, description: 'steps of the unit', ...options });
const days = (options = {}) => IntField({ min: 0, max: LEAD_DAYS_MAX, example: 7, ...options });
const tiers = (options = {}) => ListField(() => PriceTierDto, { min: 1, max: PRICE_TIERS_MAX, ...options });

/** Of a product that there is (`productId`), or of a new one (`product`). */
export class NewOfferDto extends OfferFieldsDto {
  @IdField({ optional: true })
  productId?: string;
  @ObjectField(() => NewProductDto, { optional: true })
  product?: NewProductDto;
  @IdField({
    optional: true,
    description: 'the business, where the product is new and you act for several or for the organiser',
  })
  umkmId?: string;
  @quantity()
  minimumOrder: number;
  @days()
  leadDays: number;
  @tiers()
  prices: PriceTierDto[];
}

export class EditOfferDto extends OfferFieldsDto {
  @quantity({ optional: true })
  minimumOrder?: number;
  @days({ optional: true })
  leadDays?: number;
  @tiers({ optional: true })
  prices?: PriceTierDto[];
}

export class OfferQuery extends SearchQuery {
  @IdField({ optional: true })
  umkmId?: string;
  @PatternField(SLUG, 'malformed', { optional: true, description: 'with all under it' })
  categoryId?: string;
  @ChoiceField(OFFER_STATUSES, { optional: true })
  status?: OfferStatus;
}
