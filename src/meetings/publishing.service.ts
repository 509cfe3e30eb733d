import { Injectable } from '@nestjs/common';
import type { MatchingEvent } from '../events/event.entity.js';
import type { Principal } from '../identity/principal.js';
import { jcs, sha256 } from '../log/entry-hash.js';
import { Log } from '../log/log.service.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Changes } from '../platform/changes.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { editRows, insertRows } from '../platform/database/many-rows.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Ids } from '../platform/ids.js';
import type { SchedulePublishedPublic } from '../contract/live.js';
import { Meeting } from './meeting.entity.js';
import { MeetingAccess } from './meeting-access.service.js';
import { SchedulePlan } from './schedule-plan.entity.js';
import { meetingList } from './plan.js';
import { PlanningInputs } from './planning-inputs.queries.js';
import { type Placed, type Publication, publicationOf } from './publishing.js';
import { Schedules } from './schedules.service.js';

/** Makes a proposal the schedule of the event: its meetings are those that the parties see, and the log says which they were. */
@Injectable()
export class Publishing {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: Audit,
    private readonly changes: Changes,
    private readonly log: Log,
    private readonly access: MeetingAccess,
    private readonly schedules: Schedules,
    private readonly inputs: PlanningInputs,
  ) {}

  /**
   * Publishing what is published already changes nothing: a retry gets the same answer.
   * @throws DomainError not_found, schedule_plan_stale
   */
  async publish(principal: Principal, eventId: string, planId: string): Promise<SchedulePlan> {
    const event = await this.access.event(principal, eventId, 'schedule.edit', 'publish_schedule');
    return this.db.write(async (m) => {
      const head = await this.log.lockHead(eventId);
      const row = await this.schedules.locked(eventId);
      const plan = await m.findOneBy(SchedulePlan, { id: planId, eventId });
      if (!plan) throw new DomainError('not_found', { what: 'plan' });
      if (plan.number !== null && plan.number === row.number) return plan;
      const meetings = await this.inputs.standing(eventId);
      const isCurrent = plan.number === null && plan.basis === row.version && plan.replaces === row.number;
      const publication = isCurrent ? publicationOf(meetings, plan, this.clock.iso()) : null;
      if (!publication) throw new DomainError('schedule_plan_stale');
      const published = { ...plan, number: row.number + 1, publishedAt: this.clock.iso() };
      await m.update(SchedulePlan, { id: plan.id }, { number: published.number, publishedAt: published.publishedAt });
      await this.saveMeetings(event, publication, published.number);
      await this.schedules.changed(row, { number: published.number });
      await this.log.append(
        eventId,
        [
          {
            type: 'schedule.published',
            public: { ...publicPart(published) },
            private: { personId: principal.personId, planId },
          },
        ],
        head,
      );
      await this.audit.record({
        action: 'schedule.publish',
        subjectKind: 'schedule',
        subjectId: row.id,
        before: { number: row.number },
        after: { number: published.number, planId },
      });
      // all who take part look again: their own day may have changed
      this.changes.tell('schedule', [eventId], eventId, published.number);
      return published;
    });
  }

  private async saveMeetings(
    event: MatchingEvent,
    { added, moved, cancelled }: Publication<Meeting>,
    number: number,
  ): Promise<void> {
    const changedAt = this.clock.iso();
    await this.db.write(async (m) => {
      await insertRows(
        m,
        Meeting,
        added.map((placed) => this.newMeeting(event, placed, number, changedAt)),
      );
      await editRows(m, Meeting, [
        ...moved.map(({ meeting, to }) => ({
          ...meeting,
          ...placeOf(to),
          publishedIn: number,
          movedFrom: { startsAt: meeting.startsAt, tableName: meeting.tableName },
          changedAt,
        })),
        ...cancelled.map((meeting) => ({
          ...meeting,
          state: 'cancelled' as const,
          publishedIn: number,
          movedFrom: null,
          changedAt,
        })),
      ]);
    });
  }

  private newMeeting(event: MatchingEvent, placed: Placed, number: number, changedAt: string): Meeting {
    return {
      id: this.ids.next(),
      organiserId: event.organiserId,
      eventId: event.id,
      agencyId: placed.agencyId,
      umkmId: placed.umkmId,
      ...placeOf(placed),
      points: placed.points,
      topics: [...placed.topics],
      state: 'planned',
      outcome: null,
      note: null,
      outcomeBy: null,
      publishedIn: number,
      movedFrom: null,
      changedAt,
      version: 1,
    };
  }
}

const placeOf = ({ agencySeat, umkmSeat, startsAt, endsAt, table }: Placed) => ({
  agencySeat,
  umkmSeat,
  startsAt,
  endsAt,
  tableId: table.id,
  tableName: table.name,
  tablePlace: table.place,
});

function publicPart({ number, placements, standBys, slots }: SchedulePlan & { number: number }): SchedulePublishedPublic {
  return {
    number,
    meetings: placements.length,
    agencies: new Set(placements.map(({ agencyId }) => agencyId)).size,
    umkm: new Set(placements.map(({ umkmId }) => umkmId)).size,
    standBys: standBys.length,
    meetingsHash: sha256(jcs(meetingList(placements, slots))),
  };
}
