/** Phrases looked up in a row of words, the longest first: `snack box rapat` before `snack box` before `snack`. */

interface Phrase<Value> {
  words: readonly string[];
  value: Value;
}

export type Phrases<Value> = ReadonlyMap<string, readonly Phrase<Value>[]>;

export function buildPhrases<Value>(rows: readonly { phrase: string; value: Value }[]): Phrases<Value> {
  const byFirst = new Map<string, Phrase<Value>[]>();
  for (const { phrase, value } of rows) {
    const words = phrase.split(' ');
    const first = words[0] ?? '';
    const known = byFirst.get(first);
    if (known) known.push({ words, value });
    else byFirst.set(first, [{ words, value }]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  return byFirst;
}

/** The longest phrase that starts at the position. */
export function longestAt<Value>(
  phrases: Phrases<Value>,
  words: readonly string[],
  at: number,
): { value: Value; length: number } | undefined {
  const candidates = phrases.get(words[at] ?? '');
  const hit = candidates?.find((phrase) => phrase.words.every((word, offset) => words[at + offset] === word));
  return hit && { value: hit.value, length: hit.words.length };
}
