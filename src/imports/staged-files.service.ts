import { Injectable } from '@nestjs/common';
import type { ImportLayout, StagedKind } from '../contract/imports.js';
import type { MatchingEvent } from '../events/event.entity.js';
import { Database } from '../platform/database/database.js';
import { editRows, findByAny, insertRows } from '../platform/database/many-rows.js';
import { Ids } from '../platform/ids.js';
import { type FileKind, keysOf, type PlannedFile, type Saving } from './file-kind.js';
import type { ParsedFile } from './parse.js';
import { type Existing, planImport, storedValues } from './plan.js';
import { Revisions } from './revisions.service.js';
import { StagedRecord } from './staged-record.entity.js';

/** Catalogue orders, realisations and revisions: kept as they are read, for the modules that follow up on them. */
@Injectable()
export class StagedFiles implements FileKind {
  readonly layouts: readonly ImportLayout[] = ['orders', 'realisations', 'revisions'];

  constructor(
    private readonly db: Database,
    private readonly ids: Ids,
    private readonly revisions: Revisions,
  ) {}

  async plan(event: MatchingEvent, parsed: ParsedFile): Promise<PlannedFile> {
    const rows = await this.db.read((m) =>
      findByAny(m, StagedRecord, 'key', keysOf(parsed.rows), { organiserId: event.organiserId }),
    );
    const existing = new Map(
      rows.map(({ id, key, data }): [string, Existing] => [
        key,
        { id, current: data, imported: data, lines: new Map() },
      ]),
    );
    return { parsed, plan: planImport(parsed, existing) };
  }

  async save(saving: Saving): Promise<void> {
    const { event, importId, rows, effects } = saving;
    const { organiserId } = event;
    const made = rows
      .filter(({ plan }) => plan.action === 'staged')
      .map(({ record, plan }) => ({
        row: plan.row,
        staged: {
          id: this.ids.next(),
          organiserId,
          kind: record.type as StagedKind,
          key: plan.key ?? '',
          data: { ...storedValues(record) },
          importId,
          version: 1,
        },
      }));
    const changed = new Map(
      rows
        .filter(({ plan }) => plan.action === 'update' || plan.action === 'cancel')
        .map((row) => [row.plan.id ?? '', row]),
    );
    await this.db.write(async (m) => {
      await insertRows(
        m,
        StagedRecord,
        made.map(({ staged }) => staged),
      );
      for (const { staged, row } of made) effects.created('staged_records', staged, row);
      const before = await findByAny(m, StagedRecord, 'id', [...changed.keys()]);
      const edits = before.map((staged) => {
        const taken = changed.get(staged.id)?.plan.changes.map(({ field, after }) => [field, after]) ?? [];
        return {
          ...staged,
          data: { ...staged.data, ...(Object.fromEntries(taken) as Record<string, unknown>) },
          importId,
        };
      });
      await editRows(m, StagedRecord, edits);
      for (const staged of before)
        effects.edited('staged_records', staged, staged.version + 1, changed.get(staged.id)?.plan.row ?? null);
    });
    saving.onProgress(rows.length);
    await this.revisions.follow(saving);
  }
}
