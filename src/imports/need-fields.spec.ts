import { describe, expect, it } from '@jest/globals';
import { changedDemand, demandFields, withNeeds } from './need-fields.js';
import type { ParsedRow } from './parse.js';
import type { DemandLine, PackageRecord } from './records.js';

const line = (changes: Partial<DemandLine> = {}): DemandLine => ({
  name: 'Plakat',
  spec: null,
  categoryId: 'plakat',
  categoryConfidence: 900,
  quantity: 5,
  unitId: 'buah',
  unitWritten: 'buah',
  unitCeiling: 250_000,
  deliverFrom: null,
  deliverTo: null,
  regencyCode: null,
  certificates: [],
  aside: null,
  form: 'named',
  raw: '',
  ...changes,
});
const row = (...lines: DemandLine[]): ParsedRow => ({
  row: 2,
  state: 'ready',
  key: 'rup:1',
  record: { type: 'package', status: 'active', lines } as unknown as PackageRecord,
  cells: [{ column: 0, field: 'rupCode', raw: '1', value: '1', problems: [] }],
});
const recordOf = (rows: ParsedRow[]) => rows[0]?.record as PackageRecord;

describe('a line as a demand', () => {
  it.each([
    ['in the unit that it states', { unitId: 'kotak' }, 'kotak'],
    ['in the usual unit of its shelf', { unitId: null }, 'buah'],
    ['in packages where neither is known', { unitId: null, categoryId: null }, 'paket'],
    [
      'in the usual unit also where that has parts, as long as no number is stated',
      { unitId: null, categoryId: 'spanduk', quantity: null },
      'meter',
    ],
    ['in packages, never in parts of a metre', { unitId: null, categoryId: 'spanduk' }, 'paket'],
  ])('is counted %s', (_what, changes, unitId) => {
    expect(demandFields(line(changes), 'Paket', null).unitId).toBe(unitId);
  });

  it('goes by the name of its package where it has none, and is delivered where its buyer is unless it says where', () => {
    expect(demandFields(line({ name: '' }), 'Rapat', '18.71')).toMatchObject({ name: 'Rapat', regencyCode: '18.71' });
    expect(demandFields(line({ regencyCode: '18.10' }), 'Rapat', '18.71').regencyCode).toBe('18.10');
  });

  it('keeps all of a demand that the file does not change', () => {
    const demand = { id: 'd', quantity: 5, place: 'Aula', version: 3 } as Parameters<typeof changedDemand>[0];
    expect(changedDemand(demand, [{ field: 'quantity', before: 5, after: 9 }])).toEqual({ ...demand, quantity: 9 });
  });
});

describe('rows before they are planned', () => {
  it('say nothing where they say nought', () => {
    expect(recordOf(withNeeds([row(line({ quantity: 0, unitCeiling: 0 }))])).lines[0]).toMatchObject({
      quantity: null,
      unitCeiling: null,
    });
  });

  it('are wrong where a line is worth more than any amount there is, in the cell of that line', () => {
    const [checked] = withNeeds([row(line(), line({ aside: 'travel' }), line({ quantity: 9e15, unitCeiling: 9e15 }))]);
    expect(checked?.state).toBe('wrong');
    expect(checked?.cells.at(-1)).toMatchObject({
      field: 'lines.2.quantity',
      problems: [{ code: 'number_too_large' }],
    });
  });

  it('that cannot be saved anyway are left as they are', () => {
    const wrong = { ...row(line({ quantity: 0 })), state: 'wrong' as const };
    expect(withNeeds([wrong])).toEqual([wrong]);
  });
});
