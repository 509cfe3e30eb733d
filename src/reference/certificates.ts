/**
 * Which certificates a sale needs: by shelf, by what the product is, by the size of its maker, on the day of delivery.
 *
 * Packaged food that keeps over seven days needs a P-IRT or BPOM MD number, some foods MD alone; catering needs a
 * hygiene certificate and its line of business; food must be halal from its due date on. Where the shelf life is not
 * known it is taken to be long, and the answer says so.
 */
import type { CertificateKind, SizeClass } from '../contract/kinds.js';
import { isWithin } from './categories.js';
import {
  CERTIFICATE_ROWS,
  PIRT_EXCLUDED,
  SNI_FOODS,
  type CertificateRow,
  type ProductTrait,
} from './data/certificate-rows.js';
import { halalIsDue } from './rules.js';
import { normalise } from './text.js';

export interface ProductFacts {
  traits: readonly ProductTrait[];
  /** Null where nobody said. */
  shelfLifeDays: number | null;
  sizeClass: SizeClass | null;
}

export interface Requirement {
  id: string;
  /** Any one of these will do; empty where the requirement is a line of business. */
  anyOf: readonly CertificateKind[];
  kbliAnyOf: readonly string[];
  weight: CertificateRow['weight'];
  /** Rests on a shelf life that nobody stated. */
  assumed: boolean;
  source: string;
}

const LONGEST_FRESH_DAYS = 7;

const SHELF_TRAITS: Readonly<Record<string, readonly ProductTrait[]>> = { 'air-minum': ['bottled_water'] };

/** What the requirement rows of the day ask of the product, compulsory ones first. */
export function requirementsFor(categoryId: string, facts: ProductFacts, date: string): Requirement[] {
  const traits = new Set([...facts.traits, ...(SHELF_TRAITS[categoryId] ?? [])]);
  const rows = CERTIFICATE_ROWS.filter(
    (row) =>
      row.validFrom <= date &&
      (row.validTo === null || date <= row.validTo) &&
      row.categoryIds.some((ancestor) => isWithin(categoryId, ancestor)) &&
      applies(row, facts, traits, date),
  );
  return rows
    .map(({ id, anyOf, kbliAnyOf, weight, when, source }) => {
      const assumed = when === 'keeps_over_seven_days' && facts.shelfLifeDays === null;
      return { id, anyOf, kbliAnyOf, weight, assumed, source };
    })
    .sort((a, b) => Number(a.weight === 'desirable') - Number(b.weight === 'desirable'));
}

/** Kinds a new demand on this shelf is likely to ask for: the compulsory ones, with nothing known of the product. */
export function usualCertificates(categoryId: string, date: string): CertificateKind[] {
  const unknown: ProductFacts = { traits: [], shelfLifeDays: null, sizeClass: null };
  const compulsory = requirementsFor(categoryId, unknown, date).filter((row) => row.weight === 'compulsory');
  return [...new Set(compulsory.flatMap((row) => row.anyOf.slice(0, 1)))];
}

function applies(row: CertificateRow, facts: ProductFacts, traits: ReadonlySet<ProductTrait>, date: string): boolean {
  const isExcluded = PIRT_EXCLUDED.some((trait) => traits.has(trait));
  const isSniFood = SNI_FOODS.some((trait) => traits.has(trait));
  switch (row.when) {
    case 'always':
      return true;
    case 'keeps_over_seven_days':
      return !isExcluded && (facts.shelfLifeDays === null || facts.shelfLifeDays > LONGEST_FRESH_DAYS);
    case 'pirt_excluded':
      return isExcluded;
    case 'sni_food':
      return isSniFood;
    case 'sni_equipment':
      return traits.has('sni_equipment');
    case 'halal_due':
      return halalIsDue(facts.sizeClass, date);
    case 'halal_due_and_sni_food':
      return isSniFood && halalIsDue(facts.sizeClass, date);
  }
}

/** Names of products whose wording shows a trait; `without` takes back what only sounds like it. */
const TRAIT_WORDS: readonly { trait: ProductTrait; words: RegExp; without?: RegExp }[] = [
  { trait: 'dairy', words: /\b(susu|yogh?urt|keju|kefir|es krim)\b/, without: /\bsusu (kedelai|kedele|almon)/ },
  { trait: 'frozen_meat_or_fish', words: /\b(daging|ikan|ayam|udang|bakso|nugget|sosis|pempek)\b.*\b(beku|frozen)\b/ },
  { trait: 'frozen_meat_or_fish', words: /\b(beku|frozen)\b.*\b(daging|ikan|ayam|udang|bakso|nugget|sosis|pempek)\b/ },
  { trait: 'canned_low_acid', words: /\b(sarden|kornet|rendang|daging|ikan|gulai)\b.*\bkaleng\b/ },
  { trait: 'canned_tuna', words: /\btuna\b.*\bkaleng\b|\bkaleng\b.*\btuna\b/ },
  { trait: 'baby_food', words: /\b(makanan|bubur|biskuit) bayi\b|\bmp asi\b|\bmpasi\b/ },
  {
    trait: 'bottled_water',
    words: /\b(amdk|air (minum|mineral)( dalam)? (kemasan|botol|gelas|galon|cup)|air mineral)\b/,
  },
  { trait: 'iodised_salt', words: /\bgaram\b/, without: /\b(garam mandi|asam garam|telur asin)\b/ },
  { trait: 'palm_oil', words: /\bminyak (goreng|sawit|kelapa sawit)\b/ },
  { trait: 'instant_coffee', words: /\bkopi\b.*\b(instan|instant|3 ?in ?1|sachet|saset)\b/ },
  { trait: 'wheat_flour', words: /\btepung terigu\b|\bterigu\b/ },
  { trait: 'refined_sugar', words: /\bgula (rafinasi|kristal|pasir|putih)\b/ },
  { trait: 'cocoa_powder', words: /\b(kakao|cokelat|coklat|cocoa) bubuk\b|\bbubuk (kakao|cokelat|coklat)\b/ },
  { trait: 'biscuits', words: /\b(biskuit|wafer|crackers?)\b/ },
];

/** Traits that a product's name shows, to be confirmed by its maker. `Kopi bubuk` shows none. */
export function traitsIn(name: string): ProductTrait[] {
  const text = normalise(name);
  const shown = TRAIT_WORDS.filter(({ words, without }) => words.test(text) && !without?.test(text));
  return [...new Set(shown.map((row) => row.trait))];
}
