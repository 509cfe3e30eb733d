/** The engine's search under the benchmark's formula: doubles in a fixed order, so that it must equal the oracle to the last bit. */
import { Rows } from '../../src/engine/rank/rows.js';
import { type Scoring, Search, type Shelves, type Tier } from '../../src/engine/rank/search.js';
import { TEXT_UNIT, type TextVector } from '../../src/engine/rank/text-index.js';
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

const TEXT_SCALE = 1 / (TEXT_UNIT * TEXT_UNIT);

const leavesFrom = (first: number, count: number) => Int32Array.from({ length: count }, (_, at) => first + at);

/** The leaves of the node, without those of the node below. */
function ring(leaf: number, span: number, within: number): Int32Array {
  const all = leavesFrom(Math.floor(leaf / span) * span, span);
  return all.filter((other) => Math.floor(other / within) !== Math.floor(leaf / within));
}

const known = new Map<number, readonly Tier[]>();
function tiersOf(leaf: number): readonly Tier[] {
  let tiers = known.get(leaf);
  if (tiers) return tiers;
  tiers = [
    { affinity: AFFINITY[4]!, shelves: Int32Array.of(leaf) },
    { affinity: AFFINITY[3]!, shelves: ring(leaf, LEAVES_PER_LEVEL_3, 1) },
    { affinity: AFFINITY[FLOOR_DEPTH]!, shelves: ring(leaf, LEAVES_PER_LEVEL_2, LEAVES_PER_LEVEL_3) },
  ];
  known.set(leaf, tiers);
  return tiers;
}

const TREE: Shelves = {
  count: LEAF_COUNT,
  tiers: tiersOf,
  affinity: (a, b) => AFFINITY[depthOf(a, b)]!,
  beyond: () => AFFINITY[FLOOR_DEPTH - 1]!,
  floorProduct: FLOOR_TEXT,
};

const total = (affinity: number, product: number, practical: number): number =>
  WEIGHT.category * affinity + WEIGHT.text * (product * TEXT_SCALE) + practical;

/** Offers in columns, scored for one demand. */
class OfferScoring implements Scoring {
  most = 0;
  readonly total = total;
  private readonly price: Float64Array;
  private readonly capacity: Int32Array;
  private readonly minimumOrder: Int32Array;
  private readonly region: Uint16Array;
  private readonly leadDays: Uint8Array;
  /** Certificates, and above them whether the offer is in the catalogue. */
  private readonly flags: Uint8Array;
  private lowestPrice = Infinity;
  private demand: Demand;
  private nearRow = 0;

  constructor(
    rows: number,
    private readonly near: Float32Array,
  ) {
    this.price = new Float64Array(rows);
    this.capacity = new Int32Array(rows);
    this.minimumOrder = new Int32Array(rows);
    this.region = new Uint16Array(rows);
    this.leadDays = new Uint8Array(rows);
    this.flags = new Uint8Array(rows);
  }

  put(row: number, offer: Offer): void {
    this.price[row] = offer.price;
    this.capacity[row] = offer.capacity;
    this.minimumOrder[row] = offer.minimumOrder;
    this.region[row] = offer.region;
    this.leadDays[row] = offer.leadDays;
    this.flags[row] = offer.certificates | (offer.inCatalogue << CATALOGUE_BIT);
    if (offer.price < this.lowestPrice) this.lowestPrice = offer.price;
  }

  ask(demand: Demand): void {
    this.demand = demand;
    this.nearRow = demand.region * REGION_COUNT;
    const { ceilingPrice, prefersCatalogue } = demand;
    this.most =
      WEIGHT.capacity +
      WEIGHT.price * (1 - Math.min(1, this.lowestPrice / ceilingPrice)) +
      WEIGHT.lead +
      WEIGHT.distance +
      (prefersCatalogue ? WEIGHT.catalogue : 0);
  }

  practical(row: number): number {
    const { certificates, ceilingPrice, quantity, windowDays, prefersCatalogue } = this.demand;
    const price = this.price[row]!;
    if (price > ceilingPrice) return -1;
    const flags = this.flags[row]!;
    if ((flags & certificates) !== certificates) return -1;
    const leadDays = this.leadDays[row]!;
    if (this.minimumOrder[row]! > quantity || leadDays > windowDays) return -1;
    const deliverable = (this.capacity[row]! * windowDays) / 30 / quantity;
    return (
      WEIGHT.capacity * (deliverable < 1 ? deliverable : 1) +
      WEIGHT.price * (1 - price / ceilingPrice) +
      WEIGHT.lead * (1 - leadDays / windowDays) +
      WEIGHT.distance * this.near[this.nearRow + this.region[row]!]! +
      (prefersCatalogue & (flags >> CATALOGUE_BIT) ? WEIGHT.catalogue : 0)
    );
  }

  get bytes(): number {
    const { price, capacity, minimumOrder, region, leadDays, flags } = this;
    return [price, capacity, minimumOrder, region, leadDays, flags].reduce((sum, column) => sum + column.byteLength, 0);
  }
}
const CATALOGUE_BIT = 6;

/** Demands as they are, scored for one offer: the direction in which nothing is timed. */
class DemandScoring implements Scoring {
  most = WEIGHT.capacity + WEIGHT.price + WEIGHT.lead + WEIGHT.distance + WEIGHT.catalogue;
  readonly total = total;
  readonly demands: Demand[] = [];
  private offer: Offer;

  constructor(private readonly near: Float32Array) {}

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
  private readonly rarity: Float64Array;

  constructor(
    dataset: Dataset,
    private readonly k: number,
    room = 0,
    rarity = wordRarity(dataset.offers),
  ) {
    this.rarity = rarity;
    const near = proximityTable(dataset);
    this.offerRows = new Rows(LEAF_COUNT);
    this.demandRows = new Rows(LEAF_COUNT);
    this.offers = new OfferScoring(dataset.offers.length + room, near);
    this.demands = new DemandScoring(near);
    this.offerSearch = new Search(this.offerRows, TREE, this.offers);
    this.demandSearch = new Search(this.demandRows, TREE, this.demands);
    this.rowOfOffer = new Int32Array(highestId(dataset.offers) + 1 + room).fill(-1);
    this.rowOfDemand = new Int32Array(highestId(dataset.demands) + 1 + room).fill(-1);
    this.offerRows.fill(dataset.offers.map((offer) => this.entryOf(offer))).forEach((row, at) => this.placeOffer(row, dataset.offers[at]!));
    this.demandRows.fill(dataset.demands.map((demand) => this.entryOf(demand))).forEach((row, at) => this.placeDemand(row, dataset.demands[at]!));
  }

  offersFor(demand: Demand): Ranked[] {
    this.offers.ask(demand);
    return this.offerSearch.best(demand.category, this.textOf(demand.words), this.k);
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
    this.placeDemand(known >= 0 ? known : this.demandRows.add(entry), demand);
  }

  private placeOffer(row: number, offer: Offer): void {
    this.offers.put(row, offer);
    this.rowOfOffer[offer.id] = row;
  }

  private placeDemand(row: number, demand: Demand): void {
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
