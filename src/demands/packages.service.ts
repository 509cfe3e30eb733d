import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { packageCounter } from '../counters/counter-ids.js';
import { Counters } from '../counters/counters.service.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Changes } from '../platform/changes.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { chunksOf, editRows, findByAny, insertRows } from '../platform/database/many-rows.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Ids } from '../platform/ids.js';
import { Package } from './package.entity.js';
import { PackageCode } from './package-code.entity.js';
import { packageKey } from './package-key.js';
import { PackageRevision } from './package-revision.entity.js';

/** What a person or a file states of a package. */
export type PackageFields = Pick<
  Package,
  | 'agencyId'
  | 'year'
  | 'rupCode'
  | 'name'
  | 'mak'
  | 'fund'
  | 'method'
  | 'kind'
  | 'pagu'
  | 'reservedForSmall'
  | 'status'
  | 'source'
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
    const rows = await this.db.read((m) =>
      findByAny(m, Package, 'sourceKey', keys, { organiserId, deletedAt: IsNull() }),
    );
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
    const codes = made.flatMap((row, at) =>
      (given[at]?.rupCodes ?? []).map((rupCode) => ({ id: this.ids.next(), packageId: row.id, rupCode })),
    );
    await this.db.write(async (m) => {
      await insertRows(m, Package, made);
      await insertRows(m, PackageCode, codes);
      await this.counters.open(made.filter((row) => row.status !== 'history').map(counterOf));
      await this.audit.recordAll(
        made.map((after) => ({
          action: 'package.create',
          subjectKind: 'package',
          subjectId: after.id,
          before: null,
          after: { ...after },
        })),
      );
      this.changes.tell(
        'package',
        made.map((row) => row.id),
      );
    });
    return made;
  }

  /** @throws DomainError version_conflict where somebody saved an edit since `version`, and as `changeMany` */
  async change(row: Package, version: number, changes: Partial<PackageFields>): Promise<Package> {
    const [saved] = await this.changeMany([{ ...row, ...defined(changes), version }]);
    return saved as Package;
  }

  /**
   * Saves edits, all or none.
   * @param rows the new values, each with the version that was read
   * @throws DomainError version_conflict, limit_below_committed, already_exists where another plan has the RUP code
   */
  async changeMany(rows: readonly Package[]): Promise<Package[]> {
    return this.db.write(async (m) => {
      const before = await this.byId(rows);
      const edited = rows.map((row) => ({
        ...row,
        sourceKey: keyAfter(before.get(row.id) as Package, row),
        local: row.source === 'local',
      }));
      for (const row of edited) {
        const was = before.get(row.id);
        if (row.sourceKey !== was?.sourceKey) await this.requireFree(row.organiserId, row.sourceKey);
        if (row.pagu !== was?.pagu) await this.counters.setLimit(counterOf(row));
      }
      const saved = await editRows(m, Package, edited);
      await this.record('package.edit', before, saved);
      return saved;
    });
  }

  /** Removes packages. The caller has made sure that nothing hangs under them: see `Demands.heldBy`. */
  async removeMany(rows: readonly Package[]): Promise<void> {
    const deletedAt = this.clock.iso();
    await this.db.write(async (m) => {
      const gone = rows.map((row) => ({ ...row, deletedAt, sourceKey: null }));
      await this.record('package.delete', await this.byId(rows), await editRows(m, Package, gone));
    });
  }

  /** A revision: the package is replaced by others, which carry its budget from now on. */
  async replace(row: Package, by: readonly Package[]): Promise<Package> {
    return this.db.write(async (m) => {
      const replaced = await this.change(row, row.version, { status: 'replaced' });
      const at = this.clock.iso();
      await insertRows(
        m,
        PackageRevision,
        by.map((to) => ({ id: this.ids.next(), fromPackageId: row.id, toPackageId: to.id, at })),
      );
      return replaced;
    });
  }

  /** Undoes revisions: the packages are no longer replaced by anything. Their status is the caller's to restore. */
  async rejoin(ids: readonly string[]): Promise<void> {
    await this.db.write(async (m) => {
      for (const chunk of chunksOf(ids)) await m.delete(PackageRevision, { fromPackageId: In(chunk) });
    });
  }

  /** The RUP codes of packages of history, as their file names them now. */
  async setCodes(codes: ReadonlyMap<string, readonly string[]>): Promise<void> {
    const rows = [...codes].flatMap(([packageId, named]) =>
      [...new Set(named)].map((rupCode) => ({ id: this.ids.next(), packageId, rupCode })),
    );
    await this.db.write(async (m) => {
      for (const chunk of chunksOf([...codes.keys()])) await m.delete(PackageCode, { packageId: In(chunk) });
      await insertRows(m, PackageCode, rows);
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
    if ((await this.findByKeys(organiserId, [key])).size > 0)
      throw new DomainError('already_exists', { what: 'rupCode' });
  }

  private async byId(rows: readonly Package[]): Promise<Map<string, Package>> {
    return new Map((await this.listByIds(rows.map((row) => row.id))).map((row) => [row.id, row]));
  }

  private async record(action: string, before: ReadonlyMap<string, Package>, saved: readonly Package[]): Promise<void> {
    await this.audit.recordAll(
      saved.map((after) => ({
        action,
        subjectKind: 'package',
        subjectId: after.id,
        before: { ...before.get(after.id) },
        after: { ...after },
      })),
    );
    this.changes.tell(
      'package',
      saved.map((row) => row.id),
      null,
      saved.length === 1 ? (saved[0]?.version ?? 0) : 0,
    );
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

const counterOf = (row: Pick<Package, 'id' | 'pagu'>) => ({
  id: packageCounter(row.id),
  kind: 'package' as const,
  ownerId: row.id,
  limit: row.pagu ?? 0,
});

const defined = (changes: Partial<PackageFields>): Partial<PackageFields> =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));

/** A plan's key follows its RUP code; that of history stays, whatever its codes. */
const keyAfter = (before: Package, row: Package): string | null =>
  row.status === 'history' || row.rupCode === before.rupCode ? before.sourceKey : packageKey(row.source, row.rupCode);
