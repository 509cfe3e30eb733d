import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { Agencies } from '../agencies/agencies.service.js';
import type { Agency } from '../agencies/agency.entity.js';
import type { Demand } from '../demands/demand.entity.js';
import { Demands } from '../demands/demands.service.js';
import { Events } from '../events/events.service.js';
import { Policy } from '../identity/policy.service.js';
import type { Principal } from '../identity/principal.js';
import { Offers, type WholeOffer } from '../offers/offers.service.js';
import { Database } from '../platform/database/database.js';
import { type Page, pageOf, type PageQuery } from '../platform/edge/page.js';
import type { PlannedNeedsQuery } from './matching.dto.js';
import { PlanDemand } from './plan-demand.entity.js';
import { PlanLineRow } from './plan-line.entity.js';
import { PlanStore } from './plan-store.service.js';
import { PlanWishRow } from './plan-wish.entity.js';

/** A row of a plan with the names of its pair. All that rows refer to exists: foreign keys say so. */
export interface NamedLine {
  row: PlanLineRow;
  demand: Demand;
  agency: Agency;
  offer: WholeOffer;
}

export interface NamedWish {
  row: PlanWishRow;
  offer: WholeOffer;
}

export interface NamedNeed {
  row: PlanDemand;
  demand: Demand;
  agency: Agency;
  lines: NamedLine[];
  wishes: NamedWish[];
  /** Civil date of the plan. */
  today: string;
}

const NOTHING: Page<never> = { items: [], nextCursor: null };

/** The newest plan of an event, need by need or line by line, as each may read it. */
@Injectable()
export class PlanPages {
  constructor(
    private readonly policy: Policy,
    private readonly events: Events,
    private readonly agencies: Agencies,
    private readonly demands: Demands,
    private readonly offers: Offers,
    private readonly db: Database,
    private readonly store: PlanStore,
  ) {}

  /** All needs for those who run the event, its own for an agency; dearest first. */
  async needs(principal: Principal, eventId: string, query: PlannedNeedsQuery): Promise<Page<NamedNeed>> {
    const event = await this.events.get(eventId);
    const facts = await this.events.factsOf(event, principal);
    this.policy.require(principal, 'plan.needs', facts);
    const seesAll = this.policy.can(principal, 'plan.read', facts);
    const plan = await this.store.findLatest(eventId);
    if (!plan) return NOTHING;
    const page = await this.db.read((m) => {
      const rows = m.createQueryBuilder(PlanDemand, 'row').where('row.planId = :planId', { planId: plan.id });
      if (!seesAll) rows.andWhere('row.agencyId IN (:...own)', { own: ['', ...(facts.participants ?? [])] });
      if (query.demandId !== undefined) rows.andWhere('row.demandId = :demandId', { demandId: query.demandId });
      if (query.planned !== undefined) rows.andWhere(PLANNED[query.planned]);
      return pageOf(rows, 'row', query);
    });
    return { ...page, items: await this.namedNeeds(page.items, plan.stamp.today) };
  }

  /** A seller's own lines, the order of the plan. */
  async mine(principal: Principal, eventId: string, query: PageQuery): Promise<Page<NamedLine>> {
    const event = await this.events.get(eventId);
    const facts = await this.events.factsOf(event, principal);
    this.policy.require(principal, 'plan.mine', facts);
    const plan = await this.store.findLatest(eventId);
    if (!plan) return NOTHING;
    const own = ['', ...(facts.participants ?? [])];
    const page = await this.db.read((m) =>
      pageOf(
        m
          .createQueryBuilder(PlanLineRow, 'row')
          .where('row.planId = :planId AND row.umkmId IN (:...own)', { planId: plan.id, own }),
        'row',
        query,
      ),
    );
    return { ...page, items: await this.namedLines(page.items) };
  }

  private async namedNeeds(rows: readonly PlanDemand[], today: string): Promise<NamedNeed[]> {
    const ids = rows.map(({ demandId }) => demandId);
    const planIds = [...new Set(rows.map(({ planId }) => planId))];
    const found = await this.db.read((m) =>
      m.find(PlanLineRow, { where: { planId: In(planIds), demandId: In(ids) }, order: { base: 'DESC', id: 'ASC' } }),
    );
    const wished = await this.db.read((m) =>
      m.find(PlanWishRow, { where: { demandId: In(ids), quantity: Not(IsNull()) }, order: { id: 'ASC' } }),
    );
    const lines = await this.namedLines(found);
    const demands = byId(await this.demands.listByIds(ids));
    const agencies = byId(await this.agencies.listByIds([...demands.values()].map(({ agencyId }) => agencyId)));
    const offers = await this.offersOf(wished);
    return rows.map((row) => {
      const demand = demands.get(row.demandId)!;
      const wishes = wished.filter(({ demandId }) => demandId === row.demandId);
      return {
        row,
        demand,
        agency: agencies.get(demand.agencyId)!,
        lines: lines.filter((line) => line.row.demandId === row.demandId),
        wishes: wishes.map((wish) => ({ row: wish, offer: offers.get(wish.offerId)! })),
        today,
      };
    });
  }

  private async namedLines(rows: readonly PlanLineRow[]): Promise<NamedLine[]> {
    const demands = byId(await this.demands.listByIds(rows.map(({ demandId }) => demandId)));
    const agencies = byId(await this.agencies.listByIds([...demands.values()].map(({ agencyId }) => agencyId)));
    const offers = await this.offersOf(rows);
    return rows.map((row) => {
      const demand = demands.get(row.demandId)!;
      return { row, demand, agency: agencies.get(demand.agencyId)!, offer: offers.get(row.offerId)! };
    });
  }

  private async offersOf(rows: readonly { offerId: string }[]): Promise<Map<string, WholeOffer>> {
    const whole = await this.offers.listByIds([...new Set(rows.map(({ offerId }) => offerId))]);
    return new Map(whole.map((one) => [one.offer.id, one]));
  }
}

const PLANNED = {
  full: 'row.reason IS NULL',
  part: 'row.reason IS NOT NULL AND row.planned > 0',
  none: 'row.planned = 0 AND row.reason IS NOT NULL',
} as const;

const byId = <Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.id, row]));
