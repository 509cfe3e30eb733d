import { describe, expect, it } from '@jest/globals';
import type { CommitmentLine, ReadBack } from '../api/types';
import { changesBetween } from './changes';

const line = (change: Partial<CommitmentLine> = {}): CommitmentLine => ({
  id: 'l1',
  categoryId: 'kain-tapis',
  demandId: 'd1',
  offerId: 'o1',
  umkmId: 'u1',
  umkmName: 'Tapis Muli Siger',
  name: 'Selendang',
  quantity: 100,
  unitId: 'helai',
  unitName: { id: 'helai', en: 'piece' },
  steps: 1,
  unitPrice: 570_000,
  total: 57_000_000,
  deliveries: [{ date: '2027-01-15', quantity: 100, capacity: [] }],
  ...change,
});
const readBack = (change: Partial<ReadBack> = {}): ReadBack => ({
  agency: { id: 'a1', name: 'Balai', kind: 'INSTANSI_VERTIKAL' },
  total: 57_000_000,
  totalWords: { id: '', en: '' },
  method: 'E_PURCHASING',
  plannedMonth: '2027-01',
  lines: [line()],
  warnings: [],
  ...change,
});

describe('what changed since it was read', () => {
  it('finds nothing between equal versions', () => {
    expect(changesBetween(readBack(), readBack())).toEqual([]);
  });

  it.each([
    ['quantity', { total: 51_300_000, lines: [line({ quantity: 90, total: 51_300_000 })] }, ['total', 'quantity']],
    ['price', { total: 56_000_000, lines: [line({ unitPrice: 560_000, total: 56_000_000 })] }, ['total', 'price']],
    ['date', { lines: [line({ deliveries: [{ date: '2027-01-20', quantity: 100, capacity: [] }] })] }, ['deliveries']],
    ['method', { method: 'TENDER' }, ['method']],
    ['month', { plannedMonth: '2027-02' }, ['month']],
    ['another line', { lines: [line(), line({ demandId: 'd2' })] }, ['added']],
    ['a line gone', { lines: [] }, ['removed']],
  ] as [string, Partial<ReadBack>, string[]][])('names a changed %s', (_what, change, expected) => {
    expect(changesBetween(readBack(), readBack(change)).map((one) => one.what)).toEqual(expected);
  });

  it('does not call a change in what others reserved a change of the commitment', () => {
    const capacity = [
      {
        poolId: 'p1',
        poolName: '',
        period: 'month' as const,
        key: '2027-01',
        perPeriod: 200,
        reservedByOthers: 50,
        reservedHere: 100,
        remaining: 50,
      },
    ];
    const now = readBack({ lines: [line({ deliveries: [{ date: '2027-01-15', quantity: 100, capacity }] })] });
    expect(changesBetween(readBack(), now)).toEqual([]);
  });
});
