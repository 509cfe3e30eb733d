import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bool, createTable, int, json, key, MAX_INTEGER, maybe, oneOf, ref, text } from '../schema.js';

const METHODS = ['E_PURCHASING', 'PENGADAAN_LANGSUNG', 'PENUNJUKAN_LANGSUNG', 'TENDER', 'SELEKSI', 'SWAKELOLA', 'DIKECUALIKAN', 'OTHER'];
const OFFICES = ['PA', 'KPA', 'PPK', 'PP', 'PPTK', 'DIRECTOR', 'VILLAGE_HEAD', 'OWNER', 'PROXY', 'OTHER'];

/** Commitments with their lines, parties, signatures and reserved capacity. */
export class Commitments1764000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'commitments', {
      columns: {
        id: key,
        organiser_id: text,
        event_id: ref('events'),
        status: oneOf('draft', 'final', 'withdrawn', 'refused', 'expired', 'void'),
        agency_id: text,
        agency_kind: oneOf('KL', 'INSTANSI_VERTIKAL', 'OPD_PROVINSI', 'OPD_KABKOTA', 'BUMN', 'BUMD', 'DESA', 'SWASTA'),
        total: int,
        method: maybe(oneOf(...METHODS)),
        planned_month: maybe(text),
        warnings: json,
        reasons: json,
        replaces_id: maybe(text),
        hash: text,
        version: int,
        created_by: text,
        created_at: text,
        expires_at: text,
        number: maybe(int),
        seq: maybe(int),
        final_at: maybe(text),
        closed_reason: maybe(text),
        closed_at: maybe(text),
      },
      index: { commitments_event: ['event_id', 'status'], commitments_agency: ['agency_id'] },
      uniqueIndex: { commitments_number: ['event_id', 'number'] },
      check: { commitments_total: `"total" >= 0 AND "total" <= ${MAX_INTEGER}` },
    });
    await createTable(runner, 'commitment_lines', {
      columns: {
        id: key,
        commitment_id: ref('commitments'),
        position: int,
        demand_id: text,
        package_id: text,
        offer_id: text,
        umkm_id: text,
        name: text,
        category_id: text,
        unit_id: text,
        steps: int,
        pack_size: int,
        pool_use: int,
        quantity: int,
        base: int,
        unit_price: int,
        total: int,
        deliveries: json,
      },
      index: {
        commitment_lines_commitment: ['commitment_id'],
        commitment_lines_umkm: ['umkm_id'],
        commitment_lines_demand: ['demand_id'],
      },
      check: { commitment_lines_figures: '"quantity" > 0 AND "base" > 0 AND "unit_price" >= 0 AND "total" >= 0' },
    });
    await createTable(runner, 'commitment_parties', {
      columns: {
        commitment_id: { ...ref('commitments'), primary: true },
        party_id: { type: 'varchar', primary: true },
        party_kind: oneOf('agency', 'umkm'),
        lead: bool,
      },
      index: { commitment_parties_party: ['party_id'] },
    });
    await createTable(runner, 'signatures', {
      columns: {
        id: key,
        commitment_id: ref('commitments'),
        act: oneOf('sign', 'void'),
        party_id: text,
        person_id: text,
        person_name: text,
        office: maybe(oneOf(...OFFICES)),
        appointment: maybe(text),
        authorised: bool,
        hash: text,
        typed_name: maybe(text),
        drawing: maybe(text),
        reason: maybe(text),
        at: text,
        dropped_at: maybe(text),
      },
      index: { signatures_commitment: ['commitment_id'] },
    });
    await createTable(runner, 'reservations', {
      columns: { id: key, commitment_id: ref('commitments'), line_id: text, delivery: int, pool_id: text, period: text, units: int },
      index: { reservations_commitment: ['commitment_id'] },
      check: { reservations_units: '"units" > 0' },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['reservations', 'signatures', 'commitment_parties', 'commitment_lines', 'commitments']) {
      await runner.dropTable(table);
    }
  }
}
