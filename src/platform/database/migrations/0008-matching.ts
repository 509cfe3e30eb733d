import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, int, json, key, maybe, oneOf, ref, text, version } from '../schema.js';

/** What each side thinks of a pair, and the frozen words of each event. */
export class Matching1764000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'stances', {
      columns: {
        id: key,
        event_id: ref('events'),
        demand_id: ref('demands'),
        offer_id: ref('offers'),
        side: oneOf('agency', 'umkm'),
        stance: maybe(oneOf('interest', 'veto')),
        person_id: ref('people'),
        at: text,
        version,
      },
      index: { stances_event: ['event_id'] },
      uniqueIndex: { stances_pair_side: ['demand_id', 'offer_id', 'side'] },
    });
    await createTable(runner, 'event_idf', {
      columns: {
        event_id: { ...ref('events'), primary: true },
        version: { ...int, primary: true },
        stage: oneOf('draft', 'open', 'live', 'closed', 'archived'),
        data: json,
        at: text,
      },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['event_idf', 'stances']) await runner.dropTable(table);
  }
}
