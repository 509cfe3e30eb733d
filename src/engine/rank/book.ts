/** The records of one side of an event, found by id, by shelf and by word. */
import { type Aisles, Rows } from './rows.js';
import { vectorOf, type TextVector } from './text-index.js';
import type { Idf } from './types.js';

interface Record {
  readonly id: number;
  readonly category: number;
  readonly terms: readonly number[];
}

export interface Kept<Side> {
  readonly record: Side;
  readonly text: TextVector;
  readonly row: number;
}

export class Book<Side extends Record> {
  readonly rows: Rows;
  private readonly kept = new Map<number, Kept<Side>>();
  private readonly byRow: Side[] = [];

  /** `kind` names the side in refusals. */
  constructor(
    private readonly kind: 'demand' | 'offer',
    aisles: Aisles,
    private readonly idf: Idf,
  ) {
    this.rows = new Rows(aisles);
  }

  /** Adds or replaces. */
  put(record: Side): void {
    const before = this.kept.get(record.id);
    const text = vectorOf(record.terms, this.idf);
    const entry = { id: record.id, shelf: record.category, text };
    const row = before?.row ?? this.rows.add(entry);
    if (before) this.rows.replace(row, entry);
    this.kept.set(record.id, { record, text, row });
    this.byRow[row] = record;
  }

  /** Whether there was one. */
  remove(id: number): boolean {
    const kept = this.kept.get(id);
    if (kept) this.rows.remove(kept.row);
    return this.kept.delete(id);
  }

  has(id: number): boolean {
    return this.kept.has(id);
  }

  /** Throws RangeError where there is none. */
  get(id: number): Kept<Side> {
    const kept = this.kept.get(id);
    if (!kept) throw new RangeError(`there is no ${this.kind} ${id}`);
    return kept;
  }

  at(row: number): Side {
    return this.byRow[row]!;
  }
}
