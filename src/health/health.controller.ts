import { Controller, Get, VERSION_NEUTRAL } from '@nestjs/common';
import { HealthCheck, HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import { Allow } from '../identity/allow.decorator.js';
import { Database } from '../platform/database/database.js';
import { ApiTags } from '../platform/edge/api-docs.js';

/** For load balancers and supervisors: alive, and ready to answer. */
@ApiTags('health')
@Controller({ path: 'health', version: VERSION_NEUTRAL })
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly db: Database,
  ) {}

  @Get('live')
  @Allow('platform.read')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @Allow('platform.read')
  @HealthCheck({ noCache: true, swaggerDocumentation: false })
  ready() {
    return this.health.check([
      async () => {
        const indicator = this.indicators.check('database');
        try {
          await this.db.read((m) => m.query('SELECT 1'));
          return indicator.up();
        } catch {
          return indicator.down();
        }
      },
    ]);
  }
}
