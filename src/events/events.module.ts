import { Module } from '@nestjs/common';
import { LogModule } from '../log/log.module.js';
import { Organisers } from '../organisers/organisers.service.js';
import { OrganisersModule } from '../organisers/organisers.module.js';
import { EventsController } from './events.controller.js';
import { Events } from './events.service.js';
import { EventFigures } from './figures.service.js';
import { InvitationsController } from './invitations.controller.js';
import { Invitations } from './invitations.service.js';
import { LocalSessionController } from './local-session.controller.js';
import { MeController } from './me.controller.js';
import { Participations } from './participations.service.js';
import { ScopeNames } from './scope-names.service.js';

@Module({
  imports: [LogModule, OrganisersModule],
  controllers: [EventsController, InvitationsController, LocalSessionController, MeController],
  providers: [EventFigures, Events, Invitations, Participations, ScopeNames],
  exports: [EventFigures, Events, Participations, ScopeNames],
})
export class EventsModule {
  constructor(scopes: ScopeNames, organisers: Organisers) {
    scopes.register('organiser', async (organiserId, id) => (organiserId === id ? (await organisers.get(id)).name : null));
  }
}
