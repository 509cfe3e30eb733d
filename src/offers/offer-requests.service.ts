import { Injectable } from '@nestjs/common';
import type { MatchingEvent } from '../events/event.entity.js';
import { Events } from '../events/events.service.js';
import { Participations } from '../events/participations.service.js';
import type { Facts } from '../identity/policy.js';
import { Policy } from '../identity/policy.service.js';
import { partyIds, type Principal } from '../identity/principal.js';
import { Database } from '../platform/database/database.js';
import { type Page, pageOf } from '../platform/edge/page.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { areas } from '../reference/areas.queries.js';
import { ProductRequests } from '../umkm/product-requests.service.js';
import type { Product } from '../umkm/product.entity.js';
import { Products } from '../umkm/products.service.js';
import { Umkms } from '../umkm/umkms.service.js';
import { type DeliveryArea, EVERYWHERE, tidyArea } from './delivery-area.js';
import { offersOf } from './offer-lists.queries.js';
import { seesOthers, seesPrices } from './offer-sight.js';
import type { Offer } from './offer.entity.js';
import type { SeenOffer } from './offer.view.js';
import type { EditOfferDto, NewOfferDto, OfferQuery } from './offers.dto.js';
import { Offers } from './offers.service.js';
import { type DescribedTerms, type Terms, termsOf } from './terms.js';

/** What people ask about offers. */
@Injectable()
export class OfferRequests {
  constructor(
    private readonly db: Database,
    private readonly policy: Policy,
    private readonly events: Events,
    private readonly participations: Participations,
    private readonly umkms: Umkms,
    private readonly products: Products,
    private readonly productRequests: ProductRequests,
    private readonly offers: Offers,
  ) {}

  /** Offers of an event, the oldest first; a seller gets its own only. */
  async list(principal: Principal, eventId: string, query: OfferQuery): Promise<Page<SeenOffer>> {
    const event = await this.events.get(eventId);
    const facts = await this.events.factsOf(event, principal);
    this.policy.require(principal, 'offer.list', facts);
    return this.db.read(async (m) => {
      const rows = offersOf(m, eventId, query);
      if (!seesOthers(principal.memberships, facts))
        rows.andWhere('offer.umkmId IN (:...own)', { own: ['', ...(facts.participants ?? [])] });
      const page = await pageOf(rows, 'offer', query);
      const items = (await this.offers.whole(page.items)).map((whole) => ({
        ...whole,
        seesPrices: this.pricesShown(principal, whole.offer, facts),
      }));
      return { items, nextCursor: page.nextCursor };
    });
  }

  async read(principal: Principal, id: string): Promise<SeenOffer> {
    const offer = await this.offers.get(id);
    this.policy.require(principal, 'offer.read', await this.factsOf(offer, principal));
    return this.seen(principal, offer);
  }

  async create(principal: Principal, eventId: string, dto: NewOfferDto): Promise<SeenOffer> {
    return this.db.write(async () => {
      const event = await this.events.get(eventId);
      const product = await this.productOf(principal, event, dto);
      const terms = agreed({ ...dto, unitId: dto.unitId ?? product.unitId }, product);
      const [offer] = await this.offers.createMany(event, [
        {
          umkmId: product.umkmId,
          productId: product.id,
          name: dto.name ?? null,
          description: dto.description ?? null,
          ...terms,
          leadDays: dto.leadDays,
          deliveryArea: knownArea(dto.deliveryArea ?? EVERYWHERE),
          taxIncluded: dto.taxIncluded ?? true,
          deliveryIncluded: dto.deliveryIncluded ?? true,
        },
      ]);
      return this.seen(principal, offer as Offer);
    });
  }

  async edit(principal: Principal, id: string, version: number, dto: EditOfferDto): Promise<SeenOffer> {
    return this.db.write(async () => {
      const offer = await this.openForEdit(principal, id);
      const [whole] = await this.offers.whole([offer]);
      if (!whole) throw new DomainError('not_found', { what: 'product' });
      const isSameUnit = dto.unitId === undefined || dto.unitId === offer.unitId;
      const terms = agreed(
        {
          unitId: dto.unitId ?? offer.unitId,
          packSize: dto.packSize ?? (isSameUnit ? offer.packSize : undefined),
          minimumOrder: dto.minimumOrder ?? offer.minimumOrder,
          prices: dto.prices ?? whole.prices,
        },
        whole.product,
      );
      const { name, description, leadDays, taxIncluded, deliveryIncluded } = dto;
      const deliveryArea = dto.deliveryArea === undefined ? undefined : knownArea(dto.deliveryArea);
      const changes = { ...terms, name, description, leadDays, deliveryArea, taxIncluded, deliveryIncluded };
      return this.seen(principal, await this.offers.change(offer, version, changes));
    });
  }

  async withdraw(principal: Principal, id: string): Promise<void> {
    await this.db.write(async () => {
      const offer = await this.openForEdit(principal, id);
      await this.offers.change(offer, offer.version, { status: 'withdrawn' });
    });
  }

  /** @throws DomainError not_found, not_allowed, stage_forbids, offer_withdrawn */
  private async openForEdit(principal: Principal, id: string): Promise<Offer> {
    const offer = await this.offers.get(id);
    this.policy.require(principal, 'offer.edit', { organiserId: offer.organiserId, owners: [offer.umkmId] });
    this.events.requirePermits(await this.events.get(offer.eventId), 'edit_offers');
    if (offer.status === 'withdrawn') throw new DomainError('offer_withdrawn');
    return offer;
  }

  /** The product that is to be offered, made where it is described; its business takes part in the event. */
  private async productOf(principal: Principal, event: MatchingEvent, dto: NewOfferDto): Promise<Product> {
    const isOne = (dto.productId === undefined) !== (dto.product === undefined);
    if (!isOne)
      throw new DomainError('validation_failed', { fields: 1 }, [
        { field: 'productId', code: 'product_missing', params: {} },
      ]);
    const product = dto.productId === undefined ? null : await this.products.get(dto.productId);
    const umkmId = product?.umkmId ?? dto.umkmId ?? (await this.onlyOwn(principal, event));
    const umkm = await this.umkms.get(umkmId);
    this.policy.require(principal, 'offer.edit', { organiserId: umkm.organiserId, owners: [umkm.id] });
    if (dto.umkmId !== undefined && dto.umkmId !== umkm.id) throw new DomainError('product_of_other_umkm');
    this.events.requirePermits(event, 'edit_offers');
    const isTakingPart =
      umkm.organiserId === event.organiserId && (await this.participations.among(event.id, [umkm.id])).length > 0;
    if (!isTakingPart) throw new DomainError('not_participating');
    return product ?? this.productRequests.create(principal, umkm.id, dto.product as NonNullable<typeof dto.product>);
  }

  /** The one business that the person acts for in the event. @throws DomainError validation_failed where there are several or none */
  private async onlyOwn(principal: Principal, event: MatchingEvent): Promise<string> {
    const own = principal.memberships.filter((m) => m.role === 'umkm').map((m) => m.scopeId);
    const [only, ...others] = new Set(await this.participations.among(event.id, own));
    if (only !== undefined && others.length === 0) return only;
    throw new DomainError('validation_failed', { fields: 1 }, [{ field: 'umkmId', code: 'not_id', params: {} }]);
  }

  private async seen(principal: Principal, offer: Offer): Promise<SeenOffer> {
    const [whole] = await this.offers.whole([offer]);
    if (!whole) throw new DomainError('not_found', { what: 'offer' });
    return { ...whole, seesPrices: this.pricesShown(principal, offer, await this.factsOf(offer, principal)) };
  }

  private async factsOf(offer: Offer, principal: Principal): Promise<Facts> {
    const participants = await this.participations.among(offer.eventId, partyIds(principal));
    return { organiserId: offer.organiserId, eventId: offer.eventId, owners: [offer.umkmId], participants };
  }

  private pricesShown(principal: Principal, offer: Offer, facts: Facts): boolean {
    return seesPrices(principal.memberships, { ...facts, owners: [offer.umkmId] });
  }
}

/** @throws DomainError unit_unknown, unit_mismatch, price_tiers_invalid, validation_failed */
function agreed(described: DescribedTerms, product: Product): Terms {
  const terms = termsOf(described, product.unitId);
  if ('code' in terms) throw new DomainError(terms.code, terms.params, terms.fields);
  return terms;
}

/** @throws DomainError regency_unknown */
function knownArea(area: DeliveryArea): DeliveryArea {
  const tidy = tidyArea(area);
  const isKnown = (code: string) =>
    tidy.kind === 'provinces' ? areas.findProvince(code) !== undefined : areas.findRegency(code)?.code === code;
  const unknown = tidy.codes.find((code) => !isKnown(code));
  if (unknown !== undefined) throw new DomainError('regency_unknown', { code: unknown });
  if (tidy.kind !== 'nation' && tidy.codes.length === 0) {
    throw new DomainError('validation_failed', { fields: 1 }, [
      { field: 'deliveryArea.codes', code: 'list_too_short', params: { min: 1 } },
    ]);
  }
  return tidy;
}
