import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { UNITS } from '../reference/units.js';
import { type DemandFields, derive, gapsOf, statusOf, valueOf } from './demand-state.js';

const COMPLETE: DemandFields = {
  categoryId: 'snack-box',
  name: 'Snack box',
  spec: null,
  quantity: 139,
  unitId: 'kotak',
  unitCeiling: 25_000,
  deliverFrom: '2027-01-14',
  deliverTo: '2027-01-14',
  place: null,
  regencyCode: '18.71',
  certificates: [],
  catalogueWanted: false,
  domesticWanted: false,
  oneSeller: false,
};
const fields = (changes: Partial<DemandFields> = {}): DemandFields => ({ ...COMPLETE, ...changes });
const lampung = (code: string) => code === '18.71';
const codeOf = (act: () => unknown) => {
  try {
    act();
  } catch (thrown) {
    return (thrown as { code: string }).code;
  }
  return 'accepted';
};

describe('derive', () => {
  it.each<[string, Partial<DemandFields>, number | null, boolean]>([
    ['pieces', {}, 139, true],
    ['a dozen by the dozen', { unitId: 'lusin', quantity: 3 }, 36, true],
    ['kilograms in thousandths', { unitId: 'kg', quantity: 1_500 }, 1_500, true],
    ['one piece, which nobody can share', { unitId: 'buah', quantity: 1 }, 1, false],
    ['one package, which names the whole', { unitId: 'paket', quantity: 1 }, 1, false],
    ['a service', { unitId: 'kegiatan', quantity: 4 }, 4, false],
    ['what the buyer wants from one seller', { oneSeller: true }, 139, false],
    ['a quantity that is still to be asked', { quantity: null }, null, false],
  ])('counts %s', (_name, changes, baseQuantity, splittable) => {
    expect(derive(fields(changes), lampung)).toEqual({ baseQuantity, splittable });
  });

  it.each<[string, Partial<DemandFields>, string]>([
    ['an unknown shelf', { categoryId: 'rumah-mewah' }, 'category_unknown'],
    ['an unknown unit', { unitId: 'gerobak' }, 'unit_unknown'],
    ['a unit by another spelling than its id', { unitId: 'pcs' }, 'unit_unknown'],
    ['a regency that does not exist', { regencyCode: '99.99' }, 'regency_unknown'],
    ['a delivery that ends before it starts', { deliverTo: '2027-01-13' }, 'dates_out_of_order'],
    ['a quantity beyond exact base units', { unitId: 'ton', quantity: 1_000_000_000_000 }, 'amount_overflow'],
    ['a value beyond exact rupiah', { quantity: 1_000_000_000_000, unitCeiling: 1_000_000 }, 'amount_overflow'],
    ['an open end of the delivery', { deliverTo: null }, 'accepted'],
  ])('meets %s with %p', (_name, changes, code) => {
    expect(codeOf(() => derive(fields(changes), lampung))).toBe(code);
  });
});

describe('statusOf', () => {
  it.each<[string, Partial<DemandFields>, number, string, string[]]>([
    ['everything is known', {}, 0, 'open', []],
    ['some is committed', {}, 138, 'open', []],
    ['all is committed', {}, 139, 'fulfilled', []],
    ['the quantity is unknown', { quantity: null }, 0, 'incomplete', ['quantity']],
    ['the shelf is unknown', { categoryId: null }, 0, 'incomplete', ['category']],
    ['half of the delivery window is unknown', { deliverFrom: null }, 0, 'incomplete', ['delivery']],
    ['only the ceiling is unknown', { unitCeiling: null }, 0, 'open', []],
  ])('where %s', (_name, changes, committed, status, gaps) => {
    const given = fields(changes);
    expect(statusOf({ ...given, ...derive(given, lampung) }, committed)).toBe(status);
    expect(gapsOf(given)).toEqual(gaps);
  });
});

describe('valueOf', () => {
  it('is the exact quantity at the ceiling, rounded down, in every unit', () => {
    const unit = fc.constantFrom(...UNITS);
    fc.assert(
      fc.property(
        unit,
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 1, max: 1_000_000_000 }),
        (given, quantity, unitCeiling) => {
          const value = valueOf({ quantity, unitCeiling, unitId: given.id });
          expect(value).toBe(Math.floor((quantity * unitCeiling) / given.steps));
        },
      ),
      { seed: 20261124, numRuns: 300 },
    );
  });

  it('is unknown without a quantity or a ceiling', () => {
    expect([valueOf(fields({ quantity: null })), valueOf(fields({ unitCeiling: null }))]).toEqual([null, null]);
  });
});
