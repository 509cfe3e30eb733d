/**
 * The exposure floor: a seller that stands among the first ten of no list may take the tenth place of one, if its score there is at most
 * `tolerance` points below the score of who stands there. Rules: the smallest distance first, then the older demand, then the older offer;
 * each list gives its tenth place once at most; nobody gives its only place. So the lists change in their tenth place alone, nobody passes
 * a score more than `tolerance` above its own, no seller loses its last place, and each lift takes from one who has more, or from nobody:
 * exposure never gets less even. Nothing is random, and nothing but scores and places is asked.
 */
import { PLACES } from './exposure.js';

export interface Place {
  readonly offer: number;
  readonly seller: number;
  readonly score: number;
}

export interface List {
  readonly demand: number;
  /** The first ten, best first; fewer where the whole list is shorter. */
  readonly top: readonly Place[];
}

/** An offer of a seller without any place, in a list where it stands below the tenth. */
export interface RunnerUp extends Place {
  readonly demand: number;
}

/** The offer that stands at the tenth place of the demand's list in place of what the scores alone would put there. */
export interface Lift {
  readonly demand: number;
  readonly offer: number;
}

interface Possible extends Lift {
  readonly seller: number;
  readonly list: List;
  readonly distance: number;
}

/** By ascending demand. @param tolerance points of a score; 0 lifts nobody */
export function liftsOf(lists: readonly List[], runnersUp: Iterable<RunnerUp>, tolerance: number): Lift[] {
  const placesOf = placesBySeller(lists);
  const given = new Set<number>();
  const lifts: Lift[] = [];
  for (const { demand, offer, seller, list } of possibleLifts(lists, runnersUp, tolerance)) {
    const last = list.top[PLACES - 1]!;
    const losesPlace = !list.top.some((place) => place !== last && place.seller === last.seller);
    const left = (placesOf.get(last.seller) ?? 0) - (losesPlace ? 1 : 0);
    if (given.has(demand) || placesOf.has(seller) || left < 1) continue;
    given.add(demand);
    placesOf.set(last.seller, left).set(seller, 1);
    lifts.push({ demand, offer });
  }
  return lifts.sort((a, b) => a.demand - b.demand);
}

function possibleLifts(lists: readonly List[], runnersUp: Iterable<RunnerUp>, tolerance: number): Possible[] {
  const byDemand = new Map(lists.filter(({ top }) => top.length === PLACES).map((list) => [list.demand, list]));
  const possible: Possible[] = [];
  for (const { demand, offer, seller, score } of runnersUp) {
    const list = byDemand.get(demand);
    if (!list || tolerance === 0) continue;
    const distance = list.top[PLACES - 1]!.score - score;
    if (distance <= tolerance) possible.push({ demand, offer, seller, list, distance });
  }
  return possible.sort((a, b) => a.distance - b.distance || a.demand - b.demand || a.offer - b.offer);
}

/** Sellers that have a place, with how many lists they have one in. */
function placesBySeller(lists: readonly List[]): Map<number, number> {
  const places = new Map<number, number>();
  for (const { top } of lists) {
    for (const seller of new Set(top.map((place) => place.seller))) places.set(seller, (places.get(seller) ?? 0) + 1);
  }
  return places;
}

/** The list with the lifted one at the tenth place; those it passed move down by one. */
export function lifted<Row>(list: readonly Row[], isLifted: (row: Row) => boolean): Row[] {
  const from = list.findIndex(isLifted);
  if (from < PLACES) return [...list];
  return [...list.slice(0, PLACES - 1), list[from]!, ...list.slice(PLACES - 1, from), ...list.slice(from + 1)];
}
