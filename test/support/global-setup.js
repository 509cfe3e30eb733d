import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Builds what workers, proofs and browsers run from, and starts a throwaway PostgreSQL cluster from the binaries found. */
export default async function globalSetup() {
  if (process.env.TAPIS_TEST_BUILT !== 'true') execFileSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'inherit', 'inherit'] });
  await offerPostgres();
  if (!existsSync(process.env.CHROMIUM ?? '/usr/bin/chromium')) shout('Chromium was not found: the browser tests are SKIPPED');
  if (process.env.TAPIS_DATA === undefined) shout('TAPIS_DATA is not set: the tests on real procurement data are SKIPPED');
}

async function offerPostgres() {
  if (process.env.TEST_DATABASE_URL !== undefined) {
    process.env.TEST_POSTGRES_URL = process.env.TEST_DATABASE_URL;
    return;
  }
  const { startPostgres } = await import('../../dist/scripts/support/postgres.js');
  const cluster = await startPostgres({ fsync: false });
  if (cluster === null) {
    shout('PostgreSQL was not found: its half of the integration tests is SKIPPED');
    return;
  }
  process.env.TEST_POSTGRES_URL = cluster.url;
  globalThis.tapisStopPostgres = cluster.stop;
}

/** A skip must be seen; where TAPIS_SKIPS_FAIL is true it is a failure, except for the real data, which is not the project's. */
function shout(message) {
  console.warn(`\n*** ${message} ***\n`);
  const isOurs = !message.startsWith('TAPIS_DATA');
  if (process.env.TAPIS_SKIPS_FAIL === 'true' && isOurs) throw new Error(message);
}
