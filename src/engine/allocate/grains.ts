/**
 * Grains: goods that are sold in packs of so many. They are no part of the network, whose solution is whole in packs by itself where all
 * packs are alike; where they differ, what is over a whole number of packs is taken back, and the room it leaves filled up again.
 */
import { fillUp, Room, worthFilling } from './room.js';
import type { AllocationProblem } from './types.js';

/** The same object where all is whole already. */
export function toWholeGrains(problem: AllocationProblem, flows: Float64Array): Float64Array {
  const { grain, arcOffer, pinned, minimum } = problem;
  if (!grain) return flows;
  const whole = flows.slice();
  let isChanged = false;
  for (let arc = 0; arc < whole.length; arc++) {
    const offer = arcOffer[arc]!;
    const signed = pinned?.[arc] ?? 0;
    const over = (whole[arc]! - signed) % grain[offer]!;
    if (over === 0) continue;
    whole[arc]! -= over;
    if (whole[arc]! < (minimum?.[offer] ?? 0)) whole[arc] = signed;
    isChanged = true;
  }
  if (!isChanged) return flows;
  fillUp(problem, whole, new Room(problem, whole), worthFilling(problem));
  return whole;
}
