import { Injectable } from '@nestjs/common';

/** The one source of 'now', so that a test can set it. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
  /** Instant as stored and shown: UTC, milliseconds, `2026-11-24T03:31:00.000Z`. */
  iso(): string {
    return this.now().toISOString();
  }
}

/** Civil date of an instant in a zone, `YYYY-MM-DD`. 'Today' of an event is its zone's, never the server's. */
export function civilDate(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}
