/**
 * How much sellers are seen: in how many lists a seller stands among the first ten, and how high. A seller counts once in a list, at its
 * best place. A place weighs 1 / log2(place + 1), the usual discount of ranked lists: the first 1, the third a half, the tenth 0.29.
 */
import type { BasisPoints } from '../rank/types.js';

/** Places of a list that count as seen. */
export const PLACES = 10;

/** By place from 0, in 1/10,000; written out, so that no last bit of a logarithm shows. */
const WEIGHTS: readonly number[] = [10_000, 6_309, 5_000, 4_307, 3_869, 3_562, 3_333, 3_155, 3_010, 2_891];

/** What the last of them weighs: no seller that is seen has less. */
export const LAST_WEIGHT = WEIGHTS[PLACES - 1]!;

export interface Exposure {
  /** Lists in whose first ten places the seller stands. */
  readonly places: number;
  /** Of those places, in 1/10,000. */
  readonly weight: number;
}

/** @param lists sellers in order; what stands below the first ten places does not count. Of every seller of `sellers`, seen or not. */
export function exposuresOf<Seller extends number | string>(
  lists: Iterable<readonly Seller[]>,
  sellers: Iterable<Seller>,
): Map<Seller, Exposure> {
  const seen = new Map<Seller, { places: number; weight: number }>();
  for (const seller of sellers) seen.set(seller, { places: 0, weight: 0 });
  for (const list of lists) {
    const first = list.slice(0, PLACES);
    first.forEach((seller, place) => {
      const exposure = seen.get(seller);
      if (!exposure || first.indexOf(seller) !== place) return;
      exposure.places++;
      exposure.weight += WEIGHTS[place]!;
    });
  }
  return seen;
}

/** The Gini coefficient, rounded down: 0 where all have the same, near 10,000 where one has everything; 0 of nothing. */
export function gini(amounts: readonly number[]): BasisPoints {
  const sorted = [...amounts].sort((a, b) => a - b);
  let [total, weighted] = [0n, 0n];
  sorted.forEach((amount, at) => {
    total += BigInt(amount);
    weighted += BigInt(2 * (at + 1) - sorted.length - 1) * BigInt(amount);
  });
  return total === 0n ? 0 : Number((10_000n * weighted) / (BigInt(sorted.length) * total));
}
