/** Draws that are the same everywhere from the same seed (mulberry32), so that a demo can be shown twice. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** 0 <= x < 1 */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  }

  between([from, to]: readonly [number, number]): number {
    return from + this.next() * (to - from);
  }

  /** A whole number, both ends included. */
  int([from, to]: readonly [number, number]): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  /** Small amounts more often than large ones, as orders are. */
  skewed([from, to]: readonly [number, number]): number {
    return from * (to / from) ** this.next();
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.int([0, items.length - 1])] as T;
  }

  /** Each as often as its weight says. */
  weighted<T>(items: readonly T[], weightOf: (item: T) => number): T {
    let left = this.next() * items.reduce((sum, item) => sum + weightOf(item), 0);
    return items.find((item) => (left -= weightOf(item)) < 0) ?? (items.at(-1) as T);
  }

  shuffled<T>(items: readonly T[]): T[] {
    const rest = [...items];
    for (let at = rest.length - 1; at > 0; at--) {
      const other = this.int([0, at]);
      [rest[at], rest[other]] = [rest[other] as T, rest[at] as T];
    }
    return rest;
  }
}

/** Rupiah as people price things: 650, 17.500, 285.000, 1.850.000. */
export const niceRupiah = (amount: number): number =>
  rounded(amount, [
    [1_000, 10],
    [5_000, 100],
    [30_000, 500],
    [100_000, 1_000],
    [1_000_000, 5_000],
    [Infinity, 25_000],
  ]);

/** Quantities as people order: 12, 45, 120, 350, 1.500. */
export const niceQuantity = (amount: number): number =>
  rounded(amount, [
    [20, 1],
    [100, 5],
    [500, 10],
    [2_000, 50],
    [Infinity, 100],
  ]);

function rounded(amount: number, steps: readonly (readonly [below: number, step: number])[]): number {
  const step = steps.find(([below]) => amount < below)?.[1] ?? 1;
  return Math.max(step, Math.round(amount / step) * step);
}
