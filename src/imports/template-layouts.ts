/** Our own templates: Indonesian headers, a hint and a sample for each column. The samples are fictional. */
import type { Layout } from './layout.js';

const UMKM: Layout = {
  id: 'umkm',
  fields: [
    { field: 'nib', headers: ['NIB'], required: true, hint: 'wajib; 13 angka, sebagai teks', sample: '9120000000001' },
    { field: 'name', headers: ['Nama usaha'], required: true, hint: 'wajib', sample: 'Keripik Way Siger' },
    { field: 'npwp', headers: ['NPWP'], hint: '15 atau 16 angka', sample: '' },
    {
      field: 'legalForm',
      headers: ['Bentuk usaha'],
      hint: 'Perorangan, CV, PT, PT Perorangan, Firma, Koperasi, Yayasan',
      sample: 'Perorangan',
    },
    { field: 'ownerName', headers: ['Nama pemilik', 'Penanggung jawab'], hint: '', sample: 'Sari Contoh' },
    {
      field: 'phone',
      headers: ['Nomor WhatsApp', 'WhatsApp', 'Nomor HP', 'Telepon'],
      hint: '08… atau +62…',
      sample: '081200000001',
    },
    { field: 'email', headers: ['Email', 'Surel'], hint: '', sample: '' },
    {
      field: 'regency',
      headers: ['Kabupaten/Kota', 'Kabupaten', 'Kab/Kota'],
      required: true,
      hint: 'wajib; nama lengkap',
      sample: 'Kabupaten Pringsewu',
    },
    { field: 'address', headers: ['Alamat'], hint: '', sample: 'Jalan Contoh 1' },
    { field: 'foundedOn', headers: ['Tanggal berdiri'], hint: 'dd-mm-tttt', sample: '17-08-2021' },
    {
      field: 'capitalRupiah',
      headers: ['Modal usaha (Rp)', 'Modal usaha'],
      hint: 'tanpa tanah dan bangunan; dipakai bila berdiri sejak 2 Februari 2021',
      sample: '150.000.000',
    },
    {
      field: 'yearlySalesRupiah',
      headers: ['Penjualan setahun (Rp)', 'Penjualan setahun', 'Omzet setahun'],
      hint: 'dipakai bila berdiri sebelum 2 Februari 2021',
      sample: '',
    },
    { field: 'kbli', headers: ['KBLI'], hint: '5 angka; beberapa dipisah titik koma', sample: '10794' },
    {
      field: 'catalogueListed',
      headers: ['Sudah di katalog elektronik', 'Katalog elektronik'],
      hint: 'ya atau tidak',
      sample: 'tidak',
    },
  ],
  signature: [['nib'], ['name'], ['regency', 'legalForm', 'ownerName']],
};

const PRODUCTS: Layout = {
  id: 'products',
  fields: [
    {
      field: 'nib',
      headers: ['NIB'],
      required: true,
      hint: 'wajib; NIB usaha yang sudah terdaftar',
      sample: '9120000000001',
    },
    { field: 'name', headers: ['Nama produk'], required: true, hint: 'wajib', sample: 'Keripik pisang 200 g' },
    { field: 'category', headers: ['Kategori'], hint: 'boleh kosong: kami usulkan', sample: 'Keripik dan camilan' },
    { field: 'description', headers: ['Keterangan', 'Deskripsi'], hint: '', sample: 'Kemasan kedap udara' },
    { field: 'unit', headers: ['Satuan'], required: true, hint: 'wajib; buah, kotak, kg, …', sample: 'bungkus' },
    { field: 'packSize', headers: ['Isi per satuan'], hint: 'untuk dus, pak, paket, kotak', sample: '' },
    {
      field: 'unitPrice',
      headers: ['Harga satuan (Rp)', 'Harga satuan', 'Harga'],
      hint: 'termasuk pajak dan ongkos kirim',
      sample: '18.000',
    },
    { field: 'capacity', headers: ['Kapasitas'], required: true, hint: 'wajib; jumlah per periode', sample: '300' },
    {
      field: 'capacityPeriod',
      headers: ['Periode kapasitas'],
      required: true,
      hint: 'wajib; hari, minggu, atau bulan',
      sample: 'minggu',
    },
    { field: 'minimumOrder', headers: ['Pesanan minimum'], hint: '', sample: '20' },
    { field: 'leadDays', headers: ['Waktu pengerjaan (hari)', 'Waktu pengerjaan'], hint: 'kosong: 7', sample: '3' },
    { field: 'tkdn', headers: ['TKDN (%)', 'TKDN'], hint: 'bila bersertifikat', sample: '' },
  ],
  signature: [['nib'], ['name'], ['capacity']],
};

const OFFERS: Layout = {
  id: 'offers',
  fields: [
    { field: 'nib', headers: ['NIB'], required: true, hint: 'wajib; NIB usaha', sample: '9120000000001' },
    {
      field: 'productName',
      headers: ['Nama produk'],
      required: true,
      hint: 'wajib; seperti di daftar produk',
      sample: 'Keripik pisang 200 g',
    },
    { field: 'unit', headers: ['Satuan'], required: true, hint: 'wajib; buah, kotak, kg, …', sample: 'bungkus' },
    {
      field: 'minQuantity',
      headers: ['Mulai jumlah'],
      required: true,
      hint: 'wajib; satu baris tiap tingkat harga, yang pertama 1',
      sample: '1',
    },
    {
      field: 'unitPrice',
      headers: ['Harga satuan (Rp)', 'Harga satuan'],
      required: true,
      hint: 'wajib; rupiah bulat',
      sample: '18.000',
    },
    { field: 'minimumOrder', headers: ['Pesanan minimum'], hint: '', sample: '20' },
    { field: 'leadDays', headers: ['Waktu pengerjaan (hari)', 'Waktu pengerjaan'], hint: 'kosong: 7', sample: '3' },
    {
      field: 'areas',
      headers: ['Wilayah kirim'],
      hint: 'kabupaten/kota, dipisah titik koma; kosong: ke mana saja',
      sample: '',
    },
  ],
  signature: [['nib'], ['productName'], ['minQuantity']],
};

const DEMANDS: Layout = {
  id: 'demands',
  fields: [
    {
      field: 'agencyName',
      headers: ['Instansi', 'Satuan kerja'],
      required: true,
      hint: 'wajib; nama satuan kerja',
      sample: 'Balai Contoh Siger',
    },
    { field: 'satkerCode', headers: ['Kode satker'], hint: '6 angka, atau kode daerah bertitik', sample: '' },
    {
      field: 'agencyKind',
      headers: ['Jenis instansi'],
      hint: 'KL, Instansi vertikal, OPD provinsi, OPD kabupaten/kota, BUMN, BUMD, Desa, Swasta',
      sample: 'Instansi vertikal',
    },
    { field: 'rupCode', headers: ['Kode RUP'], hint: '8 angka; BUMN, BUMD, dan swasta boleh kosong', sample: '' },
    { field: 'packageName', headers: ['Nama paket'], hint: '', sample: 'Konsumsi rapat koordinasi' },
    { field: 'pagu', headers: ['Pagu (Rp)', 'Pagu'], hint: 'pagu paket', sample: '5.400.000' },
    { field: 'year', headers: ['Tahun anggaran'], hint: '', sample: '2027' },
    { field: 'name', headers: ['Nama kebutuhan'], required: true, hint: 'wajib', sample: 'Snack box rapat' },
    { field: 'category', headers: ['Kategori'], hint: 'boleh kosong: kami usulkan', sample: 'Snack box dan kue basah' },
    { field: 'spec', headers: ['Spesifikasi'], hint: '', sample: 'Tiga macam kue dan air minum' },
    { field: 'quantity', headers: ['Jumlah'], required: true, hint: 'kosong: ditanyakan nanti', sample: '120' },
    { field: 'unit', headers: ['Satuan'], required: true, hint: 'wajib; buah, kotak, kg, …', sample: 'kotak' },
    {
      field: 'unitCeiling',
      headers: ['Harga satuan tertinggi (Rp)', 'Harga satuan tertinggi'],
      hint: 'rahasia bagi penjual',
      sample: '45.000',
    },
    { field: 'deliverFrom', headers: ['Kirim mulai'], hint: 'dd-mm-tttt', sample: '01-02-2027' },
    { field: 'deliverTo', headers: ['Kirim paling lambat'], hint: 'dd-mm-tttt', sample: '28-02-2027' },
    { field: 'regency', headers: ['Kabupaten/Kota kirim'], hint: '', sample: 'Kota Bandar Lampung' },
    {
      field: 'certificates',
      headers: ['Sertifikat wajib'],
      hint: 'Halal, P-IRT, BPOM, SLHS, SNI, TKDN',
      sample: 'Halal; SLHS',
    },
  ],
  signature: [['name'], ['quantity'], ['unit']],
};

export const TEMPLATES: readonly Layout[] = [UMKM, PRODUCTS, OFFERS, DEMANDS];
