import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApp } from '../../src/create-app.js';
import { type Config, readConfig } from '../../src/platform/config/config.js';
import { createLogger } from '../../src/platform/logging/logger.js';
import { programPath } from '../../src/platform/root.js';
import { createDatabase, dropDatabase, freePort, startPostgres, type ThrowawayPostgres } from './postgres.js';

const MAIN = programPath('dist', 'server', 'main.js');
/** Those of `npm start`. */
const FLAGS = ['--max-semi-space-size=32'];

/** A database of its own, on either engine, and where to find it. */
export interface Place {
  env: Record<string, string>;
  remove(): Promise<void>;
}

export async function makePlace(engine: 'sqlite' | 'postgres'): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'tapis-'));
  const env = { LOG_LEVEL: 'fatal', FILES_DIR: join(folder, 'files'), HOST: '127.0.0.1' };
  const clear = () => rmSync(folder, { recursive: true, force: true });
  if (engine === 'sqlite') {
    return { env: { ...env, DATABASE_URL: `sqlite:${join(folder, 'tapis.db')}` }, remove: async () => clear() };
  }
  const given = process.env['TEST_DATABASE_URL'];
  const cluster: ThrowawayPostgres | null = given === undefined ? await startPostgres({ fsync: true }) : null;
  const server = given ?? cluster?.url;
  if (server === undefined) throw new Error('PostgreSQL was not found: install it, or set TEST_DATABASE_URL');
  const name = `p_${process.pid}_${Date.now()}`;
  const url = await createDatabase(server, name);
  return {
    env: { ...env, DATABASE_URL: url },
    remove: async () => {
      await dropDatabase(server, name);
      await cluster?.stop();
      clear();
    },
  };
}

export const configOf = (place: Place): Config => readConfig({ PORT: '0', ...place.env });

/** The whole server in this process, listening on a free port. */
export async function serveHere(place: Place): Promise<{ app: NestExpressApplication; url: string }> {
  const config = configOf(place);
  const app = await createApp(config, createLogger(config.LOG_LEVEL));
  await app.listen(0, '127.0.0.1');
  return { app, url: (await app.getUrl()).replace('[::1]', '127.0.0.1') };
}

export interface ChildServer {
  url: string;
  /** Milliseconds from the start of the process to its first answer. */
  startMs: number;
  kill9(): Promise<void>;
  stop(): Promise<void>;
}

const START_MS_MAX = 30_000;

/** The whole server as a process of its own, as `npm start` runs it. `onOpen` is told when it takes connections. */
export async function serveApart(place: Place, port?: number, onOpen?: () => void): Promise<ChildServer> {
  if (!existsSync(MAIN)) throw new Error(`build first: ${MAIN} is missing`);
  const at = port ?? (await freePort());
  const url = `http://127.0.0.1:${at}`;
  const started = Date.now();
  const child = spawn(process.execPath, [...FLAGS, MAIN], { env: { ...process.env, ...place.env, PORT: String(at) }, stdio: ['ignore', 'inherit', 'inherit'] });
  await untilAnswers(url, child, started, onOpen);
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  return { url, startMs: Date.now() - started, kill9: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

/** Looks for an open port before it asks: a refused request costs many times what a refused connection does. */
async function untilAnswers(url: string, child: ChildProcess, started: number, onOpen = () => {}): Promise<void> {
  const port = Number(new URL(url).port);
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode} while starting`);
    if (await isOpen(port)) {
      onOpen();
      if (await fetch(`${url}/health/live`).then((r) => r.ok, () => false)) return;
    }
    if (Date.now() - started > START_MS_MAX) throw new Error('the server did not start in time');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true));
    socket.on('connect', () => socket.destroy()).on('error', () => resolve(false));
  });
