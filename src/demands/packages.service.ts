import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { packageCounter } from '../counters/counter-ids.js';
import { Counters } from '../counters/counters.service.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Changes } from '../platform/changes.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { editRow } from '../platform/database/edit-row.js';
import { findByAny, insertRows } from '../platform/database/many-rows.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Ids } from '../platform/ids.js';
import { Package } from './package.entity.js';
import { PackageCode } from './package-code.entity.js';
import { packageKey } from './package-key.js';
import { PackageRevision } from './package-revision.entity.js';

/** What a person or a file states of a package. */
export type PackageFields = Pick<
  Package,
  'agencyId' | 'year' | 'rupCode' | 'name' | 'mak' | 'fund' | 'method' | 'kind' | 'pagu' | 'reservedForSmall' | 'status' | 'source'
>;

export interface NewPackage extends PackageFields {
  organiserId: string;
  /** Its code in a history file; plans are known by their RUP code. */
  packageCode?: string | null;
  /** RUP codes of history, several where the file names several. */
  rupCodes?: readonly string[];
}

/** The packages of the trade offices. Trusts its callers: those who speak for people have asked the policy. */
@Injectable()
export class Packages {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: Audit,
    private readonly changes: Changes,
    private readonly counters: Counters,
  ) {}

  /** @throws DomainError not_found */
  async get(id: string): Promise<Package> {
    const found = await this.db.read((m) => m.findOneBy(Package, { id, deletedAt: IsNull() }));
    if (!found) throw new DomainError('not_found', { what: 'package' });
    return found;
  }

  /** Removed ones too: what refers to them still shows their names. */
  listByIds(ids: readonly string[]): Promise<Package[]> {
    return this.db.read((m) => findByAny(m, Package, 'id', ids));
  }

  /** A trade office's packages by their `packageKey`, for a file that is read anew. */
  async findByKeys(organiserId: string, keys: readonly string[]): Promise<Map<string, Package>> {
    const rows = await this.db.read((m) => findByAny(m, Package, 'sourceKey', keys, { organiserId, deletedAt: IsNull() }));
    return new Map(rows.map((row) => [row.sourceKey as string, row]));
  }

  async existsOfAgency(agencyId: string): Promise<boolean> {
    return this.db.read((m) => m.existsBy(Package, { agencyId, deletedAt: IsNull() }));
  }

  /** @throws DomainError already_exists where the trade office has a plan with this RUP code */
  async create(given: NewPackage): Promise<Package> {
    return this.db.write(async () => {
      await this.requireFree(given.organiserId, packageKey(given.source, given.rupCode, given.packageCode));
      const [made] = await this.insertMany([given]);
      return made as Package;
    });
  }

  /** Makes packages with their counters, thousands in one write. Their keys must be free: see `findByKeys`. */
  async insertMany(given: readonly NewPackage[]): Promise<Package[]> {
    const made = given.map((one) => this.newPackage(one));
    const codes = made.flatMap((row, at) => (given[at]?.rupCodes ?? []).map((rupCode) => ({ id: this.ids.next(), packageId: row.id, rupCode })));
    await this.db.write(async (m) => {
      await insertRows(m, Package, made);
      await insertRows(m, PackageCode, codes);
      await this.counters.open(made.filter((row) => row.status !== 'history').map(counterOf));
      await this.audit.recordAll(made.map((after) => ({ action: 'package.create', subjectKind: 'package', subjectId: after.id, before: null, after: { ...after } })));
      this.changes.tell('package', made.map((row) => row.id));
    });
    return made;
  }

  /**
   * Saves an edit if nobody else saved one since `version`.
   * @throws DomainError version_conflict, limit_below_committed, already_exists
   */
  async change(row: Package, version: number, changes: Partial<PackageFields>): Promise<Package> {
    return this.db.write(async (m) => {
      const rupCode = changes.rupCode === undefined ? row.rupCode : changes.rupCode;
      const rekeyed = row.status === 'history' || rupCode === row.rupCode ? {} : { sourceKey: packageKey(row.source, rupCode) };
      if (rekeyed.sourceKey) await this.requireFree(row.organiserId, rekeyed.sourceKey);
      if (changes.pagu !== undefined && changes.pagu !== row.pagu) await this.counters.setLimit(counterOf({ ...row, pagu: changes.pagu }));
      const local = changes.source === undefined ? {} : { local: changes.source === 'local' };
      const saved = await editRow(m, Package, row, version, { ...changes, ...rekeyed, ...local });
      await this.audit.record({ action: 'package.edit', subjectKind: 'package', subjectId: row.id, before: { ...row }, after: { ...saved } });
      this.changes.tell('package', [row.id], null, saved.version);
      return saved;
    });
  }

  /** Removes packages. The caller has made sure that nothing hangs under them: see `Demands.heldBy`. */
  async removeMany(rows: readonly Package[]): Promise<void> {
    const deletedAt = this.clock.iso();
    await this.db.write(async (m) => {
      for (const row of rows) await editRow(m, Package, row, row.version, { deletedAt, sourceKey: null });
      await this.audit.recordAll(
        rows.map(({ id }) => ({ action: 'package.delete', subjectKind: 'package', subjectId: id, before: { deletedAt: null }, after: { deletedAt } })),
      );
      this.changes.tell('package', rows.map((row) => row.id));
    });
  }

  /** A revision: the package is replaced by others, which carry its budget from now on. */
  async replace(row: Package, by: readonly Package[]): Promise<Package> {
    return this.db.write(async (m) => {
      const replaced = await this.change(row, row.version, { status: 'replaced' });
      const at = this.clock.iso();
      await insertRows(m, PackageRevision, by.map((to) => ({ id: this.ids.next(), fromPackageId: row.id, toPackageId: to.id, at })));
      return replaced;
    });
  }

  /** Where each of these packages came from and what became of it, by package id. */
  async revisionsOf(ids: readonly string[]): Promise<Map<string, { replaces: string[]; replacedBy: string[] }>> {
    const [onwards, backwards] = await this.db.read(async (m) => [
      await findByAny(m, PackageRevision, 'fromPackageId', ids),
      await findByAny(m, PackageRevision, 'toPackageId', ids),
    ]);
    const found = new Map(ids.map((id) => [id, { replaces: [] as string[], replacedBy: [] as string[] }]));
    for (const step of onwards ?? []) found.get(step.fromPackageId)?.replacedBy.push(step.toPackageId);
    for (const step of backwards ?? []) found.get(step.toPackageId)?.replaces.push(step.fromPackageId);
    return found;
  }

  /** RUP codes of packages of history, by package id. */
  async codesOf(ids: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await this.db.read((m) => findByAny(m, PackageCode, 'packageId', ids));
    const found = new Map<string, string[]>();
    for (const { packageId, rupCode } of rows) found.set(packageId, [...(found.get(packageId) ?? []), rupCode].sort());
    return found;
  }

  private async requireFree(organiserId: string, key: string | null): Promise<void> {
    if (key === null) return;
    await this.db.lockName(`packages:${organiserId}`);
    if ((await this.findByKeys(organiserId, [key])).size > 0) throw new DomainError('already_exists', { what: 'rupCode' });
  }

  private newPackage({ packageCode, rupCodes: _codes, ...fields }: NewPackage): Package {
    return {
      id: this.ids.next(),
      ...fields,
      sourceKey: packageKey(fields.source, fields.rupCode, packageCode),
      local: fields.source === 'local',
      createdAt: this.clock.iso(),
      deletedAt: null,
      version: 1,
    };
  }
}

const counterOf = (row: Pick<Package, 'id' | 'pagu'>) => ({ id: packageCounter(row.id), kind: 'package' as const, ownerId: row.id, limit: row.pagu ?? 0 });
