/**
 * Certificates (and lines of business) that gate a sale, as dated rows. A row concerns its categories and all under
 * them; it counts on the day of delivery. `desirable` rows never gate: they help where a buyer asks for local content
 * or a name. All from secondary sources.
 */
import type { CertificateKind } from '../../contract/kinds.js';

/** What makes a product subject to a stricter rule than its shelf. */
export const PRODUCT_TRAITS = [
  'dairy',
  'frozen_meat_or_fish',
  'canned_low_acid',
  'baby_food',
  'bottled_water',
  'iodised_salt',
  'palm_oil',
  'instant_coffee',
  'canned_tuna',
  'wheat_flour',
  'refined_sugar',
  'cocoa_powder',
  'biscuits',
  'sni_equipment',
] as const;
export type ProductTrait = (typeof PRODUCT_TRAITS)[number];

/** Foods for which a P-IRT number is not given: they need BPOM MD. */
export const PIRT_EXCLUDED: readonly ProductTrait[] = [
  'dairy',
  'frozen_meat_or_fish',
  'canned_low_acid',
  'baby_food',
  'bottled_water',
];

/** Foods whose SNI is compulsory. Ground coffee is not among them: it is not instant coffee. */
export const SNI_FOODS: readonly ProductTrait[] = [
  'bottled_water',
  'iodised_salt',
  'palm_oil',
  'instant_coffee',
  'canned_tuna',
  'wheat_flour',
  'refined_sugar',
  'cocoa_powder',
  'biscuits',
];

/** Decided by the facts of the product and its maker (certificates.ts). */
export type RequirementCondition =
  | 'always'
  | 'keeps_over_seven_days'
  | 'pirt_excluded'
  | 'sni_food'
  | 'sni_equipment'
  | 'halal_due'
  | 'halal_due_and_sni_food';

export interface CertificateRow {
  id: string;
  categoryIds: readonly string[];
  /** Any one of these will do. */
  anyOf: readonly CertificateKind[];
  /** The seller must have one of these lines of business. */
  kbliAnyOf: readonly string[];
  weight: 'compulsory' | 'desirable';
  when: RequirementCondition;
  validFrom: string;
  validTo: string | null;
  source: string;
}

const PIRT_LAW = 'BPOM regulation 22/2018 on P-IRT (secondary source)';
const HALAL_LAW = 'UU 33/2014 and PP 42/2024 on halal product assurance (secondary source)';
const SNI_LAW = 'compulsory SNI of the Ministry of Industry, by product (secondary source)';
const HYGIENE_LAW = 'Permenkes 14/2021, hygiene certificate (SLHS) of caterers (secondary source)';
const LOCAL_LAW = 'Perpres 46/2025 and Permenperin on local content of small industry, TKDN-IK (secondary source)';

type Row = Pick<CertificateRow, 'id' | 'categoryIds' | 'source'> & Partial<CertificateRow>;

const compulsory = (row: Row): CertificateRow => ({ ...COMPULSORY, ...row });
const desirable = (row: Row): CertificateRow => ({ ...COMPULSORY, ...row, weight: 'desirable' });

const COMPULSORY = {
  anyOf: [],
  kbliAnyOf: [],
  weight: 'compulsory',
  when: 'always',
  validFrom: '2021-02-02',
  validTo: null,
} as const;

const PACKAGED = ['makanan-kemasan'];
const CATERED = ['konsumsi-rapat'];
const HAND_MADE = ['kain-tapis', 'wastra', 'seragam', 'tekstil', 'suvenir', 'seminar-kit'];

export const CERTIFICATE_ROWS: readonly CertificateRow[] = [
  compulsory({
    id: 'packaged-food-permit',
    categoryIds: PACKAGED,
    anyOf: ['PIRT', 'BPOM'],
    when: 'keeps_over_seven_days',
    source: PIRT_LAW,
  }),
  compulsory({
    id: 'packaged-food-md',
    categoryIds: PACKAGED,
    anyOf: ['BPOM'],
    when: 'pirt_excluded',
    source: PIRT_LAW,
  }),
  compulsory({
    id: 'food-sni',
    categoryIds: [...PACKAGED, 'sembako'],
    anyOf: ['SNI'],
    when: 'sni_food',
    source: SNI_LAW,
  }),
  compulsory({
    id: 'food-sni-md',
    categoryIds: [...PACKAGED, 'sembako'],
    anyOf: ['BPOM'],
    when: 'sni_food',
    source: SNI_LAW,
  }),
  compulsory({
    id: 'food-halal',
    categoryIds: [...PACKAGED, ...CATERED],
    anyOf: ['HALAL'],
    when: 'halal_due',
    source: HALAL_LAW,
  }),
  compulsory({
    id: 'staple-halal',
    categoryIds: ['sembako'],
    anyOf: ['HALAL'],
    when: 'halal_due_and_sni_food',
    source: HALAL_LAW,
  }),
  compulsory({ id: 'catering-hygiene', categoryIds: CATERED, anyOf: ['SLHS'], source: HYGIENE_LAW }),
  compulsory({ id: 'catering-kbli', categoryIds: CATERED, kbliAnyOf: ['56210', '56290'], source: 'KBLI 2020 (BPS)' }),
  compulsory({
    id: 'equipment-sni',
    categoryIds: ['elektronik', 'mesin'],
    anyOf: ['SNI'],
    when: 'sni_equipment',
    source: SNI_LAW,
  }),
  desirable({ id: 'equipment-tkdn', categoryIds: ['elektronik', 'mesin'], anyOf: ['TKDN'], source: LOCAL_LAW }),
  desirable({ id: 'hand-made-tkdn', categoryIds: HAND_MADE, anyOf: ['TKDN'], source: LOCAL_LAW }),
  desirable({ id: 'hand-made-name', categoryIds: HAND_MADE, anyOf: ['MEREK', 'IG'], source: 'UU 20/2016 on marks' }),
];
