import { describe, expect, it } from '@jest/globals';
import { aNeed, anOffer, rankingOf } from '../../test/support/matching-samples.js';
import { type Unlock, unlocksOf } from './unlocks.js';

/** Needs that lack a TKDN certificate, of so many shawls at Rp 570,000, each of a buyer. */
const locked = (needs: readonly (readonly [buyer: string, quantity: number | null])[]) =>
  needs.map(([agencyId, quantity], at) =>
    aNeed(at + 1, { agencyId, quantity, baseQuantity: quantity, openBase: quantity, certificates: ['TKDN'] }),
  );

function unlocks(needs: Parameters<typeof locked>[0], offers = [anOffer(11)]): Unlock[] {
  return unlocksOf(rankingOf(locked(needs), offers), offers);
}

const TKDN = { kind: 'certificate', params: { anyOf: 'TKDN' } };

describe('what a step would open', () => {
  it('is told in rupiah for three needs of two buyers, in three figures', () => {
    const found = unlocks([
      ['one', 100],
      ['two', 60],
      ['two', 7],
    ]);
    expect(found).toEqual([{ gap: TKDN, offer: null, demands: 3, rupiah: 95_100_000, band: null }]);
  });

  it.each<[string, Parameters<typeof locked>[0]]>([
    ['two needs', [['one', 20], ['two', 60]]], // prettier-ignore
    ['one buyer', [['one', 20], ['one', 60], ['one', 1]]], // prettier-ignore
    ['a quantity that nobody knows', [['one', 20], ['two', 60], ['two', null]]], // prettier-ignore
  ])('is the sum of the published bands for %s', (_, needs) => {
    const [unlock] = unlocks(needs);
    expect(unlock).toMatchObject({ rupiah: null, demands: needs.length });
    expect(unlock?.band?.from).toBe(35_000_000);
  });

  it('counts a need once that several offers miss', () => {
    expect(unlocks([['one', 20]], [anOffer(11), anOffer(12)])).toEqual([
      { gap: TKDN, offer: null, demands: 1, rupiah: null, band: { from: 10_000_000, to: 25_000_000 } },
    ]);
  });

  it('has neither figure nor band where no quantity is known', () => {
    expect(unlocks([['one', null]])).toEqual([{ gap: TKDN, offer: null, demands: 1, rupiah: null, band: null }]);
  });

  it('is no more than can be made in time', () => {
    const few = { ...anOffer(11).capacity, units: 1 };
    expect(
      unlocks(
        [
          ['one', 90],
          ['two', 90],
          ['two', 90],
        ],
        [anOffer(11, { capacity: few })],
      )[0]?.rupiah,
    ).toBe(
      // prettier-ignore
      3 * 4 * 570_000,
    );
  });

  it('names the offer whose capacity, minimum or time is meant, with figures as its seller counts', () => {
    const dozens = {
      unitId: 'lusin',
      packSize: 12,
      prices: [{ minQuantity: 1, unitPrice: 6_000_000 }],
      minimumOrder: 20,
    };
    const offers = [anOffer(11, dozens)];
    expect(unlocksOf(rankingOf([aNeed(1)], offers), offers)).toMatchObject([
      {
        gap: { kind: 'minimum_order', params: { quantity: 8 } },
        offer: { name: 'Selendang tapis pucuk rebung', unitId: 'lusin' },
        demands: 1,
      },
    ]);
  });

  it('tells no price to come down to', () => {
    const offers = [anOffer(11, { prices: [{ minQuantity: 1, unitPrice: 1_050_000 }] })];
    const ranking = rankingOf([aNeed(1)], offers);
    expect(
      ranking
        .whole('banded')
        .openingsOf(offers)
        .map(({ step }) => step.code),
    ).toEqual(['price']);
    expect(unlocksOf(ranking, offers)).toEqual([]);
  });

  it('is the same for two ceilings of one band', () => {
    const needs = (unitCeiling: number) => [aNeed(1, { unitCeiling, certificates: ['TKDN'] })];
    const offers = [anOffer(11)];
    expect(unlocksOf(rankingOf(needs(510_000), offers), offers)).toEqual(
      unlocksOf(rankingOf(needs(990_000), offers), offers),
    );
  });
});
