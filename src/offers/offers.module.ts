import { Module } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { EventsModule } from '../events/events.module.js';
import { EventFigures } from '../events/figures.service.js';
import { Database } from '../platform/database/database.js';
import { Products } from '../umkm/products.service.js';
import { UmkmModule } from '../umkm/umkm.module.js';
import { Umkms } from '../umkm/umkms.service.js';
import { Offer } from './offer.entity.js';
import { OfferRequests } from './offer-requests.service.js';
import { OffersController } from './offers.controller.js';
import { Offers } from './offers.service.js';

/** What can be delivered in an event. */
@Module({
  imports: [EventsModule, UmkmModule],
  controllers: [OffersController],
  providers: [Offers, OfferRequests],
  exports: [Offers],
})
export class OffersModule {
  constructor(offers: Offers, umkms: Umkms, products: Products, figures: EventFigures, db: Database) {
    figures.register('offers', (eventId) => db.read((m) => m.countBy(Offer, { eventId, status: 'active', deletedAt: IsNull() })));
    umkms.holds(async (umkmId) => ((await offers.hasOpen({ umkmId })) ? 'offer' : null));
    products.restsOn(async (productId) => ((await offers.hasOpen({ productId })) ? 'offer' : null));
  }
}
