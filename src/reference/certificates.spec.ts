import { describe, expect, it } from '@jest/globals';
import { CERTIFICATE_KINDS } from '../contract/kinds.js';
import { findCategory, kbliTitle } from './categories.js';
import { requirementsFor, traitsIn, usualCertificates, type ProductFacts } from './certificates.js';
import { CERTIFICATE_ROWS, PRODUCT_TRAITS, type ProductTrait } from './data/certificate-rows.js';

const DATE = '2026-11-24';
const PLAIN: ProductFacts = { traits: [], shelfLifeDays: 90, sizeClass: 'mikro' };

const compulsory = (categoryId: string, facts: Partial<ProductFacts> = {}, date = DATE) =>
  requirementsFor(categoryId, { ...PLAIN, ...facts }, date)
    .filter((row) => row.weight === 'compulsory')
    .map((row) => [...row.anyOf, ...row.kbliAnyOf].join('|'))
    .sort();

describe('requirementsFor', () => {
  it('asks packaged food that keeps for P-IRT or MD, and halal', () => {
    expect(compulsory('camilan')).toEqual(['HALAL', 'PIRT|BPOM']);
    expect(compulsory('kopi')).toEqual(['HALAL', 'PIRT|BPOM']);
  });

  it('asks no permit of food that keeps a week or less', () => {
    expect(compulsory('camilan', { shelfLifeDays: 7 })).toEqual(['HALAL']);
    expect(compulsory('camilan', { shelfLifeDays: 8 })).toEqual(['HALAL', 'PIRT|BPOM']);
  });

  it('takes an unknown shelf life for a long one, and says so', () => {
    const rows = requirementsFor('camilan', { ...PLAIN, shelfLifeDays: null }, DATE);
    expect(rows.find((row) => row.anyOf.includes('PIRT'))?.assumed).toBe(true);
    expect(rows.find((row) => row.anyOf.includes('HALAL'))?.assumed).toBe(false);
  });

  it.each(['dairy', 'frozen_meat_or_fish', 'canned_low_acid', 'baby_food'] as ProductTrait[])(
    'does not let P-IRT serve for %s',
    (trait) => {
      expect(compulsory('makanan-kemasan', { traits: [trait] })).toEqual(['BPOM', 'HALAL']);
    },
  );

  it('asks bottled water for SNI and MD', () => {
    expect(new Set(compulsory('air-minum'))).toEqual(new Set(['BPOM', 'HALAL', 'SNI']));
  });

  it('tells ground coffee from instant coffee', () => {
    expect(compulsory('kopi', { traits: traitsIn('Kopi bubuk robusta') })).not.toContain('SNI');
    expect(compulsory('kopi', { traits: traitsIn('Kopi instan 3 in 1') })).toContain('SNI');
  });

  it('asks caterers for hygiene, their line of business and halal', () => {
    for (const shelf of ['konsumsi-rapat', 'snack-box', 'nasi-kotak']) {
      expect(compulsory(shelf)).toEqual(['56210|56290', 'HALAL', 'SLHS']);
    }
  });

  it('asks halal from the due date of delivery on, by size', () => {
    expect(compulsory('camilan', {}, '2026-10-16')).toEqual(['PIRT|BPOM']);
    expect(compulsory('camilan', {}, '2026-10-17')).toEqual(['HALAL', 'PIRT|BPOM']);
    expect(compulsory('camilan', { sizeClass: 'menengah' }, '2026-10-16')).toEqual(['HALAL', 'PIRT|BPOM']);
  });

  it('asks nothing hard of tapis, souvenirs, bags and furniture, but names what helps', () => {
    for (const shelf of ['kain-tapis', 'suvenir', 'plakat', 'tas', 'seragam', 'mebel', 'cetakan', 'lainnya']) {
      expect(compulsory(shelf)).toEqual([]);
    }
    const helps = requirementsFor('kain-tapis', PLAIN, DATE).flatMap((row) => row.anyOf);
    expect(helps).toEqual(['TKDN', 'MEREK', 'IG']);
  });

  it('asks staples only where they are of a kind with compulsory SNI', () => {
    expect(compulsory('sembako')).toEqual([]);
    expect(compulsory('sembako', { traits: ['palm_oil'] })).toEqual(['BPOM', 'HALAL', 'SNI']);
  });

  it('puts the compulsory ones first', () => {
    const weights = requirementsFor('elektronik', { ...PLAIN, traits: ['sni_equipment'] }, DATE).map(
      (row) => row.weight,
    );
    expect(weights).toEqual(['compulsory', 'desirable']);
  });
});

describe('usualCertificates', () => {
  it.each([
    ['snack-box', ['HALAL', 'SLHS']],
    ['camilan', ['PIRT', 'HALAL']],
    ['kain-tapis', []],
  ])('of %s are %j', (shelf, kinds) => {
    expect([...usualCertificates(shelf, DATE)].sort()).toEqual([...kinds].sort());
  });
});

describe('traitsIn', () => {
  it.each([
    ['Kopi bubuk robusta', []],
    ['Kopi instan sachet', ['instant_coffee']],
    ['Yoghurt cup', ['dairy']],
    ['Susu kedelai', []],
    ['Pempek frozen ikan', ['frozen_meat_or_fish']],
    ['Tuna kaleng', ['canned_tuna']],
    ['Air mineral gelas', ['bottled_water']],
    ['Minyak goreng kemasan', ['palm_oil']],
    ['Bubuk cokelat', ['cocoa_powder']],
    ['Biskuit jahe', ['biscuits']],
    ['Keripik pisang', []],
  ])('of %s are %j', (name, traits) => {
    expect(traitsIn(name)).toEqual(traits);
  });
});

describe('the rows', () => {
  it('name real categories, kinds, codes and traits', () => {
    expect(new Set(CERTIFICATE_ROWS.map((row) => row.id)).size).toBe(CERTIFICATE_ROWS.length);
    for (const row of CERTIFICATE_ROWS) {
      for (const id of row.categoryIds) expect(findCategory(id)).toBeDefined();
      for (const kind of row.anyOf) expect(CERTIFICATE_KINDS).toContain(kind);
      for (const code of row.kbliAnyOf) expect(kbliTitle(code)).toBeDefined();
      expect(row.anyOf.length + row.kbliAnyOf.length).toBeGreaterThan(0);
      expect(row.source).not.toBe('');
    }
    expect(new Set(PRODUCT_TRAITS).size).toBe(PRODUCT_TRAITS.length);
  });
});
