import { createRequire } from 'node:module';
import type { ClientBase, ClientConfig, QueryConfig } from 'pg';

/** Statements kept prepared on a connection. The program has some hundreds; texts that grow with a list would have no end. */
const PREPARED_MAX = 1_000;
/** Longer texts are those of lists: each length is a text of its own. */
const TEXT_LENGTH_MAX = 20_000;

const names = new Map<string, string>();

/** The same text has the same name on all connections; undefined where it is not worth one. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= PREPARED_MAX || text.length > TEXT_LENGTH_MAX) return undefined;
  const name = `t${names.size}`;
  names.set(text, name);
  return name;
}

/**
 * A connection that has PostgreSQL parse each statement once: TypeORM sends every column's name again with every query, which is most
 * of what a short query costs. A pooler between the two must keep a connection's statements (PgBouncer: `max_prepared_statements`).
 */
export function preparingClient(): new (config?: string | ClientConfig) => ClientBase {
  // read only where PostgreSQL is used: a start with SQLite need not
  const { Client } = createRequire(import.meta.url)('pg') as typeof import('pg');
  type Query = (this: ClientBase, config: unknown, values?: unknown, ...rest: unknown[]) => unknown;
  const plain = Client.prototype.query as Query;
  const prepared: Query = function (config, values, ...rest) {
    const name = typeof config === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(config) : undefined;
    return plain.call(this, name === undefined ? config : ({ name, text: config } as QueryConfig), values, ...rest);
  };
  return class PreparingClient extends Client {
    override query = prepared as typeof Client.prototype.query;
  };
}
