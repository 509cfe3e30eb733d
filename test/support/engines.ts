import { randomUUID } from 'node:crypto';
import { describe } from '@jest/globals';
import { createDatabase, dropDatabase } from '../../scripts/support/postgres.js';

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
  return { url: await createDatabase(server, name), drop: () => dropDatabase(server, name) };
}
