/**
 * The ranking of one event: for each demand its best offers, for each offer its best demands. Exact, by looking at every pair: gates, then the
 * floor (the same shelf or a telling text), then the veto, then points; best first, equal scores by ascending id. It keeps records and
 * nothing derived from other records, so any order of changes leaves the state a rebuild would have.
 */
import { checkDemand, checkLimit, checkOffer, checkOrderDay, checkSettings } from './check.js';
import { explainPair } from './explain.js';
import { affinityOf, scoreOf, type Measures, type Pair } from './factors.js';
import { lacksOf, passesGates } from './gates.js';
import { FINAL_LACK_CODES, type Lack } from './reasons.js';
import { cosineOf, TextProbe, vectorOf, type TextVector } from './text-index.js';
import type {
  Day,
  Explanation,
  NearMiss,
  NearMisses,
  RankDemand,
  Ranked,
  RankOffer,
  RankSettings,
  Vetoed,
} from './types.js';

/** How many shared terms an explanation names. */
const NAMED_TERMS = 5;

interface Kept<Row> {
  readonly row: Row;
  readonly text: TextVector;
}

type Side = 'demand' | 'offer';

export class Ranking {
  private readonly demands = new Map<number, Kept<RankDemand>>();
  private readonly offers = new Map<number, Kept<RankOffer>>();
  private readonly probe = new TextProbe();
  private orderDay: Day;

  constructor(
    private readonly settings: RankSettings,
    private readonly vetoed: Vetoed = () => false,
  ) {
    checkSettings(settings);
    this.orderDay = settings.orderDay;
  }

  /** Adds or replaces. The record is kept, not copied: hand over a new one for a change. */
  putDemand(demand: RankDemand): void {
    checkDemand(demand, this.settings);
    this.demands.set(demand.id, { row: demand, text: vectorOf(demand.terms, this.settings.idf) });
  }

  putOffer(offer: RankOffer): void {
    checkOffer(offer, this.settings);
    this.offers.set(offer.id, { row: offer, text: vectorOf(offer.terms, this.settings.idf) });
  }

  /** Whether there was one. */
  removeDemand(id: number): boolean {
    return this.demands.delete(id);
  }

  removeOffer(id: number): boolean {
    return this.offers.delete(id);
  }

  hasDemand(id: number): boolean {
    return this.demands.has(id);
  }

  hasOffer(id: number): boolean {
    return this.offers.has(id);
  }

  /** A new day: lead times count from it. */
  setOrderDay(day: Day): void {
    checkOrderDay(day);
    this.orderDay = day;
  }

  /** The `k` best offers for a demand, best first. Throws RangeError for an unknown demand. */
  offersFor(demandId: number, k: number): Ranked[] {
    return this.best('demand', demandId, k);
  }

  demandsFor(offerId: number, k: number): Ranked[] {
    return this.best('offer', offerId, k);
  }

  /** How long the list of `offersFor` would be without a limit. */
  countOffersFor(demandId: number): number {
    return this.count('demand', demandId);
  }

  countDemandsFor(offerId: number): number {
    return this.count('offer', offerId);
  }

  /** The offers that a single lack keeps out, with that lack; the best `k` and how many there are. */
  nearOffersFor(demandId: number, k: number): NearMisses {
    return this.nearMisses('demand', demandId, k);
  }

  nearDemandsFor(offerId: number, k: number): NearMisses {
    return this.nearMisses('offer', offerId, k);
  }

  /** Of any pair, eligible or not. */
  explain(demandId: number, offerId: number): Explanation {
    const { row: demand, text: demandText } = this.demand(demandId);
    const { row: offer, text } = this.offer(offerId);
    this.probe.aim(demandText);
    const textProduct = this.probe.product(text);
    const pair = { demand, offer, textProduct, sharedTerms: this.probe.shared(text, NAMED_TERMS) };
    const belowFloor = !this.reachesFloor(pair);
    return explainPair(pair, this.measures(), { vetoed: this.vetoed(demand, offer), belowFloor });
  }

  private best(side: Side, id: number, k: number): Ranked[] {
    checkLimit(k);
    const measures = this.measures();
    const ranked: Ranked[] = [];
    this.forEachEligible(side, id, (pair) => ranked.push({ id: otherId(side, pair), score: scoreOf(pair, measures) }));
    return ranked.sort(byScoreThenId).slice(0, k);
  }

  private count(side: Side, id: number): number {
    let count = 0;
    this.forEachEligible(side, id, () => count++);
    return count;
  }

  private nearMisses(side: Side, id: number, k: number): NearMisses {
    checkLimit(k);
    const measures = this.measures();
    const near: NearMiss[] = [];
    this.forEachPair(side, id, (demand, offer, text) => {
      const lack = this.onlyLack(demand, offer);
      if (!lack) return;
      const pair = { demand, offer, textProduct: this.probe.product(text) };
      if (this.isListed(pair)) near.push({ id: otherId(side, pair), score: scoreOf(pair, measures), lack });
    });
    return { count: near.length, items: near.sort(byScoreThenId).slice(0, k) };
  }

  private forEachEligible(side: Side, id: number, visit: (pair: Pair) => void): void {
    this.forEachPair(side, id, (demand, offer, text) => {
      if (!passesGates(demand, offer, this.orderDay)) return;
      const pair = { demand, offer, textProduct: this.probe.product(text) };
      if (this.isListed(pair)) visit(pair);
    });
  }

  /** Aims the probe at the side that asks; `text` is the other side's. */
  private forEachPair(side: Side, id: number, visit: (d: RankDemand, o: RankOffer, text: TextVector) => void): void {
    if (side === 'demand') {
      const { row: demand, text: asked } = this.demand(id);
      this.probe.aim(asked);
      for (const { row: offer, text } of this.offers.values()) visit(demand, offer, text);
    } else {
      const { row: offer, text: offered } = this.offer(id);
      this.probe.aim(offered);
      for (const { row: demand, text } of this.demands.values()) visit(demand, offer, text);
    }
  }

  private onlyLack(demand: RankDemand, offer: RankOffer): Lack | null {
    const [lack, second] = lacksOf(demand, offer, this.orderDay, 2);
    return lack && !second && !FINAL_LACK_CODES.has(lack.code) ? lack : null;
  }

  private isListed(pair: Pair): boolean {
    return this.reachesFloor(pair) && !this.vetoed(pair.demand, pair.offer);
  }

  private reachesFloor({ demand, offer, textProduct }: Pair): boolean {
    const { shelves, floorCosine } = this.settings;
    return (
      affinityOf(shelves, demand.category, offer.category) >= shelves.floor || cosineOf(textProduct) >= floorCosine
    );
  }

  private measures(): Measures {
    return { settings: this.settings, orderDay: this.orderDay };
  }

  private demand(id: number): Kept<RankDemand> {
    const kept = this.demands.get(id);
    if (!kept) throw new RangeError(`there is no demand ${id}`);
    return kept;
  }

  private offer(id: number): Kept<RankOffer> {
    const kept = this.offers.get(id);
    if (!kept) throw new RangeError(`there is no offer ${id}`);
    return kept;
  }
}

const otherId = (side: Side, { demand, offer }: Pair) => (side === 'demand' ? offer.id : demand.id);

const byScoreThenId = (a: Ranked, b: Ranked) => b.score - a.score || a.id - b.id;
