import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Subscription } from 'rxjs';
import { HEAD_EVERY_MS, LOG_PAGE_MAX, SCREEN_TICK_MS } from '../contract/live.js';
import { Sessions } from '../identity/sessions.service.js';
import { logEntryView } from '../log/log-entry.view.js';
import { type Appended, Log } from '../log/log.service.js';
import { type Changed, Changes } from '../platform/changes.service.js';
import { Database } from '../platform/database/database.js';
import { LOGGER } from '../platform/logging/logger.js';
import { Feed } from './feed.js';
import type { LiveNamespace, LiveSocket } from './live.gateway.js';

/** A watcher who lets this much pile up is dropped and catches up by reading the log. */
const BUFFERED_BYTES_MAX = 256 * 1024;
const OTHERS_EVERY_MS = 500;

/** Sends what the log has gained to whoever watches. Hears of it after COMMIT and reads the log itself, never a message. */
@Injectable()
export class Broadcaster implements OnApplicationBootstrap, OnModuleDestroy {
  private namespace: LiveNamespace | null = null;
  private readonly feeds = new Map<string, Feed>();
  /** One reader of the log per event at a time. */
  private readonly reading = new Map<string, Promise<void>>();
  private readonly sessionOf = new Map<string, string>();
  private readonly subscriptions: Subscription[] = [];
  private readonly timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly db: Database,
    private readonly log: Log,
    private readonly sessions: Sessions,
    private readonly changes: Changes,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.subscriptions.push(
      this.log.appended.subscribe((appended) => void this.onAppended(appended)),
      this.sessions.ended.subscribe((ids) => this.drop(ids)),
      this.changes.saved.subscribe((changed) => this.hint(changed)),
    );
    this.timers.push(
      setInterval(() => this.tick(), SCREEN_TICK_MS),
      setInterval(() => void this.sayHeads(), HEAD_EVERY_MS),
    );
    // on PostgreSQL other processes append too; a poll loses nothing, and a log is read by its seq anyway
    if (!this.db.isSqlite) this.timers.push(setInterval(() => void this.noticeOthers(), OTHERS_EVERY_MS));
  }

  onModuleDestroy(): void {
    for (const subscription of this.subscriptions) subscription.unsubscribe();
    for (const timer of this.timers) clearInterval(timer);
  }

  attach(namespace: LiveNamespace): void {
    this.namespace = namespace;
  }

  async headOf(eventId: string): Promise<number> {
    return (await this.feedOf(eventId)).head;
  }

  /** Open sockets of a session. */
  socketsOf(sessionId: string): number {
    return [...this.sessionOf.values()].filter((id) => id === sessionId).length;
  }

  join(socket: LiveSocket, eventId: string, partyIds: ReadonlySet<string>, sessionId: string | null): void {
    const feed = this.feeds.get(eventId);
    if (!feed) {
      socket.disconnect(true);
      return;
    }
    feed.watchers.set(socket.id, { id: socket.id, last: feed.head, partyIds });
    if (sessionId !== null) this.sessionOf.set(socket.id, sessionId);
    socket.on('disconnect', () => {
      feed.watchers.delete(socket.id);
      this.sessionOf.delete(socket.id);
    });
    socket.emit('hello', { head: feed.head });
  }

  private async feedOf(eventId: string): Promise<Feed> {
    const known = this.feeds.get(eventId);
    if (known) return known;
    const { seq } = await this.log.head(eventId);
    const feed = this.feeds.get(eventId) ?? new Feed(eventId, seq);
    this.feeds.set(eventId, feed);
    // an entry may have been committed between reading the head and standing ready to hear of it
    await this.catchUp(feed);
    return feed;
  }

  /** Reads what is new and sends it to its parties; a second word of news during the reading waits its turn. */
  private async onAppended({ eventId, from }: Appended): Promise<void> {
    const feed = this.feeds.get(eventId);
    if (!feed) return;
    const before = this.reading.get(eventId) ?? Promise.resolve();
    const mine = before.then(() => this.catchUp(feed)).catch((thrown: unknown) => this.logger.error({ err: thrown, eventId }, 'reading the log failed'));
    this.reading.set(eventId, mine);
    await mine;
    this.send(feed.dueAtOnce(from));
  }

  private async catchUp(feed: Feed): Promise<void> {
    for (;;) {
      const rows = await this.log.rowsAfter(feed.eventId, feed.head, LOG_PAGE_MAX);
      feed.take(rows.map((row) => logEntryView(row, false)));
      if (rows.length < LOG_PAGE_MAX) return;
    }
  }

  private tick(): void {
    for (const feed of this.feeds.values()) this.send(feed.dueAtTick());
  }

  private send(deliveries: ReturnType<Feed['dueAtTick']>): void {
    for (const { watcherIds, frame } of deliveries) {
      const steady = watcherIds.filter((id) => this.keepsUp(id));
      if (steady.length > 0) this.namespace?.to(steady).emit('log', frame);
    }
  }

  private keepsUp(socketId: string): boolean {
    const socket = this.namespace?.sockets.get(socketId);
    if (!socket) return false;
    const transport = socket.conn.transport as unknown as { socket?: { bufferedAmount?: number } };
    if ((transport.socket?.bufferedAmount ?? 0) <= BUFFERED_BYTES_MAX) return true;
    socket.disconnect(true);
    return false;
  }

  /** Reads on where another process has appended to the log of an event that is watched here. */
  private async noticeOthers(): Promise<void> {
    try {
      for (const { eventId, seq } of await this.log.heads([...this.feeds.keys()])) {
        const head = this.feeds.get(eventId)?.head ?? seq;
        if (seq > head) await this.onAppended({ eventId, from: head + 1, to: seq });
      }
    } catch (thrown) {
      this.logger.warn({ err: thrown }, 'looking for entries of other processes failed');
    }
  }

  /** Shows silent stalls to clients, and ends sockets whose session ended elsewhere. */
  private async sayHeads(): Promise<void> {
    await this.noticeOthers();
    try {
      for (const feed of this.feeds.values()) {
        const ids = [...feed.watchers.keys()];
        if (ids.length > 0) this.namespace?.to(ids).emit('head', { seq: feed.head });
      }
      this.drop(await this.sessions.deadAmong([...new Set(this.sessionOf.values())]));
    } catch (thrown) {
      this.logger.warn({ err: thrown }, 'saying heads failed');
    }
  }

  private drop(sessionIds: readonly string[]): void {
    const ended = new Set(sessionIds);
    for (const [socketId, sessionId] of this.sessionOf) {
      if (ended.has(sessionId)) this.namespace?.sockets.get(socketId)?.disconnect(true);
    }
  }

  /** 'Fetch again', to those whom it concerns. Only signed-in watchers hear hints. */
  private hint({ kind, ids, eventId, version, audience }: Changed): void {
    const heard = new Set<ChangedKindOfHint>(['commitment', 'demand', 'offer', 'import', 'event', 'schedule', 'meeting', 'plan']);
    if (!heard.has(kind as ChangedKindOfHint) || eventId === null) return;
    const feed = this.feeds.get(eventId);
    const watchers = [...(feed?.watchers.values() ?? [])].filter(
      (w) => this.sessionOf.has(w.id) && (audience === null || w.partyIds.size === 0 || audience.some((id) => w.partyIds.has(id))),
    );
    if (watchers.length === 0) return;
    for (const id of ids.slice(0, HINTS_MAX)) {
      this.namespace?.to(watchers.map((w) => w.id)).emit('hint', { kind: kind as ChangedKindOfHint, id, version });
    }
  }
}

type ChangedKindOfHint = 'commitment' | 'demand' | 'offer' | 'import' | 'event' | 'schedule' | 'meeting' | 'plan';
/** A bulk change hints at a few rows only: the screen fetches its page again anyway. */
const HINTS_MAX = 5;
