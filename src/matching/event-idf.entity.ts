import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { EVENT_STAGES, type EventStage } from '../contract/kinds.js';
import { MatchingEvent } from '../events/event.entity.js';
import { Choice, Json, Text } from '../platform/database/columns.js';
import type { FrozenWords } from './vocabulary.js';

/** The words of an event and how rare each is, frozen. Never edited: a new version is a new row, and every explanation names its own. */
@Entity('event_idf')
export class EventIdf {
  @PrimaryColumn({ type: 'varchar' })
  @ForeignKey(() => MatchingEvent, { name: 'event_idf_event_id_fk', onDelete: 'RESTRICT' })
  eventId: string;
  @PrimaryColumn({ type: 'bigint' })
  version: number;
  /** Of the event when its words were frozen. */
  @Choice('event_idf', EVENT_STAGES)
  stage: EventStage;
  @Json()
  data: FrozenWords;
  @Text()
  at: string;
}
