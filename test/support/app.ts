import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApp } from '../../src/create-app.js';
import { readConfig } from '../../src/platform/config/config.js';
import { createLogger } from '../../src/platform/logging/logger.js';
import { freshPostgresDatabase, type Engine } from './engines.js';
import { Client } from './client.js';

export interface TestServer {
  app: NestExpressApplication;
  url: string;
  /** A client of nobody. */
  anonymous: Client;
  /** Stops the server and removes what it wrote. */
  stop(): Promise<void>;
}

/** A whole server on a free port with a database of its own. */
export async function startServer(engine: Engine, env: Record<string, string> = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'tapis-test-'));
  const database = engine === 'postgres' ? await freshPostgresDatabase() : null;
  const config = readConfig({
    PORT: '0',
    LOG_LEVEL: 'fatal',
    DATABASE_URL: database?.url ?? `sqlite:${join(folder, 'tapis.db')}`,
    FILES_DIR: join(folder, 'files'),
    ...env,
  });
  const app = await createApp(config, createLogger(config.LOG_LEVEL));
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  return {
    app,
    url,
    anonymous: new Client(url),
    stop: async () => {
      await app.close();
      await database?.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The code of the DomainError that a promise rejects with. */
export async function codeOfThrown(promise: Promise<unknown>): Promise<string | undefined> {
  try {
    await promise;
    return undefined;
  } catch (thrown) {
    return (thrown as { code?: string }).code;
  }
}
