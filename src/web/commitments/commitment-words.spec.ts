import { describe, expect, it } from '@jest/globals';
import type { Commitment, Party } from '../api/types';
import { inOrder, numberOf, standingOf, unauthorised } from './commitment-words';

const party = (id: string, signature: Partial<Party['signature']> | null = null) =>
  ({ kind: 'umkm', id, signature }) as Party;
const commitment = (change: Partial<Commitment>) =>
  ({
    status: 'draft',
    createdAt: '2026-11-24T01:00:00Z',
    finalAt: null,
    number: null,
    parties: [party('me'), party('you')],
    ...change,
  }) as Commitment;
const mine = (one: Party) => one.id === 'me';

describe('where a commitment stands', () => {
  it.each([
    ['signMe', {}],
    ['waitOther', { parties: [party('me', { authority: 'authorised' }), party('you')] }],
    ['waitOther', { parties: [party('a'), party('b')] }],
    ['final', { status: 'final' as const }],
    ['void', { status: 'void' as const }],
  ])('is %s', (standing, change) => expect(standingOf(commitment(change), mine)).toBe(standing));

  it('shows what waits for me first, then the latest', () => {
    const a = commitment({ id: 'a', status: 'final', finalAt: '2026-11-24T02:00:00Z' });
    const b = commitment({ id: 'b', status: 'refused', createdAt: '2026-11-24T03:00:00Z' });
    const c = commitment({ id: 'c' });
    expect(inOrder([a, b, c], mine).map((one) => one.id)).toEqual(['c', 'b', 'a']);
  });

  it('says a signature without authority and pads the number', () => {
    expect(unauthorised(commitment({ parties: [party('me', { authority: 'unauthorised' })] }))).toBe(true);
    expect(numberOf({ number: 145 })).toBe('0145');
    expect(numberOf({ number: null })).toBe('');
  });
});
