import { describe, expect, it } from '@jest/globals';
import { factsOf, objectionToUnit, poolUseOf } from './product-facts.js';

describe('factsOf', () => {
  it('takes from the shelf what was not stated', () => {
    expect(factsOf({ categoryId: 'kopi' })).toEqual({
      categoryId: 'kopi',
      unitId: 'bungkus',
      baseDimension: 'piece',
      madeFresh: false,
      packaged: true,
    });
    expect(factsOf({ categoryId: 'nasi-kotak' })).toMatchObject({ unitId: 'kotak', madeFresh: true, packaged: false });
  });

  it('keeps what was', () => {
    const stated = { categoryId: 'kopi', unitId: 'kg', madeFresh: true, packaged: false };
    expect(factsOf(stated)).toEqual({ ...stated, baseDimension: 'gram' });
  });

  it.each([
    ['a group', { categoryId: 'pangan' }, { code: 'category_unknown', params: { category: 'pangan' } }],
    [
      'an unknown shelf',
      { categoryId: 'constructor' },
      { code: 'category_unknown', params: { category: 'constructor' } },
    ],
    ['an unknown unit', { categoryId: 'kopi', unitId: 'firkin' }, { code: 'unit_unknown', params: { unit: 'firkin' } }],
    [
      'a spelling in place of a unit',
      { categoryId: 'kopi', unitId: 'kilogram' },
      { code: 'unit_unknown', params: { unit: 'kilogram' } },
    ],
  ])('refuses %s', (_name, described, objection) => {
    expect(factsOf(described)).toEqual(objection);
  });
});

describe('objectionToUnit', () => {
  it.each([
    ['lusin', 'buah', null],
    ['kg', 'gram', null],
    ['helai', 'buah', null],
    ['kegiatan', 'kegiatan', null],
    ['kg', 'buah', 'unit_mismatch'],
    ['kegiatan', 'ls', 'unit_mismatch'],
    ['firkin', 'buah', 'unit_unknown'],
  ])('%s for a product in %s: %s', (unitId, productUnitId, code) => {
    expect(objectionToUnit(unitId, productUnitId)?.code ?? null).toBe(code);
  });
});

describe('poolUseOf', () => {
  it.each([
    ['piece', 'piece', undefined, 1],
    ['sheet', 'piece', undefined, 1],
    ['piece', 'gram', undefined, null],
    ['piece', 'gram', 250, 250],
    ['piece', 'piece', 3, 3],
  ] as const)('of a %s from a pool of %s, stated %p: %p', (product, pool, stated, use) => {
    expect(poolUseOf(product, pool, stated)).toBe(use);
  });
});
