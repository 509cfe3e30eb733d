import { describe, expect, it } from '@jest/globals';
import { sizeClassOf } from './size-class.js';

const DATE = '2026-11-24';
const MILIAR = 1_000_000_000;
const NEW = { foundedOn: '2021-02-02', yearlySalesRupiah: 90 * MILIAR, cooperative: false };
const OLD = { foundedOn: '2021-02-01', capitalRupiah: 90 * MILIAR, cooperative: false };

describe('sizeClassOf', () => {
  it.each([
    [0, 'mikro'],
    [MILIAR, 'mikro'],
    [MILIAR + 1, 'kecil'],
    [5 * MILIAR, 'kecil'],
    [5 * MILIAR + 1, 'menengah'],
    [10 * MILIAR, 'menengah'],
    [10 * MILIAR + 1, 'besar'],
  ])('of a business founded since 2 February 2021 goes by capital: %d is %s', (capitalRupiah, value) => {
    expect(sizeClassOf({ ...NEW, capitalRupiah }, DATE)).toEqual({ value, basis: 'capital', missing: [] });
  });

  it.each([
    [2 * MILIAR, 'mikro'],
    [2 * MILIAR + 1, 'kecil'],
    [15 * MILIAR, 'kecil'],
    [15 * MILIAR + 1, 'menengah'],
    [50 * MILIAR, 'menengah'],
    [50 * MILIAR + 1, 'besar'],
  ])('of an older business goes by yearly sales: %d is %s', (yearlySalesRupiah, value) => {
    expect(sizeClassOf({ ...OLD, yearlySalesRupiah }, DATE)).toEqual({ value, basis: 'sales', missing: [] });
  });

  it('is koperasi for a cooperative, whatever its figures', () => {
    const facts = { foundedOn: null, capitalRupiah: null, yearlySalesRupiah: null, cooperative: true };
    expect(sizeClassOf(facts, DATE)).toEqual({ value: 'koperasi', basis: 'cooperative', missing: [] });
  });

  it('names the one figure it lacks', () => {
    expect(sizeClassOf({ ...NEW, capitalRupiah: null }, DATE)).toMatchObject({
      value: null,
      missing: ['capitalRupiah'],
    });
    expect(sizeClassOf({ ...OLD, yearlySalesRupiah: null }, DATE)).toMatchObject({
      value: null,
      missing: ['yearlySalesRupiah'],
    });
    expect(sizeClassOf({ ...NEW, foundedOn: null, capitalRupiah: 1 }, DATE)).toMatchObject({
      value: null,
      missing: ['foundedOn'],
    });
  });
});
