import { IsNull } from 'typeorm';
import { Module } from '@nestjs/common';
import { AgenciesModule } from '../agencies/agencies.module.js';
import { Agencies } from '../agencies/agencies.service.js';
import { CountersModule } from '../counters/counters.module.js';
import { EventsModule } from '../events/events.module.js';
import { EventFigures } from '../events/figures.service.js';
import { Participation } from '../events/participation.entity.js';
import { Database } from '../platform/database/database.js';
import { DemandRequests } from './demand-requests.service.js';
import { DemandsController } from './demands.controller.js';
import { Demand } from './demand.entity.js';
import { Demands } from './demands.service.js';
import { PackageRequests } from './package-requests.service.js';
import { PackagesController } from './packages.controller.js';
import { Package } from './package.entity.js';
import { Packages } from './packages.service.js';
import { ShownDemands } from './shown-demands.service.js';

/** What is needed: packages and the demand lines under them. */
@Module({
  imports: [CountersModule, EventsModule, AgenciesModule],
  controllers: [PackagesController, DemandsController],
  providers: [Packages, PackageRequests, Demands, DemandRequests, ShownDemands],
  exports: [Packages, Demands, ShownDemands],
})
export class DemandsModule {
  constructor(agencies: Agencies, packages: Packages, figures: EventFigures, db: Database) {
    // a demand always has a package, so an agency without packages has neither
    agencies.holds(async (agencyId) => ((await packages.existsOfAgency(agencyId)) ? 'packages' : null));
    figures.register('demands', (eventId) => db.read((m) => m.countBy(Demand, { eventId, deletedAt: IsNull() })));
    figures.register('packages', (eventId) =>
      db.read((m) => {
        const taking = m.createQueryBuilder(Participation, 'p').select('p.partyId').where('p.eventId = :eventId').getQuery();
        return m
          .createQueryBuilder(Package, 'pack')
          .where(`pack.status = 'active' AND pack.deletedAt IS NULL AND pack.agencyId IN (${taking})`, { eventId })
          .getCount();
      }),
    );
  }
}
