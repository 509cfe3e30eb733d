import { Injectable } from '@nestjs/common';
import { Agencies } from '../agencies/agencies.service.js';
import type { Agency } from '../agencies/agency.entity.js';
import type { ImportLayout } from '../contract/imports.js';
import { Packages } from '../demands/packages.service.js';
import type { Package } from '../demands/package.entity.js';
import type { MatchingEvent } from '../events/event.entity.js';
import { BuyerLinks } from './buyer-links.service.js';
import type { FileKind, PlannedFile, SavedRow, Saving } from './file-kind.js';
import { heldBack } from './held-back.js';
import { ImportedRecords } from './imported-records.service.js';
import { importedValues } from './imported-values.js';
import { KnownNeeds } from './known-needs.service.js';
import { LineSaving, type PackageLines } from './line-saving.service.js';
import { withNeeds } from './need-fields.js';
import { changedOwn, newOwnPackage, ownPackageKey, packageOf } from './need-package.js';
import type { ParsedFile } from './parse.js';
import { planImport, type RowPlan, storedValues } from './plan.js';
import type { DemandRecord } from './records.js';

interface Row {
  record: DemandRecord;
  plan: RowPlan;
}

/** Our template of demands: each row is one need line under a package. */
@Injectable()
export class NeedTemplate implements FileKind {
  readonly layouts: readonly ImportLayout[] = ['demands'];

  constructor(
    private readonly agencies: Agencies,
    private readonly packages: Packages,
    private readonly records: ImportedRecords,
    private readonly known: KnownNeeds,
    private readonly buyers: BuyerLinks,
    private readonly lines: LineSaving,
  ) {}

  async plan(event: MatchingEvent, parsed: ParsedFile): Promise<PlannedFile> {
    const settled = { ...parsed, rows: withNeeds(parsed.rows) };
    const { existing, held } = await this.known.of(event, settled.rows);
    return { parsed: settled, plan: planImport(settled, existing).map((row) => heldBack(row, held)) };
  }

  async save(saving: Saving): Promise<void> {
    const rows = saving.rows.filter(isDemandRow);
    const made = await this.underPackages(
      rows.filter(({ plan }) => plan.action === 'create'),
      saving,
    );
    saving.onProgress(made.length);
    const standing = await this.standing(
      rows.filter(({ plan }) => plan.action !== 'create'),
      saving,
    );
    await this.lines.save([...made, ...standing], saving);
  }

  /** New needs with the packages they hang under, found or made. */
  private async underPackages(rows: readonly Row[], saving: Saving): Promise<PackageLines[]> {
    const named = await this.buyers.link(
      saving,
      rows.map(({ record }) => record.agency),
    );
    const keyOf = (at: number) => packageOf((rows[at] as Row).record, (named[at] as Agency).id);
    const packs = await this.known.packages(
      saving.event.organiserId,
      rows.map(({ record }) => record.rupCode),
      named.map((agency) => agency.id),
    );
    await this.make(rows, named, packs, saving);
    const owners = new Map(
      (await this.agencies.listByIds([...packs.values()].map((pack) => pack.agencyId))).map((each) => [each.id, each]),
    );
    await this.buyers.takePart(saving, [...owners.keys()]);
    return rows.map((row, at) => {
      const pack = packs.get(keyOf(at)) as Package;
      return { ...row, pack, agency: owners.get(pack.agencyId) as Agency };
    });
  }

  /** Adds to `packs` what is missing there. */
  private async make(
    rows: readonly Row[],
    named: readonly Agency[],
    packs: Map<string, Package>,
    saving: Saving,
  ): Promise<void> {
    const groups = new Map<string, { rows: DemandRecord[]; agency: Agency }>();
    for (const [at, { record }] of rows.entries()) {
      const agency = named[at] as Agency;
      const key = packageOf(record, agency.id);
      if (packs.has(key)) continue;
      const group = groups.get(key) ?? { rows: [], agency };
      groups.set(key, { ...group, rows: [...group.rows, record] });
    }
    const year = Number(saving.event.startsOn.slice(0, 4));
    const given = [...groups.values()].map((group) =>
      newOwnPackage(group.rows, saving.event.organiserId, group.agency.id, year),
    );
    const made = await this.packages.insertMany(given);
    for (const [at, key] of [...groups.keys()].entries()) {
      const pack = made[at] as Package;
      packs.set(key, pack);
      saving.effects.created('packages', pack, null);
      const values = { packageName: pack.name, pagu: pack.pagu, year: pack.year };
      saving.effects.imported(
        'packages',
        { key: ownPackageKey(pack.id), recordId: pack.id, parentId: null, values, gone: false },
        null,
        pack.version,
        null,
      );
    }
  }

  /** Rows whose need is here already; what they change of a package of our own is saved. */
  private async standing(rows: readonly Row[], saving: Saving): Promise<PackageLines[]> {
    const packs = new Map(
      (await this.packages.listByIds(rows.flatMap(({ plan }) => plan.id ?? []))).map((pack) => [pack.id, pack]),
    );
    const edited = new Map<string, Package>();
    for (const { plan } of rows.filter((row) => row.plan.changes.length > 0)) {
      const id = plan.id as string;
      edited.set(id, changedOwn(edited.get(id) ?? (packs.get(id) as Package), plan.changes));
    }
    const bases = await this.records.byRecords([...edited.keys()]);
    const saved = await this.packages.changeMany([...edited.values()]);
    for (const pack of saved) {
      const base = bases.get(pack.id) ?? null;
      const row = rows.findLast(({ plan }) => plan.id === pack.id && plan.changes.length > 0) as Row;
      saving.effects.edited('packages', packs.get(pack.id) as Package, pack.version, row.plan.row);
      const { packageName, pagu, year } = storedValues(row.record);
      const values = importedValues({ packageName, pagu, year }, base?.values ?? {}, row.plan.kept);
      saving.effects.imported(
        'packages',
        { key: ownPackageKey(pack.id), recordId: pack.id, parentId: null, values, gone: false },
        base,
        pack.version,
        row.plan.row,
      );
      packs.set(pack.id, pack);
    }
    const owners = new Map(
      (await this.agencies.listByIds([...packs.values()].map((pack) => pack.agencyId))).map((each) => [each.id, each]),
    );
    await this.buyers.takePart(saving, [...owners.keys()]);
    return rows.map((row) => {
      const pack = packs.get(row.plan.id as string) as Package;
      return { ...row, pack, agency: owners.get(pack.agencyId) as Agency };
    });
  }
}

const isDemandRow = (row: SavedRow): row is Row => row.record.type === 'demand';
