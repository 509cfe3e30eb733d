/** Counting sort of items by small keys. */

/** Where each key starts among sorted items; a last entry says where they end. */
export function startsOf(keys: Int32Array, keyCount: number): Int32Array {
  const start = new Int32Array(keyCount + 1);
  for (let item = 0; item < keys.length; item++) start[keys[item]! + 1]!++;
  for (let key = 0; key < keyCount; key++) start[key + 1]! += start[key]!;
  return start;
}

/** Items in the order of their keys, equal ones in their own. */
export function sortedBy(keys: Int32Array, start: Int32Array): Int32Array {
  const sorted = new Int32Array(keys.length);
  const free = start.slice();
  for (let item = 0; item < keys.length; item++) sorted[free[keys[item]!]!++] = item;
  return sorted;
}
