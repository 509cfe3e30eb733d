/**
 * What the connection badge says. Rule: silence is shown after 2 s, called a cut after 10 s, and once the figures on
 * the screen are older than 2 minutes their time is shown instead.
 */
export type ContactState = 'connected' | 'reconnecting' | 'lost' | 'old';

export const RECONNECTING_AFTER_MS = 2_000;
export const LOST_AFTER_MS = 10_000;
export const OLD_AFTER_MS = 120_000;

export function contactState(now: number, silentSince: number | null, heardAt: number): ContactState {
  if (silentSince === null) return 'connected';
  if (now - heardAt >= OLD_AFTER_MS) return 'old';
  const silent = now - silentSince;
  if (silent >= LOST_AFTER_MS) return 'lost';
  return silent >= RECONNECTING_AFTER_MS ? 'reconnecting' : 'connected';
}
