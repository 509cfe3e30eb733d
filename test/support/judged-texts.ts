/** A small set of our own: needs as agencies write them, and which offers of a hall answer them. Judged by hand. */

export const OFFERS = {
  snack: 'Snack kotak isi tiga kue dan air mineral',
  nasi: 'Nasi kotak ayam bakar lengkap',
  prasmanan: 'Paket prasmanan untuk 100 orang',
  kopi: 'Kopi bubuk robusta Lampung 200 gram',
  pisang: 'Keripik pisang aneka rasa',
  kemplang: 'Kerupuk kemplang ikan',
  tapis: 'Kain tapis sulam benang emas',
  batik: 'Kain batik motif siger',
  pel: 'Kain pel lantai katun',
  handuk: 'Handuk kecil bordir nama',
  suvenir: 'Souvenir gantungan kunci siger',
  plakat: 'Plakat akrilik dengan kotak beludru',
  kit: 'Seminar kit: map, pulpen dan blocknote',
  goodie: 'Goodie bag spunbond sablon',
  spanduk: 'Cetak spanduk dan x-banner',
  buku: 'Cetak buku laporan jilid keras',
  fotokopi: 'Fotokopi dan penjilidan dokumen',
  atk: 'Alat tulis kantor: kertas HVS A4, pensil, penggaris',
  tinta: 'Toner dan tinta printer',
  seragam: 'Pakaian dinas harian lengan panjang',
  olahraga: 'Kaos olahraga dan celana training',
  meja: 'Meja kerja kayu jati',
  kursi: 'Kursi tunggu kaki besi',
  lemari: 'Lemari arsip besi dua pintu',
  beras: 'Beras premium karung 5 kg',
  sembako: 'Paket sembako berisi gula dan minyak goreng',
  air: 'Air minum dalam kemasan 330 ml',
  madu: 'Madu hutan asli 350 ml',
  sabun: 'Sabun cuci tangan cair',
  ac: 'Jasa servis AC split',
  mobil: 'Sewa kendaraan minibus dengan pengemudi',
  tenda: 'Sewa tenda dan panggung',
  bibit: 'Bibit pohon alpukat siap tanam',
  pupuk: 'Pupuk kompos organik',
  anyaman: 'Anyaman bambu tempat tisu',
  bunga: 'Karangan bunga papan',
  bersih: 'Jasa kebersihan gedung',
  mebel: 'Perbaikan mebel dan kursi rusak',
} as const;

export type JudgedOffer = keyof typeof OFFERS;

export interface Judged {
  need: string;
  /** Each of these stands above every other offer, in whatever order. */
  wanted: readonly JudgedOffer[];
  /** These share a word or letters with the need and are another thing: they stay below the floor. */
  never?: readonly JudgedOffer[];
}

const MEETING_MEALS: readonly JudgedOffer[] = ['snack', 'nasi', 'prasmanan'];

export const JUDGED: Readonly<Record<'synonyms' | 'false friends' | 'slips' | 'affixes', readonly Judged[]>> = {
  synonyms: [
    { need: 'Belanja konsumsi rapat koordinasi TA 2026', wanted: MEETING_MEALS },
    { need: 'Makan minum kegiatan bimtek', wanted: MEETING_MEALS },
    { need: 'Kudapan rapat', wanted: ['snack'], never: ['kursi', 'kopi'] },
    { need: 'Nasi box', wanted: ['nasi'], never: ['plakat'] },
    { need: 'Cendera mata tamu', wanted: ['suvenir'], never: ['kursi', 'kopi'] },
    { need: 'Vandel penghargaan', wanted: ['plakat'] },
    { need: 'Pengadaan perlengkapan peserta pelatihan', wanted: ['kit'] },
    { need: 'Tote bag peserta', wanted: ['goodie'] },
    { need: 'Penggandaan materi', wanted: ['fotokopi'], never: ['bibit'] },
    { need: 'Belanja ATK', wanted: ['atk'] },
    { need: 'PDH pegawai', wanted: ['seragam'] },
    { need: 'Banner kegiatan', wanted: ['spanduk'] },
    { need: 'Furnitur ruang rapat', wanted: ['mebel'], never: MEETING_MEALS },
    { need: 'AMDK untuk rapat', wanted: ['air'] },
    { need: 'Bahan pokok untuk panti', wanted: ['sembako'] },
  ],
  'false friends': [
    { need: 'Kain pel', wanted: ['pel'], never: ['tapis', 'batik'] },
    { need: 'Kain tapis', wanted: ['tapis'], never: ['pel', 'batik'] },
    { need: 'Tisu makan', wanted: ['anyaman'], never: ['nasi', 'prasmanan'] },
    { need: 'Kursi kerja', wanted: ['meja', 'kursi', 'mebel'], never: ['tenda'] },
    { need: 'Kopi bubuk', wanted: ['kopi'], never: ['fotokopi', 'pupuk'] },
    { need: 'Jasa konsultansi pengawasan', wanted: [], never: MEETING_MEALS },
    { need: 'Papan nama akrilik', wanted: ['plakat', 'bunga', 'handuk'], never: ['seragam'] },
    { need: 'Beras merah', wanted: ['beras'], never: ['bersih', 'kursi'] },
  ],
  slips: [
    { need: 'Soufenir peserta bimtek', wanted: ['suvenir'] },
    { need: 'Sovenirs untuk tamu', wanted: ['suvenir'] },
    { need: 'Kripik pisng', wanted: ['pisang'] },
    { need: 'Sepanduk kegiatan', wanted: ['spanduk'] },
    { need: 'Pelakat akrelik', wanted: ['plakat'] },
    { need: 'Prasmannan rapat', wanted: ['prasmanan'] },
    { need: 'Seragamm dinas', wanted: ['seragam'] },
    { need: 'Fotokopy dokumen', wanted: ['fotokopi'], never: ['kopi'] },
    { need: 'Kemplng ikan', wanted: ['kemplang'] },
  ],
  affixes: [
    { need: 'Penyewaan tenda', wanted: ['tenda'] },
    { need: 'Penyulaman kain tapis', wanted: ['tapis'], never: ['pel'] },
    { need: 'Pembersihan gedung', wanted: ['bersih'] },
    { need: 'Dicetak: buku laporan', wanted: ['buku'] },
    { need: 'Penjilidan laporan', wanted: ['buku', 'fotokopi'] },
    { need: 'Pembibitan alpukat', wanted: ['bibit'] },
  ],
};
