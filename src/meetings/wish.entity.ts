import { Entity, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { Agency } from '../agencies/agency.entity.js';
import { MatchingEvent } from '../events/event.entity.js';
import type { Topic } from '../matching/party-pairs.js';
import { Bool, Choice, Int, Json, Ref, Text } from '../platform/database/columns.js';
import { Umkm } from '../umkm/umkm.entity.js';
import { WISH_SOURCES, type WishSource } from './wish-book.js';

/** That an agency and a seller should meet. One that the organiser took out stays, so that building the wishes anew does not bring it back. */
@Entity('wishes')
@Index('wishes_pair', ['eventId', 'agencyId', 'umkmId'], { unique: true })
export class Wish {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Ref('wishes', () => MatchingEvent)
  eventId: string;
  @Ref('wishes', () => Agency)
  agencyId: string;
  @Ref('wishes', () => Umkm)
  umkmId: string;
  @Choice('wishes', WISH_SOURCES)
  source: WishSource;
  @Bool()
  removed: boolean;
  /** Of the match, 0 to 10,000, and of interest. */
  @Int()
  points: number;
  /** What they would talk about, best first. */
  @Json()
  topics: Topic[];
  /** Keys of slots. */
  @Text({ nullable: true })
  fixedSlot: string | null;
  @Json()
  forbiddenSlots: string[];
  /** Ids of wishes that come later in the day. */
  @Json()
  before: string[];
  @VersionColumn()
  version: number;
}
