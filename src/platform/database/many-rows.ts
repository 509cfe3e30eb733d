import { type EntityManager, type EntityTarget, type FindOptionsWhere, In, type ObjectLiteral } from 'typeorm';
import { DomainError } from '../errors/domain-error.js';

/** SQLite takes 32,766 parameters a statement, PostgreSQL 65,535. */
const PARAMETERS_MAX = 30_000;
/** A query builder takes longer for each further parameter, so that a hundred rows are about the cheapest. */
const ROWS_PER_STATEMENT_MAX = 100;
/** What a lookup may name at once. */
const VALUES_PER_LOOKUP_MAX = 500;
/** A request may have to wait this much longer for its turn. */
const BREATH_AFTER_MS = 10;

type Row = ObjectLiteral & { id: string; version: number };

export function* chunksOf<T>(items: readonly T[], size = VALUES_PER_LOOKUP_MAX): Generator<T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}

/**
 * Chunk by chunk. SQLite answers at once, so that thousands of rows in a row would hold up the whole server: now and then
 * others' requests are let through.
 */
async function inChunks<T>(items: readonly T[], size: number, act: (chunk: T[]) => Promise<unknown>): Promise<void> {
  let since = performance.now();
  for (const chunk of chunksOf(items, size)) {
    if (performance.now() - since > BREATH_AFTER_MS) {
      await new Promise((resolve) => setImmediate(resolve));
      since = performance.now();
    }
    await act(chunk);
  }
}

/** Inserts any number of rows with few statements. */
export async function insertRows<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  rows: readonly T[],
): Promise<void> {
  await inChunks(rows, rowsPerStatement(manager, entity), (chunk) =>
    manager.createQueryBuilder().insert().into(entity).values(chunk).updateEntity(false).execute(),
  );
}

/** As `insertRows`; a row that has the same values in `unique` columns is overwritten in its `columns`. */
export async function upsertRows<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  rows: readonly T[],
  unique: string[],
  columns: string[],
): Promise<void> {
  await inChunks(rows, rowsPerStatement(manager, entity), (chunk) =>
    manager
      .createQueryBuilder()
      .insert()
      .into(entity)
      .values(chunk)
      .orUpdate(columns, unique)
      .updateEntity(false)
      .execute(),
  );
}

/** All rows whose `property` is one of `values`, however many there are, and that fit `where`. */
export async function findByAny<T extends ObjectLiteral, K extends keyof T & string>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  property: K,
  values: readonly NonNullable<T[K]>[],
  where: FindOptionsWhere<T> = {},
): Promise<T[]> {
  const found: T[] = [];
  await inChunks([...new Set(values)], VALUES_PER_LOOKUP_MAX, async (chunk) => {
    found.push(...(await manager.findBy(entity, { ...where, [property]: In(chunk) })));
  });
  return found;
}

/** Rows by the value of one of their properties, in the order they came. */
export function groupRows<T extends object, K extends keyof T>(rows: readonly T[], property: K): Map<T[K], T[]> {
  const groups = new Map<T[K], T[]>();
  for (const row of rows) {
    const group = groups.get(row[property]);
    if (group) group.push(row);
    else groups.set(row[property], [row]);
  }
  return groups;
}

/**
 * Saves many edits at once, each only if nobody else saved one since the version in its row; all or nothing, and the rows
 * stay locked until the surrounding write ends.
 * @param rows the new values, each with the version that was read
 * @returns the rows as they are now
 * @throws DomainError version_conflict
 */
export async function editRows<T extends Row>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  rows: readonly T[],
): Promise<T[]> {
  const ordered = [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
  const columns = manager.connection
    .getMetadata(entity)
    .columns.filter((column) => !column.isPrimary)
    .map((column) => column.databaseName);
  const saved = ordered.map((row) => ({ ...row, version: row.version + 1 }));
  await inChunks(ordered, VALUES_PER_LOOKUP_MAX, (chunk) => requireVersions(manager, entity, chunk));
  await upsertRows(manager, entity, saved, ['id'], columns);
  return saved;
}

async function requireVersions<T extends Row>(manager: EntityManager, entity: EntityTarget<T>, rows: readonly T[]) {
  const query = manager
    .createQueryBuilder(entity, 'row')
    .where('row.id IN (:...ids)', { ids: rows.map((row) => row.id) })
    .orderBy('row.id');
  const lockable = manager.connection.options.type === 'postgres' ? query.setLock('pessimistic_write') : query;
  const versions = new Map((await lockable.getMany()).map((row) => [row.id, row.version]));
  for (const row of rows) {
    const stands = versions.get(row.id);
    if (stands !== row.version) throw new DomainError('version_conflict', { version: stands ?? 0 });
  }
}

function rowsPerStatement<T extends ObjectLiteral>(manager: EntityManager, entity: EntityTarget<T>): number {
  const columns = manager.connection.getMetadata(entity).columns.length;
  return Math.min(ROWS_PER_STATEMENT_MAX, Math.floor(PARAMETERS_MAX / columns));
}
