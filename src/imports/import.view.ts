import type { ErrorParams } from '../contract/errors.js';
import {
  IMPORT_LAYOUTS,
  IMPORT_STATES,
  type ImportLayout,
  type ImportState,
  type PreviewState,
} from '../contract/imports.js';
import { ApiProperty } from '../platform/edge/api-docs.js';
import { textOf } from '../platform/errors/problem.js';
import type { FileImport } from './file-import.entity.js';
import type { WorkProgress } from './import-work.service.js';
import { NOTHING_READ, type Summary } from './summary.js';
import type { KeptReason } from './undo.js';

const count = { type: 'integer' } as const;

export class ImportProgressView {
  @ApiProperty(count) done: number;
  @ApiProperty(count) total: number;
}

export class ImportColumnView {
  @ApiProperty({ ...count, description: '0-based' }) column: number;
  @ApiProperty({ nullable: true, type: String, description: 'null where no field reads it' }) field: string | null;
  @ApiProperty({ description: 'as the header says' }) title: string;
}

export class ImportCountsView {
  @ApiProperty({ ...count, description: 'the others add up to it' }) rows: number;
  @ApiProperty(count) created: number;
  @ApiProperty(count) updated: number;
  @ApiProperty(count) unchanged: number;
  @ApiProperty(count) cancelled: number;
  @ApiProperty({ ...count, description: 'orders, realisations and revisions: kept, no package made' }) staged: number;
  @ApiProperty({ ...count, description: 'repeat another row of the file' }) duplicates: number;
  @ApiProperty(count) refused: number;
}

class BothLanguagesView {
  @ApiProperty() id: string;
  @ApiProperty() en: string;
}

export class ImportProblemView {
  @ApiProperty({ example: 'import_columns_missing' }) code: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) params: ErrorParams;
  @ApiProperty({ type: BothLanguagesView }) detail: BothLanguagesView;
}

export class KeptRecordView {
  @ApiProperty({ example: 'packages' }) table: string;
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ ...count, nullable: true }) row: number | null;
  @ApiProperty({ enum: ['edited_since', 'in_use', 'gone'] }) reason: KeptReason;
}

export class ImportView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) eventId: string;
  @ApiProperty({ example: 'rup-penyedia-2027.xlsx' }) fileName: string;
  @ApiProperty({
    enum: IMPORT_LAYOUTS,
    nullable: true,
    type: String,
    description: 'null until it is recognised or said',
  })
  layout: ImportLayout | null;
  @ApiProperty({ enum: IMPORT_STATES }) state: ImportState;
  @ApiProperty({ type: ImportProgressView, description: 'rows' }) progress: ImportProgressView;
  @ApiProperty({ type: ImportColumnView, isArray: true }) columns: ImportColumnView[];
  @ApiProperty({ type: ImportCountsView, description: 'what saving would do; once saved, what it did' })
  counts: ImportCountsView;
  @ApiProperty({ type: 'object', additionalProperties: count, description: 'rows by the state they are shown in' })
  states: Record<PreviewState, number>;
  @ApiProperty({
    type: 'object',
    additionalProperties: count,
    description: 'refused and repeated rows by what decided it; texts stand under import.<code>',
  })
  reasons: Record<string, number>;
  @ApiProperty({ ...count, description: 'need lines found in the rows that are saved' }) lines: number;
  @ApiProperty({ ...count, description: 'of them, those that become demands' }) demands: number;
  @ApiProperty({ ...count, description: 'of those, how many still want a quantity' }) quantityOpen: number;
  @ApiProperty({ ...count, description: 'rows where an edit made here stands against the file' }) keptRows: number;
  @ApiProperty({ type: [String], description: 'other sheets of the workbook that hold something and are not read' })
  otherSheets: string[];
  @ApiProperty({ type: ImportProblemView, nullable: true }) problem: ImportProblemView | null;
  @ApiProperty({ type: KeptRecordView, isArray: true, description: 'what undoing left standing, the first 500' })
  kept: KeptRecordView[];
  @ApiProperty(count) keptCount: number;
  @ApiProperty() createdAt: string;
  @ApiProperty({ nullable: true, type: String }) committedAt: string | null;
  @ApiProperty({ nullable: true, type: String }) undoneAt: string | null;
  @ApiProperty(count) version: number;
}

/** @param progress while something is under way */
export function importView(file: FileImport, progress: WorkProgress | null): ImportView {
  const summary = file.summary ?? NOTHING_READ;
  const counts = countsOf(summary);
  return {
    id: file.id,
    eventId: file.eventId,
    fileName: file.fileName,
    layout: file.layout,
    state: file.state,
    progress: progress ?? { done: counts.rows, total: counts.rows },
    columns: file.columns,
    counts,
    states: summary.states,
    reasons: summary.reasons,
    lines: summary.lines,
    demands: summary.demands,
    quantityOpen: summary.quantityOpen,
    keptRows: summary.keptRows,
    otherSheets: summary.otherSheets,
    problem: file.problem && { ...file.problem, detail: textOf(`error.${file.problem.code}`, file.problem.params) },
    kept: file.kept,
    keptCount: file.keptCount,
    createdAt: file.createdAt,
    committedAt: file.committedAt,
    undoneAt: file.undoneAt,
    version: file.version,
  };
}

function countsOf({ actions }: Summary): ImportCountsView {
  const { create, update, cancel, unchanged, staged, duplicate, refused } = actions;
  const rows = create + update + cancel + unchanged + staged + duplicate + refused;
  return {
    rows,
    created: create,
    updated: update,
    unchanged,
    cancelled: cancel,
    staged,
    duplicates: duplicate,
    refused,
  };
}
