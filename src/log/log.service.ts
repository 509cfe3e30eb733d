import { Injectable } from '@nestjs/common';
import { Subject } from 'rxjs';
import { In, MoreThan } from 'typeorm';
import { LOG_ENTRY_VERSION, type LogEntryType } from '../contract/live.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { SetSql } from '../platform/database/set-sql.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Ids } from '../platform/ids.js';
import { GENESIS, hashEntry, hashPrivate, jcs } from './entry-hash.js';
import { EventHead } from './event-head.entity.js';
import { LogRow } from './log-entry.entity.js';

export interface NewEntry {
  type: LogEntryType;
  public: Record<string, unknown>;
  private: Record<string, unknown>;
}

/** Entries that have just become durable: `from`..`to` of an event. A hint only; readers read the log itself. */
export interface Appended {
  eventId: string;
  from: number;
  to: number;
}

const COLUMNS = {
  event_id: 'text',
  seq: 'bigint',
  type: 'text',
  version: 'bigint',
  at: 'text',
  prev: 'text',
  hash: 'text',
  private_hash: 'text',
  public: 'text',
  private: 'text',
  salt: 'text',
} as const;

/** The event's head row and entries: order, hash chain, outbox. */
@Injectable()
export class Log {
  /** Told after COMMIT, never before. */
  readonly appended = new Subject<Appended>();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Starts the log of a new event. */
  async open(eventId: string): Promise<void> {
    await this.db.write((m) => m.insert(EventHead, { eventId, seq: 0, hash: GENESIS, number: 0 }));
  }

  /**
   * Locks the head row of an event for the rest of the surrounding write. Taken first, before any other row, by all
   * who append: one order of locks, no deadlock. (On SQLite the write queue is the lock.)
   */
  async lockHead(eventId: string): Promise<EventHead> {
    return this.db.write(async (m) => {
      const sql = new SetSql(m);
      const [head] = await sql.rows<EventHead>(`SELECT event_id AS "eventId", seq, hash, number FROM event_heads WHERE event_id = ? ${sql.forUpdate}`, [eventId]);
      if (!head) throw new DomainError('not_found', { what: 'event' });
      return head;
    });
  }

  /**
   * Appends entries in the surrounding write and tells of them after its COMMIT.
   * @param head as locked by `lockHead` in the same write; its `number` is saved along
   * @returns the rows, with their seq and hash
   */
  async append(eventId: string, entries: NewEntry[], head?: EventHead): Promise<LogRow[]> {
    if (entries.length === 0) return [];
    return this.db.write(async (m) => {
      const last = head ?? (await this.lockHead(eventId));
      const from = last.seq + 1;
      const at = this.clock.iso();
      const rows = entries.map((entry) => this.chain(last, eventId, at, entry));
      const sql = new SetSql(m);
      await sql.insert('log_entries', COLUMNS, rows.map((r) => [r.eventId, r.seq, r.type, r.version, r.at, r.prev, r.hash, r.privateHash, r.public, r.private, r.salt]));
      await sql.rows('UPDATE event_heads SET seq = ?, hash = ?, number = ? WHERE event_id = ? RETURNING seq', [last.seq, last.hash, last.number, eventId]);
      const appended = { eventId, from, to: last.seq };
      this.db.afterCommit(() => this.appended.next(appended));
      return rows;
    });
  }

  /** Makes the next row and moves the head in memory; the caller saves both. */
  private chain(head: EventHead, eventId: string, at: string, entry: NewEntry): LogRow {
    const salt = this.ids.salt();
    const [publicText, privateText] = [jcs(entry.public), jcs(entry.private)];
    const hashable = {
      seq: head.seq + 1,
      type: entry.type,
      version: LOG_ENTRY_VERSION,
      at,
      prev: head.hash,
      public: entry.public,
      privateHash: hashPrivate(salt, privateText),
    };
    const hash = hashEntry(hashable, publicText);
    head.seq = hashable.seq;
    head.hash = hash;
    return { ...hashable, eventId, hash, public: publicText, private: privateText, salt };
  }

  async head(eventId: string): Promise<EventHead> {
    const head = await this.db.read((m) => m.findOneBy(EventHead, { eventId }));
    if (!head) throw new DomainError('not_found', { what: 'event' });
    return head;
  }

  /** Heads of some events. */
  async heads(eventIds: readonly string[]): Promise<EventHead[]> {
    if (eventIds.length === 0) return [];
    return this.db.read((m) => m.findBy(EventHead, { eventId: In([...eventIds]) }));
  }

  /** Rows after a seq, in order. */
  async rowsAfter(eventId: string, after: number, limit: number): Promise<LogRow[]> {
    return this.db.read((m) => m.find(LogRow, { where: { eventId, seq: MoreThan(after) }, order: { seq: 'ASC' }, take: limit }));
  }
}
