import { DataSource, type DataSourceOptions } from 'typeorm';
import { parseArgs } from 'node:util';
import type { Command, CommandHost } from '../command.js';
import { readConfig } from '../config/config.js';
import { runningServer } from '../running-server.js';
import { type Entities, migrate, writerOptions } from './database.module.js';
import { lockServer } from './sqlite.js';

const HELP = `Brings the tables of the database up to date. A server does the same when it starts.

  npx tapis migrate [--json]

DATABASE_URL says which database. With --json the last line is {"migrated":N,"database":"sqlite|postgres"}.`;

/** @param entities all tables */
export const migrateCommand = (entities: Entities): Command => ({
  name: 'migrate',
  summary: 'bring the tables of the database up to date',
  help: HELP,
  run: (args, host) => run(args, host, entities),
});

async function run(args: string[], host: CommandHost, entities: Entities): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean' } } });
  const config = readConfig(host.env);
  const database = config.isSqlite ? 'sqlite' : 'postgres';
  if (config.isSqlite && (await runningServer(config))) {
    host.say(
      values.json
        ? JSON.stringify({ migrated: 0, database })
        : 'A server is running on it and has brought it up to date.',
    );
    return 0;
  }
  const lock = config.isSqlite ? lockServer(config.sqlitePath) : null;
  const source = new DataSource(writerOptions(config, entities) as DataSourceOptions);
  try {
    await source.initialize();
    const migrated = await migrate(source);
    host.say(
      values.json ? JSON.stringify({ migrated, database }) : `${migrated} migrations run; the database is up to date.`,
    );
    return 0;
  } finally {
    if (source.isInitialized) await source.destroy();
    lock?.release();
  }
}
