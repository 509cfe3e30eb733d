import { describe, expect, it } from '@jest/globals';
import { termsOf } from './terms.js';

const prices = [{ minQuantity: 1, unitPrice: 25_000 }];
const terms = (unitId: string, packSize?: number) => ({ unitId, packSize, minimumOrder: 10, prices });

describe('termsOf', () => {
  it.each([
    ['buah', undefined, 'buah', 1],
    ['lusin', undefined, 'buah', 12],
    ['lusin', 12, 'buah', 12],
    ['kg', undefined, 'gram', 1_000],
    ['dus', 24, 'botol', 24],
    ['dus', undefined, 'botol', 1],
    ['kegiatan', undefined, 'kegiatan', 1],
  ])('one %s stated as %p of a product in %s holds %i base units', (unitId, stated, productUnitId, packSize) => {
    expect(termsOf(terms(unitId, stated), productUnitId)).toEqual({ unitId, packSize, minimumOrder: 10, prices });
  });

  it('refuses to say of a dozen that it holds ten', () => {
    expect(termsOf(terms('lusin', 10), 'buah')).toMatchObject({
      code: 'validation_failed',
      fields: [{ field: 'packSize', code: 'pack_size_fixed', params: { ratio: 12 } }],
    });
  });

  it.each([
    ['a unit that counts something else', terms('kg'), 'buah', 'unit_mismatch'],
    ['an unknown unit', terms('firkin'), 'buah', 'unit_unknown'],
    ['no price', { ...terms('buah'), prices: [] }, 'buah', 'price_tiers_invalid'],
    ['a minimum order below the first price', { ...terms('buah'), minimumOrder: 0 }, 'buah', 'price_tiers_invalid'],
  ])('refuses %s', (_name, described, productUnitId, code) => {
    expect(termsOf(described, productUnitId)).toMatchObject({ code });
  });
});
