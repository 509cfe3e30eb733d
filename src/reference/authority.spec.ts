import { describe, expect, it } from '@jest/globals';
import { OFFICES, type Office } from '../contract/kinds.js';
import { authorityOf, bindingOffices, PARTY_KINDS, type PartyKind } from './authority.js';

const DATE = '2026-11-24';
const VALUE = 57_000_000;

/** The whole table once more, by hand: office -> parties it binds without and with a letter. */
const BINDS: Record<Office, { freely: PartyKind[]; withLetter: PartyKind[] }> = {
  PA: { freely: ['KL', 'INSTANSI_VERTIKAL', 'OPD_PROVINSI', 'OPD_KABKOTA'], withLetter: [] },
  KPA: { freely: ['KL', 'INSTANSI_VERTIKAL', 'OPD_PROVINSI', 'OPD_KABKOTA'], withLetter: [] },
  PPK: { freely: ['KL', 'INSTANSI_VERTIKAL', 'OPD_PROVINSI', 'OPD_KABKOTA'], withLetter: [] },
  PP: { freely: [], withLetter: [] },
  PPTK: { freely: [], withLetter: [] },
  DIRECTOR: { freely: ['BUMN', 'BUMD', 'SWASTA'], withLetter: [] },
  VILLAGE_HEAD: { freely: ['DESA'], withLetter: [] },
  OWNER: { freely: ['UMKM'], withLetter: [] },
  PROXY: { freely: ['UMKM'], withLetter: ['BUMN', 'BUMD', 'SWASTA'] },
  OTHER: { freely: [], withLetter: [] },
};

describe('authorityOf', () => {
  it.each(PARTY_KINDS.flatMap((party) => OFFICES.map((office) => [party, office] as const)))(
    'decides for %s signed by %s',
    (party, office) => {
      const { freely, withLetter } = BINDS[office];
      const alone = authorityOf({ party, office, hasLetter: false, value: VALUE, date: DATE });
      const lettered = authorityOf({ party, office, hasLetter: true, value: VALUE, date: DATE });
      expect(alone.mayBind).toBe(freely.includes(party));
      expect(lettered.mayBind).toBe(freely.includes(party) || withLetter.includes(party));
    },
  );

  it('says why a signature does not bind', () => {
    const signing = { hasLetter: false, value: VALUE, date: DATE };
    expect(authorityOf({ ...signing, party: 'OPD_PROVINSI', office: 'PP' })).toEqual({
      mayBind: false,
      because: 'office_does_not_bind',
    });
    expect(authorityOf({ ...signing, party: 'BUMD', office: 'PROXY' })).toEqual({
      mayBind: false,
      because: 'letter_missing',
    });
  });

  it('knows no authority before its first row', () => {
    expect(
      authorityOf({ party: 'KL', office: 'PPK', hasLetter: false, value: VALUE, date: '2020-01-01' }).mayBind,
    ).toBe(false);
  });

  it('lists who may sign for a party', () => {
    expect(bindingOffices('INSTANSI_VERTIKAL', DATE)).toEqual(['PA', 'KPA', 'PPK']);
    expect(bindingOffices('UMKM', DATE)).toEqual(['OWNER', 'PROXY']);
  });
});
