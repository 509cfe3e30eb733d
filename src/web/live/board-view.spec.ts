import { describe, expect, it } from '@jest/globals';
import type { Board } from '../api/types';
import { boardView } from './board-view';

const M = 1_000_000;
const N = '\u00a0';
const board = (change: Partial<Board> = {}): Board => ({
  eventId: 'e',
  name: 'Temu Bisnis',
  sample: true,
  timeZone: 'Asia/Jakarta',
  stage: 'live',
  asOf: { seq: 142, at: '2026-11-24T03:32:00Z' },
  target: 23_000 * M,
  signed: { rupiah: 14_260 * M, count: 142, sellers: 94, buyers: 38 },
  byShelf: [
    ['a', 5_121],
    ['b', 3_492],
    ['c', 2_211],
    ['d', 1_966],
    ['e', 1_470],
  ].map(([id, juta]) => ({
    categoryId: String(id),
    name: { id: String(id).toUpperCase(), en: '' },
    rupiah: Number(juta) * M,
  })),
  byBuyer: [{ group: 'vertical', rupiah: 14_000 * M }, { group: 'lainnya', rupiah: 260 * M }], // prettier-ignore
  small: { rupiah: 10_000 * M, permille: 701 },
  unauthorised: { rupiah: 0, count: 0 },
  voided: { rupiah: 0, count: 3 },
  latest: [],
  ...change,
});
const sum = (rows: { figure: string }[]) => rows.reduce((total, row) => total + Number(row.figure.replace(',', '')), 0);

describe('the big screen', () => {
  it('shows the server’s total and parts that add up to it', () => {
    const view = boardView(board(), 'id');
    expect(view.total).toEqual({ figure: '14,26', word: 'miliar' });
    expect(view.columnWord).toBe('miliar');
    expect(sum(view.shelves)).toBe(1426);
    expect(sum(view.buyers)).toBe(1426);
  });

  it('says the goal of what, and what lacks', () => {
    expect(boardView(board(), 'id').goal).toEqual({
      percent: 62,
      share: 14_260 / 23_000,
      target: `Rp${N}23${N}miliar`,
      lacking: `Rp${N}8,74${N}miliar`,
      beyond: null,
    });
    expect(boardView(board({ target: 10_000 * M }), 'id').goal).toMatchObject({
      percent: 142,
      share: 1,
      lacking: null,
      beyond: `Rp${N}4,26${N}miliar`,
    });
    expect(boardView(board({ target: 0 }), 'id').goal).toBeNull();
  });

  it('stands with nothing signed', () => {
    const view = boardView(
      board({
        signed: { rupiah: 0, count: 0, sellers: 0, buyers: 0 },
        byShelf: [],
        byBuyer: [],
        small: { rupiah: 0, permille: null },
      }),
      'id',
    );
    expect(view.total).toEqual({ figure: '0', word: '' });
    expect(view.small).toBeNull();
    expect(view.goal?.percent).toBe(0);
  });
});
