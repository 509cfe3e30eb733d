/** The seeded source of the search: same seed, same steps, on every machine (integer steps; no Math.log, whose last bit may differ). */

import { countOf, nthOf } from './bits.js';
import type { Slots } from './types.js';

const STEPS = 4_096;

/** -ln(x) at the middles of STEPS equal parts of (0, 1), from the ratios of neighbours: ln((k + 2) / k) = 2 artanh(1 / (k + 1)). */
const EXPONENTIAL = exponentialSteps();

export class SeededRandom {
  private state: number;

  constructor(seed: number) {
    this.state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 1; // never 0, where the generator would stay
  }

  /** 32 random bits (xorshift). */
  private bits(): number {
    let x = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x;
    return x >>> 0;
  }

  /** A whole number from 0 to `count` - 1. */
  below(count: number): number {
    return Math.floor((this.bits() * count) / 4_294_967_296);
  }

  /** A slot of a set that is not empty. */
  oneOf(slots: Slots): number {
    return nthOf(slots, this.below(countOf(slots)));
  }

  /** Exponentially distributed with mean 1: times the temperature, the rise in cost that annealing accepts. */
  exponential(): number {
    return EXPONENTIAL[this.bits() & (STEPS - 1)]!;
  }
}

function exponentialSteps(): Float64Array {
  const steps = new Float64Array(STEPS);
  let logarithm = 0;
  for (let i = STEPS - 1; i >= 0; i--) {
    const odd = 2 * i + 1;
    logarithm += i === STEPS - 1 ? twiceArtanh(1 / (4 * STEPS - 1)) : twiceArtanh(1 / (odd + 1));
    steps[i] = logarithm;
  }
  return steps;
}

function twiceArtanh(z: number): number {
  let sum = 0;
  for (let power = z, n = 1; n < 60; power *= z * z, n += 2) sum += power / n;
  return 2 * sum;
}
