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

/** Making a formatter costs far more than using it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Civil date of an instant in a zone, `YYYY-MM-DD`. 'Today' of an event is its zone's, never the server's. */
export function civilDate(at: Date, timeZone: string): string {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formatters.set(timeZone, formatter);
  }
  return formatter.format(at);
}
