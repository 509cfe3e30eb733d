/**
 * Who may bind a party: a dated table of kind of party, office and value.
 *
 * A government budget is bound by its PA, KPA or PPK; a procurement officer (PP) or PPTK never binds one. A company is
 * bound by its director, or by a proxy with a letter; a village by its head; a UMKM by its owner, or by a proxy.
 * Another person's signature is kept and marked as not authorised wherever it is shown or counted; it is never refused
 * here.
 */
import { AGENCY_KINDS, type AgencyKind, type Office } from '../contract/kinds.js';

export type PartyKind = AgencyKind | 'UMKM';

export interface AuthorityRow {
  parties: readonly PartyKind[];
  office: Office;
  /** Binds only with a letter of authority on file. */
  letter: boolean;
  /** The highest value in rupiah that the office binds; null: any. */
  upTo: number | null;
  validFrom: string;
  validTo: string | null;
  source: string;
}

export interface Signing {
  party: PartyKind;
  office: Office;
  /** A letter of authority (surat kuasa) is on file and in force. */
  hasLetter: boolean;
  /** Rupiah of the whole commitment. */
  value: number;
  /** The civil day of signing. */
  date: string;
}

export type AuthorityRefusal = 'office_does_not_bind' | 'letter_missing' | 'value_above_authority';

export type Authority = { mayBind: true } | { mayBind: false; because: AuthorityRefusal };

const GOVERNMENT: readonly PartyKind[] = ['KL', 'INSTANSI_VERTIKAL', 'OPD_PROVINSI', 'OPD_KABKOTA'];
const COMPANIES: readonly PartyKind[] = ['BUMN', 'BUMD', 'SWASTA'];
const SINCE_2021 = { upTo: null, validFrom: '2021-02-02', validTo: null };
const PROCUREMENT_LAW = 'Perpres 16/2018 as amended by 12/2021 and 46/2025 (secondary source)';
const COMPANY_LAW = 'UU 40/2007 on limited companies, articles 98 and 103 (secondary source)';
const VILLAGE_LAW = 'UU 6/2014 on villages, article 26 (secondary source)';
const CIVIL_CODE = 'KUHPerdata, articles 1792 and following, on power of attorney (secondary source)';

export const AUTHORITY: readonly AuthorityRow[] = [
  { parties: GOVERNMENT, office: 'PA', letter: false, source: PROCUREMENT_LAW, ...SINCE_2021 },
  { parties: GOVERNMENT, office: 'KPA', letter: false, source: PROCUREMENT_LAW, ...SINCE_2021 },
  { parties: GOVERNMENT, office: 'PPK', letter: false, source: PROCUREMENT_LAW, ...SINCE_2021 },
  { parties: COMPANIES, office: 'DIRECTOR', letter: false, source: COMPANY_LAW, ...SINCE_2021 },
  { parties: COMPANIES, office: 'PROXY', letter: true, source: COMPANY_LAW, ...SINCE_2021 },
  { parties: ['DESA'], office: 'VILLAGE_HEAD', letter: false, source: VILLAGE_LAW, ...SINCE_2021 },
  { parties: ['UMKM'], office: 'OWNER', letter: false, source: CIVIL_CODE, ...SINCE_2021 },
  { parties: ['UMKM'], office: 'PROXY', letter: false, source: CIVIL_CODE, ...SINCE_2021 },
];

export const PARTY_KINDS: readonly PartyKind[] = [...AGENCY_KINDS, 'UMKM'];

export function authorityOf(signing: Signing): Authority {
  const rows = AUTHORITY.filter((row) => concerns(row, signing));
  if (rows.length === 0) return { mayBind: false, because: 'office_does_not_bind' };
  const withLetter = rows.filter((row) => !row.letter || signing.hasLetter);
  if (withLetter.length === 0) return { mayBind: false, because: 'letter_missing' };
  const enough = withLetter.some((row) => row.upTo === null || signing.value <= row.upTo);
  return enough ? { mayBind: true } : { mayBind: false, because: 'value_above_authority' };
}

/** Offices that may bind the party on the day, for the form where an organiser appoints signers. */
export function bindingOffices(party: PartyKind, date: string): Office[] {
  return AUTHORITY.filter((row) => row.parties.includes(party) && holds(row, date)).map((row) => row.office);
}

function concerns(row: AuthorityRow, signing: Signing): boolean {
  return row.office === signing.office && row.parties.includes(signing.party) && holds(row, signing.date);
}

function holds(row: AuthorityRow, date: string): boolean {
  return row.validFrom <= date && (row.validTo === null || date <= row.validTo);
}
