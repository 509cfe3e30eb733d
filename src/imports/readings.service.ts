import { Injectable } from '@nestjs/common';
import { Files } from '../platform/files/files.service.js';
import type { FileImport } from './file-import.entity.js';
import type { Progress, ReadingChoices } from './import-file.service.js';
import type { ParsedFile } from './parse.js';
import { ParseRunner } from './parse-runner.service.js';

interface Kept {
  choices: string;
  parsed: ParsedFile;
  cells: number;
}

/** Of all files kept read; the last one stays, however large. */
const KEPT_CELLS_MAX = 1_000_000;

/** Files as they are read with the choices made for them. Kept for a while, since reading one takes up to seconds. */
@Injectable()
export class Readings {
  private readonly kept = new Map<string, Kept>();
  private readonly underWay = new Map<string, Promise<ParsedFile>>();

  constructor(
    private readonly files: Files,
    private readonly runner: ParseRunner,
  ) {}

  /** @throws DomainError as `ParseRunner.parse` */
  async of(
    file: Pick<FileImport, 'id' | 'fileId' | 'choices'>,
    choices: ReadingChoices = file.choices,
    onProgress?: Progress,
  ): Promise<ParsedFile> {
    const wanted = JSON.stringify(choices);
    const known = this.kept.get(file.id);
    if (known?.choices === wanted) {
      // the one used last goes last
      this.kept.delete(file.id);
      this.kept.set(file.id, known);
      return known.parsed;
    }
    const key = `${file.id} ${wanted}`;
    const running = this.underWay.get(key) ?? this.read(file, choices, onProgress);
    this.underWay.set(key, running);
    try {
      return await running;
    } finally {
      this.underWay.delete(key);
    }
  }

  keep(importId: string, choices: ReadingChoices, parsed: ParsedFile): void {
    this.kept.delete(importId);
    const cells = parsed.rows.reduce((sum, row) => sum + row.cells.length, 0);
    this.kept.set(importId, { choices: JSON.stringify(choices), parsed, cells });
    let total = [...this.kept.values()].reduce((sum, each) => sum + each.cells, 0);
    for (const [id, oldest] of this.kept) {
      if (total <= KEPT_CELLS_MAX || id === importId) break;
      this.kept.delete(id);
      total -= oldest.cells;
    }
  }

  private async read(
    file: Pick<FileImport, 'id' | 'fileId'>,
    choices: ReadingChoices,
    onProgress?: Progress,
  ): Promise<ParsedFile> {
    const bytes = await this.files.bytesOf(await this.files.get(file.fileId));
    const parsed = await this.runner.parse(bytes, choices, onProgress);
    this.keep(file.id, choices, parsed);
    return parsed;
  }
}
