import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, int, json, key, maybe, oneOf, ref, text, version } from '../schema.js';

/** The plans of events, and what people want of the next one. */
export class Plans1764000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'plans', {
      columns: {
        id: key,
        event_id: ref('events'),
        number: int,
        at: text,
        person_id: ref('people'),
        weights_version: int,
        words_version: int,
        seq: int,
        stamp: json,
        settings: json,
        objective: int,
        bound: int,
        figures: json,
      },
      uniqueIndex: { plans_event_number: ['event_id', 'number'] },
      check: { plans_bound: '0 <= "objective" AND "objective" <= "bound"' },
    });
    await createTable(runner, 'plan_demands', {
      columns: {
        id: key,
        plan_id: ref('plans'),
        demand_id: ref('demands'),
        agency_id: ref('agencies'),
        open: maybe(int),
        planned: int,
        rupiah: int,
        reason: maybe(oneOf('unknown', 'no_seller', 'capacity', 'minimum_order', 'budget')),
      },
      uniqueIndex: { plan_demands_plan_demand: ['plan_id', 'demand_id'] },
    });
    await createTable(runner, 'plan_lines', {
      columns: {
        id: key,
        plan_id: ref('plans'),
        demand_id: ref('demands'),
        offer_id: ref('offers'),
        umkm_id: ref('umkm'),
        quantity: int,
        base: int,
        unit_price: int,
        rupiah: int,
        deliveries: json,
      },
      index: { plan_lines_plan_demand: ['plan_id', 'demand_id'], plan_lines_plan_umkm: ['plan_id', 'umkm_id'] },
    });
    await createTable(runner, 'plan_wishes', {
      columns: {
        id: key,
        event_id: ref('events'),
        demand_id: ref('demands'),
        offer_id: ref('offers'),
        quantity: maybe(int),
        person_id: ref('people'),
        at: text,
        version,
      },
      uniqueIndex: { plan_wishes_pair: ['demand_id', 'offer_id'] },
      index: { plan_wishes_event: ['event_id'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['plan_wishes', 'plan_lines', 'plan_demands', 'plans']) await runner.dropTable(table);
  }
}
