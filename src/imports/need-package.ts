/**
 * The package that a row of the demands template hangs under. Rule: the plan with its RUP code where one is stated; else one of
 * our own, known by its buyer and its name. What the row says of a package changes only one of our own: a plan is its file's.
 */
import { planKey } from '../demands/package-key.js';
import type { Package } from '../demands/package.entity.js';
import type { NewPackage } from '../demands/packages.service.js';
import type { Values } from './effects.js';
import { type FieldChange, storedValues } from './plan.js';
import type { DemandRecord } from './records.js';
import { comparable } from './visible-text.js';

export const ownPackageKey = (packageId: string): string => `package:${packageId}`;

/** Rows with the same answer share a package. */
export const packageOf = (record: DemandRecord, agencyId: string): string =>
  record.rupCode === null ? localName(agencyId, record.packageName) : planKey(record.rupCode);

export const localName = (agencyId: string, name: string): string => `${agencyId}:${comparable(name)}`;

/** @param rows all that share it: the first that states something of it counts */
export function newOwnPackage(
  rows: readonly DemandRecord[],
  organiserId: string,
  agencyId: string,
  year: number,
): NewPackage {
  const [first] = rows as [DemandRecord];
  return {
    organiserId,
    agencyId,
    year: rows.find((row) => row.year !== null)?.year ?? year,
    rupCode: first.rupCode,
    name: first.packageName,
    mak: null,
    fund: null,
    method: null,
    kind: null,
    // nothing can be signed on it until its budget is stated
    pagu: rows.find((row) => row.pagu !== null)?.pagu ?? 0,
    reservedForSmall: false,
    status: 'active',
    source: 'local',
  };
}

/** What stands of the package, in the words of a row. */
export function currentOwn(record: DemandRecord, pack: Package): Values {
  const said = storedValues(record);
  return pack.local ? { ...said, packageName: pack.name, pagu: pack.pagu, year: pack.year } : said;
}

/** What it counts as imported; null where it was typed here. */
export function importedOwn(record: DemandRecord, pack: Package, imported: Values | null): Values | null {
  const said = storedValues(record);
  if (!pack.local) return said;
  return imported && { ...said, packageName: imported['packageName'], pagu: imported['pagu'], year: imported['year'] };
}

export function changedOwn(pack: Package, changes: readonly FieldChange[]): Package {
  const values = Object.fromEntries(
    changes.map(({ field, after }) => [field === 'packageName' ? 'name' : field, after]),
  );
  return { ...pack, ...values };
}
