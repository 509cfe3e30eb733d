import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bool, createTable, int, json, key, maybe, oneOf, ref, text, version } from '../schema.js';

/** What meetings are planned from, the plans, and the meetings themselves. */
export class Meetings1764000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'schedules', {
      columns: { id: key, event_id: ref('events'), frame: json, rules: json, number: int, changed_at: text, version },
      uniqueIndex: { schedules_event: ['event_id'] },
    });
    await createTable(runner, 'wishes', {
      columns: {
        id: key,
        event_id: ref('events'),
        agency_id: ref('agencies'),
        umkm_id: ref('umkm'),
        source: oneOf('matching', 'organiser'),
        removed: bool,
        points: int,
        topics: json,
        fixed_slot: maybe(text),
        forbidden_slots: json,
        before: json,
        version,
      },
      uniqueIndex: { wishes_pair: ['event_id', 'agency_id', 'umkm_id'] },
    });
    await createTable(runner, 'attendances', {
      columns: {
        id: key,
        event_id: ref('events'),
        party_kind: oneOf('agency', 'umkm'),
        party_id: text,
        parallel: int,
        least: int,
        most: maybe(int),
        away: json,
        arrival: oneOf('expected', 'arrived', 'late', 'absent'),
        expected_at: maybe(text),
        checked_at: maybe(text),
        version,
      },
      uniqueIndex: { attendances_party: ['event_id', 'party_id'] },
      check: { attendances_figures: '"parallel" BETWEEN 1 AND 8 AND "least" BETWEEN 0 AND 31 AND "most" BETWEEN 0 AND 248' },
    });
    await createTable(runner, 'schedule_plans', {
      columns: {
        id: key,
        event_id: ref('events'),
        kind: oneOf('draft', 'repair'),
        basis: int,
        replaces: int,
        seed: int,
        from_slot: int,
        slots: json,
        tables: json,
        placements: json,
        stand_bys: json,
        changes: json,
        blockers: json,
        figures: json,
        made_by: text,
        made_at: text,
        number: maybe(int),
        published_at: maybe(text),
      },
      index: { schedule_plans_event: ['event_id'] },
      uniqueIndex: { schedule_plans_number: ['event_id', 'number'] },
    });
    await createTable(runner, 'meetings', {
      columns: {
        id: key,
        organiser_id: text,
        event_id: ref('events'),
        agency_id: ref('agencies'),
        umkm_id: ref('umkm'),
        agency_seat: int,
        umkm_seat: int,
        starts_at: text,
        ends_at: text,
        table_id: text,
        table_name: text,
        table_place: maybe(text),
        points: int,
        topics: json,
        state: oneOf('planned', 'running', 'done', 'no_show', 'cancelled'),
        outcome: maybe(oneOf('cocok', 'perlu_sampel', 'perlu_sertifikat', 'harga_tidak_cocok', 'tidak_hadir')),
        note: maybe(text),
        outcome_by: maybe(oneOf('agency', 'umkm', 'staff')),
        published_in: int,
        moved_from: maybe(json),
        changed_at: text,
        version,
      },
      index: {
        meetings_event: ['event_id', 'starts_at'],
        meetings_agency: ['agency_id'],
        meetings_umkm: ['umkm_id'],
      },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['meetings', 'schedule_plans', 'attendances', 'wishes', 'schedules']) await runner.dropTable(table);
  }
}
