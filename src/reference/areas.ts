/**
 * Provinces and regencies: found by code or by the way people write their name, and how far apart two of them are.
 *
 * Names and codes are handed in (`areas.queries.ts` reads them from `idn-area-data`); the points are in
 * `data/regency-seats.ts`. A distance is the great circle between the two seats of government, in whole kilometres:
 * good enough to rank by, not to bill by (a road is about a third longer).
 */
import { PROVINCE_CAPITALS, REGENCY_SEATS } from './data/regency-seats.js';

export interface Point {
  /** Degrees, north positive. */
  latitude: number;
  /** Degrees, east positive. */
  longitude: number;
}

export interface Province extends Point {
  /** Two digits, as `18`. */
  code: string;
  name: string;
}

export interface Regency extends Point {
  /** Province and regency, as `18.71`. */
  code: string;
  provinceCode: string;
  kind: 'kabupaten' | 'kota';
  /** In full: `Kota Bandar Lampung`. */
  name: string;
  /** For lists: `Kab. Pringsewu`, `Kota Metro`. */
  shortName: string;
}

export interface AreaRows {
  provinces: readonly { code: string; name: string }[];
  regencies: readonly { code: string; name: string; provinceCode: string }[];
}

export interface Areas {
  provinces: readonly Province[];
  regencies: readonly Regency[];
  findProvince(code: string): Province | undefined;
  /** Takes `18.71` and `1871`. */
  findRegency(code: string): Regency | undefined;
  /** By a written name; undefined where two regencies fit equally (`Bandung` is a kabupaten and a kota). */
  findRegencyByName(name: string): Regency | undefined;
  /** What a person may mean, best first; at most `limit`. */
  searchRegencies(text: string, limit?: number): Regency[];
  regenciesOf(provinceCode: string): Regency[];
  /** Whole kilometres between the seats; null where a code is unknown. */
  distanceKm(codeA: string, codeB: string): number | null;
}

const EARTH_RADIUS_KM = 6371;
const SEARCH_LIMIT = 10;
const KEPT_CAPITALS = new Set(['DKI', 'III']);

export function greatCircleKm(a: Point, b: Point): number {
  const radians = Math.PI / 180;
  const halfLatitude = Math.sin(((b.latitude - a.latitude) * radians) / 2);
  const halfLongitude = Math.sin(((b.longitude - a.longitude) * radians) / 2);
  const chord =
    halfLatitude ** 2 + Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * halfLongitude ** 2;
  return Math.round(2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(chord)));
}

export function buildAreas(rows: AreaRows): Areas {
  const seats = readSeats();
  const regencies = rows.regencies.map((row) => regencyOf(row, seats));
  const regencyByCode = new Map(regencies.map((regency) => [regency.code, regency]));
  const provinces = rows.provinces.map((row) => provinceOf(row, seats));
  const provinceByCode = new Map(provinces.map((province) => [province.code, province]));
  const keys = regencies.map((regency) => ({ regency, bare: bareName(regency.name) }));

  const findRegency = (code: string) => regencyByCode.get(dotted(code));
  return {
    provinces,
    regencies,
    findProvince: (code) => provinceByCode.get(code),
    findRegency,
    findRegencyByName: (name) => {
      const best = rank(keys, name).filter((hit) => hit.rank === 0);
      return best.length === 1 ? best[0]?.regency : undefined;
    },
    searchRegencies: (text, limit = SEARCH_LIMIT) =>
      rank(keys, text)
        .slice(0, limit)
        .map((hit) => hit.regency),
    regenciesOf: (provinceCode) => regencies.filter((regency) => regency.provinceCode === provinceCode),
    distanceKm: (codeA, codeB) => {
      const a = findRegency(codeA);
      const b = findRegency(codeB);
      return a && b ? greatCircleKm(a, b) : null;
    },
  };
}

function readSeats(): Map<string, Point> {
  const seats = new Map<string, Point>();
  for (const [province, row] of Object.entries(REGENCY_SEATS)) {
    for (const entry of row.split(', ')) {
      const [regency, latitude, longitude] = entry.split(' ');
      seats.set(`${province}.${regency}`, { latitude: Number(latitude), longitude: Number(longitude) });
    }
  }
  return seats;
}

function seatOf(code: string, seats: Map<string, Point>): Point {
  const seat = seats.get(code);
  // A new regency in the package without a seat here is our omission: say so at start, not in a ranking.
  if (!seat) throw new Error(`No seat is known for the area ${code}: add it to data/regency-seats.ts`);
  return seat;
}

function regencyOf(row: AreaRows['regencies'][number], seats: Map<string, Point>): Regency {
  const name = titleCase(row.name);
  const kind = name.startsWith('Kota ') ? 'kota' : 'kabupaten';
  const shortName = name.replace(/^Kabupaten /, 'Kab. ').replace(/ Administrasi /, ' ');
  return { code: row.code, provinceCode: row.provinceCode, kind, name, shortName, ...seatOf(row.code, seats) };
}

function provinceOf(row: AreaRows['provinces'][number], seats: Map<string, Point>): Province {
  const capital = PROVINCE_CAPITALS[row.code] ?? row.code;
  return { code: row.code, name: titleCase(row.name), ...seatOf(capital, seats) };
}

function titleCase(name: string): string {
  const words = name.trim().split(/\s+/);
  return words.map((word) => (KEPT_CAPITALS.has(word) ? word : word[0] + word.slice(1).toLowerCase())).join(' ');
}

function dotted(code: string): string {
  return /^\d{4}$/.test(code) ? `${code.slice(0, 2)}.${code.slice(2)}` : code;
}

interface NameKey {
  regency: Regency;
  bare: string;
}

/** 0: the very name; 1: starts so; 2: holds it. The kind counts only where the person wrote it. */
function rank(keys: readonly NameKey[], text: string): { regency: Regency; rank: number }[] {
  const wanted = bareName(text);
  const kind = kindIn(text);
  if (wanted === '') return [];
  const hits = keys
    .filter(({ regency, bare }) => bare.includes(wanted) && (kind === null || regency.kind === kind))
    .map(({ regency, bare }) => ({ regency, rank: bare === wanted ? 0 : bare.startsWith(wanted) ? 1 : 2 }));
  return hits.sort((a, b) => a.rank - b.rank || (a.regency.code < b.regency.code ? -1 : 1));
}

function kindIn(text: string): Regency['kind'] | null {
  if (/^\s*kota\b/i.test(text)) return 'kota';
  return /^\s*kab(upaten)?\b/i.test(text) ? 'kabupaten' : null;
}

/** `Kab. Tulang Bawang` and `TULANGBAWANG` are one name: letters only, without the kind. */
function bareName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^\s*(kota|kabupaten|kab)\b\.?/, '')
    .replace(/\b(administrasi|adm)\b\.?/, '')
    .replace(/[^a-z]/g, '');
}
