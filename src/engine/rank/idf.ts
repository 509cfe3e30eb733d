/**
 * How rare each term is among the texts an event opens with: ln(1 + texts / texts with the term), in integers of 1/4096 so that no last bit
 * of a logarithm shows. Computed once, stored, and handed to every ranking of the event.
 */
import type { Idf } from './types.js';

const RARITY_UNIT = 4096;

/** Term numbers stay below this, so that a table by term fits in memory, and a term beside its weight in 32 bits. */
export const MAX_TERMS = 1 << 20;

export function freezeIdf(texts: Iterable<readonly number[]>, version: number): Idf {
  const occurrences: number[] = [];
  let count = 0;
  for (const text of texts) {
    count++;
    for (const term of new Set(text)) {
      while (occurrences.length <= term) occurrences.push(0);
      occurrences[term]!++;
    }
  }
  const unseen = rarityOf(1, Math.max(count, 1));
  return { version, unseen, rarity: occurrences.map((texts) => (texts === 0 ? unseen : rarityOf(texts, count))) };
}

const rarityOf = (textsWithTerm: number, texts: number) =>
  Math.round(RARITY_UNIT * Math.log(1 + texts / textsWithTerm));

export const rarityIn = (idf: Idf, term: number): number => idf.rarity[term] ?? idf.unseen;

/**
 * The same terms with the square root of their rarity (of 1 stays 1): for texts that share their common words too, and letters, where a
 * rare term is as often a slip as a name. Square roots are exact to the last bit everywhere.
 */
export function softened({ version, rarity, unseen }: Idf): Idf {
  const soften = (value: number) => Math.round(Math.sqrt(RARITY_UNIT * value));
  return { version, unseen: soften(unseen), rarity: rarity.map(soften) };
}
