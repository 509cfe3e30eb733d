/**
 * The life of a meeting: planned -> running -> done | no_show | cancelled. Rule: what was tapped by mistake is taken back by `undo`, but a
 * cancelled meeting stays so, since its place may have been given away; its parties meet in a new one.
 */
import type { MeetingOutcome, MeetingState } from '../contract/kinds.js';

export const MEETING_ACTIONS = ['start', 'finish', 'miss', 'cancel', 'undo'] as const;
export type MeetingAction = (typeof MEETING_ACTIONS)[number];

export const TRANSITIONS: Record<MeetingState, Partial<Record<MeetingAction, MeetingState>>> = {
  planned: { start: 'running', finish: 'done', miss: 'no_show', cancel: 'cancelled' },
  running: { finish: 'done', miss: 'no_show', cancel: 'cancelled', undo: 'planned' },
  done: { undo: 'running' },
  no_show: { undo: 'planned' },
  cancelled: {},
};

/** A table may be free early, so that starting has no hour; that somebody did not come shows only when it was time. */
const NEEDS_ITS_TIME: ReadonlySet<MeetingAction> = new Set(['finish', 'miss']);

/** The state after an action, or null where it is not possible. */
export function next(
  meeting: { state: MeetingState; startsAt: string },
  action: MeetingAction,
  now: string,
): MeetingState | null {
  const to = TRANSITIONS[meeting.state][action] ?? null;
  return meeting.state === 'planned' && NEEDS_ITS_TIME.has(action) && now < meeting.startsAt ? null : to;
}

/** The state that an outcome says: it closes a meeting that nobody has closed. Null where there is nothing to say an outcome of. */
export function stateWith(
  meeting: { state: MeetingState; startsAt: string },
  outcome: MeetingOutcome,
  now: string,
): MeetingState | null {
  const said: MeetingState = outcome === 'tidak_hadir' ? 'no_show' : 'done';
  if (meeting.state === 'done' || meeting.state === 'no_show') return said;
  return next(meeting, said === 'done' ? 'finish' : 'miss', now);
}

/** From the first meeting on the past is fixed: the schedule is repaired, not made anew. */
export const isUnderWay = (meetings: readonly { state: MeetingState; startsAt: string }[], now: string): boolean =>
  meetings.some(({ state, startsAt }) => state !== 'cancelled' && (state !== 'planned' || startsAt <= now));
