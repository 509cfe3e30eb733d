import { describe, expect, it } from '@jest/globals';
import type { Gap, Match, Unlock } from '../api/types';
import { myNeedsView } from './my-needs';

const match = (agencyName: string, step: Gap | null = null) =>
  ({ demand: { agencyName }, gaps: step ? [{ code: 'any', params: {} }] : [], step }) as unknown as Match;
const lacks = (anyOf: string): Gap => ({ kind: 'certificate', params: { anyOf } });

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

  it('names the certificate only if it is what every one of them lacks', () => {
    const one = myNeedsView({ items: [match('A', lacks('HALAL')), match('B', lacks('HALAL,PIRT'))], unlocks: [] });
    const two = myNeedsView({
      items: [match('A', lacks('HALAL')), match('B', { kind: 'lead_time', params: { leadDays: 3 } })],
      unlocks: [],
    });
    expect(one.nearKind).toBe('HALAL');
    expect(two.nearKind).toBeNull();
  });

  it('shows the first few unlocks in the order of the server', () => {
    const unlocks = Array.from({ length: 7 }, (_, at) => ({ demands: 9 - at }) as Unlock);
    expect(myNeedsView({ items: [], unlocks }).unlocks).toEqual(unlocks.slice(0, 5));
    expect(myNeedsView({ items: [], unlocks: [] }).unlocks).toEqual([]);
  });
});
