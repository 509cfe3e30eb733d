/** The engine's search under the benchmark's formula: doubles in a fixed order, so that it must equal the oracle to the last bit. */
import type { BestList } from '../../src/engine/rank/best-list.js';
import { type Aisles, Rows } from '../../src/engine/rank/rows.js';
import { type Scoring, Search, type Shelves, type Tier } from '../../src/engine/rank/search.js';
import { PRODUCT_MAX, type TextVector } from '../../src/engine/rank/text-index.js';
import {
  AFFINITY,
  type Change,
  type Dataset,
  type Demand,
  depthOf,
  FLOOR_DEPTH,
  FLOOR_TEXT,
  LEAF_COUNT,
  LEAVES_PER_LEVEL_2,
  LEAVES_PER_LEVEL_3,
  type Offer,
  proximityTable,
  type Ranked,
  REGION_COUNT,
  textWeights,
  WEIGHT,
  wordRarity,
} from './workloads/ranking.js';

const TEXT_SCALE = 1 / PRODUCT_MAX;

const AISLES: Aisles = { count: LEAF_COUNT / LEAVES_PER_LEVEL_3, of: (leaf) => Math.floor(leaf / LEAVES_PER_LEVEL_3) };
const AISLES_PER_LEVEL_2 = LEAVES_PER_LEVEL_2 / LEAVES_PER_LEVEL_3;

const known: (readonly Tier[])[] = [];
const tiersOf = (leaf: number): readonly Tier[] => (known[AISLES.of(leaf)] ??= makeTiers(AISLES.of(leaf)));

/** The aisle itself, then the others of its node of level 2. */
function makeTiers(own: number): Tier[] {
  const first = own - (own % AISLES_PER_LEVEL_2);
  const all = Int32Array.from({ length: AISLES_PER_LEVEL_2 }, (_, at) => first + at);
  return [
    { affinity: AFFINITY[4]!, even: false, aisles: Int32Array.of(own) },
    { affinity: AFFINITY[FLOOR_DEPTH]!, even: true, aisles: all.filter((aisle) => aisle !== own) },
  ];
}

const TREE: Shelves = {
  aisles: AISLES,
  tiers: tiersOf,
  affinity: (a, b) => AFFINITY[depthOf(a, b)]!,
  beyond: () => AFFINITY[FLOOR_DEPTH - 1]!,
  floorProduct: FLOOR_TEXT,
};

const total = (affinity: number, product: number, practical: number): number =>
  WEIGHT.category * affinity + WEIGHT.text * (product * TEXT_SCALE) + practical;

/** Bytes of one offer's record, and where its fields begin, in units of each field's own size. */
const RECORD = 24;
const [PRICE, CAPACITY, MINIMUM, REGION, LEAD, FLAGS] = [0, 2, 3, 8, 18, 19];
/** Above the certificates in `FLAGS`: whether the offer is in the catalogue. */
const CATALOGUE_BIT = 6;

/** Offers in records of 24 bytes side by side, scored for one demand: a look at one offer is a look at one line of the cache. */
class OfferScoring implements Scoring {
  most = 0;
  private readonly floats: Float64Array;
  private readonly ints: Int32Array;
  private readonly shorts: Uint16Array;
  private readonly bytes8: Uint8Array;
  private lowestPrice = Infinity;
  /** By aisle: no offer there is or was cheaper. */
  private readonly lowestIn = new Float64Array(AISLES.count).fill(Infinity);
  private demand: Demand;
  private nearRow = 0;

  constructor(
    rows: number,
    private readonly near: Float32Array,
  ) {
    const buffer = new ArrayBuffer(rows * RECORD);
    this.floats = new Float64Array(buffer);
    this.ints = new Int32Array(buffer);
    this.shorts = new Uint16Array(buffer);
    this.bytes8 = new Uint8Array(buffer);
  }

  put(row: number, offer: Offer): void {
    const at = row * RECORD;
    this.floats[at / 8 + PRICE] = offer.price;
    this.ints[at / 4 + CAPACITY] = offer.capacity;
    this.ints[at / 4 + MINIMUM] = offer.minimumOrder;
    this.shorts[at / 2 + REGION] = offer.region;
    this.bytes8[at + LEAD] = offer.leadDays;
    this.bytes8[at + FLAGS] = offer.certificates | (offer.inCatalogue << CATALOGUE_BIT);
    this.lowestPrice = Math.min(this.lowestPrice, offer.price);
    const aisle = AISLES.of(offer.category);
    this.lowestIn[aisle] = Math.min(this.lowestIn[aisle]!, offer.price);
  }

  ask(demand: Demand): void {
    this.demand = demand;
    this.nearRow = demand.region * REGION_COUNT;
    this.most = this.mostAt(this.lowestPrice);
  }

  mostIn(aisle: number): number {
    return this.mostAt(this.lowestIn[aisle]!);
  }

  private mostAt(price: number): number {
    const { ceilingPrice, prefersCatalogue } = this.demand;
    if (price > ceilingPrice) return -1;
    const cheapest = WEIGHT.capacity + WEIGHT.price * (1 - price / ceilingPrice);
    return cheapest + WEIGHT.lead + WEIGHT.distance + (prefersCatalogue ? WEIGHT.catalogue : 0);
  }

  practical(row: number): number {
    const { certificates, ceilingPrice, quantity, windowDays, prefersCatalogue } = this.demand;
    const price = this.floats[row * 3 + PRICE]!;
    const flags = this.bytes8[row * RECORD + FLAGS]!;
    const leadDays = this.bytes8[row * RECORD + LEAD]!;
    // one sign and one mask for three gates: which of them shuts cannot be foreseen, and a wrong guess costs more than a sum
    const short = (quantity - this.ints[row * 6 + MINIMUM]!) | (windowDays - leadDays);
    if (((short >> 31) | (certificates & ~flags)) !== 0 || price > ceilingPrice) return -1;
    const deliverable = (this.ints[row * 6 + CAPACITY]! * windowDays) / 30 / quantity;
    return (
      WEIGHT.capacity * (deliverable < 1 ? deliverable : 1) +
      WEIGHT.price * (1 - price / ceilingPrice) +
      WEIGHT.lead * (1 - leadDays / windowDays) +
      WEIGHT.distance * this.near[this.nearRow + this.shorts[row * 12 + REGION]!]! +
      (prefersCatalogue & (flags >> CATALOGUE_BIT) ? WEIGHT.catalogue : 0)
    );
  }

  total(affinity: number, product: number, practical: number): number {
    return total(affinity, product, practical);
  }

  get bytes(): number {
    return this.bytes8.byteLength;
  }
}

/** Demands as they are, scored for one offer: the direction in which nothing is timed. */
class DemandScoring implements Scoring {
  most = WEIGHT.capacity + WEIGHT.price + WEIGHT.lead + WEIGHT.distance + WEIGHT.catalogue;
  readonly demands: Demand[] = [];
  private offer: Offer;

  constructor(private readonly near: Float32Array) {}

  mostIn(): number {
    return this.most;
  }

  ask(offer: Offer): void {
    this.offer = offer;
  }

  practical(row: number): number {
    const { offer } = this;
    const demand = this.demands[row]!;
    const { certificates, ceilingPrice, quantity, windowDays } = demand;
    if ((offer.certificates & certificates) !== certificates || offer.price > ceilingPrice) return -1;
    if (offer.minimumOrder > quantity || offer.leadDays > windowDays) return -1;
    return (
      WEIGHT.capacity * Math.min(1, (offer.capacity * windowDays) / 30 / quantity) +
      WEIGHT.price * (1 - offer.price / ceilingPrice) +
      WEIGHT.lead * (1 - offer.leadDays / windowDays) +
      WEIGHT.distance * this.near[demand.region * REGION_COUNT + offer.region]! +
      (demand.prefersCatalogue & offer.inCatalogue ? WEIGHT.catalogue : 0)
    );
  }

  total(affinity: number, product: number, practical: number): number {
    return total(affinity, product, practical);
  }
}

/** Both directions over a dataset, kept up to date. Ids must stay below the number of records and changes together. */
export class BenchRanking {
  private readonly offerRows: Rows;
  private readonly demandRows: Rows;
  private readonly offers: OfferScoring;
  private readonly demands: DemandScoring;
  private readonly offerSearch: Search;
  private readonly demandSearch: Search;
  /** By id: the row, or -1. */
  private readonly rowOfOffer: Int32Array;
  private readonly rowOfDemand: Int32Array;
  private readonly demandTexts: TextVector[] = [];
  private readonly rarity: Float64Array;

  constructor(
    dataset: Dataset,
    private readonly k: number,
    room = 0,
    rarity = wordRarity(dataset.offers),
  ) {
    this.rarity = rarity;
    const near = proximityTable(dataset);
    this.offerRows = new Rows(AISLES);
    this.demandRows = new Rows(AISLES);
    this.offers = new OfferScoring(dataset.offers.length + room, near);
    this.demands = new DemandScoring(near);
    this.offerSearch = new Search(this.offerRows, TREE, this.offers);
    this.demandSearch = new Search(this.demandRows, TREE, this.demands);
    this.rowOfOffer = new Int32Array(highestId(dataset.offers) + 1 + room).fill(-1);
    this.rowOfDemand = new Int32Array(highestId(dataset.demands) + 1 + room).fill(-1);
    this.offerRows.fill(dataset.offers.map((offer) => this.entryOf(offer))).forEach((row, at) => this.placeOffer(row, dataset.offers[at]!));
    const demands = dataset.demands.map((demand) => this.entryOf(demand));
    this.demandRows.fill(demands).forEach((row, at) => this.placeDemand(row, dataset.demands[at]!, demands[at]!.text));
  }

  /** What is timed: the list is found and sorted, and not yet copied out. */
  findOffers(demand: Demand): BestList {
    this.offers.ask(demand);
    return this.offerSearch.find(demand.category, this.demandTexts[this.rowOfDemand[demand.id]!]!, this.k);
  }

  offersFor(demand: Demand): Ranked[] {
    return this.findOffers(demand).toList();
  }

  demandsFor(offer: Offer): Ranked[] {
    this.demands.ask(offer);
    return this.demandSearch.best(offer.category, this.textOf(offer.words), this.k);
  }

  apply(change: Change): void {
    if (change.kind === 'put-offer') this.putOffer(change.offer);
    else if (change.kind === 'put-demand') this.putDemand(change.demand);
    else if (change.kind === 'drop-offer') {
      this.offerRows.remove(this.rowOfOffer[change.id]!);
      this.rowOfOffer[change.id] = -1;
    } else {
      this.demandRows.remove(this.rowOfDemand[change.id]!);
      this.rowOfDemand[change.id] = -1;
    }
  }

  /** Of everything kept for the offers: columns, lists, words. */
  get offerBytes(): number {
    return this.offerRows.bytes + this.offers.bytes + this.offerSearch.bytes + this.rowOfOffer.byteLength;
  }

  private putOffer(offer: Offer): void {
    const known = this.rowOfOffer[offer.id]!;
    const entry = this.entryOf(offer);
    if (known >= 0) this.offerRows.replace(known, entry);
    this.placeOffer(known >= 0 ? known : this.offerRows.add(entry), offer);
  }

  private putDemand(demand: Demand): void {
    const known = this.rowOfDemand[demand.id]!;
    const entry = this.entryOf(demand);
    if (known >= 0) this.demandRows.replace(known, entry);
    this.placeDemand(known >= 0 ? known : this.demandRows.add(entry), demand, entry.text);
  }

  private placeOffer(row: number, offer: Offer): void {
    this.offers.put(row, offer);
    this.rowOfOffer[offer.id] = row;
  }

  private placeDemand(row: number, demand: Demand, text: TextVector): void {
    this.demandTexts[row] = text;
    this.demands.demands[row] = demand;
    this.rowOfDemand[demand.id] = row;
  }

  private entryOf({ id, category, words }: Offer | Demand) {
    return { id, shelf: category, text: this.textOf(words) };
  }

  private textOf(words: readonly number[]): TextVector {
    const weights = textWeights(words, this.rarity);
    return { terms: Int32Array.from(words), weights: Uint16Array.from(weights) };
  }
}

const highestId = (records: readonly { id: number }[]) => records.reduce((highest, { id }) => Math.max(highest, id), -1);
