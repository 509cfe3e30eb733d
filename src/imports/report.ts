/** The outcome of an import in figures that add up: what the command line prints and what the preview heads its table with. */
import { IMPORT_PROBLEMS, type RowAction, type RowState } from '../contract/imports.js';
import type { ParsedFile } from './parse.js';
import { demandLinesOf, type RowPlan } from './plan.js';
import type { Aside } from './records.js';

export interface ImportReport {
  file: string;
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  duplicates: number;
  refused: number;
  /** One count for each refused or repeated row, under the problem that decided it. */
  reasons: Record<string, number>;
  /** Need lines found in the rows that are saved. */
  lines: number;
  seconds: number;
}

const COUNTED_AS = {
  create: 'created',
  staged: 'created',
  update: 'updated',
  cancel: 'updated',
  unchanged: 'unchanged',
  duplicate: 'duplicates',
  refused: 'refused',
} as const satisfies Record<RowAction, keyof ImportReport>;

export function importReport(
  file: string,
  parsed: ParsedFile,
  plan: readonly RowPlan[],
  seconds: number,
): ImportReport {
  const report: ImportReport = {
    file,
    rows: plan.length,
    created: 0,
    updated: 0,
    unchanged: 0,
    duplicates: 0,
    refused: 0,
    reasons: {},
    lines: 0,
    seconds,
  };
  for (const [at, { action, reason }] of plan.entries()) {
    report[COUNTED_AS[action]] += 1;
    if (action === 'refused' || action === 'duplicate') {
      const code = reason ?? 'required_missing';
      report.reasons[code] = (report.reasons[code] ?? 0) + 1;
      continue;
    }
    const record = parsed.rows[at]?.record;
    if (record?.type === 'package') report.lines += record.lines.length;
    else if (record?.type === 'demand') report.lines += 1;
  }
  return report;
}

export interface Findings {
  states: Record<RowState, number>;
  /** How often each problem was found, worst first. */
  problems: { code: string; severity: string; count: number }[];
  /** Lines that would become demands, of those how many still want a quantity, and what was set aside. */
  demands: number;
  quantityOpen: number;
  aside: Record<Aside, number>;
}

export function findings(parsed: Pick<ParsedFile, 'rows'>): Findings {
  const found: Findings = {
    states: { ready: 0, look: 0, wrong: 0, duplicate: 0 },
    problems: [],
    demands: 0,
    quantityOpen: 0,
    aside: { personnel: 0, travel: 0, money: 0 },
  };
  const counts = new Map<keyof typeof IMPORT_PROBLEMS, number>();
  for (const { state, record, cells } of parsed.rows) {
    found.states[state] += 1;
    for (const { code } of cells.flatMap((cell) => cell.problems)) counts.set(code, (counts.get(code) ?? 0) + 1);
    if (!record || state === 'wrong' || state === 'duplicate') continue;
    const demands = demandLinesOf(record);
    found.demands += demands.length;
    found.quantityOpen += demands.filter((line) => line.quantity === null).length;
    for (const line of record.type === 'package' ? record.lines : []) if (line.aside) found.aside[line.aside] += 1;
  }
  const order = ['wrong', 'duplicate', 'look'];
  found.problems = [...counts]
    .map(([code, count]) => ({ code, severity: IMPORT_PROBLEMS[code], count }))
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || b.count - a.count);
  return found;
}
