import type { CertificateKind, LegalForm } from '../../src/contract/kinds.js';

/** What a group of makers has in common. */
export interface Trade {
  id: string;
  /** How many of the 120 makers. */
  makers: number;
  goods: readonly string[];
  /** First halves of their names. */
  names: readonly string[];
  kbliCodes: readonly string[];
  /** Owners of this trade are mostly women. */
  women: number;
  /** Share that stands in the electronic catalogue. */
  catalogued: number;
  /** Certificates that they have, are getting, or lack. */
  papers: readonly CertificateKind[];
  /** One workshop makes all of it: the products share its capacity. */
  sharesCapacity: boolean;
  legalForm: LegalForm;
}

const FOOD: readonly CertificateKind[] = ['HALAL', 'PIRT'];
const NAMED: readonly CertificateKind[] = ['MEREK', 'TKDN'];

// prettier-ignore
export const TRADES: readonly Trade[] = [
  { id: 'tapis', makers: 24, goods: ['selendang-tapis', 'kain-tapis', 'kain-tapis-jung-sarat', 'peci-tapis', 'taplak-tapis', 'hiasan-tapis', 'kotak-tisu-tapis'],
    names: ['Tapis', 'Sanggar Tapis', 'Rumah Sulam', 'Griya Tapis', 'Galeri Tapis'], kbliCodes: ['13912', '13922'], women: 0.9, catalogued: 0.45, papers: NAMED, sharesCapacity: false, legalForm: 'PERORANGAN' },
  { id: 'wastra', makers: 8, goods: ['batik-cap', 'batik-tulis', 'sulam-usus', 'kemeja-batik', 'taplak-tapis'],
    names: ['Wastra', 'Rumah Wastra', 'Griya Kain'], kbliCodes: ['13134', '13122'], women: 0.8, catalogued: 0.5, papers: NAMED, sharesCapacity: false, legalForm: 'CV' },
  { id: 'konveksi', makers: 12, goods: ['seragam-pdh', 'kemeja-batik', 'rompi', 'kaos', 'topi', 'jaket', 'tas-seminar', 'gorden'],
    names: ['Konveksi', 'Jahit', 'Busana Kerja'], kbliCodes: ['14111', '14120'], women: 0.4, catalogued: 0.7, papers: ['TKDN'], sharesCapacity: true, legalForm: 'CV' },
  { id: 'tas', makers: 8, goods: ['tas-seminar', 'tas-ransel', 'goodie-bag', 'seminar-kit-hemat', 'seminar-kit'],
    names: ['Tas', 'Tas Kain', 'Rumah Tas'], kbliCodes: ['15121', '13929'], women: 0.5, catalogued: 0.6, papers: ['TKDN'], sharesCapacity: true, legalForm: 'PERORANGAN' },
  { id: 'kit', makers: 7, goods: ['seminar-kit', 'seminar-kit-hemat', 'tumbler', 'mug', 'goodie-bag', 'map'],
    names: ['Kit', 'Perlengkapan Peserta', 'Suvenir Kit'], kbliCodes: ['18111', '32901'], women: 0.4, catalogued: 0.7, papers: [], sharesCapacity: false, legalForm: 'CV' },
  { id: 'suvenir', makers: 10, goods: ['gantungan-kunci', 'mug', 'tumbler', 'miniatur', 'plakat', 'medali', 'hiasan-tapis', 'kotak-tisu-tapis'],
    names: ['Suvenir', 'Rumah Suvenir', 'Cendera Mata'], kbliCodes: ['32903', '16293'], women: 0.4, catalogued: 0.5, papers: NAMED, sharesCapacity: false, legalForm: 'PERORANGAN' },
  { id: 'anyaman', makers: 5, goods: ['anyaman', 'tempat-pensil', 'hampers', 'miniatur'],
    names: ['Anyaman', 'Rotan', 'Pandan'], kbliCodes: ['16291', '16292'], women: 0.7, catalogued: 0.3, papers: ['MEREK'], sharesCapacity: false, legalForm: 'PERORANGAN' },
  { id: 'dapur', makers: 11, goods: ['snack-box', 'nasi-kotak', 'prasmanan', 'coffee-break', 'kue-kering'],
    names: ['Dapur', 'Katering', 'Boga'], kbliCodes: ['56210', '56290'], women: 0.85, catalogued: 0.55, papers: ['SLHS', 'HALAL', 'PIRT'], sharesCapacity: false, legalForm: 'PERORANGAN' },
  { id: 'camilan', makers: 10, goods: ['keripik-pisang', 'keripik-singkong', 'kemplang', 'keripik-curah', 'kue-kering'],
    names: ['Keripik', 'Camilan', 'Dapur Camilan'], kbliCodes: ['10794'], women: 0.75, catalogued: 0.4, papers: FOOD, sharesCapacity: false, legalForm: 'PERORANGAN' },
  { id: 'kopi', makers: 6, goods: ['kopi-bubuk', 'kopi-kiloan', 'cokelat', 'hampers'],
    names: ['Kopi', 'Kedai Kopi', 'Rumah Kopi'], kbliCodes: ['10761'], women: 0.35, catalogued: 0.5, papers: FOOD, sharesCapacity: false, legalForm: 'PERORANGAN' },
  { id: 'olahan', makers: 3, goods: ['sambal', 'madu', 'cokelat', 'hampers'],
    names: ['Olahan', 'Rasa', 'Kebun'], kbliCodes: ['10772', '10799'], women: 0.7, catalogued: 0.3, papers: FOOD, sharesCapacity: false, legalForm: 'PERORANGAN' },
  { id: 'cetak', makers: 6, goods: ['buku-panduan', 'sertifikat', 'brosur', 'kalender', 'spanduk', 'x-banner', 'map'],
    names: ['Percetakan', 'Cetak', 'Grafika'], kbliCodes: ['18111', '18120'], women: 0.3, catalogued: 0.8, papers: [], sharesCapacity: false, legalForm: 'CV' },
  { id: 'mebel', makers: 3, goods: ['meja-kerja', 'kursi-kayu', 'meja-siswa'],
    names: ['Mebel Kayu', 'Mebel'], kbliCodes: ['31001'], women: 0.15, catalogued: 0.7, papers: ['TKDN'], sharesCapacity: false, legalForm: 'CV' },
  { id: 'mesin', makers: 2, goods: ['mesin-keripik', 'mesin-sangrai'],
    names: ['Mesin Tani', 'Bengkel Mesin'], kbliCodes: ['28250', '28210'], women: 0.05, catalogued: 0.6, papers: ['TKDN'], sharesCapacity: false, legalForm: 'PT' },
  { id: 'koperasi', makers: 4, goods: ['sembako', 'hampers', 'kertas-hvs', 'pembersih', 'air-gelas', 'kopi-kiloan'],
    names: ['Koperasi', 'Koperasi Serba Usaha'], kbliCodes: ['47112', '46339'], women: 0.5, catalogued: 0.75, papers: ['HALAL', 'PIRT', 'BPOM', 'SNI'], sharesCapacity: false, legalForm: 'KOPERASI' },
  { id: 'acara', makers: 1, goods: ['dekorasi', 'x-banner', 'spanduk'],
    names: ['Dekorasi'], kbliCodes: ['82302'], women: 0.5, catalogued: 0.5, papers: [], sharesCapacity: false, legalForm: 'CV' },
];
