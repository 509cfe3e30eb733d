import { describe, expect, it } from '@jest/globals';
import { suggestCategory } from '../reference/suggest-category.js';
import { planLines, volumeOf, type PlanText } from './demand-lines.js';

const plan = (given: Partial<PlanText>) =>
  planLines(
    {
      name: 'Belanja contoh',
      description: '',
      specification: '',
      volume: '',
      pagu: null,
      deliverFrom: '2027-01-01',
      deliverTo: '2027-12-31',
      ...given,
    },
    suggestCategory,
  );
const codes = (found: ReturnType<typeof plan>) => found.problems.map((each) => `${each.field} ${each.problem.code}`);

describe('planLines', () => {
  it('makes a line of each priced item, with its ceiling and the shelf it belongs on', () => {
    const found = plan({
      description: '1. Snack tamu dinas ( 120, OK, @ 25000 ); \n',
      volume: '1 paket',
      pagu: 3_000_000,
    });
    expect(found.lines).toMatchObject([
      {
        name: 'Snack tamu dinas',
        quantity: 120,
        unitId: 'ok',
        unitCeiling: 25_000,
        aside: null,
        deliverTo: '2027-12-31',
      },
    ]);
    expect(found.lines[0]?.categoryId).not.toBeNull();
    expect(codes(found)).not.toContain('lines.0.quantity quantity_unknown');
  });

  it.each([
    '1 Paket',
    '12 Paket',
    '1 Kegiatan',
    '12 Bulan',
    '1 Tahun',
    '',
    'n/a',
    '200 Rupiah',
    '20 x 40 OK',
    '8.5 Meter x 4 Meter',
  ])('asks for the quantity where the volume is %j', (volume) => {
    const found = plan({ name: 'Suvenir kantor', volume });
    expect(found.lines[0]?.quantity).toBeNull();
    expect(codes(found)).toContain('lines.0.quantity quantity_unknown');
  });

  it.each<[string, number, string, number | null]>([
    ['5200 Lembar', 5_200, 'lembar', null],
    ['30 Orang / Kali', 30, 'ok', null],
    ['10500 Lembar\t', 10_500, 'lembar', null],
    ['150 PKT x @80000', 150, 'paket', 80_000],
    ['( 3, PAKET, @ 1400000 )', 3, 'paket', 1_400_000],
    ['7 Orang x 9 hari', 63, 'oh', null],
    ['3 Unit / Tahun', 3, 'unit', null],
  ])('takes the quantity of the whole from %j', (volume, quantity, unitId, unitCeiling) => {
    expect(plan({ name: 'Suvenir kantor', volume }).lines).toMatchObject([{ quantity, unitId, unitCeiling }]);
  });

  it('sets aside what pays people, travel or money, and asks nothing about it', () => {
    const found = plan({ description: 'Uang Harian; Tiket pesawat; Pembulatan; Honor Narasumber' });
    expect(found.lines.map((line) => line.aside)).toEqual(['personnel', 'travel', 'money', 'personnel']);
    expect(found.problems).toEqual([]);
  });

  it('never divides a total that does not come out even', () => {
    const even = plan({ description: '- Tas Seminar [10 org x 2 kl]  4,000,000' });
    const odd = plan({ description: '- Tas Seminar [3 org x 1 kl]  4,000,000' });
    expect([even.lines[0]?.unitCeiling, odd.lines[0]?.unitCeiling]).toEqual([200_000, null]);
  });

  it('says where the lines do not make up the package', () => {
    const found = plan({ description: '1. Plakat ( 3, buah, @ 150000 )', pagu: 400_000 });
    expect(found.problems.find((each) => each.problem.code === 'lines_sum_differs')?.problem.params).toEqual({
      sum: '450.000',
      pagu: '400.000',
    });
  });

  it('asks for a number of things that came out of a division', () => {
    const found = plan({ name: 'Kursi rapat', volume: '0.8765432109 Unit' });
    expect([found.lines[0]?.quantity, codes(found)[0]]).toEqual([null, 'lines.0.quantity line_unread']);
  });

  it('names the whole after its description where that says more than "as per the terms of reference"', () => {
    expect(plan({ name: 'Paket A', description: 'Sesuai KAK' }).lines[0]?.name).toBe('Paket A');
    expect(plan({ name: 'Paket A', description: 'Kudapan rapat' }).lines[0]?.name).toBe('Kudapan rapat');
  });
});

describe('volumeOf', () => {
  it('reads nothing where a volume lists several things', () => {
    expect(volumeOf('9 Ls, 9 Liter dan 9 OH')).toBeNull();
  });
});
