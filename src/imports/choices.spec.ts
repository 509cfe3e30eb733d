import { describe, expect, it } from '@jest/globals';
import { withColumns, withRow } from './choices.js';

const before = { corrections: [{ row: 3, field: 'pagu', value: '1' }], skipRows: [9], zone: 'Asia/Jakarta' };
const refused = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (thrown) {
    const { code, fields } = thrown as { code: string; fields: { field: string }[] };
    return [code, ...fields.map((each) => each.field)];
  }
};

describe('choices about rows', () => {
  it('replace what was put into the same cell before, and leave the others', () => {
    const { corrections } = withRow(before, 'rup_penyedia', 3, { cells: { pagu: '2', 'lines.0.quantity': '5' } });
    expect(corrections).toEqual([
      { row: 3, field: 'pagu', value: '2' },
      { row: 3, field: 'lines.0.quantity', value: '5' },
    ]);
    expect(withRow(before, 'rup_penyedia', 4, { cells: { pagu: '2' } }).corrections).toHaveLength(2);
  });

  it('leave a row out and take it in again', () => {
    expect(withRow(before, 'rup_penyedia', 4, { skip: true }).skipRows).toEqual([4, 9]);
    expect(withRow(before, 'rup_penyedia', 9, { skip: false }).skipRows).toEqual([]);
    expect(withRow(before, 'rup_penyedia', 9, { skip: true }).skipRows).toEqual([9]);
  });

  it.each(['nib', 'lines.0.aside', 'lines.x.name', 'lines.99999.name', 'constructor', ''])(
    'know no field %j of a plan',
    (field) => {
      expect(refused(() => withRow(before, 'rup_penyedia', 3, { cells: { [field]: 'x' } }))).toEqual([
        'validation_failed',
        `cells.${field}`,
      ]);
    },
  );

  it('end somewhere', () => {
    const many = Array.from({ length: 2_000 }, (_, i) => ({ row: i + 10, field: 'pagu', value: '1' }));
    const long = Array.from({ length: 200 }, (_, i) => ({ row: i + 10, field: 'pagu', value: 'x'.repeat(2_500) }));
    for (const corrections of [many, long]) {
      expect(refused(() => withRow({ corrections }, 'rup_penyedia', 1, { cells: { pagu: '2' } }))).toEqual([
        'too_many',
      ]);
    }
  });
});

describe('choices about columns', () => {
  it('keep what was put right while the kind of file stays, and drop it with another', () => {
    expect(withColumns(before, undefined, { pagu: 4 })).toEqual({ ...before, columnMap: { pagu: 4 } });
    expect(withColumns(before, 'awarded', undefined)).toEqual({
      layout: 'awarded',
      corrections: [],
      skipRows: [],
      zone: 'Asia/Jakarta',
    });
  });
});
