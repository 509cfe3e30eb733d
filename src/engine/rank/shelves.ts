/** The shelves of a taxonomy as the search walks them: each is an aisle of its own; for each, the like ones in tiers. */
import { WHOLE } from './ratio.js';
import type { Shelves, Tier } from './search.js';
import { PRODUCT_MAX } from './text-index.js';
import type { AffinityTable, BasisPoints } from './types.js';

/** `floorCosine`: from here on a pair is eligible on any shelf; 0 makes all shelves alike enough. */
export function shelvesOf({ categories, affinities, floor }: AffinityTable, floorCosine: BasisPoints): Shelves {
  const known = new Map<number, readonly Tier[]>();
  const lowest = floorCosine === 0 ? 0 : floor;
  const affinity = (a: number, b: number) => affinities[a * categories + b]!;
  return {
    aisles: { count: categories, of: (shelf) => shelf },
    affinity,
    tiers(shelf) {
      const tiers =
        known.get(shelf) ?? tiersOf(affinities.subarray(shelf * categories, (shelf + 1) * categories), lowest);
      known.set(shelf, tiers);
      return tiers;
    },
    beyond(shelf) {
      const outside = affinities
        .subarray(shelf * categories, (shelf + 1) * categories)
        .filter((likeness) => likeness < lowest);
      return outside.reduce((most, likeness) => Math.max(most, likeness), 0);
    },
    floorProduct: Math.max(1, Math.ceil((floorCosine * PRODUCT_MAX) / WHOLE)),
  };
}

function tiersOf(row: Uint16Array, lowest: BasisPoints): Tier[] {
  const byAffinity = new Map<BasisPoints, number[]>();
  row.forEach((affinity, shelf) => {
    if (affinity < lowest) return;
    const shelves = byAffinity.get(affinity) ?? [];
    byAffinity.set(affinity, shelves);
    shelves.push(shelf);
  });
  const likestFirst = [...byAffinity].sort(([a], [b]) => b - a);
  return likestFirst.map(([affinity, shelves]) => ({ affinity, even: true, aisles: Int32Array.from(shelves) }));
}
