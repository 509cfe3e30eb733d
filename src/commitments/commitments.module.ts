import { Module } from '@nestjs/common';
import { AgenciesModule } from '../agencies/agencies.module.js';
import { CountersModule } from '../counters/counters.module.js';
import { DemandsModule } from '../demands/demands.module.js';
import { EventsModule } from '../events/events.module.js';
import { EventFigures } from '../events/figures.service.js';
import { LogModule } from '../log/log.module.js';
import { UmkmModule } from '../umkm/umkm.module.js';
import { Database } from '../platform/database/database.js';
import { Commitment } from './commitment.entity.js';
import { CommitmentRows } from './commitment-rows.queries.js';
import { CommitmentsController } from './commitments.controller.js';
import { Commitments } from './commitments.service.js';
import { Drafts } from './drafts.service.js';
import { LineFactsQueries } from './line-facts.queries.js';
import { SignedEntries } from './signed-entries.service.js';
import { Signers } from './signers.service.js';
import { SigningBatchQueries } from './signing-batch.queries.js';
import { Signing } from './signing.service.js';
import { Voiding } from './voiding.service.js';

@Module({
  imports: [AgenciesModule, CountersModule, DemandsModule, EventsModule, LogModule, UmkmModule],
  controllers: [CommitmentsController],
  providers: [CommitmentRows, Commitments, Drafts, LineFactsQueries, SignedEntries, Signers, SigningBatchQueries, Signing, Voiding],
  exports: [Commitments, CommitmentRows],
})
export class CommitmentsModule {
  constructor(figures: EventFigures, db: Database) {
    figures.register('commitments', (eventId) => db.read((m) => m.countBy(Commitment, { eventId, status: 'final' })));
  }
}
