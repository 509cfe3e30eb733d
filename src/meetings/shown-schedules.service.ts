import { Injectable } from '@nestjs/common';
import { Demands } from '../demands/demands.service.js';
import type { Principal } from '../identity/principal.js';
import { Offers } from '../offers/offers.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { EventParties } from './event-parties.queries.js';
import { slotsOf } from './frame.js';
import { MeetingAccess } from './meeting-access.service.js';
import { isUnderWay } from './meeting-life.js';
import type { Meeting } from './meeting.entity.js';
import { type MeetingView, meetingView } from './meeting.view.js';
import { SchedulePlan } from './schedule-plan.entity.js';
import { partyIdsOf, type SchedulePlanView, planView } from './schedule-plan.view.js';
import { PlanningInputs } from './planning-inputs.queries.js';
import { Plannings } from './planning.service.js';
import { type ScheduleView, scheduleView, type WishView, wishView } from './schedule.view.js';
import { Schedules } from './schedules.service.js';
import { Wish } from './wish.entity.js';

/** Schedules, plans, wishes and meetings with the names of what they name. */
@Injectable()
export class ShownSchedules {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly access: MeetingAccess,
    private readonly schedules: Schedules,
    private readonly inputs: PlanningInputs,
    private readonly plannings: Plannings,
    private readonly parties: EventParties,
    private readonly demands: Demands,
    private readonly offers: Offers,
  ) {}

  async schedule(principal: Principal, eventId: string): Promise<ScheduleView> {
    const event = await this.access.event(principal, eventId, 'schedule.read');
    const row = await this.schedules.of(eventId);
    return this.db.read(async (m) =>
      scheduleView({
        event,
        row,
        slots: slotsOf(row.frame, event.timeZone),
        parties: await this.parties.list(eventId),
        wishes: await m.countBy(Wish, { eventId, removed: false }),
        publishedId: row.number === 0 ? null : ((await m.findOneBy(SchedulePlan, { eventId, number: row.number }))?.id ?? null),
        proposalId: (await this.plannings.waiting(eventId))?.id ?? null,
        underWay: isUnderWay(await this.inputs.standing(eventId), this.clock.iso()),
      }),
    );
  }

  /** @throws DomainError not_found */
  async planById(principal: Principal, eventId: string, planId: string): Promise<SchedulePlanView> {
    await this.access.event(principal, eventId, 'schedule.read');
    const plan = await this.db.read((m) => m.findOneBy(SchedulePlan, { id: planId, eventId }));
    if (!plan) throw new DomainError('not_found', { what: 'plan' });
    return this.plan(principal, plan);
  }

  async plan(principal: Principal, plan: SchedulePlan): Promise<SchedulePlanView> {
    const { timeZone } = await this.access.event(principal, plan.eventId, 'schedule.read');
    return planView({
      plan,
      schedule: await this.schedules.of(plan.eventId),
      names: await this.parties.names(partyIdsOf(plan)),
      timeZone,
      now: this.clock.iso(),
    });
  }

  async wishes(wishes: readonly Wish[]): Promise<WishView[]> {
    const names = await this.parties.names(wishes.flatMap(({ agencyId, umkmId }) => [agencyId, umkmId]));
    return wishes.map((wish) => wishView(wish, names));
  }

  async meetings(eventId: string, meetings: readonly Meeting[]): Promise<MeetingView[]> {
    const topics = meetings.flatMap((meeting) => meeting.topics);
    const demands = await this.demands.listByIds(topics.map(({ demandId }) => demandId));
    const offers = await this.offers.listByIds(topics.map(({ offerId }) => offerId));
    const parties = await this.parties.names(meetings.flatMap(({ agencyId, umkmId }) => [agencyId, umkmId]));
    const names = new Map([
      ...parties,
      ...demands.map(({ id, name }) => [id, name] as const),
      ...offers.map(({ offer, product }) => [offer.id, offer.name ?? product.name] as const),
    ]);
    const { number } = await this.schedules.of(eventId);
    return meetings.map((meeting) => meetingView(meeting, { names, number }));
  }

  async meeting(meeting: Meeting): Promise<MeetingView> {
    const [view] = await this.meetings(meeting.eventId, [meeting]);
    return view as MeetingView;
  }
}
