/**
 * Text as the ranking and the imports see it: one spelling, no noise, words of one meaning as one token.
 *
 * `normalise` makes any text plain (compatibility forms of Unicode, small letters, no accents, no control or zero-width
 * characters). `tokens` drops stop words, puts synonyms and slips of them under one token (and a wider one beside it),
 * stems the rest, and adds each pair of neighbours, since `tas kain` and `kain tas` are different things.
 */
import { stemmer } from '@orama/stemmers/indonesian';
import { STEMS, STOP_PHRASES, STOP_WORDS, SYNONYMS } from './data/words.js';
import { buildPhrases, longestAt } from './phrases.js';
import { remember } from './remember.js';
import { slipReader } from './slips.js';

/** Longer texts are cut: no name or description needs more, and a hostile one must not cost more. */
const MAX_CHARACTERS = 10_000;

export function normalise(text: string): string {
  return text
    .slice(0, MAX_CHARACTERS)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

export function words(text: string): string[] {
  const normalised = normalise(text);
  return normalised === '' ? [] : normalised.split(' ');
}

/** The stem of one normalised word. */
export const stem = remember((word) => {
  const given = Object.hasOwn(STEMS, word) ? STEMS[word] : undefined;
  return given ?? (/^[a-z]+$/.test(word) ? stemmer(word) : word);
});

const SAID = buildPhrases<readonly string[]>([
  ...STOP_PHRASES.map((phrase) => ({ phrase, value: [] })),
  ...SYNONYMS.flatMap(({ token, said, wider }) =>
    said.split('|').map((phrase) => ({ phrase, value: wider === undefined ? [token] : [token, wider] })),
  ),
]);

/** Of words with synonyms and of stop words only: any other word may be one of its own that looks like another. */
const slipOf = slipReader(
  [...SYNONYMS.flatMap(({ said }) => said.split('|')), ...STOP_WORDS].filter((phrase) => !phrase.includes(' ')),
);

/** In reading order: of each word or phrase its token (and the wider one), then its pair with the one before. */
export function tokens(text: string): string[] {
  const all = words(text);
  const found: string[] = [];
  let before: string | undefined;
  for (let at = 0; at < all.length;) {
    const word = all[at] ?? '';
    const meant = slipOf(word) ?? word;
    const phrase = longestAt(SAID, all, at) ?? longestAt(SAID, [meant], 0);
    const said = phrase ? phrase.value : plainToken(meant);
    at += phrase ? phrase.length : 1;
    const first = said[0];
    if (first === undefined) continue;
    found.push(...said);
    if (before !== undefined) found.push(`${before}_${first}`);
    before = first;
  }
  return found;
}

/** Bare figures (years, codes, sums) and single letters say nothing about a thing. */
function plainToken(word: string): readonly string[] {
  if (word.length < 2 || STOP_WORDS.has(word) || /^\p{N}+$/u.test(word)) return [];
  return [stem(word)];
}
