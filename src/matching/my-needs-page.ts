/** One page of a seller's needs over all its offers, and what each step of the seller would open. Everything here is banded. */
import { myNeeds } from './my-needs.js';
import { pageOfPairs, type Ranked, type RankedPage, type Reader } from './ranked-page.js';
import { type Unlock, unlocksOf } from './unlocks.js';

export interface MyNeedsPage extends RankedPage {
  /** Needs that one step would open; they come after the others. */
  nearTotal: number;
  unlocks: Unlock[];
}

const SELLER: Reader = { asked: 'umkm', side: 'umkm', seesCeilings: false };

/** @throws DomainError unknown_cursor */
export function myNeedsPage(
  ranked: Ranked,
  umkmIds: readonly string[],
  paging: { limit: number; cursor?: string | undefined },
): MyNeedsPage {
  const offers = ranked.ranking.offersOf(umkmIds);
  const { ready, near } = myNeeds(ranked.ranking, offers);
  const page = pageOfPairs(ranked, SELLER, [...ready, ...near], paging);
  return { ...page, total: ready.length, nearTotal: near.length, unlocks: unlocksOf(ranked.ranking, offers) };
}
