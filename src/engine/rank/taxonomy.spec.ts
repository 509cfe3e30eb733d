import { describe, expect, it } from '@jest/globals';
import { Taxonomy } from './taxonomy.js';

const AFFINITY_BY_STEPS = [10_000, 8_000, 5_000, 3_000];
const taxonomyOf = (parents: number[]) =>
  new Taxonomy({ parents, affinityBySteps: AFFINITY_BY_STEPS, floorAffinity: 8_000 });

/** 0 food over 1 snacks (over 3 crisps) and 2 drinks; 4 cloth over 5 scarves. */
const shelves = taxonomyOf([-1, 0, 0, 1, -1, 4]);

describe('affinity of shelves', () => {
  it.each([
    [3, 3, 10_000, 'the same shelf'],
    [3, 1, 8_000, 'parent and child'],
    [1, 2, 5_000, 'siblings'],
    [3, 0, 5_000, 'grandparent and grandchild'],
    [3, 2, 3_000, 'uncle and nephew'],
    [3, 5, 0, 'other trees'],
    [0, 4, 0, 'two tops'],
  ])('%d and %d: %d (%s)', (a, b, affinity) => {
    expect(shelves.affinity(a, b)).toBe(affinity);
    expect(shelves.affinity(b, a)).toBe(affinity);
  });

  it('is nothing beyond the last stated step', () => {
    expect(taxonomyOf([-1, 0, 1, 2, 0]).affinity(3, 4)).toBe(0);
  });

  it('makes shelves from the floor on eligible by themselves', () => {
    expect(shelves.sharesShelf(3, 1)).toBe(true);
    expect(shelves.sharesShelf(1, 2)).toBe(false);
  });

  it.each([
    ['a circle', [1, 0]],
    ['its own parent', [0]],
    ['a parent that is not there', [5]],
    ['a parent between two', [0.5, -1]],
    ['seventeen levels', Array.from({ length: 17 }, (_, category) => category - 1)],
  ])('refuses %s', (_, parents) => {
    expect(() => taxonomyOf(parents)).toThrow(RangeError);
  });
});
