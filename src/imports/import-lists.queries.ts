import type { EntityManager } from 'typeorm';
import { likePattern, type Page, type SearchQuery } from '../platform/edge/page.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { FileImport } from './file-import.entity.js';

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Imports of an event, the newest first; ids are in the order of making. */
export async function importsOf(
  m: EntityManager,
  eventId: string,
  { limit, cursor, q }: SearchQuery,
): Promise<Page<FileImport>> {
  if (cursor !== undefined && !ID.test(cursor)) throw new DomainError('unknown_cursor');
  const query = m.createQueryBuilder(FileImport, 'file').where('file.eventId = :eventId', { eventId });
  if (cursor !== undefined) query.andWhere('file.id < :cursor', { cursor });
  if (q !== undefined) query.andWhere(`LOWER(file.fileName) LIKE :q ESCAPE '\\'`, { q: likePattern(q) });
  const rows = await query
    .orderBy('file.id', 'DESC')
    .take(limit + 1)
    .getMany();
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
