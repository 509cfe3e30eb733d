/**
 * What each step would open to a seller: how many needs, and what it could sell of them at its own price. Rules: nothing here rests on a
 * ceiling (the ranking that is asked knows the published bands, the worth is of the seller's own price and the declared quantity); a sum
 * is told in rupiah only where it covers at least three needs of at least two buyers, and then in three figures; else as the sum of the
 * bands of its parts. A lower price is no step of this list: by how much would say where a band ends.
 */
import { type ValueBand, valueBand } from '../demands/value-band.js';
import type { EventRanking } from './event-ranking.js';
import { type Gap, gapOf } from './gap.js';
import type { OfferRecord } from './records.js';
import type { OpenedNeed, SellerOpening } from './whole-event.js';

export interface Unlock {
  gap: Gap;
  /** Whose lack it is; null where it is the whole business's. */
  offer: { id: string; name: string; unitId: string } | null;
  demands: number;
  rupiah: number | null;
  band: ValueBand | null;
}

const NEEDS_LEAST = 3;
const BUYERS_LEAST = 2;
const FIGURES_SHOWN = 3;

/** Worth most first. @param offers all of the seller's */
export function unlocksOf(ranking: EventRanking, offers: readonly OfferRecord[]): Unlock[] {
  return ranking
    .whole('banded')
    .openingsOf(offers)
    .filter(({ step }) => step.code !== 'price')
    .map((opening) => unlockOf(opening, gapOf(opening.step, opening.offer, ranking.basis.tables)));
}

export function unlockOf({ offer, ofTheBusiness, needs }: SellerOpening, gap: Gap): Unlock {
  const { id, name, unitId } = offer;
  return { gap, offer: ofTheBusiness ? null : { id, name, unitId }, demands: needs.length, ...toldWorth(needs) };
}

function toldWorth(needs: readonly OpenedNeed[]): Pick<Unlock, 'rupiah' | 'band'> {
  const valued = needs.flatMap(({ rupiah, agencyId }) => (rupiah === null ? [] : [{ rupiah, agencyId }]));
  if (valued.length === 0) return { rupiah: null, band: null };
  const buyers = new Set(valued.map(({ agencyId }) => agencyId));
  if (valued.length >= NEEDS_LEAST && buyers.size >= BUYERS_LEAST) {
    return { rupiah: inFigures(sum(valued.map(({ rupiah }) => rupiah))), band: null };
  }
  const bands = valued.map(({ rupiah }) => valueBand(rupiah));
  return { rupiah: null, band: { from: sum(bands.map(({ from }) => from)), to: sum(bands.map(({ to }) => to)) } };
}

const sum = (amounts: readonly number[]): number =>
  Math.min(
    amounts.reduce((total, amount) => total + amount, 0),
    Number.MAX_SAFE_INTEGER,
  );

/** Rounded down to its first three figures: 214,560,000 is 214,000,000. */
function inFigures(amount: number): number {
  const unit = 10 ** Math.max(0, String(amount).length - FIGURES_SHOWN);
  return Math.floor(amount / unit) * unit;
}
