import type { INestApplicationContext } from '@nestjs/common';
import { civilDate, Clock } from '../../src/platform/clock.js';
import type { Session } from '../../src/meetings/frame.js';
import { ZONE } from './seed.js';

export const SLOT_MINUTES = 15;
export const GAP_MINUTES = 5;
const EVERY_MS = (SLOT_MINUTES + GAP_MINUTES) * 60_000;
/** Meetings that are over when the demo starts; one more is under way, whatever the hour. */
const SLOTS_BEFORE = 3;
const SLOTS = 16;
/** How far the one under way has come. */
const INTO_MS = 4 * 60_000;
const ROUND_MS = 5 * 60_000;

/** Sessions of meetings around an instant; two where the night is between them, since a session is of one day. */
export function sessionsAround(now: Date): Session[] {
  const running = Math.floor((now.getTime() - INTO_MS) / ROUND_MS) * ROUND_MS;
  const starts = Array.from({ length: SLOTS }, (_, at) => running + (at - SLOTS_BEFORE) * EVERY_MS);
  const days = new Map<string, number[]>();
  for (const start of starts) {
    const day = civilDate(new Date(start), ZONE);
    // what would go on past midnight is left out
    if (civilDate(new Date(start + SLOT_MINUTES * 60_000), ZONE) === day)
      days.set(day, [...(days.get(day) ?? []), start]);
  }
  return [...days].map(([date, own]) => ({
    date,
    from: timeOf(own[0] ?? running),
    to: timeOf((own.at(-1) ?? running) + SLOT_MINUTES * 60_000),
  }));
}

/** Before the first meeting, with time to publish the schedule. */
export const morningOf = (now: Date): Date => new Date(now.getTime() - (SLOTS_BEFORE + 1) * EVERY_MS - ROUND_MS);

/** Does something as if it were that time: what happened before anybody watches. */
export async function asOf<T>(app: INestApplicationContext, instant: Date, act: () => Promise<T>): Promise<T> {
  const clock = app.get(Clock);
  clock.now = () => instant;
  try {
    return await act();
  } finally {
    Reflect.deleteProperty(clock, 'now');
  }
}

const timeOf = (instant: number): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(instant),
  );
