import { type QueryRunner, Table, TableCheck, TableForeignKey, TableIndex } from 'typeorm';
import { inList } from './columns.js';

/** How a migration says a table: once, for both databases. */
interface ColumnSpec {
  type: 'varchar' | 'bigint' | 'integer' | 'boolean' | 'text';
  nullable?: boolean;
  primary?: boolean;
  values?: readonly string[];
  references?: string;
  onDelete?: 'CASCADE' | 'RESTRICT';
}

export const text: ColumnSpec = { type: 'varchar' };
export const int: ColumnSpec = { type: 'bigint' };
/** Counts the edits of a row; see VersionColumn. */
export const version: ColumnSpec = { type: 'integer' };
export const bool: ColumnSpec = { type: 'boolean' };
export const json: ColumnSpec = { type: 'text' };
export const key: ColumnSpec = { type: 'varchar', primary: true };
export const maybe = (spec: ColumnSpec): ColumnSpec => ({ ...spec, nullable: true });
export const oneOf = (...values: string[]): ColumnSpec => ({ type: 'varchar', values });
/** A reference to another table's `id`; the referenced row cannot be deleted while it is referred to. */
export const ref = (table: string, onDelete: 'CASCADE' | 'RESTRICT' = 'RESTRICT'): ColumnSpec => ({
  type: 'varchar',
  references: table,
  onDelete,
});

interface TableSpec {
  columns: Record<string, ColumnSpec>;
  /** Name -> columns. */
  uniqueIndex?: Record<string, string[]>;
  index?: Record<string, string[]>;
  check?: Record<string, string>;
}

/** Largest integer that survives JSON and a double: 2^53-1. */
export const MAX_INTEGER = 9007199254740991;

export async function createTable(runner: QueryRunner, name: string, spec: TableSpec): Promise<void> {
  const columns = Object.entries(spec.columns);
  await runner.createTable(
    new Table({
      name,
      columns: columns.map(([column, c]) => ({
        name: column,
        type: c.type,
        isPrimary: c.primary ?? false,
        isNullable: c.nullable ?? false,
      })),
      indices: [
        ...Object.entries(spec.index ?? {}).map(([n, columnNames]) => new TableIndex({ name: n, columnNames })),
        ...Object.entries(spec.uniqueIndex ?? {}).map(
          ([n, columnNames]) => new TableIndex({ name: n, columnNames, isUnique: true }),
        ),
      ],
      checks: [
        ...columns
          .filter(([, c]) => c.values)
          .map(([column, c]) => new TableCheck({ name: `${name}_${column}`, expression: inList(column, c.values ?? []) })),
        ...Object.entries(spec.check ?? {}).map(([n, expression]) => new TableCheck({ name: n, expression })),
      ],
      foreignKeys: columns
        .filter(([, c]) => c.references)
        .map(
          ([column, c]) =>
            new TableForeignKey({
              name: `${name}_${column}_fk`,
              columnNames: [column],
              referencedTableName: c.references ?? '',
              referencedColumnNames: ['id'],
              onDelete: c.onDelete ?? 'RESTRICT',
            }),
        ),
    }),
  );
}
