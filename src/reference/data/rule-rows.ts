/**
 * Legal figures, each with the dates between which it holds and where it was read. All of them come from secondary
 * sources: before a figure decides anything beyond a warning, hold it against the regulation itself. A change of law is
 * a new row.
 */
import type { SizeClass } from '../../contract/kinds.js';

export interface RuleValues {
  /** Rupiah up to which an officer may buy directly (pengadaan langsung), by kind of procurement. */
  direct_procurement_limit: { goods: number; services: number; construction: number; consultancy: number };
  /** Packages up to this many rupiah are reserved for micro and small business and cooperatives. */
  reserved_package_limit: number;
  /** Classes to which a reserved package may go. */
  reserved_package_classes: readonly SizeClass[];
  /** Share of goods, services and capital spending that goes to the counted classes, in permille. */
  small_business_share: number;
  /** Classes that count towards the share. Sources disagree about medium: a setting, kept with its dates. */
  small_business_share_classes: readonly SizeClass[];
  /** What a product's local content (TKDN, TKDN + BMP) must be, tried rung by rung; figures in permille. */
  domestic_content: { rungs: readonly DomesticContentRung[] };
  /** Which paper a purchase ends in, by value: the first row whose limit is not exceeded. */
  instruments: readonly { instrument: Instrument; upTo: number | null }[];
  /** Upper limit in rupiah of capital without land and buildings, for businesses founded on or after the given date. */
  size_class_capital: { foundedFrom: string } & SizeClassLimits;
  /** Upper limit in rupiah of yearly sales, for businesses founded before the given date. */
  size_class_sales: { foundedBefore: string } & SizeClassLimits;
  /** Day from which food and drink must be halal certified, by the size of the maker. */
  halal_food_due: Readonly<Record<SizeClass, string>>;
}

export interface SizeClassLimits {
  mikro: number;
  kecil: number;
  menengah: number;
}

export interface DomesticContentRung {
  /** The product's own TKDN: at least, or below. */
  tkdnFrom: number | null;
  tkdnBelow: number | null;
  /** The rung counts only where some product on offer reaches this TKDN + BMP. */
  whereSomeReach: number | null;
  /** No figure asked: the product is on the list of domestic products (PDN). */
  listedAsDomestic: boolean;
  compulsory: boolean;
}

export const INSTRUMENTS = ['receipt', 'kuitansi', 'spk', 'contract', 'order_letter'] as const;
export type Instrument = (typeof INSTRUMENTS)[number];

export type RuleKey = keyof RuleValues;

export interface Rule<K extends RuleKey = RuleKey> {
  key: K;
  /** First and last civil day on which the value holds; no last day: until further notice. */
  validFrom: string;
  validTo: string | null;
  value: RuleValues[K];
  source: string;
}

const OLD_LAW = 'Perpres 16/2018 as amended by Perpres 12/2021 (secondary source)';
const NEW_LAW = 'Perpres 46/2025, second amendment of Perpres 16/2018 (secondary source)';
const SIZE_LAW = 'PP 7/2021, articles 35 and 36 (secondary source)';
const MILLION = 1_000_000;
const BILLION = 1_000_000_000;

const INSTRUMENTS_BY_VALUE: RuleValues['instruments'] = [
  { instrument: 'receipt', upTo: 10 * MILLION },
  { instrument: 'kuitansi', upTo: 50 * MILLION },
  { instrument: 'spk', upTo: 200 * MILLION },
  { instrument: 'contract', upTo: null },
];

const NO_RUNG: DomesticContentRung = {
  tkdnFrom: null,
  tkdnBelow: null,
  whereSomeReach: null,
  listedAsDomestic: false,
  compulsory: false,
};

const OLD_DAYS = { validFrom: '2021-02-02', validTo: '2025-04-29' };
const NEW_DAYS = { validFrom: '2025-04-30', validTo: null };
const SINCE_2021 = { validFrom: '2021-02-02', validTo: null };

export const RULES: readonly { [K in RuleKey]: Rule<K> }[RuleKey][] = [
  {
    key: 'direct_procurement_limit',
    ...OLD_DAYS,
    value: {
      goods: 200 * MILLION,
      services: 200 * MILLION,
      construction: 200 * MILLION,
      consultancy: 100 * MILLION,
    },
    source: OLD_LAW,
  },
  {
    key: 'direct_procurement_limit',
    ...NEW_DAYS,
    value: {
      goods: 200 * MILLION,
      services: 200 * MILLION,
      construction: 400 * MILLION,
      consultancy: 100 * MILLION,
    },
    source: NEW_LAW,
  },
  { key: 'reserved_package_limit', ...OLD_DAYS, value: 15 * BILLION, source: OLD_LAW },
  { key: 'reserved_package_limit', ...NEW_DAYS, value: 15 * BILLION, source: NEW_LAW },
  { key: 'reserved_package_classes', ...SINCE_2021, value: ['mikro', 'kecil', 'koperasi'], source: OLD_LAW },
  { key: 'small_business_share', ...OLD_DAYS, value: 400, source: OLD_LAW },
  { key: 'small_business_share', ...NEW_DAYS, value: 400, source: NEW_LAW },
  { key: 'small_business_share_classes', ...OLD_DAYS, value: ['mikro', 'kecil', 'koperasi'], source: OLD_LAW },
  {
    key: 'small_business_share_classes',
    ...NEW_DAYS,
    value: ['mikro', 'kecil', 'koperasi'],
    source: `${NEW_LAW}; sources disagree whether medium counts, here it does not`,
  },
  {
    key: 'domestic_content',
    ...OLD_DAYS,
    value: { rungs: [{ ...NO_RUNG, whereSomeReach: 400, compulsory: true }] },
    source: OLD_LAW,
  },
  {
    key: 'domestic_content',
    ...NEW_DAYS,
    value: {
      rungs: [
        { ...NO_RUNG, tkdnFrom: 250, whereSomeReach: 400, compulsory: true },
        { ...NO_RUNG, tkdnFrom: 250 },
        { ...NO_RUNG, tkdnBelow: 250 },
        { ...NO_RUNG, listedAsDomestic: true },
      ],
    },
    source: NEW_LAW,
  },
  { key: 'instruments', ...SINCE_2021, value: INSTRUMENTS_BY_VALUE, source: OLD_LAW },
  {
    key: 'size_class_capital',
    ...SINCE_2021,
    value: { foundedFrom: '2021-02-02', mikro: BILLION, kecil: 5 * BILLION, menengah: 10 * BILLION },
    source: SIZE_LAW,
  },
  {
    key: 'size_class_sales',
    ...SINCE_2021,
    value: { foundedBefore: '2021-02-02', mikro: 2 * BILLION, kecil: 15 * BILLION, menengah: 50 * BILLION },
    source: SIZE_LAW,
  },
  {
    key: 'halal_food_due',
    ...SINCE_2021,
    value: {
      mikro: '2026-10-17',
      kecil: '2026-10-17',
      koperasi: '2026-10-17',
      menengah: '2024-10-18',
      besar: '2024-10-18',
    },
    source: 'PP 42/2024 on halal product assurance (secondary source); a cooperative is taken as small',
  },
];
