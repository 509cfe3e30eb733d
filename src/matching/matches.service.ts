import { Injectable } from '@nestjs/common';
import type { DemandView } from '../demands/demand.view.js';
import { Demands } from '../demands/demands.service.js';
import { ShownDemands } from '../demands/shown-demands.service.js';
import { Events } from '../events/events.service.js';
import { Policy } from '../identity/policy.service.js';
import type { Principal } from '../identity/principal.js';
import type { SeenOffer } from '../offers/offer.view.js';
import { Offers } from '../offers/offers.service.js';
import type { PageQuery } from '../platform/edge/page.js';
import { DomainError } from '../platform/errors/domain-error.js';
import type { EventIdf } from './event-idf.entity.js';
import { type Facilitation, facilitationOf } from './facilitation.js';
import { type Fairness, fairnessOf } from './fairness.js';
import type { FacilitationQuery, FairnessQuery } from './matching.dto.js';
import { type MyNeedsPage, myNeedsPage } from './my-needs-page.js';
import { Rankings } from './rankings.service.js';
import { type PageWithNearMisses, pageOfDemand, pageOfOffer, type Reader } from './ranked-page.js';

/** What people ask of the ranking. */
@Injectable()
export class Matches {
  constructor(
    private readonly policy: Policy,
    private readonly events: Events,
    private readonly demands: Demands,
    private readonly shownDemands: ShownDemands,
    private readonly offers: Offers,
    private readonly rankings: Rankings,
  ) {}

  /** The sellers for a need: with figures for its agency and the organiser, with bands for the desk. */
  async ofDemand(
    principal: Principal,
    id: string,
    query: PageQuery,
  ): Promise<PageWithNearMisses & { demand: DemandView }> {
    const demand = await this.demands.get(id);
    const { organiserId, eventId, agencyId } = demand;
    this.policy.require(principal, 'match.demand', { organiserId, eventId, owners: [agencyId] });
    const reader: Reader = {
      asked: 'agency',
      side: speaksFor(principal, 'officer', agencyId) ? 'agency' : null,
      seesCeilings: this.shownDemands.seesAll(principal, demand),
    };
    const page = await this.rankings.ask(eventId, (ranked) => pageOfDemand(ranked, reader, id, query));
    return { demand: await this.shownDemands.one(principal, demand), ...page };
  }

  /** The needs for an offer: with figures for the organiser, with bands for its seller and the desk. */
  async ofOffer(
    principal: Principal,
    id: string,
    query: PageQuery,
  ): Promise<PageWithNearMisses & { offer: SeenOffer }> {
    const offer = await this.offers.get(id);
    const { organiserId, eventId, umkmId } = offer;
    this.policy.require(principal, 'match.offer', { organiserId, eventId, owners: [umkmId] });
    const reader: Reader = {
      asked: 'umkm',
      side: speaksFor(principal, 'umkm', umkmId) ? 'umkm' : null,
      seesCeilings: this.policy.can(principal, 'demand.edit', { organiserId }),
    };
    const page = await this.rankings.ask(eventId, (ranked) => pageOfOffer(ranked, reader, id, query));
    const [whole] = await this.offers.whole([offer]);
    if (!whole) throw new DomainError('not_found', { what: 'offer' });
    return { offer: { ...whole, seesPrices: true }, ...page };
  }

  /** A seller's needs over all its offers, and what each step of the seller would open. */
  async mine(principal: Principal, eventId: string, query: PageQuery): Promise<MyNeedsPage> {
    const event = await this.events.get(eventId);
    const facts = await this.events.factsOf(event, principal);
    this.policy.require(principal, 'match.mine', facts);
    const own = principal.memberships.filter(({ role }) => role === 'umkm').map(({ scopeId }) => scopeId);
    const umkmIds = own.filter((id) => facts.participants?.includes(id));
    return this.rankings.ask(eventId, (ranked) => myNeedsPage(ranked, umkmIds, query));
  }

  /** Who should be helped with what, with exact figures: for the organiser. */
  async facilitation(principal: Principal, eventId: string, query: FacilitationQuery): Promise<Facilitation> {
    const event = await this.events.get(eventId);
    this.policy.require(principal, 'match.event', { organiserId: event.organiserId, eventId });
    return this.rankings.ask(eventId, (ranked) => facilitationOf(ranked, query));
  }

  /** How fairly sellers are seen, before and after the exposure floor: for the organiser. */
  async fairness(principal: Principal, eventId: string, query: FairnessQuery): Promise<Fairness> {
    const event = await this.events.get(eventId);
    this.policy.require(principal, 'match.event', { organiserId: event.organiserId, eventId });
    const sold = await this.rankings.sellersWithSales(eventId);
    return this.rankings.ask(eventId, (ranked) => fairnessOf(ranked, { ...query, sold }));
  }

  /** Counts the words of the event anew: every score may move, so only the organiser does it, and it is a version of its own. */
  async freezeWords(principal: Principal, eventId: string): Promise<EventIdf> {
    const event = await this.events.get(eventId);
    this.policy.require(principal, 'event.edit', { organiserId: event.organiserId });
    return this.rankings.freezeWords(event);
  }
}

/** Whether the person is of the party; the organiser and the desk are of neither side. */
const speaksFor = (principal: Principal, role: 'officer' | 'umkm', partyId: string): boolean =>
  principal.memberships.some((membership) => membership.role === role && membership.scopeId === partyId);
