/**
 * The exposure floor: a seller that stands among the first ten of fewer than three lists may take the tenth place of more, if its score
 * there is at most `tolerance` points below the score of who stands there. Rules: who is in no list first, then who is in one, then in two;
 * among them the smallest distance first, then the older demand, then the older offer; each list gives its tenth place once at most; who
 * gives it is afterwards still seen in no fewer lists than who takes it, and no less; or stands higher in the same list and gives it to one
 * who is seen nowhere. So the lists change in their tenth place alone, nobody passes a score more than `tolerance` above its own, nobody
 * loses its last place, and exposure never gets less even. Nothing is random, and nothing but scores and places is asked.
 */
import { type Exposure, exposuresOf, LAST_WEIGHT, PLACES } from './exposure.js';

/** Lists in which a seller should be seen. */
const FLOOR = 3;

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

/** An offer that stands below the tenth place of a list. */
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
  readonly distance: number;
  readonly list: List;
}

/** By ascending demand. @param tolerance points of a score; 0 lifts nobody */
export function liftsOf(lists: readonly List[], runnersUp: readonly RunnerUp[], tolerance: number): Lift[] {
  const exposures = exposuresIn(lists, runnersUp);
  const possible = possibleLifts(lists, runnersUp, tolerance);
  const lifts = new Map<number, Lift>();
  for (let places = 0; places < FLOOR; places++) {
    for (const { demand, offer, seller, list } of possible) {
      const taker = exposures.get(seller)!;
      if (taker.places !== places || lifts.has(demand)) continue;
      const { seller: giver } = list.top[PLACES - 1]!;
      const left = withoutTenth(exposures.get(giver)!, list);
      if (!mayGive(exposures.get(giver)!, left, taker)) continue;
      exposures.set(giver, left).set(seller, { places: places + 1, weight: taker.weight + LAST_WEIGHT });
      lifts.set(demand, { demand, offer });
    }
  }
  return [...lifts.values()].sort((a, b) => a.demand - b.demand);
}

/** Nothing evener comes of it where the one who takes is seen more than is left to the one who gives, or is not the least seen of all. */
function mayGive(giver: Exposure, left: Exposure, taker: Exposure): boolean {
  if (left.places === giver.places) return taker.places === 0;
  return left.places > taker.places && left.weight >= taker.weight;
}

/** What is left of the exposure of who stands tenth: all of it where the seller stands higher in the list too. */
function withoutTenth({ places, weight }: Exposure, { top }: List): Exposure {
  const { seller } = top[PLACES - 1]!;
  const standsHigher = top.slice(0, PLACES - 1).some((place) => place.seller === seller);
  return standsHigher ? { places, weight } : { places: places - 1, weight: weight - LAST_WEIGHT };
}

function possibleLifts(lists: readonly List[], runnersUp: readonly RunnerUp[], tolerance: number): Possible[] {
  if (tolerance === 0) return [];
  const full = new Map(lists.filter(({ top }) => top.length === PLACES).map((list) => [list.demand, list]));
  return runnersUp
    .flatMap(({ demand, offer, seller, score }) => {
      const list = full.get(demand);
      if (!list || list.top.some((place) => place.seller === seller)) return [];
      return [{ demand, offer, seller, distance: list.top[PLACES - 1]!.score - score, list }];
    })
    .filter(({ distance }) => distance <= tolerance)
    .sort((a, b) => a.distance - b.distance || a.demand - b.demand || a.offer - b.offer);
}

function exposuresIn(lists: readonly List[], others: readonly { seller: number }[]): Map<number, Exposure> {
  const sellers = lists.map(({ top }) => top.map(({ seller }) => seller));
  return exposuresOf(sellers, new Set([...sellers.flat(), ...others.map(({ seller }) => seller)]));
}

/** The list with the lifted one at the tenth place; those it passed move down by one. */
export function lifted<Row>(list: readonly Row[], isLifted: (row: Row) => boolean): Row[] {
  const from = list.findIndex(isLifted);
  if (from < PLACES) return [...list];
  return [...list.slice(0, PLACES - 1), list[from]!, ...list.slice(PLACES - 1, from), ...list.slice(from + 1)];
}
