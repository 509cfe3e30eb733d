/** What travels over the socket and what the log answers: the same entries, server to client only. */
import type { EventStage, SizeClass } from './kinds.js';

export const LOG_ENTRY_TYPES = ['commitment.signed', 'commitment.voided', 'stage.changed', 'schedule.published'] as const;
export type LogEntryType = (typeof LOG_ENTRY_TYPES)[number];

/** Version of the shape of `public` and `private` of each type. */
export const LOG_ENTRY_VERSION = 1;

/**
 * Public part of a signed commitment: pseudonymous ids and figures; names join when it is read, by consent. Unit prices
 * and quantities stand in the private part: another seller's price is nobody's business.
 */
export interface CommitmentSignedPublic {
  commitmentId: string;
  number: number;
  agencyId: string;
  agencyKind: string;
  /** False where a signer had no authority to bind: shown, and counted apart. */
  authorised: boolean;
  /** The commitment that this one takes the place of, if any. */
  replacesId: string | null;
  rupiah: number;
  lines: {
    demandId: string;
    offerId: string;
    umkmId: string;
    /** Shelf of the offer. */
    categoryId: string;
    sizeClass: SizeClass | null;
    /** Where the UMKM is. */
    regencyCode: string | null;
    rupiah: number;
  }[];
  /** Which dated rules were in force. */
  ruleVersion: string;
}

export interface CommitmentVoidedPublic {
  commitmentId: string;
  number: number;
  rupiah: number;
  /** `seq` of the entry that signed it. */
  signedSeq: number;
  agencyId: string;
  umkmIds: string[];
  by: 'parties' | 'organiser';
}

export interface StageChangedPublic {
  from: EventStage;
  to: EventStage;
  action: string;
  signingOpenUntil: string | null;
}

/** A published schedule: how much of what was wanted it holds, and the hash of its meetings; who meets whom stands in none of it. */
export interface SchedulePublishedPublic {
  /** Counts the published schedules of the event. */
  number: number;
  meetings: number;
  agencies: number;
  umkm: number;
  /** Wanted meetings without a place. */
  standBys: number;
  /** H(JCS of [{agencyId, umkmId, startsAt, tableId}, …], in order of time). */
  meetingsHash: string;
}

/** One entry of an event's log. `hash` chains over `prev`; see src/log/entry-hash.ts. */
export interface LogEntry {
  seq: number;
  type: LogEntryType;
  version: number;
  /** ISO UTC */
  at: string;
  prev: string;
  hash: string;
  /** H(salt || JCS(private)): lets the private part be erased while the chain still holds. */
  privateHash: string;
  public: CommitmentSignedPublic | CommitmentVoidedPublic | StageChangedPublic | SchedulePublishedPublic | Record<string, unknown>;
  /** Only for those who may see it; redacted to null, never omitted from the sequence. */
  private: Record<string, unknown> | null;
}

/** `events/{id}/log`: `nextCursor` is the next `after`, null once the reader is at the head. */
export interface LogPage {
  items: LogEntry[];
  nextCursor: string | null;
  head: number;
}

export interface HelloFrame {
  head: number;
}

/** Apply iff `from === last + 1`; ignore if `to <= last`; otherwise read the log from `last`. */
export interface LogFrame {
  eventId: string;
  from: number;
  to: number;
  entries: LogEntry[];
}

export interface HeadFrame {
  seq: number;
}

/** Something changed that is not in the log: fetch it again. Lossy and private. */
export interface HintFrame {
  kind: 'commitment' | 'demand' | 'offer' | 'import' | 'event' | 'match' | 'schedule' | 'meeting' | 'plan';
  id: string;
  version: number;
}

/** Server to client. There are no client to server events. */
export interface ServerToClientEvents {
  hello: (frame: HelloFrame) => void;
  log: (frame: LogFrame) => void;
  head: (frame: HeadFrame) => void;
  hint: (frame: HintFrame) => void;
}
export type ClientToServerEvents = Record<string, never>;

/** The handshake's `auth`, the only input a client has. */
export interface LiveAuth {
  eventId: string;
  /** Last `seq` that the client has; 0 at first. */
  after: number;
}

export const LIVE_NAMESPACE = '/live';
export const HEAD_EVERY_MS = 5_000;
export const SCREEN_TICK_MS = 250;
export const LOG_PAGE_MAX = 500;

