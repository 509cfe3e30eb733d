/** The peer: Okapi BM25 over one document a seller, its texts joined. Words as written, in small letters. */
import { words } from '../../../src/reference/text.js';

const K1 = 1.2;
const B = 0.75;

/** Points by document, for any text. A document is the texts it is joined of. */
export function bm25(documents: readonly (readonly string[])[]): (text: string) => Float64Array {
  const lengths: number[] = [];
  const postings = new Map<string, Map<number, number>>();
  documents.forEach((document, number) => {
    const all = document.flatMap(words);
    lengths.push(all.length);
    for (const word of all) {
      const counts = postings.get(word) ?? new Map<number, number>();
      postings.set(word, counts.set(number, (counts.get(number) ?? 0) + 1));
    }
  });
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  return (text) => {
    const points = new Float64Array(documents.length);
    for (const word of words(text)) {
      const counts = postings.get(word);
      if (!counts) continue;
      const rarity = Math.log(1 + (documents.length - counts.size + 0.5) / (counts.size + 0.5));
      for (const [number, count] of counts) {
        const saturated = (count * (K1 + 1)) / (count + K1 * (1 - B + (B * lengths[number]!) / meanLength));
        points[number] = points[number]! + rarity * saturated;
      }
    }
    return points;
  };
}
