import { describe, expect, it } from '@jest/globals';
import { areas } from '../reference/areas.queries.js';
import { agencyFacts, placesOf, satkerCodeOf, satkerName, type AgencyCells } from './agency-facts.js';

const places = placesOf(areas);
const cells = (given: Partial<AgencyCells>): AgencyCells => ({
  satkerName: 'DINAS CONTOH',
  satkerCodeText: '',
  satkerCodePlain: '',
  satkerCodeInternal: '',
  klpdCode: '',
  klpdName: '',
  klpdKind: '',
  ...given,
});

describe('satkerCodeOf', () => {
  it('takes kd_satker_str, else kode_satker, else kd_satker where it stands alone', () => {
    const all = { satkerCodeText: '1.03.0.00.0.00.06.0000', satkerCodePlain: '400003', satkerCodeInternal: '100001' };
    expect(satkerCodeOf(cells(all)).code).toBe('1.03.0.00.0.00.06.0000');
    expect(satkerCodeOf(cells({ ...all, satkerCodeText: '' })).code).toBe('400003');
    expect(satkerCodeOf(cells({ satkerCodeInternal: '100001' })).code).toBe('100001');
  });

  it('goes by name where there is no code, a malformed one, or several satkers', () => {
    expect(satkerCodeOf(cells({}))).toEqual({ code: null, why: 'none' });
    expect(satkerCodeOf(cells({ satkerCodePlain: 'x-1' }))).toEqual({ code: null, why: 'none' });
    const several = cells({ satkerName: 'SATU;DUA', satkerCodePlain: '400003' });
    expect(satkerCodeOf(several)).toEqual({ code: null, why: 'several' });
  });
});

describe('satkerName', () => {
  it('leaves off what an export glues to a name', () => {
    expect(satkerName('KANWIL CONTOH 400001', '400001')).toBe('KANWIL CONTOH');
    expect(satkerName('BADAN CONTOH (400002)', '400002')).toBe('BADAN CONTOH');
    expect(satkerName('DIREKTORAT CONTOH -', null)).toBe('DIREKTORAT CONTOH');
  });
});

describe('agencyFacts', () => {
  it.each<[string, Partial<AgencyCells>, string, string | null]>([
    ['a ministry', { satkerName: 'SEKRETARIAT JENDERAL', klpdCode: 'K27', klpdName: 'KEMENTERIAN CONTOH' }, 'KL', null],
    [
      'its office in a regency',
      { satkerName: 'KANTOR CONTOH KAB. LAMPUNG TENGAH', klpdCode: 'K38' },
      'INSTANSI_VERTIKAL',
      '18.02',
    ],
    ['its office in a city', { satkerName: 'RUMKIT BANDAR LAMPUNG', klpdCode: 'L47' }, 'INSTANSI_VERTIKAL', '18.71'],
    [
      'its office in a province',
      { satkerName: 'KANWIL CONTOH PROP. LAMPUNG', klpdCode: 'K1' },
      'INSTANSI_VERTIKAL',
      null,
    ],
    [
      'a provincial office',
      { klpdKind: 'PROVINSI', klpdCode: 'D264', klpdName: 'Provinsi Lampung' },
      'OPD_PROVINSI',
      null,
    ],
    [
      'a regency office',
      { klpdKind: 'KABUPATEN', klpdCode: 'D267', klpdName: 'Kabupaten Lampung Selatan' },
      'OPD_KABKOTA',
      '18.01',
    ],
    ['a city office', { klpdCode: 'D270', klpdName: 'Kota Metro' }, 'OPD_KABKOTA', '18.72'],
  ])('knows %s', (_, given, kind, regencyCode) => {
    expect(agencyFacts(cells(given), places)).toMatchObject({ kind, regencyCode });
  });

  it('names no regency where a name fits two', () => {
    expect(places.regencyIn('BALAI CONTOH BANDUNG').regencyCode).toBeNull();
  });
});
