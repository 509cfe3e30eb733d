import { describe, expect, it } from '@jest/globals';
import { heldBack, type Held, type HeldDemand } from './held-back.js';
import type { FieldChange, LinePlan, RowPlan } from './plan.js';

const change = (field: string, after: unknown, before: unknown = 1): FieldChange => ({ field, before, after });
const line = (changes: FieldChange[], action: LinePlan['action'] = 'update'): LinePlan => ({
  at: 0,
  id: 'd',
  action,
  changes,
  kept: [],
});
const row = (changes: FieldChange[], lines: LinePlan[] = []): RowPlan => ({
  row: 2,
  action: 'update',
  key: 'rup:1',
  id: 'p',
  changes,
  kept: [],
  lines,
  reason: null,
});
const held = (committed: number, demand: Partial<HeldDemand> = {}, open = true): Held => ({
  packages: new Map([['p', { committed, open }]]),
  demands: new Map([['d', { committed: 0, unitId: 'kg', state: 'here', ...demand }]]),
});

describe('heldBack', () => {
  it.each([
    ['a budget above what is signed', 500, 900, 'update', []],
    ['a budget just as large', 500, 500, 'update', []],
    ['a budget below what is signed', 500, 499, 'unchanged', ['pagu']],
  ])('%s', (_what, committed, pagu, action, kept) => {
    const plan = heldBack(row([change('pagu', pagu)]), held(committed));
    expect([plan.action, plan.kept.map((each) => each.field)]).toEqual([action, kept]);
  });

  it.each([
    // 5 kg are signed: 5,000 grams; quantities count thousandths of a kg
    ['a quantity above what is signed', change('quantity', 5_001), 'update'],
    ['a quantity below what is signed', change('quantity', 4_999), 'unchanged'],
    ['another unit', change('unitId', 'kotak'), 'unchanged'],
    ['another shelf', change('categoryId', 'kopi'), 'unchanged'],
    ['another ceiling', change('unitCeiling', 5), 'update'],
  ])('of a signed line: %s', (_what, changed, action) => {
    const plan = heldBack(row([], [line([changed])]), held(0, { committed: 5_000 }));
    expect([plan.action, plan.lines[0]?.action, plan.lines[0]?.kept.length]).toEqual([
      action,
      action,
      action === 'update' ? 0 : 1,
    ]);
  });

  it('lets a line that was taken back here stay away, and brings one back that a file had dropped', () => {
    const changed = line([change('quantity', 9)]);
    expect(heldBack(row([], [changed]), held(0, { state: 'removed' }))).toMatchObject({
      action: 'unchanged',
      lines: [{ action: 'unchanged', kept: [{ field: 'quantity' }] }],
    });
    expect(heldBack(row([], [line([], 'unchanged')]), held(0, { state: 'gone' }))).toMatchObject({
      action: 'update',
      lines: [{ action: 'update' }],
    });
    expect(heldBack(row([], [line([], 'withdraw')]), held(0, { state: 'gone' }))).toMatchObject({
      action: 'unchanged',
    });
  });

  it('adds no lines to a closed package', () => {
    const made = { ...line([], 'create'), id: null };
    expect(heldBack(row([], [made]), held(0, {}, false))).toMatchObject({ action: 'unchanged', lines: [] });
    expect(heldBack(row([], [made]), held(0))).toMatchObject({ action: 'update', lines: [{ action: 'create' }] });
  });

  it('still says that a package is cancelled', () => {
    expect(heldBack(row([change('status', 'cancelled'), change('pagu', 1)]), held(5)).action).toBe('cancel');
  });
});
