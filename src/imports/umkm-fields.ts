/** Between what a file says of a business and what is stored of it. An e-mail has no column yet and is kept as imported. */
import type { Umkm } from '../umkm/umkm.entity.js';
import type { UmkmFields } from '../umkm/umkms.service.js';
import type { Values } from './effects.js';
import { type FieldChange, storedValues } from './plan.js';
import type { UmkmRecord } from './records.js';

const COLUMNS = [
  'name',
  'cooperative',
  'legalForm',
  'npwp',
  'regencyCode',
  'address',
  'phone',
  'ownerName',
  'foundedOn',
  'capitalRupiah',
  'yearlySalesRupiah',
  'kbliCodes',
  'catalogueListed',
] as const satisfies readonly (keyof UmkmFields)[];

export const umkmFields = (record: UmkmRecord): UmkmFields => ({
  name: record.name,
  cooperative: record.cooperative ?? false,
  legalForm: record.legalForm,
  nib: record.nib,
  npwp: record.npwp,
  regencyCode: record.regencyCode,
  address: record.address,
  phone: record.phone,
  ownerName: record.ownerName,
  foundedOn: record.foundedOn,
  capitalRupiah: record.capitalRupiah,
  yearlySalesRupiah: record.yearlySalesRupiah,
  kbliCodes: record.kbliCodes,
  catalogueListed: record.catalogueListed ?? false,
  catalogueUrl: null,
  photoFileId: null,
});

export const umkmValues = (umkm: Umkm, beside: Values): Values => ({
  ...beside,
  nib: umkm.nib,
  ...Object.fromEntries(COLUMNS.map((column) => [column, umkm[column]])),
});

export const valuesOfNewUmkm = (record: UmkmRecord, made: Umkm): Values => umkmValues(made, storedValues(record));

export function changedUmkm(umkm: Umkm, changes: readonly FieldChange[]): Umkm {
  const own = changes.filter(({ field }) => (COLUMNS as readonly string[]).includes(field));
  return own.length === 0 ? umkm : { ...umkm, ...Object.fromEntries(own.map(({ field, after }) => [field, after])) };
}
