import { Injectable } from '@nestjs/common';
import type { Agency } from '../agencies/agency.entity.js';
import { demandCounter } from '../counters/counter-ids.js';
import { Counters } from '../counters/counters.service.js';
import type { Demand } from '../demands/demand.entity.js';
import { Demands } from '../demands/demands.service.js';
import type { Package } from '../demands/package.entity.js';
import type { Saving } from './file-kind.js';
import type { ImportedRecord } from './imported-record.entity.js';
import { ImportedRecords } from './imported-records.service.js';
import { importedValues } from './imported-values.js';
import { changedDemand, currentLine, demandFields } from './need-fields.js';
import { demandLinesOf, lineKeys, type LinePlan, lineValues, type RowPlan } from './plan.js';
import { lineKey } from './record-keys.js';
import type { DemandLine, DemandRecord, PackageRecord } from './records.js';

/** A package as it was saved, with the lines that one row names. */
export interface PackageLines {
  record: PackageRecord | DemandRecord;
  plan: RowPlan;
  pack: Package;
  agency: Agency;
}

/** One line of one package, as it is planned. */
interface Line {
  of: PackageLines;
  plan: LinePlan;
  /** Null for one that the file no longer names. */
  said: DemandLine | null;
  key: string;
}

/** Saves need lines as demands. */
@Injectable()
export class LineSaving {
  constructor(
    private readonly demands: Demands,
    private readonly counters: Counters,
    private readonly records: ImportedRecords,
  ) {}

  async save(packages: readonly PackageLines[], saving: Saving): Promise<void> {
    const lines = packages.flatMap(linesOf);
    await this.create(
      lines.filter(({ plan }) => plan.action === 'create'),
      saving,
    );
    const known = lines.filter(({ plan }) => plan.id !== null);
    const moved = packages.filter(
      ({ plan, pack }) =>
        plan.id !== null && plan.changes.some(({ field }) => field === 'agency') && pack.status !== 'history',
    );
    await this.follow(moved, saving);
    const demands = new Map(
      (await this.demands.listByIds(known.map(({ plan }) => plan.id as string))).map((each) => [each.id, each]),
    );
    const bases = await this.records.byRecords([...demands.keys()]);
    await this.change(
      known.filter(({ plan }) => plan.action === 'update'),
      demands,
      bases,
      saving,
    );
    await this.withdraw(
      known.filter(({ plan }) => plan.action === 'withdraw'),
      demands,
      bases,
      saving,
    );
  }

  /** Of these packages, those with a line of which something is signed. */
  async signedAmong(packageIds: readonly string[]): Promise<Set<string>> {
    const demands = await this.demands.listOfPackages(packageIds);
    const counters = await this.counters.find(demands.map((demand) => demandCounter(demand.id)));
    return new Set(
      demands
        .filter(({ id }) => (counters.get(demandCounter(id))?.committed ?? 0) > 0)
        .map((demand) => demand.packageId),
    );
  }

  private async create(lines: readonly Line[], { event, effects }: Saving): Promise<void> {
    const made = await this.demands.insertMany(
      lines.map(({ of, said }) => ({
        eventId: event.id,
        package: of.pack,
        ...demandFields(said as DemandLine, of.pack.name, of.agency.regencyCode),
      })),
    );
    for (const [at, { of, key }] of lines.entries()) {
      const demand = made[at] as Demand;
      effects.created('demands', demand, of.plan.row);
      const base = { key, recordId: demand.id, parentId: of.pack.id, values: currentLine(demand), gone: false };
      effects.imported('demands', base, null, demand.version, of.plan.row);
    }
  }

  private async change(lines: readonly Line[], demands: DemandsById, bases: Bases, { effects }: Saving): Promise<void> {
    const returning = lines.flatMap(({ plan }) =>
      bases.get(plan.id as string)?.gone ? [demands.get(plan.id as string) as Demand] : [],
    );
    const back = new Map((await this.demands.reinstate(returning)).map((demand) => [demand.id, demand]));
    const here = (id: string) => back.get(id) ?? (demands.get(id) as Demand);
    const edits = lines.flatMap(({ plan }) =>
      plan.changes.length === 0 ? [] : [changedDemand(here(plan.id as string), plan.changes)],
    );
    const saved = new Map((await this.demands.changeMany(edits)).map((demand) => [demand.id, demand]));
    for (const { of, plan, said, key } of lines) {
      const before = demands.get(plan.id as string) as Demand;
      const after = saved.get(before.id) ?? here(before.id);
      const base = bases.get(before.id) ?? null;
      if (after.version !== before.version) effects.edited('demands', before, after.version, of.plan.row);
      const values = importedValues(lineValues(said as DemandLine), base?.values ?? {}, plan.kept);
      effects.imported(
        'demands',
        { key: base?.key ?? key, recordId: before.id, parentId: of.pack.id, values, gone: false },
        base,
        after.version,
        of.plan.row,
      );
    }
  }

  private async withdraw(
    lines: readonly Line[],
    demands: DemandsById,
    bases: Bases,
    { effects }: Saving,
  ): Promise<void> {
    const taken = lines.map(({ plan }) => demands.get(plan.id as string) as Demand);
    await this.demands.withdraw(taken);
    for (const [at, { of }] of lines.entries()) {
      const before = taken[at] as Demand;
      const base = bases.get(before.id) as ImportedRecord;
      effects.edited('demands', before, before.version + 1, of.plan.row);
      effects.imported('demands', { ...base, gone: true }, base, before.version + 1, of.plan.row);
    }
  }

  /** Lines go where their package goes: to another buyer. */
  private async follow(packages: readonly PackageLines[], { effects }: Saving): Promise<void> {
    const owners = new Map(packages.map((each) => [each.pack.id, each]));
    const astray = (await this.demands.listOfPackages([...owners.keys()])).filter(
      (demand) => demand.agencyId !== owners.get(demand.packageId)?.pack.agencyId,
    );
    const before = new Map(astray.map((demand) => [demand.id, demand]));
    const saved = await this.demands.changeMany(
      astray.map((demand) => ({ ...demand, agencyId: (owners.get(demand.packageId) as PackageLines).pack.agencyId })),
    );
    for (const demand of saved) {
      effects.edited(
        'demands',
        before.get(demand.id) as Demand,
        demand.version,
        owners.get(demand.packageId)?.plan.row ?? null,
      );
    }
  }
}

type DemandsById = ReadonlyMap<string, Demand>;
type Bases = ReadonlyMap<string, ImportedRecord>;

function linesOf(of: PackageLines): Line[] {
  const said = demandLinesOf(of.record);
  const keys = lineKeys(said);
  return of.plan.lines.map((plan) => ({
    of,
    plan,
    said: plan.at === null ? null : (said[plan.at] ?? null),
    key: of.record.type === 'demand' ? (of.plan.key ?? '') : lineKey(of.pack.id, keys[plan.at ?? -1] ?? ''),
  }));
}
