import { describe, expect, it } from '@jest/globals';
import { CATEGORY_CUES, NEUTRAL_PHRASES, NO_SHELF_CUES } from './data/category-cues.js';
import { buildPhrases, longestAt } from './phrases.js';
import { normalise, stem } from './text.js';

describe('longestAt', () => {
  const phrases = buildPhrases([
    { phrase: 'snack', value: 1 },
    { phrase: 'snack box rapat', value: 3 },
    { phrase: 'snack box', value: 2 },
  ]);

  it.each([
    [['snack', 'box', 'rapat'], 0, 3],
    [['snack', 'box'], 0, 2],
    [['snack', 'rapat'], 0, 1],
    [['box', 'snack'], 0, undefined],
    [['box', 'snack'], 1, 1],
    [[], 0, undefined],
  ])('in %j at %d finds %s', (words, at, value) => {
    expect(longestAt(phrases, words, at)?.value).toBe(value);
  });
});

describe('the cues', () => {
  it('never let one phrase speak for two shelves', () => {
    const owners = new Map<string, string>();
    const claim = (owner: string, list: string) => {
      for (const phrase of list.split('|')) {
        expect(normalise(phrase)).toBe(phrase);
        const stemmed = phrase.split(' ').map(stem).join(' ');
        expect([phrase, owners.get(stemmed) ?? owner]).toEqual([phrase, owner]);
        owners.set(stemmed, owner);
      }
    };
    for (const [id, cues] of Object.entries(CATEGORY_CUES)) for (const list of Object.values(cues)) claim(id, list);
    for (const list of Object.values(NO_SHELF_CUES)) claim('no shelf', list);
    claim('neutral', NEUTRAL_PHRASES);
  });
});
