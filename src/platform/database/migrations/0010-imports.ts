import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bool, createTable, int, json, key, maybe, oneOf, ref, text, version } from '../schema.js';

const LAYOUTS = [
  'rup_penyedia',
  'rup_swakelola',
  'awarded',
  'non_tender',
  'orders',
  'realisations',
  'revisions',
  'umkm',
  'products',
  'offers',
  'demands',
];

/** Imported files, what each of their records was last imported as, what is staged, and what an import did. */
export class Imports1764000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'imports', {
      columns: {
        id: key,
        event_id: ref('events'),
        organiser_id: ref('organisers'),
        file_id: ref('files'),
        file_name: text,
        layout: maybe(oneOf(...LAYOUTS)),
        state: oneOf('parsing', 'ready', 'committing', 'committed', 'undone', 'failed'),
        choices: json,
        columns: json,
        summary: maybe(json),
        actions: maybe(json),
        problem: maybe(json),
        kept: json,
        kept_count: int,
        created_at: text,
        created_by: maybe(text),
        changed_at: text,
        committed_at: maybe(text),
        committed_by: maybe(text),
        undone_at: maybe(text),
        version,
      },
      index: { imports_event: ['event_id'], imports_by_state: ['state'] },
    });
    await createTable(runner, 'imported_records', {
      columns: {
        id: key,
        organiser_id: ref('organisers'),
        key: text,
        record_id: text,
        parent_id: maybe(text),
        values: json,
        gone: bool,
        import_id: ref('imports'),
      },
      index: { imported_records_record: ['record_id'], imported_records_parent: ['parent_id'] },
      uniqueIndex: { imported_records_key: ['organiser_id', 'key'] },
    });
    await createTable(runner, 'staged_records', {
      columns: {
        id: key,
        organiser_id: ref('organisers'),
        kind: oneOf('order', 'realisation', 'revision'),
        key: text,
        data: json,
        import_id: ref('imports'),
        version,
      },
      index: { staged_records_by_kind: ['organiser_id', 'kind'] },
      uniqueIndex: { staged_records_key: ['organiser_id', 'key'] },
    });
    await createTable(runner, 'import_effects', {
      columns: {
        id: key,
        import_id: ref('imports'),
        position: int,
        kind: oneOf('created', 'edited', 'noted'),
        table_name: text,
        record_id: text,
        row: maybe(int),
        before: maybe(json),
        base: maybe(json),
        version: int,
      },
      index: { import_effects_import: ['import_id', 'position'], import_effects_record: ['record_id'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['import_effects', 'staged_records', 'imported_records', 'imports'])
      await runner.dropTable(table);
  }
}
