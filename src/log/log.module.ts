import { Module } from '@nestjs/common';
import { Idempotency } from './idempotency.service.js';
import { Log } from './log.service.js';

@Module({ providers: [Log, Idempotency], exports: [Log, Idempotency] })
export class LogModule {}
