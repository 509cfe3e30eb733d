import { Injectable } from '@nestjs/common';
import type { MatchingEvent } from '../events/event.entity.js';
import type { Principal } from '../identity/principal.js';
import { Database } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Attendances } from './attendances.service.js';
import { MeetingAccess } from './meeting-access.service.js';
import type { SchedulePlan } from './schedule-plan.entity.js';
import { Plannings } from './planning.service.js';
import type { RepairDto } from './schedule.dto.js';
import { Schedules } from './schedules.service.js';
import { Wishes } from './wishes.service.js';

/**
 * Mends the schedule in the room, in two steps: what happened is written down as the fact it is, at once; what follows from it is a
 * proposal, which moves nobody before the organiser publishes it.
 */
@Injectable()
export class Repairs {
  constructor(
    private readonly db: Database,
    private readonly access: MeetingAccess,
    private readonly schedules: Schedules,
    private readonly attendances: Attendances,
    private readonly wishes: Wishes,
    private readonly plannings: Plannings,
  ) {}

  /** @throws DomainError not_participating, not_found, arrival_time_missing, schedule_not_published, schedule_frame_changed, schedule_over */
  async propose(principal: Principal, eventId: string, dto: RepairDto): Promise<SchedulePlan> {
    const event = await this.access.event(principal, eventId, 'schedule.edit', 'publish_schedule');
    if ((await this.schedules.of(eventId)).number === 0) throw new DomainError('schedule_not_published');
    await this.writeDown(event, dto);
    return this.plannings.repair(principal, event);
  }

  private async writeDown(
    event: MatchingEvent,
    { kind, partyId = '', expectedAt, tableId = '' }: RepairDto,
  ): Promise<void> {
    if (kind === 'no_show') await this.attendances.arrive(event, partyId, { arrival: 'absent' });
    if (kind === 'late')
      await this.attendances.arrive(event, partyId, { arrival: 'late', expectedAt: expectedAt ?? null });
    if (kind === 'walk_in') {
      await this.attendances.arrive(event, partyId, { arrival: 'arrived' });
      await this.wishes.addFor(event, partyId);
    }
    if (kind === 'lost_table') await this.loseTable(event.id, tableId);
  }

  private async loseTable(eventId: string, tableId: string): Promise<void> {
    await this.db.write(async () => {
      const row = await this.schedules.locked(eventId);
      if (!row.frame.tables.some(({ id }) => id === tableId)) throw new DomainError('not_found', { what: 'table' });
      const tables = row.frame.tables.map((table) => (table.id === tableId ? { ...table, lost: true } : table));
      await this.schedules.changed(row, { frame: { ...row.frame, tables } });
    });
  }
}
