/**
 * The ranking of one event: for each demand its best offers, for each offer its best demands. Exact: gates, then the floor (a like shelf or a
 * telling text), then the veto, then points; best first, equal scores by ascending id. A change touches the lists of the record it is about;
 * any order of changes leaves the answers a rebuild would give.
 */
import { Book } from './book.js';
import { checkDemand, checkLimit, checkOffer, checkOrderDay, checkSettings } from './check.js';
import { explainPair } from './explain.js';
import { affinityOf, type Measures, type Pair, type TextPair } from './factors.js';
import { Listing } from './listing.js';
import { shelvesOf } from './shelves.js';
import { cosineOf, TextProbe } from './text-index.js';
import type { Day, Explanation, RankDemand, Ranked, RankOffer, RankSettings, Vetoed } from './types.js';

export type VisitPair = (pair: Pair, score: () => number) => void;

/** How many shared terms an explanation names. */
const NAMED_TERMS = 5;

export class Ranking {
  private readonly demands: Book<RankDemand>;
  private readonly offers: Book<RankOffer>;
  private readonly offersOf: Listing<RankDemand, RankOffer>;
  private readonly demandsOf: Listing<RankOffer, RankDemand>;
  private readonly probe = new TextProbe();
  private readonly measures: Measures & { orderDay: Day };

  constructor(
    private readonly settings: RankSettings,
    private readonly vetoed: Vetoed = () => false,
  ) {
    checkSettings(settings);
    const shelves = shelvesOf(settings.shelves, settings.floorCosine);
    this.measures = { settings, orderDay: settings.orderDay };
    this.demands = new Book('demand', shelves.aisles, settings.idf);
    this.offers = new Book('offer', shelves.aisles, settings.idf);
    this.offersOf = new Listing(this.offers, shelves, this.measures, vetoed, (demand, offer) => ({ demand, offer }));
    this.demandsOf = new Listing(this.demands, shelves, this.measures, vetoed, (offer, demand) => ({ demand, offer }));
  }

  /** Adds or replaces. The record is kept, not copied: hand over a new one for a change. */
  putDemand(demand: RankDemand): void {
    checkDemand(demand, this.settings);
    this.demands.put(demand);
  }

  putOffer(offer: RankOffer): void {
    checkOffer(offer, this.settings);
    this.offers.put(offer);
  }

  /** Whether there was one. */
  removeDemand(id: number): boolean {
    return this.demands.remove(id);
  }

  removeOffer(id: number): boolean {
    return this.offers.remove(id);
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
    this.measures.orderDay = day;
  }

  /** The `k` best offers for a demand, best first. Throws RangeError for an unknown demand. */
  offersFor(demandId: number, k: number): Ranked[] {
    checkLimit(k);
    return this.offersOf.best(this.demands.get(demandId), k);
  }

  demandsFor(offerId: number, k: number): Ranked[] {
    checkLimit(k);
    return this.demandsOf.best(this.offers.get(offerId), k);
  }

  /** How long the list of `offersFor` would be without a limit. */
  countOffersFor(demandId: number): number {
    return this.offersOf.count(this.demands.get(demandId));
  }

  countDemandsFor(offerId: number): number {
    return this.demandsOf.count(this.offers.get(offerId));
  }

  /**
   * Visits every offer that is on the floor for a demand, whatever its gates say and whoever refused it. `score` is what the factors of
   * the visited pair give as things are; it is asked before `visit` returns, or not at all.
   */
  forEachOfferOnFloor(demandId: number, visit: VisitPair): void {
    this.offersOf.forEachOnFloor(this.demands.get(demandId), visit);
  }

  forEachDemandOnFloor(offerId: number, visit: VisitPair): void {
    this.demandsOf.forEachOnFloor(this.offers.get(offerId), visit);
  }

  /** Whether a side has refused the pair. */
  isVetoed({ demand, offer }: Pair): boolean {
    return this.vetoed(demand, offer);
  }

  get orderDay(): Day {
    return this.measures.orderDay;
  }

  /** Of any pair, eligible or not. */
  explain(demandId: number, offerId: number): Explanation {
    const { record: demand, text: demandText } = this.demands.get(demandId);
    const { record: offer, text } = this.offers.get(offerId);
    this.probe.aim(demandText);
    const textProduct = this.probe.product(text);
    const pair = { demand, offer, textProduct, sharedTerms: this.probe.shared(text, NAMED_TERMS) };
    const standing = { vetoed: this.vetoed(demand, offer), belowFloor: !this.reachesFloor(pair) };
    return explainPair(pair, this.measures, standing);
  }

  private reachesFloor({ demand, offer, textProduct }: TextPair): boolean {
    const { shelves, floorCosine } = this.settings;
    const affinity = affinityOf(shelves, demand.category, offer.category);
    return affinity >= shelves.floor || cosineOf(textProduct) >= floorCosine;
  }
}
