import type { Good } from './good.js';

/** Food, print, office goods, furniture, machines and what an event needs. */
// prettier-ignore
export const GOODS_DAILY: readonly Good[] = [
  {
    id: 'snack-box', shelfId: 'snack-box', unitId: 'kotak', price: [15_500, 22_000], needed: [250, 2_400], made: [200, 700], period: 'day', minimum: 30, leadDays: [2, 5],
    products: ['Snack box tiga kue', 'Snack box kue basah', 'Snack box isi empat'], description: 'Kue basah pagi hari, air minum gelas, kotak cetak',
    needs: ['Snack box rapat koordinasi', 'Snack box peserta pelatihan', 'Kue kotak kegiatan'], spec: 'Tiga kue dan air minum, diantar sebelum pukul 08.00',
  },
  {
    id: 'nasi-kotak', shelfId: 'nasi-kotak', unitId: 'kotak', price: [28_000, 39_000], needed: [200, 2_000], made: [150, 500], period: 'day', minimum: 25, leadDays: [2, 5],
    products: ['Nasi kotak ayam bakar', 'Nasi kotak ikan', 'Nasi kotak daging'], description: 'Nasi, lauk, sayur, sambal, buah, air minum',
    needs: ['Nasi kotak rapat', 'Nasi kotak peserta bimbingan teknis', 'Nasi kotak kegiatan lapangan'], spec: 'Nasi, lauk, sayur, buah, diantar pukul 11.30',
  },
  {
    id: 'prasmanan', shelfId: 'konsumsi-rapat', unitId: 'porsi', price: [48_000, 68_000], needed: [120, 1_200], made: [120, 400], period: 'day', minimum: 50, leadDays: [3, 7],
    products: ['Prasmanan menu daerah', 'Paket makan rapat prasmanan'], description: 'Enam menu, alat makan, petugas penyaji',
    needs: ['Makan rapat biasa', 'Konsumsi prasmanan kegiatan', 'Jamuan tamu daerah'], spec: 'Enam menu termasuk seruit, dengan penyaji', alsoCountedIn: 'ok',
  },
  {
    id: 'coffee-break', shelfId: 'konsumsi-rapat', unitId: 'porsi', price: [21_000, 32_000], needed: [150, 1_500], made: [200, 600], period: 'day', minimum: 40, leadDays: [2, 6],
    products: ['Coffee break dua kue', 'Kudapan rapat dan kopi'], description: 'Dua kue, kopi robusta, teh, disajikan di tempat',
    needs: ['Kudapan rapat', 'Konsumsi rapat coffee break'], spec: 'Dua kue, kopi dan teh, disajikan di tempat', alsoCountedIn: 'ok',
  },
  {
    id: 'keripik-pisang', shelfId: 'camilan', unitId: 'bungkus', price: [14_500, 21_000], needed: [250, 2_200], made: [1_500, 5_000], period: 'month', minimum: 50, leadDays: [4, 12], shelfLifeDays: 120,
    products: ['Keripik pisang cokelat 250 gram', 'Keripik pisang asin 250 gram', 'Keripik pisang aneka rasa'], description: 'Pisang kepok pilihan, kemasan tegak berklip',
    needs: ['Keripik pisang untuk bingkisan tamu', 'Oleh-oleh keripik pisang', 'Camilan rapat keripik pisang'], spec: 'Kemasan berklip 250 gram, label jelas',
  },
  {
    id: 'keripik-singkong', shelfId: 'camilan', unitId: 'bungkus', price: [11_000, 16_000], needed: [250, 1_800], made: [1_500, 6_000], period: 'month', minimum: 50, leadDays: [4, 10], shelfLifeDays: 120,
    products: ['Keripik singkong balado', 'Keripik singkong daun jeruk', 'Keripik talas'], description: 'Renyah, bumbu sendiri, 200 gram',
    needs: ['Keripik singkong kudapan', 'Camilan peserta kegiatan'], spec: 'Kemasan 200 gram, berlabel',
  },
  {
    id: 'kemplang', shelfId: 'camilan', unitId: 'bungkus', price: [13_000, 19_000], needed: [200, 1_300], made: [900, 3_000], period: 'month', minimum: 40, leadDays: [4, 10], shelfLifeDays: 60,
    products: ['Kemplang panggang ikan', 'Kerupuk kemplang tenggiri'], description: 'Ikan laut segar, dipanggang arang',
    needs: ['Kemplang untuk oleh-oleh tamu', 'Kerupuk kemplang bingkisan'], spec: 'Kemasan 150 gram, dipanggang',
  },
  {
    id: 'kue-kering', shelfId: 'camilan', unitId: 'toples', price: [52_000, 74_000], needed: [60, 500], made: [300, 1_000], period: 'month', minimum: 20, leadDays: [4, 10], shelfLifeDays: 90,
    products: ['Kue kering nastar', 'Kue kering kastengel', 'Kue kering semprit kopi'], description: 'Mentega asli, toples 500 gram',
    needs: ['Kue kering untuk tamu', 'Kue kering bingkisan hari raya'], spec: 'Toples 500 gram, segel plastik',
  },
  {
    id: 'keripik-curah', shelfId: 'camilan', unitId: 'kg', price: [52_000, 72_000], needed: [50, 350], made: [300, 900], period: 'month', minimum: 10, leadDays: [3, 9], shelfLifeDays: 60,
    products: ['Keripik pisang curah', 'Keripik aneka rasa curah'], description: 'Kiloan, plastik kedap udara 5 kg',
    needs: ['Keripik kiloan untuk konsumsi tamu', 'Keripik curah kudapan kantor'], spec: 'Kedap udara, kemasan 5 kg',
  },
  {
    id: 'kopi-bubuk', shelfId: 'kopi', unitId: 'bungkus', price: [26_000, 38_000], needed: [150, 1_400], made: [800, 2_500], period: 'month', minimum: 30, leadDays: [3, 9], shelfLifeDays: 365,
    products: ['Kopi bubuk robusta 200 gram', 'Kopi robusta petik merah 200 gram', 'Kopi bubuk luwak liar 100 gram'], description: 'Sangrai sedang, kemasan berkatup',
    needs: ['Kopi bubuk robusta bingkisan', 'Kopi bubuk untuk tamu kantor', 'Oleh-oleh kopi robusta'], spec: 'Robusta, kemasan 200 gram berkatup',
  },
  {
    id: 'kopi-kiloan', shelfId: 'kopi', unitId: 'kg', price: [105_000, 145_000], needed: [40, 320], made: [200, 700], period: 'month', minimum: 5, leadDays: [3, 8], shelfLifeDays: 365,
    products: ['Kopi bubuk robusta kiloan', 'Biji kopi robusta sangrai'], description: 'Petik merah, sangrai sesuai pesanan',
    needs: ['Kopi bubuk pelatihan barista', 'Kopi robusta kebutuhan rapat'], spec: 'Robusta petik merah, sangrai sedang',
  },
  {
    id: 'cokelat', shelfId: 'kopi', unitId: 'buah', price: [16_000, 24_000], needed: [150, 1_200], made: [800, 2_500], period: 'month', minimum: 40, leadDays: [4, 10], shelfLifeDays: 270,
    products: ['Cokelat batang 60 gram', 'Cokelat batang isi kopi'], description: 'Kakao petani, kemasan motif tapis',
    needs: ['Cokelat suvenir peserta', 'Cokelat batang bingkisan'], spec: 'Cokelat batang 50 sampai 60 gram',
  },
  {
    id: 'sambal', shelfId: 'makanan-kemasan', unitId: 'botol', price: [19_000, 29_000], needed: [120, 900], made: [600, 1_800], period: 'month', minimum: 24, leadDays: [4, 12], shelfLifeDays: 180,
    products: ['Sambal seruit botol', 'Sambal terasi botol'], description: 'Tanpa pengawet, botol kaca 150 ml',
    needs: ['Sambal kemasan untuk bingkisan', 'Sambal botol oleh-oleh'], spec: 'Botol kaca 150 ml, segel',
  },
  {
    id: 'madu', shelfId: 'makanan-kemasan', unitId: 'botol', price: [68_000, 95_000], needed: [50, 350], made: [150, 500], period: 'month', minimum: 12, leadDays: [3, 9], shelfLifeDays: 540,
    products: ['Madu hutan 350 ml', 'Madu kelulut 250 ml'], description: 'Panen petani hutan, saring dingin',
    needs: ['Madu untuk bingkisan tamu', 'Madu hutan paket kesehatan'], spec: 'Madu asli, botol 250 sampai 350 ml',
  },
  {
    id: 'air-gelas', shelfId: 'air-minum', unitId: 'dus', price: [19_500, 24_500], needed: [80, 500], made: [4_000, 9_000], period: 'month', minimum: 20, leadDays: [1, 4], shelfLifeDays: 365,
    products: ['Air minum dalam kemasan gelas isi 48'], description: 'Gelas 220 ml', needs: ['Air minum kemasan rapat', 'Air mineral gelas kegiatan'], spec: 'Gelas 220 ml, isi 48',
  },
  {
    id: 'hampers', shelfId: 'hampers', unitId: 'paket', price: [185_000, 285_000], needed: [40, 320], made: [200, 600], period: 'month', minimum: 10, leadDays: [5, 12], shelfLifeDays: 90,
    products: ['Hampers oleh-oleh daerah', 'Parsel keranjang anyaman'], description: 'Kopi, keripik, sambal, dan suvenir tapis dalam keranjang',
    needs: ['Hampers untuk mitra kerja', 'Bingkisan tamu daerah', 'Parsel purnabakti'], spec: 'Isi lima macam produk daerah, keranjang anyaman',
  },
  {
    id: 'sembako', shelfId: 'sembako', unitId: 'paket', price: [135_000, 185_000], needed: [200, 1_100], made: [1_200, 3_500], period: 'month', minimum: 50, leadDays: [3, 10], shelfLifeDays: 120,
    products: ['Paket bahan pokok', 'Paket beras dan kebutuhan dapur'], description: 'Beras 5 kg, telur, gula merah, mi kering, kecap',
    needs: ['Paket bahan pokok bantuan sosial', 'Paket sembako warga'], spec: 'Beras 5 kg, telur, gula merah, mi kering, kecap, tas kain',
  },
  {
    id: 'kertas-hvs', shelfId: 'atk', unitId: 'rim', price: [46_000, 57_000], needed: [120, 800], made: [2_000, 5_000], period: 'month', minimum: 20, leadDays: [1, 5],
    products: ['Kertas HVS A4 70 gram', 'Kertas HVS F4 70 gram'], description: 'Isi 500 lembar', needs: ['Kertas HVS A4', 'Kertas HVS F4 kebutuhan kantor'], spec: '70 gram, isi 500 lembar',
  },
  {
    id: 'map', shelfId: 'atk', unitId: 'buah', price: [6_500, 11_500], needed: [300, 2_500], made: [2_000, 6_000], period: 'month', minimum: 50, leadDays: [3, 9],
    products: ['Map batik', 'Map karton cetak logo'], description: 'Karton tebal lapis kain batik', needs: ['Map kegiatan', 'Map batik naskah dinas'], spec: 'Karton tebal, logo instansi',
  },
  {
    id: 'buku-panduan', shelfId: 'cetakan', unitId: 'eksemplar', price: [19_000, 32_000], needed: [250, 2_200], made: [3_000, 9_000], period: 'month', minimum: 100, leadDays: [6, 16],
    products: ['Cetak buku panduan', 'Cetak buku saku'], description: 'A5, 60 halaman, sampul laminasi, jilid lem panas',
    needs: ['Cetak buku panduan kegiatan', 'Cetak buku saku layanan', 'Cetak modul pelatihan'], spec: 'A5, 60 halaman, sampul warna laminasi',
  },
  {
    id: 'sertifikat', shelfId: 'cetakan', unitId: 'lembar', price: [4_500, 7_500], needed: [300, 2_200], made: [5_000, 15_000], period: 'month', minimum: 100, leadDays: [2, 8],
    products: ['Cetak sertifikat peserta', 'Cetak piagam'], description: 'Kertas linen 220 gram, cetak warna', needs: ['Cetak sertifikat peserta', 'Cetak piagam penghargaan'], spec: 'Kertas linen 220 gram, warna',
  },
  {
    id: 'brosur', shelfId: 'cetakan', unitId: 'lembar', price: [1_300, 2_200], needed: [2_500, 16_000], made: [30_000, 90_000], period: 'month', minimum: 1_000, leadDays: [3, 9],
    products: ['Cetak brosur lipat tiga', 'Cetak selebaran'], description: 'Kertas art 150 gram, dua muka', needs: ['Cetak brosur layanan', 'Cetak selebaran sosialisasi'], spec: 'Kertas art 150 gram, dua muka, lipat tiga',
  },
  {
    id: 'kalender', shelfId: 'cetakan', unitId: 'buah', price: [18_000, 29_000], needed: [200, 1_500], made: [2_000, 6_000], period: 'month', minimum: 100, leadDays: [6, 15],
    products: ['Cetak kalender dinding', 'Cetak kalender meja'], description: 'Enam lembar, kertas art, klem kaleng', needs: ['Cetak kalender instansi', 'Cetak kalender meja'], spec: 'Enam lembar, foto kegiatan',
  },
  {
    id: 'spanduk', shelfId: 'spanduk', unitId: 'meter', price: [24_000, 36_000], needed: [60, 500], made: [2_000, 6_000], period: 'month', minimum: 3, leadDays: [1, 4],
    products: ['Cetak spanduk', 'Cetak banner bahan tebal'], description: 'Bahan tebal, jahit tepi, lubang gantung', needs: ['Spanduk kegiatan', 'Banner sosialisasi'], spec: 'Bahan tebal, lebar 1 meter, jahit tepi',
  },
  {
    id: 'x-banner', shelfId: 'spanduk', unitId: 'buah', price: [78_000, 118_000], needed: [15, 120], made: [300, 900], period: 'month', minimum: 2, leadDays: [1, 4],
    products: ['X-banner dengan rangka', 'Roll banner'], description: 'Cetak tajam, dengan rangka', needs: ['X-banner informasi layanan', 'Roll banner kegiatan'], spec: 'Ukuran 60 x 160 cm dengan rangka',
  },
  {
    id: 'pembersih', shelfId: 'kebersihan', unitId: 'botol', price: [28_000, 44_000], needed: [60, 500], made: [600, 2_000], period: 'month', minimum: 12, leadDays: [2, 7],
    products: ['Cairan pembersih lantai serai 1 liter', 'Sabun cuci tangan serai 1 liter'], description: 'Minyak serai petani, wangi tahan lama',
    needs: ['Cairan pembersih lantai', 'Sabun cuci tangan cair'], spec: 'Botol 1 liter, wangi serai',
  },
  {
    id: 'meja-kerja', shelfId: 'mebel', unitId: 'unit', price: [1_450_000, 2_150_000], needed: [8, 60], made: [25, 70], period: 'month', minimum: 2, leadDays: [18, 35],
    products: ['Meja kerja kayu', 'Meja rapat kayu'], description: 'Kayu mahoni oven, pelitur, laci kunci', needs: ['Meja kerja pegawai', 'Meja rapat'], spec: 'Kayu mahoni, laci kunci, antar dan rakit',
  },
  {
    id: 'kursi-kayu', shelfId: 'mebel', unitId: 'unit', price: [620_000, 920_000], needed: [20, 140], made: [60, 160], period: 'month', minimum: 4, leadDays: [14, 30],
    products: ['Kursi rapat kayu', 'Kursi tunggu kayu'], description: 'Kayu mahoni, dudukan busa', needs: ['Kursi rapat', 'Kursi tunggu ruang pelayanan'], spec: 'Kayu mahoni, dudukan busa',
  },
  {
    id: 'meja-siswa', shelfId: 'mebel', unitId: 'set', price: [690_000, 940_000], needed: [40, 280], made: [120, 320], period: 'month', minimum: 20, leadDays: [18, 35],
    products: ['Meja dan kursi siswa', 'Meja belajar dan kursi'], description: 'Kayu olahan, rangka besi, cat bakar', needs: ['Meja dan kursi siswa', 'Meja kursi ruang pelatihan'], spec: 'Satu meja satu kursi, rangka besi',
  },
  {
    id: 'mesin-keripik', shelfId: 'mesin', unitId: 'unit', price: [6_400_000, 9_200_000], needed: [4, 18], made: [8, 24], period: 'month', minimum: 1, leadDays: [18, 40],
    products: ['Mesin pengiris keripik', 'Mesin pengemas vakum', 'Mesin peniris minyak'], description: 'Baja tahan karat, motor listrik, pelatihan pakai',
    needs: ['Mesin pengiris keripik bantuan kelompok usaha', 'Mesin peniris minyak untuk IKM'], spec: 'Baja tahan karat, listrik 450 watt, pelatihan pakai',
  },
  {
    id: 'mesin-sangrai', shelfId: 'mesin', unitId: 'unit', price: [19_500_000, 27_500_000], needed: [2, 8], made: [3, 8], period: 'month', minimum: 1, leadDays: [25, 50],
    products: ['Mesin sangrai kopi 5 kg', 'Mesin pulper kopi'], description: 'Tabung 5 kg, pengatur suhu, garansi satu tahun', needs: ['Mesin sangrai kopi kelompok tani', 'Mesin pengolah kopi'], spec: 'Kapasitas 5 kg sekali sangrai, garansi satu tahun',
  },
  {
    id: 'dekorasi', shelfId: 'jasa-acara', unitId: 'kegiatan', price: [5_800_000, 8_900_000], needed: [1, 4], made: [6, 12], period: 'month', minimum: 1, leadDays: [5, 12],
    products: ['Dekorasi panggung adat', 'Sewa tenda dan kursi'], description: 'Panggung 6 x 4 meter, bunga segar, bongkar pasang', needs: ['Dekorasi panggung acara', 'Sewa tenda dan kursi kegiatan'], spec: 'Panggung 6 x 4 meter, bongkar pasang',
  },
];
