import { Injectable } from '@nestjs/common';
import { Agencies } from '../agencies/agencies.service.js';
import type { Agency } from '../agencies/agency.entity.js';
import type { Package } from '../demands/package.entity.js';
import { Packages } from '../demands/packages.service.js';
import { BuyerLinks } from './buyer-links.service.js';
import type { SavedRow, Saving } from './file-kind.js';
import type { ImportedRecord } from './imported-record.entity.js';
import { ImportedRecords } from './imported-records.service.js';
import { importedValues } from './imported-values.js';
import { LineSaving, type PackageLines } from './line-saving.service.js';
import { changedPackage, newPackage, valuesOfNew } from './package-fields.js';
import { type RowPlan, storedValues } from './plan.js';
import type { PackageRecord } from './records.js';
import { Revisions } from './revisions.service.js';

interface Row {
  record: PackageRecord;
  plan: RowPlan;
}

interface Changed extends Row {
  pack: Package;
  base: ImportedRecord | null;
}

/** Saves packages as a commit planned them, and what hangs under them. */
@Injectable()
export class PackageSaving {
  constructor(
    private readonly agencies: Agencies,
    private readonly packages: Packages,
    private readonly records: ImportedRecords,
    private readonly buyers: BuyerLinks,
    private readonly lines: LineSaving,
    private readonly revisions: Revisions,
  ) {}

  async save(saving: Saving): Promise<void> {
    const rows = saving.rows.filter(isPackageRow);
    const created = await this.create(
      rows.filter(({ plan }) => plan.action === 'create'),
      saving,
    );
    saving.onProgress(created.length);
    const changed = await this.change(
      rows.filter(({ plan }) => plan.action === 'update' || plan.action === 'cancel'),
      saving,
    );
    saving.onProgress(created.length + changed.length);
    await this.lines.save([...created, ...changed], saving);
    await this.takePart(
      rows.filter(({ plan }) => plan.action === 'unchanged'),
      saving,
    );
    await this.revisions.follow(saving);
  }

  private async create(rows: readonly Row[], saving: Saving): Promise<PackageLines[]> {
    const { event, effects } = saving;
    const buyers = await this.buyers.link(
      saving,
      rows.map(({ record }) => record.agency),
    );
    const given = rows.map(({ record }, at) => newPackage(record, event.organiserId, (buyers[at] as Agency).id));
    const made = await this.packages.insertMany(given);
    return rows.map(({ record, plan }, at) => {
      const pack = made[at] as Package;
      effects.created('packages', pack, plan.row);
      const base = {
        key: plan.key ?? '',
        recordId: pack.id,
        parentId: null,
        values: valuesOfNew(record, pack),
        gone: false,
      };
      effects.imported('packages', base, null, pack.version, plan.row);
      return { record, plan, pack, agency: buyers[at] as Agency };
    });
  }

  private async change(rows: readonly Row[], saving: Saving): Promise<PackageLines[]> {
    const packs = new Map(
      (await this.packages.listByIds(rows.map(({ plan }) => plan.id as string))).map((pack) => [pack.id, pack]),
    );
    const bases = await this.records.byRecords([...packs.keys()]);
    const changed = rows.map((row): Changed => {
      const pack = packs.get(row.plan.id as string) as Package;
      return { ...row, pack, base: bases.get(pack.id) ?? null };
    });
    const moved = await this.moved(changed, saving);
    const edited = changed.flatMap((each) => {
      const next = {
        ...changedPackage(each.pack, each.plan.changes),
        agencyId: moved.get(each.pack.id)?.id ?? each.pack.agencyId,
      };
      return isSame(next, each.pack) ? [] : [next];
    });
    const saved = new Map((await this.packages.changeMany(edited)).map((pack) => [pack.id, pack]));
    await this.packages.setCodes(
      new Map(changed.filter(hasNewCodes).map(({ pack, record }) => [pack.id, record.rupCodes])),
    );
    const agencies = new Map(
      (await this.agencies.listByIds(changed.map(({ pack }) => pack.agencyId))).map((each) => [each.id, each]),
    );
    return changed.map((each) => {
      const pack = saved.get(each.pack.id) ?? each.pack;
      this.note(each, pack, saving);
      return { ...each, pack, agency: moved.get(pack.id) ?? (agencies.get(pack.agencyId) as Agency) };
    });
  }

  private note({ record, plan, pack: before, base }: Changed, pack: Package, { effects }: Saving): void {
    if (pack.version !== before.version) effects.edited('packages', before, pack.version, plan.row);
    const values = importedValues(storedValues(record), base?.values ?? {}, plan.kept);
    effects.imported(
      'packages',
      { key: plan.key ?? '', recordId: pack.id, parentId: null, values, gone: false },
      base,
      pack.version,
      plan.row,
    );
  }

  /** Packages that the file gives to another buyer, with that buyer; one on which something was signed stays where it is. */
  private async moved(changed: readonly Changed[], saving: Saving): Promise<Map<string, Agency>> {
    const renamed = changed.filter(({ plan }) => plan.changes.some((change) => change.field === 'agency'));
    const buyers = await this.buyers.link(
      saving,
      renamed.map(({ record }) => record.agency),
    );
    const others = renamed.flatMap(({ pack }, at) =>
      buyers[at]?.id === pack.agencyId ? [] : [[pack.id, buyers[at] as Agency] as const],
    );
    const signed = await this.lines.signedAmong(others.map(([id]) => id));
    return new Map(others.filter(([id]) => !signed.has(id)));
  }

  /** Buyers of rows that change nothing take part in the event too. */
  private async takePart(rows: readonly Row[], saving: Saving): Promise<void> {
    const packs = await this.packages.listByIds(rows.flatMap(({ plan }) => plan.id ?? []));
    await this.buyers.takePart(
      saving,
      packs.map((pack) => pack.agencyId),
    );
  }
}

const isPackageRow = (row: SavedRow): row is Row => row.record.type === 'package';

const hasNewCodes = ({ record, plan }: Row): boolean =>
  record.packageCode !== null && plan.changes.some((change) => change.field === 'rupCodes');

const isSame = (a: Package, b: Package): boolean => JSON.stringify(a) === JSON.stringify(b);
