import { createApp } from './create-app.js';
import { LocalAccess } from './identity/local-access.service.js';
import { ConfigError, readConfig } from './platform/config/config.js';
import { createLogger } from './platform/logging/logger.js';

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const logger = createLogger(config.LOG_LEVEL);
  const app = await createApp(config, logger);
  await app.listen(config.PORT, config.HOST);
  const address = await app.getUrl();
  app.get(LocalAccess).announce(address);
  logger.info({ address }, 'listening');
}

main().catch((thrown: unknown) => {
  console.error(thrown instanceof ConfigError || thrown instanceof Error ? thrown.message : thrown);
  process.exitCode = 1;
});
