import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { runCli } from '../../src/cli.js';
import { createApp } from '../../src/create-app.js';
import type { EventView } from '../../src/events/event.view.js';
import { LocalAccess } from '../../src/identity/local-access.service.js';
import type { ImportView } from '../../src/imports/import.view.js';
import type { PackageView } from '../../src/demands/package.view.js';
import { createLogger } from '../../src/platform/logging/logger.js';
import { serverFilePath } from '../../src/platform/server-file.js';
import { Config, readConfig } from '../../src/platform/config/config.js';
import { startServer, type TestServer } from '../support/app.js';
import { allPages, Office } from '../support/buyers.js';
import { Client } from '../support/client.js';
import { type Engine, freshPostgresDatabase, onEachEngine, type ThrowawayDatabase } from '../support/engines.js';
import { plansCsv, previewed, settled } from '../support/importing.js';

const ROOT = resolve(import.meta.dirname, '../..');

/** Runs a command in this process and gathers what it says. */
async function tapis(env: Record<string, string>, ...args: string[]): Promise<{ code: number; out: string[]; notes: string[] }> {
  const [out, notes]: [string[], string[]] = [[], []];
  const open = async (config: Config) => (await createApp(config, createLogger('fatal'))).init();
  const code = await runCli(args, { env: { LOG_LEVEL: 'fatal', ...env }, say: (line) => out.push(line), note: (line) => notes.push(line), open });
  return { code, out, notes };
}

const lastObject = (out: readonly string[]): Record<string, unknown> => JSON.parse(out.at(-1)?.split('\n').at(-1) ?? '') as Record<string, unknown>;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tapis-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fileOf = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const THREE = plansCsv({ code: '61000001' }, { code: '61000002', pagu: '5.OOO.OO0' }, { code: '61000001' });

describe('tapis import rup --dry-run', () => {
  it('says what is in a file without an event, a server or a database', async () => {
    const path = fileOf('plans.csv', THREE);
    const dry = await tapis({ DATABASE_URL: 'sqlite:/nowhere/at/all.db' }, 'import', 'rup', path, '--dry-run', '--json');
    expect([dry.code, dry.out.length, dry.notes]).toEqual([0, 1, []]);
    const { seconds, ...report } = lastObject(dry.out);
    expect(report).toEqual({ file: path, rows: 3, created: 1, updated: 0, unchanged: 0, duplicates: 1, refused: 1, reasons: { number_letter: 1, duplicate_row: 1 }, lines: 1 });
    expect(seconds).toBeGreaterThan(0);
    expect(existsSync('/nowhere')).toBe(false);
  });

  it('lists each row that cannot be saved, with what stands there and why', async () => {
    const dry = await tapis({}, 'import', 'rup', fileOf('plans.csv', THREE), '--dry-run');
    expect(dry.out.slice(0, 2)).toEqual(['row 3: pagu "5.OOO.OO0": There is a letter O', 'row 4: Same as row 2']);
    expect(dry.out[2]).toMatch(/rup_penyedia, 3 rows[\s\S]*1 {2}would be created[\s\S]*1 {2}cannot be saved/);
  });

  it.each([
    [['import', 'rup'], 2, 'one FILE is needed'],
    [['import', 'rup', 'a.csv', 'b.csv', '--dry-run'], 2, 'one FILE is needed'],
    [['import', 'rup', 'a.csv'], 2, '--event is needed, or --dry-run'],
    [['import', 'rup', 'a.csv', '--dry-run', '--layout', 'pdf'], 2, 'unknown layout pdf'],
    [['import', 'rup', 'a.csv', '--dry-run', '--force'], 2, "Unknown option '--force'"],
    [['import', 'rup', '/no/such/file.csv', '--dry-run'], 1, 'There is no file'],
    [['import', 'csv', 'a.csv'], 2, "There is no command 'import csv'"],
    [['export'], 2, "There is no command 'export'"],
    [['create-organiser'], 2, '--name and --person are needed'],
    [['create-organiser', '--name', 'X', '--person', 'Y', '--zone', 'Mars'], 2, 'unknown zone'],
  ])('%j ends with %i', async (args, code, words) => {
    const { notes, ...answer } = await tapis({}, ...args);
    expect([answer.code, answer.out]).toEqual([code, []]);
    expect(notes.join('\n')).toContain(words);
  });

  it.each([
    ['an unknown kind of file', 'a,b\n1,2', 'not recognised'],
    ['a quote that never closes', 'a,b\n1,"2\n', 'never closed'],
    ['an empty file', '', 'empty'],
  ])('refuses %s in words', async (_what, content, words) => {
    const answer = await tapis({}, 'import', 'rup', fileOf('bad.csv', content), '--dry-run', '--json');
    expect([answer.code, answer.out]).toEqual([1, []]);
    expect(answer.notes.join()).toContain(words);
  });

  it.each([[[]], [['--help']], [['import', 'rup', '--help']], [['migrate', '--help']], [['create-organiser', '--help']]])('explains itself: %j', async (args) => {
    const { code, out } = await tapis({}, ...args);
    expect([code, out.join('\n')]).toEqual([args.length === 0 ? 2 : 0, expect.stringContaining('npx tapis')]);
  });
});

onEachEngine('the command line', (engine: Engine) => {
  let database: ThrowawayDatabase | null;
  let env: Record<string, string>;
  let server: TestServer | null;

  beforeAll(async () => {
    database = engine === 'postgres' ? await freshPostgresDatabase() : null;
    env = { DATABASE_URL: database?.url ?? `sqlite:${join(folder, engine, 'tapis.db')}`, FILES_DIR: join(folder, engine, 'files') };
  });
  afterEach(async () => {
    await server?.stop();
    server = null;
  });
  afterAll(() => database?.drop());

  const listen = async () => {
    server = await startServer(engine, env);
    server.app.get(LocalAccess).announce(server.url);
    return server;
  };
  const serverFile = () => serverFilePath(readConfig(env));

  it('makes the tables, a trade office and its first link before any server runs', async () => {
    expect(lastObject((await tapis(env, 'migrate', '--json')).out)).toMatchObject({ database: engine === 'sqlite' ? 'sqlite' : 'postgres', migrated: expect.any(Number) });
    expect((await tapis(env, 'migrate')).out).toEqual(['0 migrations run; the database is up to date.']);
    const made = await tapis({ ...env, PUBLIC_URL: 'https://tapis.example' }, 'create-organiser', '--name', 'Dinas  Satu', '--person', 'Ratna', '--login', 'ratna', '--json');
    expect([made.code, lastObject(made.out)]).toEqual([0, { organiserId: expect.any(String), personId: expect.any(String), expiresAt: expect.any(String), url: expect.stringMatching(/^https:\/\/tapis\.example\/s\/.{22}$/) }]);
    const twice = await tapis(env, 'create-organiser', '--name', 'Dinas', '--person', 'Ratna', '--login', 'ratna');
    expect([twice.code, twice.notes.length]).toEqual([1, 1]);
    const { url } = await listen();
    const ratna = new Client(url);
    const linkToken = String(lastObject(made.out)['url']).split('/').at(-1);
    const me = await ratna.must(ratna.post<{ memberships?: unknown }>('session', { linkToken }));
    expect(me).toMatchObject({ name: 'Ratna' });
  });

  it('imports into an event in this very process where no server runs, and through the server where one does', async () => {
    const running = await listen();
    const office = await Office.found(running);
    const event = await office.event('open');
    const path = fileOf(`${engine}.csv`, THREE);
    const { cookie } = office.organiser;
    const through = await tapis(env, 'import', 'rup', path, '--event', event.id, '--json');
    expect([through.code, through.notes]).toEqual([0, []]);
    expect(lastObject(through.out)).toMatchObject({ file: path, rows: 3, created: 1, updated: 0, unchanged: 0, duplicates: 1, refused: 1, reasons: { number_letter: 1, duplicate_row: 1 }, lines: 1 });
    const packages = await allPages<PackageView>(office.organiser, `events/${event.id}/packages`, 9);
    expect(packages.map((pack) => pack.rupCode)).toEqual(['61000001']);
    const [view] = (await office.organiser.must(office.organiser.get<{ items: ImportView[] }>(`events/${event.id}/imports`))).items;
    expect(view).toMatchObject({ fileName: `${engine}.csv`, state: 'committed' });
    await running.app.close();

    const alone = await tapis(env, 'import', 'rup', path, '--event', event.id);
    expect(alone.code).toBe(0);
    expect(alone.out.at(-1)).toMatch(/3 rows[\s\S]*0 {2}were created[\s\S]*1 {2}unchanged/);
    expect(alone.out.slice(0, 2)).toEqual(['row 3: pagu "5.OOO.OO0": There is a letter O', 'row 4: Same as row 2']);
    const again = await listen();
    const organiser = Object.assign(new Client(again.url), { cookie });
    const imports = await organiser.must(organiser.get<{ items: ImportView[] }>(`events/${event.id}/imports`));
    expect(imports.items.map((each) => each.counts.unchanged)).toEqual([1, 0]);
    // both times it was the command line that did it, as somebody of the office
    const people = await organiser.must(organiser.get<EventView>(`events/${event.id}`));
    expect(people.id).toBe(event.id);
  });

  it('says no like the server: an unknown event, a closed one', async () => {
    const running = await listen();
    const office = await Office.found(running);
    const closed = await office.event('open', 'start', 'close');
    const path = fileOf('plans.csv', THREE);
    for (const [id, words] of [['01890000-0000-7000-8000-000000000000', 'not'], [closed.id, 'closed'], ['../../x', '']] as const) {
      const answer = await tapis(env, 'import', 'rup', path, '--event', id, '--json');
      expect([answer.code, answer.out]).toEqual([1, []]);
      expect(answer.notes.join().toLowerCase()).toContain(words);
    }
  });

  it('keeps the secret in a file that only its owner reads, and lets nobody in without it', async () => {
    const running = await listen();
    const office = await Office.found(running);
    const event = await office.event('open');
    expect(statSync(serverFile()).mode & 0o777).toBe(0o600);
    const { secret } = JSON.parse(readFileSync(serverFile(), 'utf8')) as { secret: string };
    const client = new Client(running.url);
    for (const wrong of ['', 'x', secret.slice(1), `${secret} `.repeat(2), secret.toUpperCase()]) {
      expect((await client.post(`events/${event.id}/local-session`, { secret: wrong })).status).toBeGreaterThanOrEqual(400);
      expect((await client.post('local/organisers', { secret: wrong, name: 'X', person: 'Y' })).status).toBeGreaterThanOrEqual(400);
    }
    expect(client.cookie).toBeNull();
    expect((await client.send('POST', `events/${event.id}/local-session`, { secret }, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await client.post(`events/${event.id}/local-session`, { secret })).status).toBe(204);
    const me = await client.must(client.get<{ person: { name: string; hasPassword: boolean }; memberships: { role: string; scope: { name: string } }[] }>('me'));
    expect(me).toMatchObject({ person: { name: 'Baris perintah', hasPassword: false }, memberships: [{ role: 'organiser', scope: { name: 'Dinas Perindustrian dan Perdagangan' } }] });
    // of this office and of no other
    const other = await (await Office.found(running, 'Dinas Lain')).event('open');
    expect((await client.get(`events/${other.id}/imports`)).status).toBe(403);
    await running.app.close();
    expect(existsSync(serverFile())).toBe(false);
  });

  it('lets nobody in through a server that has not announced itself', async () => {
    server = await startServer(engine, env);
    const event = await (await Office.found(server)).event('open');
    for (const secret of ['', 'null', 'undefined', 'x'.repeat(22)]) expect((await server.anonymous.post(`events/${event.id}/local-session`, { secret })).status).toBeGreaterThanOrEqual(400);
    if (engine === 'sqlite') {
      const answer = await tapis(env, 'import', 'rup', fileOf('plans.csv', THREE), '--event', event.id);
      expect([answer.code, answer.notes.join()]).toEqual([1, expect.stringContaining('does not answer')]);
    }
  });
});

describe('the built program', () => {
  const run = promisify(execFile);
  let child: ChildProcess | null = null;
  afterAll(() => {
    child?.kill('SIGKILL');
  });

  /** The program as it is started, until it listens. */
  const start = (env: Record<string, string>): Promise<string> =>
    new Promise((resolve, reject) => {
      const started = spawn(process.execPath, ['dist/server/main.js'], { cwd: ROOT, env: { PATH: process.env['PATH'] ?? '', PORT: '0', ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
      child = started;
      started.once('exit', () => reject(new Error('the server ended')));
      started.stdout.on('data', (chunk: Buffer) => {
        const address = /"address":"([^"]+)"/.exec(chunk.toString())?.[1];
        if (address) resolve(address);
      });
    });
  const killed = (signal: NodeJS.Signals): Promise<void> =>
    new Promise((resolve) => {
      child?.removeAllListeners('exit');
      child?.once('exit', () => resolve());
      child?.kill(signal);
    });

  it('is found by npx from the checkout', async () => {
    const { stdout } = await run('npx', ['tapis', '--help'], { cwd: ROOT });
    expect(stdout).toContain('npx tapis import rup');
  });

  it('saves all or nothing when it is killed while saving', async () => {
    const data = join(folder, 'killed');
    const env = { DATABASE_URL: `sqlite:${join(data, 'tapis.db')}`, FILES_DIR: join(data, 'files') };
    const rows = 1_500;
    const file = plansCsv(...Array.from({ length: rows }, (_, i) => ({ code: String(64_000_000 + i) })));
    const made = JSON.parse((await run(process.execPath, ['dist/src/cli.js', 'create-organiser', '--name', 'D', '--person', 'R', '--json'], { cwd: ROOT, env: { ...process.env, ...env } })).stdout) as { organiserId: string; url: string };
    const client = new Client(await start(env));
    await client.must(client.post('session', { linkToken: made.url.split('/').at(-1) }));
    const event = await client.must(client.post<EventView>('events', { organiserId: made.organiserId, name: 'E', venue: 'V', startsOn: '2027-01-14', endsOn: '2027-01-14', targetRupiah: 1 }));
    const { cookie } = client;
    const outcomes: string[] = [];
    for (const afterMs of [0, 200, 600, null]) {
      const ready = await previewed(client, event.id, { bytes: file });
      await client.must(client.post(`imports/${ready.id}/commit`));
      // the last time only once it says that it is saved
      if (afterMs === null) await settled(client, ready.id);
      else await new Promise((resolve) => setTimeout(resolve, afterMs));
      await killed('SIGKILL');
      Object.assign(client, { url: await start(env), cookie });
      const after = await settled(client, ready.id);
      const found = (await allPages<PackageView>(client, `events/${event.id}/packages`, 100)).length;
      outcomes.push(`${after.state} ${found}`);
      if (after.state === 'committed') break;
    }
    console.log(`killed while saving ${rows} rows: ${outcomes.join(', ')}`);
    for (const outcome of outcomes) expect(['ready 0', `committed ${rows}`]).toContain(outcome);
    expect(outcomes.at(-1)).toBe(`committed ${rows}`);
    await killed('SIGTERM');
  }, 180_000);
});
