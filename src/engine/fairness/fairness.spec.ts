import { describe, expect, it } from '@jest/globals';
import { exposuresOf, gini } from './exposure.js';
import { lifted, liftsOf, type List } from './lifts.js';

/** Ten offers of one seller each, 9,000 points and 100 less a place. Offer 12 is of seller 12. */
const list = (demand: number, sellers: readonly number[], best = 9_000): List => ({
  demand,
  top: sellers.map((seller, at) => ({ offer: seller, seller, score: best - 100 * at })),
});
const TEN = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const runner = (demand: number, seller: number, score: number) => ({ demand, offer: seller, seller, score });

describe('exposure', () => {
  it('counts lists in whose first ten a seller stands, once each at its best place', () => {
    const exposures = exposuresOf([[1, 2, 1], [2], [3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4]], [1, 2, 3, 4]);
    expect([...exposures.values()]).toEqual([
      { places: 1, weight: 10_000 },
      { places: 2, weight: 16_309 },
      { places: 1, weight: 10_000 },
      { places: 0, weight: 0 },
    ]);
  });

  it.each([
    [[], 0],
    [[0, 0], 0],
    [[5, 5, 5], 0],
    [[0, 1], 5_000],
    [[0, 0, 0, 8], 7_500],
    [[1, 2, 3, 4], 2_500],
    [[Number.MAX_SAFE_INTEGER, 0], 5_000],
  ])('of %j is uneven by %i', (amounts, expected) => {
    expect(gini(amounts)).toBe(expected);
  });
});

describe('the exposure floor', () => {
  const lists = [list(1, TEN), list(2, TEN)];

  it('gives a seller without a place the tenth of the list where it is closest', () => {
    expect(liftsOf(lists, [runner(1, 11, 8_000), runner(2, 11, 8_050)], 200)).toEqual([{ demand: 2, offer: 11 }]);
  });

  it.each<[string, Parameters<typeof liftsOf>]>([
    ['beyond the tolerance', [lists, [runner(1, 11, 7_899)], 200]],
    ['with no tolerance', [lists, [runner(1, 11, 8_100)], 0]],
    ['who has a place elsewhere', [[...lists, list(3, [11])], [runner(1, 11, 8_100)], 200]],
    ['where the tenth has no other place', [[list(1, TEN)], [runner(1, 11, 8_100)], 200]],
    ['in a list that is not full', [[list(1, [1, 2]), list(2, [1, 2])], [runner(1, 11, 8_800)], 200]],
  ])('lifts nobody %s', (_, [lists, runnersUp, tolerance]) => {
    expect(liftsOf(lists, runnersUp, tolerance)).toEqual([]);
  });

  it('gives each tenth place once, and lifts each seller once', () => {
    const runners = [11, 12, 13].flatMap((seller) => [runner(1, seller, 8_000), runner(2, seller, 8_000)]);
    expect(liftsOf([...lists, list(3, TEN)], runners, 200)).toEqual([
      { demand: 1, offer: 11 },
      { demand: 2, offer: 12 },
    ]);
  });

  it('takes a tenth place freely from one who stands higher in the same list', () => {
    const twice = list(1, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]);
    expect(liftsOf([twice], [runner(1, 11, 8_100)], 200)).toEqual([{ demand: 1, offer: 11 }]);
  });

  it('moves the lifted one to the tenth place, those it passes down by one, and nobody else', () => {
    const rows = Array.from({ length: 14 }, (_, at) => at + 1);
    expect(lifted(rows, (row) => row === 13)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 10, 11, 12, 14]);
    expect(lifted(rows, (row) => row === 3)).toEqual(rows);
    expect(lifted(rows, () => false)).toEqual(rows);
  });
});
