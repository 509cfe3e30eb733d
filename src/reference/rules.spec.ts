import { describe, expect, it } from '@jest/globals';
import { SIZE_CLASSES } from '../contract/kinds.js';
import { RULES } from './data/rule-rows.js';
import {
  countsTowardsShare,
  directProcurementLimit,
  findRule,
  halalIsDue,
  instrumentFor,
  isReserved,
  mayTakeReserved,
  methodCarries,
  ruleAt,
} from './rules.js';

const LAST_OLD_DAY = '2025-04-29';
const FIRST_NEW_DAY = '2025-04-30';
const EVENT_DAY = '2026-11-24';

describe('dated rules', () => {
  it('never has two rows of one key for a day, nor a gap between them', () => {
    for (const key of new Set(RULES.map((rule) => rule.key))) {
      const rows = RULES.filter((rule) => rule.key === key).sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
      rows.forEach((row, at) => {
        const next = rows[at + 1];
        expect([key, row.validTo === null]).toEqual([key, next === undefined]);
        if (next) expect([key, dayAfter(row.validTo as string)]).toEqual([key, next.validFrom]);
        expect(row.source).not.toBe('');
      });
    }
  });

  it('changes on the very day', () => {
    expect(ruleAt('direct_procurement_limit', LAST_OLD_DAY).value.construction).toBe(200_000_000);
    expect(ruleAt('direct_procurement_limit', FIRST_NEW_DAY).value.construction).toBe(400_000_000);
    expect(ruleAt('domestic_content', LAST_OLD_DAY).value.rungs).toHaveLength(1);
    expect(ruleAt('domestic_content', FIRST_NEW_DAY).value.rungs).toHaveLength(4);
  });

  it('knows nothing before the first law it holds', () => {
    expect(findRule('small_business_share', '2020-12-31')).toBeUndefined();
    expect(() => ruleAt('small_business_share', '2020-12-31')).toThrow('2020-12-31');
    expect(halalIsDue('mikro', '2020-01-01')).toBe(false);
  });

  it('asks 40% and reserves packages up to 15 miliar', () => {
    expect(ruleAt('small_business_share', EVENT_DAY).value).toBe(400);
    expect(isReserved(15_000_000_000, EVENT_DAY)).toBe(true);
    expect(isReserved(15_000_000_001, EVENT_DAY)).toBe(false);
  });
});

describe('buying', () => {
  it.each([
    ['BARANG', 200_000_000],
    ['JASA_LAINNYA', 200_000_000],
    ['OTHER', 200_000_000],
    ['KONSTRUKSI', 400_000_000],
    ['KONSULTANSI', 100_000_000],
  ] as const)('lets %s be bought directly up to %d', (kind, limit) => {
    expect(directProcurementLimit(kind, EVENT_DAY)).toBe(limit);
    expect(methodCarries('PENGADAAN_LANGSUNG', kind, limit, EVENT_DAY)).toBe(true);
    expect(methodCarries('PENGADAAN_LANGSUNG', kind, limit + 1, EVENT_DAY)).toBe(false);
    expect(methodCarries('E_PURCHASING', kind, limit + 1, EVENT_DAY)).toBe(true);
  });

  it.each([
    ['PENGADAAN_LANGSUNG', 10_000_000, 'receipt'],
    ['PENGADAAN_LANGSUNG', 10_000_001, 'kuitansi'],
    ['PENGADAAN_LANGSUNG', 50_000_000, 'kuitansi'],
    ['PENGADAAN_LANGSUNG', 50_000_001, 'spk'],
    ['PENGADAAN_LANGSUNG', 200_000_000, 'spk'],
    ['TENDER', 200_000_001, 'contract'],
    ['E_PURCHASING', 1, 'order_letter'],
    ['E_PURCHASING', 900_000_000, 'order_letter'],
  ] as const)('ends %s of Rp %d in a %s', (method, value, instrument) => {
    expect(instrumentFor(method, value, EVENT_DAY)).toBe(instrument);
  });
});

describe('size classes under the rules', () => {
  it.each([
    ['mikro', true],
    ['kecil', true],
    ['koperasi', true],
    ['menengah', false],
    ['besar', false],
    [null, false],
  ] as const)('%s counts towards the share and may take reserved packages: %s', (sizeClass, expected) => {
    expect(countsTowardsShare(sizeClass, EVENT_DAY)).toBe(expected);
    expect(mayTakeReserved(sizeClass, EVENT_DAY)).toBe(expected);
  });

  it('makes halal due for micro and small food makers on 17 October 2026', () => {
    expect(halalIsDue('mikro', '2026-10-16')).toBe(false);
    expect(halalIsDue('mikro', '2026-10-17')).toBe(true);
    expect(halalIsDue('menengah', '2026-10-16')).toBe(true);
    expect(halalIsDue(null, '2026-10-16')).toBe(false);
    for (const sizeClass of SIZE_CLASSES) expect(halalIsDue(sizeClass, EVENT_DAY)).toBe(true);
  });
});

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
