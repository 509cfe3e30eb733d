import { describe, expect, it } from '@jest/globals';
import type { Coded, Match } from '../api/types';
import { myNeedsView } from './my-needs';

const match = (agencyName: string, ...gaps: Coded[]) => ({ demand: { agencyName }, gaps }) as unknown as Match;
const lacks = (anyOf: unknown): Coded => ({ code: 'certificate_missing', params: { anyOf } as never });

describe('a maker’s needs', () => {
  it('puts what lacks something after what does not, and counts the buyers once', () => {
    const view = myNeedsView({
      items: [match('A'), match('B', lacks('HALAL')), match('A'), match('C')],
      unlocks: [],
    });
    expect(view.ready).toHaveLength(3);
    expect(view.near).toHaveLength(1);
    expect(view.buyers).toBe(2);
  });

  it('names the certificate only if it is all that every one of them lacks', () => {
    const one = myNeedsView({ items: [match('A', lacks('HALAL')), match('B', lacks('HALAL,PIRT'))], unlocks: [] });
    const two = myNeedsView({
      items: [match('A', lacks('HALAL')), match('B', { code: 'lead_time', params: {} })],
      unlocks: [],
    });
    expect(one.nearKind).toBe('HALAL');
    expect(two.nearKind).toBeNull();
  });

  it('shows the unlock worth most, by its sum or the start of its band', () => {
    const unlocks = [
      { certificateKind: 'PIRT' as const, rupiah: null, band: { from: 1_000, to: 2_000 }, demands: 1 },
      { certificateKind: 'HALAL' as const, rupiah: 214_000_000, band: null, demands: 3 },
    ];
    expect(myNeedsView({ items: [], unlocks }).unlock?.certificateKind).toBe('HALAL');
    expect(myNeedsView({ items: [], unlocks: [] }).unlock).toBeNull();
  });
});
