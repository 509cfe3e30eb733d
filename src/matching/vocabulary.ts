/**
 * Words as numbers. The words an event opens with are frozen with their rarity and stored; words that come later get the next numbers
 * and count as rare. Words and pairs of words share one space. A frozen vocabulary is data: the same one gives the same scores for ever.
 */
import { freezeIdf, MAX_TERMS } from '../engine/rank/idf.js';
import type { Idf } from '../engine/rank/types.js';
import { tokens, words } from '../reference/text.js';

/** As stored: `rarity[n]` is that of `terms[n]`. */
export interface FrozenWords {
  readonly terms: readonly string[];
  readonly rarity: readonly number[];
  readonly unseen: number;
}

/** What a text is taken apart into: its words by meaning (`tokens`), or its letters (`letterRuns`). */
export type TextReading = (text: string) => string[];

const RUN = 4;

/**
 * Runs of four letters or figures of the text as written, spaces among them. They bridge slips (`souvenir`, `soufenir`), forms and
 * abbreviations that no list of words knows. A shorter text is one run.
 */
export function letterRuns(text: string): string[] {
  const written = words(text).join(' ');
  if (written === '') return [];
  const letters = [...` ${written} `];
  const runs = Math.max(1, letters.length - RUN + 1);
  return Array.from({ length: runs }, (_, at) => letters.slice(at, at + RUN).join(''));
}

/** Texts in a lasting order, so that the same event gives the same words. */
export function freezeWords(texts: readonly string[], read: TextReading = tokens): FrozenWords {
  const numbers = new Map<string, number>();
  const numbered = texts.map((text) =>
    read(text).map((term) => {
      const known = numbers.get(term);
      if (known !== undefined) return known;
      numbers.set(term, numbers.size);
      return numbers.size - 1;
    }),
  );
  const { rarity, unseen } = freezeIdf(numbered, 0);
  return { terms: [...numbers.keys()], rarity, unseen };
}

export class Vocabulary {
  readonly idf: Idf;
  private readonly numbers: Map<string, number>;
  private readonly terms: string[];

  constructor(
    frozen: FrozenWords,
    version: number,
    private readonly read: TextReading = tokens,
  ) {
    this.terms = [...frozen.terms];
    this.numbers = new Map(this.terms.map((term, number) => [term, number]));
    this.idf = { version, rarity: frozen.rarity, unseen: frozen.unseen };
  }

  /** Numbers of a text's terms. Beyond the ranking's limit a new word is left out rather than refused. */
  termsOf(text: string): number[] {
    return this.read(text).flatMap((term) => this.numberOf(term) ?? []);
  }

  termOf(number: number): string {
    return this.terms[number] ?? '';
  }

  private numberOf(term: string): number | undefined {
    const known = this.numbers.get(term);
    if (known !== undefined || this.terms.length >= MAX_TERMS) return known;
    this.numbers.set(term, this.terms.push(term) - 1);
    return this.terms.length - 1;
  }
}

const SHOWN_WORDS = 3;
const PAIR = '_';

/** Shared terms as people wrote them in the text, at most three; a pair of words only where neither stands alone. */
export function wordsShown(terms: readonly string[], text: string): string[] {
  const written = words(text);
  const single = terms.filter((term) => !term.includes(PAIR));
  const pairs = terms.filter((term) => term.includes(PAIR) && !term.split(PAIR).some((part) => single.includes(part)));
  const asWritten = (term: string) => written.find((word) => tokens(word)[0] === term) ?? term;
  const shown = [...single, ...pairs].map((term) => term.split(PAIR).map(asWritten).join(' '));
  return [...new Set(shown)].slice(0, SHOWN_WORDS);
}
