import { Injectable } from '@nestjs/common';
import { Participations } from '../events/participations.service.js';
import type { Offer } from '../offers/offer.entity.js';
import { Offers, type PricedFields } from '../offers/offers.service.js';
import type { PriceTier } from '../offers/price-tiers.js';
import type { Base, Values } from './effects.js';
import type { Saving } from './file-kind.js';
import type { ImportedRecord } from './imported-record.entity.js';
import { offerKey } from './record-keys.js';

/** An offer as it is to be, and as it stands. */
export interface OfferSave {
  nib: string;
  name: string;
  row: number | null;
  standing: { offer: Offer; prices: PriceTier[]; imported: ImportedRecord | null } | null;
  fields: PricedFields;
  /** Of a standing offer: what the file changes of it, by tier for prices. */
  taken: { terms: Values; prices: Readonly<Record<number, number>> };
}

export const NOTHING_TAKEN: OfferSave['taken'] = { terms: {}, prices: {} };

/** As an offer is restored. */
export type PricedOffer = Offer & { prices: PriceTier[] };

/** Saves the offers that product and offer templates make. */
@Injectable()
export class OfferSaving {
  constructor(
    private readonly offers: Offers,
    private readonly participations: Participations,
  ) {}

  async save(offers: readonly OfferSave[], saving: Saving): Promise<void> {
    const { event, effects } = saving;
    const fresh = offers.filter(({ standing }) => standing === null);
    const made = await this.offers.createMany(
      event,
      fresh.map(({ fields }) => fields),
    );
    for (const [at, save] of fresh.entries()) {
      const offer = made[at] as Offer;
      effects.created('offers', offer, save.row);
      effects.imported('offers', baseOf(save, offer, event.id), null, offer.version, save.row);
    }
    const known = offers.flatMap((save) => (save.standing ? [{ save, standing: save.standing }] : []));
    const saved = await this.offers.changeMany(
      event.id,
      known.map(
        ({
          save: {
            fields: { prices, ...fields },
          },
          standing,
        }) => ({ offer: { ...standing.offer, ...fields }, prices }),
      ),
    );
    const versions = new Map(saved.map((offer) => [offer.id, offer]));
    for (const { save, standing } of known) {
      const offer = versions.get(standing.offer.id) as Offer;
      const before: PricedOffer = { ...standing.offer, prices: standing.prices };
      effects.edited('offers', before, offer.version, save.row);
      effects.imported('offers', baseOf(save, offer, event.id), standing.imported, offer.version, save.row);
    }
  }

  /** Whoever sells in a file takes part in its event. */
  async takePart(umkmIds: readonly string[], { event, effects }: Saving): Promise<void> {
    const taking = new Set((await this.participations.of(event.id, 'umkm')).map((row) => row.partyId));
    const missing = [...new Set(umkmIds)].filter((id) => !taking.has(id));
    await this.participations.addAll(event.id, 'umkm', missing);
    for (const id of missing) effects.created('participations', { id, version: 1 }, null);
  }
}

/** What an offer counts as imported: all of a new one; of a standing one what the file changed, on top of what it counted as. */
function baseOf({ nib, name, fields, standing, taken }: OfferSave, offer: Offer, eventId: string): Base {
  const before = standing ? (standing.imported?.values ?? {}) : valuesOf(fields);
  const prices = { ...(before['prices'] as object | undefined), ...taken.prices };
  const key = standing?.imported?.key ?? offerKey(eventId, nib, name);
  return { key, recordId: offer.id, parentId: null, values: { ...before, ...taken.terms, prices }, gone: false };
}

function valuesOf({ unitId, minimumOrder, leadDays, deliveryArea, prices }: PricedFields): Values {
  return {
    unitId,
    minimumOrder,
    leadDays,
    areaCodes: deliveryArea.kind === 'regencies' ? deliveryArea.codes : [],
    unitPrice: prices[0]?.unitPrice ?? null,
    prices: Object.fromEntries(prices.map((tier) => [tier.minQuantity, tier.unitPrice])),
  };
}
