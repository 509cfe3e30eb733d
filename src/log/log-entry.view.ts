import { LOG_ENTRY_TYPES, type LogEntry, type LogEntryType } from '../contract/live.js';
import { ApiProperty } from '../platform/edge/api-docs.js';
import type { LogRow } from './log-entry.entity.js';

export class LogEntryView implements LogEntry {
  @ApiProperty({ type: 'integer', description: 'dense within the event, from 1' }) seq: number;
  @ApiProperty({ enum: LOG_ENTRY_TYPES }) type: LogEntryType;
  @ApiProperty({ type: 'integer' }) version: number;
  @ApiProperty({ description: 'ISO UTC' }) at: string;
  @ApiProperty({ description: 'hash of the entry before; zeros for the first' }) prev: string;
  @ApiProperty({ description: 'SHA-256 of JCS([prev, seq, type, version, at, public, privateHash])' }) hash: string;
  @ApiProperty({ description: 'SHA-256 of salt and JCS(private)' }) privateHash: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) public: Record<string, unknown>;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, description: 'null for those who may not see it' })
  private: Record<string, unknown> | null;
}

/** An entry as its reader may see it: private parts are redacted, the sequence never has holes. */
export const logEntryView = (row: LogRow, seesPrivate: boolean): LogEntryView => ({
  seq: row.seq,
  type: row.type,
  version: row.version,
  at: row.at,
  prev: row.prev,
  hash: row.hash,
  privateHash: row.privateHash,
  public: JSON.parse(row.public) as Record<string, unknown>,
  private: seesPrivate && row.private !== null ? (JSON.parse(row.private) as Record<string, unknown>) : null,
});
