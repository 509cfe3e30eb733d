/**
 * Slips of the finger: a word with one letter lost, added or swapped with its neighbour is read as the known word,
 * where only one could be meant. A changed letter is not read as a slip (`keuangan` is not `kenangan`, `Bandung` not
 * `bendung`), and short words are left alone.
 */

const MIN_LETTERS = 7;

/** A reader of slips for the known words; undefined where the word is known, or no slip of one. */
export function slipReader(known: Iterable<string>): (word: string) => string | undefined {
  const words = new Set(known);
  const longest = Math.max(0, ...Array.from(words, (word) => word.length));
  const byForm = new Map<string, Set<string>>();
  for (const word of words) {
    if (word.length < MIN_LETTERS) continue;
    for (const form of [word, ...withoutOne(word)]) byForm.set(form, (byForm.get(form) ?? new Set()).add(word));
  }
  return (typed) => {
    if (typed.length < MIN_LETTERS - 1 || typed.length > longest + 1 || words.has(typed)) return undefined;
    const meant = new Set<string>();
    for (const form of [typed, ...withoutOne(typed)]) {
      for (const word of byForm.get(form) ?? []) if (isOneSlip(typed, word)) meant.add(word);
    }
    return meant.size === 1 ? [...meant][0] : undefined;
  };
}

function withoutOne(word: string): string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

/** The first letter is rarely wrong. Words of one length that share a form differ in one letter or in two. */
function isOneSlip(typed: string, meant: string): boolean {
  if (typed[0] !== meant[0]) return false;
  if (typed.length !== meant.length) return Math.abs(typed.length - meant.length) === 1;
  const differing = [...typed].flatMap((letter, at) => (letter === meant[at] ? [] : [at]));
  const [first = 0, second = 0] = differing;
  const swapped = typed[first] === meant[second] && typed[second] === meant[first];
  return differing.length === 2 && second === first + 1 && swapped;
}
