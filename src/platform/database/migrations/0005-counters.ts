import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, int, key, MAX_INTEGER, oneOf, text } from '../schema.js';

/** What of budgets, demands and capacities is committed. */
export class Counters1764000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'counters', {
      columns: { id: key, kind: oneOf('package', 'demand', 'capacity'), owner_id: text, limit: int, committed: int },
      index: { counters_owner: ['owner_id'] },
      check: { counters_bounds: `0 <= "committed" AND "committed" <= "limit" AND "limit" <= ${MAX_INTEGER}` },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('counters');
  }
}
