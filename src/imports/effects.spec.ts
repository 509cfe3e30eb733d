import { describe, expect, it } from '@jest/globals';
import { type Base, Effects } from './effects.js';

const base = (recordId: string, pagu: number): Base => ({
  key: `rup:${recordId}`,
  recordId,
  parentId: null,
  values: { pagu },
  gone: false,
});

describe('Effects', () => {
  it('say of each record how it was before, and its version at the end', () => {
    const effects = new Effects();
    effects.created('agencies', { id: 'a', version: 1 }, null);
    effects.edited('packages', { id: 'p', version: 3, pagu: 5 } as { id: string; version: number }, 4, 2);
    effects.edited('packages', { id: 'p', version: 4, pagu: 6 } as { id: string; version: number }, 5, null);
    effects.created('demands', { id: 'd', version: 1 }, 2);
    effects.edited('demands', { id: 'd', version: 1 }, 2, 2);
    expect(effects.all()).toEqual([
      { kind: 'created', table: 'agencies', id: 'a', row: null, before: null, base: null, version: 1 },
      {
        kind: 'edited',
        table: 'packages',
        id: 'p',
        row: 2,
        before: { id: 'p', version: 3, pagu: 5 },
        base: null,
        version: 5,
      },
      { kind: 'created', table: 'demands', id: 'd', row: 2, before: null, base: null, version: 2 },
    ]);
  });

  it('keep what a record counted as imported before, also where nothing else of it changed', () => {
    const effects = new Effects();
    const before = { ...base('p', 5), importId: 'earlier' };
    effects.imported('packages', base('p', 6), before, 3, 7);
    effects.imported('packages', base('p', 8), { ...base('p', 6), importId: 'this' }, 3, 7);
    effects.created('packages', { id: 'q', version: 1 }, 8);
    effects.imported('packages', base('q', 1), null, 1, 8);
    expect(effects.all()).toEqual([
      { kind: 'noted', table: 'packages', id: 'p', row: 7, before: null, base: { previous: before }, version: 3 },
      { kind: 'created', table: 'packages', id: 'q', row: 8, before: null, base: { previous: null }, version: 1 },
    ]);
    expect(effects.bases()).toEqual([base('p', 8), base('q', 1)]);
  });

  it('take an edit for an edit, whatever was noted of the record before it', () => {
    const effects = new Effects();
    effects.imported('packages', base('p', 6), null, 3, 7);
    effects.edited('packages', { id: 'p', version: 3 }, 4, null);
    expect(effects.all()).toEqual([
      {
        kind: 'edited',
        table: 'packages',
        id: 'p',
        row: 7,
        before: { id: 'p', version: 3 },
        base: { previous: null },
        version: 4,
      },
    ]);
  });
});
