/** Reads prices off a basis. They cover every arc whether or not the basis is optimal, so they always prove a bound. */
import { pathPrices } from './certify.js';
import type { Model } from './model.js';
import type { KeptProblem } from './problem.js';
import type { Certificate } from './types.js';

export function pricesOf(problem: KeptProblem, model: Model): Certificate {
  const { quantity, capacity, arcDemand, arcOffer, arcValue, groups } = problem;
  const offerPrice = new Float64Array(capacity.length);
  for (let offer = 0; offer < offerPrice.length; offer++) offerPrice[offer] = model.offerPrice(offer);
  const groupPrice = Float64Array.from(groups, (_, group) => model.groupPrice(group));
  const demandPrice = new Float64Array(quantity.length);
  const path = pathPrices(problem, { offerPrice, groupPrice });
  for (let arc = 0; arc < arcValue.length; arc++) {
    const uncovered = arcValue[arc]! - path[arcOffer[arc]!]!;
    if (uncovered > demandPrice[arcDemand[arc]!]! && !model.isAbsent(arc)) demandPrice[arcDemand[arc]!] = uncovered;
  }
  const prices = { demandPrice, offerPrice, groupPrice };
  lowerClosedOffers(problem, model, prices, path);
  return prices;
}

/** An offer without open capacity may have any price that is high enough; the lowest is what a first unit would add. */
function lowerClosedOffers(
  problem: KeptProblem,
  model: Model,
  { demandPrice, offerPrice }: Certificate,
  path: Float64Array,
): void {
  const { arcDemand, arcOffer, arcValue } = problem;
  const isClosed = new Uint8Array(offerPrice.length);
  for (let offer = 0; offer < isClosed.length; offer++) isClosed[offer] = model.openCapacity(offer) === 0 ? 1 : 0;
  if (!isClosed.includes(1)) return;
  const pathAbove = path.map((price, offer) => price - offerPrice[offer]!);
  for (let offer = 0; offer < isClosed.length; offer++) if (isClosed[offer]) offerPrice[offer] = 0;
  for (let arc = 0; arc < arcValue.length; arc++) {
    const offer = arcOffer[arc]!;
    if (!isClosed[offer] || model.isAbsent(arc)) continue;
    const uncovered = arcValue[arc]! - demandPrice[arcDemand[arc]!]! - pathAbove[offer]!;
    if (uncovered > offerPrice[offer]!) offerPrice[offer] = uncovered;
  }
}
