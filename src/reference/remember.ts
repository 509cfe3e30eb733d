/** A pure function of one word, remembered: words repeat. Bounded, so that odd texts cannot fill the memory. */

const MAX_REMEMBERED = 20_000;

export function remember<Result>(of: (word: string) => Result): (word: string) => Result {
  const known = new Map<string, Result>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const result = of(word);
    if (known.size >= MAX_REMEMBERED) known.clear();
    known.set(word, result);
    return result;
  };
}
