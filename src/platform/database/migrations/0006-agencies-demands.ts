import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bool, createTable, int, json, key, MAX_INTEGER, maybe, oneOf, ref, text, version } from '../schema.js';

const bounded = (column: string, least: number) =>
  `"${column}" IS NULL OR ("${column}" >= ${least} AND "${column}" <= ${MAX_INTEGER})`;

/** Buyers, their packages with revisions and codes, and the demands under them. */
export class AgenciesDemands1764000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'agencies', {
      columns: {
        id: key,
        organiser_id: ref('organisers'),
        name: text,
        name_key: text,
        kind: oneOf('KL', 'INSTANSI_VERTIKAL', 'OPD_PROVINSI', 'OPD_KABKOTA', 'BUMN', 'BUMD', 'DESA', 'SWASTA'),
        satker_code: maybe(text),
        klpd_code: maybe(text),
        klpd_name: maybe(text),
        regency_code: maybe(text),
        address: maybe(text),
        sample: bool,
        created_at: text,
        deleted_at: maybe(text),
        version,
      },
      index: { agencies_name: ['organiser_id', 'name_key'], agencies_satker: ['organiser_id', 'satker_code'] },
    });
    await this.packages(runner);
    await createTable(runner, 'demands', {
      columns: {
        id: key,
        organiser_id: ref('organisers'),
        event_id: ref('events'),
        package_id: ref('packages'),
        agency_id: ref('agencies'),
        category_id: maybe(text),
        name: text,
        spec: maybe(text),
        quantity: maybe(int),
        unit_id: text,
        base_quantity: maybe(int),
        unit_ceiling: maybe(int),
        deliver_from: maybe(text),
        deliver_to: maybe(text),
        place: maybe(text),
        regency_code: maybe(text),
        certificates: json,
        catalogue_wanted: bool,
        domestic_wanted: bool,
        one_seller: bool,
        splittable: bool,
        status: oneOf('incomplete', 'open', 'fulfilled', 'withdrawn'),
        created_at: text,
        deleted_at: maybe(text),
        version,
      },
      index: {
        demands_event: ['event_id', 'agency_id'],
        demands_package: ['package_id'],
        demands_agency: ['agency_id'],
      },
      check: {
        demands_quantity: bounded('quantity', 1),
        demands_base_quantity: bounded('base_quantity', 1),
        demands_unit_ceiling: bounded('unit_ceiling', 1),
      },
    });
  }

  private async packages(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'packages', {
      columns: {
        id: key,
        organiser_id: ref('organisers'),
        agency_id: ref('agencies'),
        year: int,
        rup_code: maybe(text),
        name: text,
        mak: maybe(text),
        fund: maybe(text),
        method: maybe(
          oneOf(
            'E_PURCHASING',
            'PENGADAAN_LANGSUNG',
            'PENUNJUKAN_LANGSUNG',
            'TENDER',
            'SELEKSI',
            'SWAKELOLA',
            'DIKECUALIKAN',
            'OTHER',
          ),
        ),
        kind: maybe(oneOf('BARANG', 'JASA_LAINNYA', 'KONSTRUKSI', 'KONSULTANSI', 'OTHER')),
        pagu: maybe(int),
        reserved_for_small: bool,
        status: oneOf('active', 'replaced', 'cancelled', 'history'),
        source: oneOf('rup_penyedia', 'rup_swakelola', 'awarded', 'non_tender', 'local'),
        source_key: maybe(text),
        local: bool,
        created_at: text,
        deleted_at: maybe(text),
        version,
      },
      index: { packages_agency: ['agency_id'] },
      uniqueIndex: { packages_source_key: ['organiser_id', 'source_key'] },
      check: { packages_pagu: bounded('pagu', 0) },
    });
    await createTable(runner, 'package_revisions', {
      columns: { id: key, from_package_id: ref('packages'), to_package_id: ref('packages'), at: text },
      index: { package_revisions_to: ['to_package_id'] },
      uniqueIndex: { package_revisions_pair: ['from_package_id', 'to_package_id'] },
    });
    await createTable(runner, 'package_rup_codes', {
      columns: { id: key, package_id: ref('packages'), rup_code: text },
      index: { package_rup_codes_code: ['rup_code'] },
      uniqueIndex: { package_rup_codes_pair: ['package_id', 'rup_code'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['demands', 'package_rup_codes', 'package_revisions', 'packages', 'agencies'])
      await runner.dropTable(table);
  }
}
