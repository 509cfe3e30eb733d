import { Entity, PrimaryColumn } from 'typeorm';
import { Int, Text } from '../platform/database/columns.js';

/**
 * The end of an event's log. Locked by whoever appends, so that `seq` is dense and in the order of commits, which a
 * sequence column is not: there a slow commit shows up behind its successors and readers miss it.
 */
@Entity('event_heads')
export class EventHead {
  @PrimaryColumn({ type: 'varchar' })
  eventId: string;
  @Int()
  seq: number;
  @Text()
  hash: string;
  /** Last number given to a commitment: gapless, since it is taken with the entry. */
  @Int()
  number: number;
}
