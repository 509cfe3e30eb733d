/**
 * How fairly the sellers of an event are seen, by the scores alone and with its exposure floor. Rules: seen is who stands among the first ten
 * of a need's list (engine/fairness); a newcomer is a business of which nothing is signed, at no event of the trade office; sellers without
 * an offer in the event are not counted. Nothing of who has sold enters the order itself.
 */
import type { SizeClass } from '../contract/kinds.js';
import { type Exposure, exposuresOf, gini, PLACES } from '../engine/fairness/exposure.js';
import { type FairlyRanked, toleranceOf } from './fair-order.js';
import { rankPage } from './rank-cursor.js';
import type { OfferRecord } from './records.js';
import type { FairEvent } from './whole-event.js';

/** Something counted by the scores alone, and with the floor. */
export interface BeforeAfter {
  readonly before: number;
  readonly after: number;
}

export interface SellerExposure {
  readonly umkmId: string;
  readonly umkmName: string;
  readonly sizeClass: SizeClass | null;
  readonly regencyCode: string | null;
  readonly isNewcomer: boolean;
  /** Lists in whose first ten places it stands. */
  readonly places: BeforeAfter;
  /** Of those places, in 1/10,000: a first place is 10,000, a tenth 2,891. */
  readonly weight: BeforeAfter;
}

/** Sellers that have something in common. */
export interface SellerGroup<Key> {
  readonly key: Key;
  readonly sellers: number;
  /** Of them, those with a place. */
  readonly placed: BeforeAfter;
  readonly weight: BeforeAfter;
}

export interface Fairness {
  /** What is shown. */
  readonly tolerance: number;
  /** What the event has. */
  readonly inForce: number;
  readonly lists: number;
  readonly lifted: number;
  /** Of the weights of all sellers, in 1/10,000. */
  readonly gini: BeforeAfter;
  readonly everybody: SellerGroup<null>;
  readonly newcomers: SellerGroup<null>;
  readonly bySize: readonly SellerGroup<SizeClass | null>[];
  readonly byRegency: readonly SellerGroup<string | null>[];
  /** Seen least first. */
  readonly items: readonly SellerExposure[];
  readonly nextCursor: string | null;
}

export interface FairnessAsked {
  /** Instead of the event's, to look at before it is set. */
  readonly tolerance?: number | undefined;
  /** Businesses of which something is signed. */
  readonly sold: readonly string[];
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** @throws DomainError unknown_cursor */
export function fairnessOf(ranked: FairlyRanked, { tolerance, sold, ...paging }: FairnessAsked): Fairness {
  const inForce = toleranceOf(ranked);
  const whole = ranked.ranking.whole('exact');
  const fair = whole.fairWithin(tolerance ?? inForce);
  const sellers = exposed([...whole.offersBySeller().values()], listsOf(fair, ranked), new Set(sold));
  const { rows, nextCursor } = rankPage(sellers, paging);
  return {
    tolerance: tolerance ?? inForce,
    inForce,
    lists: fair.lists.length,
    lifted: fair.lifts.size,
    gini: each((when) => gini(sellers.map(({ weight }) => weight[when]))),
    everybody: groupOf(null, sellers),
    newcomers: groupOf(
      null,
      sellers.filter(({ isNewcomer }) => isNewcomer),
    ),
    bySize: groupsBy(sellers, ({ sizeClass }) => sizeClass),
    byRegency: groupsBy(sellers, ({ regencyCode }) => regencyCode),
    items: rows,
    nextCursor,
  };
}

const each = (count: (when: keyof BeforeAfter) => number): BeforeAfter => ({
  before: count('before'),
  after: count('after'),
});

type Lists = Readonly<Record<keyof BeforeAfter, readonly (readonly string[])[]>>;

function listsOf({ lists, lifts }: FairEvent, { ranking }: FairlyRanked): Lists {
  const after = lists.map(({ demandId, umkmIds }) => {
    const offerId = lifts.get(demandId);
    return offerId === undefined ? umkmIds : [...umkmIds.slice(0, PLACES - 1), ranking.getOffer(offerId).umkmId];
  });
  return { before: lists.map(({ umkmIds }) => umkmIds), after };
}

/** Seen least first; who is seen alike, the older business first. */
function exposed(sellers: readonly OfferRecord[][], lists: Lists, sold: ReadonlySet<string>): SellerExposure[] {
  const ids = sellers.map(([offer]) => offer!.umkmId);
  const exposures = { before: exposuresOf(lists.before, ids), after: exposuresOf(lists.after, ids) };
  const of = (id: string, what: keyof Exposure) => each((when) => exposures[when].get(id)![what]);
  return sellers
    .map(([offer]): SellerExposure => {
      const { umkmId, umkmName, sizeClass, regencyCode } = offer!;
      const isNewcomer = !sold.has(umkmId);
      return { umkmId, umkmName, sizeClass, regencyCode, isNewcomer, places: of(umkmId, 'places'), weight: of(umkmId, 'weight') }; // prettier-ignore
    })
    .sort(
      (a, b) => a.weight.after - b.weight.after || a.weight.before - b.weight.before || (a.umkmId < b.umkmId ? -1 : 1),
    );
}

function groupOf<Key>(key: Key, sellers: readonly SellerExposure[]): SellerGroup<Key> {
  return {
    key,
    sellers: sellers.length,
    placed: each((when) => sellers.filter(({ places }) => places[when] > 0).length),
    weight: each((when) => sellers.reduce((sum, { weight }) => sum + weight[when], 0)),
  };
}

/** The largest group first. */
function groupsBy<Key extends string | null>(
  sellers: readonly SellerExposure[],
  keyOf: (seller: SellerExposure) => Key,
): SellerGroup<Key>[] {
  const keys = [...new Set(sellers.map(keyOf))].sort((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1));
  return keys
    .map((key) =>
      groupOf(
        key,
        sellers.filter((seller) => keyOf(seller) === key),
      ),
    ) // prettier-ignore
    .sort((a, b) => b.sellers - a.sellers);
}
