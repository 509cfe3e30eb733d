import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Packages } from '../../src/demands/packages.service.js';
import type { PackageView } from '../../src/demands/package.view.js';
import type { EventView } from '../../src/events/event.view.js';
import type { ImportView } from '../../src/imports/import.view.js';
import { startServer, type TestServer } from '../support/app.js';
import { allPages, Office } from '../support/buyers.js';
import { Client } from '../support/client.js';
import { type Engine, freshPostgresDatabase, onEachEngine, type ThrowawayDatabase } from '../support/engines.js';
import { commit, committed, plansCsv, previewed, settled } from '../support/importing.js';

onEachEngine('an import that is cut short', (engine: Engine) => {
  let folder: string;
  let database: ThrowawayDatabase | null;
  let env: Record<string, string>;
  let server: TestServer;
  let office: Office;
  let event: EventView;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tapis-test-cut-'));
    database = engine === 'postgres' ? await freshPostgresDatabase() : null;
    // a database and a folder of files that outlive the server
    env = { DATABASE_URL: database?.url ?? `sqlite:${join(folder, 'tapis.db')}`, FILES_DIR: join(folder, 'files') };
    server = await startServer(engine, env);
    office = await Office.found(server);
    event = await office.event('open');
  });
  afterAll(async () => {
    await server.stop();
    await database?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const source = () => server.app.get<DataSource>(getDataSourceToken());
  const counts = async () => {
    const tables = ['agencies', 'participations', 'packages', 'demands', 'counters', 'imported_records', 'import_effects', 'staged_records'];
    return Promise.all(tables.map(async (table) => Number((await source().query(`SELECT COUNT(*) AS n FROM ${table}`))[0].n)));
  };
  const packages = () => allPages<PackageView>(office.organiser, `events/${event.id}/packages`, 50);
  /** Another server on the same database, and the same person signed in there. */
  const restart = async (): Promise<void> => {
    await server.app.close();
    server = await startServer(engine, env);
    const { cookie } = office.organiser;
    Object.assign(office, { server, organiser: Object.assign(new Client(server.url), { cookie }) });
  };
  const setState = (view: ImportView, state: string) => source().query(`UPDATE imports SET state = '${state}', changed_at = '2020-01-01T00:00:00.000Z' WHERE id = '${view.id}'`);

  it.each(['import_effects', 'imported_records', 'demands', 'package_rup_codes'])('saves nothing where the table %s cannot be written, says why, and saves all of it afterwards', async (table) => {
    const code = String(61_000_000 + table.length);
    const history = table === 'package_rup_codes';
    const file = history
      ? `tahun_anggaran,nama_klpd,nama_satker,kode_satker,kode_rup,kode_paket,sumber_transaksi,nama_paket,total_nilai_rp\n2026,K,KANWIL CONTOH LAMPUNG,400002,${code},P1,E-Katalog 6.0,Seragam,5`
      : plansCsv({ code });
    const view = await previewed(office.organiser, event.id, { bytes: file });
    const before = await counts();
    await source().query(`ALTER TABLE ${table} RENAME TO hidden`);
    const failed = await commit(office.organiser, view.id);
    await source().query(`ALTER TABLE hidden RENAME TO ${table}`);
    expect([failed.state, failed.problem?.code, failed.committedAt]).toEqual(['ready', 'internal_error', null]);
    expect(await counts()).toEqual(before);
    const saved = await commit(office.organiser, view.id);
    expect(saved).toMatchObject({ state: 'committed', problem: null, counts: { created: 1 } });
  });

  it('plans again where somebody edited between planning and saving', async () => {
    await committed(office.organiser, event.id, { bytes: plansCsv({ code: '61900001' }) });
    const view = await previewed(office.organiser, event.id, { bytes: plansCsv({ code: '61900001', pagu: '7000000' }) });
    const packs = server.app.get(Packages);
    const change = packs.changeMany.bind(packs);
    let overtaken = 0;
    packs.changeMany = (rows) => {
      overtaken += 1;
      return change(overtaken === 1 ? rows.map((row) => ({ ...row, version: row.version - 1 })) : rows);
    };
    expect(await commit(office.organiser, view.id)).toMatchObject({ state: 'committed', counts: { updated: 1 } });
    packs.changeMany = change;
    expect(overtaken).toBe(2);
    expect((await packages()).find((pack) => pack.rupCode === '61900001')?.pagu).toBe(7_000_000);
  });

  it('is read again by the server that starts next, and one that was being saved is not saved', async () => {
    const reading = await previewed(office.organiser, event.id, { bytes: plansCsv({ code: '61900002' }) });
    const saving = await previewed(office.organiser, event.id, { bytes: plansCsv({ code: '61900003' }) });
    await setState(reading, 'parsing');
    await setState(saving, 'committing');
    const before = await counts();
    await restart();
    expect(await settled(office.organiser, reading.id)).toMatchObject({ state: 'ready', counts: { created: 1 }, problem: null });
    expect(await settled(office.organiser, saving.id)).toMatchObject({ state: 'ready', committedAt: null, problem: { code: 'import_interrupted' } });
    expect(await counts()).toEqual(before);
    expect((await commit(office.organiser, saving.id)).state).toBe('committed');
  });

  it('shows the rows of an import that this server has never read', async () => {
    const view = await previewed(office.organiser, event.id, { bytes: plansCsv({ code: '61900004' }, { code: '61900005', pagu: 'x' }) });
    await restart();
    const rows = await office.organiser.must(office.organiser.get<{ items: { action: string }[] }>(`imports/${view.id}/rows`));
    expect(rows.items.map((row) => row.action)).toEqual(['create', 'refused']);
    await office.organiser.must(office.organiser.send('PATCH', `imports/${view.id}/rows/3`, { cells: { pagu: '5000000' } }));
    await restart();
    expect((await commit(office.organiser, view.id)).counts).toMatchObject({ created: 2, refused: 0 });
  });
});
