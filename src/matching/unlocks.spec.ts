import { describe, expect, it } from '@jest/globals';
import { type LockedNeed, unlocksOf } from './unlocks.js';

const need = (
  demandId: string,
  agencyId: string,
  value: number | null,
  certificateKind: LockedNeed['certificateKind'] = 'HALAL',
): LockedNeed => ({
  demandId,
  agencyId,
  value,
  certificateKind,
});

describe('what a certificate would unlock', () => {
  it('is told in rupiah for three needs of two buyers, in three figures', () => {
    const needs = [need('a', 'one', 100_123_456), need('b', 'two', 60_000_000), need('c', 'two', 54_444_444)];
    expect(unlocksOf(needs)).toEqual([{ certificateKind: 'HALAL', demands: 3, rupiah: 214_000_000, band: null }]);
  });

  it.each<[string, LockedNeed[]]>([
    ['two needs', [need('a', 'one', 12_000_000), need('b', 'two', 30_000_000)]],
    ['one buyer', [need('a', 'one', 12_000_000), need('b', 'one', 30_000_000), need('c', 'one', 900_000)]],
    ['values that nobody knows', [need('a', 'one', 12_000_000), need('b', 'two', 30_000_000), need('c', 'two', null)]],
  ])('is the sum of the published bands for %s', (_, needs) => {
    const [unlock] = unlocksOf(needs);
    expect(unlock).toMatchObject({ rupiah: null, demands: needs.length });
    expect(unlock?.band?.from).toBe(35_000_000);
  });

  it('counts a need once that several offers miss', () => {
    expect(unlocksOf([need('a', 'one', 12_000_000), need('a', 'one', 12_000_000)])).toEqual([
      { certificateKind: 'HALAL', demands: 1, rupiah: null, band: { from: 10_000_000, to: 25_000_000 } },
    ]);
  });

  it('has neither figure nor band where no value is known', () => {
    expect(unlocksOf([need('a', 'one', null)])).toEqual([
      { certificateKind: 'HALAL', demands: 1, rupiah: null, band: null },
    ]);
  });

  it('puts first what is worth most', () => {
    const needs = [
      need('a', 'one', 900_000, 'SLHS'),
      need('b', 'one', 12_000_000, 'PIRT'),
      need('c', 'one', 12_000_000, 'BPOM'),
    ];
    expect(unlocksOf(needs).map(({ certificateKind }) => certificateKind)).toEqual(['BPOM', 'PIRT', 'SLHS']);
  });
});
