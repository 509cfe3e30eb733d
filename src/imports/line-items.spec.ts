import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { unpackLines, type LineItem } from './line-items.js';

const short = (line: LineItem) => {
  const quantity = line.quantity ? Number(line.quantity.digits) / 10 ** line.quantity.scale : null;
  return [line.form, line.name, quantity, line.unit, line.unitPrice, line.total];
};
const codes = (line: LineItem | undefined) => line?.problems.map((found) => found.problem.code);

describe('unpackLines', () => {
  it.each<[string, unknown[]]>([
    ['1. Makan siang tamu ( 120, OK, @ 45000 ); \n', ['priced', 'Makan siang tamu', 120, 'OK', 45_000, null]],
    ['1. Ketua (1, KGT, @1800000)\n', ['priced', 'Ketua', 1, 'KGT', 1_800_000, null]],
    ['1. ATK ( 4 PAKET, @ 1.500.000 )', ['priced', 'ATK', 4, 'PAKET', 1_500_000, null]],
    ['( 11 BLN x @90000 )', ['priced', '', 11, 'BLN', 90_000, null]],
    ['1500 PKT x @90000', ['priced', '', 1_500, 'PKT', 90_000, null]],
    ['80 OH x  @ 400000 )', ['priced', '', 80, 'OH', 400_000, null]],
    ['3000 OJ x 90000', ['priced', '', 3_000, 'OJ', 90_000, null]],
    ['7700 x @15000', ['priced', '', 7_700, null, 15_000, null]],
    [
      '1. Pelatihan Analis ( Analisis dan Desain ) ( 1, PKT )',
      ['priced', 'Pelatihan Analis ( Analisis dan Desain )', 1, 'PKT', null, null],
    ],
    ['1. Pengajar dan Pembina ( 40, OP, ); \n', ['priced', 'Pengajar dan Pembina', 40, 'OP', null, null]],
    [
      '1. Pejabat (pagu dana di atas  Rp25 miliar s.d. Rp50 miliar) ( 12, OB, @ 1950000 )',
      ['priced', 'Pejabat (pagu dana di atas Rp25 miliar s.d. Rp50 miliar)', 12, 'OB', 1_950_000, null],
    ],
    [
      '- Asuransi [16 org x 8 pkt] 128.0 op  @Rp. 15,000  = Rp. 1,920,000',
      ['priced', 'Asuransi', 128, 'op', 15_000, 1_920_000],
    ],
    [
      '  - \tPenyaji [3 OR x 2 JPL x 4 KL]\t\t24.0 OJ\t500.000\t\t12.000.000\n\n',
      ['table', 'Penyaji', 24, 'OJ', 500_000, 12_000_000],
    ],
    [
      '- \tTiket [2 org x 1 TRIP x 30 kali]\t60.0 ok 4.000.000\t240.000.000',
      ['table', 'Tiket', 60, 'ok', 4_000_000, 240_000_000],
    ],
    ['PIPA CONTOH\t150\tUnit', ['table', 'PIPA CONTOH', 150, 'Unit', null, null]],
    ['Narasumber [2 org x 3 jpl x 3 kl]\n', ['factors', 'Narasumber', 18, 'org x jpl x kl', null, null]],
    ['Honor [1 OR x 4 JPL x 1 KL]  4,000,000', ['factors', 'Honor', 4, 'or x jpl x kl', null, 4_000_000]],
    ['- \tTransport [7 ORG x 1 TRIP x 1 KL]\t\t7.0 OH', ['factors', 'Transport', 7, 'OH', null, null]],
    ['bekal 25 org x 4 hr x 1 kl', ['factors', 'bekal', 100, 'org x hr x kl', null, null]],
    ['- Honorarium   = Rp. 4,000,000\n\n\n', ['amount', 'Honorarium', null, null, null, 4_000_000]],
    ['Cetak Modul 11 Paket', ['counted', 'Cetak Modul', 11, 'Paket', null, null]],
  ])('reads %j', (text, line) => expect(unpackLines(text).lines.map(short)).toEqual([line]));

  it('reads a list of names as names, each once, and asks nothing of prose', () => {
    const list = unpackLines('Barang Cetakan; Pembulatan; -; Barang Cetakan; \\r\\nKudapan/Snack; ').lines;
    expect(list.map((line) => [line.form, line.name])).toEqual([
      ['named', 'Barang Cetakan'],
      ['named', 'Pembulatan'],
      ['named', 'Kudapan/Snack'],
    ]);
    expect(unpackLines('Belanja bahan pelatihan angkatan 40 JP tahun 2025')).toEqual({
      lines: [],
      unread: [],
      cut: false,
    });
  });

  it('keeps the heading a line stands under and takes its subtotal for no line', () => {
    const text = '> \tPerjalanan\t\t \t\t\t206.000.000\n  - \tTiket\t\t2.0 OT\t50.000\t\t100.000\n';
    expect(unpackLines(text).lines.map((line) => [line.section, line.name])).toEqual([['Perjalanan', 'Tiket']]);
  });

  it('says where the figures of a line contradict each other', () => {
    expect(codes(unpackLines('- A\t\t150.0 OH\t333.334\t\t50.000.000').lines[0])).toEqual(['line_total_differs']);
    expect(codes(unpackLines('- A [2 OR x 3 HR]\t\t5.0 OH\t10.000\t\t50.000').lines[0])).toEqual([
      'line_factors_differ',
    ]);
    expect(codes(unpackLines('- A\t\t2.0 OH\t10.000\t\t20.000').lines[0])).toEqual([]);
  });

  it('never guesses an unreadable price: it names it and suggests', () => {
    const [line] = unpackLines('1. Snack box (250, kotak, @ 2O.000);').lines;
    expect([line?.unitPrice, codes(line), line?.problems[0]?.problem.suggestion]).toEqual([
      null,
      ['number_letter'],
      '20.000',
    ]);
  });

  it('doubts a comma that could group or divide, unless the total settles it', () => {
    expect(codes(unpackLines('1. A ( 10, op, @ Rp 17,000 )').lines[0])).toEqual(['number_english_grouping']);
    expect(codes(unpackLines('1. A 10 op @Rp 17,000 = Rp 170,000').lines[0])).toEqual([]);
  });

  it('stops at the most lines a package may have and says so', () => {
    const unpacked = unpackLines('1. A ( 1, OK, @ 5 );\n'.repeat(500));
    expect([unpacked.lines.length, unpacked.cut]).toEqual([200, true]);
  });

  it('answers quickly to whatever text there is', () => {
    const pieces = fc.constantFrom(
      '1. ',
      'A b ',
      '( ',
      '@',
      ' 10',
      '.000',
      ', OK',
      '\t',
      ' x ',
      '[2 org',
      ']',
      ';',
      '\n',
      'Rp',
      '= ',
      '9'.repeat(30),
    );
    const texts = fc.array(pieces, { maxLength: 400 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        for (const line of unpackLines(text).lines) {
          expect(line.unitPrice === null || Number.isSafeInteger(line.unitPrice)).toBe(true);
          expect(line.total === null || Number.isSafeInteger(line.total)).toBe(true);
        }
      }),
      { seed: 20261124, numRuns: 150 },
    );
  });
});
