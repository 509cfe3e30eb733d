import { describe, expect, it } from '@jest/globals';
import { seenBy, stanceBook, vetoedIn } from './stance-book.js';

const said = (side: 'agency' | 'umkm', stance: 'interest' | 'veto' | null) => ({
  demandId: 'd',
  offerId: 'o',
  side,
  stance,
});

describe('stances', () => {
  it.each([
    [
      'interest of both',
      [said('agency', 'interest'), said('umkm', 'interest')],
      { mine: 'interest', theirs: 'interest' },
    ],
    ['a veto of one’s own', [said('agency', 'veto'), said('umkm', 'interest')], { mine: 'veto', theirs: 'interest' }],
    ['nothing of the other side’s veto', [said('umkm', 'veto')], { mine: null, theirs: null }],
    ['nothing of what was taken back', [said('umkm', null), said('agency', null)], { mine: null, theirs: null }],
  ])('show an agency %s', (_, rows, seen) => {
    expect(seenBy('agency', 'agency', stanceBook(rows), 'd', 'o')).toEqual(seen);
  });

  it('show the organiser, who is no side, only the interest of the side that is listed', () => {
    const book = stanceBook([said('agency', 'interest'), said('umkm', 'veto')]);
    expect(seenBy(null, 'umkm', book, 'd', 'o')).toEqual({ mine: null, theirs: 'interest' });
    expect(seenBy(null, 'agency', book, 'd', 'o')).toEqual({ mine: null, theirs: null });
  });

  it('take a pair out where either side refuses', () => {
    expect(vetoedIn(stanceBook([said('agency', 'interest'), said('umkm', 'veto')]))).toHaveLength(1);
    expect(vetoedIn(stanceBook([said('agency', 'interest'), said('umkm', null)]))).toHaveLength(0);
  });
});
