import { Injectable } from '@nestjs/common';
import type { Principal } from '../identity/principal.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Ids } from '../platform/ids.js';
import { type Frame, objectionTo, slotsOf } from './frame.js';
import { MeetingAccess } from './meeting-access.service.js';
import { isUnderWay } from './meeting-life.js';
import { Meeting } from './meeting.entity.js';
import type { FrameDto } from './schedule.dto.js';
import { Schedules } from './schedules.service.js';

/** When and where meetings can be. */
@Injectable()
export class Frames {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly access: MeetingAccess,
    private readonly schedules: Schedules,
  ) {}

  /**
   * Tables may change at any time, hours only until the first meeting: what is past must stay what it was.
   * @throws DomainError version_conflict, schedule_under_way, not_found for a table, and as `objectionTo`
   */
  async edit(principal: Principal, eventId: string, version: number, dto: FrameDto): Promise<void> {
    const event = await this.access.event(principal, eventId, 'schedule.edit', 'edit_schedule');
    await this.db.write(async (m) => {
      const row = await this.schedules.locked(eventId);
      if (row.version !== version) throw new DomainError('version_conflict', { version: row.version });
      const frame = this.frameOf(row.frame, dto);
      const objection = objectionTo(frame, event);
      if (objection) throw new DomainError(objection.code, objection.params);
      const hours = ({ sessions, slotMinutes, gapMinutes }: Frame) =>
        JSON.stringify(slotsOf({ sessions, slotMinutes, gapMinutes }, event.timeZone));
      if (hours(frame) !== hours(row.frame) && isUnderWay(await m.findBy(Meeting, { eventId }), this.clock.iso()))
        throw new DomainError('schedule_under_way');
      await this.schedules.changed(row, { frame });
    });
  }

  private frameOf(before: Frame, dto: FrameDto): Frame {
    const known = new Map(before.tables.map((table) => [table.id, table]));
    const tables = dto.tables.map(({ id, name, place, capacity, lost }) => {
      if (id !== undefined && !known.has(id)) throw new DomainError('not_found', { what: 'table' });
      return {
        id: id ?? this.ids.next(),
        name,
        place: place ?? null,
        capacity: capacity ?? 1,
        lost: lost ?? known.get(id ?? '')?.lost ?? false,
      };
    });
    return {
      sessions: dto.sessions.map(({ date, from, to }) => ({ date, from, to })),
      slotMinutes: dto.slotMinutes,
      gapMinutes: dto.gapMinutes,
      tables,
      breakPoints: dto.breakPoints ?? before.breakPoints,
      unevenPoints: dto.unevenPoints ?? before.unevenPoints,
    };
  }
}
