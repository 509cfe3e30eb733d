/** How a day of meetings is told: what is now, what is next, what is over, and in which colour. */
import type { Meeting, Slot } from '../api/types';
import type { IconName } from '../ui/icon';

export type Tone = 'positive' | 'warning' | 'danger' | 'info' | 'quiet';

export const LOOK: Record<Meeting['state'], { tone: Tone; icon: IconName }> = {
  planned: { tone: 'info', icon: 'cal' },
  running: { tone: 'info', icon: 'clock' },
  done: { tone: 'positive', icon: 'check' },
  no_show: { tone: 'danger', icon: 'x' },
  cancelled: { tone: 'quiet', icon: 'x' },
};

export const OUTCOMES = ['cocok', 'perlu_sampel', 'perlu_sertifikat', 'harga_tidak_cocok', 'tidak_hadir'] as const;

export interface Day {
  /** Under way, or the next one. */
  first: Meeting | undefined;
  later: Meeting[];
  /** Newest first; one whose time has passed without a word of what came of it is not over yet. */
  over: Meeting[];
}

/** `meetings` in order of time. */
export function dayOf(meetings: readonly Meeting[], now: string): Day {
  const isOpen = ({ state, endsAt }: Meeting) => state === 'running' || (state === 'planned' && endsAt > now);
  const [first, ...later] = [...meetings].filter(isOpen).sort((a, b) => rank(a) - rank(b));
  const over = meetings.filter((meeting) => !isOpen(meeting)).reverse();
  return { first, later, over };
}

const rank = ({ state }: Meeting): number => (state === 'running' ? 0 : 1);

/** Whether its parties can say what came of it: it was called off never, and its time has come. */
export const canTell = ({ state, startsAt }: Meeting, now: string): boolean =>
  state !== 'cancelled' && (state !== 'planned' || startsAt <= now);

/** The slot that is under way, else the next one, else the last. */
export function currentSlot(slots: readonly Slot[], now: string): Slot | undefined {
  return slots.find(({ endsAt }) => endsAt > now) ?? slots.at(-1);
}

/** Minutes from the beginning of a meeting, at most to its end. */
export function minutesInto({ startsAt, endsAt }: Meeting, now: string): { into: number; of: number } {
  const [start, end, at] = [startsAt, endsAt, now].map(Date.parse) as [number, number, number];
  const minutes = (ms: number) => Math.round(ms / 60_000);
  return { into: Math.min(minutes(end - start), Math.max(0, minutes(at - start))), of: minutes(end - start) };
}
