import { Injectable } from '@nestjs/common';
import type { Principal } from '../identity/principal.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Changes } from '../platform/changes.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { editRow } from '../platform/database/edit-row.js';
import { type Page, pageOf } from '../platform/edge/page.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { MeetingAccess } from './meeting-access.service.js';
import { type MeetingAction, next, stateWith } from './meeting-life.js';
import { Meeting } from './meeting.entity.js';
import type { MeetingsQuery, OutcomeDto } from './meetings.dto.js';
import { Schedules } from './schedules.service.js';
import { Wishes } from './wishes.service.js';

/** The meetings that are published: whose they are, how they go, and what came of them. */
@Injectable()
export class Meetings {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly changes: Changes,
    private readonly access: MeetingAccess,
    private readonly schedules: Schedules,
    private readonly wishes: Wishes,
  ) {}

  /** In order of time: all of them for those who serve the event, one's own for its parties. */
  async list(principal: Principal, eventId: string, query: MeetingsQuery): Promise<Page<Meeting>> {
    const { by, participants } = await this.access.asked(principal, eventId, 'meeting.list');
    const isParty = by?.role === 'officer' || by?.role === 'umkm';
    return this.db.read((m) => {
      const meetings = m.createQueryBuilder(Meeting, 'meeting').where('meeting.eventId = :eventId', { eventId });
      if (query.state !== undefined) meetings.andWhere('meeting.state = :state', { state: query.state });
      if (query.startsAt !== undefined) meetings.andWhere('meeting.startsAt = :startsAt', { startsAt: query.startsAt });
      const between = (name: string) => `(meeting.agencyId IN (:...${name}) OR meeting.umkmId IN (:...${name}))`;
      if (isParty) meetings.andWhere(between('own'), { own: participants });
      if (query.partyId !== undefined) meetings.andWhere(between('asked'), { asked: [query.partyId] });
      return pageOf(meetings, 'meeting', query, 'startsAt');
    });
  }

  /** @throws DomainError not_found, not_allowed */
  async read(principal: Principal, id: string): Promise<Meeting> {
    const meeting = await this.get(id);
    await this.access.parties(principal, meeting, 'meeting.read');
    return meeting;
  }

  /** Of a meeting called off the pair is not wanted any more. @throws DomainError meeting_transition, meeting_not_begun */
  async act(principal: Principal, id: string, action: MeetingAction): Promise<Meeting> {
    await this.access.parties(
      principal,
      await this.get(id),
      'meeting.run',
      action === 'cancel' ? 'publish_schedule' : 'run_meeting',
    );
    return this.change(id, async (meeting) => {
      const state = next(meeting, action, this.clock.iso());
      if (state === null) throw refusal(meeting, action, next(meeting, action, meeting.startsAt) !== null);
      if (action === 'cancel') await this.callOff(meeting);
      return { state, ...(action === 'undo' ? { outcome: null, note: null, outcomeBy: null } : {}) };
    });
  }

  /** The last word counts; every word is in the audit. @throws DomainError meeting_transition, meeting_not_begun */
  async sayOutcome(principal: Principal, id: string, { outcome, note }: OutcomeDto): Promise<Meeting> {
    const by = await this.access.parties(principal, await this.get(id), 'meeting.outcome', 'say_outcome');
    const outcomeBy = by?.role === 'officer' ? 'agency' : by?.role === 'umkm' ? 'umkm' : 'staff';
    return this.change(id, async (meeting) => {
      const state = stateWith(meeting, outcome, this.clock.iso());
      if (state === null) throw refusal(meeting, 'finish', stateWith(meeting, outcome, meeting.startsAt) !== null);
      return Promise.resolve({ state, outcome, note: note ?? null, outcomeBy });
    });
  }

  /** A proposal that still holds it is out of date, whether or not the pair was a wish. */
  private async callOff({ eventId, agencyId, umkmId }: Meeting): Promise<void> {
    await this.schedules.changed(await this.schedules.locked(eventId));
    await this.wishes.removePair(eventId, agencyId, umkmId);
  }

  private async get(id: string): Promise<Meeting> {
    const meeting = await this.db.read((m) => m.findOneBy(Meeting, { id }));
    if (!meeting) throw new DomainError('not_found', { what: 'meeting' });
    return meeting;
  }

  private async change(id: string, decide: (meeting: Meeting) => Promise<Partial<Meeting>>): Promise<Meeting> {
    return this.db.write(async (m) => {
      // one lock for all meetings of an event, which publishing takes too
      await this.schedules.locked((await this.get(id)).eventId);
      const meeting = await this.get(id);
      const saved = await editRow(m, Meeting, meeting, meeting.version, {
        ...(await decide(meeting)),
        changedAt: this.clock.iso(),
      });
      const told = ({ state, outcome, note, outcomeBy }: Meeting) => ({ state, outcome, note, outcomeBy });
      await this.audit.record({
        action: 'meeting.edit',
        subjectKind: 'meeting',
        subjectId: id,
        before: told(meeting),
        after: told(saved),
      });
      this.changes.tell('meeting', [id], meeting.eventId, saved.version, [meeting.agencyId, meeting.umkmId]);
      return saved;
    });
  }
}

/** What is possible, but not yet, is said to be so. */
const refusal = ({ state }: Meeting, action: MeetingAction, isTooEarly: boolean): DomainError =>
  isTooEarly ? new DomainError('meeting_not_begun') : new DomainError('meeting_transition', { state, action });
