import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Demand } from '../demands/demand.entity.js';
import { Demands } from '../demands/demands.service.js';
import { planKey } from '../demands/package-key.js';
import { Package } from '../demands/package.entity.js';
import { Packages } from '../demands/packages.service.js';
import type { MatchingEvent } from '../events/event.entity.js';
import { Database } from '../platform/database/database.js';
import { findByAny, groupRows } from '../platform/database/many-rows.js';
import { keysOf } from './file-kind.js';
import type { Held } from './held-back.js';
import { Holdings } from './holdings.service.js';
import type { ImportedRecord } from './imported-record.entity.js';
import { ImportedRecords } from './imported-records.service.js';
import { currentLine } from './need-fields.js';
import { currentOwn, importedOwn, localName } from './need-package.js';
import type { ParsedRow } from './parse.js';
import { type Existing, lineKeys } from './plan.js';
import type { DemandRecord } from './records.js';
import { comparable } from './visible-text.js';

/** Which needs of a template are here already: by the key they were imported under, else by name under the plan they state. */
@Injectable()
export class KnownNeeds {
  constructor(
    private readonly db: Database,
    private readonly packagesHere: Packages,
    private readonly demands: Demands,
    private readonly holdings: Holdings,
    private readonly records: ImportedRecords,
  ) {}

  async of(event: MatchingEvent, rows: readonly ParsedRow[]): Promise<{ existing: Map<string, Existing>; held: Held }> {
    const records = new Map(
      rows.flatMap(({ key, record }) => (key !== null && record?.type === 'demand' ? [[key, record] as const] : [])),
    );
    const keys = keysOf(rows);
    const imported = await this.records.byKeys(event.organiserId, keys);
    const demands = new Map(
      (await this.demands.listByIds([...imported.values()].map((base) => base.recordId))).map((each) => [
        each.id,
        each,
      ]),
    );
    const found = new Map(
      [...imported].flatMap(([key, base]) =>
        demands.has(base.recordId) ? [[key, demands.get(base.recordId) as Demand] as const] : [],
      ),
    );
    for (const [key, demand] of await this.underPlans(
      event.organiserId,
      keys.filter((key) => !found.has(key)),
      records,
    ))
      found.set(key, demand);
    const all = [...found.values()];
    const packs = new Map(
      (await this.packagesHere.listByIds(all.map((demand) => demand.packageId))).map((pack) => [pack.id, pack]),
    );
    const bases = await this.records.byRecords([...all.map((demand) => demand.id), ...packs.keys()]);
    const existing = new Map(
      [...found].map(([key, demand]) => [
        key,
        known(records.get(key) as DemandRecord, demand, packs.get(demand.packageId) as Package, bases),
      ]),
    );
    return { existing, held: await this.holdings.of([...packs.values()], all, bases) };
  }

  /** Packages that new needs may hang under, by `packageOf`. */
  async packages(
    organiserId: string,
    rupCodes: readonly (string | null)[],
    agencyIds: readonly string[],
  ): Promise<Map<string, Package>> {
    const plans = await this.packagesHere.findByKeys(
      organiserId,
      rupCodes.flatMap((code) => (code === null ? [] : planKey(code))),
    );
    const open = { deletedAt: IsNull(), local: true, status: 'active' as const, rupCode: IsNull() };
    const own = await this.db.read((m) => findByAny(m, Package, 'agencyId', agencyIds, open));
    const named = own
      .sort((a, b) => (a.id < b.id ? 1 : -1))
      .map((pack): [string, Package] => [localName(pack.agencyId, pack.name), pack]);
    return new Map([...named, ...plans]);
  }

  private async underPlans(
    organiserId: string,
    keys: readonly string[],
    records: ReadonlyMap<string, DemandRecord>,
  ): Promise<Map<string, Demand>> {
    const codes = keys.flatMap((key) => records.get(key)?.rupCode ?? []);
    const plans = await this.packagesHere.findByKeys(organiserId, codes.map(planKey));
    const under = groupRows(await this.demands.listOfPackages([...plans.values()].map((pack) => pack.id)), 'packageId');
    const found = new Map<string, Demand>();
    for (const key of keys) {
      const record = records.get(key) as DemandRecord;
      const plan = record.rupCode === null ? undefined : plans.get(planKey(record.rupCode));
      const same = plan && (under.get(plan.id) ?? []).find((demand) => isSame(demand, record));
      if (same) found.set(key, same);
    }
    return found;
  }
}

function known(
  record: DemandRecord,
  demand: Demand,
  pack: Package,
  bases: ReadonlyMap<string, ImportedRecord>,
): Existing {
  const [key = ''] = lineKeys([record.line]);
  const line = { id: demand.id, current: currentLine(demand), imported: bases.get(demand.id)?.values ?? null };
  return {
    id: pack.id,
    current: currentOwn(record, pack),
    imported: importedOwn(record, pack, bases.get(pack.id)?.values ?? null),
    lines: new Map([[key, line]]),
  };
}

/** One need stated twice: by name and, where both state one, by the last day of delivery. */
function isSame(demand: Demand, { line }: DemandRecord): boolean {
  const sameDay = demand.deliverTo === null || line.deliverTo === null || demand.deliverTo === line.deliverTo;
  return sameDay && comparable(demand.name) === comparable(line.name);
}
