import 'reflect-metadata';
import { plainToInstance, Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsNotEmpty, IsOptional, IsUrl, Matches, Max, Min, validateSync } from 'class-validator';

const toInt = ({ value }: { value: unknown }) => (typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value);
const toBool = ({ value }: { value: unknown }) => (value === 'true' || value === '1' ? true : value === 'false' || value === '0' ? false : value);

/** All that can be set from outside, by environment variables of the same names. `config/example.env` explains each. */
export class Config {
  @IsInt()
  @Min(0)
  @Max(65535)
  @Transform(toInt)
  PORT = 3000;

  /** Address to listen on. Loopback unless said otherwise: a server is opened to the network on purpose. */
  @IsNotEmpty()
  HOST = '127.0.0.1';

  /** `sqlite:PATH` or `postgres://user:password@host:port/name`. */
  @Matches(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, { message: 'DATABASE_URL must be sqlite:PATH or postgres://…' })
  DATABASE_URL = 'sqlite:.tapis/tapis.db';

  /** Folder of uploaded files, content-addressed. */
  @IsNotEmpty()
  FILES_DIR = '.tapis/files';

  /** The address people type, e.g. `https://tapis.lampungprov.go.id`; links are made from it and writes must come from it. */
  @IsOptional()
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  PUBLIC_URL?: string;

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
  LOG_LEVEL = 'info';

  /** Plain http, reusable links and a banner: for the demo only. */
  @IsBoolean()
  @Transform(toBool)
  DEMO = false;

  /** How many proxies stand in front, so that the client's address is read right. */
  @IsInt()
  @Min(0)
  @Max(5)
  @Transform(toInt)
  TRUST_PROXY = 0;

  get isSqlite(): boolean {
    return this.DATABASE_URL.startsWith('sqlite:');
  }
  get sqlitePath(): string {
    return this.DATABASE_URL.slice('sqlite:'.length);
  }
  /** Plain http is meant for the demo and for tests on loopback; everything else runs behind https. */
  get isSecure(): boolean {
    return this.PUBLIC_URL !== undefined && this.PUBLIC_URL.startsWith('https:');
  }
  get cookieName(): string {
    return this.isSecure ? '__Host-tapis' : 'tapis-demo';
  }
}

const NAMES = ['PORT', 'HOST', 'DATABASE_URL', 'FILES_DIR', 'PUBLIC_URL', 'LOG_LEVEL', 'DEMO', 'TRUST_PROXY'] as const;

export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(`The configuration is not usable:\n${problems.map((p) => `  - ${p}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** Reads and checks the environment. Throws ConfigError with every problem at once, naming variables and never their values. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(NAMES.filter((n) => env[n] !== undefined && env[n] !== '').map((n) => [n, env[n]]));
  const config = plainToInstance(Config, given, { exposeDefaultValues: true });
  const problems = validateSync(config).flatMap((e) => Object.values(e.constraints ?? {}));
  const loopback = ['127.0.0.1', '::1', 'localhost'].includes(config.HOST);
  if (config.PUBLIC_URL?.startsWith('http:') && !config.DEMO && !loopback) {
    problems.push('PUBLIC_URL must be https: unless DEMO=true or HOST is loopback');
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}
