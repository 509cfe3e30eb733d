/**
 * Which pairs of parties are wanted to meet. Rule: of the pairs that the matching names, those that the sides are interested in as the
 * settings say, and the best of each agency and of each seller; what the organiser has added, taken out or arranged stays as it is.
 */
import type { PartyPair, Topic } from '../matching/party-pairs.js';
import { keyOf, type Wanted } from './problem.js';

export const INTEREST_COUNTS = ['none', 'either', 'both'] as const;
export type InterestCounts = (typeof INTEREST_COUNTS)[number];

export interface WishRules {
  /** Whose interest makes a wish by itself: of either side, of both, or of nobody. */
  interest: InterestCounts;
  /** Points for each side that is interested, beside those of the match. */
  interestPoints: number;
  /** The best pairs of each agency and of each seller. */
  bestPerAgency: number;
  bestPerUmkm: number;
}

export const DEFAULT_RULES: WishRules = { interest: 'either', interestPoints: 1_000, bestPerAgency: 8, bestPerUmkm: 3 };

export const WISH_SOURCES = ['matching', 'organiser'] as const;
export type WishSource = (typeof WISH_SOURCES)[number];

export interface KnownWish extends Wanted {
  source: WishSource;
  removed: boolean;
}

export interface WishChanges<Wish> {
  added: ScoredPair[];
  /** Wishes with the points and topics they have now. */
  changed: { wish: Wish; points: number; topics: readonly Topic[] }[];
  dropped: Wish[];
}

export interface ScoredPair {
  agencyId: string;
  umkmId: string;
  points: number;
  topics: readonly Topic[];
}

export const pointsOf = (pair: PartyPair, { interestPoints }: Pick<WishRules, 'interestPoints'>): number =>
  pair.score + interestPoints * (Number(pair.agencyInterest) + Number(pair.umkmInterest));

/** The pairs that are wishes by the rules, in the order they came. */
export function wishedPairs(pairs: readonly PartyPair[], rules: WishRules): ScoredPair[] {
  const scored = pairs.map((pair) => ({ pair, points: pointsOf(pair, rules) }));
  const chosen = new Set(
    pairs.filter(
      ({ agencyInterest, umkmInterest }) =>
        (rules.interest === 'either' && (agencyInterest || umkmInterest)) ||
        (rules.interest === 'both' && agencyInterest && umkmInterest),
    ),
  );
  for (const [side, count] of [
    ['agencyId', rules.bestPerAgency],
    ['umkmId', rules.bestPerUmkm],
  ] as const) {
    const taken = new Map<string, number>();
    for (const { pair } of [...scored].sort((a, b) => b.points - a.points)) {
      const before = taken.get(pair[side]) ?? 0;
      if (before >= count || pair.score === 0) continue;
      taken.set(pair[side], before + 1);
      chosen.add(pair);
    }
  }
  return scored.filter(({ pair }) => chosen.has(pair)).map(({ pair, points }) => ({ ...pair, points }));
}

/** What changes in the book when the wishes are built anew. Wishes are few beside pairs, so all that is known is looked at. */
export function rebuild<Wish extends KnownWish>(
  known: readonly Wish[],
  pairs: readonly PartyPair[],
  rules: WishRules,
): WishChanges<Wish> {
  const wished = new Map(wishedPairs(pairs, rules).map((pair) => [keyOf(pair), pair]));
  const possible = new Map(pairs.map((pair) => [keyOf(pair), pair]));
  const named = new Set(known.flatMap(({ before }) => before));
  const isArranged = ({ id, source, removed, fixedSlot, forbiddenSlots, before }: Wish) =>
    source === 'organiser' ||
    removed ||
    fixedSlot !== null ||
    forbiddenSlots.length > 0 ||
    before.length > 0 ||
    named.has(id);
  const inBook = new Set(known.map(keyOf));
  const changes: WishChanges<Wish> = {
    added: [...wished.values()].filter((pair) => !inBook.has(keyOf(pair))),
    changed: [],
    dropped: [],
  };
  for (const wish of known) {
    const pair = possible.get(keyOf(wish));
    if (!wished.has(keyOf(wish)) && !isArranged(wish)) changes.dropped.push(wish);
    else if (pair && wish.source === 'matching') {
      const [points, { topics }] = [pointsOf(pair, rules), pair];
      const isSame = points === wish.points && JSON.stringify(topics) === JSON.stringify(wish.topics);
      if (!isSame) changes.changed.push({ wish, points, topics });
    }
  }
  return changes;
}
