import { exposuresOf, gini, PLACES } from '../../src/engine/fairness/exposure.js';
import { type FairLists, fairLists } from '../../src/engine/fairness/fair-lists.js';
import { type Opening, openingsOf } from '../../src/engine/gaps/openings.js';
import { nearOffersFor } from '../../src/engine/gaps/near.js';
import { withStep } from '../../src/engine/gaps/step.js';
import { type ProductRanking, productRanking, sellersOf } from './product-ranking.js';
import { against, type BenchOptions, context, median, type Row } from './report.js';
import { type Dataset, generate } from './workloads/ranking.js';

const TESTED = 300;
/** Seconds that the whole list of an event may take: it is worked out once after a change, on a thread of its own. */
const WHOLE_MAX_S = 20;
/** Points of a score. */
const TOLERANCE = 200;
const LISTED = 2 ** 31 - 1;

/**
 * What each step of each seller would open, over 5,000 demands and 20,000 offers (with --quick 1,000 and 4,000). The oracle is the ranking
 * itself: the step of every tested opening is taken, and every demand it is named for must then be listed for that seller.
 */
export async function benchGaps({ quick }: BenchOptions): Promise<Row[]> {
  const dataset = quick ? generate(1_000, 4_000) : generate(5_000, 20_000);
  const made = productRanking(dataset);
  const { ranking } = made;
  const sellers = sellersOf(dataset);
  const start = performance.now();
  const openings = sellers.map((offers) => openingsOf(ranking, offers));
  const seconds = (performance.now() - start) / 1_000;
  const oracle = isExact(made, sellers, openings) ? 'equal' : 'differs';
  const asked = dataset.demands.filter((_, at) => at % Math.ceil(dataset.demands.length / 200) === 0);
  const near = asked.map(({ id }) => timed(() => nearOffersFor(ranking, id)));
  return [
    {
      id: 'G1',
      what: `every opening of ${dataset.demands.length} x ${dataset.offers.length}, at most`,
      value: Number(seconds.toFixed(2)),
      unit: 's',
      target: WHOLE_MAX_S,
      met: seconds <= WHOLE_MAX_S && oracle === 'equal',
      oracle,
    },
    context(
      'G1.openings',
      'sellers x lacks',
      openings.reduce((sum, each) => sum + each.length, 0),
      'openings',
    ),
    context('G2', 'near misses of one demand, median', median(near), 'ms'),
    ...fairness(made, dataset),
  ];
}

/** The exposure floor at 2 points of 100: who is seen, and how evenly, before and after. */
function fairness({ ranking, offers }: ProductRanking, { demands }: Dataset): Row[] {
  const sellers = new Map(offers.map(({ id, umkm }) => [id, umkm]));
  let found: FairLists | undefined;
  const ms = timed(() => (found = fairLists(ranking, demands.map(({ id }) => id), sellers, TOLERANCE))); // prettier-ignore
  const { lists, lifts } = found!;
  const lifted = new Map(lifts.map(({ demand, offer }) => [demand, sellers.get(offer)!]));
  const before = lists.map(({ top }) => top.map(({ seller }) => seller));
  const after = lists.map(({ demand }, at) => {
    const seller = lifted.get(demand);
    return seller === undefined ? before[at]! : [...before[at]!.slice(0, PLACES - 1), seller];
  });
  const evenness = (given: readonly number[][]) =>
    gini([...exposuresOf(given, new Set(sellers.values())).values()].map(({ weight }) => weight)) / 100;
  return [
    context('F1', 'the first ten of every list, and who is lifted into them', ms, 'ms'),
    context('F1.lifts', 'lists that change in their tenth place', lifts.length, 'lists'),
    against(
      'F2',
      'Gini of exposure without the floor, beside with it, in 1/100',
      evenness(before),
      '',
      'with it',
      evenness(after),
      1,
    ),
  ];
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function isExact(made: ProductRanking, sellers: readonly number[][], openings: readonly Opening[][]): boolean {
  const all = openings.flatMap((own, seller) => own.map((opening) => ({ opening, offers: sellers[seller]! })));
  return all
    .filter((_, at) => at % Math.max(1, Math.floor(all.length / TESTED)) === 0)
    .every(({ opening, offers }) => opensAll(made, opening, offers));
}

function opensAll(
  { ranking, offers }: ProductRanking,
  { offer, step, demands }: Opening,
  own: readonly number[],
): boolean {
  const before = own.filter((id) => offer === null || id === offer).map((id) => offers[id]!);
  before.forEach((each) => ranking.putOffer(withStep(each, step)));
  const open = new Set(before.flatMap(({ id }) => ranking.demandsFor(id, LISTED).map((ranked) => ranked.id)));
  before.forEach((each) => ranking.putOffer(each));
  return demands.length > 0 && demands.every(({ demand }) => open.has(demand));
}
