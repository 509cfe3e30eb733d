import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bool, createTable, int, key, maybe, oneOf, ref, text, version } from '../schema.js';

/** People, their memberships, sessions, sign-in links and consents. */
export class Identity1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'people', {
      columns: {
        id: key,
        name: text,
        login: maybe(text),
        phone: maybe(text),
        password_hash: maybe(text),
        pin_hash: maybe(text),
        pin_failures: int,
        created_at: text,
        deleted_at: maybe(text),
        version,
      },
      uniqueIndex: { people_login: ['login'] },
    });
    await createTable(runner, 'memberships', {
      columns: {
        id: key,
        person_id: ref('people'),
        organiser_id: text,
        role: oneOf('organiser', 'officer', 'umkm', 'desk', 'auditor', 'screen'),
        scope_kind: oneOf('organiser', 'agency', 'umkm', 'event'),
        scope_id: text,
        scope_name: text,
        office: maybe(oneOf('PA', 'KPA', 'PPK', 'PP', 'PPTK', 'DIRECTOR', 'VILLAGE_HEAD', 'OWNER', 'PROXY', 'OTHER')),
        appointment: maybe(text),
        valid_from: text,
        valid_to: maybe(text),
        created_at: text,
        revoked_at: maybe(text),
      },
      index: { memberships_person: ['person_id'], memberships_scope: ['scope_kind', 'scope_id'] },
    });
    await createTable(runner, 'sessions', {
      columns: {
        id: key,
        token_hash: text,
        person_id: ref('people'),
        created_at: text,
        expires_at: text,
        revoked_at: maybe(text),
      },
      index: { sessions_person: ['person_id'] },
      uniqueIndex: { sessions_token: ['token_hash'] },
    });
    await createTable(runner, 'sign_in_links', {
      columns: {
        id: key,
        token_hash: text,
        person_id: ref('people'),
        purpose: oneOf('invite', 'desk', 'reset'),
        reusable: bool,
        created_by: maybe(text),
        created_at: text,
        expires_at: text,
        used_at: maybe(text),
      },
      index: { sign_in_links_person: ['person_id'] },
      uniqueIndex: { sign_in_links_token: ['token_hash'] },
    });
    await createTable(runner, 'consents', {
      columns: {
        id: key,
        subject_id: text,
        purpose: oneOf('public_name', 'public_photo', 'whatsapp'),
        text_version: text,
        given_by: text,
        given_at: text,
        withdrawn_at: maybe(text),
      },
      index: { consents_subject: ['subject_id', 'purpose'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['consents', 'sign_in_links', 'sessions', 'memberships', 'people']) await runner.dropTable(table);
  }
}
