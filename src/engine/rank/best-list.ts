/** The k best of a stream: higher scores first, equal scores by ascending id. A heap whose root is the worst kept, so that most candidates stop there. */
import type { Ranked } from './types.js';

/** Up to here putting each in its place beats taking the heap apart. */
const SHORT = 64;

export class BestList {
  private k = 0;
  private length = 0;
  private scores = new Float64Array(32);
  private ids = new Int32Array(32);

  clear(k: number): void {
    this.k = k;
    this.length = 0;
  }

  private get isFull(): boolean {
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
      this.sink(this.length, score, id);
    }
  }

  /** Puts the best first; nothing can be added until the next `clear`. */
  sort(): void {
    if (this.length <= SHORT) return this.sortShort();
    for (let last = this.length - 1; last > 0; last--) {
      const [score, id] = [this.scores[last]!, this.ids[last]!];
      this.put(last, this.scores[0]!, this.ids[0]!);
      this.sink(last, score, id);
    }
  }

  private sortShort(): void {
    for (let at = 1; at < this.length; at++) {
      const [score, id] = [this.scores[at]!, this.ids[at]!];
      let place = at;
      for (; place > 0 && this.isBetter(score, id, place - 1); place--) {
        this.put(place, this.scores[place - 1]!, this.ids[place - 1]!);
      }
      this.put(place, score, id);
    }
  }

  /** In the order of `sort`. */
  toList(): Ranked[] {
    return Array.from({ length: this.length }, (_, at) => ({ id: this.ids[at]!, score: this.scores[at]! }));
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

  /** Finds a place below the root for what replaces it, in a heap of so many. */
  private sink(length: number, score: number, id: number): void {
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= length) break;
      if (below + 1 < length && this.isBetter(this.scores[below]!, this.ids[below]!, below + 1)) below++;
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
