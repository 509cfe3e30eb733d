import { describe, expect, it } from '@jest/globals';
import { CATEGORIES } from '../reference/categories.js';
import { csvTable } from './csv-table.js';
import { LAYOUTS, likeness, recognise } from './recognise.js';
import { TEMPLATES } from './template-layouts.js';
import { visibleText } from './visible-text.js';

const table = (csv: string) => csvTable(csv, 'utf-8');
const PENYEDIA = 'kd_rup,nama_paket,nama_satker,pagu,metode_pengadaan';
const codeOf = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('recognise', () => {
  it('knows every layout by the first spelling of its headers', () => {
    for (const layout of LAYOUTS) {
      const header = layout.fields.map((spec) => spec.headers[0]).join(',');
      expect(recognise(table(`${header}\nx`)).layout.id).toBe(layout.id);
    }
  });

  it('reads the description under its right and its wrong spelling, and under both', () => {
    const columnsOf = (header: string) => [...(recognise(table(`${header}\nx`)).columns.get('description') ?? [])];
    expect(columnsOf(`${PENYEDIA},urarian_pekerjaan`)).toEqual([5]);
    expect(columnsOf(`${PENYEDIA},uraian_pekerjaan`)).toEqual([5]);
    expect(columnsOf(`${PENYEDIA},uraian_pekerjaan,urarian_pekerjaan`).sort()).toEqual([5, 6]);
  });

  it('finds the header below titles, in two rows, and in any order or case', () => {
    const titled = recognise(table(`Daftar kebutuhan\nDiunduh 2026\n${PENYEDIA.toUpperCase()}\nx`));
    expect([titled.headerRow, titled.body.length]).toEqual([3, 1]);
    const twoRows = recognise(
      table('Kebutuhan,Kebutuhan,Kebutuhan,Instansi\nNama kebutuhan,Jumlah,Satuan,\nx,1,kotak,Balai'),
    );
    expect([twoRows.layout.id, twoRows.headerRow, twoRows.columns.get('agencyName')]).toEqual(['demands', 2, [3]]);
  });

  it('proposes a similar header for a column it needs, and says that it did', () => {
    const found = recognise(table('kd_rup,nama_paket_pekerjaan,nama_satker,pagu,metode_pengadaan\nx'), 'rup_penyedia');
    expect(found.proposed).toMatchObject([{ field: 'name', column: 1 }]);
  });

  it('takes what a person says over what it found, and leaves a field out on request', () => {
    const header = `${PENYEDIA},nama_lain,uraian_pekerjaan`;
    const found = recognise(table(`${header}\nx`), undefined, { name: 'nama_lain', description: null, pagu: 3 });
    expect(found.columns.get('name')).toEqual([5]);
    expect(found.columns.has('description')).toBe(false);
    expect(found.columns.get('pagu')).toEqual([3]);
  });

  it('refuses an unknown file, and a known one without a column it cannot do without', () => {
    expect(codeOf(() => recognise(table('a,b\n1,2')))).toBe('import_layout_unknown');
    expect(codeOf(() => recognise(table('kd_rup,pagu,metode_pengadaan\n1,2,3')))).toBe('import_columns_missing');
    expect(codeOf(() => recognise(table('a,b\n1,2'), 'umkm'))).toBe('import_columns_missing');
  });

  it('is not misled by columns that only look alike', () => {
    const found = recognise(table(`${PENYEDIA},kd_rup_swakelola\nx`));
    expect(found.columns.has('replaces')).toBe(false);
    expect(found.unread).toEqual([5]);
  });

  it('survives headers made to break it', () => {
    const names = ['__proto__', 'constructor', 'toString', '\u202Exyz', '%_\\', '=1+1', ''];
    expect(codeOf(() => recognise(table(`${names.join(',')}\nx`), undefined, { ['__proto__']: 1 }))).toBe(
      'import_layout_unknown',
    );
  });
});

describe('likeness', () => {
  it('is 1000 for the same header and small for another', () => {
    expect(likeness('nama_usaha', 'nama_usaha')).toBe(1000);
    expect(likeness('nama_usaha', 'alamat')).toBeLessThan(400);
  });
});

describe('the templates', () => {
  it('write headers that are unique, plain and no formula', () => {
    for (const { fields } of TEMPLATES) {
      const headers = fields.map((spec) => spec.headers[0] ?? '');
      expect(new Set(headers).size).toBe(headers.length);
      for (const header of headers) expect(visibleText(header)).toEqual({ text: header });
    }
  });

  it('show categories that exist', () => {
    const samples = TEMPLATES.flatMap(({ fields }) => fields.filter((spec) => spec.field === 'category'));
    for (const { sample } of samples) expect(CATEGORIES.map((each) => each.name.id)).toContain(sample);
  });
});
