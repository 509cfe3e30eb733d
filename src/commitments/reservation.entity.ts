import { Check, Entity, Index, PrimaryColumn } from 'typeorm';
import { Int, Ref, Text } from '../platform/database/columns.js';
import { Commitment } from './commitment.entity.js';

/** Capacity that a commitment takes in a period: shown before signing, taken with the last signature, given back by a void. */
@Entity('reservations')
@Index('reservations_commitment', ['commitmentId'])
@Check('reservations_units', '"units" > 0')
export class ReservationRow {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Ref('reservations', () => Commitment)
  commitmentId: string;
  @Text()
  lineId: string;
  /** Which of the line's deliveries, from 0. */
  @Int()
  delivery: number;
  @Text()
  poolId: string;
  @Text()
  period: string;
  @Int()
  units: number;
}
