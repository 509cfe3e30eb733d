import { AGENCY_KINDS, EVENT_STAGES, type EventStage } from '../contract/kinds.js';
import type { MatchingEvent } from '../events/event.entity.js';
import { ApiProperty } from '../platform/edge/api-docs.js';
import { findCategory, pathOf } from '../reference/categories.js';
import { type BoardState, BUYER_GROUPS, type BuyerGroup } from './board.js';

class BothLanguages {
  @ApiProperty() id: string;
  @ApiProperty() en: string;
}

class AsOfView {
  @ApiProperty({ type: 'integer', description: 'the entry of the log up to which everything is counted' }) seq: number;
  @ApiProperty({ type: String, nullable: true, description: 'when that entry was made; null before the first' }) at: string | null;
}

class SignedView {
  @ApiProperty({ type: 'integer' }) rupiah: number;
  @ApiProperty({ type: 'integer', description: 'commitments' }) count: number;
  @ApiProperty({ type: 'integer', description: 'different sellers' }) sellers: number;
  @ApiProperty({ type: 'integer', description: 'different agencies' }) buyers: number;
}

class TallyView {
  @ApiProperty({ type: 'integer' }) rupiah: number;
  @ApiProperty({ type: 'integer' }) count: number;
}

class ShelfView {
  @ApiProperty({ type: String, nullable: true, example: 'kain-tapis', description: 'null for all others together' }) categoryId: string | null;
  @ApiProperty({ type: BothLanguages }) name: BothLanguages;
  @ApiProperty({ type: 'integer' }) rupiah: number;
}

class BuyerGroupView {
  @ApiProperty({ enum: BUYER_GROUPS }) group: BuyerGroup;
  @ApiProperty({ type: 'integer' }) rupiah: number;
}

class ShareView {
  @ApiProperty({ type: 'integer', description: 'rupiah of lines sold by micro and small businesses and cooperatives' }) rupiah: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'of what is signed; null while nothing is' }) permille: number | null;
}

class QuantityView {
  @ApiProperty({ type: 'integer', description: 'steps' }) value: number;
  @ApiProperty({ type: 'integer', description: 'steps in one unit' }) steps: number;
  @ApiProperty({ type: BothLanguages }) unit: BothLanguages;
}

export class LatestRow {
  @ApiProperty({ type: 'integer' }) seq: number;
  @ApiProperty() at: string;
  @ApiProperty({ type: String, nullable: true, description: 'only with consent' }) seller: string | null;
  @ApiProperty({ type: 'integer' }) sellers: number;
  @ApiProperty({ description: 'the first thing sold' }) what: string;
  @ApiProperty({ type: 'integer', description: 'how many other things' }) more: number;
  @ApiProperty({ type: QuantityView, nullable: true }) quantity: QuantityView | null;
  @ApiProperty({ enum: AGENCY_KINDS }) agencyKind: string;
  @ApiProperty({ type: 'integer' }) rupiah: number;
}

/** What the hall sees. Everything here counts commitments that both parties signed; nothing of it is ordered or paid. */
export class BoardView {
  @ApiProperty({ format: 'uuid' }) eventId: string;
  @ApiProperty() name: string;
  @ApiProperty({ description: 'made-up data' }) sample: boolean;
  @ApiProperty({ enum: EVENT_STAGES }) stage: EventStage;
  @ApiProperty() timeZone: string;
  @ApiProperty({ type: AsOfView }) asOf: AsOfView;
  @ApiProperty({ type: 'integer', description: 'rupiah' }) target: number;
  @ApiProperty({ type: SignedView }) signed: SignedView;
  @ApiProperty({ type: ShelfView, isArray: true, description: 'largest first' }) byShelf: ShelfView[];
  @ApiProperty({ type: BuyerGroupView, isArray: true, description: 'largest first' }) byBuyer: BuyerGroupView[];
  @ApiProperty({ type: ShareView }) small: ShareView;
  @ApiProperty({ type: TallyView, description: 'signed by somebody without authority to bind: not in `signed`' }) unauthorised: TallyView;
  @ApiProperty({ type: TallyView, description: 'voided: not in `signed`' }) voided: TallyView;
  @ApiProperty({ type: LatestRow, isArray: true, description: 'newest first' }) latest: LatestRow[];
}

export function boardView(event: MatchingEvent, board: BoardState, latest: LatestRow[]): BoardView {
  return {
    eventId: event.id,
    name: event.name,
    sample: event.sample,
    stage: event.stage,
    timeZone: event.timeZone,
    asOf: { seq: board.seq, at: board.at },
    target: event.targetRupiah,
    signed: { ...board.signed, sellers: board.sellers.size, buyers: board.buyers.size },
    byShelf: shelfRows(board),
    byBuyer: [...board.byBuyer].map(([group, rupiah]) => ({ group, rupiah })).sort(byRupiah),
    small: {
      rupiah: board.small,
      permille: board.signed.rupiah === 0 ? null : Number((BigInt(board.small) * 1000n) / BigInt(board.signed.rupiah)),
    },
    unauthorised: { ...board.unauthorised },
    voided: { ...board.voided },
    latest,
  };
}

/**
 * Shelves rolled up to those that stand directly under a group, and beyond the fifth row into one: the rows hold everything.
 * The shelf for what stands on no other comes last, so that it is within the others and not a second row of their name.
 */
export function shelfRows(board: BoardState): ShelfView[] {
  const rolled = new Map<string, number>();
  for (const [categoryId, rupiah] of board.byShelf) {
    const shelf = findCategory(categoryId) ? (pathOf(categoryId).find((c) => !c.group)?.id ?? categoryId) : categoryId;
    rolled.set(shelf, (rolled.get(shelf) ?? 0) + rupiah);
  }
  const rows = [...rolled]
    .filter(([, rupiah]) => rupiah > 0)
    .map(([categoryId, rupiah]): ShelfView => ({ categoryId, name: findCategory(categoryId)?.shortName ?? { id: categoryId, en: categoryId }, rupiah }))
    .sort((a, b) => Number(a.categoryId === UNSORTED) - Number(b.categoryId === UNSORTED) || byRupiah(a, b));
  if (rows.length <= SHELF_ROWS) return rows;
  const others = rows.splice(SHELF_ROWS - 1).reduce((sum, row) => sum + row.rupiah, 0);
  return [...rows, { categoryId: null, name: OTHERS, rupiah: others }];
}

const SHELF_ROWS = 5;
const UNSORTED = 'lainnya';
const OTHERS: BothLanguages = { id: 'Lainnya', en: 'Others' };
const byRupiah = (a: { rupiah: number }, b: { rupiah: number }) => b.rupiah - a.rupiah;
