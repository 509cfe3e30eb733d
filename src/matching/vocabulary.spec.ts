import { describe, expect, it } from '@jest/globals';
import { freezeWords, letterRuns, Vocabulary, wordsShown } from './vocabulary.js';

describe('vocabulary', () => {
  const frozen = freezeWords(['Selendang tapis', 'Selendang sutra', 'Kopi bubuk']);

  it('gives a word the same number in every text, and common words less weight', () => {
    const words = new Vocabulary(frozen, 1);
    const [first] = words.termsOf('selendang tapis');
    expect(words.termsOf('selendang sutra')[0]).toBe(first);
    const rarityOf = (text: string) => words.idf.rarity[words.termsOf(text)[0] as number] as number;
    expect(rarityOf('selendang')).toBeLessThan(rarityOf('sutra'));
  });

  it('takes later words without touching the frozen ones', () => {
    const words = new Vocabulary(frozen, 1);
    const before = JSON.stringify(words.idf);
    const [later] = words.termsOf('plakat');
    expect(later).toBe(frozen.terms.length);
    expect(words.termOf(later as number)).toBe('plakat');
    expect(JSON.stringify(words.idf)).toBe(before);
    expect(frozen.terms).not.toContain('plakat');
  });

  it('comes out of storage as it went in', () => {
    const stored = JSON.parse(JSON.stringify(frozen)) as typeof frozen;
    expect(new Vocabulary(stored, 1).termsOf('Kopi bubuk selendang')).toEqual(
      new Vocabulary(frozen, 1).termsOf('Kopi bubuk selendang'),
    );
  });

  it('reads letters instead of words where it is told to, and keeps to that reading', () => {
    const letters = new Vocabulary(freezeWords(['Souvenir'], letterRuns), 1, letterRuns);
    const shared = letters.termsOf('soufenir').filter((number) => number < 7); // the seven runs of ` souvenir `
    expect(shared.map((number) => letters.termOf(number))).toEqual([' sou', 'enir', 'nir ']);
  });

  it.each([
    ['Kain-PEL', [' kai', 'kain', 'ain ', 'in p', 'n pe', ' pel', 'pel ']],
    ['x', [' x ']],
    ['. !', []],
    ['', []],
  ])('reads %j as runs of letters %j', (text, runs) => {
    expect(letterRuns(text)).toEqual(runs);
  });

  it.each([
    [['sulam', 'kain_tapis'], 'Penyulaman kain tapis', ['penyulaman', 'kain tapis']],
    [['kain', 'tas', 'kain_tas'], 'Kain tas', ['kain', 'tas']],
    [['a', 'b', 'c', 'd'], '', ['a', 'b', 'c']],
  ])('shows %j of %j as %j', (terms, text, shown) => {
    expect(wordsShown(terms, text)).toEqual(shown);
  });
});
