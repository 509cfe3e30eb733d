import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Logger } from 'pino';
import { createApp } from '../src/create-app.js';
import { Links } from '../src/identity/links.service.js';
import { type Config, readConfig } from '../src/platform/config/config.js';
import { createLogger } from '../src/platform/logging/logger.js';
import { Crowd } from './demo/crowd.js';
import { addressOf, noticeOf, progressOf } from './demo/notice.js';
import { Floor } from './demo/floor.js';
import { Watcher } from './demo/pace.js';
import { type Participant, participantsOf } from './demo/participant.js';
import { Random } from './demo/random.js';
import { type Seeded, seedEvent } from './demo/seed.js';

const SEED = 20261124;
const HELP = `A live business-matching day with made-up data, on an embedded database, and people who sign while you watch.

  npm run demo -- [--speed N] [--seed N] [--quiet-room] [--data DIR] [--port N]

  --speed N      how many times as fast as in a real hall the simulated people sign (1)
  --seed N       another event of the same kind; the same number makes the same names and figures (${SEED})
  --quiet-room   nobody signs by themselves: the hall is yours
  --data DIR     keep everything in this folder, and go on with it when it is there already
  --port N       where to listen; PORT does the same (3000, or a free one where that is taken; 0 is a free one)

HOST says on which address (127.0.0.1). It prints the links to sign in with; Ctrl-C ends it, a second one at once.
`;

const PORT = 3000;
/** Signed before anybody watches, so that the screen is not empty. */
const HISTORY = 40;
const PROGRESS_EVERY_MS = 2_000;
/** Asks a terminal to clear what an older, longer line left. */
const TO_LINE_END = '\u001b[K';
/** How long open connections may hold up the end. */
const GRACE_MS = 3_000;
const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const;
/** One Ctrl-C reaches this process twice where npm, which gets it too, hands it on. */
const ECHO_MS = 500;
/** Exit codes. */
const INTERRUPTED = 130;
const MISUSED = 2;
/** In a kept folder: who the guests are, and the sign that the database beside it is a demo's. */
const SEEDED_FILE = 'demo.json';

interface Wanted {
  speed: number;
  seed: number;
  port: number;
  isQuiet: boolean;
  /** Null: a temporary folder that goes when the demo ends. */
  data: string | null;
}

/** Something that the caller can mend, said without a stack. */
class Mistake extends Error {}

async function main(): Promise<number> {
  const wanted = wantedOf(process.argv.slice(2));
  if (wanted === null) {
    console.log(HELP);
    return 0;
  }
  const signals = new StopSignals();
  console.log('Menyiapkan acara contoh.');
  const folder = folderOf(wanted.data);
  const { app, config, logger } = await open(folder, wanted.port);
  signals.takeOver();
  try {
    const seeded = await seededIn(app, folder, wanted.seed);
    const takenPort = await listen(app, config);
    logger.level = config.LOG_LEVEL;
    await run(app, config, seeded, wanted, takenPort, signals.stopping);
  } finally {
    await close(app);
  }
  return 0;
}

/** Null: asked for help. */
function wantedOf(args: string[]): Wanted | null {
  const text = { type: 'string' } as const;
  const options = {
    speed: text,
    seed: text,
    port: text,
    data: text,
    'quiet-room': { type: 'boolean' },
    help: { type: 'boolean' },
  } as const;
  const { values } = parsed(() => parseArgs({ args, options }));
  if (values.help === true) return null;
  const port = values.port ?? process.env['PORT'];
  return {
    speed: numberOf('--speed', values.speed, 1, (value) => value > 0 && value <= 10_000),
    seed: numberOf('--seed', values.seed, SEED, (value) => Number.isInteger(value) && value >= 0 && value < 2 ** 32),
    port: numberOf(
      '--port',
      port === '' ? undefined : port,
      PORT,
      (value) => Number.isInteger(value) && value >= 0 && value < 65_536,
    ),
    isQuiet: values['quiet-room'] === true,
    data: values.data ?? null,
  };
}

function parsed<T>(parse: () => T): T {
  try {
    return parse();
  } catch (thrown) {
    throw new Mistake(`${(thrown as Error).message}\n\n${HELP}`);
  }
}

function numberOf(
  name: string,
  text: string | undefined,
  otherwise: number,
  isGood: (value: number) => boolean,
): number {
  const value = text === undefined ? otherwise : Number(text);
  if (!isGood(value)) throw new Mistake(`${name} cannot be ${text}. See --help.`);
  return value;
}

function folderOf(data: string | null): string {
  if (data === null) {
    const folder = mkdtempSync(join(tmpdir(), 'tapis-demo-'));
    // also where the end is sudden
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    return folder;
  }
  const folder = resolve(data);
  mkdirSync(folder, { recursive: true });
  if (existsSync(join(folder, 'tapis.db')) && !existsSync(join(folder, SEEDED_FILE)))
    throw new Mistake(`${folder} holds a database that is not a demo's. Choose another folder.`);
  return folder;
}

async function open(
  folder: string,
  port: number,
): Promise<{ app: NestExpressApplication; config: Config; logger: Logger }> {
  const config = readConfig({
    LOG_LEVEL: 'error',
    ...process.env,
    PORT: String(port),
    DEMO: 'true',
    DATABASE_URL: `sqlite:${join(folder, 'tapis.db')}`,
    FILES_DIR: join(folder, 'files'),
  });
  // what goes wrong while it starts is said once, by the command
  const logger = createLogger('silent');
  return { app: await createApp(config, logger), config, logger };
}

/** The first signal asks everybody to finish what is under way; a second one ends at once. */
class StopSignals {
  private readonly controller = new AbortController();
  private firstAt = 0;

  constructor() {
    for (const name of STOP_SIGNALS) process.on(name, this.stop);
  }

  get stopping(): AbortSignal {
    return this.controller.signal;
  }

  /** The server's own listeners would end the process by the signal: here a stop is a success. */
  takeOver(): void {
    for (const name of STOP_SIGNALS) {
      process.removeAllListeners(name);
      process.on(name, this.stop);
    }
  }

  private readonly stop = (): void => {
    if (!this.stopping.aborted) {
      this.firstAt = Date.now();
      this.controller.abort();
    } else if (Date.now() - this.firstAt > ECHO_MS) process.exit(INTERRUPTED);
  };
}

/** What is in the folder, made first where it is new. */
async function seededIn(app: NestExpressApplication, folder: string, seed: number): Promise<Seeded> {
  await app.init();
  const file = join(folder, SEEDED_FILE);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Seeded;
  const seeded = await seedEvent(app, seed);
  writeFileSync(file, JSON.stringify(seeded, null, 2));
  return { ...seeded, isNew: true };
}

/** @returns the port that somebody else has, where another one was taken instead */
async function listen(app: NestExpressApplication, { PORT: port, HOST: host }: Config): Promise<number | null> {
  const isFree = port === 0 || (await canListen(port, host));
  await app.listen(isFree ? port : 0, host);
  return isFree ? null : port;
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', (thrown: NodeJS.ErrnoException) => done(thrown.code !== 'EADDRINUSE'));
    probe.listen(port, host, () => probe.close(() => done(true)));
  });
}

async function run(
  app: NestExpressApplication,
  config: Config,
  seeded: Seeded,
  wanted: Wanted,
  takenPort: number | null,
  stopping: AbortSignal,
): Promise<void> {
  const { port } = (app.getHttpServer() as Server).address() as AddressInfo;
  const ownUrl = addressOf(config.HOST === '0.0.0.0' ? '127.0.0.1' : config.HOST === '::' ? '::1' : config.HOST, port);
  const { eventId } = seeded;
  const everybody = await participantsOf(app, ownUrl, eventId);
  const crowd = new Crowd(eventId, everybody, seeded.guests, new Random(wanted.seed + 3), stopping);
  const watcher = new Watcher(ownUrl, eventId);
  const floor = floorOf(seeded, everybody, wanted.seed);
  await floor.catchUp();
  if (seeded.isNew === true) {
    console.log(`Peserta tiruan menandatangani ${HISTORY} komitmen pertama.`);
    await crowd.signHistory(HISTORY);
    const organiser = everybody.find(({ membership }) => membership.role === 'organiser');
    await organiser?.send('POST', `events/${eventId}/plan`);
  }
  if (stopping.aborted) return;
  const links = app.get(Links);
  const guests = await Promise.all(
    seeded.guests.map(async (guest) => ({ ...guest, path: (await links.make(guest.personId, 'invite', true)).path })),
  );
  const url = config.PUBLIC_URL?.replace(/\/$/, '') ?? addressOf(config.HOST, port);
  console.log(
    noticeOf({ url, eventId, guests, keptIn: wanted.data && resolve(wanted.data), takenPort, isQuiet: wanted.isQuiet }),
  );
  if (!wanted.isQuiet) crowd.start(wanted.speed, watcher);
  const walking = wanted.isQuiet ? Promise.resolve() : floor.keep(stopping);
  const progress = showProgress(watcher, stopping);
  await aborted(stopping);
  clearInterval(progress);
  console.log('\nBerhenti, menyelesaikan yang sedang berjalan.');
  await Promise.all([crowd.settled(), walking]);
}

/** Visitors of the desk act for themselves; the first of it is nobody's. */
function floorOf({ eventId, guests }: Seeded, everybody: readonly Participant[], seed: number): Floor {
  const visitors = new Set(guests.map(({ personId }) => personId));
  const desk = everybody.find(({ membership, person }) => membership.role === 'desk' && !visitors.has(person.id));
  if (!desk) throw new Error('the event has no desk');
  const parties = everybody.filter(({ person }) => visitors.has(person.id)).map(({ membership }) => membership.scopeId);
  return new Floor(eventId, desk, new Set(parties), new Random(seed + 5));
}

/** Only where somebody looks at a terminal. */
function showProgress(watcher: Watcher, stopping: AbortSignal): NodeJS.Timeout | undefined {
  if (!process.stdout.isTTY) return undefined;
  return setInterval(() => {
    void watcher.board().then((board) => {
      if (board !== null && !stopping.aborted) process.stdout.write(`\r${progressOf(board)}${TO_LINE_END}`);
    });
  }, PROGRESS_EVERY_MS);
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((done) => (signal.aborted ? done() : signal.addEventListener('abort', () => done(), { once: true })));

async function close(app: NestExpressApplication): Promise<void> {
  const impatient = setTimeout(() => (app.getHttpServer() as Server).closeAllConnections(), GRACE_MS);
  await app.close();
  clearTimeout(impatient);
}

main().then(
  (code) => process.exit(code),
  (thrown: unknown) => {
    console.error(thrown instanceof Error ? thrown.message : thrown);
    process.exit(thrown instanceof Mistake ? MISUSED : 1);
  },
);
