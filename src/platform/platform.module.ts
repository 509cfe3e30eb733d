import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from './clock.js';
import { Config } from './config/config.js';
import { Ids } from './ids.js';
import { LOGGER } from './logging/logger.js';

/** What every room may use without asking: configuration, clock, ids, logger. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(config: Config, logger: Logger): DynamicModule {
    return {
      module: PlatformModule,
      providers: [Clock, Ids, { provide: Config, useValue: config }, { provide: LOGGER, useValue: logger }],
      exports: [Clock, Ids, Config, LOGGER],
    };
  }
}
