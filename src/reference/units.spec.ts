import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { UNITS, convertible, findUnit, fromBase, getUnit, splittable, toBase } from './units.js';

const SEED = 20261124;

describe('findUnit', () => {
  it.each([
    ['paket', 'paket'],
    ['pkt', 'paket'],
    ['PKT', 'paket'],
    ['orang', 'orang'],
    ['ORG', 'orang'],
    ['OH', 'oh'],
    ['OK', 'ok'],
    ['O.K.', 'ok'],
    ['orang/kali', 'ok'],
    ['Orang - Kali', 'ok'],
    ['OJ', 'oj'],
    ['OB', 'ob'],
    ['OT', 'ot'],
    ['OP', 'op'],
    ['JP', 'jp'],
    ['bulan', 'bulan'],
    ['BLN', 'bulan'],
    ['Kegiatan', 'kegiatan'],
    ['LS', 'ls'],
    ['lembar', 'lembar'],
    ['Lbr', 'lembar'],
    ['unit', 'unit'],
    ['buah', 'buah'],
    ['bh.', 'buah'],
    ['liter', 'liter'],
    ['exp', 'eksemplar'],
    ['buku', 'buku'],
    ['box', 'box'],
    ['kotak', 'kotak'],
    ['meter', 'meter'],
    ['m2', 'meter-persegi'],
    ['m²', 'meter-persegi'],
    ['set', 'set'],
    ['stel', 'stel'],
    ['pak', 'pak'],
    ['dus', 'dus'],
    ['Kg', 'kg'],
    ['rim', 'rim'],
    ['lusin', 'lusin'],
    ['kodi', 'kodi'],
    ['gros', 'gros'],
    ['kuintal', 'kuintal'],
    ['kwintal', 'kuintal'],
    ['helai', 'helai'],
    ['ＫＧ', 'kg'],
  ])('reads %s', (text, id) => {
    expect(findUnit(text)?.id).toBe(id);
  });

  it.each(['', '   ', 'RUPIAH', 'constructor', '__proto__', '12'])('does not know %j', (text) => {
    expect(findUnit(text)).toBeUndefined();
  });
});

describe('toBase', () => {
  it.each([
    [3, 'lusin', undefined, 36],
    [2, 'kodi', undefined, 40],
    [1, 'gros', undefined, 144],
    [5, 'rim', undefined, 2500],
    [1_000, 'kuintal', undefined, 100_000],
    [1_500, 'kg', undefined, 1_500],
    [250, 'meter', undefined, 2_500],
    [10, 'dus', 48, 480],
    [10, 'dus', undefined, 10],
    [139, 'ok', 7, 139],
    [0, 'kg', undefined, 0],
  ])('%d steps of %s (pack of %s) are %d', (quantity, unit, packSize, base) => {
    expect(toBase(quantity, getUnit(unit), packSize)).toBe(base);
  });

  it('is null where the base quantity would not be whole or exact', () => {
    expect(toBase(1, getUnit('ton'))).toBe(1_000);
    expect(toBase(1, { ...getUnit('kg'), ratio: 1 })).toBeNull();
    expect(toBase(1.5, getUnit('buah'))).toBeNull();
    expect(toBase(Number.NaN, getUnit('buah'))).toBeNull();
    expect(toBase(Number.MAX_SAFE_INTEGER, getUnit('lusin'))).toBeNull();
    expect(toBase(2, getUnit('dus'), 1.5)).toBeNull();
  });

  it('comes back the same from base units', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...UNITS),
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.integer({ min: 1, max: 1_000 }),
        (unit, quantity, packSize) => {
          const base = toBase(quantity, unit, packSize);
          if (base !== null) expect(fromBase(base, unit, packSize)).toBe(quantity);
        },
      ),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('lets every step of every unit be a whole number of base units', () => {
    for (const unit of UNITS) expect([unit.id, unit.ratio % unit.steps]).toEqual([unit.id, 0]);
  });
});

describe('convertible and splittable', () => {
  it('converts within a dimension, and between sheets and pieces', () => {
    expect(convertible(getUnit('lusin'), getUnit('buah'))).toBe(true);
    expect(convertible(getUnit('helai'), getUnit('potong'))).toBe(true);
    expect(convertible(getUnit('ok'), getUnit('kotak'))).toBe(true);
    expect(convertible(getUnit('kg'), getUnit('ton'))).toBe(true);
    expect(convertible(getUnit('kg'), getUnit('liter'))).toBe(false);
    expect(convertible(getUnit('buah'), getUnit('meter'))).toBe(false);
  });

  it('never converts a service into another', () => {
    expect(convertible(getUnit('bulan'), getUnit('hari'))).toBe(false);
    expect(convertible(getUnit('kegiatan'), getUnit('kegiatan'))).toBe(true);
    expect(convertible(getUnit('ob'), getUnit('buah'))).toBe(false);
  });

  it('splits things, not services, nor one package', () => {
    expect(splittable(getUnit('kotak'), 139)).toBe(true);
    expect(splittable(getUnit('paket'), 120)).toBe(true);
    expect(splittable(getUnit('paket'), 1)).toBe(false);
    expect(splittable(getUnit('buah'), 1)).toBe(false);
    expect(splittable(getUnit('kg'), 1_000)).toBe(true);
    expect(splittable(getUnit('bulan'), 12)).toBe(false);
    expect(splittable(getUnit('ls'), 1)).toBe(false);
  });
});
