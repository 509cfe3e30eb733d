import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, int, json, key, maybe, text } from '../schema.js';

/** Audit entries and uploaded files. */
export class Platform1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'audit_entries', {
      columns: {
        id: key,
        at: text,
        person_id: maybe(text),
        request_id: maybe(text),
        action: text,
        subject_kind: text,
        subject_id: text,
        before: maybe(json),
        after: maybe(json),
      },
      index: { audit_entries_subject: ['subject_kind', 'subject_id'] },
    });
    await createTable(runner, 'files', {
      columns: {
        id: key,
        sha256: text,
        media_type: text,
        bytes: int,
        owner_kind: text,
        owner_id: text,
        created_at: text,
        created_by: maybe(text),
      },
      index: { files_owner: ['owner_kind', 'owner_id'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('files');
    await runner.dropTable('audit_entries');
  }
}
