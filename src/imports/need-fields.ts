/**
 * Between a need line of a file and a demand. Rules: a line without a unit is counted in the one its shelf usually has where
 * that counts whole things, else in packages; nought is nothing said; a line without a place is delivered where its buyer is;
 * the value of a line must be an amount there is.
 */
import { type DemandFields, derive } from '../demands/demand-state.js';
import type { Demand } from '../demands/demand.entity.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { findCategory } from '../reference/categories.js';
import { getUnit } from '../reference/units.js';
import type { Values } from './effects.js';
import type { ParsedRow } from './parse.js';
import { type FieldChange, demandLinesOf, lineValues } from './plan.js';
import { problem } from './problem.js';
import type { DemandLine, ImportRecord } from './records.js';
import { withProblem } from './row-problems.js';

const FALLBACK_UNIT = 'paket';

export function demandFields(line: DemandLine, packageName: string, buyerRegency: string | null): DemandFields {
  return {
    categoryId: line.categoryId,
    name: line.name === '' ? packageName : line.name,
    spec: line.spec,
    quantity: line.quantity,
    unitId: line.unitId ?? usualUnit(line),
    unitCeiling: line.unitCeiling,
    deliverFrom: line.deliverFrom,
    deliverTo: line.deliverTo,
    place: null,
    regencyCode: line.regencyCode ?? buyerRegency,
    certificates: line.certificates,
    catalogueWanted: false,
    domesticWanted: false,
    oneSeller: false,
  };
}

/** '5' of an unknown unit are five things, never five hundredths of a metre. */
function usualUnit({ categoryId, quantity }: DemandLine): string {
  const usual = findCategory(categoryId ?? '')?.unitId ?? FALLBACK_UNIT;
  return quantity === null || getUnit(usual).steps === 1 ? usual : FALLBACK_UNIT;
}

/** What stands of a demand, in the words of a line. */
export const currentLine = (demand: Demand): Values => lineValues(demand);

export const changedDemand = (demand: Demand, changes: readonly FieldChange[]): Demand => ({
  ...demand,
  ...Object.fromEntries(changes.map(({ field, after }) => [field, after])),
});

/** Rows as demands can be made of them: nought is nothing, and a value beyond every amount is said. */
export function withNeeds(rows: readonly ParsedRow[]): ParsedRow[] {
  return rows.map((row) => {
    if (!row.record || row.state === 'wrong' || row.state === 'duplicate') return row;
    const record = withoutNoughts(row.record);
    const at = demandLinesOf(record).findIndex((line) => isBeyondAmounts(line));
    const settled = { ...row, record };
    return at === -1 ? settled : withProblem(settled, fieldOf(record, at), problem('number_too_large'));
  });
}

function withoutNoughts(record: ImportRecord): ImportRecord {
  const filled = (line: DemandLine): DemandLine => ({
    ...line,
    quantity: line.quantity || null,
    unitCeiling: line.unitCeiling || null,
  });
  if (record.type === 'package') return { ...record, lines: record.lines.map(filled) };
  return record.type === 'demand' ? { ...record, line: filled(record.line) } : record;
}

function isBeyondAmounts(line: DemandLine): boolean {
  try {
    derive(demandFields(line, '', null), () => true);
    return false;
  } catch (thrown) {
    if (thrown instanceof DomainError && thrown.code === 'amount_overflow') return true;
    throw thrown;
  }
}

/** @param at among the lines that become demands */
function fieldOf(record: ImportRecord, at: number): string {
  if (record.type !== 'package') return 'quantity';
  const line = demandLinesOf(record)[at];
  return `lines.${line ? record.lines.indexOf(line) : at}.quantity`;
}
