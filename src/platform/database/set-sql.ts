import type { EntityManager } from 'typeorm';

type ColumnType = 'text' | 'bigint' | 'boolean';

/**
 * SQL over sets of rows, written once for both databases. Used where a batch is loaded and saved (signing, counters,
 * log): the text of a statement does not depend on how many rows go with it, so it is prepared once, and no entity is
 * built for a row of which three columns are read.
 *
 * `?` stands for a parameter, in order. Identifiers in answers are as written: use `AS "camelCase"`.
 */
export class SetSql {
  private readonly isSqlite: boolean;

  constructor(private readonly manager: EntityManager) {
    this.isSqlite = manager.connection.options.type === 'better-sqlite3';
  }

  /** Rows of a SELECT, or of the RETURNING of a statement that changes rows. */
  async rows<T>(text: string, parameters: readonly unknown[] = []): Promise<T[]> {
    const answer = (await this.manager.query(this.dialect(text), [...parameters])) as unknown;
    // PostgreSQL answers a changing statement with [rows, count]
    const isPair = Array.isArray(answer) && answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number';
    return (isPair ? (answer as [T[], number])[0] : answer) as T[];
  }

  /** `… IN` a list, as one parameter. @example `id ${sql.among(ids)}` with `sql.list(ids)` */
  get among(): string {
    return this.isSqlite ? 'IN (SELECT value FROM json_each(?))' : '= ANY(?)';
  }

  list(values: readonly (string | number)[]): unknown {
    return this.isSqlite ? JSON.stringify(values) : [...values];
  }

  /** A table of given rows, to select from or to join with, and its parameters. */
  table(columns: Readonly<Record<string, ColumnType>>, rows: readonly (readonly unknown[])[]): { text: string; parameters: unknown[] } {
    const entries = Object.entries(columns);
    if (this.isSqlite) {
      const picked = entries.map(([name], i) => `json_extract(value, '$[${i}]') AS ${name}`).join(', ');
      return { text: `(SELECT ${picked} FROM json_each(?))`, parameters: [JSON.stringify(rows)] };
    }
    const lists = entries.map(([, type]) => `CAST(? AS ${type}[])`).join(', ');
    const names = entries.map(([name]) => name).join(', ');
    return { text: `(SELECT * FROM unnest(${lists}) AS t(${names}))`, parameters: entries.map((_, i) => rows.map((row) => row[i] ?? null)) };
  }

  /** Inserts rows; `conflict` as in `ON CONFLICT (id) DO NOTHING`. */
  async insert(table: string, columns: Readonly<Record<string, ColumnType>>, rows: readonly (readonly unknown[])[], conflict = ''): Promise<void> {
    if (rows.length === 0) return;
    const names = Object.keys(columns);
    const source = this.table(columns, rows);
    const selected = names.map((name) => `r.${name}`).join(', ');
    // SQLite reads `FROM … ON CONFLICT` as a join unless a WHERE stands between
    await this.rows(`INSERT INTO ${table} (${names.join(', ')}) SELECT ${selected} FROM ${source.text} AS r WHERE true ${conflict}`, source.parameters);
  }

  /** Makes the rows of a SELECT wait for us, and us for them. On SQLite the write queue has done that. */
  get forUpdate(): string {
    return this.isSqlite ? '' : 'FOR UPDATE';
  }

  get forShare(): string {
    return this.isSqlite ? '' : 'FOR SHARE';
  }

  private dialect(text: string): string {
    if (this.isSqlite) return text;
    let n = 0;
    return text.replace(/\?/g, () => `$${++n}`);
  }
}
