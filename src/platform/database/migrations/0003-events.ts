import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bool, createTable, int, json, key, MAX_INTEGER, maybe, oneOf, ref, text, version } from '../schema.js';

/** Trade offices, their events, and who takes part. */
export class Events1764000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'organisers', {
      columns: { id: key, name: text, regency_code: maybe(text), time_zone: text, created_at: text, version },
    });
    await createTable(runner, 'events', {
      columns: {
        id: key,
        organiser_id: ref('organisers'),
        name: text,
        venue: text,
        regency_code: maybe(text),
        starts_on: text,
        ends_on: text,
        time_zone: text,
        stage: oneOf('draft', 'open', 'live', 'closed', 'archived'),
        target_rupiah: int,
        sample: bool,
        signing_open_until: maybe(text),
        settings: json,
        created_at: text,
        deleted_at: maybe(text),
        version,
      },
      index: { events_organiser: ['organiser_id'] },
      check: { events_target: `"target_rupiah" >= 0 AND "target_rupiah" <= ${MAX_INTEGER}` },
    });
    await createTable(runner, 'participations', {
      columns: {
        id: key,
        event_id: ref('events'),
        party_kind: oneOf('agency', 'umkm'),
        party_id: text,
        state: oneOf('invited', 'confirmed', 'withdrawn'),
        created_at: text,
      },
      index: { participations_party: ['party_id'] },
      uniqueIndex: { participations_event_party: ['event_id', 'party_id'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['participations', 'events', 'organisers']) await runner.dropTable(table);
  }
}
