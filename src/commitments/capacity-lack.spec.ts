import { describe, expect, it } from '@jest/globals';
import { capacityRefusal } from './capacity-lack.js';

describe('a refusal by capacity', () => {
  it.each([
    ['a month', '2027-01', 'Januari 2027', 'January 2027'],
    ['a week', '2027-W03', 'minggu ke-3 2027', 'week 3 of 2027'],
    ['a day', '2027-01-15', '15 Januari 2027', '15 January 2027'],
  ])('names %s in both languages and keeps its key', (_what, period, periodId, periodEn) => {
    const said = capacityRefusal({ poolId: 'pool', period, wanted: 3, remaining: 2 }, { unitId: 'buah', packSize: 1, poolUse: 1 });
    expect(said).toMatchObject({ period, 'period.id': periodId, 'period.en': periodEn, wanted: 3, remaining: 2, 'wanted.id': '3\u00a0buah', 'remaining.id': '2\u00a0buah' });
  });

  it('says amounts in the unit of the line: what is asked rounded up, what remains rounded down', () => {
    const lack = { poolId: 'pool', period: '2027-01', wanted: 241, remaining: 119 };
    const said = capacityRefusal(lack, { unitId: 'dus', packSize: 12, poolUse: 2 });
    expect([said['wanted.id'], said['remaining.id']].map((words) => parseInt(String(words), 10))).toEqual([11, 4]);
    expect(said).toMatchObject(lack);
  });
});
