import { Global, Module } from '@nestjs/common';
import { Changes } from '../changes.service.js';
import { Audit } from './audit.service.js';

/** What goes with every saved change: an entry of who did it, and word to those who show it. */
@Global()
@Module({ providers: [Audit, Changes], exports: [Audit, Changes] })
export class AuditModule {}
