import { Check, Entity, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { OFFER_STATUSES, type OfferStatus } from '../contract/kinds.js';
import { MatchingEvent } from '../events/event.entity.js';
import { Organiser } from '../organisers/organiser.entity.js';
import { Bool, Choice, Int, Json, Ref, Text } from '../platform/database/columns.js';
import { Product } from '../umkm/product.entity.js';
import { Umkm } from '../umkm/umkm.entity.js';
import type { DeliveryArea } from './delivery-area.js';

/** A product put into an event: in which unit, from how much on, how soon and where to. Its prices are rows of their own. */
@Entity('offers')
@Index('offers_event', ['eventId', 'umkmId'])
@Index('offers_product', ['productId'])
@Index('offers_active_product', ['eventId', 'productId'], {
  unique: true,
  where: `"deleted_at" IS NULL AND "status" = 'active'`,
})
@Check('offers_bounds', '"pack_size" >= 1 AND "minimum_order" >= 1 AND "lead_days" >= 0')
export class Offer {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Ref('offers', () => MatchingEvent)
  eventId: string;
  @Ref('offers', () => Organiser)
  organiserId: string;
  @Ref('offers', () => Umkm)
  umkmId: string;
  @Ref('offers', () => Product)
  productId: string;
  /** Null: as the product is called and described. */
  @Text({ nullable: true })
  name: string | null;
  @Text({ nullable: true })
  description: string | null;
  @Text()
  unitId: string;
  /** Base units in one unit; a fixed ratio of most units, what the seller says of a pack. */
  @Int()
  packSize: number;
  /** Steps of the unit. */
  @Int()
  minimumOrder: number;
  @Int()
  leadDays: number;
  @Json()
  deliveryArea: DeliveryArea;
  /** Whether the prices include tax, and delivery within the area. */
  @Bool()
  taxIncluded: boolean;
  @Bool()
  deliveryIncluded: boolean;
  @Choice('offers', OFFER_STATUSES)
  status: OfferStatus;
  @Text()
  createdAt: string;
  /** Taken back with the import that made it; a seller's own withdrawal is a status. */
  @Text({ nullable: true })
  deletedAt: string | null;
  @VersionColumn()
  version: number;
}
