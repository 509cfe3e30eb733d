/**
 * What a person put right in the need lines of a plan: `lines.2.quantity` = '250'. A corrected figure replaces what the text
 * said and takes its problem away; a correction that cannot be read is a problem itself.
 */
import { findCategory } from '../reference/categories.js';
import { findUnit } from '../reference/units.js';
import { readMoney, readQuantity } from './numerals.js';
import { problem, type CellProblem, type Reading } from './problem.js';
import type { DemandLine, PackageRecord } from './records.js';
import type { Corrections, RowReader } from './row-reader.js';

const LINE_FIELD = /^lines\.(\d{1,4})\.(name|quantity|unitId|unitCeiling|categoryId)$/;
/** A unit decides how a quantity is read, so it comes first. */
const ORDER = ['unitId', 'quantity', 'unitCeiling', 'categoryId', 'name'];

export function correctLines(record: PackageRecord, reader: RowReader, corrections: Corrections): void {
  const wanted = [...corrections].flatMap(([field, value]) => {
    const match = LINE_FIELD.exec(field);
    const line = match ? record.lines[Number(match[1])] : undefined;
    return line && match ? [{ field, value, line, part: match[2] ?? '' }] : [];
  });
  for (const { field, value, line, part } of wanted.sort((a, b) => ORDER.indexOf(a.part) - ORDER.indexOf(b.part))) {
    const found = correct(line, part, value);
    reader.replace(field, value, found);
  }
}

function correct(line: DemandLine, part: string, value: string): CellProblem | null {
  const keep = <T>(reading: Reading<T>, set: (read: T) => void): CellProblem | null => {
    if (!reading.ok) return reading.problem;
    set(reading.value);
    return reading.remark ?? null;
  };
  switch (part) {
    case 'quantity':
      return keep(readQuantity(value, findUnit(line.unitId ?? '')?.steps ?? 1), (read) => (line.quantity = read));
    case 'unitCeiling':
      return keep(readMoney(value), (read) => (line.unitCeiling = read));
    case 'unitId': {
      const unit = findUnit(value);
      if (!unit) return problem('unit_unknown', { text: value.slice(0, 40) });
      line.unitId = unit.id;
      return null;
    }
    case 'categoryId': {
      if (!findCategory(value)) return problem('category_unknown', { text: value.slice(0, 40) });
      [line.categoryId, line.categoryConfidence] = [value, 1000];
      return null;
    }
    default:
      line.name = value.trim().slice(0, 200) || line.name;
      return null;
  }
}
