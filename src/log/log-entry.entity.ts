import { Entity, PrimaryColumn } from 'typeorm';
import { LOG_ENTRY_TYPES, type LogEntryType } from '../contract/live.js';
import { Choice, Int, Text } from '../platform/database/columns.js';

/** One entry of an event's log. Also the outbox: what stands here is what is sent. Never updated, never deleted. */
@Entity('log_entries')
export class LogRow {
  @PrimaryColumn({ type: 'varchar' })
  eventId: string;
  @PrimaryColumn({ type: 'bigint' })
  seq: number;
  @Choice('log_entries', LOG_ENTRY_TYPES)
  type: LogEntryType;
  @Int()
  version: number;
  @Text()
  at: string;
  @Text()
  prev: string;
  @Text()
  hash: string;
  @Text()
  privateHash: string;
  /** JCS, exactly as hashed. */
  @Text()
  public: string;
  /** JCS, exactly as hashed; null once erased at the wish of those named. */
  @Text({ nullable: true })
  private: string | null;
  @Text({ nullable: true })
  salt: string | null;
}
