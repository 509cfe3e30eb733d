import { Module } from '@nestjs/common';
import { LocalOrganisersController } from './local-organisers.controller.js';
import { Organisers } from './organisers.service.js';

@Module({ controllers: [LocalOrganisersController], providers: [Organisers], exports: [Organisers] })
export class OrganisersModule {}
