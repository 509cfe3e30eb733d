import { io, type Socket } from 'socket.io-client';
import type { ClientToServerEvents, LogEntry, LogFrame, LogPage, ServerToClientEvents } from '../src/contract/live.js';
import { LIVE_NAMESPACE, LOG_PAGE_MAX } from '../src/contract/live.js';

export interface FollowerOptions {
  /** `http://host:port` */
  url: string;
  eventId: string;
  /** Last seq that the caller has; 0 for everything. */
  after?: number;
  /** Called once for each entry, in order. */
  onEntry: (entry: LogEntry) => void;
  /** Called when the follower has seen the head that the server last told. */
  onHead?: (seq: number) => void;
  onConnection?: (state: 'connected' | 'reconnecting') => void;
  headers?: Record<string, string>;
}

/** Silence after which the socket is not trusted any more and the log is read: a bit more than two `head` frames. */
const SILENCE_MS_MAX = 11_000;
const RETRY_MS = 400;

/**
 * Follows an event's log, written against the contract alone: over cuts and restarts, never missing and never doubling
 * an entry. A frame is applied iff it continues what is here; in every other case the log itself is read.
 */
export class Follower {
  private readonly socket: Socket<ServerToClientEvents, ClientToServerEvents>;
  private last: number;
  private known = 0;
  private reading = false;
  private stopped = false;
  private heardAt = Date.now();
  private readonly watchdog: NodeJS.Timeout;

  constructor(private readonly options: FollowerOptions) {
    this.last = options.after ?? 0;
    this.socket = io(`${options.url}${LIVE_NAMESPACE}`, {
      auth: (give) => give({ eventId: options.eventId, after: this.last }),
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 100,
      reconnectionDelayMax: 1_000,
      ...(options.headers ? { extraHeaders: options.headers } : {}),
    });
    this.socket.on('connect', () => options.onConnection?.('connected'));
    this.socket.on('disconnect', (reason) => {
      options.onConnection?.('reconnecting');
      // the server said goodbye (restart, slow reader): socket.io does not come back by itself from that
      if (reason === 'io server disconnect' && !this.stopped) this.socket.connect();
    });
    this.socket.on('connect_error', () => {
      if (!this.socket.active && !this.stopped) setTimeout(() => this.socket.connect(), RETRY_MS);
    });
    this.socket.on('hello', ({ head }) => this.hear(head));
    this.socket.on('head', ({ seq }) => this.hear(seq));
    this.socket.on('log', (frame) => this.take(frame));
    this.watchdog = setInterval(() => {
      if (Date.now() - this.heardAt > SILENCE_MS_MAX) void this.readLog();
    }, 1_000);
  }

  get seq(): number {
    return this.last;
  }

  stop(): void {
    this.stopped = true;
    clearInterval(this.watchdog);
    this.socket.disconnect();
  }

  private hear(head: number): void {
    this.heardAt = Date.now();
    this.known = Math.max(this.known, head);
    if (head > this.last) void this.readLog();
    else this.options.onHead?.(this.last);
  }

  private take(frame: LogFrame): void {
    this.heardAt = Date.now();
    this.known = Math.max(this.known, frame.to);
    if (frame.to <= this.last) return;
    if (frame.from === this.last + 1 && !this.reading) this.apply(frame.entries);
    else void this.readLog();
  }

  private apply(entries: LogEntry[]): void {
    for (const entry of entries) {
      if (entry.seq !== this.last + 1) continue;
      this.last = entry.seq;
      this.options.onEntry(entry);
    }
    if (this.last >= this.known) this.options.onHead?.(this.last);
  }

  /** Reads the log from where we are to its end; one reading at a time, repeated until it succeeds. */
  private async readLog(): Promise<void> {
    if (this.reading) return;
    this.reading = true;
    try {
      for (let atHead = false; !atHead && !this.stopped; ) {
        const page = await this.page().catch(() => null);
        if (page === null) {
          await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
          continue;
        }
        this.heardAt = Date.now();
        this.known = Math.max(this.known, page.head);
        this.apply(page.items);
        atHead = page.nextCursor === null && this.last >= this.known;
      }
    } finally {
      this.reading = false;
    }
  }

  private async page(): Promise<LogPage> {
    const { url, eventId, headers } = this.options;
    const response = await fetch(`${url}/api/v1/events/${eventId}/log?after=${this.last}&limit=${LOG_PAGE_MAX}`, {
      headers: headers ?? {},
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) throw new Error(`log: ${response.status}`);
    return (await response.json()) as LogPage;
  }
}
