/** The one source of randomness of every workload: the same seed gives the same data everywhere. */

/** mulberry32, uniform in [0, 1): 32 bits of state and integer arithmetic only, so it is bit-equal on every engine. */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Standard normal deviates (Box-Muller, one of the pair). Math.log and Math.cos may differ in the last bit between
 * engine versions: that is why workloads have fingerprints.
 */
export function normalFrom(random: () => number): () => number {
  return () => {
    const radius = 1 - random();
    const angle = random();
    return Math.sqrt(-2 * Math.log(radius)) * Math.cos(2 * Math.PI * angle);
  };
}
