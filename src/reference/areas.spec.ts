import { describe, expect, it } from '@jest/globals';
import { areas } from './areas.queries.js';
import { buildAreas, greatCircleKm } from './areas.js';

describe('areas', () => {
  it('knows 38 provinces and 514 regencies, each with a point inside Indonesia', () => {
    expect(areas.provinces).toHaveLength(38);
    expect(areas.regencies).toHaveLength(514);
    for (const area of [...areas.provinces, ...areas.regencies]) {
      expect(area.latitude).toBeGreaterThan(-11.1);
      expect(area.latitude).toBeLessThan(6.1);
      expect(area.longitude).toBeGreaterThan(94.9);
      expect(area.longitude).toBeLessThan(141.1);
    }
  });

  it('puts each regency within reach of its own province capital', () => {
    const farther = areas.regencies.filter((regency) => {
      const capital = areas.findProvince(regency.provinceCode);
      return !capital || greatCircleKm(regency, capital) > 720; // The Aru islands are 700 km from Ambon.
    });
    expect(farther.map((regency) => regency.name)).toEqual([]);
  });

  it('gives no two regencies the same point', () => {
    const points = areas.regencies.map((regency) => `${regency.latitude} ${regency.longitude}`);
    expect(new Set(points).size).toBe(514);
  });

  it.each([
    ['18.71', '18.72', 30, 50],
    ['18.71', '31.71', 180, 220],
    ['18.71', '18.10', 25, 45],
    ['11.72', '93.01', 5150, 5300],
    ['18.71', '18.71', 0, 0],
  ])('measures %s to %s between %d and %d km', (a, b, low, high) => {
    const distance = areas.distanceKm(a, b);
    expect(distance).toBeGreaterThanOrEqual(low);
    expect(distance).toBeLessThanOrEqual(high);
    expect(areas.distanceKm(b, a)).toBe(distance);
  });

  it('has no distance to a code it does not know', () => {
    expect(areas.distanceKm('18.71', '99.99')).toBeNull();
    expect(areas.findRegency('__proto__')).toBeUndefined();
  });

  it.each([
    ['Kota Bandar Lampung', '18.71'],
    ['KOTA BANDARLAMPUNG', '18.71'],
    ['Bandar Lampung', '18.71'],
    ['Kab. Pringsewu', '18.10'],
    ['Kabupaten Pringsewu', '18.10'],
    ['kab tulang bawang', '18.05'],
    ['Kab. Tulang Bawang Barat', '18.12'],
    ['Kota Jakarta Pusat', '31.71'],
    ['Kab. Bandung', '32.04'],
    ['Kota Bandung', '32.73'],
  ])('finds %s', (name, code) => {
    expect(areas.findRegencyByName(name)?.code).toBe(code);
  });

  it('does not guess between a kabupaten and a kota of one name', () => {
    expect(areas.findRegencyByName('Bandung')).toBeUndefined();
    expect(areas.searchRegencies('Bandung').map((regency) => regency.code)).toEqual(['32.04', '32.73', '32.17']);
  });

  it('finds nothing for nothing', () => {
    expect(areas.searchRegencies('  ')).toEqual([]);
    expect(areas.searchRegencies('Kab.')).toEqual([]);
    expect(areas.findRegencyByName('Atlantis')).toBeUndefined();
  });

  it('takes a code with and without its dot', () => {
    expect(areas.findRegency('1871')).toBe(areas.findRegency('18.71'));
    expect(areas.findRegency('18.71')).toMatchObject({ name: 'Kota Bandar Lampung', kind: 'kota', provinceCode: '18' });
    expect(areas.findRegency('18.10')?.shortName).toBe('Kab. Pringsewu');
    expect(areas.regenciesOf('18')).toHaveLength(15);
    expect(areas.findProvince('31')?.name).toBe('DKI Jakarta');
  });

  it('refuses to start with a regency whose seat is unknown', () => {
    const regencies = [{ code: '18.99', name: 'KABUPATEN BARU', provinceCode: '18' }];
    expect(() => buildAreas({ provinces: [], regencies })).toThrow('18.99');
  });
});
