import { randomUUID } from 'node:crypto';
import { describe } from '@jest/globals';
import pg from 'pg';

export type Engine = 'sqlite' | 'postgres';

/** Set by global setup: the cluster of this run, or nothing where no PostgreSQL was found. */
export const postgresUrl = (): string | undefined => process.env['TEST_POSTGRES_URL'];

/** The same tests on both databases. Where there is no PostgreSQL its half is skipped, and global setup has said so. */
export function onEachEngine(name: string, tests: (engine: Engine) => void): void {
  describe(`${name} [sqlite]`, () => tests('sqlite'));
  const half = postgresUrl() === undefined ? describe.skip : describe;
  half(`${name} [postgres]`, () => tests('postgres'));
}

export interface ThrowawayDatabase {
  url: string;
  drop(): Promise<void>;
}

export async function freshPostgresDatabase(): Promise<ThrowawayDatabase> {
  const server = postgresUrl();
  if (server === undefined) throw new Error('no PostgreSQL in this run');
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.toString(), drop: () => onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function onServer(server: string, sql: string): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
