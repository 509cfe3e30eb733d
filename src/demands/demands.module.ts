import { Module } from '@nestjs/common';
import { AgenciesModule } from '../agencies/agencies.module.js';
import { Agencies } from '../agencies/agencies.service.js';
import { CountersModule } from '../counters/counters.module.js';
import { EventsModule } from '../events/events.module.js';
import { DemandRequests } from './demand-requests.service.js';
import { DemandsController } from './demands.controller.js';
import { Demands } from './demands.service.js';
import { PackageRequests } from './package-requests.service.js';
import { PackagesController } from './packages.controller.js';
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
  constructor(agencies: Agencies, packages: Packages) {
    // a demand always has a package, so an agency without packages has neither
    agencies.holds(async (agencyId) => ((await packages.existsOfAgency(agencyId)) ? 'packages' : null));
  }
}
