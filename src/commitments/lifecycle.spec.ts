import { describe, expect, it } from '@jest/globals';
import { COMMITMENT_STATUSES } from '../contract/kinds.js';
import { COMMITMENT_ACTIONS, next, statusAt } from './lifecycle.js';

describe('the life of a commitment', () => {
  const possible: Record<string, string> = {
    'draft edit': 'draft',
    'draft sign': 'draft',
    'draft complete': 'final',
    'draft withdraw': 'withdrawn',
    'draft refuse': 'refused',
    'draft expire': 'expired',
    'final void': 'void',
  };
  const matrix = COMMITMENT_STATUSES.flatMap((status) => COMMITMENT_ACTIONS.map((action) => ({ status, action })));

  it.each(matrix)('$status + $action', ({ status, action }) => {
    expect(next(status, action)).toBe(possible[`${status} ${action}`] ?? null);
  });

  it('takes a draft as expired from the very instant, and nothing else', () => {
    const expiresAt = '2026-11-24T04:00:00.000Z';
    expect(statusAt({ status: 'draft', expiresAt }, '2026-11-24T03:59:59.999Z')).toBe('draft');
    expect(statusAt({ status: 'draft', expiresAt }, expiresAt)).toBe('expired');
    expect(statusAt({ status: 'final', expiresAt }, '2030-01-01T00:00:00.000Z')).toBe('final');
  });
});
