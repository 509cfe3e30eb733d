/**
 * Ranking workload: demands against offers.
 *
 * generate()      the data
 * createOracle()  the exhaustive answer, written for clarity: it decides what is correct
 * createTyped()   the same answer by brute force over typed arrays: it is the peer to be measured against
 * createNaive()   the second peer: objects, sets and a sort, as a first version is usually written
 * changes()       a stream of edits, for incremental ranking
 *
 * Nothing here prunes or indexes: every pair is looked at.
 */
import { mulberry32, normalFrom } from './random.js';

// ---------------------------------------------------------------------------------------------- category tree

/** Children per node on the four levels below the root. */
const FAN_OUT = [20, 8, 8, 6] as const;

/** Leaves below a node of level 3, 2 and 1. Leaves are numbered in preorder, so a node is a range of leaves. */
export const LEAVES_PER_LEVEL_3 = FAN_OUT[3];
export const LEAVES_PER_LEVEL_2 = FAN_OUT[2] * LEAVES_PER_LEVEL_3;
export const LEAVES_PER_LEVEL_1 = FAN_OUT[1] * LEAVES_PER_LEVEL_2;
export const LEAF_COUNT = FAN_OUT[0] * LEAVES_PER_LEVEL_1; // 7,680

/**
 * Depth of the deepest common ancestor of two leaves: 4 same leaf, 3, 2, 1, or 0 for nothing but the root.
 */
export function commonDepth(leafA: number, leafB: number): number {
  if (leafA === leafB) return 4;
  if (Math.floor(leafA / LEAVES_PER_LEVEL_3) === Math.floor(leafB / LEAVES_PER_LEVEL_3)) return 3;
  if (Math.floor(leafA / LEAVES_PER_LEVEL_2) === Math.floor(leafB / LEAVES_PER_LEVEL_2)) return 2;
  if (Math.floor(leafA / LEAVES_PER_LEVEL_1) === Math.floor(leafB / LEAVES_PER_LEVEL_1)) return 1;
  return 0;
}

// ---------------------------------------------------------------------------------------------- records

export interface Offer {
  /** Position in the list at generation; the tie-breaker; never reused. */
  id: number;
  /** Leaf, 0..7679; 15 % are filed under a wrong leaf, as in real catalogues. */
  category: number;
  /** Distinct word numbers, 0..VOCABULARY-1 (5 to 14 draws, repetitions dropped). */
  words: number[];
  /** Rupiah per unit, a fraction (not rounded), about 2,000 to 5,000,000. */
  price: number;
  /** Units per 30 days, integer >= 1, median about 90. */
  capacity: number;
  /** Units, integer >= 1, 1 to 21 % of capacity. */
  minimumOrder: number;
  /** Days from order to delivery, integer 2..41. */
  leadDays: number;
  /** 0..513. */
  region: number;
  /** Bit set of six certificates held. */
  certificates: number;
  inCatalogue: number;
  /** 1: a micro enterprise (80 %); not part of the score. */
  micro: number;
}

export interface Demand {
  id: number;
  category: number;
  /** Distinct word numbers (3 to 8 draws, repetitions dropped). */
  words: number[];
  /** Rupiah per unit, a fraction. */
  ceilingPrice: number;
  /** Units, integer >= 1, median about 150. */
  quantity: number;
  /** Days until delivery is due, integer 7..96. */
  windowDays: number;
  region: number;
  /** Bit set required: none for half of the demands, else one or two. */
  certificates: number;
  prefersCatalogue: number;
}

export interface Dataset {
  demands: Demand[];
  offers: Offer[];
  /** Degrees, by region. */
  latitude: Float32Array;
  longitude: Float32Array;
}

/** Where the regions lie. */
type Places = Pick<Dataset, 'latitude' | 'longitude'>;

export interface Ranked {
  id: number;
  score: number;
}

// ---------------------------------------------------------------------------------------------- generator

export const REGION_COUNT = 514;
const CERTIFICATE_SHARES = [0.45, 0.35, 0.15, 0.2, 0.1, 0.05];

/** The vocabulary: words anyone uses, words of a level-3 family, words of one leaf. */
const COMMON_WORDS = 400;
const WORDS_PER_FAMILY = 14;
const WORDS_PER_LEAF = 6;
const FAMILY_COUNT = LEAF_COUNT / LEAVES_PER_LEVEL_3;
const FIRST_LEAF_WORD = COMMON_WORDS + FAMILY_COUNT * WORDS_PER_FAMILY;
export const VOCABULARY = FIRST_LEAF_WORD + LEAF_COUNT * WORDS_PER_LEAF;

const SYLLABLES = (
  'ba bi bu ka ki ku ma mi mu ra ri ru sa si su ta ti tu la li lu pa pi pu nga nya da di du ja ju ga gu ' +
  'wa ya han kan man lan ran'
).split(' ');

/**
 * The spelling of a word number, for engines which want text. 640 of the 64,400 spellings occur twice (ka-nga, kan-ga),
 * as homonyms do; the oracle compares numbers only.
 */
export function spell(wordNumber: number): string {
  let text = '';
  let rest = wordNumber + 97;
  do {
    text += SYLLABLES[rest % SYLLABLES.length]!;
    rest = Math.floor(rest / SYLLABLES.length);
  } while (rest > 0);
  return text;
}

/** Cumulative Zipf distribution over `size` ranks. */
function zipf(size: number, exponent: number): Float64Array {
  const cumulative = new Float64Array(size);
  let total = 0;
  for (let rank = 0; rank < size; rank++) {
    total += 1 / Math.pow(rank + 1, exponent);
    cumulative[rank] = total;
  }
  for (let rank = 0; rank < size; rank++) cumulative[rank]! /= total;
  return cumulative;
}

/** The first rank whose cumulative probability is not below `uniform`. */
function drawRank(cumulative: Float64Array, uniform: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulative[middle]! < uniform) low = middle + 1;
    else high = middle;
  }
  return low;
}

function shuffledLeaves(random: () => number): Int32Array {
  const leaves = Int32Array.from({ length: LEAF_COUNT }, (_, leaf) => leaf);
  for (let last = LEAF_COUNT - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [leaves[last], leaves[other]] = [leaves[other]!, leaves[last]!];
  }
  return leaves;
}

/**
 * Everything the records of one dataset have in common. The order of the draws is part of the format:
 * moving one changes every record after it.
 */
function createWorld(seed: number) {
  const random = mulberry32(seed);
  const leafByRank = shuffledLeaves(random); // popular leaves are spread over the tree
  const leafShares = zipf(LEAF_COUNT, 0.85);
  const commonShares = zipf(COMMON_WORDS, 1.0);
  const familyShares = zipf(WORDS_PER_FAMILY, 0.7);
  const leafWordShares = zipf(WORDS_PER_LEAF, 0.7);
  const regionShares = zipf(REGION_COUNT, 0.8);

  const basePrice = new Float32Array(LEAF_COUNT); // 5 thousand to 2 million rupiah
  for (let leaf = 0; leaf < LEAF_COUNT; leaf++) {
    basePrice[leaf] = Math.exp(Math.log(5e3) + random() * Math.log(400));
  }
  const latitude = new Float32Array(REGION_COUNT);
  const longitude = new Float32Array(REGION_COUNT);
  for (let region = 0; region < REGION_COUNT; region++) {
    latitude[region] = -10 + random() * 15;
    longitude[region] = 95 + random() * 45;
  }

  const drawLeaf = () => leafByRank[drawRank(leafShares, random())]!;

  const heldCertificates = () => {
    if (random() < 0.25) return 0;
    let held = 0;
    CERTIFICATE_SHARES.forEach((share, bit) => {
      if (random() < share) held |= 1 << bit;
    });
    return held;
  };

  const requiredCertificates = () => {
    if (random() < 0.5) return 0;
    return (1 << Math.floor(random() * 5)) | (random() < 0.2 ? 1 : 0);
  };

  const drawWord = (leaf: number): number => {
    const kind = random();
    if (kind < 0.35) return drawRank(commonShares, random());
    if (kind < 0.65) {
      const family = Math.floor(leaf / LEAVES_PER_LEVEL_3);
      return COMMON_WORDS + family * WORDS_PER_FAMILY + drawRank(familyShares, random());
    }
    return FIRST_LEAF_WORD + leaf * WORDS_PER_LEAF + drawRank(leafWordShares, random());
  };

  const drawWords = (leaf: number, draws: number): number[] => {
    const words = new Set<number>();
    for (let draw = 0; draw < draws; draw++) words.add(drawWord(leaf));
    return [...words];
  };

  /** The leaf the record is filed under: 85 % right, 10 % a sibling, 4 % a cousin, 1 % anywhere. */
  const filedUnder = (leaf: number): number => {
    const error = random();
    if (error < 0.85) return leaf;
    if (error < 0.95) return neighbour(leaf, LEAVES_PER_LEVEL_3);
    if (error < 0.99) return neighbour(leaf, LEAVES_PER_LEVEL_2);
    return drawLeaf();
  };
  const neighbour = (leaf: number, span: number) => Math.floor(leaf / span) * span + Math.floor(random() * span);

  return {
    random,
    normal: normalFrom(random),
    basePrice,
    latitude,
    longitude,
    drawLeaf,
    filedUnder,
    drawWords,
    drawRegion: () => drawRank(regionShares, random()),
    heldCertificates,
    requiredCertificates,
  };
}

type World = ReturnType<typeof createWorld>;

function drawOffer(world: World, id: number): Offer {
  const { random, normal } = world;
  const leaf = world.drawLeaf();
  const capacity = Math.max(1, Math.round(Math.exp(4.5 + 1.4 * normal())));
  return {
    id,
    category: world.filedUnder(leaf),
    words: world.drawWords(leaf, 5 + Math.floor(random() * 10)),
    price: world.basePrice[leaf]! * Math.exp(0.3 * normal()),
    capacity,
    minimumOrder: Math.max(1, Math.round(capacity * (0.01 + 0.2 * random()))),
    leadDays: 2 + Math.floor(random() * 40),
    region: world.drawRegion(),
    certificates: world.heldCertificates(),
    inCatalogue: random() < 0.35 ? 1 : 0,
    micro: random() < 0.8 ? 1 : 0,
  };
}

function drawDemand(world: World, id: number): Demand {
  const { random, normal } = world;
  const leaf = world.drawLeaf();
  return {
    id,
    category: world.filedUnder(leaf),
    words: world.drawWords(leaf, 3 + Math.floor(random() * 6)),
    ceilingPrice: world.basePrice[leaf]! * Math.exp(0.15 + 0.25 * normal()),
    quantity: Math.max(1, Math.round(Math.exp(5.0 + 1.6 * normal()))),
    windowDays: 7 + Math.floor(random() * 90),
    region: world.drawRegion(),
    certificates: world.requiredCertificates(),
    prefersCatalogue: random() < 0.3 ? 1 : 0,
  };
}

/**
 */
export function generate(demandCount: number, offerCount: number, seed = 20261124): Dataset {
  const world = createWorld(seed);
  const offers = Array.from({ length: offerCount }, (_, id) => drawOffer(world, id));
  const demands = Array.from({ length: demandCount }, (_, id) => drawDemand(world, id));
  return { demands, offers, latitude: world.latitude, longitude: world.longitude };
}

// ---------------------------------------------------------------------------------------------- scoring model

export const WEIGHT = {
  category: 0.3,
  text: 0.25,
  capacity: 0.15,
  price: 0.15,
  lead: 0.05,
  distance: 0.08,
  catalogue: 0.02,
};

/** Category affinity by commonDepth(). */
export const AFFINITY = [0, 0.2, 0.45, 0.75, 1];

/** Text weights are integers of 12 bits: sums are exact and do not depend on the order of the words. */
export const TEXT_UNIT = 4095;
const TEXT_SCALE = 1 / (TEXT_UNIT * TEXT_UNIT);

/** A pair below this category depth needs at least this text product (a cosine of 0.20) to be eligible. */
export const FLOOR_DEPTH = 2;
export const FLOOR_TEXT = Math.ceil(0.2 * TEXT_UNIT * TEXT_UNIT);

/** 1 up to 50 km, falling to 0 at 3,000 km; planar, 111 km per degree; single precision, as a table would hold. */
function proximity(dataset: Places, regionA: number, regionB: number): number {
  const north = dataset.latitude[regionA]! - dataset.latitude[regionB]!;
  const east = dataset.longitude[regionA]! - dataset.longitude[regionB]!;
  const kilometres = 111 * Math.sqrt(north * north + east * east);
  return Math.fround(kilometres < 50 ? 1 : Math.max(0, 1 - kilometres / 3000));
}

/**
 * Inverse document frequency of each word over the offers, rounded to 1/4096 so that no last bit of Math.log shows.
 * A word which no offer has weighs nothing. Freeze the result when an event opens and hand it on: otherwise each new
 * offer changes every score.
 */
export function wordRarity(offers: readonly Offer[]): Float64Array {
  const occurrences = new Int32Array(VOCABULARY);
  for (const offer of offers) for (const word of offer.words) occurrences[word]!++;
  return Float64Array.from(occurrences, (count) =>
    count === 0 ? 0 : Math.round(4096 * Math.log(1 + offers.length / count)) / 4096,
  );
}

/**
 * The unit vector of a text in integers: floor(4095 * rarity / norm), one weight per word.
 */
export function textWeights(words: readonly number[], rarity: Float64Array): number[] {
  let squares = 0;
  for (const word of words) squares += rarity[word]! * rarity[word]!;
  const norm = Math.sqrt(squares) || 1;
  return words.map((word) => Math.floor((TEXT_UNIT * rarity[word]!) / norm));
}

/**
 * The hard gates. A pair which fails one is never listed.
 */
export function passesGates(demand: Demand, offer: Offer): boolean {
  return (
    (offer.certificates & demand.certificates) === demand.certificates &&
    offer.price <= demand.ceilingPrice &&
    offer.minimumOrder <= demand.quantity &&
    offer.leadDays <= demand.windowDays
  );
}

/** Best first; equal scores by ascending id. */
const byScoreThenId = (a: Ranked, b: Ranked) => b.score - a.score || a.id - b.id;

// ---------------------------------------------------------------------------------------------- oracle

/**
 * The exhaustive oracle. It shares nothing with createTyped() but the constants, the text weights and the distance of
 * two regions, so that the one checks the other.
 *
 */
export function createOracle(dataset: Dataset, rarity = wordRarity(dataset.offers)) {
  const weightsOfOffer = new Map<Offer, number[]>(
    dataset.offers.map((offer) => [offer, textWeights(offer.words, rarity)]),
  );

  const weightsByDemand = new WeakMap<Demand, Map<number, number>>();
  const weightsOfDemand = (demand: Demand): Map<number, number> => {
    let byWord = weightsByDemand.get(demand);
    if (!byWord) {
      const weights = textWeights(demand.words, rarity);
      byWord = new Map(demand.words.map((word, index) => [word, weights[index]!]));
      weightsByDemand.set(demand, byWord);
    }
    return byWord;
  };

  const textProduct = (demandWeights: Map<number, number>, offer: Offer): number => {
    const offerWeights = weightsOfOffer.get(offer)!;
    let product = 0;
    offer.words.forEach((word, index) => {
      product += (demandWeights.get(word) ?? 0) * offerWeights[index]!;
    });
    return product;
  };

  /**
   * The score, or null when a gate or the eligibility floor excludes the pair. The order of the operations is part of
   * the model: it makes equal inputs give equal bits.
   */
  const scoreWith = (demandWeights: Map<number, number>, demand: Demand, offer: Offer): number | null => {
    if (!passesGates(demand, offer)) return null;
    const depth = commonDepth(demand.category, offer.category);
    const product = textProduct(demandWeights, offer);
    if (depth < FLOOR_DEPTH && product < FLOOR_TEXT) return null;

    const deliverable = (offer.capacity * demand.windowDays) / 30 / demand.quantity;
    const practical =
      WEIGHT.capacity * Math.min(1, deliverable) +
      WEIGHT.price * (1 - offer.price / demand.ceilingPrice) +
      WEIGHT.lead * (1 - offer.leadDays / demand.windowDays) +
      WEIGHT.distance * proximity(dataset, demand.region, offer.region) +
      (demand.prefersCatalogue && offer.inCatalogue ? WEIGHT.catalogue : 0);
    return WEIGHT.category * AFFINITY[depth]! + WEIGHT.text * (product * TEXT_SCALE) + practical;
  };

  const best = <Record extends { id: number }>(
    candidates: readonly Record[],
    k: number,
    scoreOf: (record: Record) => number | null,
  ) => {
    const ranked: Ranked[] = [];
    for (const candidate of candidates) {
      const score = scoreOf(candidate);
      if (score !== null) ranked.push({ id: candidate.id, score });
    }
    return ranked.sort(byScoreThenId).slice(0, k);
  };

  return {
    score: (demand: Demand, offer: Offer) => scoreWith(weightsOfDemand(demand), demand, offer),

    /** The k best offers for a demand. */
    offersFor(demand: Demand, k: number): Ranked[] {
      const demandWeights = weightsOfDemand(demand);
      return best(dataset.offers, k, (offer) => scoreWith(demandWeights, demand, offer));
    },

    /** The k best demands for an offer. */
    demandsFor(offer: Offer, k: number): Ranked[] {
      return best(dataset.demands, k, (demand) => scoreWith(weightsOfDemand(demand), demand, offer));
    },
  };
}

/**
 * Correct means: the same ids in the same order with exactly the same scores.
 */
export function firstDifference(expected: readonly Ranked[], actual: readonly Ranked[]): number {
  const length = Math.max(expected.length, actual.length);
  for (let position = 0; position < length; position++) {
    const left = expected[position];
    const right = actual[position];
    if (!left || !right || left.id !== right.id || left.score !== right.score) return position;
  }
  return -1;
}

// ---------------------------------------------------------------------------------------------- typed all-pairs

/** A list of the k best, kept sorted by insertion: k is small, and most candidates stop at the last score. */
class BestList {
  private readonly scores: Float64Array;
  private readonly ids: Int32Array;
  private length = 0;
  private threshold = -1;

  constructor(private readonly k: number) {
    this.scores = new Float64Array(k);
    this.ids = new Int32Array(k);
  }

  clear(): void {
    this.length = 0;
    this.threshold = -1; // scores are never negative
  }

  offer(score: number, id: number): void {
    const { k, scores, ids } = this;
    if (this.length === k) {
      if (score < this.threshold || (score === this.threshold && id > ids[k - 1]!)) return;
    } else {
      this.length++;
    }
    let place = this.length - 1;
    while (place > 0 && (scores[place - 1]! < score || (scores[place - 1] === score && ids[place - 1]! > id))) {
      scores[place] = scores[place - 1]!;
      ids[place] = ids[place - 1]!;
      place--;
    }
    scores[place] = score;
    ids[place] = id;
    if (this.length === k) this.threshold = scores[k - 1]!;
  }

  toList(): Ranked[] {
    return Array.from({ length: this.length }, (_, place) => ({ id: this.ids[place]!, score: this.scores[place]! }));
  }
}

export function proximityTable(dataset: Places): Float32Array {
  const table = new Float32Array(REGION_COUNT * REGION_COUNT);
  for (let a = 0; a < REGION_COUNT; a++) {
    for (let b = 0; b < REGION_COUNT; b++) table[a * REGION_COUNT + b] = proximity(dataset, a, b);
  }
  return table;
}

/** Offers as columns, their texts as one flat list of (word, weight). */
function offerColumns(offers: readonly Offer[], rarity: Float64Array) {
  const column = <Column>(
    Type: { from(offers: readonly Offer[], read: (offer: Offer) => number): Column },
    read: (offer: Offer) => number,
  ) => Type.from(offers, read);
  const textStart = new Int32Array(offers.length + 1);
  offers.forEach((offer, row) => (textStart[row + 1] = textStart[row]! + offer.words.length));
  const textWord = new Int32Array(textStart[offers.length]!);
  const textWeight = new Uint16Array(textStart[offers.length]!);
  offers.forEach((offer, row) => {
    textWord.set(offer.words, textStart[row]!);
    textWeight.set(textWeights(offer.words, rarity), textStart[row]!);
  });
  return {
    count: offers.length,
    id: column(Int32Array, (offer) => offer.id),
    category: column(Int32Array, (offer) => offer.category),
    price: column(Float64Array, (offer) => offer.price),
    capacity: column(Float64Array, (offer) => offer.capacity),
    minimumOrder: column(Int32Array, (offer) => offer.minimumOrder),
    leadDays: column(Uint8Array, (offer) => offer.leadDays),
    region: column(Uint16Array, (offer) => offer.region),
    certificates: column(Uint8Array, (offer) => offer.certificates),
    inCatalogue: column(Uint8Array, (offer) => offer.inCatalogue),
    textStart,
    textWord,
    textWeight,
  };
}

/** commonDepth() with integer division by truncation, which the hot loop wants. */
export function depthOf(a: number, b: number): number {
  if (a === b) return 4;
  if (((a / LEAVES_PER_LEVEL_3) | 0) === ((b / LEAVES_PER_LEVEL_3) | 0)) return 3;
  if (((a / LEAVES_PER_LEVEL_2) | 0) === ((b / LEAVES_PER_LEVEL_2) | 0)) return 2;
  if (((a / LEAVES_PER_LEVEL_1) | 0) === ((b / LEAVES_PER_LEVEL_1) | 0)) return 1;
  return 0;
}

/**
 * The honest peer: brute force as fast as plain JavaScript makes it. No allocation per pair, gates first, one pass.
 * Time `scan()`; call `list()` for the answer. At sizes too large for the oracle it serves as the oracle.
 *
 */
export function createTyped(dataset: Dataset, k: number, rarity = wordRarity(dataset.offers)) {
  const offers = offerColumns(dataset.offers, rarity);
  const near = proximityTable(dataset);
  const demandWeight = new Int32Array(VOCABULARY); // of the demand being ranked; zero elsewhere
  const best = new BestList(k);

  function scan(demand: Demand): void {
    const { certificates, ceilingPrice, quantity, windowDays, prefersCatalogue, category } = demand;
    const nearRow = demand.region * REGION_COUNT;
    const weights = textWeights(demand.words, rarity);
    demand.words.forEach((word, index) => (demandWeight[word] = weights[index]!));
    best.clear();
    for (let row = 0; row < offers.count; row++) {
      const price = offers.price[row]!;
      const leadDays = offers.leadDays[row]!;
      if (
        (offers.certificates[row]! & certificates) !== certificates ||
        price > ceilingPrice ||
        offers.minimumOrder[row]! > quantity ||
        leadDays > windowDays
      ) {
        continue;
      }
      let product = 0;
      const end = offers.textStart[row + 1]!;
      for (let at = offers.textStart[row]!; at < end; at++) {
        product += demandWeight[offers.textWord[at]!]! * offers.textWeight[at]!;
      }
      const depth = depthOf(category, offers.category[row]!);
      if (depth < FLOOR_DEPTH && product < FLOOR_TEXT) continue;
      const deliverable = (offers.capacity[row]! * windowDays) / 30 / quantity;
      const practical =
        WEIGHT.capacity * (deliverable < 1 ? deliverable : 1) +
        WEIGHT.price * (1 - price / ceilingPrice) +
        WEIGHT.lead * (1 - leadDays / windowDays) +
        WEIGHT.distance * near[nearRow + offers.region[row]!]! +
        (prefersCatalogue & offers.inCatalogue[row]! ? WEIGHT.catalogue : 0);
      const score = WEIGHT.category * AFFINITY[depth]! + WEIGHT.text * (product * TEXT_SCALE) + practical;
      best.offer(score, offers.id[row]!);
    }
    for (const word of demand.words) demandWeight[word] = 0;
  }

  return {
    scan,
    list(demand: Demand): Ranked[] {
      scan(demand);
      return best.toList();
    },
  };
}

// ---------------------------------------------------------------------------------------------- naive objects

/**
 * The second peer. Scores are floating point from end to end, norms are computed again for every pair and every
 * candidate is sorted: expect a few entries to differ from the oracle near the floor and near ties.
 *
 */
export function createNaive(dataset: Dataset, k: number, rarity = wordRarity(dataset.offers)) {
  const offers = dataset.offers.map((offer) => ({ ...offer, wordSet: new Set(offer.words) }));
  const near = proximityTable(dataset);
  const squares = (words: readonly number[]) => words.reduce((total, word) => total + rarity[word]! ** 2, 0);

  const list = (demand: Demand): Ranked[] => {
    const demandSquares = squares(demand.words);
    const ranked: Ranked[] = [];
    for (const offer of offers) {
      if (!passesGates(demand, offer)) continue;
      const norm = Math.sqrt(demandSquares * squares(offer.words));
      const cosine = norm > 0 ? squares(demand.words.filter((word) => offer.wordSet.has(word))) / norm : 0;
      const depth = commonDepth(demand.category, offer.category);
      if (depth < FLOOR_DEPTH && cosine < 0.2) continue;
      const score =
        WEIGHT.category * AFFINITY[depth]! +
        WEIGHT.text * cosine +
        WEIGHT.capacity * Math.min(1, (offer.capacity * demand.windowDays) / 30 / demand.quantity) +
        WEIGHT.price * (1 - offer.price / demand.ceilingPrice) +
        WEIGHT.lead * (1 - offer.leadDays / demand.windowDays) +
        WEIGHT.distance * near[demand.region * REGION_COUNT + offer.region]! +
        (demand.prefersCatalogue && offer.inCatalogue ? WEIGHT.catalogue : 0);
      ranked.push({ id: offer.id, score });
    }
    return ranked.sort(byScoreThenId).slice(0, k);
  };
  return { list };
}

// ---------------------------------------------------------------------------------------------- changes

/** `put` replaces the record with that id or adds it. */
export type Change =
  | { kind: 'put-offer'; offer: Offer }
  | { kind: 'drop-offer'; id: number }
  | { kind: 'put-demand'; demand: Demand }
  | { kind: 'drop-demand'; id: number };

const perturbedOffer = (random: () => number, offer: Offer): Offer => ({
  ...offer,
  price: offer.price * (0.9 + 0.2 * random()),
  capacity: 1 + Math.floor(2 * offer.capacity * random()),
  leadDays: 2 + Math.floor(random() * 40),
});

const perturbedDemand = (random: () => number, demand: Demand): Demand => ({
  ...demand,
  ceilingPrice: demand.ceilingPrice * (0.9 + 0.2 * random()),
  quantity: 1 + Math.floor(2 * demand.quantity * random()),
  windowDays: 7 + Math.floor(random() * 90),
});

/** Records still alive, with a constant-time random pick. */
function createPool<Record extends { id: number }>(records: readonly Record[]) {
  const alive = [...records];
  let nextId = records.reduce((highest, record) => Math.max(highest, record.id), -1) + 1;
  return {
    freshId: () => nextId++,
    add: (record: Record) => alive.push(record),
    pick: (random: () => number) => Math.floor(random() * alive.length),
    at: (index: number) => alive[index]!,
    replace: (index: number, record: Record) => (alive[index] = record),
    remove(index: number) {
      const last = alive.pop()!;
      if (index < alive.length) alive[index] = last;
    },
  };
}

/**
 * A stream of edits as on the day: 40 % an offer edited, 10 % added, 10 % withdrawn; 30 % a demand edited, 5 % added,
 * 5 % withdrawn. New records are edited copies, so no unknown word appears.
 */
export function changes(dataset: Dataset, count: number, seed = 1): Change[] {
  const random = mulberry32(seed);
  const offers = createPool(dataset.offers);
  const demands = createPool(dataset.demands);
  return Array.from({ length: count }, (): Change => {
    const kind = random();
    if (kind < 0.6) {
      const index = offers.pick(random);
      if (kind >= 0.5) {
        const { id } = offers.at(index);
        offers.remove(index);
        return { kind: 'drop-offer', id };
      }
      const offer = perturbedOffer(random, offers.at(index));
      if (kind < 0.4) offers.replace(index, offer);
      else offers.add(Object.assign(offer, { id: offers.freshId() }));
      return { kind: 'put-offer', offer };
    }
    const index = demands.pick(random);
    if (kind >= 0.95) {
      const { id } = demands.at(index);
      demands.remove(index);
      return { kind: 'drop-demand', id };
    }
    const demand = perturbedDemand(random, demands.at(index));
    if (kind < 0.9) demands.replace(index, demand);
    else demands.add(Object.assign(demand, { id: demands.freshId() }));
    return { kind: 'put-demand', demand };
  });
}

/**
 * The dataset after the changes. Ranking it from scratch, with the rarity of the dataset before, is the oracle of
 * incremental ranking.
 */
export function applyChanges(dataset: Dataset, list: readonly Change[]): Dataset {
  const offers = new Map(dataset.offers.map((offer) => [offer.id, offer]));
  const demands = new Map(dataset.demands.map((demand) => [demand.id, demand]));
  for (const change of list) {
    if (change.kind === 'put-offer') offers.set(change.offer.id, change.offer);
    else if (change.kind === 'drop-offer') offers.delete(change.id);
    else if (change.kind === 'put-demand') demands.set(change.demand.id, change.demand);
    else demands.delete(change.id);
  }
  return { ...dataset, offers: [...offers.values()], demands: [...demands.values()] };
}
