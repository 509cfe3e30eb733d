/**
 * The regencies are Lampung's own, because distance counts in the ranking; whoever sits there is invented, and is named after
 * places that do not exist. `weight`: how many of the makers come from there.
 */
export const REGENCIES: readonly { code: string; weight: number }[] = [
  { code: '18.71', weight: 22 },
  { code: '18.72', weight: 9 },
  { code: '18.09', weight: 9 },
  { code: '18.10', weight: 9 },
  { code: '18.01', weight: 9 },
  { code: '18.02', weight: 9 },
  { code: '18.06', weight: 7 },
  { code: '18.07', weight: 7 },
  { code: '18.03', weight: 7 },
  { code: '18.04', weight: 6 },
  { code: '18.05', weight: 6 },
  { code: '18.08', weight: 5 },
  { code: '18.13', weight: 6 },
  { code: '18.12', weight: 5 },
  { code: '18.11', weight: 4 },
];

/** Second halves of invented names. */
// prettier-ignore
export const PLACE_WORDS = [
  'Siger', 'Way Semangka', 'Bukit Damar', 'Inggoman', 'Sumber Damar', 'Pucuk Rebung', 'Rimba Sekala', 'Tiuh Sinar', 'Pekon Lada',
  'Kuala Inuh', 'Muara Damar', 'Way Lamban', 'Bumi Cangget', 'Tanjung Sesat', 'Nuwo Agung', 'Lembah Sembagi', 'Umbul Kopi', 'Ratu Damar',
  'Jurai Sinar', 'Pulau Rebung', 'Way Tajuk', 'Gunung Sasab', 'Bandar Siger', 'Karang Inuh',
] as const;

/** Given and family names, put together by lot: whoever has one of them by chance is not meant. */
// prettier-ignore
export const WOMEN = [
  'Sari', 'Siti', 'Nurhayati', 'Dewi', 'Rina', 'Maryam', 'Lestari', 'Yuliana', 'Fitri', 'Aminah', 'Rohani', 'Wulan', 'Kartini', 'Sulastri',
  'Mega', 'Indah', 'Novita', 'Halimah', 'Ratna', 'Zahra', 'Puspita', 'Hesti', 'Erlina', 'Nyimas',
] as const;
// prettier-ignore
export const MEN = [
  'Budi', 'Ahmad', 'Hendra', 'Rudi', 'Bambang', 'Yusuf', 'Agus', 'Fajar', 'Hasan', 'Darmawan', 'Edi', 'Irfan', 'Joko', 'Rahmat', 'Samsul',
  'Taufik', 'Wahyu', 'Zainal', 'Andika', 'Firman', 'Iskandar', 'Lukman', 'Nazar', 'Radin',
] as const;
// prettier-ignore
export const FAMILY_NAMES = [
  'Puspita', 'Wijaya', 'Anggraini', 'Hidayat', 'Saputra', 'Permata', 'Kusuma', 'Rahayu', 'Pratama', 'Setiawan', 'Maharani', 'Syafitri',
  'Nugraha', 'Handayani', 'Suryani', 'Firdaus', 'Prasetyo', 'Melati', 'Gunawan', 'Fauziah', 'Ramadhan', 'Utami', 'Sanjaya', 'Lestari',
] as const;

/** Places to deliver to. */
export const ROOMS = [
  'Aula lantai 2',
  'Gudang kantor',
  'Ruang rapat utama',
  'Halaman kantor',
  'Balai pertemuan',
  'Ruang bagian umum',
  'Hotel tempat kegiatan',
] as const;
