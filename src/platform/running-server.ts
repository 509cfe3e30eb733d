import type { Config } from './config/config.js';
import { lockServer } from './database/sqlite.js';
import { readServerFile, type ServerFile, serverFilePath } from './server-file.js';

const ANSWER_MS = 2_000;

/**
 * The server that has the database, or null where none has it and a program may open it itself. On SQLite the server's lock
 * says so. PostgreSQL takes several programs, but a server that is there is asked all the same: it tells its screens.
 * @throws Error where somebody holds the database and cannot be asked
 */
export async function runningServer(config: Config): Promise<ServerFile | null> {
  const announced = readServerFile(serverFilePath(config));
  if (config.isSqlite && isFree(config.sqlitePath)) return null;
  if (announced && (await answers(announced.url))) return announced;
  if (!config.isSqlite) return null;
  throw new Error(
    `Another program is using ${config.sqlitePath} and does not answer. Stop it, or wait until it has started.`,
  );
}

function isFree(path: string): boolean {
  try {
    lockServer(path).release();
    return true;
  } catch {
    return false;
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health/live`, { signal: AbortSignal.timeout(ANSWER_MS) })).ok;
  } catch {
    return false;
  }
}
