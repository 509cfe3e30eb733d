import { describe, expect, it } from '@jest/globals';
import { aNeed, anOffer, idOf, rankingOf, TODAY } from '../../test/support/matching-samples.js';
import type { EventRanking } from './event-ranking.js';
import { fairOrder } from './fair-order.js';
import { type Fairness, fairnessOf } from './fairness.js';

/** Eleven sellers alike, who stand in the order of their offers, and a twelfth a little dearer, for two needs alike. */
const SELLERS = 12;
const NEEDS = [aNeed(1), aNeed(2)];
const OFFERS = Array.from({ length: SELLERS }, (_, at) =>
  anOffer(11 + at, {
    umkmId: idOf(101 + at),
    umkmName: `Usaha ${at + 1}`,
    sizeClass: at < 9 ? 'mikro' : 'kecil',
    prices: [{ minQuantity: 1, unitPrice: at === SELLERS - 1 ? 580_000 : 570_000 }],
  }),
);

const event = (exposureTolerance?: number) => ({
  event: { settings: exposureTolerance === undefined ? {} : { exposureTolerance } },
});
const asked = (
  ranking: EventRanking,
  tolerance?: number,
  query: Partial<Parameters<typeof fairnessOf>[1]> = {},
): Fairness => fairnessOf({ ranking, ...event(tolerance) }, { sold: [idOf(101)], limit: 50, ...query });
const offersIn = (ranking: EventRanking, tolerance: number, demand = 1) =>
  fairOrder({ ranking, ...event(tolerance) }, idOf(demand), 'exact').map(({ offerId, liftedFrom }) => [
    Number(offerId.slice(-2)),
    ...(liftedFrom === undefined ? [] : [liftedFrom]),
  ]);

describe('the order of a need’s sellers', () => {
  const byScore = Array.from({ length: SELLERS }, (_, at) => [11 + at]);

  it('is that of the scores where the event has no floor', () => {
    expect(offersIn(rankingOf(NEEDS, OFFERS), 0)).toEqual(byScore);
    expect(fairOrder({ ranking: rankingOf(NEEDS, OFFERS), ...event() }, idOf(1), 'exact')).toEqual(
      rankingOf(NEEDS, OFFERS).offersFor(idOf(1), 'exact'),
    );
  });

  it('has at the tenth place who is lifted, with the place that the score gives', () => {
    const ranking = rankingOf(NEEDS, OFFERS);
    const with11th = [...byScore.slice(0, 9), [21, 11], [20], [22]];
    expect(offersIn(ranking, 50)).toEqual(with11th);
    expect(offersIn(ranking, 50, 2)).toEqual(byScore);
    const three = rankingOf([...NEEDS, aNeed(3)], OFFERS);
    expect(offersIn(three, 500)).toEqual(with11th);
    expect(offersIn(three, 500, 2)).toEqual([...byScore.slice(0, 9), [22, 12], [20], [21]]);
    expect(offersIn(three, 500, 3)).toEqual(byScore); // who stands tenth there has no other place left
    expect(offersIn(three, 50, 2)).toEqual(byScore);
  });

  it('never has one who was refused, and follows every change', () => {
    const ranking = rankingOf(NEEDS, OFFERS);
    expect(offersIn(ranking, 50)[9]).toEqual([21, 11]);
    ranking.veto([{ demandId: idOf(1), offerId: idOf(21) }]);
    expect(offersIn(ranking, 50).map(([offer]) => offer)).not.toContain(21);
    expect(offersIn(ranking, 50, 2)[9]).toEqual([21, 11]);
    ranking.veto([]);
    ranking.update(NEEDS, OFFERS.slice(0, 11), TODAY);
    expect(offersIn(ranking, 500)).toEqual(offersIn(rankingOf(NEEDS, OFFERS.slice(0, 11)), 500));
  });
});

describe('the fairness of an event', () => {
  it('counts who is seen, by the scores alone and with the floor', () => {
    const found = asked(rankingOf(NEEDS, OFFERS), 50);
    expect(found).toMatchObject({ tolerance: 50, inForce: 50, lists: 2, lifted: 1 });
    expect(found.everybody).toEqual({
      key: null,
      sellers: 12,
      placed: { before: 10, after: 11 },
      weight: { before: 90_872, after: 90_872 },
    });
    expect(found.newcomers).toMatchObject({ sellers: 11, placed: { before: 9, after: 10 } });
    expect(found.gini.after).toBeLessThan(found.gini.before);
    expect(found.bySize).toEqual([
      { key: 'mikro', sellers: 9, placed: { before: 9, after: 9 }, weight: { before: 85_090, after: 85_090 } },
      { key: 'kecil', sellers: 3, placed: { before: 1, after: 2 }, weight: { before: 5_782, after: 5_782 } },
    ]);
    expect(found.byRegency).toMatchObject([{ key: '18.71', sellers: 12 }]);
  });

  it('names sellers seen least first, page by page', () => {
    const ranking = rankingOf(NEEDS, OFFERS);
    const { items, nextCursor } = asked(ranking, 50, { limit: 3 });
    expect(items.map(({ umkmName, places, isNewcomer }) => [umkmName, places, isNewcomer])).toEqual([
      ['Usaha 12', { before: 0, after: 0 }, true],
      ['Usaha 11', { before: 0, after: 1 }, true],
      ['Usaha 10', { before: 2, after: 1 }, true],
    ]);
    const rest = asked(ranking, 50, { cursor: nextCursor! });
    expect([rest.items.length, rest.nextCursor, rest.items.at(-1)]).toEqual([
      9,
      null,
      expect.objectContaining({ umkmName: 'Usaha 1', isNewcomer: false, weight: { before: 20_000, after: 20_000 } }),
    ]);
    expect(() => asked(ranking, 50, { cursor: 'nowhere' })).toThrow(
      expect.objectContaining({ code: 'unknown_cursor' }),
    );
  });

  it('can be looked at with another tolerance than the event has', () => {
    const ranking = rankingOf(NEEDS, OFFERS);
    expect(asked(ranking, undefined, { tolerance: 500 })).toMatchObject({ tolerance: 500, inForce: 0, lifted: 1 });
    expect(asked(ranking)).toMatchObject({ tolerance: 0, inForce: 0, lifted: 0 });
    expect(asked(ranking, 500, { tolerance: 0 })).toMatchObject({ tolerance: 0, inForce: 500, lifted: 0 });
  });

  it('is nothing for an event without sellers, and names nobody for one without needs', () => {
    expect(asked(rankingOf(NEEDS, []), 500)).toMatchObject({ gini: { before: 0, after: 0 }, items: [], bySize: [] });
    expect(asked(rankingOf([], OFFERS), 500)).toMatchObject({
      lists: 0,
      lifted: 0,
      everybody: { sellers: 12, placed: { before: 0 } },
    });
  });
});
