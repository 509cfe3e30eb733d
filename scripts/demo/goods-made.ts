import type { Good } from './good.js';

/** Cloth, clothing, souvenirs and kits. */
// prettier-ignore
export const GOODS_MADE: readonly Good[] = [
  {
    id: 'selendang-tapis', shelfId: 'kain-tapis', unitId: 'helai', price: [340_000, 480_000], needed: [30, 160], made: [60, 160], period: 'month', minimum: 5, leadDays: [14, 28],
    products: ['Selendang tapis motif pucuk rebung', 'Selendang tapis motif siger', 'Selendang tapis motif mata kibau', 'Selendang tapis benang emas'],
    description: 'Sulam tangan benang emas di atas kain tenun, lebar 50 cm, panjang 200 cm, dengan kotak',
    needs: ['Selendang Tapis untuk cendera mata tamu', 'Selendang Tapis untuk narasumber', 'Selendang Tapis penerima penghargaan'],
    spec: 'Sulam tangan benang emas, panjang sekitar 2 meter, dikemas dalam kotak',
  },
  {
    id: 'kain-tapis', shelfId: 'kain-tapis', unitId: 'helai', price: [1_350_000, 1_700_000], needed: [12, 80], made: [24, 70], period: 'month', minimum: 2, leadDays: [18, 32],
    products: ['Kain tapis motif bintang perak', 'Kain tapis motif tajuk', 'Kain tapis motif sasab', 'Kain tapis motif cucuk semako'],
    description: 'Kain sarung tapis sulam tangan, ukuran 110 x 120 cm',
    needs: ['Kain Tapis untuk tamu kehormatan', 'Kain Tapis ruang pelayanan', 'Kain Tapis seragam penerima tamu'],
    spec: 'Kain sarung sulam tangan benang emas, ukuran 110 x 120 cm',
  },
  {
    id: 'kain-tapis-jung-sarat', shelfId: 'kain-tapis', unitId: 'helai', price: [2_300_000, 2_750_000], needed: [8, 40], made: [10, 28], period: 'month', minimum: 1, leadDays: [21, 40],
    products: ['Kain tapis Jung Sarat', 'Kain tapis Jung Sarat sutra', 'Kain tapis Raja Medal'],
    description: 'Tapis sarat benang emas penuh, kain sarung, dengan sertifikat pembuat',
    needs: ['Kain Tapis Jung Sarat untuk cendera mata daerah', 'Kain Tapis Jung Sarat koleksi gedung'],
    spec: 'Sulam benang emas penuh, kain sarung, kotak kayu',
  },
  {
    id: 'peci-tapis', shelfId: 'kain-tapis', unitId: 'buah', price: [115_000, 175_000], needed: [40, 300], made: [80, 240], period: 'month', minimum: 10, leadDays: [10, 21],
    products: ['Peci sulam tapis', 'Kopiah emas sulam tapis'], description: 'Peci kain beludru sulam tapis, ukuran 5 sampai 10',
    needs: ['Peci Tapis untuk peserta upacara', 'Peci Tapis pakaian adat pegawai'], spec: 'Beludru hitam sulam benang emas, beragam ukuran',
  },
  {
    id: 'taplak-tapis', shelfId: 'tekstil', unitId: 'buah', price: [265_000, 420_000], needed: [15, 70], made: [30, 90], period: 'month', minimum: 3, leadDays: [14, 30],
    products: ['Taplak meja sulam tapis', 'Sarung bantal kursi sulam tapis'], description: 'Kain katun tebal dengan tepi sulam tapis',
    needs: ['Taplak meja rapat sulam Tapis', 'Sarung bantal kursi tamu sulam Tapis'], spec: 'Katun tebal, tepi sulam benang emas',
  },
  {
    id: 'hiasan-tapis', shelfId: 'suvenir', unitId: 'buah', price: [325_000, 520_000], needed: [15, 80], made: [50, 150], period: 'month', minimum: 3, leadDays: [10, 21],
    products: ['Hiasan dinding tapis berbingkai', 'Bingkai tapis motif siger', 'Siger mini dalam kotak kaca'], description: 'Tapis asli 30 x 40 cm dalam bingkai kayu',
    needs: ['Suvenir hiasan dinding Tapis', 'Cendera mata bingkai Tapis untuk mitra'], spec: 'Bingkai kayu 30 x 40 cm, siap gantung',
  },
  {
    id: 'kotak-tisu-tapis', shelfId: 'suvenir', unitId: 'buah', price: [72_000, 105_000], needed: [60, 400], made: [150, 400], period: 'month', minimum: 20, leadDays: [7, 14],
    products: ['Kotak tisu sulam tapis', 'Dompet sulam tapis', 'Tempat kartu nama tapis'], description: 'Suvenir kain tapis, dikemas satuan',
    needs: ['Suvenir peserta berbahan Tapis', 'Suvenir dompet Tapis'], spec: 'Kain tapis asli, kemasan satuan dengan logo kegiatan',
  },
  {
    id: 'batik-cap', shelfId: 'wastra', unitId: 'helai', price: [165_000, 235_000], needed: [80, 420], made: [200, 600], period: 'month', minimum: 20, leadDays: [14, 30],
    products: ['Kain batik cap motif perahu', 'Kain batik cap motif pucuk rebung', 'Kain batik cap motif sembagi'], description: 'Katun prima, 200 x 110 cm, pewarna tahan luntur',
    needs: ['Kain batik seragam pegawai', 'Kain batik untuk peserta pelatihan'], spec: 'Katun prima 200 x 110 cm, motif daerah',
  },
  {
    id: 'batik-tulis', shelfId: 'wastra', unitId: 'helai', price: [560_000, 720_000], needed: [15, 80], made: [30, 90], period: 'month', minimum: 3, leadDays: [21, 40],
    products: ['Batik tulis motif siger', 'Batik tulis motif kapal jung'], description: 'Batik tulis tangan, katun primisima, pewarna alam',
    needs: ['Batik tulis untuk tamu dan narasumber', 'Batik tulis cendera mata'], spec: 'Tulis tangan, katun primisima, pewarna alam',
  },
  {
    id: 'sulam-usus', shelfId: 'wastra', unitId: 'helai', price: [430_000, 640_000], needed: [12, 60], made: [25, 80], period: 'month', minimum: 2, leadDays: [21, 40],
    products: ['Kain sulam usus', 'Selendang sulam usus', 'Kain tenun inuh'], description: 'Sulam usus khas, jahitan tangan',
    needs: ['Kain sulam usus untuk pakaian adat', 'Selendang sulam usus cendera mata'], spec: 'Jahitan tangan, warna emas',
  },
  {
    id: 'kemeja-batik', shelfId: 'seragam', unitId: 'potong', price: [195_000, 265_000], needed: [60, 420], made: [180, 520], period: 'month', minimum: 20, leadDays: [14, 28],
    products: ['Kemeja batik motif daerah', 'Kemeja batik kombinasi tapis'], description: 'Katun prima, lengan panjang atau pendek, ukuran S sampai XXL',
    needs: ['Seragam batik pegawai', 'Kemeja batik panitia'], spec: 'Katun prima, motif daerah, ukuran S sampai XXL',
  },
  {
    id: 'seragam-pdh', shelfId: 'seragam', unitId: 'stel', price: [305_000, 375_000], needed: [40, 260], made: [180, 480], period: 'month', minimum: 15, leadDays: [18, 35],
    products: ['Seragam PDH', 'Pakaian dinas harian', 'Seragam kerja lapangan'], description: 'Kain drill, jahit ukur badan, bordir nama dan logo',
    needs: ['Seragam PDH pegawai', 'Pakaian dinas lapangan', 'Seragam kerja petugas'], spec: 'Kain drill, bordir logo dan nama, ukur badan di tempat',
  },
  {
    id: 'rompi', shelfId: 'seragam', unitId: 'potong', price: [125_000, 185_000], needed: [40, 250], made: [250, 600], period: 'month', minimum: 20, leadDays: [10, 20],
    products: ['Rompi lapangan bordir', 'Rompi petugas'], description: 'Kain taslan, enam saku, bordir komputer',
    needs: ['Rompi petugas lapangan', 'Rompi pendamping desa'], spec: 'Kain taslan, bordir logo dada dan punggung',
  },
  {
    id: 'kaos', shelfId: 'seragam', unitId: 'potong', price: [68_000, 98_000], needed: [100, 900], made: [600, 1_600], period: 'month', minimum: 24, leadDays: [7, 18],
    products: ['Kaos sablon kegiatan', 'Kaos olahraga'], description: 'Katun combed 24s, sablon plastisol',
    needs: ['Kaos peserta jalan sehat', 'Kaos panitia kegiatan', 'Kaos olahraga pegawai'], spec: 'Katun combed 24s, sablon depan belakang',
    alsoIn: { unitId: 'lusin', holds: 12 },
  },
  {
    id: 'topi', shelfId: 'seragam', unitId: 'buah', price: [32_000, 48_000], needed: [100, 700], made: [500, 1_500], period: 'month', minimum: 24, leadDays: [7, 14],
    products: ['Topi bordir', 'Topi lapangan bordir'], description: 'Kain rafel, bordir komputer',
    needs: ['Topi peserta kegiatan', 'Topi petugas'], spec: 'Kain rafel, bordir logo', alsoIn: { unitId: 'lusin', holds: 12 },
  },
  {
    id: 'jaket', shelfId: 'seragam', unitId: 'potong', price: [225_000, 315_000], needed: [30, 200], made: [120, 350], period: 'month', minimum: 12, leadDays: [14, 28],
    products: ['Jaket dinas bordir', 'Jaket lapangan anti air'], description: 'Kain taslan tebal, furing, bordir logo',
    needs: ['Jaket dinas pegawai', 'Jaket tim lapangan'], spec: 'Kain taslan anti air, furing, bordir logo',
  },
  {
    id: 'gorden', shelfId: 'tekstil', unitId: 'set', price: [720_000, 1_050_000], needed: [8, 45], made: [20, 60], period: 'month', minimum: 2, leadDays: [14, 28],
    products: ['Gorden kantor dengan pasang', 'Vertical blind kantor'], description: 'Termasuk rel, ukur dan pasang di tempat',
    needs: ['Gorden ruang rapat', 'Gorden ruang pelayanan'], spec: 'Termasuk rel, ukur dan pasang',
  },
  {
    id: 'gantungan-kunci', shelfId: 'suvenir', unitId: 'buah', price: [9_000, 14_500], needed: [400, 3_000], made: [2_000, 6_000], period: 'month', minimum: 100, leadDays: [7, 14],
    products: ['Gantungan kunci siger', 'Gantungan kunci sulam tapis'], description: 'Suvenir kecil dengan logo kegiatan',
    needs: ['Suvenir gantungan kunci peserta', 'Suvenir kunjungan sekolah'], spec: 'Logo kegiatan, kemasan satuan', alsoIn: { unitId: 'lusin', holds: 12 },
  },
  {
    id: 'mug', shelfId: 'suvenir', unitId: 'buah', price: [26_000, 38_000], needed: [150, 900], made: [600, 2_000], period: 'month', minimum: 48, leadDays: [5, 12],
    products: ['Mug suvenir cetak logo', 'Mug keramik cetak penuh'], description: 'Mug keramik, cetak sublimasi, kotak satuan',
    needs: ['Suvenir mug peserta', 'Mug cendera mata kunjungan'], spec: 'Keramik putih, cetak logo, kotak satuan', alsoIn: { unitId: 'lusin', holds: 12 },
  },
  {
    id: 'tumbler', shelfId: 'suvenir', unitId: 'buah', price: [55_000, 82_000], needed: [80, 600], made: [400, 1_500], period: 'month', minimum: 25, leadDays: [5, 14],
    products: ['Tumbler suvenir ukir logo', 'Botol minum cetak logo'], description: 'Baja tahan karat 500 ml, ukir laser',
    needs: ['Suvenir tumbler peserta', 'Merchandise botol minum pegawai'], spec: 'Baja tahan karat 500 ml, logo ukir laser',
  },
  {
    id: 'miniatur', shelfId: 'suvenir', unitId: 'buah', price: [145_000, 210_000], needed: [25, 160], made: [100, 300], period: 'month', minimum: 5, leadDays: [10, 20],
    products: ['Miniatur siger kayu', 'Miniatur rumah adat kayu'], description: 'Ukiran kayu jati, tinggi 18 cm, kotak mika',
    needs: ['Suvenir miniatur untuk tamu daerah', 'Cendera mata miniatur rumah adat'], spec: 'Kayu jati, tinggi 15 sampai 20 cm, kotak mika',
  },
  {
    id: 'plakat', shelfId: 'plakat', unitId: 'buah', price: [165_000, 255_000], needed: [15, 110], made: [80, 250], period: 'month', minimum: 3, leadDays: [5, 12],
    products: ['Plakat kayu ukir', 'Plakat akrilik', 'Plakat kuningan'], description: 'Plakat dengan kotak beludru, teks sesuai pesanan',
    needs: ['Plakat narasumber', 'Plakat penghargaan mitra', 'Vandel kegiatan'], spec: 'Kotak beludru, teks dan logo sesuai pesanan',
  },
  {
    id: 'medali', shelfId: 'plakat', unitId: 'buah', price: [28_000, 46_000], needed: [60, 500], made: [500, 1_500], period: 'month', minimum: 30, leadDays: [7, 14],
    products: ['Medali lomba', 'Medali cor logam'], description: 'Logam cor, pita cetak', needs: ['Medali lomba antarsekolah', 'Medali kejuaraan'], spec: 'Logam cor 6 cm dengan pita', alsoIn: { unitId: 'lusin', holds: 12 },
  },
  {
    id: 'anyaman', shelfId: 'kerajinan', unitId: 'buah', price: [78_000, 125_000], needed: [40, 260], made: [200, 600], period: 'month', minimum: 10, leadDays: [10, 21],
    products: ['Keranjang anyaman rotan', 'Kotak hantaran anyaman pandan', 'Vas anyaman bambu'], description: 'Anyaman tangan, finishing halus',
    needs: ['Kerajinan anyaman untuk bingkisan', 'Keranjang anyaman ruang tamu'], spec: 'Anyaman tangan, bahan rotan atau bambu',
  },
  {
    id: 'tempat-pensil', shelfId: 'kerajinan', unitId: 'buah', price: [19_000, 29_000], needed: [150, 900], made: [500, 1_400], period: 'month', minimum: 30, leadDays: [7, 16],
    products: ['Tempat pensil anyaman', 'Map anyaman pandan'], description: 'Anyaman pandan, kain pelapis dalam',
    needs: ['Suvenir anyaman peserta', 'Map anyaman peserta sosialisasi'], spec: 'Anyaman pandan dengan label kegiatan',
  },
  {
    id: 'seminar-kit', shelfId: 'seminar-kit', unitId: 'set', price: [98_000, 128_000], needed: [60, 450], made: [500, 1_600], period: 'month', minimum: 30, leadDays: [7, 18],
    products: ['Seminar kit lengkap', 'Seminar kit tas kanvas', 'Seminar kit sentuhan tapis'], description: 'Tas seminar, block note, pulpen, map, dan tanda pengenal',
    needs: ['Seminar kit peserta bimbingan teknis', 'Seminar kit sosialisasi', 'Perlengkapan peserta pelatihan'], spec: 'Tas seminar, block note, pulpen, map, tanda pengenal',
  },
  {
    id: 'seminar-kit-hemat', shelfId: 'seminar-kit', unitId: 'set', price: [74_000, 96_000], needed: [80, 550], made: [600, 2_000], period: 'month', minimum: 40, leadDays: [5, 14],
    products: ['Seminar kit hemat', 'Training kit tas spunbond'], description: 'Tas spunbond, block note, pulpen',
    needs: ['Seminar kit rapat kerja', 'Training kit peserta desa'], spec: 'Tas spunbond cetak logo, block note, pulpen',
  },
  {
    id: 'tas-seminar', shelfId: 'tas', unitId: 'buah', price: [48_000, 76_000], needed: [150, 1_000], made: [500, 1_500], period: 'month', minimum: 30, leadDays: [8, 20],
    products: ['Tas seminar kanvas', 'Tas selempang seminar', 'Tas jinjing sulam'], description: 'Kanvas tebal, sablon logo, kantong depan',
    needs: ['Tas seminar peserta', 'Tas peserta pelatihan'], spec: 'Kanvas tebal, logo sablon, kantong depan',
  },
  {
    id: 'tas-ransel', shelfId: 'tas', unitId: 'buah', price: [135_000, 195_000], needed: [50, 350], made: [150, 450], period: 'month', minimum: 15, leadDays: [12, 25],
    products: ['Tas ransel laptop', 'Ransel pendamping lapangan'], description: 'Cordura, pelapis busa, bordir logo',
    needs: ['Tas ransel tenaga pendamping', 'Tas laptop peserta'], spec: 'Cordura, muat laptop 14 inci, bordir logo',
  },
  {
    id: 'goodie-bag', shelfId: 'tas', unitId: 'buah', price: [9_500, 15_500], needed: [400, 3_500], made: [3_000, 9_000], period: 'month', minimum: 100, leadDays: [4, 12],
    products: ['Goodie bag spunbond', 'Tote bag blacu sablon'], description: 'Sablon satu warna, jahitan kuat',
    needs: ['Goodie bag peserta', 'Tas kain pengganti kantong plastik'], spec: 'Ukuran 30 x 40 cm, sablon logo',
  },
];
