import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { CommitmentRows } from '../commitments/commitment-rows.queries.js';
import { LOG_PAGE_MAX } from '../contract/live.js';
import type { MatchingEvent } from '../events/event.entity.js';
import { People } from '../identity/people.service.js';
import { logEntryView } from '../log/log-entry.view.js';
import { Log } from '../log/log.service.js';
import { countsTowardsShare } from '../reference/rules.js';
import { getUnit } from '../reference/units.js';
import { Umkms } from '../umkm/umkms.service.js';
import { type BoardState, emptyBoard, fold } from './board.js';
import { type BoardView, boardView, type LatestRow } from './board.view.js';

const ROWS_SHOWN = 5;

/** Totals of the events' screens, folded out of their logs and kept; a question first takes in what the log has gained. */
@Injectable()
export class Boards implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly boards = new Map<string, BoardState>();
  /** One reader of a log at a time: two would fold an entry twice. */
  private readonly reading = new Map<string, Promise<void>>();
  private subscription: Subscription | null = null;

  constructor(
    private readonly log: Log,
    private readonly people: People,
    private readonly umkms: Umkms,
    private readonly commitments: CommitmentRows,
  ) {}

  onApplicationBootstrap(): void {
    // kept warm, so that a screen that asks after a burst need not wait
    this.subscription = this.log.appended.subscribe(({ eventId }) => {
      if (this.boards.has(eventId)) void this.catchUp(eventId).catch(() => undefined);
    });
  }

  onModuleDestroy(): void {
    this.subscription?.unsubscribe();
  }

  async of(event: MatchingEvent): Promise<BoardView> {
    await this.catchUp(event.id);
    const board = this.boards.get(event.id) ?? emptyBoard();
    return boardView(event, board, await this.latest(board));
  }

  private async catchUp(eventId: string): Promise<void> {
    const before = this.reading.get(eventId) ?? Promise.resolve();
    const mine = before.catch(() => undefined).then(() => this.readOn(eventId));
    this.reading.set(eventId, mine);
    try {
      await mine;
    } finally {
      if (this.reading.get(eventId) === mine) this.reading.delete(eventId);
    }
  }

  private async readOn(eventId: string): Promise<void> {
    const board = this.boards.get(eventId) ?? emptyBoard();
    for (;;) {
      const rows = await this.log.rowsAfter(eventId, board.seq, LOG_PAGE_MAX);
      for (const row of rows) fold(board, logEntryView(row, false), (sizeClass, at) => countsTowardsShare(sizeClass, at.slice(0, 10)));
      this.boards.set(eventId, board);
      if (rows.length < LOG_PAGE_MAX) return;
    }
  }

  /** The newest few, with the seller's name where it consents, and what was sold. */
  private async latest(board: BoardState): Promise<LatestRow[]> {
    const shown = board.latest.slice(0, ROWS_SHOWN);
    const sellerIds = [...new Set(shown.flatMap((l) => l.commitment.lines.map((line) => line.umkmId)))];
    const consenting = await this.people.consenting(sellerIds, 'public_name');
    const names = new Map((await this.umkms.listByIds([...consenting])).map((u) => [u.id, u.name]));
    const wholes = new Map((await this.commitments.list(shown.map((l) => l.commitment.commitmentId))).map((w) => [w.commitment.id, w]));
    return shown.map(({ seq, at, commitment }) => {
      const [line, ...others] = wholes.get(commitment.commitmentId)?.lines ?? [];
      const sellers = [...new Set(commitment.lines.map((l) => l.umkmId))];
      return {
        seq,
        at,
        seller: sellers.length === 1 ? (names.get(sellers[0] ?? '') ?? null) : null,
        sellers: sellers.length,
        what: line?.name ?? '',
        more: others.length,
        quantity: line ? { steps: getUnit(line.unitId).steps, value: line.quantity, unit: getUnit(line.unitId).name } : null,
        agencyKind: commitment.agencyKind,
        rupiah: commitment.rupiah,
      };
    });
  }
}
