/**
 * How much one seller can deliver inside a demand's window, less what is reserved. Storable goods: every period from the order day plus lead
 * time to the last day. Made-fresh goods: as many periods of the window as there are deliveries, the fullest ones. A period the window
 * touches counts whole, as it does at signing.
 */
import { periodOf } from './calendar.js';
import type { Capacity, Day, RankDemand, RankOffer } from './types.js';

/** Base units, at most 2^53 - 1; null where capacity or window is unknown. */
export function deliverable(demand: RankDemand, offer: RankOffer, orderDay: Day): number | null {
  if (offer.capacity === null || demand.window === null) return null;
  const ready = orderDay + (offer.leadDays ?? 0);
  const { from, to } = demand.window;
  if (ready > to) return 0;
  const first = periodOf(offer.capacity.period, offer.capacity.madeFresh ? Math.max(from, ready) : ready);
  const last = periodOf(offer.capacity.period, to);
  const possible = offer.capacity.madeFresh
    ? fullestPeriods(offer.capacity, first, last, demand.deliveries)
    : allPeriods(offer.capacity, first, last);
  return Math.min(possible, Number.MAX_SAFE_INTEGER); // only sums of non-negative integers: exact up to there
}

function allPeriods({ perPeriod, exceptions }: Capacity, first: number, last: number): number {
  let untouched = last - first + 1;
  let left = 0;
  for (const exception of exceptions) {
    if (exception.period < first || exception.period > last) continue;
    untouched--;
    left += exception.left;
  }
  return untouched * perPeriod + left;
}

function fullestPeriods({ perPeriod, exceptions }: Capacity, first: number, last: number, count: number): number {
  const reserved = exceptions.filter(({ period }) => period >= first && period <= last);
  const untouched = Math.min(count, last - first + 1 - reserved.length);
  let possible = untouched * perPeriod;
  if (untouched === count) return possible;
  const fullest = reserved.map(({ left }) => left).sort((a, b) => b - a);
  for (const left of fullest.slice(0, count - untouched)) possible += left;
  return possible;
}
