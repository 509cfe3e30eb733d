import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { periodKey } from '../umkm/periods.js';
import { reserve, type ReservableLine } from './reserve.js';

const nobody = () => 0;

function line(over: Partial<ReservableLine> = {}): ReservableLine {
  return {
    lineId: 'line',
    pool: { id: 'pool', period: 'month', capacity: 60 },
    madeFresh: false,
    use: 1,
    readyFrom: '2026-11-24',
    deliveries: [{ date: '2027-01-15', base: 40 }],
    ...over,
  };
}

const rowsOf = (lines: ReservableLine[], committed: (pool: string, period: string) => number = nobody) => {
  const found = reserve(lines, committed);
  return 'rows' in found ? found.rows.map((r) => `${r.delivery} ${r.period} ${r.units}`) : found.lack;
};

describe('reserve', () => {
  it('takes the period of the delivery first', () => {
    expect(rowsOf([line()])).toEqual(['0 2027-01 40']);
  });

  it('fills earlier periods with storable goods, nearest first, back to when they can be ready', () => {
    expect(rowsOf([line({ deliveries: [{ date: '2027-01-15', base: 150 }] })])).toEqual(['0 2027-01 60', '0 2026-12 60', '0 2026-11 30']);
  });

  it('leaves what others hold', () => {
    const committed = (_pool: string, period: string) => (period === '2027-01' ? 30 : 0);
    expect(rowsOf([line()], committed)).toEqual(['0 2027-01 30', '0 2026-12 10']);
  });

  it('makes fresh goods in the period of their delivery and in no other', () => {
    const fresh = line({ madeFresh: true, pool: { id: 'pool', period: 'day', capacity: 100 }, deliveries: [{ date: '2027-01-15', base: 101 }] });
    expect(rowsOf([fresh])).toEqual({ lineId: 'line', poolId: 'pool', period: '2027-01-15', wanted: 101, remaining: 100 });
  });

  it('says what is left over all periods when storable goods do not fit', () => {
    expect(rowsOf([line({ deliveries: [{ date: '2027-01-15', base: 181 }] })])).toEqual({
      lineId: 'line',
      poolId: 'pool',
      period: '2027-01',
      wanted: 181,
      remaining: 180,
    });
  });

  it('counts pool units, not base units, where a product takes more of a shared pool', () => {
    expect(rowsOf([line({ use: 3, deliveries: [{ date: '2027-01-15', base: 20 }] })])).toEqual(['0 2027-01 60']);
  });

  it('lets two lines of one pool share what there is', () => {
    const two = [line({ lineId: 'a' }), line({ lineId: 'b', deliveries: [{ date: '2027-01-20', base: 30 }] })];
    expect(rowsOf(two)).toEqual(['0 2027-01 40', '0 2027-01 20', '0 2026-12 10']);
  });

  it('serves the earlier delivery first, whatever the order they are stated in', () => {
    const deliveries = [
      { date: '2027-02-15', base: 100 },
      { date: '2027-01-15', base: 60 },
    ];
    expect(rowsOf([line({ readyFrom: '2027-01-02', deliveries })])).toEqual({ lineId: 'line', poolId: 'pool', period: '2027-02', wanted: 100, remaining: 60 });
  });

  it('never takes more than is free, never a period that is too early, and all of what is wanted', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((d) => new Date(Date.UTC(2026, 10, 24) + d * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        fc.constantFrom('day' as const, 'week' as const, 'month' as const),
        fc.integer({ min: 0, max: 50 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.record({ date: day, base: fc.integer({ min: 1, max: 60 }) }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 0, max: 50 }),
        (period, capacity, madeFresh, use, deliveries, held) => {
          const lines = [line({ pool: { id: 'pool', period, capacity }, madeFresh, use, deliveries })];
          const found = reserve(lines, () => held);
          if ('lack' in found) {
            expect(found.lack.remaining).toBeLessThan(found.lack.wanted);
            return;
          }
          const taken = new Map<string, number>();
          for (const row of found.rows) taken.set(row.period, (taken.get(row.period) ?? 0) + row.units);
          for (const units of taken.values()) expect(units).toBeLessThanOrEqual(Math.max(0, capacity - held));
          for (const [at, delivery] of deliveries.entries()) {
            const own = found.rows.filter((r) => r.delivery === at);
            expect(own.reduce((sum, r) => sum + r.units, 0)).toBe(delivery.base * use);
            for (const row of own) {
              expect(row.period <= periodKey(delivery.date, period)).toBe(true);
              const early = row.period < periodKey('2026-11-24', period);
              expect(early).toBe(false);
              if (madeFresh) expect(row.period).toBe(periodKey(delivery.date, period));
            }
          }
        },
      ),
      { seed: 20261124, numRuns: 500 },
    );
  });
});
