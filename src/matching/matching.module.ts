import { Module } from '@nestjs/common';
import { AgenciesModule } from '../agencies/agencies.module.js';
import { DemandsModule } from '../demands/demands.module.js';
import { EventsModule } from '../events/events.module.js';
import { OffersModule } from '../offers/offers.module.js';
import { UmkmModule } from '../umkm/umkm.module.js';
import { EngineThread } from './engine-thread.service.js';
import { FrozenWordsStore } from './frozen-words.service.js';
import { MatchSources } from './match-sources.queries.js';
import { Matches } from './matches.service.js';
import { MatchingController } from './matching.controller.js';
import { Rankings } from './rankings.service.js';
import { StanceRequests } from './stance-requests.service.js';
import { Stances } from './stances.service.js';

/** Ranked pairs of needs and offers, with their reasons, and what the two sides think of them. */
@Module({
  imports: [EventsModule, AgenciesModule, UmkmModule, DemandsModule, OffersModule],
  controllers: [MatchingController],
  providers: [MatchSources, FrozenWordsStore, EngineThread, Rankings, Matches, Stances, StanceRequests],
  exports: [Rankings, EngineThread],
})
export class MatchingModule {}
