/**
 * Who of an event's watchers gets which entries, and when. Every watcher gets every entry, in order, once: a frame goes
 * out only when it continues what the watcher has. Parties of an entry get theirs at once, all others at the next tick.
 */
import type { CommitmentSignedPublic, CommitmentVoidedPublic, LogEntry, LogFrame } from '../contract/live.js';

export interface Watcher {
  id: string;
  /** Last seq sent. */
  last: number;
  /** Agencies and UMKM that the watcher acts for. */
  partyIds: ReadonlySet<string>;
}

export interface Delivery {
  watcherIds: string[];
  frame: LogFrame;
}

/** Entries kept to make frames from; a watcher further behind reads the log. */
const KEPT_MAX = 2_000;
/** Entries in one frame. */
const FRAME_MAX = 500;

export class Feed {
  readonly watchers = new Map<string, Watcher>();
  private entries: LogEntry[] = [];

  constructor(
    readonly eventId: string,
    public head: number,
  ) {}

  /** Takes new entries in; those known already are ignored. */
  take(entries: readonly LogEntry[]): void {
    for (const entry of entries) {
      if (entry.seq !== this.head + 1) continue;
      this.entries.push(entry);
      this.head = entry.seq;
    }
    if (this.entries.length > KEPT_MAX) this.entries = this.entries.slice(-KEPT_MAX);
  }

  /** Frames for the watchers who are a party to any entry after `from`. */
  dueAtOnce(from: number): Delivery[] {
    const parties = new Set(this.entries.filter((e) => e.seq >= from).flatMap(partiesOf));
    return this.deliver((watcher) => [...watcher.partyIds].some((id) => parties.has(id)));
  }

  /** Frames for everybody who is behind. */
  dueAtTick(): Delivery[] {
    return this.deliver(() => true);
  }

  private deliver(chosen: (watcher: Watcher) => boolean): Delivery[] {
    const byLast = new Map<number, Watcher[]>();
    for (const watcher of this.watchers.values()) {
      if (watcher.last >= this.head || !chosen(watcher)) continue;
      byLast.set(watcher.last, [...(byLast.get(watcher.last) ?? []), watcher]);
    }
    return [...byLast].flatMap(([last, watchers]) => this.framesAfter(last, watchers));
  }

  private framesAfter(last: number, watchers: Watcher[]): Delivery[] {
    for (const watcher of watchers) watcher.last = this.head;
    const first = this.entries[0]?.seq ?? this.head + 1;
    // further behind than what is kept: the next frame will not fit and the client reads the log
    const entries = this.entries.slice(Math.max(0, last + 1 - first));
    const watcherIds = watchers.map((w) => w.id);
    const frames: Delivery[] = [];
    for (let i = 0; i < entries.length; i += FRAME_MAX) {
      const part = entries.slice(i, i + FRAME_MAX);
      const [from, to] = [part[0]?.seq ?? 0, part.at(-1)?.seq ?? 0];
      frames.push({ watcherIds, frame: { eventId: this.eventId, from, to, entries: part } });
    }
    return frames;
  }
}

export function partiesOf(entry: LogEntry): string[] {
  if (entry.type === 'commitment.signed') {
    const signed = entry.public as CommitmentSignedPublic;
    return [signed.agencyId, ...signed.lines.map((line) => line.umkmId)];
  }
  if (entry.type === 'commitment.voided') {
    const voided = entry.public as CommitmentVoidedPublic;
    return [voided.agencyId, ...voided.umkmIds];
  }
  return [];
}
