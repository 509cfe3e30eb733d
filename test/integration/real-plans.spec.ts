/** Every published file of the data folder, all the way: by the command line, and into an event and back out. Only counts are printed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runCli } from '../../src/cli.js';
import type { ImportReport } from '../../src/imports/report.js';
import type { ImportView } from '../../src/imports/import.view.js';
import { startServer, type TestServer } from '../support/app.js';
import { allPages, Office } from '../support/buyers.js';
import { onEachEngine } from '../support/engines.js';
import { commit, previewed, sumOf } from '../support/importing.js';

const FOLDER = process.env['TAPIS_DATA'];
const FILES: readonly [name: string, rows: number, makes: 'packages' | 'staged'][] = [
  ['packages_awarded_2026.csv', 6_832, 'packages'],
  ['packages_lampung_2026.csv', 682, 'packages'],
  ['plan_full_record_sample_2025.csv', 25, 'packages'],
  ['plans_district_2025.csv', 2_830, 'packages'],
  ['plans_with_line_items_2025.csv', 592, 'packages'],
  ['orders_ecatalogue_2026.csv', 437, 'staged'],
  ['realisations_district_2025.csv', 243, 'staged'],
  ['nontender_lampung_2022.csv', 95, 'packages'],
];
const TIME_MS = 240_000;
const pathOf = (name: string) => join(FOLDER ?? '', 'rup', name);

if (FOLDER === undefined) console.warn('\n*** TAPIS_DATA is not set: the imports of real plans are SKIPPED ***\n');
const real = FOLDER === undefined ? describe.skip : describe;

real('real files by the command line', () => {
  it.each(FILES)('%s: a dry run says what is in it, and it adds up', async (name, rows) => {
    const out: string[] = [];
    const host = { env: {}, say: (line: string) => out.push(line), note: () => undefined, open: () => Promise.reject(new Error('a dry run opens nothing')) };
    expect(await runCli(['import', 'rup', pathOf(name), '--dry-run', '--json'], host)).toBe(0);
    const report = JSON.parse(out.at(-1) ?? '') as ImportReport;
    console.log(JSON.stringify({ ...report, file: name }));
    const { created, updated, unchanged, duplicates, refused, reasons } = report;
    expect([report.rows, created + updated + unchanged + duplicates + refused]).toEqual([rows, rows]);
    expect(Object.values(reasons).reduce((sum, each) => sum + each, 0)).toBe(refused + duplicates);
  });
});

if (FOLDER !== undefined) {
  onEachEngine('real files into an event', (engine) => {
    let server: TestServer;
    beforeAll(async () => {
      server = await startServer(engine);
    });
    afterAll(() => server.stop());

    it.each(FILES)(
      '%s: saved, found unchanged, and taken back whole',
      async (name, rows, makes) => {
        const office = await Office.found(server);
        const event = await office.event('open');
        const file = { bytes: readFileSync(pathOf(name)), name };
        const times: number[] = [performance.now()];
        const view = await previewed(office.organiser, event.id, file);
        times.push(performance.now());
        const saved = await commit(office.organiser, view.id);
        times.push(performance.now());
        expect([saved.state, saved.counts, saved.counts.rows, sumOf(saved)]).toEqual(['committed', view.counts, rows, rows]);
        expect(Object.values(saved.states).reduce((sum, each) => sum + each, 0)).toBe(rows);

        const of = async (path: string) => (await allPages<unknown>(office.organiser, `events/${event.id}/${path}`, 100)).length;
        // some of what was bought was cancelled later
        const packages = async () => (await Promise.all(['active', 'history', 'cancelled'].map((status) => of(`packages?status=${status}`)))).reduce((sum, each) => sum + each, 0);
        expect([await packages(), await of('demands')]).toEqual([makes === 'staged' ? 0 : saved.counts.created, saved.demands]);
        expect(makes === 'staged' ? saved.counts.staged : saved.counts.created).toBe(rows - saved.counts.duplicates - saved.counts.refused);

        const again = await previewed(office.organiser, event.id, file);
        expect(again.counts).toMatchObject({ created: 0, updated: 0, staged: 0, unchanged: saved.counts.created + saved.counts.staged, refused: saved.counts.refused });
        times.push(performance.now());
        const undone = await office.organiser.must(office.organiser.post<ImportView>(`imports/${saved.id}/undo`));
        times.push(performance.now());
        expect([undone.state, undone.keptCount]).toEqual(['undone', 0]);
        expect([await packages(), await of('demands'), await of('agencies')]).toEqual([0, 0, 0]);
        const [read, save, , undo] = times.slice(1).map((at, i) => ((at - (times[i] ?? 0)) / 1000).toFixed(1));
        console.log(`${engine} ${name}: read ${read} s, saved ${save} s, undone ${undo} s; ${JSON.stringify(saved.counts)}, ${saved.lines} lines, ${saved.demands} demands`);
      },
      TIME_MS,
    );
  });
}
