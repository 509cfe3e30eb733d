/** Broken lines in integers: flat before the first corner and after the last, rounded down between them. */
import type { BasisPoints, Curve } from './types.js';

export function along(curve: Curve, x: number): BasisPoints {
  let [startX, startShare] = curve[0]!;
  if (x <= startX) return startShare;
  for (const [endX, endShare] of curve) {
    if (x <= endX) return Math.floor((startShare * (endX - x) + endShare * (x - startX)) / (endX - startX));
    startX = endX;
    startShare = endShare;
  }
  return startShare;
}
