import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Audit } from '../platform/audit/audit.service.js';
import { Changes } from '../platform/changes.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { editRow } from '../platform/database/edit-row.js';
import { SetSql } from '../platform/database/set-sql.js';
import { Ids } from '../platform/ids.js';
import { Plan } from './plan.entity.js';
import { PlanDemand } from './plan-demand.entity.js';
import { PlanLineRow } from './plan-line.entity.js';
import type { DrawnPlan } from './plan-lines.js';
import { PlanWishRow } from './plan-wish.entity.js';

/** Older ones are forgotten. */
const PLANS_KEPT_MAX = 10;

export type NewPlan = Omit<Plan, 'id' | 'number' | 'at' | 'figures'>;

export interface PairOfEvent {
  eventId: string;
  demandId: string;
  offerId: string;
  agencyId: string;
}

const DEMAND_COLUMNS = {
  id: 'text',
  plan_id: 'text',
  demand_id: 'text',
  agency_id: 'text',
  open: 'bigint',
  planned: 'bigint',
  rupiah: 'bigint',
  reason: 'text',
} as const;
const LINE_COLUMNS = {
  id: 'text',
  plan_id: 'text',
  demand_id: 'text',
  offer_id: 'text',
  umkm_id: 'text',
  quantity: 'bigint',
  base: 'bigint',
  unit_price: 'bigint',
  rupiah: 'bigint',
  deliveries: 'text',
} as const;

/** Plans and wishes for plans, as they are kept. Trusts its callers: those who speak for people have asked the policy. */
@Injectable()
export class PlanStore {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: Audit,
    private readonly changes: Changes,
  ) {}

  /** The newest plan of an event. */
  async findLatest(eventId: string): Promise<Plan | null> {
    return this.db.read((m) => m.findOne(Plan, { where: { eventId }, order: { number: 'DESC' } }));
  }

  /** A plan of thousands of rows is one statement a table, so that signatures do not wait for it. */
  async save(made: NewPlan, { lines, demands, figures }: DrawnPlan): Promise<Plan> {
    return this.db.write(async (m) => {
      await this.db.lockName(`plan:${made.eventId}`);
      const number = ((await this.findLatest(made.eventId))?.number ?? 0) + 1;
      const plan: Plan = { ...made, id: this.ids.next(), number, at: this.clock.iso(), figures };
      await m.insert(Plan, plan);
      const sql = new SetSql(m);
      const dearest = [...demands].sort((a, b) => b.rupiah - a.rupiah || (a.demandId < b.demandId ? -1 : 1));
      const demandRows = dearest.map((d) => [this.ids.next(), plan.id, d.demandId, d.agencyId, d.open, d.planned, d.rupiah, d.reason]);
      await sql.insert('plan_demands', DEMAND_COLUMNS, demandRows);
      const lineRows = lines.map((l) => [
        this.ids.next(),
        plan.id,
        l.demandId,
        l.offerId,
        l.umkmId,
        l.quantity,
        l.base,
        l.unitPrice,
        l.rupiah,
        JSON.stringify(l.deliveries),
      ]);
      await sql.insert('plan_lines', LINE_COLUMNS, lineRows);
      await this.forgetBefore(m, made.eventId, number - PLANS_KEPT_MAX);
      const { settings, objective, bound } = plan;
      const after = { number, settings, objective, bound, figures };
      await this.audit.record({ action: 'plan.make', subjectKind: 'plan', subjectId: plan.id, before: null, after });
      this.changes.tell('plan', [plan.id], made.eventId, number);
      return plan;
    });
  }

  /** @param quantity steps of the offer's unit, null: whatever comes @returns whether that was not so before */
  async wish(pair: PairOfEvent, quantity: number | null, personId: string): Promise<boolean> {
    const { eventId, demandId, offerId } = pair;
    return this.db.write(async (m) => {
      await this.db.lockName(`plan-wish:${demandId}:${offerId}`);
      const before = await m.findOneBy(PlanWishRow, { demandId, offerId });
      if ((before?.quantity ?? null) === quantity) return false;
      const said = { quantity, personId, at: this.clock.iso() };
      const fresh: PlanWishRow = { id: this.ids.next(), eventId, demandId, offerId, ...said, version: 1 };
      if (!before) await m.createQueryBuilder().insert().into(PlanWishRow).values(fresh).updateEntity(false).execute();
      const after = before ? await editRow(m, PlanWishRow, before, before.version, said) : fresh;
      const change = { before: before && { ...before }, after: { ...after } };
      await this.audit.record({ action: 'plan.wish', subjectKind: 'plan_wish', subjectId: after.id, ...change });
      this.changes.tell('plan', [after.id], eventId, after.version, [pair.agencyId]);
      return true;
    });
  }

  private async forgetBefore(m: EntityManager, eventId: string, last: number): Promise<void> {
    if (last < 1) return;
    const old = await m
      .createQueryBuilder(Plan, 'plan')
      .where('plan.eventId = :eventId AND plan.number <= :last', { eventId, last })
      .getMany();
    const planId = In(old.map(({ id }) => id));
    await m.delete(PlanLineRow, { planId });
    await m.delete(PlanDemand, { planId });
    await m.delete(Plan, { id: planId });
  }
}
