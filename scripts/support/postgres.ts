import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

export interface ThrowawayPostgres {
  /** Of the maintenance database; see `databaseOf`. */
  url: string;
  stop(): Promise<void>;
}

export interface PostgresOptions {
  /** Off for tests, where only what is committed counts; on where durability or speed is at stake. */
  fsync: boolean;
}

const READY_MS_MAX = 30_000;

/** A cluster of its own in a temporary folder, from the binaries found; null where there are none. */
export async function startPostgres({ fsync }: PostgresOptions): Promise<ThrowawayPostgres | null> {
  const programs = postgresPrograms();
  if (programs === null) return null;
  const folder = mkdtempSync(join(tmpdir(), 'tapis-pg-'));
  const port = await freePort();
  const run = unprivileged(folder);
  const data = join(folder, 'data');
  execFileSync(...run(`${programs}initdb`, ['-D', data, '-U', 'tapis', '-A', 'trust', '-E', 'UTF8', '--locale=C']), { stdio: 'ignore' });
  const settings = ['listen_addresses=127.0.0.1', 'max_connections=300', `fsync=${fsync ? 'on' : 'off'}`].flatMap((s) => ['-c', s]);
  const server = spawn(...run(`${programs}postgres`, ['-D', data, '-p', String(port), '-k', folder, ...settings]), { stdio: 'ignore' });
  const url = `postgres://tapis@127.0.0.1:${port}/postgres`;
  await untilReady(url);
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        server.once('exit', () => {
          rmSync(folder, { recursive: true, force: true });
          resolve();
        });
        server.kill('SIGINT');
      }),
  };
}

/** Makes an empty database and says its address. */
export async function createDatabase(server: string, name: string): Promise<string> {
  await onServer(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.toString();
}

export const dropDatabase = (server: string, name: string): Promise<void> => onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);

async function onServer(server: string, sql: string): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Folder of PostgreSQL's programs with a slash behind, '' where they are on the path, null where there are none. */
function postgresPrograms(): string | null {
  if (spawnSync('initdb', ['--version']).status === 0) return '';
  const found = spawnSync('sh', ['-c', 'ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1'], { encoding: 'utf8' });
  const folder = found.stdout.trim();
  return folder === '' ? null : `${folder}/`;
}

/** PostgreSQL refuses to run as root: there, hand the folder to an unprivileged user and run as that. */
function unprivileged(folder: string): (program: string, args: string[]) => [string, string[]] {
  if (process.getuid?.() !== 0) return (program, args) => [program, args];
  const uid = Number(execFileSync('id', ['-u', 'nobody'], { encoding: 'utf8' }));
  chownSync(folder, uid, uid);
  chmodSync(folder, 0o700);
  return (program, args) => ['setpriv', [`--reuid=${uid}`, `--regid=${uid}`, '--clear-groups', program, ...args]];
}

/** A TCP port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function untilReady(url: string): Promise<void> {
  const deadline = Date.now() + READY_MS_MAX;
  for (;;) {
    const client = new pg.Client(url);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (thrown) {
      if (Date.now() > deadline) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
