import { Injectable } from '@nestjs/common';
import type { ImportLayout } from '../contract/imports.js';
import type { MatchingEvent } from '../events/event.entity.js';
import type { FileKind, PlannedFile, SavedRow, Saving } from './file-kind.js';
import { findGood, type Good } from './goods.js';
import { KnownGoods } from './known-goods.service.js';
import { currentTier, groupOffers, importedTier, offerFields, savedTier, withOfferProblems } from './offer-rows.js';
import { NOTHING_TAKEN, type OfferSave, OfferSaving } from './offer-saving.service.js';
import type { ParsedFile } from './parse.js';
import { type Existing, planImport, type RowPlan } from './plan.js';
import { nibsOf } from './product-template.service.js';
import { productKey } from './record-keys.js';
import type { OfferRecord } from './records.js';

interface Row {
  record: OfferRecord;
  plan: RowPlan;
}

/** Our template of offers: each row is one price tier of a product in the event. */
@Injectable()
export class OfferTemplate implements FileKind {
  readonly layouts: readonly ImportLayout[] = ['offers'];

  constructor(
    private readonly goods: KnownGoods,
    private readonly offers: OfferSaving,
  ) {}

  async plan(event: MatchingEvent, parsed: ParsedFile): Promise<PlannedFile> {
    const goods = await this.goods.of(event, nibsOf(parsed));
    const settled = { ...parsed, rows: withOfferProblems(parsed.rows, goods) };
    const existing = new Map<string, Existing>();
    for (const { key, record } of settled.rows) {
      const good = record?.type === 'offer' ? findGood(goods, record.nib, record.productName) : undefined;
      const current = good && record?.type === 'offer' ? currentTier(record, good) : null;
      if (!good || !current || key === null || record?.type !== 'offer') continue;
      existing.set(key, {
        id: good.offer?.offer.id ?? good.product.id,
        current,
        imported: importedTier(record, good),
        lines: new Map(),
      });
    }
    return { parsed: settled, plan: planImport(settled, existing) };
  }

  async save(saving: Saving): Promise<void> {
    const rows = saving.rows.filter(isOfferRow);
    const goods = await this.goods.of(
      saving.event,
      rows.map(({ record }) => record.nib),
    );
    const changing = rows.filter(({ plan }) => plan.action !== 'unchanged');
    const lines = new Map(changing.map(({ record, plan }) => [productKey(record.nib, record.productName), plan.row]));
    const takenBy = takenOf(changing);
    const groups = groupOffers(
      changing.map(({ record, plan }) =>
        savedTier(record, plan.changes, findGood(goods, record.nib, record.productName) as Good),
      ),
    );
    const saves = [...groups.values()].map((group): OfferSave => {
      const [{ nib, productName }] = group as [OfferRecord];
      const good = findGood(goods, nib, productName) as Good;
      const key = productKey(nib, productName);
      const taken = good.offer ? (takenBy.get(key) ?? NOTHING_TAKEN) : NOTHING_TAKEN;
      return {
        nib,
        name: good.product.name,
        row: lines.get(key) ?? null,
        standing: good.offer,
        fields: offerFields(group, good),
        taken,
      };
    });
    await this.offers.takePart(
      rows.flatMap(({ record }) => goods.umkms.get(record.nib)?.id ?? []),
      saving,
    );
    await this.offers.save(saves, saving);
    saving.onProgress(rows.length);
  }
}

/** What the rows of each product change of its offer: terms, and the prices of their tiers. */
function takenOf(rows: readonly Row[]): Map<string, OfferSave['taken']> {
  const taken = new Map<string, OfferSave['taken']>();
  for (const { record, plan } of rows) {
    const key = productKey(record.nib, record.productName);
    const before = taken.get(key) ?? NOTHING_TAKEN;
    const terms = Object.fromEntries(
      plan.changes.filter(({ field }) => field !== 'unitPrice').map(({ field, after }) => [field, after]),
    );
    const isPriced = plan.id === null || plan.changes.some(({ field }) => field === 'unitPrice');
    const prices = isPriced ? { ...before.prices, [record.minQuantity]: record.unitPrice } : before.prices;
    taken.set(key, { terms: { ...before.terms, ...terms }, prices });
  }
  return taken;
}

const isOfferRow = (row: SavedRow): row is Row => row.record.type === 'offer';
