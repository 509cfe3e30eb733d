import { Injectable } from '@nestjs/common';
import type { ImportLayout } from '../contract/imports.js';
import type { MatchingEvent } from '../events/event.entity.js';
import { Pools } from '../umkm/pools.service.js';
import type { Product } from '../umkm/product.entity.js';
import { Products } from '../umkm/products.service.js';
import type { Umkm } from '../umkm/umkm.entity.js';
import type { FileKind, PlannedFile, SavedRow, Saving } from './file-kind.js';
import { findGood, type Good, type Goods } from './goods.js';
import { ImportedRecords } from './imported-records.service.js';
import { importedValues } from './imported-values.js';
import { KnownGoods } from './known-goods.service.js';
import { takenTerms } from './product-fields.js';
import { NOTHING_TAKEN, type OfferSave, OfferSaving } from './offer-saving.service.js';
import type { ParsedFile } from './parse.js';
import { type Existing, planImport, type RowPlan, storedValues } from './plan.js';
import { problem } from './problem.js';
import {
  changedPool,
  changedProduct,
  currentProduct,
  hasTerms,
  heldProduct,
  importedProduct,
  newProduct,
  pricedOffer,
  productObjection,
  repricedOffer,
} from './product-fields.js';
import type { ProductRecord } from './records.js';
import { withProblem } from './row-problems.js';

interface Row {
  record: ProductRecord;
  plan: RowPlan;
}

/** Our template of products: what a business makes and how much of it; with a price, also its offer in the event. */
@Injectable()
export class ProductTemplate implements FileKind {
  readonly layouts: readonly ImportLayout[] = ['products'];

  constructor(
    private readonly products: Products,
    private readonly pools: Pools,
    private readonly records: ImportedRecords,
    private readonly goods: KnownGoods,
    private readonly offers: OfferSaving,
  ) {}

  async plan(event: MatchingEvent, parsed: ParsedFile): Promise<PlannedFile> {
    const goods = await this.goods.of(event, nibsOf(parsed));
    const settled = { ...parsed, rows: parsed.rows.map((row) => withObjection(row, goods)) };
    const existing = new Map<string, Existing>();
    for (const { key, record } of settled.rows) {
      const good = record?.type === 'product' ? findGood(goods, record.nib, record.name) : undefined;
      if (!good || key === null || record?.type !== 'product') continue;
      existing.set(key, {
        id: good.product.id,
        current: currentProduct(record, good),
        imported: importedProduct(record, good),
        lines: new Map(),
      });
    }
    const plan = planImport(settled, existing).map((row, at) => {
      const record = settled.rows[at]?.record;
      return record?.type === 'product' ? heldProduct(row, record, findGood(goods, record.nib, record.name)) : row;
    });
    return { parsed: settled, plan };
  }

  async save(saving: Saving): Promise<void> {
    const rows = saving.rows.filter(isProductRow);
    const goods = await this.goods.of(
      saving.event,
      rows.map(({ record }) => record.nib),
    );
    const made = await this.create(
      rows.filter(({ plan }) => plan.action === 'create'),
      goods,
      saving,
    );
    saving.onProgress(made.length);
    const changed = await this.change(
      rows.filter(({ plan }) => plan.action === 'update'),
      goods,
      saving,
    );
    await this.offers.save([...made, ...changed], saving);
    await this.offers.takePart(
      rows.flatMap(({ record }) => goods.umkms.get(record.nib)?.id ?? []),
      saving,
    );
  }

  /** @returns the offers that the rows make of them */
  private async create(rows: readonly Row[], goods: Goods, { effects }: Saving): Promise<OfferSave[]> {
    const made = await this.products.createMany(
      rows.map(({ record }) => newProduct(record, (goods.umkms.get(record.nib) as Umkm).id)),
    );
    return rows.flatMap(({ record, plan }, at): OfferSave[] => {
      const product = made[at] as Product;
      effects.created('products', product, plan.row);
      const values = { ...storedValues(record), categoryId: product.categoryId };
      effects.imported(
        'products',
        { key: plan.key ?? '', recordId: product.id, parentId: null, values, gone: false },
        null,
        product.version,
        plan.row,
      );
      const fields = pricedOffer(record, product);
      return fields
        ? [{ nib: record.nib, name: record.name, row: plan.row, standing: null, fields, taken: NOTHING_TAKEN }]
        : [];
    });
  }

  private async change(rows: readonly Row[], goods: Goods, saving: Saving): Promise<OfferSave[]> {
    const known = rows.map((row) => ({ ...row, good: findGood(goods, row.record.nib, row.record.name) as Good }));
    const edits = known.flatMap(({ good, plan }) => {
      const next = changedProduct(good.product, plan.changes);
      return next === good.product ? [] : [next];
    });
    const saved = new Map((await this.products.changeMany(edits)).map((product) => [product.id, product]));
    for (const { record, plan, good } of known) await this.resize(record, good, plan, saving);
    for (const { record, plan, good } of known) {
      const after = saved.get(good.product.id) ?? good.product;
      if (after.version !== good.product.version)
        saving.effects.edited('products', good.product, after.version, plan.row);
      const values = importedValues(storedValues(record), good.imported?.values ?? {}, plan.kept);
      const base = {
        key: good.imported?.key ?? plan.key ?? '',
        recordId: after.id,
        parentId: null,
        values,
        gone: false,
      };
      saving.effects.imported('products', base, good.imported, after.version, plan.row);
    }
    return known.flatMap(({ record, plan, good }): OfferSave[] => {
      if (!hasTerms(plan.changes)) return [];
      const fields = good.offer ? repricedOffer(good.offer, plan.changes) : pricedOffer(record, good.product);
      return fields
        ? [
            {
              nib: record.nib,
              name: record.name,
              row: plan.row,
              standing: good.offer,
              fields,
              taken: takenTerms(fields, plan.changes),
            },
          ]
        : [];
    });
  }

  private async resize(record: ProductRecord, good: Good, plan: RowPlan, { effects }: Saving): Promise<void> {
    const { dimension, period, capacity, name, id, version } = changedPool(record, good, plan.changes);
    if (period === good.pool.period && capacity === good.pool.capacity) return;
    const saved = await this.pools.change(good.pool, version, { dimension, period, capacity, name });
    effects.edited('capacity_pools', { ...good.pool, id }, saved.version, plan.row);
  }
}

export const nibsOf = (parsed: ParsedFile): string[] =>
  parsed.rows.flatMap(({ record }) => (record?.type === 'product' || record?.type === 'offer' ? [record.nib] : []));

function withObjection(row: ParsedFile['rows'][number], goods: Goods): ParsedFile['rows'][number] {
  const { record } = row;
  if (record?.type !== 'product' || row.state === 'wrong' || row.state === 'duplicate') return row;
  if (!goods.umkms.has(record.nib)) return withProblem(row, 'nib', problem('umkm_unknown'));
  const objection = productObjection(record, findGood(goods, record.nib, record.name));
  return objection ? withProblem(row, objection.field, objection.found) : row;
}

const isProductRow = (row: SavedRow): row is Row => row.record.type === 'product';
