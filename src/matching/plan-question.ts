/** What a plan asks of the ranking: the best sellers of each need, and the problem that they make. Pure data in and out. */
import type { PlanSettings } from '../events/plan-settings.js';
import { getUnit } from '../reference/units.js';
import { unitSaysSomething } from './encode.js';
import type { EventRanking } from './event-ranking.js';
import { type Candidate, planProblem, type PlanInput, type PlanProblem } from './plan-problem.js';
import type { RankingStamp } from './rankings.service.js';
import type { DemandRecord, OfferRecord } from './records.js';

/** What somebody wants of a pair in the plan: so many steps of the offer's unit, no more and no less; 0: nothing. */
export interface PlanWish {
  readonly demandId: string;
  readonly offerId: string;
  readonly quantity: number;
}

export interface PlanArgs {
  readonly settings: PlanSettings;
  /** In the order in which pins are served. */
  readonly wishes: readonly PlanWish[];
  readonly packageLeft: PlanInput['packageLeft'];
  readonly sellerSigned: PlanInput['sellerSigned'];
}

export interface AskedPlan {
  readonly input: PlanInput;
  readonly made: PlanProblem;
  readonly weightsVersion: number;
  readonly wordsVersion: number;
  readonly stamp: RankingStamp;
}

interface Ranked {
  readonly ranking: EventRanking;
  readonly stamp: RankingStamp;
}

/** Who may see the ceilings reads the exact ranking, and so does the plan: it holds prices to them. */
export function askForPlan({ ranking, stamp }: Ranked, { wishes, ...args }: PlanArgs): AskedPlan {
  const wishOf = new Map(wishes.map((wish) => [keyOf(wish), wish]));
  const demands = ranking.allDemands().map(asPlanned);
  const places = new Map(demands.map(({ id }, place) => [id, place]));
  const offers = new Numbered<OfferRecord>((id) => ranking.findOffer(id)!);
  const pinned = wishes.flatMap(({ demandId, offerId, quantity }): Candidate[] => {
    const demand = places.get(demandId);
    if (quantity === 0 || demand === undefined || !ranking.findOffer(offerId)) return [];
    if (demands[demand]!.openBase === null || ranking.isVetoed(demandId, offerId)) return [];
    const { score } = ranking.explain(demandId, offerId, 'exact').explanation;
    return [{ demand, offer: offers.placeOf(offerId), score, pinned: quantity }];
  });
  const ranked = demands.flatMap(({ id, openBase }, demand): Candidate[] => {
    if (openBase === null) return [];
    const best = ranking.offersFor(id, 'exact', args.settings.sellersPerNeed);
    return best
      .filter(({ offerId }) => !wishOf.has(keyOf({ demandId: id, offerId })))
      .map(({ offerId, score }) => ({ demand, offer: offers.placeOf(offerId), score, pinned: null }));
  });
  const candidates = [...pinned, ...ranked];
  const input: PlanInput = { ...args, today: stamp.today, demands, offers: offers.rows, candidates };
  const { version: weightsVersion, vocabulary } = ranking.basis;
  return { input, made: planProblem(input), weightsVersion, wordsVersion: vocabulary.idf.version, stamp };
}

/** What cannot be signed yet has no quantity to plan: '1 paket', and a need of which the shelf or the window is unknown. */
function asPlanned(demand: DemandRecord): DemandRecord {
  const { categoryId, deliverFrom, deliverTo, unitId } = demand;
  const isKnown = categoryId !== null && deliverFrom !== null && deliverTo !== null;
  return isKnown && unitSaysSomething(demand, getUnit(unitId)) ? demand : { ...demand, openBase: null };
}

const keyOf = ({ demandId, offerId }: Pick<PlanWish, 'demandId' | 'offerId'>): string => `${demandId} ${offerId}`;

/** Rows in the order in which they are first asked for. */
class Numbered<Row> {
  readonly rows: Row[] = [];
  private readonly places = new Map<string, number>();

  constructor(private readonly find: (id: string) => Row) {}

  placeOf(id: string): number {
    const known = this.places.get(id);
    if (known !== undefined) return known;
    const place = this.rows.push(this.find(id)) - 1;
    this.places.set(id, place);
    return place;
  }
}
