/**
 * Records as an index knows them: each has a row, stands on a shelf and has weighted words, and both lead back to it. Whoever puts records in
 * keeps what else it knows of them in columns of its own, by row.
 */
import { grown, IntLists } from './int-lists.js';
import type { TextVector } from './text-index.js';

export interface Entry {
  /** Decides ties: the lower one first. */
  readonly id: number;
  readonly shelf: number;
  readonly text: TextVector;
}

/** Shelves stand in aisles; records are listed by aisle, so that a look at many thin shelves is a look at one list. */
export interface Aisles {
  readonly count: number;
  of(shelf: number): number;
}

export const WEIGHT_BITS = 12;
export const WEIGHT_MASK = (1 << WEIGHT_BITS) - 1;

export class Rows {
  ids = new Int32Array(0);
  shelfOf = new Int32Array(0);
  /** The `markOf` each of its words together: a word whose mark is not there is not in the record. */
  marks = new Int32Array(0);
  /** aisle -> rows. */
  readonly inAisle: IntLists;
  /** term -> the records that have it, as `weightedRow`, so that those in which it weighs most stand last. */
  readonly withWord = new IntLists();
  /** row -> its words, each as term << 12 | weight. */
  readonly words = new IntLists();
  /** By term: the most it weighs, or has weighed, in any record. */
  heaviest = new Uint16Array(0);
  /** Rows given out so far, free ones among them. */
  private count = 0;
  private readonly free: number[] = [];
  /** While many come at once, lists are sorted afterwards. */
  private filling = false;

  constructor(private readonly aisles: Aisles) {
    this.inAisle = new IntLists(aisles.count);
  }

  /** The row of the new record. */
  add(entry: Entry): number {
    const row = this.free.pop() ?? this.count++;
    checkRoom(this.count);
    this.ids = grown(this.ids, this.count);
    this.shelfOf = grown(this.shelfOf, this.count);
    this.marks = grown(this.marks, this.count);
    this.insert(row, entry);
    return row;
  }

  /** Fills the rows while there are none, shelf by shelf and without slack in memory. @returns the row of each entry. */
  fill(entries: readonly Entry[]): Int32Array {
    if (this.count > 0) throw new RangeError('rows: filled already');
    checkRoom(entries.length);
    const order = Int32Array.from(entries.keys()).sort((a, b) => entries[a]!.shelf - entries[b]!.shelf || a - b);
    this.count = entries.length;
    this.ids = new Int32Array(this.count);
    this.shelfOf = new Int32Array(this.count);
    this.marks = new Int32Array(this.count);
    this.reserve(entries, order);
    const rows = new Int32Array(this.count);
    this.filling = true;
    order.forEach((at, row) => {
      this.insert(row, entries[at]!);
      rows[at] = row;
    });
    this.filling = false;
    for (let term = 0; term < this.heaviest.length; term++) this.withWord.sort(term);
    return rows;
  }

  /** The row keeps its number. Costs nothing where shelf and words are as they were. */
  replace(row: number, entry: Entry): void {
    if (this.stands(row, entry)) return;
    this.takeOut(row);
    this.insert(row, entry);
  }

  remove(row: number): void {
    this.takeOut(row);
    this.free.push(row);
  }

  get bytes(): number {
    const columns = this.ids.byteLength + this.shelfOf.byteLength + this.marks.byteLength + this.heaviest.byteLength;
    return columns + this.inAisle.bytes + this.withWord.bytes + this.words.bytes;
  }

  private insert(row: number, { id, shelf, text: { terms, weights } }: Entry): void {
    this.ids[row] = id;
    this.shelfOf[row] = shelf;
    this.inAisle.push(this.aisles.of(shelf), row);
    this.marks[row] = 0;
    for (let at = 0; at < terms.length; at++) {
      const [term, weight] = [terms[at]!, weights[at]!];
      this.marks[row]! |= markOf(term);
      this.words.push(row, (term << WEIGHT_BITS) | weight);
      if (this.filling) this.withWord.push(term, weightedRow(row, weight));
      else this.withWord.insert(term, weightedRow(row, weight));
      if (term >= this.heaviest.length) this.heaviest = grown(this.heaviest, term + 1);
      if (weight > this.heaviest[term]!) this.heaviest[term] = weight;
    }
  }

  private takeOut(row: number): void {
    this.inAisle.remove(this.aisles.of(this.shelfOf[row]!), row);
    const start = this.words.startOf(row);
    for (let at = start; at < start + this.words.lengthOf(row); at++) {
      const word = this.words.data[at]!;
      this.withWord.take(word >>> WEIGHT_BITS, weightedRow(row, word & WEIGHT_MASK));
    }
    this.words.clear(row);
  }

  private stands(row: number, { shelf, text: { terms, weights } }: Entry): boolean {
    if (this.shelfOf[row] !== shelf || this.words.lengthOf(row) !== terms.length) return false;
    const start = this.words.startOf(row);
    return terms.every((term, at) => this.words.data[start + at] === ((term << WEIGHT_BITS) | weights[at]!));
  }

  private reserve(entries: readonly Entry[], order: Int32Array): void {
    const perAisle = new Int32Array(this.aisles.count);
    const perRow = Int32Array.from(order, (at) => entries[at]!.text.terms.length);
    let terms = 0;
    for (const { shelf, text } of entries) {
      perAisle[this.aisles.of(shelf)]!++;
      for (const term of text.terms) if (term >= terms) terms = term + 1;
    }
    const perWord = new Int32Array(terms);
    for (const { text } of entries) for (const term of text.terms) perWord[term]!++;
    this.inAisle.reserve(perAisle);
    this.words.reserve(perRow);
    this.withWord.reserve(perWord);
    this.heaviest = grown(this.heaviest, terms, terms);
  }
}

/** One of 32 bits. */
export const markOf = (term: number): number => 1 << (Math.imul(term, 0x9e3779b1) >>> 27);

const ROW_BITS = 32 - WEIGHT_BITS;
export const ROW_MASK = (1 << ROW_BITS) - 1;

/** Sorts by weight first. */
export const weightedRow = (row: number, weight: number): number => (weight << ROW_BITS) | row;

/** The lowest that any row has with this weight. */
export const fromWeight = (weight: number): number => weight << ROW_BITS;

export const weightIn = (entry: number): number => entry >>> ROW_BITS;

function checkRoom(rows: number): void {
  if (rows > ROW_MASK + 1) throw new RangeError(`more than ${ROW_MASK + 1} records`);
}
