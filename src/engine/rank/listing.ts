/** Lists the records of one side for one record of the other: which pairs may be listed, and what they are worth. */
import type { Book, Kept } from './book.js';
import { practicalMost, practicalPoints, scoreOf, type Measures, type Pair } from './factors.js';
import { passesGates } from './gates.js';
import { type Scoring, Search, type Shelves } from './search.js';
import type { RankDemand, Ranked, RankOffer, Vetoed } from './types.js';

type Side = RankDemand | RankOffer;

export class Listing<Asker extends Side, Listed extends Side> implements Scoring {
  readonly most: number;
  private readonly search: Search;
  /** Who asks, while a search runs. */
  private asker: Asker;

  constructor(
    private readonly listed: Book<Listed>,
    private readonly shelves: Shelves,
    private readonly measures: Measures,
    private readonly vetoed: Vetoed,
    private readonly pairOf: (asker: Asker, listed: Listed) => Pair,
  ) {
    this.most = practicalMost(measures.settings.weights);
    this.search = new Search(listed.rows, shelves, this);
  }

  best({ record, text }: Kept<Asker>, k: number): Ranked[] {
    this.asker = record;
    return this.search.best(record.category, text, k);
  }

  count({ record, text }: Kept<Asker>): number {
    let count = 0;
    this.search.forEachOnFloor(record.category, text, (row) => {
      if (this.mayBeListed(this.pairOf(record, this.listed.at(row)))) count++;
    });
    return count;
  }

  /** Every pair that is on the floor, whatever its gates say and whoever refused it. `score` is for the visited pair alone. */
  forEachOnFloor({ record, text }: Kept<Asker>, visit: (pair: Pair, score: () => number) => void): void {
    let row = -1;
    const score = () => {
      const listed = this.listed.at(row);
      const affinity = this.shelves.affinity(record.category, listed.category);
      return this.total(
        affinity,
        this.search.productWith(row),
        practicalPoints(this.pairOf(record, listed), this.measures),
      );
    };
    this.search.forEachOnFloor(record.category, text, (next) => {
      row = next;
      visit(this.pairOf(record, this.listed.at(row)), score);
    });
  }

  mostIn(): number {
    return this.most;
  }

  practical(row: number): number {
    const pair = this.pairOf(this.asker, this.listed.at(row));
    return this.mayBeListed(pair) ? practicalPoints(pair, this.measures) : -1;
  }

  total(affinity: number, product: number, practical: number): number {
    return scoreOf(this.measures.settings.weights, affinity, product, practical);
  }

  private mayBeListed({ demand, offer }: Pair): boolean {
    return passesGates(demand, offer, this.measures.orderDay) && !this.vetoed(demand, offer);
  }
}
