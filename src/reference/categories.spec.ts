import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import {
  CATEGORIES,
  categoriesOfKbli,
  categoryAffinity,
  categoryOfKbki,
  descendants,
  findCategory,
  getCategory,
  isWithin,
  kbliTitle,
  pathOf,
} from './categories.js';
import { CATEGORY_ICONS } from './data/shelves.js';
import { SHELF_CODES } from './data/shelf-codes.js';
import { findUnit } from './units.js';

describe('the tree of shelves', () => {
  it('has a short name for each shelf that fits a row on the wall, in both languages', () => {
    const long = CATEGORIES.filter(({ group, shortName }) => !group && Math.max(shortName.id.length, shortName.en.length) > 16);
    expect(long.map(({ id, shortName }) => [id, shortName])).toEqual([]);
  });

  it('has about 25 shelves in at most three levels, parents before children', () => {
    const shelves = CATEGORIES.filter((category) => !category.group);
    expect(shelves.length).toBeGreaterThanOrEqual(24);
    expect(shelves.length).toBeLessThanOrEqual(28);
    const seen = new Set<string | null>([null]);
    for (const category of CATEGORIES) {
      expect(seen.has(category.parentId)).toBe(true);
      expect(seen.has(category.id)).toBe(false);
      seen.add(category.id);
      expect(pathOf(category.id).length).toBeLessThanOrEqual(3);
      expect(category.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    }
  });

  it('gives each category names, an icon, a unit and its codes', () => {
    for (const category of CATEGORIES) {
      expect(category.name.id).not.toBe('');
      expect(category.name.en).not.toBe('');
      expect(CATEGORY_ICONS).toContain(category.icon);
      expect(findUnit(category.unitId)?.id).toBe(category.unitId);
      if (category.id === 'lainnya') continue;
      if (!category.group) expect(category.kbliCodes.length).toBeGreaterThan(0);
      for (const code of category.kbliCodes) expect(kbliTitle(code)).toBeTruthy();
    }
    expect(Object.keys(SHELF_CODES).sort()).toEqual(CATEGORIES.map((category) => category.id).sort());
  });

  it('lists a shelf with its parts', () => {
    expect(descendants('konsumsi-rapat').map((category) => category.id)).toEqual([
      'konsumsi-rapat',
      'snack-box',
      'nasi-kotak',
    ]);
    expect(isWithin('kopi', 'pangan')).toBe(true);
    expect(isWithin('kopi', 'konsumsi-rapat')).toBe(false);
  });

  it('finds only what it has', () => {
    expect(findCategory('kain-tapis')?.name.id).toBe('Kain tapis');
    expect(findCategory('__proto__')).toBeUndefined();
    expect(() => getCategory('tidak-ada')).toThrow('tidak-ada');
    expect(kbliTitle('constructor')).toBeUndefined();
  });

  it('leads from KBLI and KBKI to a shelf', () => {
    expect(categoriesOfKbli('10794').map((category) => category.id)).toContain('camilan');
    expect(categoryOfKbki('2391103000')?.id).toBe('kopi');
    expect(categoryOfKbki('2399911')?.id).toBe('camilan');
    expect(categoryOfKbki('9999')).toBeUndefined();
  });
});

describe('categoryAffinity', () => {
  it.each([
    ['kain-tapis', 'kain-tapis', 1000],
    ['kopi', 'makanan-kemasan', 800],
    ['snack-box', 'nasi-kotak', 600],
    ['kain-tapis', 'seragam', 300],
    ['kopi', 'konsumsi-rapat', 150],
    ['snack-box', 'kopi', 150],
    ['kain-tapis', 'kopi', 0],
    ['lainnya', 'atk', 0],
    ['lainnya', 'lainnya', 1000],
    ['tidak-ada', 'tidak-ada', 0],
  ])('%s and %s: %d', (a, b, permille) => {
    expect(categoryAffinity(a, b)).toBe(permille);
  });

  it('is symmetric, within bounds, and greatest for the same shelf', () => {
    for (const a of CATEGORIES) {
      for (const b of CATEGORIES) {
        const affinity = categoryAffinity(a.id, b.id);
        expect(affinity).toBe(categoryAffinity(b.id, a.id));
        expect(affinity === 1000).toBe(a.id === b.id);
        expect(Number.isInteger(affinity) && affinity >= 0).toBe(true);
      }
    }
  });
});

const data = process.env.TAPIS_DATA;
if (!data) console.warn('SKIPPED: codes are not held against the tables of BPS, TAPIS_DATA is not set');

(data ? describe : describe.skip)('codes held against the tables of BPS', () => {
  const table = (name: string): Record<string, string>[] =>
    parse(readFileSync(`${data}/reference/${name}`, 'utf8'), { columns: true, bom: true });

  it('uses only codes that exist, with their own titles', () => {
    const titles = new Map(table('kbli_2020.csv').map((row) => [row.code, row.title?.trim().replace(/\s+/g, ' ')]));
    for (const category of CATEGORIES) {
      for (const code of category.kbliCodes) expect([code, kbliTitle(code)]).toEqual([code, titles.get(code)]);
    }
    const kbki = table('kbki.csv').map((row) => row.kode ?? '');
    for (const prefix of CATEGORIES.flatMap((category) => category.kbkiPrefixes)) {
      expect([prefix, kbki.some((code) => code.startsWith(prefix))]).toEqual([prefix, true]);
    }
  });
});
