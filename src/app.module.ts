import { LiveModule } from './live/live.module.js';
import { CommitmentsModule } from './commitments/commitments.module.js';
import { UmkmModule } from './umkm/umkm.module.js';
import { OffersModule } from './offers/offers.module.js';
import { type DynamicModule, Module } from '@nestjs/common';
import type { Logger } from 'pino';
import { AgenciesModule } from './agencies/agencies.module.js';
import { CountersModule } from './counters/counters.module.js';
import { DemandsModule } from './demands/demands.module.js';
import { entities } from './entities.js';
import { EventsModule } from './events/events.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { LogModule } from './log/log.module.js';
import { MatchingModule } from './matching/matching.module.js';
import { MeetingsModule } from './meetings/meetings.module.js';
import { OrganisersModule } from './organisers/organisers.module.js';
import { ReferenceModule } from './reference/reference.module.js';
import { AuditModule } from './platform/audit/audit.module.js';
import type { Config } from './platform/config/config.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { FilesModule } from './platform/files/files.module.js';
import { HealthModule } from './health/health.module.js';
import { PlatformModule } from './platform/platform.module.js';

/** The whole house, in the order of its rooms (src/README.md). */
@Module({})
export class AppModule {
  static forRoot(config: Config, logger: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot(config, logger),
        DatabaseModule.forRoot(config, entities),
        AuditModule,
        FilesModule,
        HealthModule,
        IdentityModule,
        ReferenceModule,
        LogModule,
        CountersModule,
        OrganisersModule,
        EventsModule,
        AgenciesModule,
        DemandsModule,
        UmkmModule,
        OffersModule,
        ImportsModule,
        MatchingModule,
        MeetingsModule,
        CommitmentsModule,
        LiveModule,
      ],
    };
  }
}
