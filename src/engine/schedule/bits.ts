/** Sets of slots as bit sets in one integer. */
import type { Slots } from './types.js';

export const has = (slots: Slots, slot: number): boolean => ((slots >>> slot) & 1) === 1;

export function countOf(slots: Slots): number {
  let bits = slots - ((slots >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Unbroken runs of slots: one more than the breaks between them, or 0 for the empty set. */
export const runsOf = (slots: Slots): number => countOf(slots & ~(slots << 1));

/** The first slot of a set that is not empty. */
export const firstOf = (slots: Slots): number => 31 - Math.clz32(slots & -slots);

/** The last slot of a set that is not empty. */
export const lastOf = (slots: Slots): number => 31 - Math.clz32(slots);

/** The slot with `index` others of the set before it; `index` is less than the count. */
export function nthOf(slots: Slots, index: number): number {
  let rest = slots;
  for (let skipped = 0; skipped < index; skipped++) rest &= rest - 1;
  return firstOf(rest);
}

/** Every slot below `slot`; all slots of a day are `slotsBelow(slotCount)`. */
export const slotsBelow = (slot: number): Slots => (slot >= 31 ? 0x7fffffff : (1 << slot) - 1);

export function listOf(slots: Slots): number[] {
  const list: number[] = [];
  for (let rest = slots; rest !== 0; rest &= rest - 1) list.push(firstOf(rest));
  return list;
}
