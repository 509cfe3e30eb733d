import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { DomainError } from '../errors/domain-error.js';
import { ApiPropertyOptional } from './api-docs.js';
import { TextField } from './fields.js';

export const PAGE_MAX = 100;
const PAGE_DEFAULT = 50;

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

const malformed = { message: JSON.stringify({ code: 'malformed', params: {} }) };
/** An integer of a query, which comes as text; whatever else comes is left to the check. */
export const toInt = ({ value }: { value: unknown }) => (typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value);

/** Every list takes these. */
export class PageQuery {
  @ApiPropertyOptional({ minimum: 1, maximum: PAGE_MAX, default: PAGE_DEFAULT, type: 'integer' })
  @IsOptional()
  @Transform(toInt)
  @IsInt({ message: JSON.stringify({ code: 'not_integer', params: {} }) })
  @Min(1, { message: JSON.stringify({ code: 'too_small', params: { min: 1 } }) })
  @Max(PAGE_MAX, { message: JSON.stringify({ code: 'too_big', params: { max: PAGE_MAX } }) })
  limit: number = PAGE_DEFAULT;

  @ApiPropertyOptional({ description: 'nextCursor of the page before', type: String })
  @IsOptional()
  @IsString(malformed)
  @MaxLength(200, malformed)
  cursor?: string;
}

export class SearchQuery extends PageQuery {
  @TextField({ max: 100, optional: true, description: 'searches names' })
  q?: string;
}

/**
 * One page of a query in order of `column`, then id. The cursor names the last row seen, so that rows added or removed
 * meanwhile neither repeat nor hide others.
 */
export async function pageOf<T extends ObjectLiteral & { id: string }>(
  query: SelectQueryBuilder<T>,
  alias: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
  column: keyof T & string = 'id',
): Promise<Page<T>> {
  query.orderBy(`${alias}.${column}`, 'ASC').take(limit + 1);
  if (column !== 'id') query.addOrderBy(`${alias}.id`, 'ASC');
  if (cursor !== undefined) {
    const { value, id } = decodeCursor(cursor, query.expressionMap.mainAlias?.metadata.findColumnWithPropertyName(column)?.type === 'bigint');
    if (column === 'id') query.andWhere(`${alias}.id > :cursorId`, { cursorId: id });
    else
      query.andWhere(
        `(${alias}.${column} > :cursorValue OR (${alias}.${column} = :cursorValue AND ${alias}.id > :cursorId))`,
        { cursorValue: value, cursorId: id },
      );
  }
  const rows = await query.getMany();
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(last[column], last.id) : null };
}

export function encodeCursor(value: unknown, id: string): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url');
}

/** What we never gave out is refused: the database must not be asked to compare a text with a number, or to read a NUL. */
function decodeCursor(cursor: string, ofNumbers: boolean): { value: string | number; id: string } {
  try {
    const parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
    if (Array.isArray(parsed) && parsed.length === 2 && isText(parsed[1])) {
      const value: unknown = parsed[0];
      if (ofNumbers ? Number.isSafeInteger(value) : isText(value)) return { value: value as string | number, id: parsed[1] };
    }
  } catch {
    // falls through to the refusal
  }
  throw new DomainError('unknown_cursor');
}

const isText = (value: unknown): value is string => typeof value === 'string' && !value.includes('\0');

/** A search term as a LIKE pattern in which `%`, `_` and `\` stand for themselves; use with `ESCAPE '\'`. */
export function likePattern(term: string): string {
  return `%${term.toLowerCase().replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
}
