import { Injectable } from '@nestjs/common';
import { Agencies } from '../agencies/agencies.service.js';
import type { Agency } from '../agencies/agency.entity.js';
import type { Stance } from '../contract/kinds.js';
import type { Demand } from '../demands/demand.entity.js';
import { Demands } from '../demands/demands.service.js';
import { Events } from '../events/events.service.js';
import { Participations } from '../events/participations.service.js';
import { Policy } from '../identity/policy.service.js';
import type { Principal } from '../identity/principal.js';
import { Offers } from '../offers/offers.service.js';
import type { Page } from '../platform/edge/page.js';
import { DomainError } from '../platform/errors/domain-error.js';
import type { Umkm } from '../umkm/umkm.entity.js';
import type { StanceQuery } from './matching.dto.js';
import type { seenBy } from './stance-book.js';
import type { StanceRow } from './stance.entity.js';
import { Stances } from './stances.service.js';

/** One's own side's word on a pair, with the names of the pair. */
export interface OwnStance {
  row: StanceRow;
  demand: Demand;
  agency: Agency;
  offerName: string;
  umkm: Umkm;
}

/** What people say of pairs, each for their side. */
@Injectable()
export class StanceRequests {
  constructor(
    private readonly policy: Policy,
    private readonly events: Events,
    private readonly participations: Participations,
    private readonly agencies: Agencies,
    private readonly demands: Demands,
    private readonly offers: Offers,
    private readonly stances: Stances,
  ) {}

  /**
   * The officer speaks for the agency of the need, the seller for the business of the offer. What is closed can still be taken back.
   * @throws DomainError not_found, not_allowed, stage_forbids, not_participating, demand_closed, offer_withdrawn
   */
  async set(
    principal: Principal,
    demandId: string,
    offerId: string,
    stance: Stance | null,
  ): Promise<ReturnType<typeof seenBy>> {
    const demand = await this.demands.get(demandId);
    const offer = await this.offers.get(offerId);
    const by = this.policy.require(principal, 'stance.set', { owners: [demand.agencyId, offer.umkmId] });
    if (offer.eventId !== demand.eventId) throw new DomainError('not_found', { what: 'offer' });
    this.events.requirePermits(await this.events.get(demand.eventId), 'set_stance');
    const side = by?.role === 'officer' ? 'agency' : 'umkm';
    const party = side === 'agency' ? demand.agencyId : offer.umkmId;
    if ((await this.participations.among(demand.eventId, [party])).length === 0)
      throw new DomainError('not_participating', { what: side });
    if (stance !== null && (demand.status === 'withdrawn' || demand.status === 'fulfilled'))
      throw new DomainError('demand_closed', { status: demand.status });
    if (stance !== null && offer.status === 'withdrawn') throw new DomainError('offer_withdrawn');
    return this.stances.save({ demand, offer }, side, stance, principal.personId);
  }

  /** What the person's own parties have said in an event. */
  async mine(principal: Principal, eventId: string, query: StanceQuery): Promise<Page<OwnStance>> {
    const event = await this.events.get(eventId);
    const { participants = [] } = await this.events.factsOf(event, principal);
    this.policy.require(principal, 'stance.set', { owners: participants });
    const { items, nextCursor } = await this.stances.ofParties(eventId, participants, query.stance, query);
    return { items: await this.named(items), nextCursor };
  }

  /** All that rows refer to exists: foreign keys say so. */
  private async named(rows: readonly StanceRow[]): Promise<OwnStance[]> {
    const demands = byId(await this.demands.listByIds(rows.map(({ demandId }) => demandId)));
    const agencies = byId(await this.agencies.listByIds([...demands.values()].map(({ agencyId }) => agencyId)));
    const offers = new Map(
      (await this.offers.listByIds(rows.map(({ offerId }) => offerId))).map((whole) => [whole.offer.id, whole]),
    );
    return rows.map((row) => {
      const demand = demands.get(row.demandId)!;
      const { offer, product, umkm } = offers.get(row.offerId)!;
      return { row, demand, agency: agencies.get(demand.agencyId)!, offerName: offer.name ?? product.name, umkm };
    });
  }
}

const byId = <Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.id, row]));
