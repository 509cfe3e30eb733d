import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Factor, MatchFactor } from '../api/types';
import { partsOf, speaksFor, wholeScore } from './score';

const WEIGHTS: Record<Factor, number> = {
  category: 2200,
  text: 1800,
  capacity: 1500,
  price: 1500,
  lead: 1000,
  distance: 1000,
  catalogue: 500,
  domestic: 500,
};
const FACTORS = Object.keys(WEIGHTS) as Factor[];
const factor = (name: Factor, points: number | null, max = WEIGHTS[name]): MatchFactor => ({
  factor: name,
  points,
  max,
  band: points === null ? 'middle' : null,
  reason: { code: name, params: {} } as unknown as MatchFactor['reason'],
});

describe('the parts of a score', () => {
  it('adds up to the score shown, whatever the points', () => {
    const points = fc.tuple(...FACTORS.map((name) => fc.integer({ min: 0, max: WEIGHTS[name] })));
    fc.assert(
      fc.property(points, (drawn) => {
        const score = drawn.reduce((sum, one) => sum + one, 0);
        const parts = partsOf(FACTORS.map((name, index) => factor(name, drawn[index] ?? 0)), score); // prettier-ignore
        expect(parts.reduce((sum, part) => sum + (part.points ?? 0), 0)).toBe(wholeScore(score));
        expect(parts.reduce((sum, part) => sum + part.max, 0)).toBe(100);
        for (const part of parts) expect(part.points).toBeLessThanOrEqual(part.max);
      }),
      { seed: 20261124, numRuns: 300 },
    );
  });

  it('joins shelf and text, catalogue and domestic, and keeps both reasons', () => {
    const parts = partsOf(FACTORS.map((name) => factor(name, WEIGHTS[name])), 10_000); // prettier-ignore
    expect(parts.map((part) => [part.id, part.points])).toEqual([
      ['goods', 40],
      ['capacity', 15],
      ['price', 15],
      ['lead', 10],
      ['distance', 10],
      ['listing', 10],
    ]);
    expect(parts[0]?.reasons.map((reason) => reason.code)).toEqual(['category', 'text']);
  });

  it('leaves out a part without weight', () => {
    const parts = partsOf([factor('category', 4000, 4000), factor('catalogue', 0, 0)], 4000);
    expect(parts.map((part) => part.id)).toEqual(['goods']);
  });

  it('keeps a hidden part a band', () => {
    const parts = partsOf([factor('category', 2200), factor('price', null)], 5_000);
    expect(parts[1]).toMatchObject({ id: 'price', points: null, share: null, band: 'middle' });
    expect(parts[0]?.points).toBe(22);
    expect(parts.map(speaksFor)).toEqual([true, true]);
  });
});
