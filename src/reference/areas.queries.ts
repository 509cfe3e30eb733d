/**
 * The areas of Indonesia, read once when the program starts from `idn-area-data` (code MIT, data ODbL 1.0:
 * https://github.com/fityannugroho/idn-area-data).
 */
import { getProvinces, getRegencies } from 'idn-area-data';
import { buildAreas, type Areas } from './areas.js';

export const areas: Areas = await load();

async function load(): Promise<Areas> {
  const [provinces, regencies] = await Promise.all([getProvinces(), getRegencies()]);
  return buildAreas({
    // The package's CSV ends in an empty line, which it reads as a row without a code.
    provinces: provinces.filter((row) => row.name),
    regencies: regencies
      .filter((row) => row.name)
      .map((row) => ({ code: row.code, name: row.name, provinceCode: row.province_code })),
  });
}
