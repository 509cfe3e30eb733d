/** One thing that is wrong or doubtful in a cell: a code of the closed list, what its text needs, and, where there is one, the likely intent. */
import { IMPORT_PROBLEMS, type ImportProblemCode, type ProblemSeverity } from '../contract/imports.js';

export type ProblemParams = Record<string, string | number>;

export interface CellProblem {
  code: ImportProblemCode;
  params: ProblemParams;
  severity: ProblemSeverity;
  /** What the person probably meant, ready to be put into the cell. */
  suggestion?: string;
}

export function problem(code: ImportProblemCode, params: ProblemParams = {}, suggestion?: string): CellProblem {
  const found: CellProblem = { code, params, severity: IMPORT_PROBLEMS[code] };
  if (suggestion !== undefined) found.suggestion = suggestion;
  return found;
}

/** A value that was read, perhaps with a remark; or the reason why it was not. */
export type Reading<T> = { ok: true; value: T; remark?: CellProblem } | { ok: false; problem: CellProblem };

export const readAs = <T>(value: T, remark?: CellProblem): Reading<T> =>
  remark ? { ok: true, value, remark } : { ok: true, value };

export const unread = <T>(code: ImportProblemCode, params: ProblemParams = {}, suggestion?: string): Reading<T> => ({
  ok: false,
  problem: problem(code, params, suggestion),
});
