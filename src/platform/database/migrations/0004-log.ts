import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, int, json, maybe, oneOf, text } from '../schema.js';

/** The log of each event, its head, and the outcomes of requests with an idempotency key. */
export class Log1764000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'event_heads', {
      columns: { event_id: { type: 'varchar', primary: true }, seq: int, hash: text, number: int },
    });
    await createTable(runner, 'log_entries', {
      columns: {
        event_id: { type: 'varchar', primary: true },
        seq: { type: 'bigint', primary: true },
        type: oneOf('commitment.signed', 'commitment.voided', 'stage.changed', 'schedule.published'),
        version: int,
        at: text,
        prev: text,
        hash: text,
        private_hash: text,
        public: text,
        private: maybe(text),
        salt: maybe(text),
      },
    });
    await createTable(runner, 'outcomes', {
      columns: {
        principal: { type: 'varchar', primary: true },
        route: { type: 'varchar', primary: true },
        key: { type: 'varchar', primary: true },
        body_hash: text,
        kind: oneOf('accepted', 'refused'),
        reference: maybe(text),
        code: maybe(text),
        params: maybe(json),
        at: text,
      },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['outcomes', 'log_entries', 'event_heads']) await runner.dropTable(table);
  }
}
