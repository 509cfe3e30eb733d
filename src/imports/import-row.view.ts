import {
  PREVIEW_STATES,
  type PreviewState,
  type ProblemSeverity,
  ROW_ACTIONS,
  type RowAction,
} from '../contract/imports.js';
import { ApiProperty, ApiPropertyOptional } from '../platform/edge/api-docs.js';
import type { ParsedRow } from './parse.js';
import { demandLinesOf, type FieldChange, type RowPlan } from './plan.js';
import type { CellProblem, ProblemParams } from './problem.js';
import type { Aside, DemandLine, ImportRecord } from './records.js';
import type { CellValue, ParsedCell } from './row-reader.js';
import { previewState } from './summary.js';

const count = { type: 'integer' } as const;
const value = { nullable: true, oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] };

export class CellProblemView {
  @ApiProperty({ example: 'number_letter', description: 'texts stand under import.<code>' }) code: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) params: ProblemParams;
  @ApiProperty({ enum: ['wrong', 'look', 'duplicate'] }) severity: ProblemSeverity;
  @ApiPropertyOptional({ description: 'what was probably meant, ready to be put into the cell' }) suggestion?: string;
}

export class ImportCellView {
  @ApiProperty({ ...count, nullable: true, description: '0-based; null for what has no column of its own' }) column:
    number | null;
  @ApiProperty({ example: 'pagu', description: 'a field of the layout, or `lines.2.quantity`' }) field: string;
  @ApiProperty({ description: 'as written' }) raw: string;
  @ApiProperty({ ...value, description: 'as read' }) value: string | number | boolean | null;
  @ApiPropertyOptional({ ...value, description: 'what stands here and would be changed' }) was?:
    string | number | boolean | null;
  @ApiPropertyOptional({ type: CellProblemView, description: 'the gravest' }) problem?: CellProblemView;
  @ApiProperty({ type: CellProblemView, isArray: true }) problems: CellProblemView[];
}

export class ImportLineView {
  @ApiProperty() name: string;
  @ApiProperty({ nullable: true, type: String }) categoryId: string | null;
  @ApiProperty({ ...count, description: 'of the shelf: 0 to 1000' }) confidence: number;
  @ApiProperty({ ...count, nullable: true, description: 'steps of the unit; null must be asked' }) quantity:
    number | null;
  @ApiProperty({ nullable: true, type: String }) unitId: string | null;
  @ApiProperty({ ...count, nullable: true, description: 'rupiah for one unit' }) unitCeiling: number | null;
  @ApiProperty({
    enum: ['personnel', 'travel', 'money'],
    nullable: true,
    type: String,
    description: 'why it becomes no demand',
  })
  aside: Aside | null;
}

export class KeptValueView {
  @ApiProperty({ example: 'pagu' }) field: string;
  @ApiProperty({ ...value, description: 'what stands, and stays' }) here: string | number | boolean | null;
  @ApiProperty({ ...value, description: 'what the file says' }) file: string | number | boolean | null;
}

export class ImportRowView {
  @ApiProperty({ ...count, description: 'as a spreadsheet program shows it' }) row: number;
  @ApiProperty({ enum: PREVIEW_STATES }) state: PreviewState;
  @ApiProperty({ enum: ROW_ACTIONS }) action: RowAction;
  @ApiProperty({ nullable: true, type: String, description: 'the problem that decided a refusal or a repetition' })
  reason: string | null;
  @ApiProperty({ type: ImportCellView, isArray: true }) cells: ImportCellView[];
  @ApiProperty({ type: ImportLineView, isArray: true }) lines: ImportLineView[];
  @ApiProperty({ type: KeptValueView, isArray: true, description: 'edits made here that stand against the file' })
  kept: KeptValueView[];
}

/** A row as it was read, and what saving it would do. */
export interface ShownRow {
  parsed: ParsedRow;
  plan: RowPlan;
}

export function importRowView({ parsed, plan }: ShownRow): ImportRowView {
  const was = changesOf(parsed.record, plan);
  const cells = parsed.cells.map((cell) => cellView(cell, was.get(cell.field)));
  const present = new Set(parsed.cells.map((cell) => cell.field));
  // a changed figure of a line has no cell of its own where nothing is wrong with it
  const changed = [...was.values()].filter((change) => change.field.startsWith('lines.') && !present.has(change.field));
  return {
    row: parsed.row,
    state: previewState(parsed, plan.action),
    action: plan.action,
    reason: plan.reason,
    cells: [...cells, ...changed.map(lineCellView)],
    lines: linesOf(parsed.record).map(lineView),
    kept: [...plan.kept, ...plan.lines.flatMap((line) => line.kept)].map(({ field, before, after }) => ({
      field,
      here: shown(before),
      file: shown(after),
    })),
  };
}

function changesOf(record: ImportRecord | null, plan: RowPlan): Map<string, FieldChange> {
  const all = linesOf(record);
  const demands = record ? demandLinesOf(record) : [];
  const ofLines = plan.lines.flatMap(({ at, changes }) => {
    const line = at === null ? undefined : demands[at];
    return line ? changes.map((change) => ({ ...change, field: `lines.${all.indexOf(line)}.${change.field}` })) : [];
  });
  return new Map([...plan.changes, ...ofLines].map((change) => [change.field, change]));
}

function linesOf(record: ImportRecord | null): DemandLine[] {
  if (record?.type === 'package') return record.lines;
  return record?.type === 'demand' ? [record.line] : [];
}

const GRAVEST: readonly ProblemSeverity[] = ['wrong', 'duplicate', 'look'];

function cellView(cell: ParsedCell, change: FieldChange | undefined): ImportCellView {
  const problems = [...cell.problems]
    .sort((a, b) => GRAVEST.indexOf(a.severity) - GRAVEST.indexOf(b.severity))
    .map(problemView);
  const [problem] = problems;
  return {
    column: cell.column,
    field: cell.field,
    raw: cell.raw,
    value: plain(cell.value),
    ...(change ? { was: shown(change.before) } : {}),
    ...(problem ? { problem } : {}),
    problems,
  };
}

const lineCellView = (change: FieldChange): ImportCellView => ({
  column: null,
  field: change.field,
  raw: '',
  value: plain(change.after as CellValue),
  was: shown(change.before),
  problems: [],
});

/** A buyer is shown by its name, a list in one line. */
function shown(stored: unknown): string | number | boolean | null {
  if (Array.isArray(stored)) return stored.map(shown).join('; ');
  if (stored === null || stored === undefined) return null;
  if (typeof stored === 'object') return 'name' in stored ? String(stored.name) : JSON.stringify(stored);
  return stored as string | number | boolean;
}

const problemView = ({ code, params, severity, suggestion }: CellProblem): CellProblemView => ({
  code,
  params,
  severity,
  ...(suggestion === undefined ? {} : { suggestion }),
});

const plain = (read: CellValue): string | number | boolean | null => (Array.isArray(read) ? read.join('; ') : read);

const lineView = (line: DemandLine): ImportLineView => ({
  name: line.name,
  categoryId: line.categoryId,
  confidence: line.categoryConfidence,
  quantity: line.quantity,
  unitId: line.unitId,
  unitCeiling: line.unitCeiling,
  aside: line.aside,
});
