/**
 * Where a running server says its address, and a secret, to programs of the same machine: one small file beside the database,
 * which only its owner may read. Whoever can read it can read the database too, so it opens no door that was shut.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Config } from './config/config.js';

export interface ServerFile {
  url: string;
  secret: string;
}

const OWNER_ONLY = 0o600;

export const serverFilePath = (config: Pick<Config, 'isSqlite' | 'sqlitePath' | 'FILES_DIR'>): string =>
  `${config.isSqlite ? config.sqlitePath : config.FILES_DIR}.server.json`;

export function writeServerFile(path: string, file: ServerFile): void {
  mkdirSync(dirname(path), { recursive: true });
  const partial = `${path}.${process.pid}.part`;
  rmSync(partial, { force: true });
  writeFileSync(partial, `${JSON.stringify(file)}\n`, { mode: OWNER_ONLY, flag: 'wx' });
  renameSync(partial, path);
}

/** Null where no server has announced itself, or what is there is not its file. */
export function readServerFile(path: string): ServerFile | null {
  try {
    const read = JSON.parse(readFileSync(path, 'utf8')) as Partial<ServerFile> | null;
    return typeof read?.url === 'string' && typeof read.secret === 'string'
      ? { url: read.url, secret: read.secret }
      : null;
  } catch {
    return null;
  }
}

/** Leaves the file of a server that came after. */
export function removeServerFile(path: string, secret: string): void {
  if (readServerFile(path)?.secret === secret) rmSync(path, { force: true });
}
