import { Module } from '@nestjs/common';
import { Organisers } from './organisers.service.js';

@Module({ providers: [Organisers], exports: [Organisers] })
export class OrganisersModule {}
