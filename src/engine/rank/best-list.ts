/** The k best of a stream: higher scores first, equal scores by ascending id. A heap whose root is the worst kept, so that most candidates stop there. */
import type { Ranked } from './types.js';

export class BestList {
  private k = 0;
  private length = 0;
  private scores = new Float64Array(32);
  private ids = new Int32Array(32);

  clear(k: number): void {
    this.k = k;
    this.length = 0;
  }

  get isFull(): boolean {
    return this.length >= this.k;
  }

  /** What a candidate must at least reach; anything does while there is room. */
  get threshold(): number {
    if (!this.isFull) return -Infinity;
    return this.k === 0 ? Infinity : this.scores[0]!;
  }

  add(score: number, id: number): void {
    if (!this.isFull) {
      if (this.length === this.scores.length) this.grow();
      this.rise(this.length++, score, id);
    } else if (this.k > 0 && this.isBetter(score, id, 0)) {
      this.sink(0, score, id);
    }
  }

  /** Best first. */
  toList(): Ranked[] {
    const list = Array.from({ length: this.length }, (_, at) => ({ id: this.ids[at]!, score: this.scores[at]! }));
    return list.sort((a, b) => b.score - a.score || a.id - b.id);
  }

  private isBetter(score: number, id: number, than: number): boolean {
    return score > this.scores[than]! || (score === this.scores[than]! && id < this.ids[than]!);
  }

  private rise(at: number, score: number, id: number): void {
    let place = at;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (this.isBetter(score, id, above)) break;
      this.put(place, this.scores[above]!, this.ids[above]!);
      place = above;
    }
    this.put(place, score, id);
  }

  private sink(at: number, score: number, id: number): void {
    let place = at;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= this.length) break;
      if (below + 1 < this.length && this.isBetter(this.scores[below]!, this.ids[below]!, below + 1)) below++;
      if (!this.isBetter(score, id, below)) break;
      this.put(place, this.scores[below]!, this.ids[below]!);
      place = below;
    }
    this.put(place, score, id);
  }

  private put(place: number, score: number, id: number): void {
    this.scores[place] = score;
    this.ids[place] = id;
  }

  private grow(): void {
    const [scores, ids] = [new Float64Array(2 * this.length), new Int32Array(2 * this.length)];
    scores.set(this.scores);
    ids.set(this.ids);
    this.scores = scores;
    this.ids = ids;
  }
}
