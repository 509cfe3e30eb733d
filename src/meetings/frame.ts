/**
 * When and where meetings can be: sessions cut into slots of one length, and tables. Rule: a slot is named by the civil time at which it
 * begins in the event's zone (`2027-01-14T09:00`), so that what people said of it outlives a change of the frame.
 *
 * One schedule holds all days of an event, at most MOST_SLOTS slots altogether: wishes, limits and orders are of the whole event, and a
 * meeting may move from one day to another. A day of 20-minute slots fits; a longer event takes longer slots.
 */
import { MOST_SLOTS } from '../engine/schedule/types.js';

/** Civil, in the event's zone: date `YYYY-MM-DD`, times `HH:MM`. */
export interface Session {
  date: string;
  from: string;
  to: string;
}

export interface MeetingTable {
  id: string;
  name: string;
  /** Where it stands. */
  place: string | null;
  /** Meetings at it at the same time. */
  capacity: number;
  /** Cannot be used any more. */
  lost: boolean;
}

export interface Grid {
  sessions: Session[];
  slotMinutes: number;
  gapMinutes: number;
}

export interface Frame extends Grid {
  tables: MeetingTable[];
  /** What a break costs, and what each further break of one person costs in addition; points of a match go to 10,000. */
  breakPoints: number;
  unevenPoints: number;
}

export interface Slot {
  /** Civil time of its beginning: `YYYY-MM-DDTHH:MM`. */
  key: string;
  /** ISO UTC */
  startsAt: string;
  endsAt: string;
}

export const EMPTY_FRAME: Frame = {
  sessions: [],
  slotMinutes: 20,
  gapMinutes: 5,
  tables: [],
  breakPoints: 100,
  unevenPoints: 50,
};

const MS_PER_MINUTE = 60_000;

/** Where a frame cannot be meant: code and parameters of the refusal, or null. */
export type FrameObjection =
  | { code: 'sessions_overlap'; params: { first: string; second: string } }
  | { code: 'session_too_short'; params: { session: string; minutes: number } }
  | { code: 'session_outside_event'; params: { session: string; from: string; to: string } }
  | { code: 'too_many_slots'; params: { slots: number; max: number } }
  | { code: 'table_twice'; params: { name: string } };

export function objectionTo(frame: Frame, event: { startsOn: string; endsOn: string }): FrameObjection | null {
  const sessions = inOrder(frame.sessions);
  for (const [at, session] of sessions.entries()) {
    const { date, from, to } = session;
    if (date < event.startsOn || date > event.endsOn)
      return {
        code: 'session_outside_event',
        params: { session: nameOf(session), from: event.startsOn, to: event.endsOn },
      };
    if (minutesOf(to) - minutesOf(from) < frame.slotMinutes)
      return { code: 'session_too_short', params: { session: nameOf(session), minutes: frame.slotMinutes } };
    const before = sessions[at - 1];
    if (before && before.date === date && before.to > from)
      return { code: 'sessions_overlap', params: { first: nameOf(before), second: nameOf(session) } };
  }
  const slots = slotKeys(frame).length;
  if (slots > MOST_SLOTS) return { code: 'too_many_slots', params: { slots, max: MOST_SLOTS } };
  const names = frame.tables.map(({ name }) => name.toLowerCase());
  const twice = frame.tables.find(({ name }, at) => names.indexOf(name.toLowerCase()) !== at);
  return twice ? { code: 'table_twice', params: { name: twice.name } } : null;
}

/** In order of time. */
export function slotsOf(grid: Grid, timeZone: string): Slot[] {
  return slotKeys(grid).map((key) => {
    const start = instantOf(key, timeZone);
    return { key, startsAt: iso(start), endsAt: iso(start + grid.slotMinutes * MS_PER_MINUTE) };
  });
}

/** The first slot that has not begun: whatever is before it stays as it is. */
export function firstOpenSlot(slots: readonly Slot[], now: string): number {
  const open = slots.findIndex(({ startsAt }) => startsAt > now);
  return open === -1 ? slots.length : open;
}

/** Meetings at the same time. */
export const placesAt = (tables: readonly MeetingTable[]): number =>
  tables.reduce((sum, { capacity, lost }) => sum + (lost ? 0 : capacity), 0);

function slotKeys({ sessions, slotMinutes, gapMinutes }: Grid): string[] {
  return inOrder(sessions).flatMap(({ date, from, to }) => {
    const count = Math.max(0, Math.floor((minutesOf(to) - minutesOf(from) + gapMinutes) / (slotMinutes + gapMinutes)));
    return Array.from(
      { length: count },
      (_, at) => `${date}T${timeOf(minutesOf(from) + at * (slotMinutes + gapMinutes))}`,
    );
  });
}

const inOrder = (sessions: readonly Session[]): Session[] =>
  [...sessions].sort((a, b) => (`${a.date}T${a.from}` < `${b.date}T${b.from}` ? -1 : 1));

const nameOf = ({ date, from, to }: Session): string => `${date} ${from}-${to}`;

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Milliseconds of a civil time in a zone: what the zone's clock shows at the same figures in UTC tells how far it is ahead. */
function instantOf(civil: string, timeZone: string): number {
  const asUtc = Date.parse(`${civil}:00Z`);
  return asUtc - (shownAt(asUtc, timeZone) - asUtc);
}

function shownAt(instant: number, timeZone: string): number {
  const parts = formatterOf(timeZone).formatToParts(new Date(instant));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return Date.parse(`${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:00Z`);
}

/** Making one costs many times what asking it does, and every slot asks. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formatters.set(timeZone, made);
  return made;
}

const iso = (instant: number): string => new Date(instant).toISOString();
