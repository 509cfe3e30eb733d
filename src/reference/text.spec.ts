import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SYNONYMS } from './data/words.js';
import { normalise, stem, tokens } from './text.js';

const SEED = 20261124;

describe('normalise', () => {
  it.each([
    ['  Kain   TAPIS  ', 'kain tapis'],
    ['Ｋｏｐｉ　Ｂｕｂｕｋ', 'kopi bubuk'],
    ['ko\u200bpi', 'kopi'],
    ['\u202ekopi\u0000 bubuk', 'kopi bubuk'],
    ['café\u0301'.repeat(1), 'cafe'],
    ['ATK/Komputer-Supplies', 'atk komputer supplies'],
    ['\ud800', ''],
    ['', ''],
  ])('makes %j plain', (text, plain) => {
    expect(normalise(text)).toBe(plain);
  });

  it('does not change what is plain already', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text));
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});

describe('tokens', () => {
  it.each([
    ['suvenir', 'cendera mata'],
    ['souvenir', 'cinderamata'],
    ['merchandise', 'cenderamata'],
    ['plakat', 'vandel'],
    ['seminar kit', 'training kit'],
    ['seminar kit', 'perlengkapan peserta'],
    ['goodie bag', 'tote bag'],
    ['goodie bag', 'tas spunbond'],
    ['konsumsi rapat', 'makan minum rapat'],
    ['mamin', 'jamuan'],
    ['snack box', 'kue kotak'],
    ['nasi kotak', 'nasi box'],
    ['catering', 'jasa boga'],
    ['ATK', 'alat tulis kantor'],
    ['cetak', 'percetakan'],
    ['penggandaan', 'fotokopi'],
    ['spanduk', 'banner'],
    ['pakaian dinas', 'PDH'],
    ['seragam', 'pakaian dinas'],
    ['kain tapis', 'tapis lampung'],
    ['sulam tapis', 'kain tapis'],
    ['keripik', 'kripik'],
    ['kopi bubuk', 'kopi robusta'],
    ['hampers', 'bingkisan'],
    ['parsel', 'hampers'],
    ['mebel', 'meubelair'],
    ['furnitur', 'meubel'],
    ['sembako', 'bahan pokok'],
    ['souvenir', 'soufenir'],
    ['prasmanan', 'prasmannan'],
    ['spanduk kegiatan', 'sepanduk kegitan'],
    ['seragam', 'sergaam'],
  ])('reads %s and %s as one', (a, b) => {
    expect(tokens(a)).toEqual(tokens(b));
  });

  it.each([
    ['snack box', 'konsumsi rapat'],
    ['nasi kotak', 'prasmanan'],
    ['catering', 'snack box'],
    ['baliho', 'backdrop'],
    ['spanduk', 'baliho'],
    ['fotokopi', 'cetak'],
    ['block note', 'training kit'],
  ])('lets %s and %s share a wider word', (a, b) => {
    const shared = tokens(a).filter((token) => tokens(b).includes(token));
    expect(shared).toHaveLength(1);
  });

  it('tells compounds apart by their pairs', () => {
    expect(tokens('tas kain')).toEqual(['tas', 'kain', 'tas_kain']);
    expect(tokens('kain tas')).toEqual(['kain', 'tas', 'kain_tas']);
    expect(tokens('keripik pisang')).toContain('keripik_pisang');
  });

  it('drops what every package name holds', () => {
    expect(tokens('Belanja Pengadaan Bahan dalam rangka Kegiatan pada Kantor Wilayah Provinsi T.A. 2026')).toEqual([]);
    expect(tokens('Keripik pisang Tahun Anggaran 2026 (PNBP)')).toEqual(['keripik', 'pisang', 'keripik_pisang']);
  });

  it('does not take supplies for food, nor consultants for meals', () => {
    expect(tokens('barang konsumsi habis pakai')).toContain('atk');
    expect(tokens('barang konsumsi habis pakai')).not.toContain('konsumsi_rapat');
    expect(tokens('kuota barang konsumsi')).toEqual(['kuota']);
    expect(tokens('jasa konsultansi')).not.toContain('konsumsi_rapat');
    expect(tokens('kopi instan')).not.toContain('kopi_bubuk');
  });

  it('takes no word for a slip that two could be, that is short, or that is a word of its own', () => {
    expect(tokens('penggadaan')).not.toContain('fotokopi'); // penggandaan, or pengadaan
    expect(tokens('jamban')).not.toContain('konsumsi_rapat'); // jamuan
    expect(tokens('perawatan')).not.toEqual(tokens('peralatan'));
  });

  it('brings forms of one word together', () => {
    expect(stem('anyaman')).toBe(stem('anyaman'));
    expect(stem('pencetakan')).toBe(stem('cetakan'));
    expect(stem('permakanan')).toBe(stem('makanan'));
    expect(stem('peserta')).not.toBe(stem('serta'));
    expect(stem('keripik')).toBe('keripik');
  });

  it('bounds what a hostile text can cost, and never throws', () => {
    expect(tokens('kopi '.repeat(100_000)).length).toBeLessThan(6_100);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const token of tokens(text)) expect(token).not.toBe('');
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('knows no phrase in two groups', () => {
    const said = SYNONYMS.flatMap((group) => group.said.split('|'));
    expect(said.filter((phrase, at) => said.indexOf(phrase) !== at)).toEqual([]);
    for (const phrase of said) expect(normalise(phrase)).toBe(phrase);
  });
});
