/**
 * What sellers see in place of a ceiling or a pagu: the step of one fixed, published ladder (0, 1, 2.5, 5, 10, 25, 50 juta, and so on by
 * tens) that the value stands on. The steps never move with the data, so two bands can never be laid over each other to find the value.
 */
export interface ValueBand {
  /** Rupiah, included. */
  from: number;
  /** Rupiah, excluded; the last step ends at the largest amount there is. */
  to: number;
}

const MILLION = 1_000_000;
const STEPS_PER_TEN = [10, 25, 50] as const;
const TENTH = 10;

/** The ladder in rupiah, ascending. */
export const VALUE_LADDER: readonly number[] = buildLadder();

/** @param rupiah a whole amount from 0 to 2^53-1 */
export function valueBand(rupiah: number): ValueBand {
  const above = VALUE_LADDER.findIndex((step) => step > rupiah);
  const at = above === -1 ? VALUE_LADDER.length - 1 : above;
  return { from: VALUE_LADDER[at - 1] ?? 0, to: VALUE_LADDER[at] ?? Number.MAX_SAFE_INTEGER };
}

function buildLadder(): number[] {
  const ladder = [0];
  for (let ten = MILLION / TENTH; ladder.at(-1) !== Number.MAX_SAFE_INTEGER; ten *= TENTH) {
    for (const step of STEPS_PER_TEN) ladder.push(Math.min(step * ten, Number.MAX_SAFE_INTEGER));
  }
  return [...new Set(ladder)];
}
