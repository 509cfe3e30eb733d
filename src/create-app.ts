import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Logger } from 'pino';
import { AppModule } from './app.module.js';
import { LiveAdapter } from './live/live.adapter.js';
import type { Config } from './platform/config/config.js';
import { configureHttp } from './platform/edge/http.js';
import { serveOpenApi } from './platform/edge/openapi.js';
import { servePages } from './platform/edge/pages.js';
import { createLogger, NestLog } from './platform/logging/logger.js';

/** Builds the server without listening: the program, the demo, the tests and the proofs all start here. */
export async function createApp(config: Config, logger: Logger = createLogger(config.LOG_LEVEL)): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(config, logger), {
    bodyParser: false,
    logger: new NestLog(logger),
    abortOnError: false,
  });
  configureHttp(app, config, logger);
  app.useWebSocketAdapter(new LiveAdapter(app, config.PUBLIC_URL));
  serveOpenApi(app);
  servePages(app);
  return app;
}
