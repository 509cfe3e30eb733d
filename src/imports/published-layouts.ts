/**
 * The public exports, as they are published (spellings included: one endpoint really writes `urarian_pekerjaan`).
 * Columns that no rule of ours reads are not listed; they are reported as left out, never as errors.
 */
import type { FieldSpec, Layout } from './layout.js';

const YEAR: FieldSpec = { field: 'year', headers: ['tahun_anggaran', 'fiscal_year', 'tahun', 'ta'] };

const AGENCY: readonly FieldSpec[] = [
  { field: 'klpdCode', headers: ['kd_klpd', 'kode_klpd', 'kldi'] },
  { field: 'klpdName', headers: ['nama_klpd', 'nama_instansi', 'klpd', 'instansi'] },
  { field: 'klpdKind', headers: ['jenis_klpd'] },
  { field: 'satkerCodeText', headers: ['kd_satker_str'] },
  { field: 'satkerCodePlain', headers: ['kode_satker'] },
  { field: 'satkerCodeInternal', headers: ['kd_satker', 'id_satker'] },
  { field: 'satkerName', headers: ['nama_satker', 'satuan_kerja', 'satker'], required: true },
];

const PLAN: readonly FieldSpec[] = [
  YEAR,
  ...AGENCY,
  { field: 'rupCode', headers: ['kd_rup', 'kode_rup', 'id_rup'], required: true },
  { field: 'replaces', headers: ['kd_rup_lama', 'kode_rup_lama'] },
  { field: 'name', headers: ['nama_paket', 'paket'], required: true },
  { field: 'pagu', headers: ['pagu', 'total_pagu', 'pagu_rp', 'jumlah_pagu'], required: true },
  { field: 'fund', headers: ['sumber_dana', 'anggaran'] },
  { field: 'mak', headers: ['mak', 'kode_mak'] },
  { field: 'volume', headers: ['volume_pekerjaan', 'volume'] },
  { field: 'description', headers: ['urarian_pekerjaan', 'uraian_pekerjaan', 'uraian'] },
  { field: 'announcedOn', headers: ['tgl_pengumuman_paket'] },
  { field: 'active', headers: ['status_aktif_rup'] },
  { field: 'deleted', headers: ['status_delete_rup'] },
  { field: 'announced', headers: ['status_umumkan_rup'] },
];

const PENYEDIA: Layout = {
  id: 'rup_penyedia',
  fields: [
    ...PLAN,
    { field: 'method', headers: ['metode_pengadaan', 'metode_pemilihan', 'metode'] },
    { field: 'kind', headers: ['jenis_pengadaan'] },
    { field: 'specification', headers: ['spesifikasi_pekerjaan', 'spesifikasi'] },
    { field: 'smallBusiness', headers: ['status_ukm', 'usaha_kecil', 'umkm'] },
    { field: 'excepted', headers: ['status_dikecualikan'] },
    { field: 'selectionFrom', headers: ['tgl_awal_pemilihan'] },
    { field: 'selectionTo', headers: ['tgl_akhir_pemilihan'] },
    { field: 'contractFrom', headers: ['tgl_awal_kontrak'] },
    { field: 'contractTo', headers: ['tgl_akhir_kontrak'] },
    { field: 'useFrom', headers: ['tgl_awal_pemanfaatan'] },
    { field: 'useTo', headers: ['tgl_akhir_pemanfaatan'] },
  ],
  signature: [['rupCode'], ['pagu'], ['method', 'kind', 'selectionFrom', 'contractFrom']],
};

const SWAKELOLA: Layout = {
  id: 'rup_swakelola',
  fields: [
    ...PLAN,
    { field: 'swakelolaType', headers: ['tipe_swakelola'], required: true },
    { field: 'contractFrom', headers: ['tgl_awal_pelaksanaan_kontrak', 'tgl_awal_pelaksanaan'] },
    { field: 'contractTo', headers: ['tgl_akhir_pelaksanaan_kontrak', 'tgl_akhir_pelaksanaan'] },
  ],
  signature: [['rupCode'], ['pagu'], ['swakelolaType']],
};

const AWARDED: Layout = {
  id: 'awarded',
  fields: [
    YEAR,
    ...AGENCY,
    { field: 'rupCodes', headers: ['kode_rup', 'kd_rup', 'kd_rup_paket'], required: true },
    { field: 'packageCode', headers: ['kode_paket', 'kd_paket'], required: true },
    { field: 'source', headers: ['sumber_transaksi'], required: true },
    { field: 'fund', headers: ['sumber_dana'] },
    { field: 'method', headers: ['metode_pengadaan'] },
    { field: 'kind', headers: ['jenis_pengadaan'] },
    { field: 'name', headers: ['nama_paket'], required: true },
    { field: 'supplierName', headers: ['nama_penyedia'] },
    { field: 'status', headers: ['status_paket'] },
    { field: 'value', headers: ['total_nilai_rp', 'total_nilai'], required: true },
    { field: 'domesticValue', headers: ['nilai_pdn_rp', 'nilai_pdn'] },
  ],
  signature: [['packageCode'], ['source'], ['value']],
};

const NON_TENDER: Layout = {
  id: 'non_tender',
  fields: [
    YEAR,
    ...AGENCY,
    { field: 'rupCodes', headers: ['kd_rup_paket', 'kd_rup'], required: true },
    { field: 'packageCode', headers: ['kd_nontender'], required: true },
    { field: 'name', headers: ['nama_paket'], required: true },
    { field: 'pagu', headers: ['pagu'], required: true },
    { field: 'estimate', headers: ['hps'] },
    { field: 'negotiated', headers: ['nilai_negosiasi'] },
    { field: 'contracted', headers: ['nilai_kontrak'] },
    { field: 'fund', headers: ['anggaran', 'sumber_dana'] },
    { field: 'qualification', headers: ['kualifikasi_paket'] },
    { field: 'kind', headers: ['kategori_pengadaan', 'jenis_pengadaan'] },
    { field: 'method', headers: ['metode_pengadaan', 'mtd_pemilihan'] },
    { field: 'announcedOn', headers: ['tanggal_pengumuman_nontender', 'tgl_pengumuman_nontender'] },
    { field: 'supplierName', headers: ['nama_penyedia'] },
    { field: 'mak', headers: ['kode_mak', 'mak'] },
  ],
  signature: [['packageCode'], ['pagu', 'estimate']],
};

const ORDERS: Layout = {
  id: 'orders',
  fields: [
    YEAR,
    ...AGENCY,
    { field: 'orderId', headers: ['order_id', 'no_paket', 'kd_paket'], required: true },
    { field: 'rupCodes', headers: ['rup_code', 'kd_rup'], required: true },
    { field: 'name', headers: ['rup_name', 'nama_paket'] },
    { field: 'orderedOn', headers: ['order_date', 'tanggal_buat_paket'] },
    { field: 'status', headers: ['status', 'status_paket'], required: true },
    { field: 'shipmentStatus', headers: ['shipment_status'] },
    { field: 'total', headers: ['total', 'total_harga'], required: true },
    { field: 'shipping', headers: ['shipping_fee', 'ongkos_kirim'] },
    { field: 'quantity', headers: ['total_qty', 'kuantitas'] },
    { field: 'products', headers: ['count_product'] },
    { field: 'smallBusiness', headers: ['flag_minikom'] },
    { field: 'supplierCode', headers: ['kode_penyedia', 'kd_penyedia'] },
    { field: 'maks', headers: ['mak'] },
  ],
  signature: [['orderId'], ['total'], ['shipmentStatus', 'products', 'shipping']],
};

const REALISATIONS: Layout = {
  id: 'realisations',
  fields: [
    YEAR,
    ...AGENCY,
    { field: 'packageCode', headers: ['kd_nontender_pct', 'kd_paket_dce', 'kd_swakelola_pct'], required: true },
    { field: 'rupCodes', headers: ['kd_rup_paket', 'kd_rup'], required: true },
    { field: 'name', headers: ['nama_paket'] },
    { field: 'pagu', headers: ['pagu'] },
    { field: 'kind', headers: ['jenis_realisasi'], required: true },
    { field: 'number', headers: ['no_realisasi'] },
    { field: 'realisedOn', headers: ['tgl_realisasi'] },
    { field: 'value', headers: ['nilai_realisasi'], required: true },
    { field: 'supplierName', headers: ['nama_penyedia'] },
  ],
  signature: [['kind'], ['value']],
};

const REVISIONS: Layout = {
  id: 'revisions',
  fields: [
    { field: 'from', headers: ['kd_rup_lama', 'kode_rup_lama'], required: true },
    { field: 'to', headers: ['kd_rup_baru', 'kode_rup_baru'], required: true },
    { field: 'kind', headers: ['jenis_revisi', 'jenis'] },
    { field: 'reason', headers: ['alasan_revisi', 'alasan'] },
  ],
  signature: [['from'], ['to']],
};

export const PUBLISHED_LAYOUTS: readonly Layout[] = [
  PENYEDIA,
  SWAKELOLA,
  AWARDED,
  NON_TENDER,
  ORDERS,
  REALISATIONS,
  REVISIONS,
];
