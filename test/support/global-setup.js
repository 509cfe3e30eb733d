import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** Builds what workers run from, and starts a throwaway PostgreSQL cluster from the binaries found. */
export default async function globalSetup() {
  if (process.env.TAPIS_TEST_BUILT !== 'true') execFileSync('npx', ['nest', 'build'], { stdio: ['ignore', 'inherit', 'inherit'] });
  globalThis.tapisStopPostgres = await startPostgres();
  if (!existsSync('/usr/bin/chromium') && !process.env.CHROMIUM) shout('Chromium was not found: the browser tests are SKIPPED');
  if (process.env.TAPIS_DATA === undefined) shout('TAPIS_DATA is not set: the tests on real procurement data are SKIPPED');
}

async function startPostgres() {
  if (process.env.TEST_DATABASE_URL !== undefined) {
    process.env.TEST_POSTGRES_URL = process.env.TEST_DATABASE_URL;
    return () => undefined;
  }
  const programs = postgresPrograms();
  if (programs === null) {
    shout('PostgreSQL was not found: its half of the integration tests is SKIPPED');
    return () => undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'tapis-pg-'));
  const port = await freePort();
  const run = unprivileged(folder);
  const data = join(folder, 'data');
  execFileSync(...run(`${programs}initdb`, ['-D', data, '-U', 'tapis', '-A', 'trust', '-E', 'UTF8', '--locale=C']), { stdio: 'ignore' });
  const settings = ['listen_addresses=127.0.0.1', 'max_connections=300', 'fsync=off'].flatMap((s) => ['-c', s]);
  const server = spawn(...run(`${programs}postgres`, ['-D', data, '-p', String(port), '-k', folder, ...settings]), { stdio: 'ignore' });
  const url = `postgres://tapis@127.0.0.1:${port}/postgres`;
  await untilReady(url);
  process.env.TEST_POSTGRES_URL = url;
  return () =>
    new Promise((resolve) => {
      server.once('exit', () => {
        rmSync(folder, { recursive: true, force: true });
        resolve(undefined);
      });
      server.kill('SIGINT');
    });
}

/** Folder of PostgreSQL's programs with a slash behind, '' where they are on the path, null where there are none. */
function postgresPrograms() {
  if (spawnSync('initdb', ['--version']).status === 0) return '';
  const found = spawnSync('sh', ['-c', 'ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1'], { encoding: 'utf8' });
  const folder = found.stdout.trim();
  return folder === '' ? null : `${folder}/`;
}

/** PostgreSQL refuses to run as root: there, hand the folder to an unprivileged user and run as that. */
function unprivileged(folder) {
  if (process.getuid?.() !== 0) return (program, args) => [program, args];
  const uid = Number(execFileSync('id', ['-u', 'nobody'], { encoding: 'utf8' }));
  chownSync(folder, uid, uid);
  chmodSync(folder, 0o700);
  return (program, args) => ['setpriv', [`--reuid=${uid}`, `--regid=${uid}`, '--clear-groups', program, ...args]];
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function untilReady(url) {
  const deadline = Date.now() + 30_000;
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

function shout(message) {
  console.warn(`\n*** ${message} ***\n`);
  if (process.env.TAPIS_SKIPS_FAIL === 'true') throw new Error(message);
}
