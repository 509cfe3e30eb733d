import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';
import { bool, createTable, int, json, key, MAX_INTEGER, maybe, oneOf, ref, text, version } from '../schema.js';

const DIMENSIONS = ['piece', 'sheet', 'gram', 'millilitre', 'millimetre', 'square_centimetre', 'service'];

/** Sellers with their certificates, capacity pools and products, and what they offer in an event. */
export class UmkmOffers1764000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createUmkm(runner);
    await createTable(runner, 'capacity_pools', {
      columns: {
        id: key,
        umkm_id: ref('umkm'),
        name: text,
        dimension: oneOf(...DIMENSIONS),
        period: oneOf('day', 'week', 'month'),
        capacity: int,
        created_at: text,
        version,
      },
      index: { capacity_pools_umkm: ['umkm_id'] },
      check: { capacity_pools_capacity: `"capacity" >= 0 AND "capacity" <= ${MAX_INTEGER}` },
    });
    await createProducts(runner);
    await createCertificates(runner);
    await createOffers(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ['offer_prices', 'offers', 'certificates', 'products', 'capacity_pools', 'umkm'];
    for (const table of tables) await runner.dropTable(table);
  }
}

async function createUmkm(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'umkm', {
    columns: {
      id: key,
      organiser_id: ref('organisers'),
      name: text,
      cooperative: bool,
      legal_form: maybe(oneOf('PERORANGAN', 'PT_PERORANGAN', 'PT', 'CV', 'FIRMA', 'KOPERASI', 'YAYASAN')),
      nib: maybe(text),
      npwp: maybe(text),
      regency_code: maybe(text),
      address: maybe(text),
      phone: maybe(text),
      owner_name: maybe(text),
      founded_on: maybe(text),
      capital_rupiah: maybe(int),
      yearly_sales_rupiah: maybe(int),
      kbli_codes: json,
      catalogue_listed: bool,
      catalogue_url: maybe(text),
      photo_file_id: maybe(ref('files')),
      created_at: text,
      deleted_at: maybe(text),
      version,
    },
    index: { umkm_organiser_name: ['organiser_id', 'name'] },
    check: {
      umkm_capital: `"capital_rupiah" >= 0 AND "capital_rupiah" <= ${MAX_INTEGER}`,
      umkm_sales: `"yearly_sales_rupiah" >= 0 AND "yearly_sales_rupiah" <= ${MAX_INTEGER}`,
    },
  });
  await uniqueWhere(runner, 'umkm', 'umkm_nib', ['organiser_id', 'nib'], '"deleted_at" IS NULL');
}

async function createProducts(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'products', {
    columns: {
      id: key,
      umkm_id: ref('umkm'),
      name: text,
      description: maybe(text),
      category_id: text,
      base_dimension: oneOf(...DIMENSIONS),
      unit_id: text,
      kbki_code: maybe(text),
      photo_file_id: maybe(ref('files')),
      made_fresh: bool,
      shelf_life_days: maybe(int),
      packaged: bool,
      domestic_content_permille: maybe(int),
      made_in_indonesia: bool,
      pool_id: ref('capacity_pools'),
      pool_use: int,
      created_at: text,
      deleted_at: maybe(text),
      version,
    },
    index: { products_umkm: ['umkm_id'], products_pool: ['pool_id'] },
    check: { products_pool_use: '"pool_use" >= 1 AND "pool_use" <= 1000000' },
  });
}

async function createCertificates(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'certificates', {
    columns: {
      id: key,
      umkm_id: ref('umkm'),
      kind: oneOf('HALAL', 'PIRT', 'BPOM', 'SLHS', 'SNI', 'TKDN', 'MEREK', 'IG', 'OTHER'),
      number: maybe(text),
      state: oneOf('wanted', 'draft', 'submitted', 'verified', 'rejected', 'expired'),
      valid_from: maybe(text),
      valid_to: maybe(text),
      product_ids: json,
      evidence_file_id: maybe(ref('files')),
      verified_by: maybe(text),
      verified_at: maybe(text),
      reject_reason: maybe(text),
      created_at: text,
      version,
    },
    index: { certificates_umkm: ['umkm_id'] },
  });
}

async function createOffers(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'offers', {
    columns: {
      id: key,
      event_id: ref('events'),
      organiser_id: ref('organisers'),
      umkm_id: ref('umkm'),
      product_id: ref('products'),
      name: maybe(text),
      description: maybe(text),
      unit_id: text,
      pack_size: int,
      minimum_order: int,
      lead_days: int,
      delivery_area: json,
      tax_included: bool,
      delivery_included: bool,
      status: oneOf('active', 'withdrawn'),
      created_at: text,
      deleted_at: maybe(text),
      version,
    },
    index: { offers_event: ['event_id', 'umkm_id'], offers_product: ['product_id'] },
    check: { offers_bounds: '"pack_size" >= 1 AND "minimum_order" >= 1 AND "lead_days" >= 0' },
  });
  const isOpen = `"deleted_at" IS NULL AND "status" = 'active'`;
  await uniqueWhere(runner, 'offers', 'offers_active_product', ['event_id', 'product_id'], isOpen);
  await createTable(runner, 'offer_prices', {
    columns: {
      offer_id: { ...ref('offers'), primary: true },
      min_quantity: { ...int, primary: true },
      unit_price: int,
    },
    check: {
      offer_prices_bounds: `"min_quantity" >= 1 AND "unit_price" >= 1 AND "unit_price" <= ${MAX_INTEGER}`,
    },
  });
}

/** What was removed or withdrawn does not stand in the way of what comes after it. */
async function uniqueWhere(runner: QueryRunner, table: string, name: string, columnNames: string[], where: string) {
  await runner.createIndex(table, new TableIndex({ name, columnNames, isUnique: true, where }));
}
