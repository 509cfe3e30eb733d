import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { judge, ranked } from '../../../test/support/ranking-oracle.js';
import { demandWith, offerWith, SETTINGS, worldOf } from '../../../test/support/ranking-samples.js';
import { nearDemandsFor, nearOffersFor } from '../gaps/near.js';
import { Ranking } from './rank.js';
import { FACTORS, type Factor, type RankDemand, type RankOffer } from './types.js';

const SEEDED = { seed: 20261124 };
const EVERYTHING = 1_000;

type World = { demands: readonly RankDemand[]; offers: readonly RankOffer[] };

function build({ demands, offers }: World): Ranking {
  const ranking = new Ranking(SETTINGS);
  demands.forEach((demand) => ranking.putDemand(demand));
  offers.forEach((offer) => ranking.putOffer(offer));
  return ranking;
}

/** Everything a ranking answers about a world. */
function answers(ranking: Ranking, { demands, offers }: World) {
  const byId = (a: { id: number }, b: { id: number }) => a.id - b.id;
  return {
    offers: [...demands].sort(byId).map(({ id }) => [ranking.offersFor(id, EVERYTHING), nearOffersFor(ranking, id)]),
    demands: [...offers].sort(byId).map(({ id }) => [ranking.demandsFor(id, EVERYTHING), nearDemandsFor(ranking, id)]),
  };
}

const pointsOf = (demand: RankDemand, offer: RankOffer, factor: Factor) =>
  build({ demands: [demand], offers: [offer] })
    .explain(demand.id, offer.id)
    .factors.find((each) => each.factor === factor)!.points;

describe('against the oracle', () => {
  it('lists the same pairs with the same scores in the same order, both ways, in worlds of 30 x 30', () => {
    let listed = 0;
    fc.assert(
      fc.property(worldOf(30), (world) => {
        const ranking = build(world);
        for (const demand of world.demands) {
          const expected = ranked(
            world.offers.map((offer) => judge(demand, offer, SETTINGS)),
            'offer',
          );
          expect(ranking.offersFor(demand.id, EVERYTHING)).toEqual(expected);
          expect(ranking.countOffersFor(demand.id)).toBe(expected.length);
          listed += expected.length;
        }
        for (const offer of world.offers) {
          const expected = ranked(
            world.demands.map((demand) => judge(demand, offer, SETTINGS)),
            'demand',
          );
          expect(ranking.demandsFor(offer.id, 7)).toEqual(expected.slice(0, 7));
        }
      }),
      { ...SEEDED, numRuns: 60 },
    );
    expect(listed).toBeGreaterThan(500); // the worlds are not trivial
  });

  it('explains each pair alike: lacks, floor, points of every factor', () => {
    const lacksSeen = new Set<string>();
    fc.assert(
      fc.property(demandWith(fc.constant(1)), offerWith(fc.constant(2)), (demand, offer) => {
        const verdict = judge(demand, offer, SETTINGS);
        const explained = build({ demands: [demand], offers: [offer] }).explain(1, 2);
        expect(explained.lacks.map(({ code }) => code).sort()).toEqual([...verdict.lacks].sort());
        expect(explained.belowFloor).toBe(!verdict.onFloor);
        expect(explained.eligible).toBe(verdict.lacks.length === 0 && verdict.onFloor);
        expect(Object.fromEntries(explained.factors.map(({ factor, points }) => [factor, points]))).toEqual(
          verdict.points,
        );
        expect(explained.score).toBe(verdict.score);
        verdict.lacks.forEach((code) => lacksSeen.add(code));
      }),
      { ...SEEDED, numRuns: 2_500 },
    );
    expect(lacksSeen.size).toBe(15); // every gate was met
  });
});

describe('whatever the records', () => {
  it('the order in which they came does not matter', () => {
    fc.assert(
      fc.property(worldOf(15), fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (world, random) => {
        const shuffled = <Row>(rows: readonly Row[]) =>
          rows
            .map((row) => ({ row, key: random.next().value }))
            .sort((a, b) => a.key - b.key)
            .map(({ row }) => row);
        const other = build({ demands: shuffled(world.demands), offers: shuffled(world.offers) });
        expect(answers(other, world)).toEqual(answers(build(world), world));
      }),
      { ...SEEDED, numRuns: 40 },
    );
  });

  it('both directions agree on every score, and each is the sum of its factors within 0..10,000', () => {
    fc.assert(
      fc.property(worldOf(12), (world) => {
        const ranking = build(world);
        for (const { id: demandId } of world.demands) {
          for (const { id: offerId, score } of ranking.offersFor(demandId, EVERYTHING)) {
            const { factors, ...explained } = ranking.explain(demandId, offerId);
            expect(ranking.demandsFor(offerId, EVERYTHING)).toContainEqual({ id: demandId, score });
            expect(explained).toMatchObject({ eligible: true, score, lacks: [] });
            expect(factors.map(({ factor }) => factor)).toEqual([...FACTORS]);
            expect(factors.reduce((sum, { points }) => sum + points, 0)).toBe(score);
            for (const { points, weight } of factors) expect(points >= 0 && points <= weight).toBe(true);
          }
        }
      }),
      { ...SEEDED, numRuns: 40 },
    );
  });

  const change = fc.oneof(
    fc.record({ kind: fc.constant('demand' as const), row: demandWith(fc.integer({ min: 0, max: 7 })) }),
    fc.record({ kind: fc.constant('offer' as const), row: offerWith(fc.integer({ min: 0, max: 7 })) }),
    fc.record({ kind: fc.constantFrom('no demand' as const, 'no offer' as const), id: fc.integer({ min: 0, max: 7 }) }),
  );

  it('any sequence of changes leaves what a rebuild leaves', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
        const demands = new Map<number, RankDemand>();
        const offers = new Map<number, RankOffer>();
        const ranking = new Ranking(SETTINGS);
        for (const each of changes) {
          if (each.kind === 'demand') {
            ranking.putDemand(each.row);
            demands.set(each.row.id, each.row);
          } else if (each.kind === 'offer') {
            ranking.putOffer(each.row);
            offers.set(each.row.id, each.row);
          } else if (each.kind === 'no demand') {
            expect(ranking.removeDemand(each.id)).toBe(demands.delete(each.id));
          } else {
            expect(ranking.removeOffer(each.id)).toBe(offers.delete(each.id));
          }
        }
        const world = { demands: [...demands.values()], offers: [...offers.values()] };
        expect(answers(ranking, world)).toEqual(answers(build(world), world));
      }),
      { ...SEEDED, numRuns: 80 },
    );
  });
});

describe('factors are monotone', () => {
  const pair = [demandWith(fc.constant(1)), offerWith(fc.constant(1)), fc.integer({ min: 1, max: 30 })] as const;
  const never = (name: string, factor: Factor, better: (offer: RankOffer, by: number) => RankOffer) =>
    it(name, () => {
      fc.assert(
        fc.property(...pair, (demand, offer, by) => {
          expect(pointsOf(demand, better(offer, by), factor)).toBeGreaterThanOrEqual(pointsOf(demand, offer, factor));
        }),
        { ...SEEDED, numRuns: 600 },
      );
    });

  never('a cheaper offer never loses price points', 'price', (offer, by) => ({
    ...offer,
    prices: offer.prices.map(({ minimum, price }) => ({
      minimum,
      price: { ...price, rupiah: Math.max(0, price.rupiah - by) },
    })),
  }));

  never('a larger capacity never loses capacity points', 'capacity', (offer, by) => ({
    ...offer,
    capacity: offer.capacity && {
      ...offer.capacity,
      perPeriod: Math.min(offer.capacity.perPeriod + by, Number.MAX_SAFE_INTEGER),
    },
  }));

  never('a freed reservation never loses capacity points', 'capacity', (offer) => ({
    ...offer,
    capacity: offer.capacity && { ...offer.capacity, exceptions: offer.capacity.exceptions.slice(1) },
  }));

  const sooner = (offer: RankOffer, by: number) => ({
    ...offer,
    leadDays: offer.leadDays === null ? null : Math.max(0, offer.leadDays - by),
  });
  never('a shorter lead time never loses lead points', 'lead', sooner);
  never('a shorter lead time never loses capacity points', 'capacity', sooner);

  it('a nearer offer never loses distance points', () => {
    const { kilometres, locations } = SETTINGS.distances;
    fc.assert(
      fc.property(...pair, (demand, offer, _) => {
        if (!demand.place || offer.location === null) return;
        const row = (location: number) => kilometres[location * locations + demand.place!.location]!;
        for (let location = 0; location < locations; location++) {
          if (row(location) > row(offer.location)) continue;
          expect(pointsOf(demand, { ...offer, location }, 'distance')).toBeGreaterThanOrEqual(
            pointsOf(demand, offer, 'distance'),
          );
        }
      }),
      { ...SEEDED, numRuns: 300 },
    );
  });

  it('a higher ceiling never shuts the price gate', () => {
    fc.assert(
      fc.property(...pair, (demand, offer, by) => {
        const { ceiling } = demand;
        if (!ceiling) return;
        const rupiah = Math.min(ceiling.rupiah + by, Number.MAX_SAFE_INTEGER);
        const shut = (asked: RankDemand) => judge(asked, offer, SETTINGS).lacks.includes('above_ceiling');
        const explained = build({ demands: [{ ...demand, ceiling: { ...ceiling, rupiah } }], offers: [offer] }).explain(
          1,
          1,
        );
        if (!shut(demand)) expect(explained.lacks.map(({ code }) => code)).not.toContain('above_ceiling');
      }),
      { ...SEEDED, numRuns: 600 },
    );
  });
});
