/**
 * Texts as unit vectors of integers. A term weighs floor(4095 rarity / norm), so the product of two texts is an integer, at most 4095², that
 * depends neither on the order of the words nor on the machine. Product / 4095² is their cosine.
 */
import { rarityIn } from './idf.js';
import { shareOf } from './ratio.js';
import type { BasisPoints, Idf } from './types.js';

export const TEXT_UNIT = 4095;
/** Of two equal texts. */
export const PRODUCT_MAX = TEXT_UNIT * TEXT_UNIT;

export interface TextVector {
  /** Distinct, ascending. */
  readonly terms: Int32Array;
  /** 1..4095, term by term. */
  readonly weights: Uint16Array;
}

export function vectorOf(words: readonly number[], idf: Idf): TextVector {
  const terms = [...new Set(words)].sort((a, b) => a - b);
  let squares = 0; // of integers below 2^17, at most 20,000 of them: exact
  for (const term of terms) squares += rarityIn(idf, term) * rarityIn(idf, term);
  const norm = Math.sqrt(squares);
  const weightOf = (term: number) => (norm === 0 ? 0 : Math.floor((TEXT_UNIT * rarityIn(idf, term)) / norm));
  const telling = terms.filter((term) => weightOf(term) > 0);
  return { terms: Int32Array.from(telling), weights: Uint16Array.from(telling, weightOf) };
}

export const cosineOf = (product: number): BasisPoints => shareOf(product, PRODUCT_MAX);

/** One text spread out by term number, to be compared with many: each comparison costs the other text's length only. */
export class TextProbe {
  private weightOfTerm = new Uint16Array(0);
  private spread: TextVector = { terms: new Int32Array(0), weights: new Uint16Array(0) };

  aim(text: TextVector): void {
    for (const term of this.spread.terms) this.weightOfTerm[term] = 0;
    const highest = text.terms[text.terms.length - 1] ?? -1;
    if (highest >= this.weightOfTerm.length) this.weightOfTerm = new Uint16Array(2 * highest + 1);
    text.terms.forEach((term, at) => (this.weightOfTerm[term] = text.weights[at]!));
    this.spread = text;
  }

  product(text: TextVector): number {
    const { terms, weights } = text;
    let product = 0;
    for (let at = 0; at < terms.length; at++) product += (this.weightOfTerm[terms[at]!] ?? 0) * weights[at]!;
    return product;
  }

  /** The terms both texts have, those that weigh most first. */
  shared(text: TextVector, limit: number): number[] {
    const shares: { term: number; share: number }[] = [];
    text.terms.forEach((term, at) => {
      const share = (this.weightOfTerm[term] ?? 0) * text.weights[at]!;
      if (share > 0) shares.push({ term, share });
    });
    shares.sort((a, b) => b.share - a.share || a.term - b.term);
    return shares.slice(0, limit).map(({ term }) => term);
  }
}
