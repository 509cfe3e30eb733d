/** A place in a ranked list, as a cursor: the next page starts so many rows down. It holds while the ranking stays as it is. */
import { DomainError } from '../platform/errors/domain-error.js';

const SHAPE = /^rank-(\d{1,6})$/;

export const rankCursor = (offset: number): string => Buffer.from(`rank-${offset}`).toString('base64url');

/** @throws DomainError unknown_cursor */
export function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const offset = SHAPE.exec(Buffer.from(cursor, 'base64url').toString('latin1'))?.[1];
  if (offset === undefined) throw new DomainError('unknown_cursor');
  return Number(offset);
}

export interface RankPage<Row> {
  rows: (Row & { rank: number })[];
  nextCursor: string | null;
}

/** One page of a ranked list; ranks count from 1. */
export function rankPage<Row extends object>(
  list: readonly Row[],
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): RankPage<Row> {
  const from = offsetOf(cursor);
  const rows = list.slice(from, from + limit).map((row, at) => ({ ...row, rank: from + at + 1 }));
  const next = from + rows.length;
  return { rows, nextCursor: rows.length > 0 && next < list.length ? rankCursor(next) : null };
}
