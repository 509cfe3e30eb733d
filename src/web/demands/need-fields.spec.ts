import { describe, expect, it } from '@jest/globals';
import { EMPTY_NEED, readNeed } from './need-fields';

const typed = { ...EMPTY_NEED, packageId: 'p1', name: 'Selendang', categoryId: 'kain-tapis', unitId: 'helai' };

describe('a need as typed', () => {
  it('may leave everything for later but name, shelf, unit and package', () => {
    const read = readNeed(typed, 1, 'id');
    expect(read).toMatchObject({ body: { packageId: 'p1', quantity: null, unitCeiling: null, deliverFrom: null } });
  });

  it('reads Indonesian figures', () => {
    const read = readNeed({ ...typed, quantity: '1,5', unitCeiling: 'Rp 600.000' }, 1000, 'id');
    expect(read).toMatchObject({ body: { quantity: 1500, unitCeiling: 600_000 } });
  });

  it.each([
    ['quantity', { quantity: '1,5' }, 'quantity'],
    ['unitCeiling', { unitCeiling: '6OO.000' }, 'unitCeiling'],
    ['deliverTo', { deliverFrom: '2027-02-01', deliverTo: '2027-01-01' }, 'dates'],
    ['deliverTo', { deliverFrom: '2027-02-01' }, 'datesHalf'],
    ['deliverFrom', { deliverTo: '2027-02-01' }, 'datesHalf'],
    ['name', { name: '  ' }, 'name'],
    ['regencyCode', { regencyCode: 'Bandar Lampong' }, 'regency'],
    ['packageName', { packageId: '' }, 'package'],
  ])('says at %s what is wrong with %o', (field, change, problem) => {
    expect(readNeed({ ...typed, ...change }, 1, 'id')).toMatchObject({ problems: { [field]: problem } });
  });

  it('sends a local package where there is none from a plan', () => {
    const read = readNeed({ ...typed, packageId: '', packageName: 'Acara kantor', pagu: '60.000.000' }, 1, 'id');
    expect(read).toMatchObject({ body: { package: { name: 'Acara kantor', pagu: 60_000_000 } } });
  });
});
