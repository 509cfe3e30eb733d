/** A row with one more thing said of it, as if the file had been read so: what only the store can tell is shown where it belongs. */
import { stateOf, type ParsedRow } from './parse.js';
import type { CellProblem } from './problem.js';

export function withProblem(row: ParsedRow, field: string, found: CellProblem): ParsedRow {
  const at = row.cells.findIndex((cell) => cell.field === field);
  const cells =
    at === -1
      ? [...row.cells, { column: null, field, raw: '', value: null, problems: [found] }]
      : row.cells.map((cell, i) => (i === at ? { ...cell, problems: [...cell.problems, found] } : cell));
  return { ...row, cells, state: stateOf(cells) };
}
