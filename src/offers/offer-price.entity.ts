import { Check, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Int } from '../platform/database/columns.js';
import { Offer } from './offer.entity.js';

/** One price tier of an offer; see price-tiers.ts. */
@Entity('offer_prices')
@Check('offer_prices_bounds', '"min_quantity" >= 1 AND "unit_price" >= 1 AND "unit_price" <= 9007199254740991')
export class OfferPrice {
  @PrimaryColumn({ type: 'varchar' })
  @ForeignKey(() => Offer, { name: 'offer_prices_offer_id_fk', onDelete: 'RESTRICT' })
  offerId: string;
  /** Steps of the offer's unit from which it holds. */
  @PrimaryColumn({ type: 'bigint' })
  minQuantity: number;
  /** Rupiah for one unit. */
  @Int()
  unitPrice: number;
}
