import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { freezeIdf, softened } from './idf.js';
import { cosineOf, TextProbe, vectorOf } from './text-index.js';

const IDF = freezeIdf([[0, 1], [0, 2], [0, 1, 3], [0]], 7);

function cosine(a: number[], b: number[]): number {
  const probe = new TextProbe();
  probe.aim(vectorOf(a, IDF));
  return cosineOf(probe.product(vectorOf(b, IDF)));
}

describe('frozen rarity', () => {
  it('is ln(1 + texts / texts with the term) in 1/4096', () => {
    expect(IDF.rarity).toEqual([2839, 4500, 6592, 6592]); // ln 2, ln 3, ln 5, ln 5
  });

  it('takes a term that came later for the rarest', () => {
    expect(IDF.unseen).toBe(6592);
    expect(cosine([99], [99])).toBe(10_000);
  });

  it('counts a term once a text, however often it stands there', () => {
    expect(freezeIdf([[0, 0, 0], [1]], 1)).toEqual(freezeIdf([[0], [1]], 1));
  });

  it('is softened to its square root', () => {
    expect(softened(IDF)).toEqual({ version: 7, rarity: [3410, 4293, 5196, 5196], unseen: 5196 });
  });

  it('is defined without any text', () => {
    expect(freezeIdf([], 1)).toEqual({ version: 1, rarity: [], unseen: 2839 });
  });
});

describe('cosine of two texts', () => {
  it.each([
    ['the same word', [2], [2], 10_000],
    ['nothing in common', [1], [2], 0],
    ['an empty text', [], [1, 2], 0],
    ['two empty texts', [], [], 0],
    ['one of two words', [2], [2, 3], 7_069],
  ])('%s', (_, a, b, expected) => {
    expect(cosine(a, b)).toBe(expected);
  });

  it('weighs a rare word above one that every text has', () => {
    expect(cosine([0, 2], [2])).toBeGreaterThan(cosine([0, 2], [0]));
  });

  const text = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 8 });

  it('depends neither on the direction, nor on order and repetition of the words', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(cosine(a, b)).toBe(cosine(b, a));
        expect(cosine([...a, ...a].reverse(), b)).toBe(cosine(a, b));
      }),
      { seed: 20261124 },
    );
  });

  it('leaves nothing of one text behind when the probe turns to the next', () => {
    const probe = new TextProbe();
    probe.aim(vectorOf([1, 2, 500], IDF));
    probe.aim(vectorOf([3], IDF));
    expect(probe.product(vectorOf([1, 2, 500], IDF))).toBe(0);
    expect(probe.product(vectorOf([3], IDF))).toBe(4095 * 4095);
  });

  it('names the shared words, the weightiest first', () => {
    const probe = new TextProbe();
    probe.aim(vectorOf([0, 1, 2, 5], IDF));
    expect(probe.shared(vectorOf([1, 0, 2, 3], IDF), 2)).toEqual([2, 1]);
  });

  it('stays in range for ten thousand words', () => {
    const long = Array.from({ length: 10_000 }, (_, term) => term);
    expect(cosine(long, long)).toBeGreaterThan(9_000);
    expect(cosine(long, [4])).toBeLessThan(200);
  });
});
