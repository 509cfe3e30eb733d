import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Award, split, trialOf } from '../scripts/bench/relevance/awards.js';
import { bm25 } from '../scripts/bench/relevance/bm25.js';
import { sellerIndex } from '../scripts/bench/relevance/seller-index.js';
import { benchRelevance } from '../scripts/bench/relevance.js';

const SEEDED = { seed: 20261124 };

const award = (supplier: string, text: string): Award => ({ supplier, text, satker: 'Balai' });
const FOUR = ['Meja kerja', 'Kursi tunggu', 'Lemari arsip', 'Rak buku'];

describe('trials made of awards', () => {
  it('takes a supplier with four distinct texts for a seller; no person, nobody unnamed', () => {
    const awards = ['PENYEDIA-1', 'PERORANGAN-1', ''].flatMap((supplier) => FOUR.map((text) => award(supplier, text)));
    const few = [...FOUR.slice(1), 'RAK  buku!'].map((text) => award('PENYEDIA-2', text));
    const { sellers } = trialOf([...awards, ...few], [award('PENYEDIA-1', 'Meja rapat')]);
    expect(sellers.map(({ id, offers }) => [id, offers])).toEqual([['PENYEDIA-1', FOUR]]);
  });

  it('asks only texts whose letters no train row has, of anybody', () => {
    const train = [...FOUR.map((text) => award('PENYEDIA-1', text)), award('PENYEDIA-2', 'Meja rapat')];
    const asked = ['meja-KERJA 2026', 'Meja rapat', 'Papan tulis'].map((text) => award('PENYEDIA-1', text));
    expect(trialOf(train, [...asked, award('PENYEDIA-2', 'Globe')]).queries).toEqual([
      { text: 'Papan tulis', satker: 'Balai', winner: 0 },
    ]);
    expect(() => trialOf(train, [])).toThrow('no query');
  });

  it('tests a fifth of each supplier, the same for the same seed', () => {
    const awards = Array.from({ length: 60 }, (_, number) => award(`PENYEDIA-${number % 3}`, `teks ${number}`));
    const { train, test } = split(awards, 1);
    expect(new Set([...train, ...test]).size).toBe(60);
    expect([0, 1, 2].map((n) => test.filter(({ supplier }) => supplier === `PENYEDIA-${n}`).length)).toEqual([4, 4, 4]);
    expect(split(awards, 1)).toEqual({ train, test });
    expect(split(awards, 2)).not.toEqual({ train, test });
  });
});

describe('what sellers say', () => {
  const word = fc.constantFrom(
    'kain',
    'tapis',
    'batik',
    'kopi',
    'bubuk',
    'keripik',
    'pisang',
    'meja',
    'souvenir',
    'nasi',
  );
  const text = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
  const sellers = fc.array(fc.array(text, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });

  it('is in integers, at most one voice an offer, whatever the text', () => {
    fc.assert(
      fc.property(sellers, fc.oneof(text, fc.string()), (offers, asked) => {
        sellerIndex(offers)(asked).forEach((points, seller) => {
          expect(Number.isSafeInteger(points)).toBe(true);
          expect(points).toBeGreaterThanOrEqual(0);
          expect(points).toBeLessThanOrEqual(offers[seller]!.length * 1_010_000); // likeness to itself is rounded down
        });
      }),
      { ...SEEDED, numRuns: 100 },
    );
  });

  it('does not depend on the order of sellers, nor of a seller’s offers', () => {
    fc.assert(
      fc.property(sellers, text, (offers, asked) => {
        const turned = offers.map((own) => [...own].reverse()).reverse();
        expect([...sellerIndex(turned)(asked)].reverse()).toEqual([...sellerIndex(offers)(asked)]);
      }),
      { ...SEEDED, numRuns: 100 },
    );
  });

  it('gains next to nothing by repetition, and something by variety', () => {
    const rivals = [['Beras premium'], ['Madu hutan']];
    const points = (own: string[]) => sellerIndex([own, ...rivals])('Kain tapis dan kopi bubuk')[0]!;
    const once = points(['Kain tapis']);
    expect(points(Array.from({ length: 5 }, () => 'Kain tapis'))).toBeLessThan(once * 1.5); // the rarity of its words changes
    expect(points(['Kain tapis', 'Kopi bubuk'])).toBeGreaterThan(once * 1.5);
  });

  it('hears a synonym by meaning, and a form that no list knows by letters', () => {
    const score = sellerIndex([['Gantungan kunci souvenir'], ['Kursi tunggu besi'], ['Piring keramik']]);
    for (const asked of ['Cindera mata', 'Gantngan', 'gantungankunci']) {
      const [first, ...others] = score(asked);
      expect(first).toBeGreaterThan(Math.max(...others));
    }
  });

  it('says nothing of a text without letters', () => {
    expect([...sellerIndex([['Meja'], ['- ! -']])('...')]).toEqual([0, 0]);
  });
});

describe('the peer', () => {
  it('is BM25 as published', () => {
    const score = bm25([['a b'], ['a', 'c c c']]);
    const rarity = (documents: number) => Math.log(1 + (2 - documents + 0.5) / (documents + 0.5));
    const saturated = (count: number, length: number) => (count * 2.2) / (count + 1.2 * (0.25 + (0.75 * length) / 3));
    expect(score('A c')[0]).toBeCloseTo(rarity(2) * saturated(1, 2), 12);
    expect(score('A c')[1]).toBeCloseTo(rarity(2) * saturated(1, 4) + rarity(1) * saturated(3, 4), 12);
  });
});

const data = process.env['TAPIS_DATA'];
if (data === undefined) console.warn('SKIPPED: relevance is not measured on published awards, TAPIS_DATA is not set');

(data === undefined ? describe.skip : describe)('on published awards', () => {
  it('finds the winner more often than BM25, by what was asked', async () => {
    const rows = await benchRelevance({ quick: true, postgres: false });
    expect(rows.filter(({ met }) => !met)).toEqual([]);
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(['R5.hit1', 'R5.hit10', 'R5.mrr']));
  });
});

it('says what is missing', async () => {
  const quick = { quick: true, postgres: false };
  await expect(async () => benchRelevance({ ...quick, train: 'a.csv' })).rejects.toThrow('go together');
  await expect(async () => benchRelevance({ ...quick, train: 'a.csv', test: 'b.csv' })).rejects.toThrow('a.csv');
});
