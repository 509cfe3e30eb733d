import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aDemand, anOffer, SETTINGS } from '../../../test/support/ranking-samples.js';
import { Ranking } from '../rank/rank.js';
import type { RankDemand, RankOffer } from '../rank/types.js';
import { exposuresOf, gini, PLACES } from './exposure.js';
import { fairLists } from './fair-lists.js';
import { lifted } from './lifts.js';

const SEEDED = { seed: 20261124, numRuns: 120 };
const ALL = 1_000;

interface World {
  demands: RankDemand[];
  offers: RankOffer[];
  tolerance: number;
}

/** Many offers of like goods for few demands, close in price, time and place, so that lists are longer than ten and scores stand close. */
const world: fc.Arbitrary<World> = fc
  .record({
    demands: fc.array(fc.record({ category: fc.constantFrom(1, 3), location: fc.integer({ min: 0, max: 3 }) }), {
      minLength: 1,
      maxLength: 12,
      size: 'max',
    }),
    offers: fc.array(
      fc.record({
        umkm: fc.integer({ min: 1, max: 22 }),
        category: fc.constantFrom(1, 3, 3),
        rupiah: fc.integer({ min: 500_000, max: 620_000 }),
        leadDays: fc.integer({ min: 1, max: 40 }),
        location: fc.integer({ min: 0, max: 3 }),
      }),
      { minLength: 8, maxLength: 40, size: 'max' },
    ),
    tolerance: fc.constantFrom(0, 50, 200, 500),
  })
  .map(({ demands, offers, tolerance }) => ({
    tolerance,
    demands: demands.map(({ category, location }, at) =>
      aDemand({ id: 3 * at, category, place: { location, areas: [location] } }),
    ),
    offers: offers.map(({ rupiah, ...fields }, at) =>
      anOffer({ ...fields, id: 5 * at, prices: [{ minimum: 1, price: { rupiah, units: 1 } }] }),
    ),
  }));

function play({ demands, offers, tolerance }: World) {
  const ranking = new Ranking(SETTINGS);
  demands.forEach((demand) => ranking.putDemand(demand));
  offers.forEach((offer) => ranking.putOffer(offer));
  const sellerOf = new Map(offers.map(({ id, umkm }) => [id, umkm]));
  const ids = demands.map(({ id }) => id);
  const { lists, lifts } = fairLists(ranking, ids, sellerOf, tolerance);
  const liftIn = new Map(lifts.map(({ demand, offer }) => [demand, offer]));
  const whole = new Map(ids.map((demand) => [demand, ranking.offersFor(demand, ALL)]));
  const fair = new Map(
    [...whole].map(([demand, rows]) => [demand, lifted(rows, ({ id }) => id === liftIn.get(demand))]),
  );
  const sellersIn = (found: typeof whole) => [...found.values()].map((rows) => rows.map(({ id }) => sellerOf.get(id)!));
  const sellers = new Set(sellerOf.values());
  const before = exposuresOf(sellersIn(whole), sellers);
  const after = exposuresOf(sellersIn(fair), sellers);
  return { lists, lifts, whole, fair, before, after };
}

describe('the exposure floor, whatever the event', () => {
  it('passes nobody whose score lies further above than the tolerance, and moves nobody else by more than a place', () => {
    let count = 0;
    fc.assert(
      fc.property(world, (given) => {
        const { lifts, whole, fair } = play(given);
        count += lifts.length;
        for (const [demand, rows] of whole) {
          const now = fair.get(demand)!;
          expect([...now].sort((a, b) => a.id - b.id)).toEqual([...rows].sort((a, b) => a.id - b.id));
          const lift = lifts.find((each) => each.demand === demand);
          if (!lift) {
            expect(now).toEqual(rows);
            continue;
          }
          const [from, to] = [rows, now].map((list) => list.findIndex(({ id }) => id === lift.offer)) as [
            number,
            number,
          ];
          expect([from >= PLACES, to]).toEqual([true, PLACES - 1]);
          for (const passed of rows.slice(to, from))
            expect(passed.score - rows[from]!.score).toBeLessThanOrEqual(given.tolerance);
          expect(now.slice(0, to)).toEqual(rows.slice(0, to));
          expect(now.slice(to + 1, from + 1)).toEqual(rows.slice(to, from));
          expect(now.slice(from + 1)).toEqual(rows.slice(from + 1));
        }
      }),
      SEEDED,
    );
    expect(count).toBeGreaterThan(50);
  });

  it('never makes exposure less even, and takes from no seller its last place', () => {
    let seen = 0;
    fc.assert(
      fc.property(world, (given) => {
        const { before, after } = play(given);
        const weights = (found: typeof before) => [...found.values()].map(({ weight }) => weight);
        expect(gini(weights(after))).toBeLessThanOrEqual(gini(weights(before)));
        for (const [seller, { places }] of before)
          expect(after.get(seller)!.places).toBeGreaterThanOrEqual(Math.min(places, 1));
        const newlySeen = [...before].filter(([seller, { places }]) => places === 0 && after.get(seller)!.places > 0);
        seen += newlySeen.length;
      }),
      SEEDED,
    );
    expect(seen).toBeGreaterThan(20);
  });

  it('lifts nobody without a tolerance', () => {
    fc.assert(
      fc.property(world, (given) => {
        expect(play({ ...given, tolerance: 0 }).lifts).toEqual([]);
      }),
      SEEDED,
    );
  });

  it('is the same in whatever order the records came', () => {
    fc.assert(
      fc.property(world, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (given, random) => {
        const shuffled = <Row>(rows: readonly Row[]): Row[] =>
          rows
            .map((row) => ({ row, key: random.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ row }) => row);
        const other = play({ ...given, demands: shuffled(given.demands), offers: shuffled(given.offers) });
        const { lists, lifts } = play(given);
        expect(other.lifts).toEqual(lifts);
        expect(other.lists).toEqual(lists);
      }),
      SEEDED,
    );
  });
});
