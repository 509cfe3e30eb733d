import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { AgencyView } from '../../src/agencies/agency.view.js';
import type { DemandView } from '../../src/demands/demand.view.js';
import type { PackageView } from '../../src/demands/package.view.js';
import type { ImportRowView } from '../../src/imports/import-row.view.js';
import type { ImportView } from '../../src/imports/import.view.js';
import { type Changed, Changes } from '../../src/platform/changes.service.js';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity.js';
import { startServer, type TestServer } from '../support/app.js';
import { allPages, Office } from '../support/buyers.js';
import { codeOf } from '../support/client.js';
import { onEachEngine } from '../support/engines.js';
import { commit, committed, plansCsv, previewed, rowsOf, settled, sumOf, upload } from '../support/importing.js';

onEachEngine('imports', (engine) => {
  let server: TestServer;
  let office: Office;
  beforeAll(async () => {
    server = await startServer(engine);
  });
  // each with buyers of its own: they are the office's, not an event's
  beforeEach(async () => {
    office = await Office.found(server);
  });
  afterAll(() => server.stop());

  let last = 61_000_000;
  /** A RUP code that no other test has. */
  const fresh = () => String((last += 1));
  const packagesOf = (eventId: string, status = 'active') => allPages<PackageView>(office.organiser, `events/${eventId}/packages?status=${status}`, 50);
  const demandsOf = (eventId: string) => allPages<DemandView>(office.organiser, `events/${eventId}/demands`, 50);
  const agenciesOf = (eventId: string) => allPages<AgencyView>(office.organiser, `events/${eventId}/agencies`, 50);
  const refusedBy = async (answer: Promise<{ status: number; body: unknown }>) => {
    const { status, body } = await answer;
    return [status, (body as { code: string }).code];
  };

  it('goes from file to preview to saved, and finds everything unchanged when it comes again', async () => {
    const event = await office.event('open');
    const [one, two, bad] = [fresh(), fresh(), fresh()];
    const file = plansCsv(
      { code: one, name: 'Belanja plakat', pagu: '8475000', text: '1. Plakat ( 20, buah, @ 250000 ); 2. Snack box ( 139, OK, @ 25000 )' },
      { code: two, name: 'Suvenir tamu', text: 'Suvenir' },
      { code: bad, pagu: '2O.000.000' },
      { code: one, name: 'Belanja plakat', pagu: '8475000', text: '1. Plakat ( 20, buah, @ 250000 ); 2. Snack box ( 139, OK, @ 25000 )' },
    );
    const sent = await upload(office.organiser, event.id, { bytes: file, name: 'rencana 2027.csv' });
    expect(sent.status).toBe(202);
    const view = await settled(office.organiser, sent.body.id);
    expect(view).toMatchObject({
      state: 'ready',
      layout: 'rup_penyedia',
      fileName: 'rencana 2027.csv',
      counts: { rows: 4, created: 2, updated: 0, unchanged: 0, cancelled: 0, staged: 0, duplicates: 1, refused: 1 },
      states: { ready: 1, look: 1, wrong: 1, duplicate: 1 },
      reasons: { number_letter: 1, duplicate_row: 1 },
      lines: 3,
      demands: 3,
      quantityOpen: 1,
      problem: null,
    });
    expect(view.columns).toContainEqual({ column: 4, field: 'rupCode', title: 'kd_rup' });
    expect([await packagesOf(event.id), await demandsOf(event.id), await agenciesOf(event.id)]).toEqual([[], [], []]);

    const saved = await commit(office.organiser, view.id);
    expect(saved).toMatchObject({ state: 'committed', counts: view.counts, problem: null });
    expect(saved.committedAt).not.toBeNull();
    const [agency] = await agenciesOf(event.id);
    expect(agency).toMatchObject({ name: 'BALAI CONTOH SIGER LAMPUNG', satkerCode: '400001', kind: 'INSTANSI_VERTIKAL', klpdName: 'Kementerian Contoh' });
    const packs = await packagesOf(event.id);
    expect(packs.map((pack) => [pack.rupCode, pack.name, pack.pagu, pack.method, pack.source, pack.agencyId])).toEqual([
      [one, 'Belanja plakat', 8_475_000, 'E_PURCHASING', 'rup_penyedia', agency?.id],
      [two, 'Suvenir tamu', 5_000_000, 'E_PURCHASING', 'rup_penyedia', agency?.id],
    ]);
    const demands = await demandsOf(event.id);
    expect(demands.map((d) => [d.name, d.quantity, d.unitId, d.unitCeiling, d.deliverTo, d.status, d.rupCode])).toEqual([
      ['Plakat', 20, 'buah', 250_000, '2027-02-28', 'open', one],
      ['Snack box', 139, 'ok', 25_000, '2027-02-28', 'open', one],
      ['Suvenir', null, 'buah', null, '2027-02-28', 'incomplete', two],
    ]);

    const again = await committed(office.organiser, event.id, { bytes: file });
    expect(again.counts).toEqual({ rows: 4, created: 0, updated: 0, unchanged: 2, cancelled: 0, staged: 0, duplicates: 1, refused: 1 });
    expect(await demandsOf(event.id)).toEqual(demands);
  });

  it('lets a person put a wrong cell right, leave a row out, and take it in again', async () => {
    const event = await office.event('open');
    const [one, two] = [fresh(), fresh()];
    const file = plansCsv({ code: one, pagu: '5.OOO.OO0' }, { code: two, text: 'Suvenir' });
    const view = await previewed(office.organiser, event.id, { bytes: file });
    const [wrong] = await rowsOf(office.organiser, view.id, '&state=wrong');
    const cell = wrong?.cells.find((each) => each.field === 'pagu');
    expect(wrong).toMatchObject({ row: 2, state: 'wrong', action: 'refused', reason: 'number_letter' });
    expect(cell).toMatchObject({ column: 6, raw: '5.OOO.OO0', value: null, problem: { code: 'number_letter', severity: 'wrong', suggestion: '5.000.000' } });

    const fixed = await office.organiser.send<ImportRowView>('PATCH', `imports/${view.id}/rows/2`, { cells: { pagu: String(cell?.problem?.suggestion) } });
    expect([fixed.status, fixed.body.state, fixed.body.action]).toEqual([200, 'ready', 'create']);
    const counted = await office.organiser.send<ImportRowView>('PATCH', `imports/${view.id}/rows/3`, { cells: { 'lines.0.quantity': '250', 'lines.0.unitId': 'buah' } });
    expect(counted.body.lines[0]).toMatchObject({ name: 'Suvenir', quantity: 250, unitId: 'buah' });
    const skipped = await office.organiser.send<ImportRowView>('PATCH', `imports/${view.id}/rows/2`, { skip: true });
    expect([skipped.body.state, skipped.body.reason]).toEqual(['wrong', 'row_skipped']);
    const now = (await office.organiser.get<ImportView>(`imports/${view.id}`)).body;
    expect([now.counts.created, now.counts.refused, now.version > view.version]).toEqual([1, 1, true]);
    await office.organiser.must(office.organiser.send('PATCH', `imports/${view.id}/rows/2`, { skip: false }));

    expect((await commit(office.organiser, view.id)).counts).toMatchObject({ created: 2, refused: 0 });
    expect((await packagesOf(event.id)).map((pack) => pack.pagu)).toEqual([5_000_000, 5_000_000]);
    expect((await demandsOf(event.id)).map((demand) => demand.quantity)).toEqual([20, 250]);
  });

  it('changes what the file changed, keeps what was edited here, and says both', async () => {
    const event = await office.event('open');
    const [one, two] = [fresh(), fresh()];
    const before = [
      { code: one, pagu: '10000000', text: '1. Plakat ( 20, buah, @ 250000 )' },
      { code: two, pagu: '10000000', text: '1. Plakat ( 20, buah, @ 250000 )' },
    ];
    await committed(office.organiser, event.id, { bytes: plansCsv(...before) });
    const [first] = await packagesOf(event.id);
    const officer = await office.officer(event.id, first?.agencyId as string);
    const [demand] = await demandsOf(event.id);
    await officer.must(officer.patch(`packages/${first?.id}`, 1, { name: 'Plakat untuk tamu', pagu: 9_000_000 }));
    await officer.must(officer.patch(`demands/${demand?.id}`, 1, { quantity: 15 }));

    const unchanged = await committed(office.organiser, event.id, { bytes: plansCsv(...before) });
    expect(unchanged.counts).toMatchObject({ unchanged: 2, updated: 0 });

    const after = plansCsv(
      { code: one, pagu: '12000000', text: '1. Plakat ( 25, buah, @ 250000 ); 2. Tas kain ( 30, buah, @ 50000 )' },
      { code: two, pagu: '12000000', text: '1. Plakat ( 25, buah, @ 250000 )' },
    );
    const view = await previewed(office.organiser, event.id, { bytes: after });
    expect([view.counts.updated, view.keptRows]).toEqual([2, 1]);
    const [kept, taken] = await rowsOf(office.organiser, view.id);
    expect(kept?.kept).toEqual([
      { field: 'pagu', here: 9_000_000, file: 12_000_000 },
      { field: 'quantity', here: 15, file: 25 },
    ]);
    expect(kept?.state).toBe('changed');
    expect(taken?.cells.find((cell) => cell.field === 'pagu')).toMatchObject({ value: 12_000_000, was: 10_000_000 });
    expect(taken?.cells.find((cell) => cell.field === 'lines.0.quantity')).toMatchObject({ value: 25, was: 20 });

    await commit(office.organiser, view.id);
    expect((await packagesOf(event.id)).map((pack) => [pack.name, pack.pagu])).toEqual([
      ['Plakat untuk tamu', 9_000_000],
      [`Paket ${two}`, 12_000_000],
    ]);
    expect((await demandsOf(event.id)).map((each) => [each.name, each.quantity]).sort()).toEqual([
      ['Plakat', 15],
      ['Plakat', 25],
      ['Tas kain', 30],
    ]);
  });

  it('withdraws a line the file drops and brings it back when it is named again; what an officer took back stays away', async () => {
    const event = await office.event('open');
    const code = fresh();
    const both = plansCsv({ code, text: '1. Plakat ( 20, buah, @ 250000 ); 2. Tas kain ( 30, buah, @ 50000 )' });
    const one = plansCsv({ code, text: '1. Plakat ( 20, buah, @ 250000 )' });
    const names = async () => (await demandsOf(event.id)).map((demand) => demand.name).sort();
    await committed(office.organiser, event.id, { bytes: both });
    expect((await committed(office.organiser, event.id, { bytes: one })).counts.updated).toBe(1);
    expect(await names()).toEqual(['Plakat']);
    expect((await committed(office.organiser, event.id, { bytes: both })).counts.updated).toBe(1);
    expect(await names()).toEqual(['Plakat', 'Tas kain']);
    const bag = (await demandsOf(event.id)).find((demand) => demand.name === 'Tas kain');
    await office.organiser.must(office.organiser.delete(`demands/${bag?.id}`));
    expect((await committed(office.organiser, event.id, { bytes: both })).counts).toMatchObject({ updated: 0, unchanged: 1 });
    expect(await names()).toEqual(['Plakat']);
  });

  it('cancels what the file has deleted, and follows a revision from the old package to the new', async () => {
    const event = await office.event('open');
    const [gone, old, next] = [fresh(), fresh(), fresh()];
    await committed(office.organiser, event.id, { bytes: plansCsv({ code: gone }, { code: old }) });
    const saved = await committed(office.organiser, event.id, { bytes: plansCsv({ code: gone, deleted: true }, { code: next, replaces: old }) });
    expect(saved.counts).toMatchObject({ cancelled: 1, created: 1 });
    expect((await packagesOf(event.id, 'cancelled')).map((pack) => pack.rupCode)).toEqual([gone]);
    const [replaced] = await packagesOf(event.id, 'replaced');
    const [active] = await packagesOf(event.id);
    expect([replaced?.rupCode, replaced?.replacedBy, active?.rupCode, active?.replaces]).toEqual([old, [active?.id], next, [replaced?.id]]);
  });

  it('follows a revision file whichever came first, it or the plans', async () => {
    const event = await office.event('open');
    const [old, next] = [fresh(), fresh()];
    const revisions = `kd_rup_lama,kd_rup_baru,jenis_revisi\n${old},${next},Revisi`;
    const staged = await committed(office.organiser, event.id, { bytes: revisions });
    expect([staged.layout, staged.counts.staged]).toEqual(['revisions', 1]);
    await committed(office.organiser, event.id, { bytes: plansCsv({ code: old }) });
    expect((await packagesOf(event.id)).map((pack) => pack.rupCode)).toEqual([old]);
    await committed(office.organiser, event.id, { bytes: plansCsv({ code: old }, { code: next }) });
    expect((await packagesOf(event.id)).map((pack) => pack.rupCode)).toEqual([next]);
    expect((await packagesOf(event.id, 'replaced')).map((pack) => pack.rupCode)).toEqual([old]);
  });

  it('keeps awarded packages as history with all their RUP codes, and nothing of who won', async () => {
    const event = await office.event('open');
    const [a, b] = [fresh(), fresh()];
    const header = 'tahun_anggaran,nama_klpd,nama_satker,kode_satker,kode_rup,kode_paket,sumber_transaksi,nama_paket,nama_penyedia,status_paket,total_nilai_rp';
    const row = (codes: string, value: string) => `2026,Kementerian Contoh,KANWIL CONTOH LAMPUNG,400002,${codes},PKT-${a},E-Katalog 6.0,Seragam,TAPIS RAHASIA CV,COMPLETED,${value}`;
    const saved = await committed(office.organiser, event.id, { bytes: `${header}\n${row(`${a};${b}`, '5000000')}` });
    expect([saved.layout, saved.counts.created]).toEqual(['awarded', 1]);
    const [pack] = await packagesOf(event.id, 'history');
    expect(pack).toMatchObject({ rupCode: null, rupCodes: [a, b], pagu: null, source: 'awarded', name: 'Seragam' });
    const changed = await committed(office.organiser, event.id, { bytes: `${header}\n${row(b, '6000000')}` });
    expect(changed.counts.updated).toBe(1);
    expect((await packagesOf(event.id, 'history'))[0]?.rupCodes).toEqual([b]);
    const database = server.app.get<DataSource>(getDataSourceToken());
    for (const table of ['imported_records', 'import_effects', 'packages', 'audit_entries', 'imports', 'staged_records']) {
      expect(JSON.stringify(await database.query(`SELECT * FROM ${table}`))).not.toContain('RAHASIA');
    }
  });

  it('asks which column is what where the headers do not tell, and reads again when told', async () => {
    const event = await office.event('open');
    const code = fresh();
    const file = plansCsv({ code }).replace('"kd_rup"', '"nomor rencana umum"').replace('"nama_paket"', '"judul"');
    const view = await previewed(office.organiser, event.id, { bytes: file });
    expect(view).toMatchObject({ state: 'failed', counts: { rows: 0 }, problem: { code: 'import_layout_unknown' } });
    expect(view.columns).toContainEqual({ column: 4, field: null, title: 'nomor rencana umum' });
    expect(await refusedBy(office.organiser.post(`imports/${view.id}/commit`))).toEqual([409, 'import_transition']);
    expect(await rowsOf(office.organiser, view.id)).toEqual([]);

    await office.organiser.must(office.organiser.send('PATCH', `imports/${view.id}`, { layout: 'rup_penyedia', columnMap: { rupCode: 4 } }));
    const missing = await settled(office.organiser, view.id);
    expect(missing).toMatchObject({ state: 'failed', layout: 'rup_penyedia', problem: { code: 'import_columns_missing', params: { columns: 'nama_paket' } } });
    expect(missing.columns).toContainEqual({ column: 4, field: 'rupCode', title: 'nomor rencana umum' });
    await office.organiser.must(office.organiser.send('PATCH', `imports/${view.id}`, { columnMap: { rupCode: 4, name: 'judul' } }));
    expect(await settled(office.organiser, view.id)).toMatchObject({ state: 'ready', problem: null, counts: { created: 1 } });
    await commit(office.organiser, view.id);
    expect((await packagesOf(event.id)).map((pack) => pack.rupCode)).toEqual([code]);
  });

  it('takes the layout and the columns with the file too', async () => {
    const event = await office.event('open');
    const fields = { layout: 'rup_penyedia', columnMap: JSON.stringify({ name: 1, mak: null }) };
    const view = await previewed(office.organiser, event.id, { bytes: plansCsv({ code: fresh() }), fields });
    const [row] = await rowsOf(office.organiser, view.id);
    expect(row?.cells.find((cell) => cell.field === 'name')?.raw).toBe('Kementerian Contoh');
  });

  it('saves once, whoever asks again, and undoes once', async () => {
    const event = await office.event('open');
    const view = await previewed(office.organiser, event.id, { bytes: plansCsv({ code: fresh() }) });
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => office.organiser.post(`imports/${view.id}/commit`)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([202, 409, 409, 409, 409]);
    expect(answers.filter((answer) => answer.status === 409).map(codeOf)).toEqual(Array(4).fill('import_transition'));
    expect((await settled(office.organiser, view.id)).state).toBe('committed');
    expect(await packagesOf(event.id)).toHaveLength(1);
    expect(await refusedBy(office.organiser.post(`imports/${view.id}/commit`))).toEqual([409, 'import_transition']);
    expect(await refusedBy(office.organiser.send('PATCH', `imports/${view.id}/rows/2`, { skip: true }))).toEqual([409, 'import_transition']);
    expect(await refusedBy(office.organiser.send('PATCH', `imports/${view.id}`, {}))).toEqual([409, 'import_transition']);
    const undone = await Promise.all([1, 2, 3].map(() => office.organiser.post(`imports/${view.id}/undo`)));
    expect(undone.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
    expect(await packagesOf(event.id)).toEqual([]);
  });

  it('tells the office of progress and of each state, and the audit who did it', async () => {
    const event = await office.event('open');
    const heard: Changed[] = [];
    const listening = server.app.get(Changes).saved.subscribe((changed) => changed.kind === 'import' && heard.push(changed));
    const saved = await committed(office.organiser, event.id, { bytes: plansCsv({ code: fresh() }, { code: fresh() }) });
    listening.unsubscribe();
    expect(heard.length).toBeGreaterThanOrEqual(4);
    expect(heard.every((each) => each.ids[0] === saved.id && each.eventId === event.id && each.audience?.length === 0)).toBe(true);
    const entries = await server.app.get<DataSource>(getDataSourceToken()).getRepository(AuditEntry).find({ where: { subjectId: saved.id }, order: { id: 'ASC' } });
    expect(entries.map((entry) => entry.action)).toEqual(['import.create', 'import.read', 'import.commit', 'import.save']);
    const me = (await office.organiser.get<{ person: { id: string } }>('me')).body.person.id;
    expect(new Set(entries.map((entry) => entry.personId))).toEqual(new Set([me]));
  });

  describe('rows', () => {
    it('come in pages without repeats, by state, and by what is written in them', async () => {
      const event = await office.event('open');
      const plans = Array.from({ length: 25 }, (_, i) => ({ code: fresh(), name: i === 7 ? 'Diskon 100%_' : `Paket ${i}`, pagu: i % 5 === 0 ? 'x' : '1000000' }));
      const view = await previewed(office.organiser, event.id, { bytes: plansCsv(...plans) });
      const path = `imports/${view.id}/rows`;
      const numbers = async (query: string) => (await allPages<ImportRowView>(office.organiser, `${path}?${query}`, 4)).map((row) => row.row);
      expect(await numbers('')).toEqual(plans.map((_, i) => i + 2));
      expect(await numbers('state=wrong')).toEqual([2, 7, 12, 17, 22]);
      expect(await numbers(`q=${encodeURIComponent('100%_')}`)).toEqual([9]);
      expect(await numbers('q=%25')).toEqual([9]);
      for (const query of ['cursor=x', 'cursor=-1', 'cursor=1e3', 'limit=0', 'limit=101', 'state=good']) {
        expect((await office.organiser.get(`${path}?${query}`)).status).toBe(400);
      }
      expect((await office.organiser.get(`${path}?cursor=9999999`)).body).toEqual({ items: [], nextCursor: null });
    });

    it('of a saved import say what was done', async () => {
      const event = await office.event('open');
      const saved = await committed(office.organiser, event.id, { bytes: plansCsv({ code: fresh() }, { code: fresh(), pagu: 'x' }) });
      expect((await rowsOf(office.organiser, saved.id)).map((row) => [row.row, row.action, row.state])).toEqual([
        [2, 'create', 'ready'],
        [3, 'refused', 'wrong'],
      ]);
      expect(sumOf(saved)).toBe(2);
    });
  });

  it('lists imports, the newest first, page by page, and finds them by part of the name', async () => {
    const event = await office.event('open');
    const names = ['a.csv', 'b 100%.csv', 'c_d.csv', '../../e.csv', 'résumé\u202E.csv'];
    for (const name of names) await previewed(office.organiser, event.id, { bytes: plansCsv({ code: fresh() }), name });
    const path = `events/${event.id}/imports`;
    const shown = ['résumé.csv', 'e.csv', 'c_d.csv', 'b 100%.csv', 'a.csv'];
    expect((await allPages<ImportView>(office.organiser, path, 2)).map((view) => view.fileName)).toEqual(shown);
    expect((await allPages<ImportView>(office.organiser, `${path}?q=%25`, 9)).map((view) => view.fileName)).toEqual(['b 100%.csv']);
    expect((await allPages<ImportView>(office.organiser, `${path}?q=_`, 9)).map((view) => view.fileName)).toEqual(['c_d.csv']);
    for (const query of ['cursor=x', "cursor='%20OR%201=1--", 'limit=1000']) expect((await office.organiser.get(`${path}?${query}`)).status).toBe(400);
  });
});
