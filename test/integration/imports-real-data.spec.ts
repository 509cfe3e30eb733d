/** Every published file of the data folder, read as the command line reads it. The rows stay in the folder: only counts are printed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseFile } from '../../src/imports/import-file.service.js';
import type { ParsedFile } from '../../src/imports/parse.js';
import { ParseRunner } from '../../src/imports/parse-runner.service.js';
import {
  demandLinesOf,
  lineKeys,
  lineValues,
  planImport,
  storedValues,
  type Existing,
} from '../../src/imports/plan.js';
import type { PackageRecord } from '../../src/imports/records.js';
import { findings, importReport } from '../../src/imports/report.js';

const FOLDER = process.env['TAPIS_DATA'];
const FILES: readonly [string, string, number][] = [
  ['packages_awarded_2026.csv', 'awarded', 6_832],
  ['packages_lampung_2026.csv', 'awarded', 682],
  ['plan_full_record_sample_2025.csv', 'rup_penyedia', 25],
  ['plans_district_2025.csv', 'rup_swakelola', 2_830],
  ['plans_with_line_items_2025.csv', 'rup_swakelola', 592],
  ['orders_ecatalogue_2026.csv', 'orders', 437],
  ['realisations_district_2025.csv', 'realisations', 243],
  ['nontender_lampung_2022.csv', 'non_tender', 95],
];
const bytesOf = (name: string): Uint8Array => readFileSync(join(FOLDER ?? '', 'rup', name));

if (FOLDER === undefined) console.warn('\n*** TAPIS_DATA is not set: the imports of real files are SKIPPED ***\n');

(FOLDER === undefined ? describe.skip : describe)('real files', () => {
  const runner = new ParseRunner();

  it.each(FILES)(
    '%s: each of its rows ends in exactly one state, and the counts add up',
    async (name, layout, rows) => {
      const started = performance.now();
      const parsed = await runner.parse(bytesOf(name));
      const plan = planImport(parsed, new Map());
      const seconds = Math.round(performance.now() - started) / 1000;
      const report = importReport(name, parsed, plan, seconds);
      console.log(JSON.stringify(report), '\n', JSON.stringify(findings(parsed)));
      expect([parsed.layout, report.rows]).toEqual([layout, rows]);
      expect(report.created + report.updated + report.unchanged + report.duplicates + report.refused).toBe(rows);
      expect(Object.values(report.reasons).reduce((sum, each) => sum + each, 0)).toBe(
        report.refused + report.duplicates,
      );
      expect(Object.values(findings(parsed).states).reduce((sum, each) => sum + each, 0)).toBe(rows);
      expect(seconds).toBeLessThan(10);
    },
  );

  it.each(FILES)('%s: the same file again changes nothing', async (name) => {
    const parsed = await parseFile(bytesOf(name), {});
    const again = planImport(await parseFile(bytesOf(name), {}), storeOf(parsed));
    expect(again.filter((row) => !['unchanged', 'duplicate', 'refused'].includes(row.action))).toEqual([]);
  });

  it('unpacks line items from at least four of five plans of the file that has them', async () => {
    const { rows } = await parseFile(bytesOf('plans_with_line_items_2025.csv'), {});
    const records = rows.map((row) => row.record as PackageRecord);
    const unpacked = records.filter((record) =>
      record.lines.some((line) => line.quantity !== null && line.form !== 'whole'),
    );
    console.log(
      `line items with a quantity: ${unpacked.length} of ${rows.length} plans, ${records.flatMap((r) => r.lines).length} lines`,
    );
    expect(unpacked.length / rows.length).toBeGreaterThan(0.8);
  });

  it('keeps every RUP code of the packages that name several', async () => {
    const { rows } = await parseFile(bytesOf('packages_awarded_2026.csv'), {});
    const several = rows.filter((row) => (row.record as PackageRecord).rupCodes.length > 1);
    expect(several).toHaveLength(49);
    expect(rows.filter((row) => (row.record as PackageRecord).agency.satkerCode === null)).toHaveLength(68);
  });
});

/** What the database would hold after this file was saved. */
function storeOf(parsed: ParsedFile): Map<string, Existing> {
  const store = new Map<string, Existing>();
  for (const { key, record, state } of parsed.rows) {
    if (key === null || record === null || state === 'wrong' || state === 'duplicate') continue;
    const lines = demandLinesOf(record);
    const keys = lineKeys(lines);
    // Through JSON, as the columns keep them.
    const through = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
    const known = lines.map((line, at) => {
      const values = through(lineValues(line));
      return [keys[at] ?? '', { id: `line-${at}`, current: values, imported: values }] as const;
    });
    const values = through(storedValues(record));
    store.set(key, { id: key, current: values, imported: values, lines: new Map(known) });
  }
  return store;
}
