import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CommitmentSignedPublic, LogEntry } from '../contract/live.js';
import { emptyBoard, fold } from './board.js';
import { shelfRows } from './board.view.js';

const small = (sizeClass: string | null) => sizeClass === 'mikro' || sizeClass === 'kecil' || sizeClass === 'koperasi';

function entry(seq: number, type: LogEntry['type'], body: LogEntry['public']): LogEntry {
  return { seq, type, version: 1, at: `2026-11-24T03:00:${String(seq % 60).padStart(2, '0')}.000Z`, prev: '', hash: '', privateHash: '', public: body, private: null };
}

function signed(seq: number, id: string, over: Partial<CommitmentSignedPublic> = {}, rupiah = 100): LogEntry {
  return entry(seq, 'commitment.signed', {
    commitmentId: id,
    number: seq,
    agencyId: 'agency',
    agencyKind: 'OPD_PROVINSI',
    authorised: true,
    replacesId: null,
    rupiah,
    lines: [{ demandId: 'd', offerId: 'o', umkmId: 'u', categoryId: 'kopi', sizeClass: 'mikro', regencyCode: null, rupiah }],
    ruleVersion: 'x',
    ...over,
  });
}

const voided = (seq: number, id: string, rupiah = 100) =>
  entry(seq, 'commitment.voided', { commitmentId: id, number: 1, rupiah, signedSeq: 1, agencyId: 'agency', umkmIds: ['u'], by: 'parties' });

describe('the board', () => {
  it('counts what both parties signed, by shelf, by buyer and by size of the seller', () => {
    const board = emptyBoard();
    fold(board, entry(1, 'stage.changed', { from: 'open', to: 'live', action: 'start', signingOpenUntil: null }), small);
    fold(board, signed(2, 'a'), small);
    fold(board, signed(3, 'b', { agencyId: 'other', agencyKind: 'BUMN', lines: [{ demandId: 'd', offerId: 'o', umkmId: 'v', categoryId: 'tas', sizeClass: 'besar', regencyCode: null, rupiah: 50 }] }, 50), small);
    expect(board.signed).toEqual({ rupiah: 150, count: 2 });
    expect([...board.byShelf]).toEqual([['kopi', 100], ['tas', 50]]);
    expect([...board.byBuyer]).toEqual([['provinsi', 100], ['bumn_bumd', 50]]);
    expect([board.small, board.sellers.size, board.buyers.size, board.seq]).toEqual([100, 2, 2, 3]);
    expect(board.latest.map((l) => l.seq)).toEqual([3, 2]);
  });

  it('counts apart what was signed without authority, and shows it nowhere else', () => {
    const board = emptyBoard();
    fold(board, signed(1, 'a', { authorised: false }), small);
    expect(board.signed).toEqual({ rupiah: 0, count: 0 });
    expect(board.unauthorised).toEqual({ rupiah: 100, count: 1 });
    expect([board.latest.length, board.byShelf.size, board.sellers.size]).toEqual([0, 0, 0]);
  });

  it('takes a voided commitment out of everything and says that it was there', () => {
    const board = emptyBoard();
    fold(board, signed(1, 'a'), small);
    fold(board, voided(2, 'a'), small);
    expect(board.signed).toEqual({ rupiah: 0, count: 0 });
    expect(board.voided).toEqual({ rupiah: 100, count: 1 });
    expect([board.byShelf.size, board.byBuyer.size, board.sellers.size, board.small, board.latest.length]).toEqual([0, 0, 0, 0, 0]);
  });

  it('refuses an entry that is not the next one, and a void of what is not signed', () => {
    const board = emptyBoard();
    expect(() => fold(board, signed(2, 'a'), small)).toThrow('board at 0 cannot take entry 2');
    expect(() => fold(board, voided(1, 'a'), small)).toThrow('not signed');
  });

  it('has parts that add up to the total, after any history', () => {
    const step = fc.record({ rupiah: fc.integer({ min: 0, max: 1_000_000 }), kind: fc.constantFrom('KL', 'BUMD', 'DESA', 'OPD_KABKOTA'), shelf: fc.constantFrom('kopi', 'tas', 'mebel'), authorised: fc.boolean(), undo: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const board = emptyBoard();
        let seq = 0;
        for (const [i, s] of steps.entries()) {
          const lines = [{ demandId: 'd', offerId: 'o', umkmId: `u${i % 4}`, categoryId: s.shelf, sizeClass: i % 2 ? ('mikro' as const) : null, regencyCode: null, rupiah: s.rupiah }];
          fold(board, signed(++seq, `c${i}`, { agencyKind: s.kind, authorised: s.authorised, lines }, s.rupiah), small);
          if (s.undo) fold(board, voided(++seq, `c${i}`, s.rupiah), small);
        }
        const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0);
        expect(sum(board.byShelf.values())).toBe(board.signed.rupiah);
        expect(sum(board.byBuyer.values())).toBe(board.signed.rupiah);
        expect(board.small).toBeLessThanOrEqual(board.signed.rupiah);
        const counted = steps.filter((s) => !s.undo);
        expect(board.signed.count + board.unauthorised.count).toBe(counted.length);
        expect(board.signed.rupiah + board.unauthorised.rupiah).toBe(sum(counted.map((s) => s.rupiah)));
      }),
      { seed: 20261124, numRuns: 200 },
    );
  });

  it('shows the shelves in at most five rows that hold everything, under names that fit', () => {
    const board = emptyBoard();
    const shelves = ['kain-tapis', 'snack-box', 'nasi-kotak', 'wastra', 'suvenir', 'kopi', 'atk'];
    shelves.forEach((categoryId, i) => {
      const rupiah = (i + 1) * 100;
      fold(board, signed(i + 1, String(i), { lines: [{ demandId: 'd', offerId: 'o', umkmId: 'u', categoryId, sizeClass: 'mikro', regencyCode: null, rupiah }] }, rupiah), small);
    });
    expect(shelfRows(board).map((row) => [row.categoryId, row.name.id, row.rupiah])).toEqual([
      ['atk', 'Alat tulis', 700],
      ['makanan-kemasan', 'Makanan kemasan', 600],
      ['konsumsi-rapat', 'Konsumsi rapat', 500],
      ['suvenir', 'Suvenir', 500],
      [null, 'Lainnya', 500],
    ]);
  });

  it('never shows two rows of others: what stands on no other shelf is within them', () => {
    const board = emptyBoard();
    ['lainnya', 'kain-tapis', 'suvenir', 'kopi', 'atk', 'tas'].forEach((categoryId, i) => {
      const rupiah = (9 - i) * 100;
      fold(board, signed(i + 1, String(i), { lines: [{ demandId: 'd', offerId: 'o', umkmId: 'u', categoryId, sizeClass: 'mikro', regencyCode: null, rupiah }] }, rupiah), small);
    });
    const rows = shelfRows(board);
    expect(rows.filter((row) => row.name.id === 'Lainnya')).toEqual([{ categoryId: null, name: { id: 'Lainnya', en: 'Others' }, rupiah: 1300 }]);
    expect(rows.reduce((sum, row) => sum + row.rupiah, 0)).toBe(board.signed.rupiah);
  });
});
