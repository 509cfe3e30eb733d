import type { ProcurementKind } from '../../src/contract/kinds.js';

/** What a package is for, and what is bought under it. */
export interface Theme {
  /** `{topic}` stands for one of TOPICS. */
  names: readonly string[];
  goods: readonly string[];
  /** How many different things at most. */
  lines: number;
  /** How often, among an office's packages. */
  weight: number;
  kind: ProcurementKind;
}

// prettier-ignore
export const TOPICS = [
  'layanan publik', 'desa wisata', 'usaha mikro', 'ketahanan pangan', 'keluarga sehat', 'literasi', 'kelompok tani', 'data sektoral',
  'kewirausahaan muda', 'pengelolaan arsip', 'kota kreatif', 'tertib usaha', 'sekolah ramah anak', 'industri kecil',
] as const;

// prettier-ignore
export const THEMES: readonly Theme[] = [
  { names: ['Belanja cendera mata tamu dan narasumber', 'Belanja suvenir kain Tapis', 'Cendera mata kunjungan kerja', 'Belanja penghargaan {topic}'],
    goods: ['selendang-tapis', 'selendang-tapis', 'kain-tapis', 'kain-tapis', 'kain-tapis-jung-sarat', 'hiasan-tapis', 'plakat', 'miniatur', 'batik-tulis', 'sulam-usus', 'kotak-tisu-tapis'], lines: 3, weight: 25, kind: 'BARANG' },
  { names: ['Perlengkapan adat dan upacara', 'Pakaian penerima tamu', 'Kelengkapan ruang pelayanan'],
    goods: ['kain-tapis', 'peci-tapis', 'taplak-tapis', 'sulam-usus', 'batik-cap', 'gorden'], lines: 2, weight: 10, kind: 'BARANG' },
  { names: ['Bimbingan teknis {topic}', 'Sosialisasi {topic}', 'Pelatihan {topic}'],
    goods: ['seminar-kit', 'seminar-kit', 'seminar-kit-hemat', 'tas-seminar', 'snack-box', 'nasi-kotak', 'sertifikat', 'buku-panduan', 'tumbler', 'tempat-pensil'], lines: 3, weight: 22, kind: 'BARANG' },
  { names: ['Rapat koordinasi {topic}', 'Konsumsi rapat kegiatan {topic}', 'Jamuan rapat dan tamu'],
    goods: ['snack-box', 'snack-box', 'nasi-kotak', 'prasmanan', 'coffee-break', 'air-gelas'], lines: 2, weight: 17, kind: 'JASA_LAINNYA' },
  { names: ['Pakaian dinas pegawai', 'Seragam dan atribut', 'Pakaian kerja lapangan'],
    goods: ['seragam-pdh', 'seragam-pdh', 'kemeja-batik', 'rompi', 'jaket', 'topi', 'batik-cap'], lines: 2, weight: 12, kind: 'BARANG' },
  { names: ['Lomba dan jalan sehat {topic}', 'Peringatan hari jadi', 'Festival {topic}'],
    goods: ['kaos', 'topi', 'medali', 'goodie-bag', 'gantungan-kunci', 'spanduk', 'dekorasi', 'mug'], lines: 3, weight: 11, kind: 'BARANG' },
  { names: ['Bingkisan dan oleh-oleh', 'Bingkisan mitra kerja', 'Oleh-oleh tamu daerah'],
    goods: ['hampers', 'keripik-pisang', 'kopi-bubuk', 'kemplang', 'cokelat', 'sambal', 'madu', 'kue-kering', 'anyaman', 'keripik-singkong'], lines: 3, weight: 14, kind: 'BARANG' },
  { names: ['Kudapan dan minuman kantor', 'Kebutuhan tamu kantor'],
    goods: ['kopi-kiloan', 'keripik-curah', 'keripik-singkong', 'air-gelas', 'kopi-bubuk'], lines: 2, weight: 6, kind: 'BARANG' },
  { names: ['Cetak dan publikasi {topic}', 'Bahan cetak sosialisasi {topic}'],
    goods: ['buku-panduan', 'brosur', 'kalender', 'spanduk', 'x-banner', 'sertifikat', 'map'], lines: 2, weight: 9, kind: 'BARANG' },
  { names: ['Suvenir peserta kegiatan {topic}', 'Merchandise {topic}'],
    goods: ['tumbler', 'mug', 'tas-ransel', 'goodie-bag', 'kotak-tisu-tapis', 'gantungan-kunci', 'tas-seminar'], lines: 2, weight: 9, kind: 'BARANG' },
  { names: ['Kebutuhan kantor', 'Alat tulis dan kebersihan kantor'],
    goods: ['kertas-hvs', 'map', 'pembersih'], lines: 2, weight: 5, kind: 'BARANG' },
  { names: ['Mebel ruang pelayanan', 'Mebel ruang belajar'],
    goods: ['meja-kerja', 'kursi-kayu', 'meja-siswa'], lines: 2, weight: 5, kind: 'BARANG' },
  { names: ['Bantuan alat produksi {topic}'], goods: ['mesin-keripik', 'mesin-sangrai'], lines: 1, weight: 3, kind: 'BARANG' },
  { names: ['Bantuan bahan pokok'], goods: ['sembako'], lines: 1, weight: 3, kind: 'BARANG' },
];
