import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';

/** Before 3.51.3 a WAL reset can corrupt the file; 3.52.0 was withdrawn by its authors. */
const OLDEST_GOOD = [3, 51, 3];
const WITHDRAWN = new Set(['3.52.0']);

/** @returns why this SQLite must not be used, or null. */
export function sqliteObjection(version: string): string | null {
  if (WITHDRAWN.has(version)) return `SQLite ${version} was withdrawn upstream`;
  const parts = version.split('.').map(Number);
  for (let i = 0; i < OLDEST_GOOD.length; i++) {
    const difference = (parts[i] ?? 0) - (OLDEST_GOOD[i] ?? 0);
    if (difference > 0) return null;
    if (difference < 0) return `SQLite ${version} is older than ${OLDEST_GOOD.join('.')} and can corrupt a write-ahead log`;
  }
  return null;
}

/** Readers go on while one writer writes; FULL, because NORMAL can lose acknowledged commits at a power cut. */
export function prepareWriter(database: Sqlite.Database): void {
  const { version } = database.prepare('SELECT sqlite_version() AS version').get() as { version: string };
  const objection = sqliteObjection(version);
  if (objection !== null) throw new Error(objection);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  // 16 MiB of log before its pages go home: at the default of 4 every crowded commit pays for that too
  database.pragma('wal_autocheckpoint = 4000');
  database.pragma('busy_timeout = 5000');
}

export function prepareReader(database: Sqlite.Database): void {
  database.pragma('query_only = ON');
  database.pragma('busy_timeout = 5000');
}

/** Held while a server serves a file, so that a second one refuses to start. */
export interface ServerLock {
  release(): void;
}

/**
 * Takes the exclusive lock of a SQLite file, on a side file: a lock on the file itself would block our own reader, a
 * pid file goes stale, and Node has no flock. The operating system frees it when the process dies.
 * @throws Error naming the file when another process holds it
 */
export function lockServer(path: string): ServerLock {
  mkdirSync(dirname(path), { recursive: true });
  const side = new Sqlite(`${path}.lock.db`, { timeout: 0 });
  try {
    side.exec('BEGIN EXCLUSIVE');
  } catch (thrown) {
    side.close();
    if ((thrown as { code?: string }).code === 'SQLITE_BUSY') {
      throw new Error(`Another server is using ${path}. Stop it first, or choose another DATABASE_URL.`);
    }
    throw thrown;
  }
  return { release: () => side.close() };
}
