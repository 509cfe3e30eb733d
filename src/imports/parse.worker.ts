/**
 * Parses one file and ends. It runs apart from the server, under a memory limit and a clock, because the file comes from
 * somebody else: a hostile one can take down this thread and nothing more.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { DomainError } from '../platform/errors/domain-error.js';
import { parseFile, type ReadingChoices } from './import-file.service.js';
import type { ErrorCode, ErrorParams } from '../contract/errors.js';
import type { ImportLayout } from '../contract/imports.js';
import type { FileColumn } from './file-columns.js';
import type { ParsedFile } from './parse.js';
import { UnrecognisedFile } from './refusals.js';

export interface WorkerInput {
  bytes: Uint8Array;
  choices: ReadingChoices;
}

export type WorkerMessage =
  | { type: 'progress'; done: number; total: number }
  | { type: 'done'; parsed: ParsedFile }
  | { type: 'refused'; code: ErrorCode; params: ErrorParams }
  | { type: 'unrecognised'; code: ErrorCode; params: ErrorParams; columns: FileColumn[]; layout: ImportLayout | null };

const tell = (message: WorkerMessage): void => parentPort?.postMessage(message);

try {
  const { bytes, choices } = workerData as WorkerInput;
  const parsed = await parseFile(bytes, choices, (done, total) => tell({ type: 'progress', done, total }));
  tell({ type: 'done', parsed });
} catch (error) {
  if (!(error instanceof DomainError)) throw error;
  const { code, params } = error;
  if (error instanceof UnrecognisedFile)
    tell({ type: 'unrecognised', code, params, columns: error.columns, layout: error.layout });
  else tell({ type: 'refused', code, params });
}
