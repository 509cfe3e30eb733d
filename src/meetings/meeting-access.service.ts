import { Injectable } from '@nestjs/common';
import type { MatchingEvent } from '../events/event.entity.js';
import { Events } from '../events/events.service.js';
import type { EventActivity } from '../events/stages.js';
import type { Action, Membership } from '../identity/policy.js';
import { Policy } from '../identity/policy.service.js';
import type { Principal } from '../identity/principal.js';

/** Who may do what with the schedule of an event, and in which stage. */
@Injectable()
export class MeetingAccess {
  constructor(
    private readonly events: Events,
    private readonly policy: Policy,
  ) {}

  /** @throws DomainError not_found, not_allowed, stage_forbids */
  async event(principal: Principal, eventId: string, action: Action, activity?: EventActivity): Promise<MatchingEvent> {
    return (await this.asked(principal, eventId, action, activity)).event;
  }

  /** As `event`, with the parties of the person that take part, and as what the person is let in. */
  async asked(
    principal: Principal,
    eventId: string,
    action: Action,
    activity?: EventActivity,
  ): Promise<{ event: MatchingEvent; participants: readonly string[]; by: Membership | null }> {
    const event = await this.events.get(eventId);
    const facts = await this.events.factsOf(event, principal);
    const by = this.policy.require(principal, action, facts);
    if (activity !== undefined) this.events.requirePermits(event, activity);
    return { event, participants: facts.participants ?? [], by };
  }

  /** For what two parties own. @throws DomainError not_allowed, stage_forbids */
  async parties(
    principal: Principal,
    thing: { organiserId: string; eventId: string; agencyId: string; umkmId: string },
    action: Action,
    activity?: EventActivity,
  ): Promise<Membership | null> {
    const { organiserId, eventId, agencyId, umkmId } = thing;
    const by = this.policy.require(principal, action, { organiserId, eventId, owners: [agencyId, umkmId] });
    if (activity !== undefined) this.events.requirePermits(await this.events.get(eventId), activity);
    return by;
  }
}
