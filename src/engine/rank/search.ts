/**
 * Finds the best of many records for one that asks, exactly, without looking at all of them. Two ways lead to a record: its shelf (the records
 * of like shelves, the likest first) and its words (the records in which a word of the asking text weighs much). Both ways end where no record
 * left could still come into the list. What a record is worth beside shelf and text, and how the parts add up, is the affair of `Scoring`.
 */
import { BestList } from './best-list.js';
import { grown } from './int-lists.js';
import { CLASS_WIDTH, classOf, type Rows, WEIGHT_BITS, WEIGHT_MASK, wordList } from './rows.js';
import { TEXT_UNIT, type TextVector } from './text-index.js';
import type { Ranked } from './types.js';

export interface Scoring {
  /** No row's `practical` is above this for the record that asks. */
  readonly most: number;
  /** What a row is worth beside shelf and text, at least 0; -1 where it may not be listed. */
  practical(row: number): number;
  /** The score; it never falls when a part rises. */
  total(affinity: number, product: number, practical: number): number;
}

/** Shelves equally like the one that asks. */
export interface Tier {
  readonly affinity: number;
  readonly shelves: Int32Array;
}

export interface Shelves {
  readonly count: number;
  /** The shelves whose records are eligible whatever their texts say: by falling affinity, each affinity once. */
  tiers(shelf: number): readonly Tier[];
  affinity(a: number, b: number): number;
  /** No shelf outside the tiers is liker than this. */
  beyond(shelf: number): number;
  /** A text product from which a record is eligible on any shelf; at least 1. */
  readonly floorProduct: number;
}

/** Looking at a record by way of its words costs so many times what it costs on a shelf: its columns are scattered. */
const WALK_COST = 3;
const PRODUCT_MAX = TEXT_UNIT * TEXT_UNIT;
/** A text has fewer words than this. */
const KEY_UNIT = 1 << 20;

export class Search {
  private readonly asked = new AskedText();
  private readonly list = new BestList();
  /** A row met by way of a word is met once: at which question it was. */
  private met = new Uint32Array(0);
  private question = 0;
  /** What a text must have in common with the asked one to be worth meeting. */
  private need = 0;

  constructor(
    private readonly rows: Rows,
    private readonly shelves: Shelves,
    private readonly scoring: Scoring,
  ) {}

  /** The `k` best for a record on this shelf with this text, best first. `scoring` has been told before which record asks. */
  best(shelf: number, text: TextVector, k: number): Ranked[] {
    this.list.clear(k);
    this.asked.aim(text, this.rows.heaviest);
    const tiers = this.shelves.tiers(shelf);
    let next = 0;
    for (; next < tiers.length; next++) {
      const { affinity } = tiers[next]!;
      this.need = this.productNeeded(affinity);
      if (this.need > this.asked.reach) return this.list.toList();
      if (this.need > 0 && WALK_COST * this.walkLength() < this.scanLength(tiers, next)) break;
      this.scan(tiers[next]!);
    }
    this.walkBest(shelf, tiers, next);
    return this.list.toList();
  }

  /** Every record that is eligible by shelf or text, whatever its gates say. */
  forEachOnFloor(shelf: number, text: TextVector, visit: (row: number, product: number) => void): void {
    this.asked.aim(text, this.rows.heaviest);
    const tiers = this.shelves.tiers(shelf);
    const { starts, lengths, data } = this.rows.onShelf;
    for (const tier of tiers) {
      for (const near of tier.shelves) {
        const end = starts[near]! + lengths[near]!;
        for (let at = starts[near]!; at < end; at++) visit(data[at]!, this.productWith(data[at]!));
      }
    }
    const lowest = tiers.at(-1)?.affinity ?? Infinity;
    this.need = this.shelves.floorProduct;
    this.walk((row) => {
      if (this.shelves.affinity(shelf, this.rows.shelfOf[row]!) >= lowest) return;
      const product = this.productWith(row);
      if (product >= this.shelves.floorProduct) visit(row, product);
    });
  }

  get bytes(): number {
    return this.met.byteLength;
  }

  private scan({ affinity, shelves }: Tier): void {
    const { rows, scoring, list, asked } = this;
    const { starts, lengths, data } = rows.onShelf;
    let { threshold } = list;
    for (let each = 0; each < shelves.length; each++) {
      const start = starts[shelves[each]!]!;
      const end = start + lengths[shelves[each]!]!;
      for (let at = start; at < end; at++) {
        const row = data[at]!;
        const practical = scoring.practical(row);
        if (practical < 0 || scoring.total(affinity, asked.reach, practical) < threshold) continue;
        const score = scoring.total(affinity, this.productWith(row), practical);
        if (score < threshold) continue;
        list.add(score, rows.ids[row]!);
        threshold = list.threshold;
      }
    }
  }

  /** What is left after the first `scanned` tiers, by way of words. */
  private walkBest(shelf: number, tiers: readonly Tier[], scanned: number): void {
    const { rows, scoring, list, shelves } = this;
    const lowest = tiers.at(-1)?.affinity ?? Infinity;
    const done = scanned === 0 ? Infinity : tiers[scanned - 1]!.affinity;
    const likest = tiers[scanned]?.affinity ?? shelves.beyond(shelf);
    const atLeast = scanned < tiers.length ? 1 : shelves.floorProduct;
    this.need = Math.max(atLeast, this.productNeeded(likest));
    this.walk((row) => {
      const affinity = shelves.affinity(shelf, rows.shelfOf[row]!);
      if (affinity >= done) return;
      const product = this.productWith(row);
      if (affinity < lowest && product < shelves.floorProduct) return;
      if (scoring.total(affinity, product, scoring.most) < list.threshold) return;
      const practical = scoring.practical(row);
      if (practical < 0) return;
      const { threshold } = list;
      list.add(scoring.total(affinity, product, practical), rows.ids[row]!);
      if (list.threshold > threshold) this.need = Math.max(this.need, this.productNeeded(likest));
    });
  }

  /**
   * Meets every row whose product with the asked text reaches `need`, and some more. The words are taken by what they can give at most: a row
   * that reaches it without one of the words so far reaches it by the next word it has together with those behind.
   */
  private walk(meet: (row: number) => void): void {
    const { asked, rows } = this;
    const { starts, lengths, data } = rows.withWord;
    this.newQuestion();
    for (let at = 0; at < asked.count; at++) {
      const term = asked.terms[at]!;
      const heaviest = rows.heaviest[term]!;
      for (let weightClass = classOf(heaviest); weightClass >= 0; weightClass--) {
        if (asked.canGive(at, mostIn(weightClass, heaviest)) < this.need) break;
        const list = wordList(term, weightClass);
        const end = starts[list]! + lengths[list]!;
        for (let entry = starts[list]!; entry < end; entry++) {
          const row = data[entry]!;
          if (this.met[row] === this.question) continue;
          this.met[row] = this.question;
          meet(row);
        }
      }
    }
  }

  /** How many rows `walk` would meet, those met twice counted twice. */
  private walkLength(): number {
    const { asked, rows } = this;
    let length = 0;
    for (let at = 0; at < asked.count; at++) {
      const heaviest = rows.heaviest[asked.terms[at]!]!;
      for (let weightClass = classOf(heaviest); weightClass >= 0; weightClass--) {
        if (asked.canGive(at, mostIn(weightClass, heaviest)) < this.need) break;
        length += rows.withWord.lengths[wordList(asked.terms[at]!, weightClass)]!;
      }
    }
    return length;
  }

  private scanLength(tiers: readonly Tier[], from: number): number {
    const { lengths } = this.rows.onShelf;
    let length = 0;
    for (let tier = from; tier < tiers.length; tier++) {
      const { shelves } = tiers[tier]!;
      for (let each = 0; each < shelves.length; each++) length += lengths[shelves[each]!]!;
    }
    return length;
  }

  /** The least product with which a record of this affinity could still come into the list; 0 where any could, Infinity where none. */
  private productNeeded(affinity: number): number {
    const { scoring, list } = this;
    const { threshold } = list;
    if (scoring.total(affinity, 0, scoring.most) >= threshold) return 0;
    let [tooLittle, enough] = [0, PRODUCT_MAX];
    if (scoring.total(affinity, enough, scoring.most) < threshold) return Infinity;
    while (enough - tooLittle > 1) {
      const middle = (tooLittle + enough) >>> 1;
      if (scoring.total(affinity, middle, scoring.most) < threshold) tooLittle = middle;
      else enough = middle;
    }
    return enough;
  }

  private productWith(row: number): number {
    const { starts, lengths, data } = this.rows.words;
    const { weightOf } = this.asked;
    const end = starts[row]! + lengths[row]!;
    let product = 0;
    for (let at = starts[row]!; at < end; at++) {
      const word = data[at]!;
      product += weightOf[word >>> WEIGHT_BITS]! * (word & WEIGHT_MASK);
    }
    return product;
  }

  private newQuestion(): void {
    this.met = grown(this.met, this.rows.ids.length);
    this.question = (this.question + 1) >>> 0;
    if (this.question > 0) return;
    this.met.fill(0); // after 2^32 questions their numbers begin anew
    this.question = 1;
  }
}

const mostIn = (weightClass: number, heaviest: number): number =>
  Math.min(heaviest, (weightClass + 1) * CLASS_WIDTH - 1);

/** The text of the record that asks: its words, those that can give most first, and spread out by term. */
class AskedText {
  weightOf = new Uint16Array(0);
  terms = new Int32Array(16);
  count = 0;
  /** No text has more in common with it. */
  reach = 0;
  private weights = new Int32Array(16);
  /** By place: what the words from here on can give together. */
  private rest = new Float64Array(17);
  private keys = new Float64Array(16);

  /** Words that no record has are left out: they can give nothing. */
  aim(text: TextVector, heaviest: Uint16Array): void {
    for (let place = 0; place < this.count; place++) this.weightOf[this.terms[place]!] = 0;
    this.weightOf = grown(this.weightOf, heaviest.length);
    this.makeRoom(text.terms.length);
    this.order(text, heaviest);
    for (let place = 0; place < this.count; place++) {
      const at = this.keys[place]! % KEY_UNIT;
      this.terms[place] = text.terms[at]!;
      this.weights[place] = text.weights[at]!;
      this.weightOf[text.terms[at]!] = text.weights[at]!;
    }
    this.rest[this.count] = 0;
    for (let place = this.count - 1; place >= 0; place--) {
      this.rest[place] = this.rest[place + 1]! + this.weights[place]! * heaviest[this.terms[place]!]!;
    }
    this.reach = Math.min(this.rest[0]!, PRODUCT_MAX);
  }

  /** The most that a record gives whose first word is the one at this place, with this weight. */
  canGive(place: number, weight: number): number {
    return this.weights[place]! * weight + this.rest[place + 1]!;
  }

  /** Where the words stand in the text, by what they can give, as keys that sort by number. */
  private order(text: TextVector, heaviest: Uint16Array): void {
    this.count = 0;
    for (let at = 0; at < text.terms.length; at++) {
      const most = heaviest[text.terms[at]!] ?? 0;
      if (most > 0) this.keys[this.count++] = (PRODUCT_MAX - text.weights[at]! * most) * KEY_UNIT + at;
    }
    this.keys.subarray(0, this.count).sort();
  }

  private makeRoom(words: number): void {
    if (words <= this.terms.length) return;
    this.terms = new Int32Array(2 * words);
    this.weights = new Int32Array(2 * words);
    this.rest = new Float64Array(2 * words + 1);
    this.keys = new Float64Array(2 * words);
  }
}
