/** Allocation problems as models for the peers, in LP format; variable x<arc> is the flow of an arc. */
import type { Instance } from './allocation.js';

const sum = (terms: readonly string[]): string => terms.join('\n + '); // one a line: readers limit the length of a line

function limitRows(prefix: string, limits: Int32Array, ownerOfArc: Int32Array, arcs: readonly number[]): string[] {
  const arcsOf = Array.from(limits, (): string[] => []);
  for (const arc of arcs) arcsOf[ownerOfArc[arc]!]!.push(`x${arc}`);
  return arcsOf.flatMap((terms, owner) =>
    terms.length === 0 ? [] : [` ${prefix}${owner}: ${sum(terms)} <= ${limits[owner]}`],
  );
}

function objectiveAndRows(
  { quantity, capacity, arcDemand, arcOffer, arcValue }: Instance,
  arcs: readonly number[],
): string[] {
  return [
    `Maximize\n value: ${sum(arcs.map((arc) => `${arcValue[arc]} x${arc}`))}`,
    'Subject To',
    ...limitRows('demand', quantity, arcDemand, arcs),
    ...limitRows('offer', capacity, arcOffer, arcs),
  ];
}

export function toLp(instance: Instance): string {
  return [...objectiveAndRows(instance, [...instance.arcValue.keys()]), 'End'].join('\n');
}

/** b<arc> says whether an arc is used; ask for a relative gap of 0. */
export function toMinimumOrderMip(instance: Instance, minimum: Int32Array): string {
  const { quantity, capacity, arcDemand, arcOffer, arcValue } = instance;
  const usable = [...arcValue.keys()].filter((arc) => minimum[arcOffer[arc]!]! <= quantity[arcDemand[arc]!]!);
  const switches = usable.flatMap((arc) => {
    const most = Math.min(quantity[arcDemand[arc]!]!, capacity[arcOffer[arc]!]!);
    return [
      ` most${arc}: x${arc} - ${most} b${arc} <= 0`,
      ` least${arc}: x${arc} - ${minimum[arcOffer[arc]!]} b${arc} >= 0`,
    ];
  });
  return [...objectiveAndRows(instance, usable), ...switches, 'Binary', ...usable.map((arc) => `b${arc}`), 'End'].join(
    '\n',
  );
}
