import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { DomainError } from '../errors/domain-error.js';

/**
 * Saves an edit only if nobody else saved one since `version`: the check and the change are one statement.
 * Fields that are undefined stay as they are.
 * @returns the row as it is now
 * @throws DomainError version_conflict with the version that stands
 */
export async function editRow<T extends ObjectLiteral & { id: string; version: number }>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  row: T,
  version: number,
  changes: Partial<T>,
): Promise<T> {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<T>;
  const result = await manager
    .createQueryBuilder()
    .update(entity)
    .set({ ...given } as never)
    .where('id = :id AND version = :version', { id: row.id, version })
    .updateEntity(false)
    .execute();
  if (result.affected !== 1) throw new DomainError('version_conflict', { version: row.version });
  return { ...row, ...given, version: version + 1 };
}
