/**
 * Finds the best of many records for one that asks, exactly, without looking at all of them. Two ways lead to a record: its shelf (the records
 * of like shelves, the likest first) and its words (the records in which a word of the asking text weighs much). Both ways end where no record
 * left could still come into the list. What a record is worth beside shelf and text, and how the parts add up, is the affair of `Scoring`.
 */
import { AskedText } from './asked-text.js';
import { BestList } from './best-list.js';
import { grown, HEAD } from './int-lists.js';
import { type Aisles, fromWeight, ROW_MASK, type Rows, WEIGHT_BITS, WEIGHT_MASK, weightIn } from './rows.js';
import { PRODUCT_MAX, type TextVector } from './text-index.js';
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

  /** Every record that is eligible by shelf or text, whatever its gates say. `visit` may ask for its `productWith`. */
  forEachOnFloor(shelf: number, text: TextVector, visit: (row: number) => void): void {
    this.newQuestion();
    this.asked.aim(text, this.rows.heaviest);
    const { inAisle } = this.rows;
    for (const { aisles } of this.shelves.tiers(shelf)) {
      for (const near of aisles) {
        const start = inAisle.startOf(near);
        for (let at = start; at < start + inAisle.lengthOf(near); at++) {
          const row = inAisle.data[at]!;
          this.met[row] = this.question;
          visit(row);
        }
      }
    }
    this.need = this.shelves.floorProduct;
    this.walk((row) => {
      if (this.productWith(row) >= this.shelves.floorProduct) visit(row);
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
    const { heads, data } = rows.inAisle;
    let { threshold } = list;
    for (let each = 0; each < aisles.length; each++) {
      const aisle = aisles[each]!;
      const most = scoring.mostIn(aisle);
      if (most < 0 || scoring.total(likest, asked.reach, most) < threshold) continue;
      const start = heads[HEAD * aisle]!;
      const end = start + heads[HEAD * aisle + 1]!;
      for (let at = start; at < end; at++) {
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
      const least = asked.leastWeight(place, this.need);
      if (least <= rows.heaviest[asked.terms[place]!]!) this.gain(place, least);
      asked.leaveOut(place, Math.max(0, Math.min(least - 1, rows.heaviest[asked.terms[place]!]!)));
    }
  }

  private gain(place: number, least: number): void {
    const { met, question, gained, found } = this;
    const { withWord } = this.rows;
    const { data } = withWord;
    const term = this.asked.terms[place]!;
    const weight = this.asked.weightAt(place);
    const end = withWord.startOf(term) + withWord.lengthOf(term);
    for (let at = least === 0 ? withWord.startOf(term) : withWord.firstFrom(term, fromWeight(least)); at < end; at++) {
      const row = data[at]! & ROW_MASK;
      const more = weight * weightIn(data[at]!);
      if (met[row] === question + 1) gained[row]! += more;
      else if (met[row] !== question) {
        met[row] = question + 1;
        gained[row] = more;
        found[this.foundCount++] = row;
      }
    }
  }

  /** How many rows `walk` would find, those found twice counted twice. */
  private walkLength(): number {
    const { asked, rows } = this;
    const { withWord } = rows;
    let length = 0;
    for (let place = 0; place < asked.count; place++) {
      const term = asked.terms[place]!;
      const least = asked.leastWeight(place, this.need);
      if (least > rows.heaviest[term]!) continue;
      length += withWord.startOf(term) + withWord.lengthOf(term) - withWord.firstFrom(term, fromWeight(least));
    }
    return length;
  }

  private scanLength(tiers: readonly Tier[], from: number): number {
    const { inAisle } = this.rows;
    let length = 0;
    for (let tier = from; tier < tiers.length; tier++) {
      const { aisles } = tiers[tier]!;
      for (let each = 0; each < aisles.length; each++) length += inAisle.lengthOf(aisles[each]!);
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

  /** The product of the asked text and this row's. */
  productWith(row: number): number {
    const { heads, data } = this.rows.words;
    const { table, mask } = this.asked;
    const start = heads[HEAD * row]!;
    const end = start + heads[HEAD * row + 1]!;
    let product = 0;
    for (let at = start; at < end; at++) {
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
