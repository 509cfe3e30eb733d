/**
 * Words of Indonesian procurement: what carries no meaning in a package's name, which words mean the same, and the few
 * words that the stemmer gets wrong. Phrases are written as `normalise` leaves them: small letters, single spaces.
 */

/** Dropped wherever they stand. */
export const STOP_PHRASES: readonly string[] = [
  'dalam rangka',
  'tahun anggaran',
  't a',
  'habis pakai',
  'dan lain lain',
  'dan lainnya',
  'dan sebagainya',
];

export const STOP_WORDS: ReadonlySet<string> = new Set(
  // of package names
  (
    'belanja pengadaan paket kegiatan keperluan penyediaan pembelian biaya bahan pada kantor wilayah provinsi lainnya ' +
    'rm pnbp blu ta ' +
    // of the language
    'dan atau untuk di ke dari yang dengan dalam bagi oleh berupa serta para guna sebagai secara tentang terkait yaitu ' +
    'adalah antara lain dll dsb dst sd s d no nomor the of and for'
  ).split(' '),
);

/**
 * What the stemmer (Porter's for Indonesian) would tear: words that only look as if they had a prefix or suffix, and
 * forms of one word that it takes to different stems.
 */
export const STEMS: Readonly<Record<string, string>> = {
  cetakan: 'cetak',
  percetakan: 'cetak',
  dicetak: 'cetak',
  peserta: 'peserta',
  pesertanya: 'peserta',
  keripik: 'keripik',
  kerupuk: 'kerupuk',
  kemeja: 'kemeja',
  kemplang: 'kemplang',
  kemasan: 'kemas',
  lemari: 'lemari',
  almari: 'lemari',
  pemeliharaan: 'pelihara',
  berupa: 'berupa',
  permakanan: 'makan',
  mineral: 'mineral',
  mesin: 'mesin',
  peralatan: 'alat',
  perkakas: 'perkakas',
  pelakat: 'plakat',
  konsultan: 'konsultan',
  bantalan: 'bantal',
  pisang: 'pisang',
  beras: 'beras',
  besek: 'besek',
  keramik: 'keramik',
  dinas: 'dinas',
  seminar: 'seminar',
};

/**
 * Words for one thing: the token they become, the ways to say it, and the wider token that stands beside it. So a snack
 * box meets every meeting meal by its wider word, and other snack boxes by both.
 */
export const SYNONYMS: readonly { token: string; said: string; wider?: string }[] = [
  {
    token: 'suvenir',
    said: 'suvenir|souvenir|souvenirs|sovenir|sovenirs|soufenir|sofenir|souvenier|cinderamata|cindera mata|cenderamata|cendera mata|cendramata|merchandise|merchandize|buah tangan',
  },
  { token: 'plakat', said: 'plakat|plaket|vandel|fandel' },
  {
    token: 'seminar_kit',
    said: 'seminar kit|seminar kits|seminarkit|training kit|trainingkit|kit seminar|kit pelatihan|workshop kit|perlengkapan peserta|kelengkapan peserta',
  },
  { token: 'tas_seminar', said: 'tas seminar|tas peserta|tas pelatihan', wider: 'seminar_kit' },
  {
    token: 'blocknote',
    said: 'block note|blocknote|block notes|blok note|bloknot|notebook seminar',
    wider: 'seminar_kit',
  },
  {
    token: 'goodie_bag',
    said: 'goodie bag|goodiebag|goody bag|goodybag|tas spunbond|tas spunbon|tote bag|totebag',
    wider: 'tas',
  },
  {
    token: 'konsumsi_rapat',
    said: 'konsumsi rapat|konsumsi kegiatan|konsumsi peserta|konsumsi|makan minum rapat|makan dan minum rapat|makanan dan minuman rapat|makanan minuman rapat|makan rapat|makan minum|makan dan minum|mamin|jamuan|jamuan rapat|jamuan tamu',
  },
  {
    token: 'snack_box',
    said: 'snack box|snackbox|snak box|snack|snak|snek|kue kotak|kue box|kudapan|kudapan rapat|coffee break|coffe break',
    wider: 'konsumsi_rapat',
  },
  { token: 'nasi_kotak', said: 'nasi kotak|nasi box|nasi boks|nasi bok|nasi dus|lunch box', wider: 'konsumsi_rapat' },
  { token: 'prasmanan', said: 'prasmanan|parasmanan|buffet', wider: 'konsumsi_rapat' },
  { token: 'katering', said: 'katering|catering|katring|jasa boga|jasaboga', wider: 'konsumsi_rapat' },
  { token: 'atk', said: 'atk|alat tulis kantor|alat tulis perkantoran|alat tulis' },
  { token: 'cetak', said: 'cetak|cetakan|percetakan|pencetakan|barang cetakan|bahan cetak' },
  {
    token: 'fotokopi',
    said: 'penggandaan|fotokopi|foto kopi|fotocopy|foto copy|fotocopi|photocopy|photo copy|fotokopy|potocopy',
    wider: 'cetak',
  },
  { token: 'spanduk', said: 'spanduk|banner|x banner|xbanner|roll banner|roll up banner' },
  { token: 'baliho', said: 'baliho|baligo|baligho', wider: 'spanduk' },
  { token: 'backdrop', said: 'backdrop|back drop|bakdrop', wider: 'spanduk' },
  {
    token: 'seragam',
    said: 'seragam|pakaian seragam|baju seragam|pakaian dinas|pakaian dinas harian|pakaian dinas lapangan|pakaian kerja|pdh|pdl',
  },
  { token: 'kain_tapis', said: 'kain tapis|tapis lampung|kain tapis lampung|sulam tapis|tenun tapis|tapis' },
  { token: 'keripik', said: 'keripik|kripik' },
  { token: 'kopi_bubuk', said: 'kopi bubuk|kopi robusta|kopi bubuk robusta|bubuk kopi', wider: 'kopi' },
  { token: 'hampers', said: 'hampers|hamper|bingkisan|parsel|parcel' },
  {
    token: 'mebel',
    said: 'mebel|mebeler|mebelair|meubel|meubelair|meubelaire|meubeler|meubelier|meubeleir|meubiler|meubilair|mebeleur|mebelur|mebelar|mobiler|mobilair|mebeulair|furnitur|furniture|furnitures|furniter|furnicher',
  },
  {
    token: 'barang_persediaan',
    said: 'barang konsumsi habis pakai|barang persediaan barang konsumsi|persediaan barang konsumsi|barang konsumsi',
    wider: 'atk',
  },
  { token: 'kuota', said: 'kuota barang konsumsi|kuota konsumsi' },
  { token: 'sembako', said: 'sembako|bahan pokok|kebutuhan pokok|sembilan bahan pokok|bahan makanan pokok' },
  { token: 'air_minum', said: 'air mineral|air minum kemasan|air minum dalam kemasan|amdk|air kemasan' },
];
