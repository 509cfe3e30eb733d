import { describe, expect, it } from '@jest/globals';
import { HOSTILE_TEXTS } from '../../test/support/hostile-files.js';
import { parseFile, type ReadingChoices } from './import-file.service.js';
import type { ParsedFile, ParsedRow } from './parse.js';
import type { DemandRecord, ImportRecord, OrderRecord, PackageRecord, RealisationRecord } from './records.js';

const parse = (csv: string, choices: ReadingChoices = {}): Promise<ParsedFile> =>
  parseFile(Buffer.from(csv, 'utf8'), choices);
const rowOf = async (csv: string, choices?: ReadingChoices): Promise<ParsedRow> =>
  (await parse(csv, choices)).rows[0] as ParsedRow;
const recordOf = async <T extends ImportRecord>(csv: string, choices?: ReadingChoices): Promise<T> =>
  (await rowOf(csv, choices)).record as T;
const codes = (row: ParsedRow | undefined): string[] =>
  (row?.cells ?? []).flatMap((cell) => cell.problems.map((found) => `${cell.field} ${found.code}`));

const PENYEDIA =
  'tahun_anggaran,kd_klpd,nama_klpd,jenis_klpd,kd_satker,kd_satker_str,nama_satker,kd_rup,nama_paket,pagu,metode_pengadaan,jenis_pengadaan,status_ukm,volume_pekerjaan,urarian_pekerjaan,tgl_awal_kontrak,tgl_akhir_kontrak,status_aktif_rup,status_delete_rup';
const penyedia = (change: Record<string, string> = {}): string => {
  const values: Record<string, string> = {
    tahun_anggaran: '2027',
    kd_klpd: 'D264',
    nama_klpd: 'Provinsi Lampung',
    jenis_klpd: 'PROVINSI',
    kd_satker: '100001',
    kd_satker_str: '1.03.0.00.0.00.06.0000',
    nama_satker: 'DINAS CONTOH',
    kd_rup: '70482903',
    nama_paket: 'Suvenir tamu',
    pagu: '60000000',
    metode_pengadaan: 'E-Purchasing',
    jenis_pengadaan: 'Barang',
    status_ukm: 'UKM',
    volume_pekerjaan: '100 Buah',
    urarian_pekerjaan: 'Selendang Tapis',
    tgl_awal_kontrak: '2027-02-01',
    tgl_akhir_kontrak: '2027-03-01',
    status_aktif_rup: 'True',
    status_delete_rup: 'False',
    ...change,
  };
  return PENYEDIA.split(',')
    .map((column) => `"${(values[column] ?? '').replaceAll('"', '""')}"`)
    .join(',');
};
const file = (...rows: string[]): string => [PENYEDIA, ...rows].join('\n');

describe('a RUP plan', () => {
  it('becomes a package with its need lines, keyed by RUP code', async () => {
    const row = await rowOf(file(penyedia()));
    expect([row.state, row.key, codes(row)]).toEqual(['ready', 'rup:70482903', []]);
    expect(row.record).toMatchObject({
      type: 'package',
      year: 2027,
      rupCodes: ['70482903'],
      source: 'rup_penyedia',
      name: 'Suvenir tamu',
      pagu: 60_000_000,
      method: 'E_PURCHASING',
      kind: 'BARANG',
      status: 'active',
      reservedForSmall: true,
      deliverFrom: '2027-02-01',
      deliverTo: '2027-03-31',
      agency: { satkerCode: '1.03.0.00.0.00.06.0000', kind: 'OPD_PROVINSI', provinceCode: '18' },
      lines: [{ name: 'Selendang Tapis', categoryId: 'kain-tapis', quantity: 100, unitId: 'buah', unitCeiling: null }],
    });
  });

  it.each<[string, Record<string, string>, string, string]>([
    ['without a RUP code', { kd_rup: '' }, 'rupCode required_missing', 'wrong'],
    ['with a RUP code of seven figures', { kd_rup: '7048301' }, 'rupCode identifier_wrong', 'wrong'],
    ['with letters in the pagu', { pagu: '6O.000.000' }, 'pagu number_letter', 'wrong'],
    ['without a pagu', { pagu: '' }, 'pagu required_missing', 'wrong'],
    ['with a pagu of zero', { pagu: '0' }, 'pagu pagu_zero', 'look'],
    ['of an impossible year', { tahun_anggaran: '27' }, 'year number_out_of_range', 'wrong'],
    ['without a name', { nama_paket: '' }, 'name name_missing', 'look'],
    ['without a satker code', { kd_satker_str: '', kd_satker: '' }, 'satkerName satker_by_name', 'look'],
    ['that ends before it begins', { tgl_akhir_kontrak: '2026-12-01' }, 'contractTo dates_reversed', 'look'],
    ['with an unreadable date', { tgl_awal_kontrak: '31-02-2027' }, 'contractFrom optional_unreadable', 'look'],
    ['whose quantity says nothing', { volume_pekerjaan: '1 Paket' }, 'lines.0.quantity quantity_unknown', 'look'],
    [
      'with a mistyped price in its text',
      { urarian_pekerjaan: '1. Snack box (250, kotak, @ 2O.000);' },
      'lines.0.unitCeiling number_letter',
      'wrong',
    ],
  ])('%s says so', async (_, change, code, state) => {
    const row = await rowOf(file(penyedia(change)));
    expect([codes(row).includes(code), row.state]).toEqual([true, state]);
  });

  it('that was deleted or made inactive is cancelled', async () => {
    expect((await recordOf<PackageRecord>(file(penyedia({ status_delete_rup: 'True' })))).status).toBe('cancelled');
    expect((await recordOf<PackageRecord>(file(penyedia({ status_aktif_rup: 'False' })))).status).toBe('cancelled');
  });

  it('names its row, column and piece of text where a line is doubtful', async () => {
    const row = await rowOf(file(penyedia({ urarian_pekerjaan: '1. Snack box (250, kotak, @ 2O.000);' })));
    const cell = row.cells.find((each) => each.field === 'lines.0.unitCeiling');
    expect(cell).toMatchObject({ column: 14, raw: '1. Snack box (250, kotak, @ 2O.000)' });
    expect(cell?.problems[0]?.suggestion).toBe('20.000');
  });

  it('is corrected cell by cell, lines included, without touching the file', async () => {
    const csv = file(penyedia({ pagu: '6O.000.000', volume_pekerjaan: '1 Paket' }));
    const corrections = [
      { row: 2, field: 'pagu', value: '60.000.000' },
      { row: 2, field: 'lines.0.quantity', value: '120' },
      { row: 2, field: 'lines.0.unitId', value: 'helai' },
      { row: 2, field: 'lines.0.unitCeiling', value: '500.000' },
      { row: 2, field: 'lines.9.quantity', value: '5' },
    ];
    const row = await rowOf(csv, { corrections });
    expect(row.state).toBe('ready');
    expect(row.record).toMatchObject({
      pagu: 60_000_000,
      lines: [{ quantity: 120, unitId: 'helai', unitCeiling: 500_000 }],
    });
    const wrong = await rowOf(csv, {
      corrections: [...corrections, { row: 2, field: 'lines.0.quantity', value: '1.5' }],
    });
    expect([wrong.state, codes(wrong).at(-1)]).toEqual(['wrong', 'lines.0.quantity number_fraction']);
  });

  it('is left out by hand', async () => {
    const row = await rowOf(file(penyedia()), { skipRows: [2] });
    expect([row.state, codes(row)]).toEqual(['wrong', ['year row_skipped']]);
  });

  it.each(HOSTILE_TEXTS)('keeps $what in a name as a person sees it', async ({ written, shown }) => {
    const record = await recordOf<PackageRecord>(
      file(penyedia({ nama_paket: written.replace(/[\ud800-\udfff]/u, '') })),
    );
    expect(record.name).toBe(shown.normalize('NFC').replace('Tapis !', 'Tapis !'));
  });
});

describe('rows that repeat', () => {
  it('are duplicates that name the row they repeat, the same or not', async () => {
    const { rows } = await parse(
      file(penyedia(), penyedia(), penyedia({ pagu: '5', nama_paket: 'Lain' }), penyedia({ kd_rup: '70482904' })),
    );
    expect(rows.map((row) => row.state)).toEqual(['ready', 'duplicate', 'duplicate', 'ready']);
    expect(rows[1]?.cells.at(-1)?.problems).toMatchObject([{ code: 'duplicate_row', params: { row: 2 } }]);
    const differs = rows[2]?.cells.at(-1)?.problems[0];
    expect(differs).toMatchObject({ code: 'duplicate_differs', params: { row: 2, fields: 'name, pagu' } });
  });

  it('do not stand behind a row that cannot be read', async () => {
    const { rows } = await parse(file(penyedia({ pagu: 'x' }), penyedia()));
    expect(rows.map((row) => row.state)).toEqual(['wrong', 'ready']);
  });
});

const AWARDED =
  'kode_klpd,nama_instansi,kode_satker,nama_satker,kode_rup,kode_paket,tahun_anggaran,sumber_transaksi,metode_pengadaan,jenis_pengadaan,nama_paket,nama_penyedia,status_paket,total_nilai_rp,nilai_pdn_rp';
const awarded = (
  rup: string,
  source: string,
  code: string,
  supplier: string,
  value: string,
  status = 'SELESAI',
): string =>
  `K1,KEMENTERIAN CONTOH,400003,KANWIL CONTOH LAMPUNG,${rup},${code},2026,${source},Tender,Barang,Paket contoh,${supplier},${status},${value},${value}`;

describe('packages that were bought', () => {
  it('are history with all their RUP codes, keyed by source and package code, without need lines', async () => {
    const row = await rowOf(
      `${AWARDED}\n${awarded('70000012;70000050', 'E-Katalog 6.0', '01JZZZZZZZZZZZZZZZZZZZZZZA', 'A', '12345000')}`,
    );
    expect(row).toMatchObject({ state: 'ready', key: 'awarded:e-katalog-6:01JZZZZZZZZZZZZZZZZZZZZZZA' });
    expect(row.record).toMatchObject({
      rupCodes: ['70000012', '70000050'],
      status: 'history',
      lines: [],
      awards: [{ supplierName: 'A', value: 12_345_000, domesticValue: 12_345_000 }],
      agency: { satkerCode: '400003', kind: 'INSTANSI_VERTIKAL', provinceCode: '18' },
    });
  });

  it('keep the awards of an itemised tender together, and one code of two sources apart', async () => {
    const { rows } = await parse(
      [
        AWARDED,
        awarded('70000012', 'Tender', '101', 'A', '5'),
        awarded('70000012', 'Tender', '101', 'B', '7'),
        awarded('70000012', 'Non Tender', '101', 'B', '7'),
      ].join('\n'),
    );
    expect(rows.map((row) => row.state)).toEqual(['ready', 'duplicate', 'ready']);
    expect(codes(rows[1])).toEqual(['row duplicate_award']);
    expect((rows[0]?.record as PackageRecord).awards.map((award) => award.value)).toEqual([5, 7]);
  });

  it('are cancelled where their status says so', async () => {
    const csv = `${AWARDED}\n${awarded('70000012', 'Swakelola', '9', '', '5', 'PAKET DIBATALKAN')}`;
    expect(await recordOf<PackageRecord>(csv)).toMatchObject({ status: 'cancelled', packageCode: 'swakelola:9' });
  });

  it('keep an estimate with sen to the rupiah, and say so', async () => {
    const header =
      'tahun_anggaran,nama_klpd,kd_satker,nama_satker,kd_nontender,kd_rup_paket,nama_paket,pagu,hps,nilai_negosiasi,nilai_kontrak';
    const row = await rowOf(
      `${header}\n2022,Provinsi Lampung,1.03.0.00.0.00.06.0000,DINAS CONTOH,90000121,70000045,Paket,190000000,189900000.38,150000000.86,`,
    );
    expect([row.state, row.key]).toEqual(['look', 'non_tender:90000121']);
    expect(row.record).toMatchObject({ pagu: 190_000_000, estimate: 189_900_000, awards: [{ value: 150_000_001 }] });
  });
});

describe('orders, realisations and revisions', () => {
  const ORDERS =
    'nama_satker,kode_satker,rup_code,rup_name,order_id,status,order_date,fiscal_year,total,shipping_fee,total_qty,count_product,flag_minikom,shipment_status';
  it('read an order of either catalogue version', async () => {
    const record = await recordOf<OrderRecord>(
      `${ORDERS}\nBALAI CONTOH,400004,70000059,Bahan,01JZZZZZZZZZZZZZZZZZZZZZZB,COMPLETED,2026-05-29T00:00:00Z,2026,9876000,0,72,10,Ya,DRAFT`,
    );
    expect(record).toMatchObject({
      version: 6,
      orderedOn: '2026-05-29',
      total: 9_876_000,
      shipping: 0,
      quantity: 72,
      smallBusiness: true,
      cancelled: false,
    });
    const fifth = await recordOf<OrderRecord>(
      `${ORDERS}\nBALAI CONTOH,400004,70000059,Bahan,PP1-P2701-90000001,CANCELLED,,2026,5,,1,1,Tidak,`,
    );
    expect(fifth).toMatchObject({ version: 5, orderedOn: null, cancelled: true });
  });

  it('count a payment once where it is repeated under each RUP code', async () => {
    const header =
      'tahun_anggaran,nama_klpd,kd_satker_str,nama_satker,kd_nontender_pct,kd_rup_paket,nama_paket,jenis_realisasi,no_realisasi,tgl_realisasi,nilai_realisasi';
    const pay = (rup: string, number: string) =>
      `2025,Kab. Contoh,1.03.0.00.0.00.06.0000,DINAS CONTOH,90000000001,${rup},Kertas,Kwitansi,${number},2025-02-04T00:00:00.000000Z,1234500`;
    const { rows } = await parse(
      [header, pay('70000039', 'KW-7'), pay('70000025', 'KW-7'), pay('70000039', ''), pay('70000025', '')].join('\n'),
    );
    expect(rows.map((row) => row.state)).toEqual(['ready', 'duplicate', 'ready', 'ready']);
    expect((rows[0]?.record as RealisationRecord).rupCodes).toEqual(['70000039', '70000025']);
    expect(codes(rows[1])).toEqual(['row duplicate_payment']);
  });

  it('read a revision of one code to many, and a cancellation', async () => {
    const { rows } = await parse(
      'kd_rup_lama,kd_rup_baru,jenis_revisi\n70482903,70482910;70482911,Revisi\n70482904,,Pembatalan\n70482905,,Revisi\n',
    );
    expect(rows.map((row) => [row.state, row.record])).toMatchObject([
      ['ready', { from: '70482903', to: ['70482910', '70482911'], cancelled: false }],
      ['ready', { from: '70482904', to: [], cancelled: true }],
      ['wrong', { from: '70482905' }],
    ]);
  });
});

describe('our templates', () => {
  it('are strict with a demand: one line under its package, category by name, certificates and place', async () => {
    const csv =
      'Instansi;Jenis instansi;Nama kebutuhan;Kategori;Jumlah;Satuan;Kirim paling lambat;Kabupaten/Kota kirim;Sertifikat wajib\nBalai Contoh;BUMN;Snack rapat;Snack box dan kue basah;1,5;kg;28-02-2027;Kota Metro;Halal; P-IRT\n';
    const record = await recordOf<DemandRecord>(csv.replace('Halal; P-IRT', '"Halal; P-IRT"'), { defaultYear: 2027 });
    expect(record).toMatchObject({
      agency: { kind: 'BUMN' },
      year: 2027,
      line: {
        categoryId: 'snack-box',
        categoryConfidence: 1000,
        quantity: 1_500,
        unitId: 'kg',
        deliverTo: '2027-02-28',
        regencyCode: '18.72',
        certificates: ['HALAL', 'PIRT'],
      },
    });
  });

  it('give back a leading zero that a spreadsheet took from a NIB', async () => {
    const row = await rowOf('NIB,Nama usaha,Kabupaten/Kota\n120000000001,Usaha Contoh,Kota Metro\n');
    expect(row.cells[0]?.problems).toMatchObject([
      { code: 'identifier_wrong', params: { reason: 'nib_length' }, suggestion: '0120000000001' },
    ]);
  });

  it('pass over comments and name them', async () => {
    const parsed = await parse(
      'NIB,Nama usaha,Kabupaten/Kota\n# 13 angka,wajib,\n9120000000001,Usaha Contoh,Kota Metro\n',
    );
    expect([parsed.commentRows, parsed.rows.map((row) => row.row)]).toEqual([[2], [3]]);
  });

  it('say which cells stand under no header', async () => {
    const row = await rowOf('NIB,Nama usaha,Kabupaten/Kota\n9120000000001,Usaha Contoh,Kota Metro,,,lebih\n');
    expect([row.state, codes(row)]).toEqual(['wrong', ['nib row_too_wide']]);
  });
});

describe('progress', () => {
  it('is told from nothing to all', async () => {
    const told: [number, number][] = [];
    const rows = Array.from({ length: 450 }, (_, i) => penyedia({ kd_rup: String(60_000_000 + i) }));
    await parseFile(Buffer.from(file(...rows)), {}, (done, total) => told.push([done, total]));
    expect([told[0], told.at(-1), told.length]).toEqual([[0, 450], [450, 450], 4]);
  });
});
