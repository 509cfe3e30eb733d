/** Changes of a board that are tried together and can be taken back together. */
import type { Board } from './board.js';
import { Chain } from './chain.js';
import { NOT_HELD } from './types.js';

export class Attempt {
  /** Three numbers for each change: a meeting, its slot before, its slot after; a whole chain is named by one of its meetings. */
  private readonly changes: number[] = [];
  private readonly chain: Chain;

  constructor(private readonly board: Board) {
    this.chain = new Chain(board);
  }

  /** What was changed before stays. */
  begin(): void {
    this.changes.length = 0;
  }

  put(meeting: number, slot: number): void {
    this.changes.push(meeting, NOT_HELD, slot);
    this.board.put(meeting, slot);
  }

  take(meeting: number): void {
    this.changes.push(meeting, this.board.slotOf[meeting]!, NOT_HELD);
    this.board.take(meeting);
  }

  apply(chain: Chain): void {
    this.changes.push(chain.meetings[0]!, chain.from, chain.to);
    chain.apply();
  }

  /** Backwards, so that each change finds the board as it left it; a chain traced from its new side is the same chain. */
  undo(): void {
    const { board, chain, changes } = this;
    for (let i = changes.length - 3; i >= 0; i -= 3) {
      const meeting = changes[i]!;
      const before = changes[i + 1]!;
      if (before === NOT_HELD) board.take(meeting);
      else if (changes[i + 2] === NOT_HELD) board.put(meeting, before);
      else {
        chain.trace(meeting, before);
        chain.apply();
      }
    }
    changes.length = 0;
  }
}
