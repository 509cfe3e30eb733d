import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { TypeOrmModule, type TypeOrmModuleOptions } from '@nestjs/typeorm';
import { DataSource, type DataSourceOptions, type EntitySchema } from 'typeorm';
import { Config } from '../config/config.js';
import { Database } from './database.js';
import { migrations } from './migrations/all.js';
import { SnakeNaming } from './naming.js';
import { preparingClient } from './postgres.js';
import { lockServer, prepareReader, prepareWriter, type ServerLock } from './sqlite.js';

export type Entities = (new () => object)[] | EntitySchema[];

const LOCK = Symbol('LOCK');
/** Any number that no other program on the same PostgreSQL uses for its advisory lock. */
const MIGRATION_LOCK = 7_428_711;
const POOL_MAX = 20;

/** Options of the connection that writes. Also used by the tests and the proofs. */
export function writerOptions(config: Config, entities: Entities): DataSourceOptions {
  const common = { entities, migrations, namingStrategy: new SnakeNaming(), migrationsTransactionMode: 'all' as const };
  return config.isSqlite
    ? { ...common, type: 'better-sqlite3', database: config.sqlitePath, prepareDatabase: prepareWriter }
    : {
        ...common,
        type: 'postgres',
        url: config.DATABASE_URL,
        parseInt8: true,
        applicationName: 'tapis',
        extra: { max: POOL_MAX, Client: preparingClient() },
      };
}

function readerOptions(config: Config, entities: Entities): DataSourceOptions {
  const options = writerOptions(config, entities);
  return options.type === 'better-sqlite3'
    ? { ...options, migrations: [], readonly: true, prepareDatabase: prepareReader }
    : ({ ...options, migrations: [], extra: { ...options.extra, options: '-c default_transaction_read_only=on' } } as DataSourceOptions);
}

/**
 * Brings the tables up to date; on PostgreSQL one process at a time, on SQLite the server lock already says so.
 * @returns how many migrations were run
 */
export async function migrate(dataSource: DataSource): Promise<number> {
  if (dataSource.options.type === 'better-sqlite3') return (await dataSource.runMigrations()).length;
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return (await dataSource.runMigrations()).length;
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await runner.release();
  }
}

@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(LOCK) private readonly lock: ServerLock | null) {}

  static forRoot(config: Config, entities: Entities): DynamicModule {
    let lock: ServerLock | null = null;
    const open = async (options: DataSourceOptions) => new DataSource(options).initialize();
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => {
            lock = config.isSqlite ? lockServer(config.sqlitePath) : null;
            return { ...writerOptions(config, entities), retryAttempts: 0 } as TypeOrmModuleOptions;
          },
          dataSourceFactory: async (options) => {
            const dataSource = await open(options as DataSourceOptions);
            await migrate(dataSource);
            return dataSource;
          },
        }),
        TypeOrmModule.forRootAsync({
          name: 'read',
          // the reader opens a file that the writer has made and migrated
          inject: [DataSource],
          useFactory: () => ({ ...readerOptions(config, entities), retryAttempts: 0 }) as TypeOrmModuleOptions,
          dataSourceFactory: (options) => open(options as DataSourceOptions),
        }),
      ],
      providers: [Database, { provide: LOCK, inject: [DataSource], useFactory: () => lock }],
      exports: [Database],
    };
  }

  onApplicationShutdown(): void {
    this.lock?.release();
  }
}
