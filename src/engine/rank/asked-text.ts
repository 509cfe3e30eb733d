/** The text of the record that asks, prepared for many comparisons: what its words can give at most, and what they give one record. */
import { markOf, WEIGHT_BITS } from './rows.js';
import { PRODUCT_MAX, TEXT_UNIT, type TextVector } from './text-index.js';

/** A text has fewer words than this. */
const KEY_UNIT = 1 << 20;
/** Far more than a square root of doubles is wrong by. */
const ROUNDING = 1e-3;

/** Words have places: those that can give most come first. */
export class AskedText {
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
   * From which weight on the word at this place, as the first of these words in a record, can lead to a product of `need`; beyond the scale of
   * weights where it cannot. The words behind give at most what each gives alone, and at most the length of their part of the asked text
   * times what is left of a text of length `TEXT_UNIT`.
   */
  leastWeight(place: number, need: number): number {
    const weight = this.weights[place]!;
    const alone = (need - this.rest[place + 1]!) / weight;
    const length = this.restLength[place + 1]!;
    if (length * TEXT_UNIT >= need) return Math.max(0, Math.ceil(alone));
    const both = weight * weight + length * length;
    const root = both * PRODUCT_MAX - need * need;
    if (root < 0) return TEXT_UNIT + 1;
    const together = (weight * need - length * Math.sqrt(root)) / both;
    return Math.max(0, Math.ceil(alone), Math.floor(together - ROUNDING));
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

  /** Records in which the word weighs so much at most have not been added up. */
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
