import { Entity, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { Demand } from '../demands/demand.entity.js';
import { MatchingEvent } from '../events/event.entity.js';
import { Person } from '../identity/person.entity.js';
import { Offer } from '../offers/offer.entity.js';
import { Int, Ref, Text } from '../platform/database/columns.js';

/**
 * How much of a pair somebody wants in the plan, no more and no less. Taken back, the row stays, so that whoever counts rows and their
 * versions notices every change.
 */
@Entity('plan_wishes')
@Index('plan_wishes_pair', ['demandId', 'offerId'], { unique: true })
@Index('plan_wishes_event', ['eventId'])
export class PlanWishRow {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Ref('plan_wishes', () => MatchingEvent)
  eventId: string;
  @Ref('plan_wishes', () => Demand)
  demandId: string;
  @Ref('plan_wishes', () => Offer)
  offerId: string;
  /** Steps of the offer's unit; 0: none at all; null: taken back. */
  @Int({ nullable: true })
  quantity: number | null;
  /** Who said so last. */
  @Ref('plan_wishes', () => Person)
  personId: string;
  @Text()
  at: string;
  @VersionColumn()
  version: number;
}
