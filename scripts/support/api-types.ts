import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import openapiTS, { astToString, COMMENT_HEADER, type OpenAPI3 } from 'openapi-typescript';
import { createApp } from '../../src/create-app.js';
import { readConfig } from '../../src/platform/config/config.js';
import { openApiDocument } from '../../src/platform/edge/openapi.js';
import { createLogger } from '../../src/platform/logging/logger.js';

/** Where the browser's half reads what the API answers, from the root of the project. */
export const API_TYPES_FILE = 'src/web/api/schema.d.ts';

/** TypeScript of the whole API, out of the same document that /api/openapi.json serves; nothing listens. */
export async function apiTypes(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tapis-types-'));
  const config = readConfig({
    LOG_LEVEL: 'fatal',
    DATABASE_URL: `sqlite:${join(folder, 'tapis.db')}`,
    FILES_DIR: join(folder, 'files'),
  });
  const app = await createApp(config, createLogger(config.LOG_LEVEL));
  try {
    await app.init();
    const document = (await openApiDocument(app)) as unknown as OpenAPI3;
    // the browser never asks how the server is; what is said of that depends on how it was started
    const paths = Object.fromEntries(Object.entries(document.paths ?? {}).filter(([path]) => path.startsWith('/api/')));
    return COMMENT_HEADER + astToString(await openapiTS({ ...document, paths }, { alphabetize: true }));
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
