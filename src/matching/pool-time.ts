/**
 * The time of a capacity pool as a plan counts it. What is planned must still be free whatever the order in which it is signed, and a
 * signature takes its capacity greedily: the delivery's own period first, then earlier ones (commitments/reserve.ts). So
 *
 * - goods that keep: time is cut where some product of the pool can first be ready, and after every 400 periods, the most that a
 *   signature looks back. What is due in a stretch is made in it, from its cut up to the delivery.
 * - in a pool that makes anything fresh, each period is a stretch of its own.
 */
import { periodOf } from '../engine/rank/calendar.js';
import type { Day } from '../engine/rank/types.js';
import { dayNumber } from '../platform/edge/civil-date.js';
import { periodEnd, periodKey, periodStart, previousPeriod } from '../umkm/periods.js';
import type { CapacityRecord, OfferRecord } from './records.js';

/** A time in which a need may be made: periods by number, both included, and the civil date of the delivery. */
export interface Slot {
  readonly start: number;
  readonly end: number;
  readonly date: string;
}

type Maker = Pick<OfferRecord, 'leadDays'> & { capacity: CapacityRecord };

const STRETCH_PERIODS_MAX = 400;
/** A need of fresh goods is delivered in one of the last periods of its window. */
const FRESH_PERIODS_MAX = 7;

export class PoolTime {
  private readonly period: CapacityRecord['period'];
  private readonly units: number;
  private readonly isFresh: boolean;
  /** Periods in which something can first be ready, ascending. */
  private readonly ready: number[];
  private readonly reserved: (readonly [period: number, units: number])[];
  private readonly today: Day;

  /** @param makers all offers of the pool that are planned with */
  constructor(makers: readonly Maker[], today: string) {
    const { period, units, reserved } = makers[0]!.capacity;
    this.period = period;
    this.units = units;
    this.today = dayNumber(today);
    this.isFresh = makers.some(({ capacity }) => capacity.madeFresh);
    const ready = makers.map(({ leadDays }) => periodOf(period, this.today + leadDays));
    this.ready = [...new Set(ready)].sort((a, b) => a - b);
    this.reserved = reserved.map(([key, taken]) => [periodOf(period, dayNumber(periodStart(key))), taken]);
  }

  /** The latest first; none where nothing can be ready in the window. */
  slotsFor(maker: Maker, window: { from: string; to: string }): Slot[] {
    const ready = this.today + maker.leadDays;
    const last = dayNumber(window.to);
    if (ready > last) return [];
    const end = periodOf(this.period, last);
    if (this.isFresh) return this.singlePeriods(end, maker, ready, window);
    const cut = this.ready.findLast((period) => period <= end) ?? end;
    return [{ start: end - ((end - cut) % STRETCH_PERIODS_MAX), end, date: window.to }];
  }

  /** Units of the pool that are free from one period to another, both included. */
  free(start: number, end: number): number {
    let units = (end - start + 1) * this.units;
    for (const [period, taken] of this.reserved)
      if (period >= start && period <= end) units -= Math.min(taken, this.units);
    return Math.min(units, Number.MAX_SAFE_INTEGER);
  }

  /** What keeps is due on the last day, what is fresh in any of the last periods of the window in which it can be ready. */
  private singlePeriods(end: number, maker: Maker, ready: Day, { from, to }: { from: string; to: string }): Slot[] {
    const first = maker.capacity.madeFresh ? periodOf(this.period, Math.max(dayNumber(from), ready)) : end;
    const slots: Slot[] = [];
    let key = periodKey(to, this.period);
    for (let period = end; period >= first && slots.length < FRESH_PERIODS_MAX; period--) {
      slots.push({ start: period, end: period, date: period === end ? to : periodEnd(key) });
      key = previousPeriod(key);
    }
    return slots;
  }
}
