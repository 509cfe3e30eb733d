/**
 * The tree of shelves, and how near two shelves are.
 *
 * Affinity is an integer permille from the tree alone: the same shelf 1000, a shelf and the one it is part of 800, two
 * parts of one shelf (snack box, boxed rice) 600, two shelves that share no more than a group (tapis, uniforms) 300,
 * and so on down to 0 for different groups. `lainnya` is near nothing but itself.
 */
import { SHELVES, type Shelf } from './data/shelves.js';
import { KBLI_TITLES, SHELF_CODES } from './data/shelf-codes.js';

export interface Category extends Shelf {
  kbkiPrefixes: readonly string[];
  kbliCodes: readonly string[];
}

const SAME_PERMILLE = 1000;
const PART_OF_PERMILLE = 800;
const PART_OF_PART_PERMILLE = 500;
const PARTS_OF_ONE_SHELF_PERMILLE = 600;
const SHELVES_OF_ONE_GROUP_PERMILLE = 300;
const DISTANT_IN_ONE_GROUP_PERMILLE = 150;

/** All categories, parents before their children. */
export const CATEGORIES: readonly Category[] = SHELVES.map((shelf) => ({
  ...shelf,
  kbkiPrefixes: codes(SHELF_CODES[shelf.id]?.kbki),
  kbliCodes: codes(SHELF_CODES[shelf.id]?.kbli),
}));

const BY_ID: ReadonlyMap<string, Category> = new Map(CATEGORIES.map((category) => [category.id, category]));

export function findCategory(id: string): Category | undefined {
  return BY_ID.get(id);
}

/** For ids that the program itself holds: an unknown one is a bug. */
export function getCategory(id: string): Category {
  const category = BY_ID.get(id);
  if (!category) throw new Error(`There is no category ${id}`);
  return category;
}

/** From the root down to the category itself. */
export function pathOf(id: string): Category[] {
  const path: Category[] = [];
  for (let at = findCategory(id); at; at = at.parentId === null ? undefined : findCategory(at.parentId))
    path.unshift(at);
  return path;
}

/** The category and all that hang under it. */
export function descendants(id: string): Category[] {
  return CATEGORIES.filter((category) => pathOf(category.id).some((step) => step.id === id));
}

export function isWithin(id: string, ancestorId: string): boolean {
  return pathOf(id).some((step) => step.id === ancestorId);
}

/** 0 to 1000, the same in both directions. */
export function categoryAffinity(a: string, b: string): number {
  return AFFINITIES.get(a)?.get(b) ?? 0;
}

export function kbliTitle(code: string): string | undefined {
  return Object.hasOwn(KBLI_TITLES, code) ? KBLI_TITLES[code] : undefined;
}

/** Shelves that a line of business usually fills, for a first guess at what a UMKM sells. */
export function categoriesOfKbli(code: string): Category[] {
  return CATEGORIES.filter((category) => category.kbliCodes.includes(code));
}

/** The shelf whose KBKI prefix fits longest. */
export function categoryOfKbki(code: string): Category | undefined {
  let best: Category | undefined;
  let bestLength = 0;
  for (const category of CATEGORIES) {
    for (const prefix of category.kbkiPrefixes) {
      if (prefix.length > bestLength && code.startsWith(prefix)) {
        best = category;
        bestLength = prefix.length;
      }
    }
  }
  return best;
}

const AFFINITIES: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(
  CATEGORIES.map((a) => [a.id, new Map(CATEGORIES.map((b) => [b.id, affinityOf(pathOf(a.id), pathOf(b.id))]))]),
);

function affinityOf(a: readonly Category[], b: readonly Category[]): number {
  let shared = 0;
  while (shared < a.length && shared < b.length && a[shared] === b[shared]) shared += 1;
  if (shared === 0) return 0;
  const up = a.length - shared;
  const down = b.length - shared;
  if (up + down === 0) return SAME_PERMILLE;
  if (up === 0 || down === 0) return up + down === 1 ? PART_OF_PERMILLE : PART_OF_PART_PERMILLE;
  if (up + down > 2) return DISTANT_IN_ONE_GROUP_PERMILLE;
  return a[shared - 1]?.group ? SHELVES_OF_ONE_GROUP_PERMILLE : PARTS_OF_ONE_SHELF_PERMILLE;
}

function codes(list: string | undefined): string[] {
  return list ? list.split(' ') : [];
}
