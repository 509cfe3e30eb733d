import { describe, expect, it } from '@jest/globals';
import { aNeed, anOffer, idOf, rankingOf, TODAY } from '../../test/support/matching-samples.js';
import type { EventRanking } from './event-ranking.js';
import { type Facilitation, facilitationOf } from './facilitation.js';
import { nearSellers } from './near-groups.js';

const halal = { certificates: ['HALAL' as const] };
const of = (umkm: number) => ({ umkmId: idOf(100 + umkm), umkmName: `Usaha ${umkm}` });
const asked = (ranking: EventRanking, query: Partial<Parameters<typeof facilitationOf>[1]> = {}): Facilitation =>
  facilitationOf({ ranking }, { limit: 50, ...query });

/** Two needs that ask for a halal certificate and one that does not; one seller with 100 shawls at least, two that could sell at once. */
const NEEDS = [aNeed(1, halal), aNeed(2, { ...halal, agencyId: 'agency-2', quantity: 40, baseQuantity: 40, openBase: 40 }), aNeed(3, { quantity: 50, baseQuantity: 50, openBase: 50 })]; // prettier-ignore
const OFFERS = [
  anOffer(11, of(1)),
  anOffer(12, { ...of(2), prices: [{ minQuantity: 1, unitPrice: 500_000 }] }),
  anOffer(13, { ...of(3), minimumOrder: 80 }),
];

describe('the facilitation of an event', () => {
  it('names for each seller and lack what it opens, worth most first', () => {
    const { total, items, nextCursor } = asked(rankingOf(NEEDS, OFFERS));
    expect(
      items.map((row) => [row.umkmName, row.gap, row.offer?.id ?? null, row.demands, row.buyers, row.rupiah]),
    ).toEqual([
      ['Usaha 1', { kind: 'certificate', params: { anyOf: 'HALAL' } }, null, 2, 2, 140 * 570_000],
      ['Usaha 2', { kind: 'certificate', params: { anyOf: 'HALAL' } }, null, 2, 2, 140 * 500_000],
      ['Usaha 3', { kind: 'certificate', params: { anyOf: 'HALAL' } }, null, 1, 1, 100 * 570_000],
      ['Usaha 3', { kind: 'minimum_order', params: { quantity: 50 } }, idOf(13), 1, 1, 50 * 570_000],
    ]);
    expect([total, nextCursor]).toEqual([4, null]);
  });

  it('sums each lack over all sellers, each need once', () => {
    expect(asked(rankingOf(NEEDS, OFFERS)).lacks).toEqual([
      {
        lack: { kind: 'certificate', params: { anyOf: 'HALAL' } },
        sellers: 3,
        demands: 2,
        buyers: 2,
        rupiah: 140 * 570_000,
      },
      { lack: { kind: 'minimum_order', params: {} }, sellers: 1, demands: 1, buyers: 1, rupiah: 50 * 570_000 },
    ]);
  });

  it('comes page by page and by kind; the sums stay those of all', () => {
    const ranking = rankingOf(NEEDS, OFFERS);
    const whole = asked(ranking);
    const first = asked(ranking, { limit: 3 });
    const second = asked(ranking, { limit: 3, cursor: first.nextCursor! });
    expect([...first.items, ...second.items].map(({ gap, umkmId }) => [gap, umkmId])).toEqual(
      whole.items.map(({ gap, umkmId }) => [gap, umkmId]),
    );
    expect(second.nextCursor).toBeNull();
    const minimum = asked(ranking, { kind: 'minimum_order' });
    expect([minimum.total, minimum.items.map(({ umkmName }) => umkmName)]).toEqual([1, ['Usaha 3']]);
    expect(minimum.lacks).toEqual(whole.lacks);
    expect(asked(ranking, { kind: 'kbli' })).toMatchObject({ total: 0, items: [], nextCursor: null });
    expect(() => asked(ranking, { cursor: 'nowhere' })).toThrow(expect.objectContaining({ code: 'unknown_cursor' }));
  });

  it('follows every change, and is what a fresh ranking answers', () => {
    const ranking = rankingOf(NEEDS, OFFERS);
    expect(asked(ranking).total).toBe(4);
    const papers = [{ kind: 'HALAL' as const, verified: true, validFrom: null, validTo: null }];
    const changed = [anOffer(11, { ...of(1), papers }), ...OFFERS.slice(1)];
    ranking.update(NEEDS, changed, TODAY);
    expect(asked(ranking)).toEqual(asked(rankingOf(NEEDS, changed)));
    expect(asked(ranking).items.map(({ umkmName }) => umkmName)).toEqual(['Usaha 2', 'Usaha 3', 'Usaha 3']);
    ranking.veto(NEEDS.map(({ id }) => ({ demandId: id, offerId: idOf(12) })));
    expect(asked(ranking).items.map(({ umkmName }) => umkmName)).toEqual(['Usaha 3', 'Usaha 3']);
    ranking.update([], changed, TODAY);
    expect(asked(ranking)).toEqual({ total: 0, items: [], nextCursor: null, lacks: [] });
  });
});

describe('the near misses of a need', () => {
  it('are grouped by what they lack, each seller once with its best offer, none whose other offer fits', () => {
    const offers = [
      anOffer(11, of(1)),
      anOffer(12, { ...of(1), leadDays: 30 }),
      anOffer(13, { ...of(2), papers: [{ kind: 'HALAL', verified: false, validFrom: null, validTo: null }] }),
      anOffer(14, of(3)),
      anOffer(15, { ...of(4), papers: [{ kind: 'HALAL', verified: true, validFrom: null, validTo: null }] }),
      anOffer(16, of(4)),
    ];
    const { total, groups } = nearSellers(rankingOf([aNeed(1, halal)], offers), idOf(1), 'exact');
    expect(total).toBe(3);
    expect(groups.map(({ lack, pairs }) => [lack, pairs.map(({ offerId }) => offerId)])).toEqual([
      [{ kind: 'certificate', params: { anyOf: 'HALAL' } }, [idOf(11), idOf(14)]],
      [{ kind: 'verification', params: { certificate: 'HALAL' } }, [idOf(13)]],
    ]);
  });
});
