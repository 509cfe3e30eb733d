/**
 * Between what a file says of a package and what is stored of it. Rule: a package has columns for what signing and ranking
 * need; the rest of what a file says (dates of its selection, its awards, its estimate) is kept beside it as imported.
 */
import type { AgencyFields } from '../agencies/agencies.service.js';
import type { Agency } from '../agencies/agency.entity.js';
import type { Package } from '../demands/package.entity.js';
import type { NewPackage, PackageFields } from '../demands/packages.service.js';
import type { Values } from './effects.js';
import { type FieldChange, storedValues } from './plan.js';
import type { AgencyFacts, PackageRecord } from './records.js';

const COLUMNS = [
  'year',
  'name',
  'mak',
  'fund',
  'method',
  'kind',
  'pagu',
  'reservedForSmall',
  'status',
  'source',
] as const satisfies readonly (keyof PackageFields)[];
type Column = (typeof COLUMNS)[number];

export function newPackage(record: PackageRecord, organiserId: string, agencyId: string): NewPackage {
  const [first = null, ...more] = record.rupCodes;
  return {
    organiserId,
    agencyId,
    year: record.year,
    rupCode: more.length === 0 ? first : null,
    name: record.name,
    mak: record.mak,
    fund: record.fund,
    method: record.method,
    kind: record.kind,
    pagu: record.pagu,
    reservedForSmall: record.reservedForSmall ?? false,
    status: record.status,
    source: record.source,
    packageCode: record.packageCode,
    rupCodes: record.packageCode === null ? [] : record.rupCodes,
  };
}

/** What a package made of a record counts as imported. */
export const valuesOfNew = (record: PackageRecord, made: Package): Values => ({
  ...storedValues(record),
  ...columnsOf(made),
});

/** What stands of a package now. @param imported what it counts as imported; null where it was typed here */
export function currentPackage(pack: Package, agency: Agency | undefined, imported: Values | null): Values {
  const beside = imported ?? {
    agency: agency ? factsOf(agency) : null,
    rupCodes: pack.rupCode === null ? [] : [pack.rupCode],
  };
  return { ...beside, ...columnsOf(pack) };
}

const columnsOf = (pack: Package): Pick<Package, Column> =>
  Object.fromEntries(COLUMNS.map((column) => [column, pack[column]])) as Pick<Package, Column>;

/** The package after the changes of a file that it has columns for; the same object where it has none for any. */
export function changedPackage(pack: Package, changes: readonly FieldChange[]): Package {
  const own = changes.filter(({ field }) => (COLUMNS as readonly string[]).includes(field));
  return own.length === 0 ? pack : { ...pack, ...Object.fromEntries(own.map(({ field, after }) => [field, after])) };
}

export const agencyFields = (facts: AgencyFacts, sample: boolean): AgencyFields => ({
  name: facts.name,
  kind: facts.kind,
  satkerCode: facts.satkerCode,
  klpdCode: facts.klpdCode,
  klpdName: facts.klpdName,
  regencyCode: facts.regencyCode,
  address: null,
  sample,
});

const factsOf = (agency: Agency): AgencyFacts => ({
  name: agency.name,
  satkerCode: agency.satkerCode,
  klpdCode: agency.klpdCode,
  klpdName: agency.klpdName,
  kind: agency.kind,
  regencyCode: agency.regencyCode,
  provinceCode: agency.regencyCode?.slice(0, 2) ?? null,
});
