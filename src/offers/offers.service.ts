import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import type { MatchingEvent } from '../events/event.entity.js';
import { Participations } from '../events/participations.service.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Changes } from '../platform/changes.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { editRow } from '../platform/database/edit-row.js';
import { chunksOf, editRows, findByAny, groupRows, insertRows } from '../platform/database/many-rows.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Ids } from '../platform/ids.js';
import type { CapacityPool } from '../umkm/capacity-pool.entity.js';
import { Pools } from '../umkm/pools.service.js';
import type { Product } from '../umkm/product.entity.js';
import { Products } from '../umkm/products.service.js';
import type { Umkm } from '../umkm/umkm.entity.js';
import { Umkms } from '../umkm/umkms.service.js';
import { OfferPrice } from './offer-price.entity.js';
import { Offer } from './offer.entity.js';
import type { PriceTier } from './price-tiers.js';

export type OfferFields = Omit<
  Offer,
  'id' | 'eventId' | 'organiserId' | 'status' | 'createdAt' | 'deletedAt' | 'version'
>;

export interface PricedFields extends OfferFields {
  prices: readonly PriceTier[];
}

/** As the audit keeps it. */
type Priced = Offer & { prices: readonly PriceTier[] | undefined };

/** An offer with all that it stands on. */
export interface WholeOffer {
  offer: Offer;
  /** Rising by quantity. */
  prices: PriceTier[];
  product: Product;
  pool: CapacityPool;
  umkm: Umkm;
}

export interface OfferEdit {
  /** The new values, with the version that was read. */
  offer: Offer;
  /** Null: as they are. */
  prices: readonly PriceTier[] | null;
}

/** What is offered in events. Trusts its callers: those who speak for people have asked the policy. */
@Injectable()
export class Offers {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: Audit,
    private readonly changes: Changes,
    private readonly participations: Participations,
    private readonly umkms: Umkms,
    private readonly products: Products,
    private readonly pools: Pools,
  ) {}

  /** Also a withdrawn one. @throws DomainError not_found */
  async get(id: string): Promise<Offer> {
    const offer = await this.db.read((m) => m.findOneBy(Offer, { id, deletedAt: IsNull() }));
    if (!offer) throw new DomainError('not_found', { what: 'offer' });
    return offer;
  }

  /** Also withdrawn and removed ones: what refers to them still shows what they were. */
  async listByIds(ids: readonly string[]): Promise<WholeOffer[]> {
    return this.whole(await this.db.read((m) => findByAny(m, Offer, 'id', ids)));
  }

  /** All that stands open in an event, by id. */
  async listOfEvent(eventId: string): Promise<WholeOffer[]> {
    const rows = await this.db.read((m) =>
      m.find(Offer, { where: { eventId, status: 'active', deletedAt: IsNull() }, order: { id: 'ASC' } }),
    );
    return this.whole(rows);
  }

  /** Those of an event that stand open, by product; a product has at most one. */
  async ofProducts(eventId: string, productIds: readonly string[]): Promise<Map<string, Offer>> {
    const isOpen = { eventId, status: 'active' as const, deletedAt: IsNull() };
    const rows = await this.db.read((m) => findByAny(m, Offer, 'productId', productIds, isOpen));
    return new Map(rows.map((row) => [row.productId, row]));
  }

  /** Adds prices, product, pool and business: four queries, however many offers. */
  async whole(offers: readonly Offer[]): Promise<WholeOffer[]> {
    return this.db.read(async (m) => {
      const prices = await this.pricesOf(
        m,
        offers.map((offer) => offer.id),
      );
      const products = byId(await this.products.listByIds(offers.map((offer) => offer.productId)));
      const pools = byId(await this.pools.listByIds([...products.values()].map((product) => product.poolId)));
      const umkms = byId(await this.umkms.listByIds(offers.map((offer) => offer.umkmId)));
      return offers.flatMap((offer) => {
        const product = products.get(offer.productId);
        const pool = product && pools.get(product.poolId);
        const umkm = umkms.get(offer.umkmId);
        return product && pool && umkm ? [{ offer, prices: prices.get(offer.id) ?? [], product, pool, umkm }] : [];
      });
    });
  }

  /**
   * One offer for each description, in its order, with few statements.
   * @throws DomainError already_exists where a product is offered in the event already
   */
  async createMany(event: MatchingEvent, described: readonly PricedFields[]): Promise<Offer[]> {
    return this.db.write(async (m) => {
      await this.db.lockName(`offers:${event.id}`);
      const productIds = described.map((fields) => fields.productId);
      const offered = await this.ofProducts(event.id, productIds);
      if (offered.size > 0 || new Set(productIds).size < productIds.length)
        throw new DomainError('already_exists', { what: 'offer' });
      const createdAt = this.clock.iso();
      const offers = described.map(({ prices: _prices, ...fields }): Offer => {
        const own = { id: this.ids.next(), eventId: event.id, organiserId: event.organiserId, createdAt };
        return { ...fields, ...own, status: 'active', deletedAt: null, version: 1 };
      });
      await insertRows(m, Offer, offers);
      await insertRows(
        m,
        OfferPrice,
        offers.flatMap((offer, at) => priceRows(offer.id, described[at]?.prices ?? [])),
      );
      await this.record(
        offers.map((offer, at) => ({
          action: 'offer.create',
          before: null,
          after: { ...offer, prices: described[at]?.prices },
        })),
      );
      await this.tell(event.id, offers);
      return offers;
    });
  }

  /** @throws DomainError version_conflict */
  async change(
    offer: Offer,
    version: number,
    changes: Partial<PricedFields> & Partial<Pick<Offer, 'status'>>,
  ): Promise<Offer> {
    const { prices, ...fields } = changes;
    return this.db.write(async (m) => {
      const before = (await this.pricesOf(m, [offer.id])).get(offer.id) ?? [];
      const saved = await editRow<Offer>(m, Offer, offer, version, fields);
      if (prices !== undefined) await this.replacePrices(m, [{ offer: saved, prices }]);
      const action = saved.status === offer.status ? 'offer.edit' : 'offer.withdraw';
      await this.record([
        { action, before: { ...offer, prices: before }, after: { ...saved, prices: prices ?? before } },
      ]);
      await this.tell(offer.eventId, [saved]);
      return saved;
    });
  }

  /**
   * Saves many edits of one event's offers in one write, such as an import's or its undoing (`deletedAt`).
   * @throws DomainError version_conflict
   */
  async changeMany(eventId: string, edits: readonly OfferEdit[]): Promise<Offer[]> {
    return this.db.write(async (m) => {
      const ids = edits.map(({ offer }) => offer.id);
      const rows = byId(await findByAny(m, Offer, 'id', ids));
      const tiers = await this.pricesOf(m, ids);
      const saved = await editRows(
        m,
        Offer,
        edits.map(({ offer }) => offer),
      );
      const repriced = edits.flatMap(({ offer, prices }) => (prices === null ? [] : [{ offer, prices }]));
      await this.replacePrices(m, repriced);
      const newTiers = new Map(repriced.map(({ offer, prices }) => [offer.id, prices]));
      await this.record(
        saved.map((after) => ({
          action: 'offer.edit',
          before: { ...(rows.get(after.id) ?? after), prices: tiers.get(after.id) },
          after: { ...after, prices: newTiers.get(after.id) ?? tiers.get(after.id) },
        })),
      );
      await this.tell(eventId, saved);
      return saved;
    });
  }

  /** Whether any of these rows' offers stands open, in whichever event. */
  hasOpen(of: { umkmId: string } | { productId: string }): Promise<boolean> {
    return this.db.read((m) => m.existsBy(Offer, { ...of, status: 'active', deletedAt: IsNull() }));
  }

  /** Of these products, those that stand offered in some event. */
  async offeredAmong(productIds: readonly string[]): Promise<Set<string>> {
    const isOpen = { status: 'active' as const, deletedAt: IsNull() };
    const rows = await this.db.read((m) => findByAny(m, Offer, 'productId', productIds, isOpen));
    return new Set(rows.map((row) => row.productId));
  }

  private async pricesOf(m: EntityManager, offerIds: readonly string[]): Promise<Map<string, PriceTier[]>> {
    const rows = await findByAny(m, OfferPrice, 'offerId', offerIds);
    const groups = groupRows(
      rows.sort((a, b) => a.minQuantity - b.minQuantity),
      'offerId',
    );
    return new Map(
      [...groups].map(([id, tiers]) => [id, tiers.map(({ minQuantity, unitPrice }) => ({ minQuantity, unitPrice }))]),
    );
  }

  private async replacePrices(
    m: EntityManager,
    repriced: readonly { offer: Offer; prices: readonly PriceTier[] }[],
  ): Promise<void> {
    for (const chunk of chunksOf(repriced))
      await m.delete(OfferPrice, { offerId: In(chunk.map(({ offer }) => offer.id)) });
    await insertRows(
      m,
      OfferPrice,
      repriced.flatMap(({ offer, prices }) => priceRows(offer.id, prices)),
    );
  }

  private async record(changes: { action: string; before: Priced | null; after: Priced }[]): Promise<void> {
    await this.audit.recordAll(
      changes.map(({ action, before, after }) => ({
        action,
        subjectKind: 'offer',
        subjectId: after.id,
        before: before && { ...before },
        after: { ...after },
      })),
    );
  }

  /** Buyers hear of every offer, sellers of their own only. */
  private async tell(eventId: string, offers: readonly Offer[]): Promise<void> {
    const buyers = (await this.participations.of(eventId, 'agency')).map((taking) => taking.partyId);
    const sellers = offers.map((offer) => offer.umkmId);
    const version = offers.length === 1 ? (offers[0]?.version ?? 0) : 0;
    const ids = offers.map((offer) => offer.id);
    this.changes.tell('offer', ids, eventId, version, [...new Set([...buyers, ...sellers])]);
  }
}

const priceRows = (offerId: string, prices: readonly PriceTier[]): OfferPrice[] =>
  prices.map(({ minQuantity, unitPrice }) => ({ offerId, minQuantity, unitPrice }));

const byId = <T extends { id: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.id, row]));
