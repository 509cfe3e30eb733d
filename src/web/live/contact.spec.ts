import { describe, expect, it } from '@jest/globals';
import { contactState } from './contact';

describe('the connection badge', () => {
  it.each([
    ['an answer just came', 500_000, null, 0, 'connected'],
    ['silent for a moment', 101_000, 100_000, 100_000, 'connected'],
    ['silent for 2 s', 102_000, 100_000, 100_000, 'reconnecting'],
    ['silent for 10 s', 110_000, 100_000, 100_000, 'lost'],
    ['figures of 2 minutes ago', 220_000, 100_000, 100_000, 'old'],
    ['a cut noticed late', 125_000, 120_000, 1_000, 'old'],
  ] as const)('%s', (_what, now, silentSince, heardAt, state) =>
    expect(contactState(now, silentSince, heardAt)).toBe(state),
  );
});
