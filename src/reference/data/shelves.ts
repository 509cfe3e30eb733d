/**
 * The shelves of a business-matching day: what a buyer and a maker call a thing, in a tree of at most three levels.
 *
 * `group` heads a part of the tree and nothing is put on it; everything else is a shelf. Which codes of the official
 * classifications a shelf stands for is in `shelf-codes.ts`. `madeFresh` goods cannot be made ahead and kept, so their
 * capacity is that of the delivery's own period.
 */
export const CATEGORY_ICONS = [
  'cloth',
  'shirt',
  'curtain',
  'gift',
  'plaque',
  'basket',
  'kit',
  'bag',
  'meal',
  'snack-box',
  'rice-box',
  'food-pack',
  'crisps',
  'coffee',
  'bottle',
  'parcel',
  'staples',
  'pen',
  'print',
  'banner',
  'broom',
  'chair',
  'screen',
  'gear',
  'stage',
  'box',
] as const;
export type CategoryIcon = (typeof CATEGORY_ICONS)[number];

export interface Shelf {
  /** Short slug in Indonesian, stable for ever: `kain-tapis`. */
  id: string;
  parentId: string | null;
  group: boolean;
  name: { id: string; en: string };
  /** For narrow places; at most 16 characters. */
  shortName: { id: string; en: string };
  icon: CategoryIcon;
  /** The unit a new line starts with (units.ts). */
  unitId: string;
  madeFresh: boolean;
}

type Row = [id: string, parentId: string | null, inIndonesian: string, inEnglish: string, CategoryIcon, unitId: string];

const ROWS: readonly Row[] = [
  ['kain-busana', null, 'Kain dan busana', 'Cloth and clothing', 'cloth', 'helai'],
  ['kain-tapis', 'kain-busana', 'Kain tapis', 'Tapis cloth', 'cloth', 'helai'],
  ['wastra', 'kain-busana', 'Batik, tenun, dan sulam', 'Batik, weaving and embroidery', 'cloth', 'helai'],
  ['seragam', 'kain-busana', 'Seragam dan pakaian kerja', 'Uniforms and work clothes', 'shirt', 'stel'],
  ['tekstil', 'kain-busana', 'Gorden, taplak, dan linen', 'Curtains, table cloths and linen', 'curtain', 'buah'],
  ['suvenir-kit', null, 'Suvenir dan perlengkapan peserta', 'Souvenirs and participants’ kits', 'gift', 'buah'],
  ['suvenir', 'suvenir-kit', 'Suvenir', 'Souvenirs', 'gift', 'buah'],
  ['plakat', 'suvenir', 'Plakat, piala, dan medali', 'Plaques, trophies and medals', 'plaque', 'buah'],
  ['kerajinan', 'suvenir', 'Kerajinan tangan', 'Handicraft', 'basket', 'buah'],
  ['seminar-kit', 'suvenir-kit', 'Seminar kit', 'Seminar kits', 'kit', 'set'],
  ['tas', 'seminar-kit', 'Tas dan goodie bag', 'Bags and goodie bags', 'bag', 'buah'],
  ['pangan', null, 'Makanan dan minuman', 'Food and drink', 'meal', 'porsi'],
  ['konsumsi-rapat', 'pangan', 'Konsumsi rapat dan katering', 'Meeting meals and catering', 'meal', 'porsi'],
  ['snack-box', 'konsumsi-rapat', 'Snack box dan kue basah', 'Snack boxes and fresh cakes', 'snack-box', 'kotak'],
  ['nasi-kotak', 'konsumsi-rapat', 'Nasi kotak', 'Boxed rice meals', 'rice-box', 'kotak'],
  ['makanan-kemasan', 'pangan', 'Makanan dan minuman kemasan', 'Packaged food and drink', 'food-pack', 'bungkus'],
  ['camilan', 'makanan-kemasan', 'Keripik dan camilan', 'Crisps and snacks', 'crisps', 'bungkus'],
  ['kopi', 'makanan-kemasan', 'Kopi, teh, dan cokelat', 'Coffee, tea and chocolate', 'coffee', 'bungkus'],
  ['air-minum', 'makanan-kemasan', 'Air minum dalam kemasan', 'Bottled water', 'bottle', 'dus'],
  ['hampers', 'makanan-kemasan', 'Hampers dan parsel', 'Hampers and gift parcels', 'parcel', 'paket'],
  ['sembako', 'pangan', 'Sembako dan bahan makanan', 'Staples and food supplies', 'staples', 'paket'],
  ['kantor', null, 'Kebutuhan kantor', 'Office needs', 'pen', 'buah'],
  ['atk', 'kantor', 'Alat tulis kantor', 'Stationery', 'pen', 'buah'],
  ['cetakan', 'kantor', 'Cetakan dan penggandaan', 'Printing and copying', 'print', 'lembar'],
  ['spanduk', 'cetakan', 'Spanduk, banner, dan backdrop', 'Banners and backdrops', 'banner', 'meter'],
  ['kebersihan', 'kantor', 'Kebersihan', 'Cleaning', 'broom', 'buah'],
  ['peralatan', null, 'Mebel, mesin, dan peralatan', 'Furniture, machines and equipment', 'gear', 'unit'],
  ['mebel', 'peralatan', 'Mebel', 'Furniture', 'chair', 'unit'],
  ['elektronik', 'peralatan', 'Elektronik dan komputer', 'Electronics and computers', 'screen', 'unit'],
  ['mesin', 'peralatan', 'Mesin dan alat produksi', 'Machines and production tools', 'gear', 'unit'],
  ['jasa-acara', null, 'Jasa acara', 'Event services', 'stage', 'kegiatan'],
  ['lainnya', null, 'Lainnya', 'Other', 'box', 'buah'],
];

/** Of shelves whose whole name is too long for a row on the wall. */
const SHORT: Readonly<Record<string, readonly [inIndonesian: string, inEnglish: string]>> = {
  wastra: ['Batik dan tenun', 'Batik, weaving'],
  seragam: ['Seragam', 'Uniforms'],
  tekstil: ['Gorden, linen', 'Linen'],
  plakat: ['Plakat, piala', 'Plaques'],
  tas: ['Tas', 'Bags'],
  'konsumsi-rapat': ['Konsumsi rapat', 'Meeting meals'],
  'snack-box': ['Snack box', 'Snack boxes'],
  'makanan-kemasan': ['Makanan kemasan', 'Packaged food'],
  camilan: ['Camilan', 'Snacks'],
  kopi: ['Kopi, teh', 'Coffee, tea'],
  'air-minum': ['Air minum', 'Bottled water'],
  hampers: ['Hampers', 'Hampers'],
  sembako: ['Sembako', 'Staples'],
  atk: ['Alat tulis', 'Stationery'],
  cetakan: ['Cetakan', 'Printing'],
  spanduk: ['Spanduk', 'Banners'],
  elektronik: ['Elektronik', 'Electronics'],
  mesin: ['Mesin', 'Machines'],
};

const GROUPS = new Set(['kain-busana', 'suvenir-kit', 'pangan', 'kantor', 'peralatan']);
const MADE_FRESH = new Set(['konsumsi-rapat', 'snack-box', 'nasi-kotak', 'jasa-acara']);

export const SHELVES: readonly Shelf[] = ROWS.map(([id, parentId, inIndonesian, inEnglish, icon, unitId]) => ({
  id,
  parentId,
  group: GROUPS.has(id),
  name: { id: inIndonesian, en: inEnglish },
  shortName: { id: SHORT[id]?.[0] ?? inIndonesian, en: SHORT[id]?.[1] ?? inEnglish },
  icon,
  unitId,
  madeFresh: MADE_FRESH.has(id),
}));
