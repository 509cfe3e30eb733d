import { Entity, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { STANCES, type Stance } from '../contract/kinds.js';
import { Demand } from '../demands/demand.entity.js';
import { MatchingEvent } from '../events/event.entity.js';
import { Person } from '../identity/person.entity.js';
import { Offer } from '../offers/offer.entity.js';
import { Choice, Ref, Text } from '../platform/database/columns.js';
import { type Side, SIDES } from './stance-book.js';

/**
 * What one side of a pair thinks of it: interest, which the other side sees, or a veto, which only this side ever sees. Taken back, the
 * row stays with neither, so that whoever counts rows and their versions notices every change.
 */
@Entity('stances')
@Index('stances_pair_side', ['demandId', 'offerId', 'side'], { unique: true })
@Index('stances_event', ['eventId'])
export class StanceRow {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Ref('stances', () => MatchingEvent)
  eventId: string;
  @Ref('stances', () => Demand)
  demandId: string;
  @Ref('stances', () => Offer)
  offerId: string;
  @Choice('stances', SIDES)
  side: Side;
  @Choice('stances', STANCES, { nullable: true })
  stance: Stance | null;
  /** Who said so last. */
  @Ref('stances', () => Person)
  personId: string;
  @Text()
  at: string;
  @VersionColumn()
  version: number;
}
