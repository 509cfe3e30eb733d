/**
 * The lines that hide in a package named after its occasion: a `fullboard` also needs kits, a `sosialisasi` meals and
 * banners.
 *
 * The officer is offered them as a guess, with the word that gave it away; what the text names already is left out.
 * Nothing here makes a demand by itself: quantities are asked.
 */
import { getCategory, isWithin } from './categories.js';
import { OCCASION_ROWS, WITHOUT_HIDDEN_LINES, type Occasion } from './data/occasions.js';
import { buildPhrases, longestAt } from './phrases.js';
import { suggestCategories } from './suggest-category.js';
import { stem, words } from './text.js';

export interface HiddenLine {
  categoryId: string;
  /** The unit to ask the quantity in. */
  unitId: string;
  /** Why: texts stand in messages/{id,en}.json under `hidden_line.<occasion>`. */
  occasion: Occasion;
  /** The words that gave the occasion away, as written. */
  because: string;
}

const MAX_WORDS = 400;
const NOTHING_HIDES = 'nothing hides';

const PHRASES = buildPhrases<number | typeof NOTHING_HIDES>([
  ...OCCASION_ROWS.flatMap((row, at) => row.said.split('|').map((phrase) => ({ phrase: stemmed(phrase), value: at }))),
  ...WITHOUT_HIDDEN_LINES.split('|').map((phrase) => ({
    phrase: stemmed(phrase),
    value: NOTHING_HIDES as typeof NOTHING_HIDES,
  })),
]);

/** Likely lines, likeliest first; none where the text names no occasion, or one at which only people are paid. */
export function hiddenLines(text: string): HiddenLine[] {
  const found = occasionIn(text);
  if (!found) return [];
  const named = suggestCategories(text).map((suggestion) => suggestion.categoryId);
  return found.row.shelves
    .filter((shelf) => !named.some((other) => isWithin(shelf, other) || isWithin(other, shelf)))
    .map((categoryId) => ({
      categoryId,
      unitId: getCategory(categoryId).unitId,
      occasion: found.row.occasion,
      because: found.because,
    }));
}

function occasionIn(text: string): { row: (typeof OCCASION_ROWS)[number]; because: string } | undefined {
  const said = words(text).slice(0, MAX_WORDS);
  const stems = said.map(stem);
  let best: { at: number; because: string } | undefined;
  for (let at = 0; at < stems.length;) {
    const hit = longestAt(PHRASES, stems, at);
    const from = at;
    at += hit?.length ?? 1;
    if (hit?.value === NOTHING_HIDES) return undefined;
    if (hit && (best === undefined || hit.value < best.at))
      best = { at: hit.value, because: said.slice(from, at).join(' ') };
  }
  const row = best && OCCASION_ROWS[best.at];
  return row && best && { row, because: best.because };
}

function stemmed(phrase: string): string {
  return phrase.split(' ').map(stem).join(' ');
}
