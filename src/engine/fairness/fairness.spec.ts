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
  const lists = (count: number, sellers = TEN) => Array.from({ length: count }, (_, at) => list(at + 1, sellers));
  const demands = (found: ReturnType<typeof liftsOf>) => found.map(({ demand, offer }) => [demand, offer]);

  it('gives a seller who is seen nowhere the tenth place of the list where it is closest', () => {
    const runners = [runner(1, 11, 8_000), runner(2, 11, 8_050)];
    expect(liftsOf(lists(2), runners, 200)).toEqual([{ demand: 2, offer: 11 }]);
  });

  it.each<[string, Parameters<typeof liftsOf>]>([
    ['beyond the tolerance', [lists(4), [runner(1, 11, 7_899)], 200]],
    ['with no tolerance', [lists(4), [runner(1, 11, 8_100)], 0]],
    ['who is seen in three lists', [[...lists(4), ...[5, 6, 7].map((at) => list(at, [11]))], [runner(1, 11, 8_100)], 200]], // prettier-ignore
    ['where the tenth has no other place', [lists(1), [runner(1, 11, 8_100)], 200]],
    ['where the tenth would be seen in fewer lists', [[...lists(2), list(5, [11])], [runner(1, 11, 8_100)], 200]],
    ['in a list that is not full', [lists(4, [1, 2]), [runner(1, 11, 8_800)], 200]],
    ['in a list that has it already', [lists(4, [11, ...TEN.slice(1)]), [{ ...runner(1, 11, 8_100), offer: 99 }], 200]],
    ['who is seen more than the tenth', [[...lists(4), list(5, [11]), list(6, [11])], [runner(1, 11, 8_100)], 200]],
  ])('lifts nobody %s', (_, [lists, runnersUp, tolerance]) => {
    expect(liftsOf(lists, runnersUp, tolerance)).toEqual([]);
  });

  it('lifts first who is seen least, and gives each tenth place once', () => {
    const runners = [11, 12, 13].flatMap((seller) => [1, 2, 3].map((demand) => runner(demand, seller, 8_000)));
    expect(demands(liftsOf(lists(3), runners, 200))).toEqual([
      [1, 11],
      [2, 12],
    ]);
    const tail = (demand: number, seller: number) => list(demand, [1, 2, 3, 4, 5, 6, 7, 8, 9, seller]);
    const nearer = [runner(1, 11, 8_050), runner(1, 12, 8_000)];
    expect(demands(liftsOf([...lists(5), tail(6, 11)], nearer, 200))).toEqual([[1, 12]]);
    expect(demands(liftsOf([...lists(5), tail(6, 11)], nearer.slice(0, 1), 200))).toEqual([[1, 11]]);
  });

  it('lifts a seller again up to the floor', () => {
    const runners = [1, 2, 3, 4, 5].map((demand) => runner(demand, 11, 8_000));
    expect(demands(liftsOf(lists(9), runners, 200))).toEqual([
      [1, 11],
      [2, 11],
      [3, 11],
    ]);
    expect(demands(liftsOf(lists(4), runners, 200))).toEqual([
      [1, 11],
      [2, 11],
    ]);
  });

  it('takes a tenth place freely from one who stands higher in the same list', () => {
    const twice = list(1, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]);
    expect(liftsOf([twice], [runner(1, 11, 8_100)], 200)).toEqual([{ demand: 1, offer: 11 }]);
    expect(liftsOf([twice, list(2, [11])], [runner(1, 11, 8_100)], 200)).toEqual([]);
  });

  it('moves the lifted one to the tenth place, those it passes down by one, and nobody else', () => {
    const rows = Array.from({ length: 14 }, (_, at) => at + 1);
    expect(lifted(rows, (row) => row === 13)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 10, 11, 12, 14]);
    expect(lifted(rows, (row) => row === 3)).toEqual(rows);
    expect(lifted(rows, () => false)).toEqual(rows);
  });
});
