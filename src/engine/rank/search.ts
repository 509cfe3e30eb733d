/**
 * Finds the best of many records for one that asks, exactly, without looking at all of them. Two ways lead to a record: its shelf (the records
 * of like shelves, the likest first) and its words (the records in which a word of the asking text weighs much). Both ways end where no record
 * left could still come into the list. What a record is worth beside shelf and text, and how the parts add up, is the affair of `Scoring`.
 */
import { BestList } from './best-list.js';
import { grown } from './int-lists.js';
import { type Aisles, CLASS_WIDTH, classOf, markOf, type Rows, WEIGHT_BITS, WEIGHT_MASK, wordList } from './rows.js';
import { TEXT_UNIT, type TextVector } from './text-index.js';
import type { Ranked } from './types.js';

export interface Scoring {
  /** No row's `practical` is above this for the record that asks. */
  readonly most: number;
  /** The same for the rows of one aisle; below 0 where none of them may be listed. */
  mostIn(aisle: number): number;
  /** What a row is worth beside shelf and text, at least 0; -1 where it may not be listed. */
  practical(row: number): number;
  /** The score; it never falls when a part rises. */
  total(affinity: number, product: number, practical: number): number;
}

/** Aisles to look through together. */
export interface Tier {
  /** Of the likest shelf there, to the one that asks. */
  readonly affinity: number;
  /** Whether all shelves there are so like. */
  readonly even: boolean;
  readonly aisles: Int32Array;
}

export interface Shelves {
  /** None is half eligible: to a shelf that asks, all shelves of an aisle are on the floor or none is. */
  readonly aisles: Aisles;
  /** The aisles whose records are eligible whatever their texts say, by falling affinity. */
  tiers(shelf: number): readonly Tier[];
  affinity(a: number, b: number): number;
  /** No shelf outside the tiers is liker than this, and each within is. */
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
  /** By row: `question` where it was looked at on its shelf for the record that asks now, `question + 1` where a word led to it. */
  private met = new Uint32Array(0);
  private question = 0;
  /** By row: what the words that led to it give. */
  private gained = new Int32Array(0);
  private found = new Int32Array(0);
  private foundCount = 0;
  /** What a text must have in common with the asked one to be worth meeting. */
  private need = 0;

  constructor(
    private readonly rows: Rows,
    private readonly shelves: Shelves,
    private readonly scoring: Scoring,
  ) {}

  /** The `k` best for a record on this shelf with this text, best first. `scoring` has been told before which record asks. */
  best(shelf: number, text: TextVector, k: number): Ranked[] {
    return this.find(shelf, text, k).toList();
  }

  /** As `best`, in a list that the next question overwrites. */
  find(shelf: number, text: TextVector, k: number): BestList {
    this.list.clear(k);
    this.newQuestion();
    this.asked.aim(text, this.rows.heaviest);
    this.look(shelf, this.shelves.tiers(shelf));
    this.list.sort();
    return this.list;
  }

  /** Every record that is eligible by shelf or text, whatever its gates say. */
  forEachOnFloor(shelf: number, text: TextVector, visit: (row: number, product: number) => void): void {
    this.newQuestion();
    this.asked.aim(text, this.rows.heaviest);
    const { starts, lengths, data } = this.rows.inAisle;
    for (const { aisles } of this.shelves.tiers(shelf)) {
      for (const near of aisles) {
        const end = starts[near]! + lengths[near]!;
        for (let at = starts[near]!; at < end; at++) {
          this.met[data[at]!] = this.question;
          visit(data[at]!, this.productWith(data[at]!));
        }
      }
    }
    this.need = this.shelves.floorProduct;
    this.walk((row) => {
      const product = this.productWith(row);
      if (product >= this.shelves.floorProduct) visit(row, product);
    });
  }

  get bytes(): number {
    return this.met.byteLength + this.gained.byteLength + this.found.byteLength;
  }

  private look(shelf: number, tiers: readonly Tier[]): void {
    for (let next = 0; next < tiers.length; next++) {
      const { affinity } = tiers[next]!;
      this.need = this.productNeeded(affinity);
      if (this.need > this.asked.reach) return;
      if (this.need > 0 && WALK_COST * this.walkLength() < this.scanLength(tiers, next)) {
        return this.walkBest(shelf, affinity, 1);
      }
      this.scan(shelf, tiers[next]!);
    }
    this.walkBest(shelf, this.shelves.beyond(shelf), this.shelves.floorProduct);
  }

  private scan(shelf: number, { affinity: likest, even, aisles }: Tier): void {
    const { rows, scoring, list, asked, met, question, shelves } = this;
    const { starts, lengths, data } = rows.inAisle;
    let { threshold } = list;
    for (let each = 0; each < aisles.length; each++) {
      const aisle = aisles[each]!;
      const most = scoring.mostIn(aisle);
      if (most < 0 || scoring.total(likest, asked.reach, most) < threshold) continue;
      const end = starts[aisle]! + lengths[aisle]!;
      for (let at = starts[aisle]!; at < end; at++) {
        const row = data[at]!;
        met[row] = question;
        const practical = scoring.practical(row);
        if (practical < 0) continue;
        const affinity = even ? likest : shelves.affinity(shelf, rows.shelfOf[row]!);
        if (scoring.total(affinity, asked.mostWith(rows.marks[row]!), practical) < threshold) continue;
        const score = scoring.total(affinity, this.productWith(row), practical);
        if (score < threshold) continue;
        list.add(score, rows.ids[row]!);
        threshold = list.threshold;
      }
    }
  }

  /** What has not been looked at yet, by way of words: nothing is liker than `likest`, nothing counts below `atLeast`. */
  private walkBest(shelf: number, likest: number, atLeast: number): void {
    const { rows, scoring, list, shelves } = this;
    const beyond = shelves.beyond(shelf);
    this.need = Math.max(atLeast, this.productNeeded(likest));
    this.walk((row, most) => {
      const practical = scoring.practical(row);
      if (practical < 0) return;
      const affinity = shelves.affinity(shelf, rows.shelfOf[row]!);
      if (scoring.total(affinity, most, practical) < list.threshold) return;
      const product = this.productWith(row);
      if (product < shelves.floorProduct && affinity <= beyond) return;
      list.add(scoring.total(affinity, product, practical), rows.ids[row]!);
    });
  }

  /** Meets every row not yet looked at whose product with the asked text reaches `need`, and some more; `most` is what the product is at most. */
  private walk(meet: (row: number, most: number) => void): void {
    const { found, gained, asked } = this;
    const { marks } = this.rows;
    this.gather();
    for (let at = 0; at < this.foundCount; at++) {
      const row = found[at]!;
      const most = gained[row]! + asked.unseenWith(marks[row]!);
      if (most >= this.need) meet(row, most);
    }
  }

  /**
   * Adds up what rows gain by the words in which they weigh enough. The words are taken by what they can give at most: a row that reaches
   * `need` without one of the words so far reaches it by the next word it has together with those behind.
   */
  private gather(): void {
    const { asked, rows } = this;
    this.foundCount = 0;
    for (let place = 0; place < asked.count; place++) {
      const heaviest = rows.heaviest[asked.terms[place]!]!;
      let leftOut = -1;
      for (let weightClass = classOf(heaviest); weightClass >= 0; weightClass--) {
        if (asked.canGive(place, weightClass, heaviest) >= this.need) this.gain(place, weightClass);
        else leftOut = Math.max(leftOut, weightClass);
      }
      asked.leaveOut(place, heaviestIn(leftOut, heaviest));
    }
  }

  private gain(place: number, weightClass: number): void {
    const { met, question, gained } = this;
    const { starts, lengths, data } = this.rows.withWord;
    const list = wordList(this.asked.terms[place]!, weightClass);
    const weight = this.asked.weightAt(place);
    const end = starts[list]! + lengths[list]!;
    for (let at = starts[list]!; at < end; at++) {
      const row = data[at]! >>> WEIGHT_BITS;
      const more = weight * (data[at]! & WEIGHT_MASK);
      if (met[row] === question + 1) gained[row]! += more;
      else if (met[row] !== question) {
        met[row] = question + 1;
        gained[row] = more;
        this.found[this.foundCount++] = row;
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
        if (asked.canGive(at, weightClass, heaviest) < this.need) continue;
        length += rows.withWord.lengths[wordList(asked.terms[at]!, weightClass)]!;
      }
    }
    return length;
  }

  private scanLength(tiers: readonly Tier[], from: number): number {
    const { lengths } = this.rows.inAisle;
    let length = 0;
    for (let tier = from; tier < tiers.length; tier++) {
      const { aisles } = tiers[tier]!;
      for (let each = 0; each < aisles.length; each++) length += lengths[aisles[each]!]!;
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
    const { table, mask } = this.asked;
    const end = starts[row]! + lengths[row]!;
    let product = 0;
    for (let at = starts[row]!; at < end; at++) {
      const word = data[at]!;
      const asked = table[(word >>> WEIGHT_BITS) & mask]!;
      if ((word ^ asked) >>> WEIGHT_BITS === 0) product += (word & WEIGHT_MASK) * (asked & WEIGHT_MASK);
    }
    return product;
  }

  private newQuestion(): void {
    const rows = this.rows.ids.length;
    this.met = grown(this.met, rows);
    this.gained = grown(this.gained, rows);
    this.found = grown(this.found, rows);
    this.question += 2;
    if (this.question < 0xffff_fffe) return;
    this.met.fill(0); // two thousand million questions later their numbers begin anew
    this.question = 2;
  }
}

/** The most that a word weighs in a class, where it weighs so much at most anywhere; -1 is no class. */
const heaviestIn = (weightClass: number, heaviest: number): number => (weightClass < 0 ? 0 : Math.min(heaviest, (weightClass + 1) * CLASS_WIDTH - 1));

/** The text of the record that asks: its words, those that can give most first, and spread out by term. */
class AskedText {
  /** term & mask -> term << 12 | weight, without collision: small enough to stay near, where a table of all terms would not. */
  table = new Int32Array(64);
  mask = 63;
  terms = new Int32Array(16);
  count = 0;
  /** No text has more in common with it. */
  reach = 0;
  private weights = new Int32Array(16);
  /** By place: what the words from here on can give together. */
  private rest = new Float64Array(17);
  /** By place: the length of the part of the text from here on. */
  private restLength = new Float64Array(17);
  private marks = new Int32Array(16);
  private unseen = new Int32Array(16);
  private keys = new Float64Array(16);

  /** Words that no record has are left out: they can give nothing. */
  aim(text: TextVector, heaviest: Uint16Array): void {
    for (let place = 0; place < this.count; place++) this.table[this.terms[place]! & this.mask] = 0;
    this.makeRoom(text.terms.length);
    this.order(text, heaviest);
    for (let place = 0; place < this.count; place++) {
      const at = this.keys[place]! % KEY_UNIT;
      this.terms[place] = text.terms[at]!;
      this.weights[place] = text.weights[at]!;
      this.marks[place] = markOf(text.terms[at]!);
    }
    this.spread();
    this.rest[this.count] = 0;
    this.restLength[this.count] = 0;
    let squares = 0;
    for (let place = this.count - 1; place >= 0; place--) {
      squares += this.weights[place]! * this.weights[place]!;
      this.restLength[place] = Math.sqrt(squares);
      this.rest[place] = this.rest[place + 1]! + this.weights[place]! * heaviest[this.terms[place]!]!;
    }
    this.reach = Math.min(this.rest[0]!, PRODUCT_MAX);
  }

  /**
   * The most that a record gives whose first word is the one at this place, in this class of weights. The words behind give at most what each
   * gives alone, and at most the length of their part of the asked text times what is left of a text of length `TEXT_UNIT`.
   */
  canGive(place: number, weightClass: number, heaviest: number): number {
    const least = weightClass * CLASS_WIDTH;
    const most = Math.min(heaviest, least + CLASS_WIDTH - 1);
    const left = Math.ceil(this.restLength[place + 1]! * Math.sqrt(PRODUCT_MAX - least * least));
    return this.weights[place]! * most + Math.min(this.rest[place + 1]!, left);
  }

  weightAt(place: number): number {
    return this.weights[place]!;
  }

  /** The most that a record gives with words of these marks only. */
  mostWith(marks: number): number {
    let squares = 0;
    for (let place = 0; place < this.count; place++) {
      if ((marks & this.marks[place]!) !== 0) squares += this.weights[place]! * this.weights[place]!;
    }
    return Math.ceil(TEXT_UNIT * Math.sqrt(squares));
  }

  /** Records in which the word weighs at most so much have not been added up. */
  leaveOut(place: number, weight: number): void {
    this.unseen[place] = this.weights[place]! * weight;
  }

  /** The most that a record of these marks gives by what has not been added up. */
  unseenWith(marks: number): number {
    let most = 0;
    for (let place = 0; place < this.count; place++) if ((marks & this.marks[place]!) !== 0) most += this.unseen[place]!;
    return most;
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

  /** In the smallest table from 64 up that has a place for each word; with 2^20 places each term has its own. */
  private spread(): void {
    for (this.mask = 63; !this.fits(); this.mask = 2 * this.mask + 1);
  }

  private fits(): boolean {
    if (this.mask >= this.table.length) this.table = new Int32Array(this.mask + 1);
    for (let place = 0; place < this.count; place++) {
      const term = this.terms[place]!;
      if (this.table[term & this.mask] === 0) {
        this.table[term & this.mask] = (term << WEIGHT_BITS) | this.weights[place]!;
        continue;
      }
      while (--place >= 0) this.table[this.terms[place]! & this.mask] = 0;
      return false;
    }
    return true;
  }

  private makeRoom(words: number): void {
    if (words <= this.terms.length) return;
    this.terms = new Int32Array(2 * words);
    this.weights = new Int32Array(2 * words);
    this.rest = new Float64Array(2 * words + 1);
    this.restLength = new Float64Array(2 * words + 1);
    this.marks = new Int32Array(2 * words);
    this.unseen = new Int32Array(2 * words);
    this.keys = new Float64Array(2 * words);
  }
}
