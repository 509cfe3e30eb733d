/**
 * A need as it is typed, and what of it is sent. Rule: everything may be left for later but the name and the shelf;
 * what is typed must be readable; a quantity is an integer number of the unit's steps.
 */
import { parseQuantity, parseRupiah, quantity, count, type Language } from '../../contract/format';
import { type CertificateKind, REGENCY_CODE } from '../../contract/kinds';
import type { Demand } from '../api/types';

export interface NeedFields {
  packageId: string;
  packageName: string;
  pagu: string;
  name: string;
  categoryId: string;
  spec: string;
  quantity: string;
  unitId: string;
  unitCeiling: string;
  deliverFrom: string;
  deliverTo: string;
  /** As RegencyField gives it. */
  regencyCode: string;
  place: string;
  certificates: CertificateKind[];
}

export const EMPTY_NEED: NeedFields = {
  packageId: '',
  packageName: '',
  pagu: '',
  name: '',
  categoryId: '',
  spec: '',
  quantity: '',
  unitId: '',
  unitCeiling: '',
  deliverFrom: '',
  deliverTo: '',
  regencyCode: '',
  place: '',
  certificates: [],
};

export function fieldsOf(demand: Demand, language: Language): NeedFields {
  return {
    ...EMPTY_NEED,
    packageId: demand.packageId,
    name: demand.name,
    categoryId: demand.categoryId ?? '',
    spec: demand.spec ?? '',
    quantity: demand.quantity === null ? '' : quantity(demand.quantity, demand.steps, language),
    unitId: demand.unitId,
    unitCeiling: demand.unitCeiling === null ? '' : count(demand.unitCeiling, language),
    deliverFrom: demand.deliverFrom ?? '',
    deliverTo: demand.deliverTo ?? '',
    regencyCode: demand.regencyCode ?? '',
    place: demand.place ?? '',
    certificates: demand.certificates,
  };
}

export type NeedProblem =
  'name' | 'category' | 'package' | 'pagu' | 'quantity' | 'unitCeiling' | 'dates' | 'datesHalf' | 'unit' | 'regency';

/** Problems by field, or the body to send. `steps` are those of the unit chosen. */
export function readNeed(
  fields: NeedFields,
  steps: number,
  language: Language,
): { problems: Partial<Record<keyof NeedFields, NeedProblem>> } | { body: Record<string, unknown> } {
  const problems: Partial<Record<keyof NeedFields, NeedProblem>> = {};
  const amount = fields.quantity.trim() ? parseQuantity(fields.quantity, steps, language) : undefined;
  const ceiling = fields.unitCeiling.trim() ? parseRupiah(fields.unitCeiling, language) : undefined;
  const pagu = parseRupiah(fields.pagu, language);
  if (!fields.name.trim()) problems.name = 'name';
  if (!fields.categoryId) problems.categoryId = 'category';
  if (!fields.unitId) problems.unitId = 'unit';
  if (!fields.packageId && !fields.packageName.trim()) problems.packageName = 'package';
  if (!fields.packageId && pagu === null) problems.pagu = 'pagu';
  if (amount === null) problems.quantity = 'quantity';
  if (ceiling === null) problems.unitCeiling = 'unitCeiling';
  if (fields.deliverFrom && fields.deliverTo && fields.deliverFrom > fields.deliverTo) problems.deliverTo = 'dates';
  if (Boolean(fields.deliverFrom) !== Boolean(fields.deliverTo))
    problems[fields.deliverFrom ? 'deliverTo' : 'deliverFrom'] = 'datesHalf';
  if (fields.regencyCode && !REGENCY_CODE.test(fields.regencyCode)) problems.regencyCode = 'regency';
  if (Object.keys(problems).length > 0) return { problems };
  return {
    body: {
      ...(fields.packageId ? { packageId: fields.packageId } : { package: { name: fields.packageName.trim(), pagu } }),
      name: fields.name.trim(),
      categoryId: fields.categoryId,
      spec: fields.spec.trim() || null,
      quantity: amount ?? null,
      unitId: fields.unitId,
      unitCeiling: ceiling ?? null,
      deliverFrom: fields.deliverFrom || null,
      deliverTo: fields.deliverTo || null,
      regencyCode: fields.regencyCode || null,
      place: fields.place.trim() || null,
      certificates: fields.certificates,
    },
  };
}
