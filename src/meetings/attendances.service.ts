import { Injectable } from '@nestjs/common';
import type { MatchingEvent } from '../events/event.entity.js';
import type { Principal } from '../identity/principal.js';
import { rankPage } from '../matching/rank-cursor.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Changes } from '../platform/changes.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { editRow } from '../platform/database/edit-row.js';
import { insertRows } from '../platform/database/many-rows.js';
import type { Page } from '../platform/edge/page.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Ids } from '../platform/ids.js';
import { Attendance } from './attendance.entity.js';
import { EventParties, type EventParty } from './event-parties.queries.js';
import { MeetingAccess } from './meeting-access.service.js';
import { changesPlans } from './presence.js';
import type { AttendanceDto, AttendancesQuery, CheckInDto } from './schedule.dto.js';
import { Schedules } from './schedules.service.js';

type Said = Partial<Attendance>;

/** Who is there when, and who has come. */
@Injectable()
export class Attendances {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: Audit,
    private readonly changes: Changes,
    private readonly access: MeetingAccess,
    private readonly schedules: Schedules,
    private readonly parties: EventParties,
  ) {}

  async list(principal: Principal, eventId: string, query: AttendancesQuery): Promise<Page<EventParty>> {
    await this.access.event(principal, eventId, 'attendance.read');
    const asked = query.q?.toLowerCase() ?? '';
    const parties = (await this.parties.list(eventId)).filter(
      ({ kind, name }) => (query.kind === undefined || kind === query.kind) && name.toLowerCase().includes(asked),
    );
    const { rows, nextCursor } = rankPage(parties, query);
    return { items: rows, nextCursor };
  }

  /** @throws DomainError not_participating, slot_unknown */
  async edit(principal: Principal, eventId: string, partyId: string, dto: AttendanceDto): Promise<EventParty> {
    const event = await this.access.event(principal, eventId, 'schedule.edit', 'edit_schedule');
    return this.db.write(async () => {
      const { frame } = await this.schedules.locked(eventId);
      if (dto.away) this.schedules.requireSlots(event, frame, dto.away);
      const { parallel, least, most, away } = dto;
      return this.say(event, partyId, {
        ...(parallel === undefined ? {} : { parallel }),
        ...(least === undefined ? {} : { least }),
        ...(most === undefined ? {} : { most }),
        ...(away && { away: [...new Set(away)] }),
      });
    });
  }

  /** At the door: who has come, comes late, or does not come. @throws DomainError not_participating, arrival_time_missing */
  async checkIn(principal: Principal, eventId: string, partyId: string, dto: CheckInDto): Promise<EventParty> {
    const event = await this.access.event(principal, eventId, 'attendance.check_in', 'check_in');
    return this.arrive(event, partyId, dto);
  }

  async arrive(event: MatchingEvent, partyId: string, { arrival, expectedAt }: CheckInDto): Promise<EventParty> {
    if (arrival === 'late' && (expectedAt ?? null) === null) throw new DomainError('arrival_time_missing');
    const said = { arrival, expectedAt: arrival === 'late' ? (expectedAt ?? null) : null };
    return this.say(event, partyId, { ...said, checkedAt: this.clock.iso() });
  }

  private async say(event: MatchingEvent, partyId: string, said: Said): Promise<EventParty> {
    return this.db.write(async (m) => {
      const row = await this.schedules.locked(event.id);
      const party = (await this.parties.list(event.id)).find(({ id }) => id === partyId);
      if (!party) throw new DomainError('not_participating', { what: 'party' });
      const before = party.attendance ?? this.fresh(event, party);
      if (!party.attendance) await insertRows(m, Attendance, [before]);
      const after: Attendance = await editRow<Attendance>(m, Attendance, before, before.version, said);
      await this.audit.record({
        action: 'attendance.edit',
        subjectKind: 'attendance',
        subjectId: after.id,
        before: party.attendance && { ...party.attendance },
        after: { ...after },
      });
      if (changesPlans(party.facts, after)) await this.schedules.changed(row);
      else this.changes.tell('schedule', [event.id], event.id, row.version, []);
      return { ...party, attendance: after, facts: after };
    });
  }

  private fresh(event: MatchingEvent, { id, kind, facts }: EventParty): Attendance {
    const { parallel, least, most, away, arrival, expectedAt } = facts;
    return {
      id: this.ids.next(),
      eventId: event.id,
      partyKind: kind,
      partyId: id,
      ...{ parallel, least, most, away: [...away], arrival, expectedAt },
      checkedAt: null,
      version: 1,
    };
  }
}
