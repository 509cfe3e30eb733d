/**
 * What offices buy beside the thing a package is named after, by occasion. Meeting packages of hotels bring rooms and
 * meals, so only kits and prints hide in them; gatherings in the office's own hall need the meals too. First row that
 * fits wins.
 */
export const OCCASIONS = ['meeting_package', 'exhibition', 'ceremony', 'visit', 'gathering', 'meeting'] as const;
export type Occasion = (typeof OCCASIONS)[number];

export const OCCASION_ROWS: readonly { occasion: Occasion; said: string; shelves: readonly string[] }[] = [
  {
    occasion: 'meeting_package',
    said: 'fullboard|full board|fullday|full day|halfday|half day|paket meeting|paket rapat|meeting package|paket pertemuan|meeting luar kota|meeting dalam kota',
    shelves: ['seminar-kit', 'suvenir', 'spanduk', 'cetakan', 'plakat'],
  },
  {
    occasion: 'exhibition',
    said: 'pameran|expo|bazar|bazaar|festival|temu bisnis|business matching|pekan raya',
    shelves: ['spanduk', 'jasa-acara', 'suvenir', 'tas', 'cetakan', 'snack-box'],
  },
  {
    occasion: 'ceremony',
    said: 'hari jadi|hut|peringatan hari|upacara|pelantikan|wisuda|lomba|penganugerahan|anugerah|penghargaan|malam puncak|peresmian|pengukuhan|serah terima jabatan',
    shelves: ['plakat', 'snack-box', 'nasi-kotak', 'spanduk', 'jasa-acara', 'suvenir'],
  },
  {
    occasion: 'visit',
    said: 'kunjungan kerja|kunjungan tamu|penerimaan tamu|studi tiru|studi banding|tamu daerah|audiensi|jamuan tamu|penerimaan delegasi|kunjungan',
    shelves: ['suvenir', 'kain-tapis', 'plakat', 'snack-box', 'nasi-kotak'],
  },
  {
    occasion: 'gathering',
    said: 'sosialisasi|diseminasi|bimbingan teknis|bimtek|pelatihan|diklat|workshop|lokakarya|seminar|webinar luring|fgd|focus group discussion|penyuluhan|rapat koordinasi|rakor|rapat kerja|raker|forum|sarasehan|musrenbang|konsultasi publik|uji publik|kick off|pendalaman materi',
    shelves: ['seminar-kit', 'snack-box', 'nasi-kotak', 'spanduk', 'cetakan', 'suvenir'],
  },
  { occasion: 'meeting', said: 'rapat|sidang|pleno|pertemuan', shelves: ['snack-box', 'nasi-kotak', 'cetakan'] },
];

/** Packages that pay people, roads or the press hold no lines for makers, whatever occasion they name. */
export const WITHOUT_HIDDEN_LINES =
  'honor|honorarium|jasa profesi|narasumber|konsultan|konsultansi|pembangunan|rehabilitasi|pemeliharaan|publikasi|iklan|media massa|tiket|transport|transportasi|penginapan|akomodasi|uang harian|uang saku|sewa kendaraan|gaji|iuran|langganan|kajian|supervisi|tenaga pendukung|tenaga ahli|alih daya|outsourcing';
