import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { endOfMonth, readDate } from './civil-dates.js';

const outcome = (written: string, zone?: string): string => {
  const reading = readDate(written, zone);
  return reading.ok ? reading.value : reading.problem.code;
};

describe('readDate', () => {
  it.each<[string, string]>([
    ['24-11-2026', '2026-11-24'],
    ['24/11/2026', '2026-11-24'],
    ['24.11.2026', '2026-11-24'],
    ['4-1-2027', '2027-01-04'],
    ['2026-11-24', '2026-11-24'],
    ['2026/11/24', '2026-11-24'],
    ['24 November 2026', '2026-11-24'],
    ['24 Nopember 2026', '2026-11-24'],
    ['Selasa, 24 November 2026', '2026-11-24'],
    ["Jum'at, 1 Mei 2026", '2026-05-01'],
    ['1 Agt 2026', '2026-08-01'],
    ['17 Agustus 1945', '1945-08-17'],
    ['3-Feb-2026', '2026-02-03'],
    ['3 Pebruari 2026', '2026-02-03'],
    ['29-02-2028', '2028-02-29'],
    ['2025-11-24T10:08:03.001Z', '2025-11-24'],
    ['2025-11-24T18:08:03.001Z', '2025-11-25'],
    ['2024-08-18T00:00:00.000000Z', '2024-08-18'],
    ['2022-03-06 23:00:00', '2022-03-06'],
    ['2026-11-24T23:30:00+07:00', '2026-11-24'],
    ['2026-11-24T23:30:00-0500', '2026-11-25'],
    ['24 November 2026 pukul 23.30 WIB', '2026-11-24'],
    ['24 November 2026, 00:30 WIT', '2026-11-23'],
  ])('reads %j as %s in WIB', (written, date) => expect(outcome(written)).toBe(date));

  it('takes the date in the zone of the event', () => {
    expect(outcome('2026-11-24T15:30:00Z', 'Asia/Jakarta')).toBe('2026-11-24');
    expect(outcome('2026-11-24T15:30:00Z', 'Asia/Makassar')).toBe('2026-11-24');
    expect(outcome('2026-11-24T15:30:00Z', 'Asia/Jayapura')).toBe('2026-11-25');
  });

  it.each<[string, string]>([
    ['31-02-2026', 'date_impossible'],
    ['29-02-2027', 'date_impossible'],
    ['11-24-2026', 'date_impossible'],
    ['2026-13-01', 'date_impossible'],
    ['2026-11-24T25:00:00Z', 'date_impossible'],
    ['24-11-26', 'date_two_digit_year'],
    ['November 2026', 'date_needs_day'],
    ['2026-11', 'date_needs_day'],
    ['01-01-0001', 'date_out_of_range'],
    ['01-01-9999', 'date_out_of_range'],
    ['besok', 'date_unreadable'],
    ['46350', 'date_unreadable'],
    ['24 Brumaire 2026', 'date_unreadable'],
    [`24 November 2026${' '.repeat(3)}${'x'.repeat(80)}`, 'date_unreadable'],
  ])('refuses %j with %s', (written, code) => expect(outcome(written)).toBe(code));

  it('reads back every day it is given, however it is written', () => {
    const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year, month, dayOfMonth] = iso.split('-');
        expect(outcome(iso)).toBe(iso);
        expect(outcome(`${dayOfMonth}-${month}-${year}`)).toBe(iso);
      }),
      { seed: 20261124, numRuns: 200 },
    );
  });
});

describe('endOfMonth', () => {
  it.each([
    ['2025-12-01', '2025-12-31'],
    ['2026-02-01', '2026-02-28'],
    ['2028-02-01', '2028-02-29'],
    ['2026-04-01', '2026-04-30'],
  ])('of %s is %s', (from, to) => expect(endOfMonth(from)).toBe(to));
});
