import { Check, Entity, Index, PrimaryColumn } from 'typeorm';
import { Int, Json, Ref, Text } from '../platform/database/columns.js';
import { Commitment } from './commitment.entity.js';

export interface DeliveryOfLine {
  /** Civil date. */
  date: string;
  /** Steps of the line's unit. */
  quantity: number;
}

/** One thing sold: its need, its offer, its seller, and the figures both parties read. */
@Entity('commitment_lines')
@Index('commitment_lines_commitment', ['commitmentId'])
@Index('commitment_lines_umkm', ['umkmId'])
@Index('commitment_lines_demand', ['demandId'])
@Check('commitment_lines_figures', '"quantity" > 0 AND "base" > 0 AND "unit_price" >= 0 AND "total" >= 0')
export class CommitmentLine {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Ref('commitment_lines', () => Commitment)
  commitmentId: string;
  @Int()
  position: number;
  @Text()
  demandId: string;
  @Text()
  packageId: string;
  @Text()
  offerId: string;
  @Text()
  umkmId: string;
  /** As the offer was called when the draft was made. */
  @Text()
  name: string;
  @Text()
  categoryId: string;
  @Text()
  unitId: string;
  /** Steps in one unit. */
  @Int()
  steps: number;
  /** Base units in one unit, as the seller packs it. */
  @Int()
  packSize: number;
  /** Pool units that one base unit takes of the product's capacity. */
  @Int()
  poolUse: number;
  /** Steps of the unit. */
  @Int()
  quantity: number;
  /** The same in base units. */
  @Int()
  base: number;
  /** Rupiah for one unit. */
  @Int()
  unitPrice: number;
  @Int()
  total: number;
  @Json()
  deliveries: DeliveryOfLine[];
}
