/**
 * One page of a ranked list as a reader may see it. Rule: whoever may see the ceilings reads the exact ranking; everybody else reads the
 * banded one, and of each pair bands. A reader sees the stance of the side it speaks for, and the other side's interest. Prices are shown
 * to all who may ask: a need's buyers, the offer's own seller, and staff.
 */
import type { Stance } from '../contract/kinds.js';
import type { EventSettings } from '../events/event.entity.js';
import type { Weights } from '../engine/rank/types.js';
import type { EventRanking, ExplainedPair, Placed, Sharpness } from './event-ranking.js';
import type { Gap } from './gap.js';
import { type NearGroups, nearNeeds, nearSellers } from './near-groups.js';
import { fairOrder } from './fair-order.js';
import { rankPage } from './rank-cursor.js';
import { readPair, type ReadPair } from './reading.js';
import { seenBy, type Side, type StanceBook } from './stance-book.js';

/** Who looks at a list, and as whom. */
export interface Reader {
  /** 'agency': the list is of a need's sellers; 'umkm': of a seller's needs. */
  asked: Side;
  /** The side the reader speaks for; null for the organiser and the desk. */
  side: Side | null;
  seesCeilings: boolean;
}

export const sharpnessFor = ({ seesCeilings }: Reader): Sharpness => (seesCeilings ? 'exact' : 'banded');

/** A pair with all that is shown of it. */
export interface ShownPair {
  rank: number;
  pair: ExplainedPair;
  read: ReadPair;
  distanceKm: number | null;
  seesCeilings: boolean;
  stance: { mine: Stance | null; theirs: 'interest' | null };
  /** The step that would open the pair; null where it is open. */
  gap: Gap | null;
  /** Of a pair that the exposure floor lifted, its place by the scores alone. */
  liftedFrom: number | null;
}

export interface RankedPage {
  /** Of the weights. */
  version: number;
  wordsVersion: number;
  weights: Weights;
  total: number;
  items: ShownPair[];
  nextCursor: string | null;
}

/** Those that the same lack keeps out. */
export interface ShownGroup {
  lack: Gap;
  total: number;
  /** The best of them. */
  items: ShownPair[];
}

export interface PageWithNearMisses extends RankedPage {
  nearMisses: { total: number; groups: ShownGroup[] };
}

/** What a page is made from. */
export interface Ranked {
  event: { settings: Pick<EventSettings, 'exposureTolerance'> };
  ranking: EventRanking;
  stances: StanceBook;
}

type Paging = { limit: number; cursor?: string | undefined };

const SHOWN_OF_A_GROUP = 5;

/** A pair of a list, with its step where it is a near miss, and its place by the scores alone where it was lifted. */
type Listed = Placed & { readonly gap?: Gap; readonly liftedFrom?: number };

/** @throws DomainError unknown_cursor */
export function pageOfPairs(ranked: Ranked, reader: Reader, pairs: readonly Listed[], paging: Paging): RankedPage {
  const { weights, version, vocabulary } = ranked.ranking.basis;
  const { rows, nextCursor } = rankPage(pairs, paging);
  const items = rows.map((row) => shownPair(ranked, reader, row, row.rank));
  return { version, wordsVersion: vocabulary.idf.version, weights, total: pairs.length, items, nextCursor };
}

export function pageOfDemand(ranked: Ranked, reader: Reader, demandId: string, paging: Paging): PageWithNearMisses {
  const sharpness = sharpnessFor(reader);
  const page = pageOfPairs(ranked, reader, fairOrder(ranked, demandId, sharpness), paging);
  return { ...page, nearMisses: shownGroups(ranked, reader, nearSellers(ranked.ranking, demandId, sharpness)) };
}

export function pageOfOffer(ranked: Ranked, reader: Reader, offerId: string, paging: Paging): PageWithNearMisses {
  const sharpness = sharpnessFor(reader);
  const page = pageOfPairs(ranked, reader, ranked.ranking.demandsFor(offerId, sharpness), paging);
  return { ...page, nearMisses: shownGroups(ranked, reader, nearNeeds(ranked.ranking, offerId, sharpness)) };
}

function shownGroups(ranked: Ranked, reader: Reader, { total, groups }: NearGroups): PageWithNearMisses['nearMisses'] {
  return {
    total,
    groups: groups.map(({ lack, pairs }) => ({
      lack,
      total: pairs.length,
      items: pairs.slice(0, SHOWN_OF_A_GROUP).map((pair, at) => shownPair(ranked, reader, pair, at + 1)),
    })),
  };
}

function shownPair(
  { ranking, stances }: Ranked,
  reader: Reader,
  { demandId, offerId, gap, liftedFrom }: Listed,
  rank: number,
): ShownPair {
  const pair = ranking.explain(demandId, offerId, sharpnessFor(reader));
  return {
    rank,
    pair,
    read: readPair(pair, ranking.basis.vocabulary, reader.seesCeilings ? 'buyer' : 'seller'),
    distanceKm: ranking.kilometresBetween(pair),
    seesCeilings: reader.seesCeilings,
    stance: seenBy(reader.side, reader.asked, stances, demandId, offerId),
    gap: gap ? seenGap(gap, reader) : null,
    liftedFrom: liftedFrom ?? null,
  };
}

/** By how much a price is too high says where the ceiling lies, or its band ends. */
const seenGap = (gap: Gap, { seesCeilings }: Reader): Gap =>
  gap.kind === 'price' && !seesCeilings ? { kind: 'price', params: {} } : gap;
