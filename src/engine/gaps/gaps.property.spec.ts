import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { judge } from '../../../test/support/ranking-oracle.js';
import { demandWith, offerWith, SETTINGS, worldOf } from '../../../test/support/ranking-samples.js';
import { lacksOf } from '../rank/gates.js';
import { Ranking } from '../rank/rank.js';
import type { RankDemand, RankOffer } from '../rank/types.js';
import { nearDemandsFor, nearOffersFor } from './near.js';
import { type Opening, openingsOf } from './openings.js';
import { standingOf } from './smallest-step.js';
import { type Step, withStep } from './step.js';
import { worthOf } from './worth.js';

const SEEDED = { seed: 20261124 };
const { orderDay } = SETTINGS;

type World = { demands: readonly RankDemand[]; offers: readonly RankOffer[] };

function build({ demands, offers }: World): Ranking {
  const ranking = new Ranking(SETTINGS);
  demands.forEach((demand) => ranking.putDemand(demand));
  offers.forEach((offer) => ranking.putOffer(offer));
  return ranking;
}

const aPair = [demandWith(fc.constant(1)), offerWith(fc.constant(2))] as const;
const opens = (demand: RankDemand, offer: RankOffer): boolean => judge(demand, offer, SETTINGS).lacks.length === 0;

/** One unit less of what the step asks for, with which it must not open; null where there is no less. */
function oneLess(step: Step): Step | null {
  switch (step.code) {
    case 'minimum_order':
      return { ...step, params: { quantity: step.params.quantity + 1 } };
    case 'capacity':
      return { ...step, params: { ...step.params, more: step.params.more - 1 } };
    case 'lead_time':
      return { ...step, params: { leadDays: step.params.leadDays + 1 } };
    case 'price':
      return { ...step, params: { most: { ...step.params.most, rupiah: step.params.most.rupiah + 1 } } };
    default:
      return null;
  }
}

/** Each of the certificates that are said to do. */
const each = (step: Step): Step[] =>
  step.code === 'certificate' ? step.params.anyOf.map((kind) => ({ ...step, params: { anyOf: [kind] } })) : [step];

describe('the smallest step', () => {
  it('taken, puts the pair into the lists of the ranking; with one unit less it does not', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(...aPair, (demand, offer) => {
        const step = standingOf({ demand, offer }, orderDay);
        if (step === null || step === 'fits') return;
        met.add(step.code);
        const before = build({ demands: [demand], offers: [offer] });
        expect(before.offersFor(1, 1)).toEqual([]);
        for (const one of each(step)) {
          const after = withStep(offer, one);
          const { onFloor, lacks, score } = judge(demand, after, SETTINGS);
          expect(lacks).toEqual([]);
          before.putOffer(after);
          expect(before.offersFor(1, 1)).toEqual(onFloor ? [{ id: 2, score }] : []);
        }
        const less = oneLess(step);
        if (less) expect(opens(demand, withStep(offer, less))).toBe(false);
      }),
      { ...SEEDED, numRuns: 12_000 },
    );
    expect(met.size).toBe(10); // every kind of step was met
  });

  it('is none only where a look at every kind of step finds none', () => {
    const final = new Set<string>();
    fc.assert(
      fc.property(...aPair, (demand, offer) => {
        if (standingOf({ demand, offer }, orderDay) !== null) return;
        const lacks = lacksOf(demand, offer, orderDay);
        lacks.forEach(({ code }) => final.add(code));
        const tooDear = lacks.some((lack) => lack.code === 'above_ceiling' && lack.params.excess > 1_500);
        expect(tooDear || !anyStep(demand, offer).some((step) => opens(demand, withStep(offer, step)))).toBe(true);
      }),
      { ...SEEDED, numRuns: 4_000 },
    );
    expect(final).toContain('above_ceiling');
  });

  it('is nothing where the pair fits', () => {
    fc.assert(
      fc.property(...aPair, (demand, offer) => {
        expect(standingOf({ demand, offer }, orderDay) === 'fits').toBe(opens(demand, offer));
      }),
      { ...SEEDED, numRuns: 2_000 },
    );
  });
});

/** Of each kind the step that goes furthest. */
function anyStep(demand: RankDemand, offer: RankOffer): Step[] {
  const vast = demand.quantity ?? 1;
  const perPeriod = offer.capacity?.perPeriod ?? 0;
  const more = Math.min(vast, perPeriod, Number.MAX_SAFE_INTEGER - perPeriod);
  return [
    { code: 'catalogue', params: {} },
    { code: 'domestic', params: {} },
    { code: 'area', params: { areas: demand.place?.areas ?? [] } },
    { code: 'minimum_order', params: { quantity: vast } },
    { code: 'capacity', params: { more, period: 'day' } },
    ...(offer.leadDays === null ? [] : [{ code: 'lead_time', params: { leadDays: 0 } } as const]),
    { code: 'price', params: { most: { rupiah: 0, units: 1 } } },
    ...[0, 1, 2].map((kind) => ({ code: 'certificate', params: { anyOf: [kind] } }) as const),
    ...[0, 1, 2].map((certificate) => ({ code: 'renewal', params: { certificate } }) as const),
  ];
}

describe('near misses', () => {
  it('are the pairs on the floor that one step opens, best first, the same from both sides', () => {
    let count = 0;
    fc.assert(
      fc.property(worldOf(20), (world) => {
        const ranking = build(world);
        const pairs = new Map<string, unknown>();
        for (const demand of world.demands) {
          const expected = world.offers
            .map((offer) => ({
              verdict: judge(demand, offer, SETTINGS),
              step: standingOf({ demand, offer }, orderDay),
            }))
            .filter(({ verdict, step }) => verdict.onFloor && step !== null && step !== 'fits')
            .map(({ verdict: { id, score }, step }) => ({ id: id.offer, score, step }))
            .sort((a, b) => b.score - a.score || a.id - b.id);
          const near = nearOffersFor(ranking, demand.id);
          expect(near).toEqual(expected);
          count += near.length;
          for (const { id, score, step } of near) pairs.set(`${demand.id} ${id}`, { score, step });
        }
        for (const offer of world.offers) {
          for (const { id, score, step } of nearDemandsFor(ranking, offer.id)) {
            expect({ score, step }).toEqual(pairs.get(`${id} ${offer.id}`));
            pairs.delete(`${id} ${offer.id}`);
          }
        }
        expect(pairs.size).toBe(0);
      }),
      { ...SEEDED, numRuns: 60 },
    );
    expect(count).toBeGreaterThan(300);
  });
});

describe('what the steps of a seller open', () => {
  const sellersOf = ({ offers }: World): number[][] => {
    const sellers = new Map<number, number[]>();
    for (const { id, umkm } of offers) sellers.set(umkm, [...(sellers.get(umkm) ?? []), id]);
    return [...sellers.values()];
  };
  const idsOf = ({ demands }: Opening) => demands.map(({ demand }) => demand);

  it('taken as named, ranks every demand it is named for, and is worth what the pairs are', () => {
    let opened = 0;
    fc.assert(
      fc.property(worldOf(20), (world) => {
        const ranking = build(world);
        for (const offers of sellersOf(world)) {
          for (const opening of openingsOf(ranking, offers)) {
            const own = world.offers.filter(({ id }) => offers.includes(id));
            const stepping = own.filter(({ id }) => opening.offer === null || opening.offer === id);
            const after = build({ ...world, offers: stepping.map((offer) => withStep(offer, opening.step)) });
            for (const { demand: id, rupiah } of opening.demands) {
              opened++;
              expect(
                offers.flatMap((offer) => ranking.demandsFor(offer, 100)).map((ranked) => ranked.id),
              ).not.toContain(id);
              expect(stepping.some((offer) => after.demandsFor(offer.id, 100).some((ranked) => ranked.id === id))).toBe(
                true,
              );
              const demand = world.demands.find((one) => one.id === id)!;
              const worths = stepping
                .map((offer) => ({ offer, step: standingOf({ demand, offer }, orderDay) }))
                .filter((one): one is { offer: RankOffer; step: Step } => one.step !== null && one.step !== 'fits')
                .map(({ offer, step }) => worthOf({ demand, offer: withStep(offer, step) }, orderDay));
              expect(worths).toContain(rupiah);
            }
            const sum = opening.demands.reduce((total, { rupiah }) => total + (rupiah ?? 0), 0);
            expect(opening.rupiah).toBe(Math.min(sum, Number.MAX_SAFE_INTEGER));
          }
        }
      }),
      { ...SEEDED, numRuns: 60 },
    );
    expect(opened).toBeGreaterThan(100);
  });

  it('names each demand once under a lack, and does not hang on the order of anything', () => {
    fc.assert(
      fc.property(worldOf(15), (world) => {
        const ranking = build(world);
        const turned = build({ demands: [...world.demands].reverse(), offers: [...world.offers].reverse() });
        for (const offers of sellersOf(world)) {
          const openings = openingsOf(ranking, offers);
          expect(
            openingsOf(
              turned,
              [...offers].sort((a, b) => a - b),
            ),
          ).toEqual(
            openingsOf(
              ranking,
              [...offers].sort((a, b) => a - b),
            ),
          );
          const keys = openings.flatMap((opening) =>
            idsOf(opening).map((id) => `${opening.step.code} ${JSON.stringify(paperOf(opening.step))} ${id}`),
          );
          expect(new Set(keys).size).toBe(keys.length);
        }
      }),
      { ...SEEDED, numRuns: 60 },
    );
  });

  const paperOf = (step: Step) =>
    step.code === 'certificate' || step.code === 'verification' || step.code === 'renewal' ? step.params : null;
});
