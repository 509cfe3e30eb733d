import { describe, expect, it } from '@jest/globals';
import type { Stance } from '../contract/kinds.js';
import { aNeed, anOffer, idOf, rankingOf } from '../../test/support/matching-samples.js';
import { partyPairs } from './party-pairs.js';
import { stanceBook, vetoedIn } from './stance-book.js';

const said = (side: 'agency' | 'umkm', need: number, offer: number, stance: Stance) => ({
  demandId: idOf(need),
  offerId: idOf(offer),
  side,
  stance,
});

function pairsOf(
  needs: ReturnType<typeof aNeed>[],
  offers: ReturnType<typeof anOffer>[],
  stances: ReturnType<typeof said>[] = [],
) {
  const ranking = rankingOf(needs, offers);
  const book = stanceBook(stances);
  ranking.veto(vetoedIn(book));
  return partyPairs({ ranking, stances: book });
}

describe('who could meet whom', () => {
  const needs = [aNeed(1, { agencyId: 'a' }), aNeed(2, { agencyId: 'a' }), aNeed(3, { agencyId: 'b' })];
  const offers = [
    anOffer(11, { umkmId: 'x' }),
    anOffer(12, { umkmId: 'x', leadDays: 60 }),
    anOffer(13, { umkmId: 'y' }),
  ];

  it('is each agency and seller once, with its best score and what to talk about, each need once', () => {
    const { pairs } = pairsOf(needs, offers);
    expect(pairs.map(({ agencyId, umkmId }) => `${agencyId}${umkmId}`)).toEqual(['ax', 'ay', 'bx', 'by']);
    expect(pairs[0]?.topics).toEqual([
      { demandId: idOf(1), offerId: idOf(11) },
      { demandId: idOf(2), offerId: idOf(11) },
    ]);
    const best = rankingOf(needs, offers).offersFor(idOf(1), 'exact')[0]?.score;
    expect(pairs[0]?.score).toBe(best);
  });

  it('says which side is interested, in whatever need and offer of theirs', () => {
    const { pairs } = pairsOf(needs, offers, [said('agency', 2, 12, 'interest'), said('umkm', 1, 13, 'interest')]);
    expect(pairs.map(({ agencyInterest, umkmInterest }) => [agencyInterest, umkmInterest])).toEqual([
      [true, false],
      [false, true],
      [false, false],
      [false, false],
    ]);
  });

  it('holds a pair that only interest speaks for, and none of which all is refused', () => {
    const lacking = aNeed(4, { agencyId: 'c', certificates: ['TKDN'] });
    const { pairs: all, refused } = pairsOf([...needs, lacking], offers, [
      said('umkm', 4, 13, 'interest'),
      said('agency', 3, 13, 'veto'),
      said('umkm', 3, 13, 'interest'),
    ]);
    expect(all.map(({ agencyId, umkmId }) => `${agencyId}${umkmId}`)).toEqual(['ax', 'ay', 'bx', 'cy']);
    expect(refused).toEqual([{ agencyId: 'b', umkmId: 'y' }]);
    expect(all.at(-1)).toMatchObject({
      score: 0,
      umkmInterest: true,
      topics: [{ demandId: idOf(4), offerId: idOf(13) }],
    });
  });

  it('goes on with another need where one is refused', () => {
    const {
      pairs: [pair],
      refused,
    } = pairsOf(needs, offers, [said('umkm', 1, 11, 'veto'), said('umkm', 1, 12, 'veto')]);
    expect(refused).toEqual([]);
    expect(pair?.topics).toEqual([{ demandId: idOf(2), offerId: idOf(11) }]);
  });

  it('is nobody in an empty event, and where one side is empty', () => {
    for (const none of [pairsOf([], []), pairsOf(needs, []), pairsOf([], offers)])
      expect(none).toEqual({ pairs: [], refused: [] });
  });
});
