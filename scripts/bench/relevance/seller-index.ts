/**
 * Sellers ranked by what their offers say, from text alone. Two ideas:
 *
 * - **Two readings.** A text is read by meaning (the product's words, synonyms, pairs) and by letters (runs of four, as written). Two texts
 *   are as alike as the better reading finds them. Rarity counts by its square root.
 * - **Nobody speaks twice.** Each offer speaks for its seller with the square of its likeness, divided by its echo among the seller's own
 *   offers: two that say the same share one voice, two that differ have one each.
 *
 * Integers throughout; a seller's voices depend on its own offers and on the frozen rarities only, so a new offer touches one seller.
 */
import { softened } from '../../../src/engine/rank/idf.js';
import { cosineOf, TextProbe, type TextVector, vectorOf } from '../../../src/engine/rank/text-index.js';
import { freezeWords, letterRuns, type TextReading, Vocabulary } from '../../../src/matching/vocabulary.js';
import { tokens } from '../../../src/reference/text.js';

/** What may be left out, to see what it gives. */
export interface SellerIndexParts {
  readings: readonly TextReading[];
  softRarity: boolean;
  /** 'best': the most alike offer; 'sum': every offer, repetitions too; 'voices': every offer, repetitions once. */
  seller: 'best' | 'sum' | 'voices';
}

export const ALL_PARTS: SellerIndexParts = { readings: [tokens, letterRuns], softRarity: true, seller: 'voices' };

/** One voice in a million: small likenesses must not all round to nothing. Likeness² is at most 10^8, so products stay below 2^53. */
const VOICE = 1_000_000;

interface Offer {
  /** By reading. */
  vectors: readonly TextVector[];
  /** How much of it its seller's offers say, itself among them: the sum of their squared likenesses. */
  echo: number;
}

/** Points by seller, for any text. `sellers` are the texts of each one's offers. */
export function sellerIndex(
  sellers: readonly (readonly string[])[],
  parts = ALL_PARTS,
): (text: string) => Float64Array {
  const likeness = new Likeness(sellers.flat(), parts);
  const offers = sellers.map((texts) => listen(texts, likeness));
  const say = SAYINGS[parts.seller];
  return (text) => {
    likeness.aim(likeness.read(text));
    return Float64Array.from(offers, (own) =>
      say(own.map((offer) => ({ alike: likeness.to(offer.vectors), ...offer }))),
    );
  };
}

const SAYINGS: Record<SellerIndexParts['seller'], (offers: readonly { alike: number; echo: number }[]) => number> = {
  best: (offers) => Math.max(0, ...offers.map(({ alike }) => alike)),
  sum: (offers) => offers.reduce((sum, { alike }) => sum + alike * alike, 0),
  voices: (offers) =>
    offers.reduce((sum, { alike, echo }) => sum + (echo === 0 ? 0 : Math.floor((VOICE * alike * alike) / echo)), 0),
};

function listen(texts: readonly string[], likeness: Likeness): Offer[] {
  const read = texts.map((text) => likeness.read(text));
  return read.map((vectors) => {
    likeness.aim(vectors);
    return { vectors, echo: read.reduce((sum, other) => sum + likeness.to(other) ** 2, 0) };
  });
}

/** How alike two texts are, in basis points: the better of the readings. Rarity is that among the texts it is made with. */
class Likeness {
  private readonly readings;

  constructor(texts: readonly string[], { readings, softRarity }: SellerIndexParts) {
    this.readings = readings.map((reading) => {
      const vocabulary = new Vocabulary(freezeWords(texts, reading), 1, reading);
      return { vocabulary, idf: softRarity ? softened(vocabulary.idf) : vocabulary.idf, probe: new TextProbe() };
    });
  }

  read(text: string): TextVector[] {
    return this.readings.map(({ vocabulary, idf }) => vectorOf(vocabulary.termsOf(text), idf));
  }

  aim(vectors: readonly TextVector[]): void {
    this.readings.forEach(({ probe }, at) => probe.aim(vectors[at]!));
  }

  to(vectors: readonly TextVector[]): number {
    return cosineOf(Math.max(...this.readings.map(({ probe }, at) => probe.product(vectors[at]!))));
  }
}
