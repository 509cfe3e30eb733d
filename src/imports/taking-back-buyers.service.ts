import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Agencies } from '../agencies/agencies.service.js';
import { demandCounter, packageCounter } from '../counters/counter-ids.js';
import { Counters } from '../counters/counters.service.js';
import type { Demand } from '../demands/demand.entity.js';
import { Demands } from '../demands/demands.service.js';
import { Package } from '../demands/package.entity.js';
import { Packages } from '../demands/packages.service.js';
import { Participations } from '../events/participations.service.js';
import { People } from '../identity/people.service.js';
import { Database } from '../platform/database/database.js';
import { findByAny } from '../platform/database/many-rows.js';
import type { Effect } from './effects.js';
import { idsOf, restoredAs, type Takings, takings } from './taking-back.js';

/** Takes back what an import did to needs, packages and buyers: in this order, since each rests on the next. */
@Injectable()
export class TakingBackBuyers {
  constructor(
    private readonly db: Database,
    private readonly demands: Demands,
    private readonly packages: Packages,
    private readonly agencies: Agencies,
    private readonly counters: Counters,
    private readonly participations: Participations,
    private readonly people: People,
  ) {}

  async needs(effects: readonly Effect[]): Promise<Takings> {
    const rows = await this.demands.listByIds(idsOf('demands', effects));
    const committed = await this.counters.find(rows.map(({ id }) => demandCounter(id)));
    const before = new Map(effects.map((effect) => [effect.id, effect.before as Demand | null]));
    const taken = takings(
      'demands',
      effects,
      rows.map(({ id, version }) => {
        const signed = committed.get(demandCounter(id))?.committed ?? 0;
        return { id, version, inUse: signed > 0, outgrown: !fits(before.get(id) ?? null, signed) };
      }),
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    await this.demands.withdraw(taken.remove.map((id) => byId.get(id) as Demand));
    await this.restoreNeeds([...taken.restore.values()] as unknown as Demand[], byId);
    return restoredAs(taken, await this.demands.listByIds([...taken.restore.keys()]));
  }

  async packs(effects: readonly Effect[]): Promise<Takings> {
    const rows = await this.packages.listByIds(idsOf('packages', effects));
    const ids = rows.map((row) => row.id);
    const held = await this.demands.heldBy(ids);
    const committed = await this.counters.find(ids.map(packageCounter));
    const before = new Map(effects.map((effect) => [effect.id, effect.before as Package | null]));
    const taken = takings(
      'packages',
      effects,
      rows.map(({ id, version }) => {
        const signed = committed.get(packageCounter(id))?.committed ?? 0;
        return { id, version, inUse: signed > 0 || held.has(id), outgrown: signed > (before.get(id)?.pagu ?? 0) };
      }),
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    const restored = ([...taken.restore.values()] as unknown as Package[]).map((was) => ({
      ...was,
      version: byId.get(was.id)?.version ?? 0,
    }));
    await this.packages.rejoin(
      restored
        .filter((was) => was.status !== 'replaced' && byId.get(was.id)?.status === 'replaced')
        .map(({ id }) => id),
    );
    const saved = await this.packages.changeMany(restored);
    await this.packages.removeMany(taken.remove.map((id) => byId.get(id) as Package));
    return restoredAs(taken, saved);
  }

  async buyers(effects: readonly Effect[]): Promise<Takings> {
    const rows = await this.agencies.listByIds(idsOf('agencies', effects));
    const ids = rows.map((row) => row.id);
    const holding = await this.db.read((m) => findByAny(m, Package, 'agencyId', ids, { deletedAt: IsNull() }));
    const officers = await this.people.listOfScopes(ids);
    const events = await this.participations.countsOf(ids);
    const busy = new Set([
      ...holding.map((pack) => pack.agencyId),
      ...officers.map(({ membership }) => membership.scopeId),
    ]);
    const taken = takings(
      'agencies',
      effects,
      rows.map(({ id, version }) => ({ id, version, inUse: busy.has(id) || (events.get(id) ?? 0) > 1 })),
    );
    const gone = new Set(taken.remove);
    await this.agencies.removeMany(rows.filter(({ id }) => gone.has(id)));
    return taken;
  }

  /** A line that the import withdrew comes back first: a withdrawn one cannot be edited. */
  private async restoreNeeds(before: readonly Demand[], current: ReadonlyMap<string, Demand>): Promise<void> {
    const isTaken = (demand: Demand | undefined) =>
      demand?.status === 'withdrawn' || (demand?.deletedAt ?? null) !== null;
    const lost = before.filter((was) => !isTaken(was) && isTaken(current.get(was.id)));
    const back = await this.demands.reinstate(lost.map((was) => current.get(was.id) as Demand));
    const now = new Map([...current, ...back.map((demand) => [demand.id, demand] as const)]);
    const edits = before.map((was) => {
      const { version, status, deletedAt } = now.get(was.id) as Demand;
      return { ...was, version, status, deletedAt };
    });
    const saved = await this.demands.changeMany(edits);
    const away = new Set(before.filter((was) => isTaken(was)).map((was) => was.id));
    await this.demands.withdraw(saved.filter((demand) => away.has(demand.id) && !isTaken(demand)));
  }
}

/** Whether what is signed, in base units, fits into the demand as it was. */
const fits = (was: Demand | null, signed: number): boolean => signed === 0 || (was?.baseQuantity ?? 0) >= signed;
