import { describe, expect, it } from '@jest/globals';
import { findCategory } from './categories.js';
import { OCCASIONS, OCCASION_ROWS } from './data/occasions.js';
import { hiddenLines } from './hidden-lines.js';

const shelves = (text: string) => hiddenLines(text).map((line) => line.categoryId);

describe('hiddenLines', () => {
  it('finds kits and prints in a hotel package, but not its meals', () => {
    expect(shelves('Paket meeting fullboard sosialisasi desa wisata')).toEqual([
      'seminar-kit',
      'suvenir',
      'spanduk',
      'cetakan',
      'plakat',
    ]);
  });

  it('finds meals too where an office gathers people itself', () => {
    expect(shelves('Sosialisasi perizinan berusaha')).toEqual(
      expect.arrayContaining(['seminar-kit', 'snack-box', 'nasi-kotak', 'spanduk']),
    );
    expect(shelves('Rapat pleno')).toEqual(['snack-box', 'nasi-kotak', 'cetakan']);
  });

  it('offers tapis for guests', () => {
    expect(shelves('Penerimaan kunjungan kerja komisi')).toContain('kain-tapis');
  });

  it('leaves out what the text names already', () => {
    expect(shelves('Seminar kit dan spanduk bimtek pengrajin')).not.toContain('seminar-kit');
    expect(shelves('Seminar kit dan spanduk bimtek pengrajin')).not.toContain('spanduk');
    expect(shelves('Konsumsi rapat koordinasi')).not.toContain('snack-box');
  });

  it('gives unit, occasion and the word that gave it away', () => {
    expect(hiddenLines('BIMTEK pengrajin tapis')[0]).toEqual({
      categoryId: 'seminar-kit',
      unitId: 'set',
      occasion: 'gathering',
      because: 'bimtek',
    });
  });

  it.each([
    'Honorarium narasumber sosialisasi',
    'Jasa konsultansi seminar',
    'Pembangunan gedung pertemuan',
    'Tiket pesawat rapat koordinasi',
    'Alat tulis kantor',
    '',
  ])('offers nothing for %j', (text) => {
    expect(hiddenLines(text)).toEqual([]);
  });

  it('offers real shelves only, and knows every occasion', () => {
    for (const row of OCCASION_ROWS) for (const id of row.shelves) expect(findCategory(id)?.group).toBe(false);
    expect(OCCASION_ROWS.map((row) => row.occasion)).toEqual([...OCCASIONS]);
  });
});
