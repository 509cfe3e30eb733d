/**
 * Which capacity a commitment takes. Made-fresh goods take the period of the delivery itself; storable goods fill the
 * delivery's period first, then earlier ones, back to the period in which the goods can be ready (signing + lead time).
 * The rows found here are shown to both parties before they sign, reserved as they are, and given back by a void.
 */
import type { CapacityPeriod } from '../contract/kinds.js';
import { periodKey, previousPeriod } from '../umkm/periods.js';

export interface ReservablePool {
  id: string;
  period: CapacityPeriod;
  /** Base units in one period. */
  capacity: number;
}

export interface ReservableLine {
  lineId: string;
  pool: ReservablePool;
  madeFresh: boolean;
  /** Pool units that one base unit of the product takes. */
  use: number;
  /** Civil date before which nothing can be ready. */
  readyFrom: string;
  /** In base units. */
  deliveries: readonly { date: string; base: number }[];
}

export interface ReservedRow {
  lineId: string;
  /** Which of the line's deliveries, counted from 0 in the order of the line. */
  delivery: number;
  poolId: string;
  period: string;
  units: number;
}

export type Reservation =
  | { rows: ReservedRow[] }
  | { lack: { lineId: string; poolId: string; period: string; wanted: number; remaining: number } };

/** How far back storable goods may be made ahead, in periods: work stays bounded whatever the dates. */
const PERIODS_BACK_MAX = 400;

/**
 * @param committed what others hold of a pool in a period, pool units
 */
export function reserve(lines: readonly ReservableLine[], committed: (poolId: string, period: string) => number): Reservation {
  const taken = new Map<string, number>();
  const rows: ReservedRow[] = [];
  for (const line of lines) {
    for (const { at, delivery } of inOrderOfDate(line.deliveries)) {
      const wanted = delivery.base * line.use;
      let left = wanted;
      let available = 0;
      for (const period of periodsFor(line, delivery.date)) {
        const key = `${line.pool.id} ${period}`;
        const free = Math.max(0, line.pool.capacity - committed(line.pool.id, period) - (taken.get(key) ?? 0));
        available += free;
        const units = Math.min(left, free);
        if (units === 0) continue;
        taken.set(key, (taken.get(key) ?? 0) + units);
        rows.push({ lineId: line.lineId, delivery: at, poolId: line.pool.id, period, units });
        left -= units;
        if (left === 0) break;
      }
      if (left > 0) {
        const period = periodKey(delivery.date, line.pool.period);
        return { lack: { lineId: line.lineId, poolId: line.pool.id, period, wanted, remaining: available } };
      }
    }
  }
  return { rows };
}

/** The delivery's own period, and for storable goods the earlier ones, nearest first. */
function* periodsFor(line: ReservableLine, date: string): Generator<string> {
  const own = periodKey(date, line.pool.period);
  yield own;
  if (line.madeFresh) return;
  const first = periodKey(line.readyFrom, line.pool.period);
  let period = own;
  for (let i = 0; i < PERIODS_BACK_MAX && period > first; i++) {
    period = previousPeriod(period);
    yield period;
  }
}

/** Earlier deliveries are served first, whatever order the line states them in. */
function inOrderOfDate<D extends { date: string }>(deliveries: readonly D[]): { at: number; delivery: D }[] {
  return deliveries
    .map((delivery, at) => ({ at, delivery }))
    .sort((a, b) => (a.delivery.date < b.delivery.date ? -1 : a.delivery.date > b.delivery.date ? 1 : a.at - b.at));
}
