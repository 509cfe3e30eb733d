import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { chunksOf, findByAny, upsertRows } from '../platform/database/many-rows.js';
import { Ids } from '../platform/ids.js';
import type { Base } from './effects.js';
import { ImportedRecord } from './imported-record.entity.js';

const COLUMNS = ['record_id', 'parent_id', 'values', 'gone', 'import_id'];

/** What records were last imported as. */
@Injectable()
export class ImportedRecords {
  constructor(
    private readonly db: Database,
    private readonly ids: Ids,
  ) {}

  async byKeys(organiserId: string, keys: readonly string[]): Promise<Map<string, ImportedRecord>> {
    const rows = await this.db.read((m) => findByAny(m, ImportedRecord, 'key', keys, { organiserId }));
    return new Map(rows.map((row) => [row.key, row]));
  }

  async byRecords(recordIds: readonly string[]): Promise<Map<string, ImportedRecord>> {
    const rows = await this.db.read((m) => findByAny(m, ImportedRecord, 'recordId', recordIds));
    return new Map(rows.map((row) => [row.recordId, row]));
  }

  ofParents(parentIds: readonly string[]): Promise<ImportedRecord[]> {
    return this.db.read((m) => findByAny(m, ImportedRecord, 'parentId', parentIds));
  }

  /** Takes the place of what stood under the same keys: a record made anew has another id. */
  async write(organiserId: string, bases: readonly (Base & { importId: string })[]): Promise<void> {
    const rows = bases.map(({ values, ...base }): ImportedRecord => ({
      ...base,
      id: this.ids.next(),
      organiserId,
      values: { ...values },
    }));
    await this.db.write((m) => upsertRows(m, ImportedRecord, rows, ['organiser_id', 'key'], COLUMNS));
  }

  async forget(recordIds: readonly string[]): Promise<void> {
    await this.db.write(async (m) => {
      for (const chunk of chunksOf(recordIds)) await m.delete(ImportedRecord, { recordId: In(chunk) });
    });
  }
}
