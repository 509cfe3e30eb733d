/**
 * What the law asks of a product, over time. The rules answer for one day; the ranking wants the days on which each answer holds, since
 * demands are delivered on different days. So they are asked once on the first day of every stretch between two dates on which some
 * rule begins or ends.
 */
import type { SizeClass } from '../contract/kinds.js';
import type { Day, LegalRequirement } from '../engine/rank/types.js';
import { dayNumber, fromDayNumber } from '../platform/edge/civil-date.js';
import { requirementsFor } from '../reference/certificates.js';
import { CERTIFICATE_ROWS, type ProductTrait } from '../reference/data/certificate-rows.js';
import { RULES } from '../reference/data/rule-rows.js';
import { remember } from '../reference/remember.js';
import { anyOf, kbliName } from './numbers.js';

export interface RegulatedProduct {
  categoryId: string;
  traits: readonly ProductTrait[];
  shelfLifeDays: number | null;
  sizeClass: SizeClass | null;
}

/** Compulsory requirements with the days on which each holds. */
export function legalRequirements({
  categoryId,
  traits,
  shelfLifeDays,
  sizeClass,
}: RegulatedProduct): readonly LegalRequirement[] {
  return stretches(JSON.stringify({ categoryId, traits, shelfLifeDays, sizeClass }));
}

/** Products are many, their legal facts few. */
const stretches = remember((facts): readonly LegalRequirement[] => {
  const { categoryId, ...product } = JSON.parse(facts) as RegulatedProduct;
  const found: LegalRequirement[] = [];
  TURNS.forEach((from, at) => {
    const next = TURNS[at + 1];
    const until = next === undefined ? null : next - 1;
    for (const bits of askedOn(categoryId, product, from)) {
      const before = found.findIndex((row) => row.anyOf === bits && row.until === from - 1);
      if (before === -1) found.push({ anyOf: bits, from, until });
      else found[before] = { ...found[before]!, until };
    }
  });
  return found;
});

function askedOn(categoryId: string, product: Omit<RegulatedProduct, 'categoryId'>, day: Day): number[] {
  const compulsory = requirementsFor(categoryId, product, fromDayNumber(day)).filter(
    (row) => row.weight === 'compulsory',
  );
  return [...new Set(compulsory.map((row) => anyOf([...row.anyOf, ...row.kbliAnyOf.map(kbliName)])))];
}

/** The days from which on some answer may be another. */
const TURNS: readonly Day[] = turns();

function turns(): Day[] {
  const days = new Set<Day>();
  const spans: { validFrom: string; validTo: string | null }[] = [
    ...CERTIFICATE_ROWS,
    ...RULES.filter(({ key }) => key === 'halal_food_due'),
  ];
  for (const { validFrom, validTo } of spans) {
    days.add(dayNumber(validFrom));
    if (validTo !== null) days.add(dayNumber(validTo) + 1);
  }
  for (const rule of RULES)
    if (rule.key === 'halal_food_due') for (const due of Object.values(rule.value)) days.add(dayNumber(due as string));
  return [...days].sort((a, b) => a - b);
}
