import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { Counter } from '../counters/counter.entity.js';
import type { MatchingEvent } from '../events/event.entity.js';
import { Log } from '../log/log.service.js';
import { Database } from '../platform/database/database.js';
import type { PlanStamp } from './plan-age.js';
import type { PlanWish } from './plan-question.js';
import { PlanWishRow } from './plan-wish.entity.js';
import { Rankings } from './rankings.service.js';
import { SignedLines } from './signed-lines.js';

const ENTRIES_AT_ONCE = 500;

/** Reads what a plan is made of beside the ranking. */
@Injectable()
export class PlanSources {
  constructor(
    private readonly db: Database,
    private readonly log: Log,
    private readonly rankings: Rankings,
  ) {}

  /** How all that a plan is made of stands now: a few milliseconds. */
  async stamp(event: MatchingEvent): Promise<PlanStamp> {
    const ranking = await this.rankings.stampOf(event);
    const seen = await this.db.read((m) =>
      m
        .createQueryBuilder(PlanWishRow, 'wish')
        .select(`COUNT(*) || ' ' || COALESCE(SUM(wish.version), 0)`, 'wishes')
        .where('wish.eventId = :eventId', { eventId: event.id })
        .getRawOne<{ wishes: string }>(),
    );
    return { ...ranking, wishes: seen?.wishes ?? '' };
  }

  /** Rupiah that each package of the event's needs still has. */
  async packageLeft(eventId: string): Promise<Map<string, number>> {
    const counters = await this.db.read((m) =>
      m
        .createQueryBuilder(Counter, 'counter')
        .where(
          `counter.kind = 'package' AND counter.ownerId IN (SELECT d.package_id FROM demands d WHERE d.event_id = :eventId)`,
          { eventId },
        )
        .getMany(),
    );
    return new Map(counters.map(({ ownerId, limit, committed }) => [ownerId, limit - committed]));
  }

  /** What was signed and voided at the event after a `seq` of its log. */
  async signedSince(eventId: string, after: number): Promise<SignedLines> {
    const lines = new SignedLines();
    for (let seq = after, isMore = true; isMore; ) {
      const rows = await this.log.rowsAfter(eventId, seq, ENTRIES_AT_ONCE);
      for (const row of rows) lines.take(row);
      seq = rows.at(-1)?.seq ?? seq;
      isMore = rows.length === ENTRIES_AT_ONCE;
    }
    return lines;
  }

  headOf(eventId: string): Promise<number> {
    return this.log.head(eventId).then(({ seq }) => seq);
  }

  /** The oldest first. */
  wishes(eventId: string): Promise<PlanWish[]> {
    return this.db.read((m) => m.find(PlanWishRow, { where: { eventId, quantity: Not(IsNull()) }, order: { id: 'ASC' } })) as Promise<PlanWish[]>;
  }
}
