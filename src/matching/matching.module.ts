import { Module } from '@nestjs/common';
import { AgenciesModule } from '../agencies/agencies.module.js';
import { DemandsModule } from '../demands/demands.module.js';
import { EventsModule } from '../events/events.module.js';
import { OffersModule } from '../offers/offers.module.js';
import { UmkmModule } from '../umkm/umkm.module.js';
import { CountersModule } from '../counters/counters.module.js';
import { LogModule } from '../log/log.module.js';
import { EngineThread } from './engine-thread.service.js';
import { FrozenWordsStore } from './frozen-words.service.js';
import { MatchSources } from './match-sources.queries.js';
import { Matches } from './matches.service.js';
import { MatchingController } from './matching.controller.js';
import { PlanPages } from './plan-pages.service.js';
import { PlanSources } from './plan-sources.queries.js';
import { PlanStore } from './plan-store.service.js';
import { PlanWishes } from './plan-wishes.service.js';
import { Plans } from './plans.service.js';
import { PlansController } from './plans.controller.js';
import { Rankings } from './rankings.service.js';
import { StanceRequests } from './stance-requests.service.js';
import { Stances } from './stances.service.js';

/** Ranked pairs of needs and offers, with their reasons, what the two sides think of them, and the plan of an event. */
@Module({
  imports: [LogModule, EventsModule, CountersModule, AgenciesModule, UmkmModule, DemandsModule, OffersModule],
  controllers: [MatchingController, PlansController],
  providers: [
    MatchSources,
    FrozenWordsStore,
    EngineThread,
    Rankings,
    Matches,
    Stances,
    StanceRequests,
    PlanSources,
    PlanStore,
    Plans,
    PlanPages,
    PlanWishes,
  ],
  exports: [Rankings, EngineThread],
})
export class MatchingModule {}
