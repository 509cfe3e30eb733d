import { Injectable } from '@nestjs/common';
import type { MatchingEvent } from '../events/event.entity.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Changes } from '../platform/changes.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { editRow } from '../platform/database/edit-row.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Ids } from '../platform/ids.js';
import { EMPTY_FRAME, type Frame, slotsOf } from './frame.js';
import { ScheduleRow } from './schedule.entity.js';
import { DEFAULT_RULES } from './wish-book.js';

/** The row that says what an event's meetings are planned from. Trusts its callers: those who speak for people have asked the policy. */
@Injectable()
export class Schedules {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: Audit,
    private readonly changes: Changes,
  ) {}

  /** As it stands; where nobody has said anything yet, as it will begin. */
  async of(eventId: string): Promise<ScheduleRow> {
    return (await this.db.read((m) => m.findOneBy(ScheduleRow, { eventId }))) ?? this.blank(eventId);
  }

  /** Inside a write: the row, which nobody else changes until it ends. */
  async locked(eventId: string): Promise<ScheduleRow> {
    return this.db.write(async (m) => {
      await this.db.lockName(`schedule:${eventId}`);
      const row = await m.findOneBy(ScheduleRow, { eventId });
      if (row) return row;
      const blank = this.blank(eventId);
      await m.createQueryBuilder().insert().into(ScheduleRow).values(blank).updateEntity(false).execute();
      return blank;
    });
  }

  /** Saves a change of what plans are made from: those made before are out of date. Staff hear of it. */
  async changed(
    row: ScheduleRow,
    changes: Partial<Pick<ScheduleRow, 'frame' | 'rules' | 'number'>> = {},
  ): Promise<ScheduleRow> {
    return this.db.write(async (m) => {
      const saved = await editRow(m, ScheduleRow, row, row.version, { ...changes, changedAt: this.clock.iso() });
      const { frame, rules, number } = row;
      await this.audit.record({
        action: 'schedule.edit',
        subjectKind: 'schedule',
        subjectId: row.id,
        before: { frame, rules, number },
        after: { frame: saved.frame, rules: saved.rules, number: saved.number },
      });
      this.changes.tell('schedule', [row.eventId], row.eventId, saved.version, []);
      return saved;
    });
  }

  /** @throws DomainError slot_unknown */
  requireSlots(event: MatchingEvent, frame: Frame, keys: readonly string[]): void {
    const known = new Set(slotsOf(frame, event.timeZone).map(({ key }) => key));
    const unknown = keys.find((key) => !known.has(key));
    if (unknown !== undefined) throw new DomainError('slot_unknown', { slot: unknown });
  }

  private blank(eventId: string): ScheduleRow {
    return {
      id: this.ids.next(),
      eventId,
      frame: EMPTY_FRAME,
      rules: DEFAULT_RULES,
      number: 0,
      changedAt: this.clock.iso(),
      version: 1,
    };
  }
}
