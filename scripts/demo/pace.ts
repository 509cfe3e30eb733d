import { setTimeout as sleep } from 'node:timers/promises';
import type { BoardView } from '../../src/live/board.view.js';
import type { Tempo } from './encounter.js';
import { request } from './participant.js';
import type { Random } from './random.js';

const SIGNATURE_SECONDS = [2, 4] as const;
/** The nearer the signed value comes to this share of the target, the slower people sign. */
const SLOW_TOWARDS = 0.85;
const SLOWEST = 25;
/** From here on nobody signs any more: the bar stays a bar. */
const RESTS_AT = 0.9;
const BOARD_MS = 1_000;
const REST_MS = 2_000;

/** What the hall sees, at most a second old. */
export class Watcher {
  private seen: { board: BoardView; at: number } | null = null;

  constructor(
    private readonly url: string,
    private readonly eventId: string,
  ) {}

  async board(): Promise<BoardView | null> {
    if (this.seen !== null && Date.now() - this.seen.at < BOARD_MS) return this.seen.board;
    const answer = await request<BoardView>(this.url, 'GET', `events/${this.eventId}/board`);
    if (answer.ok) this.seen = { board: answer.body, at: Date.now() };
    return this.seen?.board ?? null;
  }

  /** Signed value as a share of the target. */
  async share(): Promise<number> {
    const board = await this.board();
    return board === null || board.target === 0 ? 0 : board.signed.rupiah / board.target;
  }

  async isOpen(): Promise<boolean> {
    return (await this.board())?.stage === 'live' && (await this.share()) < RESTS_AT;
  }
}

/** People as in a hall: one signature every few seconds, fewer as the day goes on. Ends at once when `signal` does. */
export class HallTempo implements Tempo {
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly random: Random,
    private readonly speed: number,
    private readonly watcher: Watcher,
    private readonly signal: AbortSignal,
  ) {}

  async turn(): Promise<void> {
    const mine = this.last.then(async () =>
      this.wait(this.random.between(SIGNATURE_SECONDS) * slowness(await this.watcher.share())),
    );
    this.last = mine.catch(() => undefined);
    await mine;
  }

  async moment(seconds: readonly [number, number]): Promise<void> {
    await this.wait(this.random.between(seconds));
  }

  /** Whatever the speed: nothing is to be done for a while. */
  async rest(): Promise<void> {
    await sleep(REST_MS, undefined, { signal: this.signal });
  }

  private async wait(seconds: number): Promise<void> {
    await sleep((seconds * 1_000) / this.speed, undefined, { signal: this.signal });
  }
}

const slowness = (share: number): number =>
  share >= SLOW_TOWARDS ? SLOWEST : Math.min(SLOWEST, 1 / (1 - (share / SLOW_TOWARDS) ** 2));

/** No waiting at all: for what was signed before anybody watches. */
export const HASTE: Tempo = { turn: () => Promise.resolve(), moment: () => Promise.resolve() };
