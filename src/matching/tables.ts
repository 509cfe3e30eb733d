/** The two tables that every ranking looks things up in: how alike shelves are, and how far apart regencies. The same for all events. */
import type { AffinityTable, DistanceTable } from '../engine/rank/types.js';
import { type Areas, greatCircleKm } from '../reference/areas.js';
import { CATEGORIES, categoryAffinity } from '../reference/categories.js';
import { NO_CATEGORY } from './numbers.js';

const WHOLE = 10_000;
/** The tree answers in permille. */
const BASIS_POINTS_PER_PERMILLE = 10;
/** The same shelf, or one that is part of the other: product rule of docs, 'eligibility floor'. */
const FLOOR = 8_000;

export interface Tables {
  readonly shelves: AffinityTable;
  readonly distances: DistanceTable;
  /** Regency code -> row of the distance table. */
  readonly locations: ReadonlyMap<string, number>;
}

export function buildTables(areas: Areas): Tables {
  return {
    shelves: { categories: NO_CATEGORY + 1, affinities: affinities(), floor: FLOOR },
    distances: { locations: areas.regencies.length, kilometres: kilometres(areas.regencies) },
    locations: new Map(areas.regencies.map(({ code }, number) => [code, number])),
  };
}

/** One row more than there are shelves: what is on none is like nothing. */
function affinities(): Uint16Array {
  const side = NO_CATEGORY + 1;
  const table = new Uint16Array(side * side);
  CATEGORIES.forEach((a, row) =>
    CATEGORIES.forEach((b, column) => {
      table[row * side + column] = categoryAffinity(a.id, b.id) * BASIS_POINTS_PER_PERMILLE;
    }),
  );
  table[NO_CATEGORY * side + NO_CATEGORY] = WHOLE;
  return table;
}

function kilometres(regencies: Areas['regencies']): Uint16Array {
  const side = regencies.length;
  const table = new Uint16Array(side * side);
  for (let a = 0; a < side; a++) {
    for (let b = 0; b < a; b++) {
      const distance = greatCircleKm(regencies[a]!, regencies[b]!);
      table[a * side + b] = distance;
      table[b * side + a] = distance;
    }
  }
  return table;
}
