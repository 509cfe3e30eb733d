import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { MatchingEvent } from '../events/event.entity.js';
import { partyPairs } from '../matching/party-pairs.js';
import { Rankings } from '../matching/rankings.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { EventParties } from './event-parties.queries.js';
import { firstOpenSlot, type Slot, slotsOf } from './frame.js';
import { heldOf } from './held.js';
import { Meeting } from './meeting.entity.js';
import { presenceOf, unsaid } from './presence.js';
import { keyOf, type PlanningInput, type Presence } from './problem.js';
import type { ScheduleRow } from './schedule.entity.js';
import { Schedules } from './schedules.service.js';
import { Wish } from './wish.entity.js';

export interface EventInput {
  /** As it stood before anything else was read: what changes meanwhile puts the plan out of date. */
  schedule: ScheduleRow;
  slots: Slot[];
  meetings: Meeting[];
  input: PlanningInput;
}

/** Reads what a plan is made of. */
@Injectable()
export class PlanningInputs {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly schedules: Schedules,
    private readonly parties: EventParties,
    private readonly rankings: Rankings,
  ) {}

  async of(event: MatchingEvent): Promise<EventInput> {
    const schedule = await this.schedules.of(event.id);
    const slots = slotsOf(schedule.frame, event.timeZone);
    const meetings = await this.standing(event.id);
    const held = heldOf(meetings, slots);
    const wishes = await this.possibleWishes(event.id);
    const presences = await this.presences(event.id, slots);
    const missing = held.flatMap(({ agencyId, umkmId }) => [agencyId, umkmId]).filter((id) => !presences.has(id));
    const { tables, breakPoints, unevenPoints } = schedule.frame;
    const fromSlot = firstOpenSlot(slots, this.clock.iso());
    return {
      schedule,
      slots,
      meetings,
      input: {
        ...{ slots, fromSlot, tables, breakPoints, unevenPoints, held },
        // whoever left the event has what is past of its day
        presences: new Map([
          ...presences,
          ...missing.map((id) => [id, presenceOf(id, unsaid('agency'), slots)] as const),
        ]),
        wishes: wishes.filter(({ agencyId, umkmId }) => presences.has(agencyId) && presences.has(umkmId)),
      },
    };
  }

  /** Meetings that take a place, in order of time. */
  standing(eventId: string): Promise<Meeting[]> {
    const states = ['planned', 'running', 'done', 'no_show'] as const;
    return this.db.read((m) =>
      m.find(Meeting, { where: { eventId, state: In([...states]) }, order: { startsAt: 'ASC', id: 'ASC' } }),
    );
  }

  private async presences(eventId: string, slots: readonly Slot[]): Promise<Map<string, Presence>> {
    const parties = await this.parties.list(eventId);
    return new Map(parties.map(({ id, facts }) => [id, presenceOf(id, facts, slots)]));
  }

  /** Without those of parties that have refused each other: silently, since a veto is told to the side that made it alone. */
  private async possibleWishes(eventId: string): Promise<Wish[]> {
    const { refused } = await this.rankings.ask(eventId, partyPairs);
    const isRefused = new Set(refused.map(keyOf));
    const wishes = await this.db.read((m) =>
      m.find(Wish, { where: { eventId, removed: false }, order: { id: 'ASC' } }),
    );
    return wishes.filter((wish) => !isRefused.has(keyOf(wish)));
  }
}
