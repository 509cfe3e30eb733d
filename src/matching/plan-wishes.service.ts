import { Injectable } from '@nestjs/common';
import { demandCounter } from '../counters/counter-ids.js';
import { Counters } from '../counters/counters.service.js';
import { Demands } from '../demands/demands.service.js';
import { Events } from '../events/events.service.js';
import { Policy } from '../identity/policy.service.js';
import type { Principal } from '../identity/principal.js';
import { Offers } from '../offers/offers.service.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { requirePinnable } from './pin-check.js';
import { PlanStore } from './plan-store.service.js';

/** What the organiser, and agencies for their own needs, want of the next plan. */
@Injectable()
export class PlanWishes {
  constructor(
    private readonly policy: Policy,
    private readonly events: Events,
    private readonly demands: Demands,
    private readonly offers: Offers,
    private readonly counters: Counters,
    private readonly store: PlanStore,
  ) {}

  /**
   * @param quantity steps of the offer's unit, no more and no less; 0: none; null: as the plan sees fit
   * @throws DomainError not_found, not_allowed, stage_forbids, demand_closed, offer_withdrawn, and what `requirePinnable` says
   */
  async set(
    principal: Principal,
    eventId: string,
    { demandId, offerId, quantity }: { demandId: string; offerId: string; quantity: number | null },
  ): Promise<void> {
    const event = await this.events.get(eventId);
    const demand = await this.demands.get(demandId);
    const { organiserId, agencyId } = demand;
    this.policy.require(principal, 'plan.wish', { organiserId, owners: [agencyId] });
    const offer = await this.offers.get(offerId);
    if (demand.eventId !== eventId) throw new DomainError('not_found', { what: 'demand' });
    if (offer.eventId !== eventId) throw new DomainError('not_found', { what: 'offer' });
    this.events.requirePermits(event, 'plan');
    if (quantity !== null && quantity > 0) {
      if (demand.status === 'withdrawn' || demand.status === 'fulfilled')
        throw new DomainError('demand_closed', { status: demand.status });
      if (offer.status === 'withdrawn') throw new DomainError('offer_withdrawn');
      const [whole] = await this.offers.whole([offer]);
      const committed = (await this.counters.find([demandCounter(demandId)])).get(demandCounter(demandId))?.committed ?? 0;
      const openBase = demand.baseQuantity === null ? null : demand.baseQuantity - committed;
      requirePinnable({ ...demand, openBase }, { ...offer, prices: whole!.prices }, quantity);
    }
    await this.store.wish({ eventId, demandId, offerId, agencyId }, quantity, principal.personId);
  }
}
