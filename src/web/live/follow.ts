/**
 * Follows an event's log over cuts and restarts without missing or doubling an entry.
 * Rule: a frame is applied iff it starts at last + 1, ignored if it ends at or before last, and otherwise the log is
 * read from last on. Reading the log is also the fallback while there is no socket. Ports in, so that tests own time.
 */
export interface Entry {
  seq: number;
}
export interface Frame<E extends Entry> {
  from: number;
  to: number;
  entries: E[];
}
export interface Page<E extends Entry> {
  items: E[];
  /** The next `after`; null at the head. */
  nextCursor: string | null;
  head: number;
}

export interface FollowPorts<E extends Entry> {
  readLog(after: number): Promise<Page<E>>;
  /** Opens the socket; returns how to close it. `after` is asked at each (re)connection. */
  connect(after: () => number, on: SocketEvents<E>): () => void;
  /** Runs once after a while; returns how to cancel. */
  later(run: () => void, milliseconds: number): () => void;
}
export interface SocketEvents<E extends Entry> {
  hello(head: number): void;
  frame(frame: Frame<E>): void;
  head(seq: number): void;
  hint(hint: { kind: string; id: string; version: number }): void;
  down(): void;
}
export interface FollowListener<E extends Entry> {
  entries(entries: E[], last: number): void;
  hint?(hint: { kind: string; id: string; version: number }): void;
  /** Whether news arrive by themselves (true), or are asked for (false). */
  live?(live: boolean): void;
}

export const POLL_MS = 3_000;

export function decide(last: number, frame: { from: number; to: number }): 'apply' | 'ignore' | 'read' {
  if (frame.to <= last) return 'ignore';
  return frame.from === last + 1 ? 'apply' : 'read';
}

export class Follower<E extends Entry> {
  private seen: number;
  private reading = false;
  private stopped = false;
  private connected = false;
  private closeSocket = () => {};
  private cancelPoll = () => {};

  constructor(
    private last: number,
    private readonly ports: FollowPorts<E>,
    private readonly listener: FollowListener<E>,
  ) {
    this.seen = last;
  }

  start(): this {
    this.poll();
    this.closeSocket = this.ports.connect(() => this.last, {
      hello: (head) => {
        this.connected = true;
        this.cancelPoll();
        this.listener.live?.(true);
        this.noteHead(head);
      },
      frame: (frame) => this.takeFrame(frame),
      head: (seq) => this.noteHead(seq),
      hint: (hint) => this.listener.hint?.(hint),
      down: () => {
        this.connected = false;
        this.listener.live?.(false);
        this.poll();
      },
    });
    return this;
  }

  stop(): void {
    this.stopped = true;
    this.cancelPoll();
    this.closeSocket();
  }

  private takeFrame(frame: Frame<E>): void {
    this.seen = Math.max(this.seen, frame.to);
    const what = decide(this.last, frame);
    if (what === 'apply') this.apply(frame.entries);
    if (what === 'read') void this.read();
  }

  private noteHead(head: number): void {
    this.seen = Math.max(this.seen, head);
    if (head > this.last) void this.read();
  }

  /** Applies what continues the list; a page that overlaps what a frame brought meanwhile is cut to its new part. */
  private apply(entries: E[]): void {
    const fresh = entries.filter((entry) => entry.seq > this.last);
    if (fresh.length === 0 || this.stopped) return;
    this.last = fresh[fresh.length - 1]!.seq;
    this.listener.entries(fresh, this.last);
  }

  private async read(): Promise<void> {
    if (this.reading || this.stopped) return;
    this.reading = true;
    try {
      do {
        const page = await this.ports.readLog(this.last);
        this.seen = Math.max(this.seen, page.head);
        this.apply(page.items);
        if (page.items.length === 0) break;
      } while (this.last < this.seen && !this.stopped);
    } catch {
      if (!this.stopped) this.poll();
    } finally {
      this.reading = false;
    }
  }

  private poll(): void {
    this.cancelPoll();
    this.cancelPoll = this.ports.later(() => {
      if (!this.connected) this.poll();
      void this.read();
    }, POLL_MS);
  }
}
