import { describe, expect, it } from '@jest/globals';
import { parseFile } from './import-file.service.js';
import { demandLinesOf, lineKeys, lineValues, planImport, storedValues, type Existing, type RowPlan } from './plan.js';
import { findings, importReport } from './report.js';
import type { PackageRecord } from './records.js';

const HEADER =
  'tahun_anggaran,nama_klpd,kd_satker_str,nama_satker,kd_rup,nama_paket,pagu,metode_pengadaan,uraian_pekerjaan,status_delete_rup';
const row = (code: string, pagu = '1000000', text = '1. Plakat ( 4, buah, @ 250000 )', deleted = 'False'): string =>
  `2027,Provinsi Lampung,1.03.0.00.0.00.06.0000,DINAS CONTOH,${code},Paket ${code},${pagu},E-Purchasing,"${text}",${deleted}`;
const parse = (...rows: string[]) => parseFile(Buffer.from([HEADER, ...rows].join('\n')));

/** The store after an import of these rows. */
async function stored(...rows: string[]): Promise<Map<string, Existing>> {
  const { rows: parsed } = await parse(...rows);
  return new Map(
    parsed.map(({ key, record }) => {
      const lines = demandLinesOf(record as PackageRecord);
      const keys = lineKeys(lines);
      const values = storedValues(record as PackageRecord);
      const known: Existing = {
        id: `id-${key}`,
        current: values,
        imported: values,
        lines: new Map(
          lines.map((line, at) => [
            keys[at] ?? '',
            { id: `line-${at}`, current: lineValues(line), imported: lineValues(line) },
          ]),
        ),
      };
      return [key ?? '', known];
    }),
  );
}
const only = (plan: RowPlan[]): RowPlan => plan[0] as RowPlan;

describe('planImport', () => {
  it('creates what is new and leaves alone what is the same', async () => {
    const before = await stored(row('70482903'));
    const plan = planImport(await parse(row('70482903'), row('70482904')), before);
    expect(plan.map((each) => [each.action, each.id, each.lines.map((line) => line.action)])).toEqual([
      ['unchanged', 'id-rup:70482903', ['unchanged']],
      ['create', null, ['create']],
    ]);
  });

  it('says what changed, before and after, in the package and in its lines', async () => {
    const before = await stored(row('70482903'));
    const plan = only(planImport(await parse(row('70482903', '1500000', '1. Plakat ( 6, buah, @ 250000 )')), before));
    expect(plan).toMatchObject({
      action: 'update',
      changes: [{ field: 'pagu', before: 1_000_000, after: 1_500_000 }],
      lines: [{ action: 'update', id: 'line-0', changes: [{ field: 'quantity', before: 4, after: 6 }] }],
    });
  });

  it('lets an edit of ours stand where the file says nothing new, and lists it where the file disagrees', async () => {
    const before = await stored(row('70482903'));
    const known = before.get('rup:70482903') as Existing;
    const edited: Existing = { ...known, current: { ...known.current, name: 'Nama kami', pagu: 900_000 } };
    const plan = only(planImport(await parse(row('70482903', '1500000')), new Map([['rup:70482903', edited]])));
    expect(plan).toMatchObject({
      action: 'unchanged',
      changes: [],
      kept: [{ field: 'pagu', before: 900_000, after: 1_500_000 }],
    });
  });

  it('never erases a filled quantity because the file leaves it open', async () => {
    const before = await stored(row('70482903'));
    const plan = only(planImport(await parse(row('70482903', '1000000', '1. Plakat')), before));
    expect(plan.lines).toMatchObject([{ action: 'unchanged', id: 'line-0' }]);
  });

  it('withdraws a line the file no longer names, but none that was entered by hand', async () => {
    const before = await stored(
      row('70482903', '2000000', '1. Plakat ( 4, buah, @ 250000 ); 2. Tas ( 4, buah, @ 250000 )'),
    );
    const known = before.get('rup:70482903') as Existing;
    const byHand = new Map([...known.lines, ['kopi#1', { id: 'line-9', current: {}, imported: null }]]);
    const plan = only(
      planImport(await parse(row('70482903', '2000000')), new Map([['rup:70482903', { ...known, lines: byHand }]])),
    );
    expect(plan.lines.map((line) => [line.action, line.id])).toEqual([
      ['unchanged', 'line-0'],
      ['withdraw', 'line-1'],
    ]);
  });

  it('cancels what the file has deleted, once', async () => {
    const deleted = await parse(row('70482903', '1000000', 'x', 'True'));
    const before = await stored(row('70482903'));
    expect(only(planImport(deleted, before)).action).toBe('cancel');
    const after = await stored(row('70482903', '1000000', 'x', 'True'));
    expect(only(planImport(deleted, after)).action).toBe('unchanged');
  });

  it('compares values as they come back from the database, whatever the order of their keys', async () => {
    const before = await stored(row('70482903'));
    const known = before.get('rup:70482903') as Existing;
    const agency = Object.fromEntries(Object.entries(known.current['agency'] as object).reverse());
    const current = { ...known.current, agency };
    const plan = planImport(
      await parse(row('70482903')),
      new Map([['rup:70482903', { ...known, current, imported: current }]]),
    );
    expect(only(plan).action).toBe('unchanged');
  });

  it('holds back rows to look at on request', async () => {
    const parsed = await parse(row('70482903', '1000000', 'Suvenir'));
    expect(only(planImport(parsed, new Map())).action).toBe('create');
    expect(only(planImport(parsed, new Map(), { includeLook: false }))).toMatchObject({
      action: 'refused',
      reason: 'quantity_unknown',
    });
  });
});

describe('importReport', () => {
  it('adds up to the rows of the file, with one reason for each row that is not saved', async () => {
    const parsed = await parse(
      row('70482903'),
      row('70482903'),
      row('7'),
      row('70482904', 'x'),
      row('70482905'),
      row('70482906', '5'),
    );
    const before = await stored(row('70482905'), row('70482906'));
    const report = importReport('contoh.csv', parsed, planImport(parsed, before), 0.5);
    expect(report).toEqual({
      file: 'contoh.csv',
      rows: 6,
      created: 1,
      updated: 1,
      unchanged: 1,
      duplicates: 1,
      refused: 2,
      reasons: { duplicate_row: 1, identifier_wrong: 1, number_unreadable: 1 },
      lines: 3,
      seconds: 0.5,
    });
    expect(report.created + report.updated + report.unchanged + report.duplicates + report.refused).toBe(report.rows);
  });

  it('tells what was found, worst first', async () => {
    const found = findings(await parse(row('70482903'), row('x'), row('70482904', '5', 'Tas; Uang Harian')));
    expect(found.states).toEqual({ ready: 1, look: 1, wrong: 1, duplicate: 0 });
    expect(found.problems[0]).toEqual({ code: 'identifier_wrong', severity: 'wrong', count: 1 });
    expect([found.demands, found.quantityOpen, found.aside.personnel]).toEqual([2, 1, 1]);
  });
});
