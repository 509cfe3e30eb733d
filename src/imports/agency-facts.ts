/**
 * Who buys, from what a file says of its satker. Rules: the code is `kd_satker_str`, else `kode_satker`, else `kd_satker`
 * where it stands alone (beside the others it is an internal id); several satkers in one cell, or none, go by name.
 * A ministry's regional office is known by a place or a word such as `kanwil` in its name, never by the ministry's code.
 */
import type { AgencyKind } from '../contract/kinds.js';
import type { Areas } from '../reference/areas.js';
import type { AgencyFacts } from './records.js';
import { comparable } from './visible-text.js';

export interface AgencyCells {
  satkerName: string;
  satkerCodeText: string;
  satkerCodePlain: string;
  satkerCodeInternal: string;
  klpdCode: string;
  klpdName: string;
  klpdKind: string;
}

const NATIONAL_CODE = /^\d{6}$/;
const REGIONAL_CODE = /^\d+(?:\.\d+){3,}$/;

export interface SatkerCode {
  code: string | null;
  why: 'code' | 'none' | 'several';
}

export function satkerCodeOf(cells: AgencyCells): SatkerCode {
  if (cells.satkerName.includes(';')) return { code: null, why: 'several' };
  const written = [cells.satkerCodeText, cells.satkerCodePlain, cells.satkerCodeInternal].find((code) => code !== '');
  if (written && (NATIONAL_CODE.test(written) || REGIONAL_CODE.test(written))) return { code: written, why: 'code' };
  return { code: null, why: 'none' };
}

/** `DIREKTORAT CONTOH -` and `KANWIL … 400001`: what an export glues to a name is no part of it. */
export function satkerName(written: string, code: string | null): string {
  const bare = code ? written.replace(new RegExp(`\\s*\\(?${code.replaceAll('.', '\\.')}\\)?\\s*$`), '') : written;
  return bare.replace(/\s*[-–;]\s*$/, '').trim();
}

export interface Places {
  regencyIn(name: string): { regencyCode: string | null; provinceCode: string | null };
  regencyNamed(name: string): string | null;
}

/** Finds the regency or province a name holds; built once for a file. */
export function placesOf(areas: Areas): Places {
  const regencies = new Map<string, string[]>();
  for (const { name, code } of areas.regencies) {
    const full = comparable(name).replace(/ administrasi /, ' ');
    const bare = full.replace(/^(?:kabupaten|kota) /, '');
    for (const key of [bare, full, full.replace(/^kabupaten /, 'kab ')]) {
      regencies.set(key, [...(regencies.get(key) ?? []), code]);
    }
  }
  const provinces = new Map(areas.provinces.map(({ name, code }) => [comparable(name), code]));

  const regencyIn = (name: string) => {
    const words = comparable(name).split(' ');
    for (let width = 4; width > 0; width -= 1) {
      for (let at = 0; at + width <= words.length; at += 1) {
        const phrase = words.slice(at, at + width).join(' ');
        const codes = regencies.get(phrase);
        // 'Lampung' is a province, 'Bandung' is a kabupaten and a kota: only the unmistakable counts.
        if (codes?.length === 1 && codes[0]) return { regencyCode: codes[0], provinceCode: codes[0].slice(0, 2) };
        const province = provinces.get(phrase);
        if (province) return { regencyCode: null, provinceCode: province };
      }
    }
    return { regencyCode: null, provinceCode: null };
  };
  return { regencyIn, regencyNamed: (name) => areas.findRegencyByName(name)?.code ?? regencyIn(name).regencyCode };
}

const REGIONAL_OFFICE =
  /\b(?:kanwil|kantor wilayah|kantor pertanahan|kantor kementerian agama|kantor kemenag|kantor imigrasi|kantor pelayanan|kantor kesyahbandaran|kpp|kppn|kpknl|balai|loka|lapas|lembaga pemasyarakatan|rutan|rumah tahanan|bapas|madrasah|man|mtsn?|min|polda|polres|polresta|polresta?bes|rumkit|kejaksaan (?:tinggi|negeri)|pengadilan|stasiun|pelabuhan|bandar udara|perwakilan|bps (?:kab|kota|prov)|bnn ?[kp]|uin|iain|universitas|politeknik|institut|korem|kodim|lanal|lanud|unit pelaksana teknis|upt)\b/;

export function agencyFacts(cells: AgencyCells, places: Places): AgencyFacts {
  const { code } = satkerCodeOf(cells);
  const name = satkerName(cells.satkerName, code);
  const place = places.regencyIn(name);
  const kind = agencyKind(cells, name, place.provinceCode !== null);
  const regional = kind === 'OPD_PROVINSI' || kind === 'OPD_KABKOTA';
  const home = regional ? places.regencyIn(cells.klpdName) : place;
  return {
    name: name || cells.klpdName,
    satkerCode: code,
    klpdCode: cells.klpdCode || null,
    klpdName: cells.klpdName.replace(/\s*\(\d{6}\)$/, '') || null,
    kind,
    regencyCode: kind === 'OPD_KABKOTA' ? places.regencyNamed(cells.klpdName) : home.regencyCode,
    provinceCode: home.provinceCode,
  };
}

function agencyKind(cells: AgencyCells, name: string, hasPlace: boolean): AgencyKind {
  const stated = comparable(cells.klpdKind);
  const klpd = comparable(cells.klpdName);
  if (stated === 'provinsi' || (cells.klpdCode.startsWith('D') && klpd.startsWith('provinsi'))) return 'OPD_PROVINSI';
  if (stated === 'kabupaten' || stated === 'kota' || cells.klpdCode.startsWith('D')) return 'OPD_KABKOTA';
  if (stated === 'bumn' || stated === 'bumd') return stated === 'bumn' ? 'BUMN' : 'BUMD';
  if (stated === 'desa' || /^(?:pemerintah )?desa /.test(comparable(name))) return 'DESA';
  return hasPlace || REGIONAL_OFFICE.test(comparable(name)) ? 'INSTANSI_VERTIKAL' : 'KL';
}
