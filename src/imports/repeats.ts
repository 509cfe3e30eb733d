/**
 * Rows that say again what another row of the file says. Rule: the first readable row of a key stands; a later one is a
 * duplicate that names it. Two kinds of repetition carry something new, which is added to the row that stands: another award
 * of one itemised package, and another RUP code of one payment.
 */
import { problem, type CellProblem } from './problem.js';
import type { ImportRecord, PackageRecord, RealisationRecord } from './records.js';
import type { ParsedRow } from './parse.js';

export function markRepeats(rows: readonly ParsedRow[]): ParsedRow[] {
  const standing = new Map<string, ParsedRow>();
  return rows.map((row) => {
    if (row.key === null || row.record === null || row.state === 'wrong') return row;
    const first = standing.get(row.key);
    if (!first?.record) {
      standing.set(row.key, row);
      return row;
    }
    const found = repetition(first.record, row.record, first.row);
    const cells = [...row.cells, { column: null, field: 'row', raw: '', value: null, problems: [found] }];
    return { ...row, state: 'duplicate' as const, cells };
  });
}

function repetition(first: ImportRecord, again: ImportRecord, row: number): CellProblem {
  if (same(first, again)) return problem('duplicate_row', { row });
  if (first.type === 'package' && again.type === 'package' && isOtherAward(first, again)) {
    first.awards.push(...again.awards);
    return problem('duplicate_award', { row });
  }
  if (first.type === 'realisation' && again.type === 'realisation' && isSamePayment(first, again)) {
    first.rupCodes = [...new Set([...first.rupCodes, ...again.rupCodes])];
    return problem('duplicate_payment', { row });
  }
  return problem('duplicate_differs', { row, fields: differing(first, again).join(', ') });
}

const isOtherAward = (first: PackageRecord, again: PackageRecord): boolean =>
  first.status !== 'active' && same({ ...first, awards: [] }, { ...again, awards: [] });

const isSamePayment = (first: RealisationRecord, again: RealisationRecord): boolean =>
  same({ ...first, rupCodes: [] }, { ...again, rupCodes: [] });

const same = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);

export function differing(a: object, b: object): string[] {
  const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  const fields = new Set([...left.keys(), ...right.keys()]);
  return [...fields].filter((field) => JSON.stringify(left.get(field)) !== JSON.stringify(right.get(field)));
}
