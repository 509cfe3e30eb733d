import { Module } from '@nestjs/common';
import { EventsModule } from '../events/events.module.js';
import { ScopeNames } from '../events/scope-names.service.js';
import { AgenciesController } from './agencies.controller.js';
import { Agencies } from './agencies.service.js';
import { AgencyRequests } from './agency-requests.service.js';

@Module({
  imports: [EventsModule],
  controllers: [AgenciesController],
  providers: [Agencies, AgencyRequests],
  exports: [Agencies],
})
export class AgenciesModule {
  constructor(scopes: ScopeNames, agencies: Agencies) {
    scopes.register('agency', async (organiserId, id) => {
      const [agency] = await agencies.listByIds([id]);
      return agency && agency.organiserId === organiserId && agency.deletedAt === null ? agency.name : null;
    });
  }
}
