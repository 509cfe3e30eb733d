import { describe, expect, it } from '@jest/globals';
import { rankCursor, rankPage } from './rank-cursor.js';

describe('pages of a ranked list', () => {
  const list = Array.from({ length: 7 }, (_, at) => ({ name: `row ${at + 1}` }));

  it('follow each other without gap or overlap, and end', () => {
    const ranks: number[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = rankPage(list, { limit: 3, cursor });
      ranks.push(...page.rows.map(({ rank }) => rank));
      cursor = page.nextCursor;
    }
    expect(ranks).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('have no next one after the last row, nor beyond it', () => {
    expect(rankPage(list, { limit: 7 }).nextCursor).toBeNull();
    expect(rankPage(list, { limit: 3, cursor: rankCursor(900) })).toEqual({ rows: [], nextCursor: null });
  });

  it.each([
    '',
    'x',
    '../..',
    Buffer.from('rank--1').toString('base64url'),
    Buffer.from('rank-1e9').toString('base64url'),
    Buffer.from('rank-9999999').toString('base64url'),
  ])('refuse the cursor %j', (cursor) => {
    expect(() => rankPage(list, { limit: 3, cursor })).toThrow('unknown_cursor');
  });
});
