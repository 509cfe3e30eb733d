import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type RowAction, ROW_ACTIONS } from '../contract/imports.js';
import type { PlannedFile } from './file-kind.js';
import { rowPage } from './row-page.js';
import { previewState } from './summary.js';

const fileOf = (actions: readonly RowAction[]): PlannedFile =>
  ({
    parsed: { rows: actions.map((_, at) => ({ row: at * 2 + 3, state: 'ready', cells: [] })) },
    plan: actions.map((action) => ({ action })),
  }) as unknown as PlannedFile;

describe('rowPage', () => {
  it('walks through the rows of a state once each and in order, whatever the size of the page', () => {
    const actions = fc.array(fc.constantFrom(...ROW_ACTIONS), { maxLength: 60 });
    fc.assert(
      fc.property(
        actions,
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(undefined, 'ready', 'changed', 'wrong'),
        (all, limit, state) => {
          const file = fileOf(all);
          const seen: number[] = [];
          for (let cursor: string | undefined | null; cursor !== null;) {
            const page = rowPage(file, { limit, cursor: cursor ?? undefined, state: state as 'ready' | undefined });
            expect(page.items.length).toBeLessThanOrEqual(limit);
            seen.push(...page.items.map(({ parsed }) => parsed.row));
            cursor = page.nextCursor;
          }
          const wanted = file.parsed.rows.filter(
            (row, at) => state === undefined || previewState(row, all[at] as RowAction) === state,
          );
          expect(seen).toEqual(wanted.map((row) => row.row));
        },
      ),
      { seed: 20261124, numRuns: 200 },
    );
  });
});
