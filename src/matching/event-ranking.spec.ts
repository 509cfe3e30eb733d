import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aNeed, anOffer, emptyRanking, idOf, rankingOf, TODAY } from '../../test/support/matching-samples.js';
import { judge, ranked } from '../../test/support/ranking-oracle.js';
import { DEFAULTS } from '../engine/rank/defaults.js';
import { dayNumber } from '../platform/edge/civil-date.js';
import type { EventRanking } from './event-ranking.js';
import type { DemandRecord, OfferRecord } from './records.js';

const SHELVES = ['kain-tapis', 'snack-box', 'camilan', 'makanan-kemasan', null] as const;
const NAMES = ['Selendang tapis', 'Keripik pisang', 'Snack box rapat', 'Kopi bubuk', 'Tas seminar'] as const;

const needs = fc.uniqueArray(
  fc
    .record({
      number: fc.integer({ min: 1, max: 40 }),
      categoryId: fc.constantFrom(...SHELVES),
      name: fc.constantFrom(...NAMES),
      quantity: fc.option(fc.integer({ min: 1, max: 300 })),
      unitId: fc.constantFrom('helai', 'buah', 'kg', 'paket'),
      unitCeiling: fc.option(fc.integer({ min: 1, max: 100_000 })),
      certificates: fc.constantFrom<DemandRecord['certificates']>([], ['HALAL']),
      regencyCode: fc.constantFrom('18.71', '18.01', '31.71', null),
    })
    .map(({ number, ...fields }) =>
      aNeed(number, { ...fields, baseQuantity: fields.quantity, openBase: fields.quantity }),
    ),
  { maxLength: 12, selector: ({ id }) => id },
);
const offers = fc.uniqueArray(
  fc
    .record({
      number: fc.integer({ min: 50, max: 90 }),
      categoryId: fc.constantFrom(...SHELVES).map((id) => id ?? 'lainnya'),
      name: fc.constantFrom(...NAMES),
      price: fc.integer({ min: 1, max: 100_000 }),
      unitId: fc.constantFrom('helai', 'buah', 'kg'),
      leadDays: fc.integer({ min: 0, max: 200 }),
      papers: fc.constantFrom<OfferRecord['papers']>(
        [],
        [{ kind: 'HALAL', verified: true, validFrom: null, validTo: null }],
      ),
      reserved: fc.integer({ min: 0, max: 40 }),
    })
    .map(({ number, price, reserved, ...fields }) =>
      anOffer(number, {
        ...fields,
        packSize: fields.unitId === 'kg' ? 1_000 : 1,
        prices: [{ minQuantity: 1, unitPrice: price }],
        capacity: { ...anOffer(1).capacity, reserved: [['2027-01', reserved]] },
      }),
    ),
  { maxLength: 12, selector: ({ id }) => id },
);

function everything(ranking: EventRanking, needs: readonly DemandRecord[], offers: readonly OfferRecord[]) {
  const sharpness = ['exact', 'banded'] as const;
  return sharpness.map((which) => [
    needs.map(({ id }) => [ranking.offersFor(id, which), ranking.nearOffersFor(id, which)]),
    offers.map(({ id }) => [ranking.demandsFor(id, which), ranking.nearDemandsFor(id, which)]),
  ]);
}

describe('the ranking of an event', () => {
  it('is, after any changes, the one a fresh start would give', () => {
    const step = fc.record({ needs, offers });
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 4 }), (steps) => {
        const kept = emptyRanking(NAMES);
        for (const { needs, offers } of steps) {
          if (!kept.update(needs, offers, TODAY)) return;
          const fresh = emptyRanking(NAMES);
          fresh.update(needs, offers, TODAY);
          expect(everything(kept, needs, offers)).toEqual(everything(fresh, needs, offers));
        }
      }),
      { seed: 20261124, numRuns: 60 },
    );
  });

  it('answers what a second, plainer ranking of the same numbers answers', () => {
    fc.assert(
      fc.property(needs, offers, (needs, offers) => {
        const ranking = rankingOf(needs, offers);
        const { shelves, distances } = ranking.basis.tables;
        const settings = {
          ...DEFAULTS,
          shelves,
          distances,
          idf: ranking.basis.vocabulary.idf,
          orderDay: dayNumber(TODAY),
        };
        for (const need of needs) {
          const verdicts = offers.map((offer) => {
            const pair = ranking.explain(need.id, offer.id, 'exact');
            return judge(pair.rankDemand, pair.rankOffer, settings);
          });
          const places = [...offers].sort((a, b) => (a.id < b.id ? -1 : 1));
          const expected = ranked(verdicts, 'offer').map(({ id, score }) => ({
            demandId: need.id,
            offerId: places[id]?.id,
            score,
          }));
          expect(ranking.offersFor(need.id, 'exact')).toEqual(expected);
        }
      }),
      { seed: 20261124, numRuns: 60 },
    );
  });

  it('lists for the seller every need that the buyer’s list has it in', () => {
    fc.assert(
      fc.property(needs, offers, (needs, offers) => {
        const ranking = rankingOf(needs, offers);
        for (const { id } of offers) {
          const banded = ranking.demandsFor(id, 'banded').map(({ demandId }) => demandId);
          expect(banded).toEqual(
            expect.arrayContaining(ranking.demandsFor(id, 'exact').map(({ demandId }) => demandId)),
          );
        }
      }),
      { seed: 20261124, numRuns: 60 },
    );
  });

  it('wants to be made anew where a new id sorts before one it has', () => {
    const ranking = rankingOf([aNeed(5)], [anOffer(9)]);
    expect(ranking.update([aNeed(5), aNeed(4)], [anOffer(9)], TODAY)).toBe(false);
    expect(ranking.offersFor(idOf(4), 'exact')).toEqual([]);
    expect(ranking.update([aNeed(5), aNeed(6)], [anOffer(9)], TODAY)).toBe(true);
    expect(ranking.offersFor(idOf(6), 'exact')).toHaveLength(1);
  });

  it('leaves a vetoed pair out of every list until the veto is gone', () => {
    const ranking = rankingOf([aNeed(1)], [anOffer(2)]);
    ranking.veto([{ demandId: idOf(1), offerId: idOf(2) }]);
    expect(everything(ranking, [aNeed(1)], [anOffer(2)]).flat(4)).toEqual([]);
    ranking.veto([]);
    expect(ranking.offersFor(idOf(1), 'exact')).toHaveLength(1);
  });

  it('follows the day: what is too late today was in time yesterday', () => {
    const need = aNeed(1, { deliverFrom: '2026-12-01', deliverTo: '2026-12-08' });
    const ranking = rankingOf([need], [anOffer(2)]);
    expect(ranking.offersFor(idOf(1), 'exact')).toHaveLength(1);
    ranking.update([need], [anOffer(2)], '2026-11-25');
    expect(ranking.offersFor(idOf(1), 'exact')).toEqual([]);
  });

  it.each<[string, Partial<DemandRecord>, Partial<OfferRecord>, string | null]>([
    ['a sheet for a piece', { unitId: 'buah' }, {}, null],
    ['nothing for another unit', { unitId: 'kg', baseQuantity: 100_000, openBase: 100_000 }, {}, 'unit_differs'],
    [
      'a whole package without comparing quantities',
      { unitId: 'paket', quantity: 1, baseQuantity: 1, openBase: 1, splittable: false },
      {},
      null,
    ],
    ['a seller whose size nobody stated', {}, { sizeClass: null }, null],
    ['no medium business for a reserved package', {}, { sizeClass: 'menengah' }, 'not_small'],
    [
      'only where it delivers, by province',
      { regencyCode: '31.71' },
      { deliveryArea: { kind: 'provinces', codes: ['18'] } },
      'outside_area',
    ],
    ['where it delivers, by regency', {}, { deliveryArea: { kind: 'regencies', codes: ['18.71'] } }, null],
    [
      'a dozen at a dozen’s price',
      {},
      { unitId: 'lusin', packSize: 12, prices: [{ minQuantity: 1, unitPrice: 7_200_000 }] },
      null,
    ],
    [
      'no dozen above it',
      {},
      { unitId: 'lusin', packSize: 12, prices: [{ minQuantity: 1, unitPrice: 7_200_001 }] },
      'above_ceiling',
    ],
    [
      'nobody whose capacity is taken',
      { splittable: false },
      {
        capacity: {
          ...anOffer(1).capacity,
          reserved: [
            ['2026-12', 40],
            ['2027-01', 40],
            ['2027-02', 30],
          ],
        },
      },
      'capacity_short',
    ],
    [
      'what a shared pool leaves for it',
      { splittable: false },
      { capacity: { ...anOffer(1).capacity, units: 80, use: 2 } },
      null,
    ],
  ])('takes %s', (_, need, offer, lack) => {
    const { explanation } = rankingOf([aNeed(1, need)], [anOffer(2, offer)]).explain(idOf(1), idOf(2), 'exact');
    expect(explanation.lacks.map(({ code }) => code)).toEqual(lack === null ? [] : [lack]);
  });
});
