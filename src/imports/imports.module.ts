import { Module } from '@nestjs/common';
import { AgenciesModule } from '../agencies/agencies.module.js';
import { CountersModule } from '../counters/counters.module.js';
import { DemandsModule } from '../demands/demands.module.js';
import { EventsModule } from '../events/events.module.js';
import { OffersModule } from '../offers/offers.module.js';
import { UmkmModule } from '../umkm/umkm.module.js';
import { BuyerLinks } from './buyer-links.service.js';
import { Commits } from './commits.service.js';
import { FileImports } from './file-imports.service.js';
import { Holdings } from './holdings.service.js';
import { ImportRequests } from './import-requests.service.js';
import { ImportWork } from './import-work.service.js';
import { ImportedRecords } from './imported-records.service.js';
import { ImportsController } from './imports.controller.js';
import { KnownGoods } from './known-goods.service.js';
import { KnownNeeds } from './known-needs.service.js';
import { LineSaving } from './line-saving.service.js';
import { NeedTemplate } from './need-template.service.js';
import { OfferSaving } from './offer-saving.service.js';
import { OfferTemplate } from './offer-template.service.js';
import { PackageFiles } from './package-files.service.js';
import { PackageSaving } from './package-saving.service.js';
import { ParseRunner } from './parse-runner.service.js';
import { Previews } from './previews.service.js';
import { ProductTemplate } from './product-template.service.js';
import { Readings } from './readings.service.js';
import { Revisions } from './revisions.service.js';
import { StagedFiles } from './staged-files.service.js';
import { TakingBackBuyers } from './taking-back-buyers.service.js';
import { TakingBackSellers } from './taking-back-sellers.service.js';
import { UmkmTemplate } from './umkm-template.service.js';
import { Undos } from './undos.service.js';
import { Uploads } from './uploads.service.js';

/** Plans and spreadsheets in: read, looked at, saved as one, taken back as one. */
@Module({
  imports: [CountersModule, EventsModule, AgenciesModule, UmkmModule, DemandsModule, OffersModule],
  controllers: [ImportsController],
  providers: [
    // reading
    ParseRunner,
    Readings,
    Uploads,
    // what each kind of file does
    Previews,
    PackageFiles,
    PackageSaving,
    NeedTemplate,
    KnownNeeds,
    UmkmTemplate,
    ProductTemplate,
    OfferTemplate,
    OfferSaving,
    KnownGoods,
    StagedFiles,
    BuyerLinks,
    LineSaving,
    Revisions,
    Holdings,
    // the import itself
    FileImports,
    ImportedRecords,
    ImportRequests,
    ImportWork,
    Commits,
    Undos,
    TakingBackBuyers,
    TakingBackSellers,
  ],
  exports: [ImportRequests, ImportWork],
})
export class ImportsModule {}
