import { Entity, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { MatchingEvent } from '../events/event.entity.js';
import { Int, Json, Ref, Text } from '../platform/database/columns.js';
import type { Frame } from './frame.js';
import type { WishRules } from './wish-book.js';

/**
 * What the meetings of an event are planned from. Its version counts every change of what a plan depends on, in whichever table: frame,
 * wishes, presence. A plan names the version it was made of.
 */
@Entity('schedules')
@Index('schedules_event', ['eventId'], { unique: true })
export class ScheduleRow {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Ref('schedules', () => MatchingEvent)
  eventId: string;
  @Json()
  frame: Frame;
  /** By which the wishes were last built. */
  @Json()
  rules: WishRules;
  /** Of the plan that is published; 0 while none is. */
  @Int()
  number: number;
  @Text()
  changedAt: string;
  @VersionColumn()
  version: number;
}
