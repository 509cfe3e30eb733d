/**
 * What the two sides of each pair think of it. Rule: interest is for both sides to see; a veto takes the pair out of everybody's list and
 * is told to the side that made it alone.
 */
import type { Stance } from '../contract/kinds.js';

export const SIDES = ['agency', 'umkm'] as const;
export type Side = (typeof SIDES)[number];

interface Said {
  demandId: string;
  offerId: string;
  side: Side;
  stance: Stance | null;
}

export interface PairStances {
  readonly demandId: string;
  readonly offerId: string;
  readonly agency: Stance | null;
  readonly umkm: Stance | null;
}

export type StanceBook = ReadonlyMap<string, PairStances>;

const keyOf = (demandId: string, offerId: string): string => `${demandId} ${offerId}`;

export function stanceBook(said: readonly Said[]): StanceBook {
  const book = new Map<string, PairStances>();
  for (const { demandId, offerId, side, stance } of said) {
    const key = keyOf(demandId, offerId);
    const before = book.get(key) ?? { demandId, offerId, agency: null, umkm: null };
    book.set(key, { ...before, [side]: stance });
  }
  return book;
}

export const vetoedIn = (book: StanceBook): PairStances[] =>
  [...book.values()].filter(({ agency, umkm }) => agency === 'veto' || umkm === 'veto');

/** As one side sees it: its own stance, and of the other's only interest. `side` null is a reader who is neither. */
export function seenBy(side: Side | null, asked: Side, book: StanceBook, demandId: string, offerId: string) {
  const pair = book.get(keyOf(demandId, offerId));
  const other = asked === 'agency' ? pair?.umkm : pair?.agency;
  return {
    mine: side === null ? null : (pair?.[side] ?? null),
    theirs: other === 'interest' ? ('interest' as const) : null,
  };
}
