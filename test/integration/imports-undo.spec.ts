import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { AgencyView } from '../../src/agencies/agency.view.js';
import { demandCounter, packageCounter } from '../../src/counters/counter-ids.js';
import { Counters } from '../../src/counters/counters.service.js';
import type { DemandView } from '../../src/demands/demand.view.js';
import type { PackageView } from '../../src/demands/package.view.js';
import type { EventView } from '../../src/events/event.view.js';
import type { ImportView } from '../../src/imports/import.view.js';
import { startServer, type TestServer } from '../support/app.js';
import { allPages, Office } from '../support/buyers.js';
import { onEachEngine } from '../support/engines.js';
import { committed, plansCsv, previewed } from '../support/importing.js';

onEachEngine('undoing an import', (engine) => {
  let server: TestServer;
  let office: Office;
  let event: EventView;
  beforeAll(async () => {
    server = await startServer(engine);
  });
  beforeEach(async () => {
    office = await Office.found(server);
    event = await office.event('open');
  });
  afterAll(() => server.stop());

  const packagesOf = (status = 'active') => allPages<PackageView>(office.organiser, `events/${event.id}/packages?status=${status}`, 50);
  const demandsOf = () => allPages<DemandView>(office.organiser, `events/${event.id}/demands`, 50);
  const agenciesOf = () => allPages<AgencyView>(office.organiser, `events/${event.id}/agencies`, 50);
  const undo = ({ id }: ImportView) => office.organiser.must(office.organiser.post<ImportView>(`imports/${id}/undo`));
  const database = () => server.app.get<DataSource>(getDataSourceToken());
  const left = async (table: string, importId: string) => Number((await database().query(`SELECT COUNT(*) AS n FROM ${table} WHERE import_id = '${importId}'`))[0].n);
  const TWO = '1. Plakat ( 20, buah, @ 250000 ); 2. Tas kain ( 30, buah, @ 50000 )';

  it('leaves nothing of what it made, so that the same file comes in anew', async () => {
    const file = plansCsv({ code: '61000001', text: TWO }, { code: '61000002', satker: ['400009', 'LOKA CONTOH METRO'] });
    const saved = await committed(office.organiser, event.id, { bytes: file });
    expect([(await packagesOf()).length, (await demandsOf()).length, (await agenciesOf()).length]).toEqual([2, 3, 2]);
    expect(await undo(saved)).toMatchObject({ state: 'undone', kept: [], keptCount: 0 });
    expect([await packagesOf(), await demandsOf(), await agenciesOf()]).toEqual([[], [], []]);
    expect(await left('imported_records', saved.id)).toBe(0);
    const again = await committed(office.organiser, event.id, { bytes: file });
    expect(again.counts).toMatchObject({ created: 2, unchanged: 0 });
    expect((await demandsOf()).length).toBe(3);
  });

  it('keeps what was edited since and what that rests on, and lists it', async () => {
    const file = plansCsv({ code: '61000001', text: TWO }, { code: '61000002', satker: ['400009', 'LOKA CONTOH METRO'] });
    const saved = await committed(office.organiser, event.id, { bytes: file });
    const bag = (await demandsOf()).find((demand) => demand.name === 'Tas kain') as DemandView;
    const officer = await office.officer(event.id, bag.agencyId);
    await officer.must(officer.patch(`demands/${bag.id}`, 1, { quantity: 40 }));
    const undone = await undo(saved);
    expect(undone.kept.map(({ table, id, row, reason }) => [table, id, row, reason])).toEqual([
      ['demands', bag.id, 2, 'edited_since'],
      ['packages', bag.packageId, 2, 'in_use'],
      ['agencies', bag.agencyId, null, 'in_use'],
    ]);
    expect((await packagesOf()).map((pack) => pack.rupCode)).toEqual(['61000001']);
    expect((await demandsOf()).map((demand) => [demand.name, demand.quantity])).toEqual([['Tas kain', 40]]);
    expect((await agenciesOf()).map((agency) => agency.satkerCode)).toEqual(['400001']);
    expect((await officer.get(`demands/${bag.id}`)).status).toBe(200);
    // what stayed still counts as imported: the file finds it again, and the edit stands
    const again = await previewed(office.organiser, event.id, { bytes: file });
    expect(again.counts).toMatchObject({ created: 1, updated: 1 });
  });

  it('keeps what something was signed on', async () => {
    const saved = await committed(office.organiser, event.id, { bytes: plansCsv({ code: '61000001', text: TWO }) });
    const plaque = (await demandsOf()).find((demand) => demand.name === 'Plakat') as DemandView;
    await server.app.get(Counters).add(new Map([[demandCounter(plaque.id), 5], [packageCounter(plaque.packageId), 1_250_000]])); // prettier-ignore
    const undone = await undo(saved);
    expect(undone.kept.map(({ table, reason }) => [table, reason])).toEqual([
      ['demands', 'in_use'],
      ['packages', 'in_use'],
      ['agencies', 'in_use'],
    ]);
    expect((await demandsOf()).map((demand) => demand.name)).toEqual(['Plakat']);
  });

  it('puts back what it changed, withdrew, cancelled and replaced', async () => {
    const before = [{ code: '61000001', pagu: '9000000', text: TWO }, { code: '61000002' }, { code: '61000003' }];
    const first = await committed(office.organiser, event.id, { bytes: plansCsv(...before) });
    const [packs, demands] = [await packagesOf(), await demandsOf()];
    const second = await committed(office.organiser, event.id, {
      bytes: plansCsv(
        { code: '61000001', pagu: '12000000', name: 'Lain', text: '1. Plakat ( 25, buah, @ 250000 )' },
        { code: '61000002', deleted: true },
        { code: '61000004', replaces: '61000003', satker: ['400009', 'LOKA CONTOH METRO'] },
      ),
    });
    expect(second.counts).toMatchObject({ updated: 1, cancelled: 1, created: 1 });
    expect((await demandsOf()).map((demand) => demand.quantity)).toEqual([25, 20, 20, 20]);
    expect((await undo(second)).kept).toEqual([]);
    const bare = (rows: readonly { version: number }[]) => rows.map(({ version: _version, ...row }) => row);
    expect(bare(await packagesOf())).toEqual(bare(packs));
    expect(bare(await demandsOf())).toEqual(bare(demands));
    expect((await agenciesOf()).map((agency) => agency.satkerCode)).toEqual(['400001']);
    expect((await previewed(office.organiser, event.id, { bytes: plansCsv(...before) })).counts.unchanged).toBe(3);
    // and the one before can be taken back as well
    expect((await undo(first)).kept).toEqual([]);
    expect([await packagesOf(), await demandsOf(), await agenciesOf()]).toEqual([[], [], []]);
  });

  it('does not put back a budget or a quantity that what was signed since has outgrown', async () => {
    await committed(office.organiser, event.id, { bytes: plansCsv({ code: '61000001', pagu: '5000000', text: '1. Plakat ( 20, buah, @ 250000 )' }) });
    const second = await committed(office.organiser, event.id, { bytes: plansCsv({ code: '61000001', pagu: '9000000', text: '1. Plakat ( 36, buah, @ 250000 )' }) });
    const [plaque] = await demandsOf();
    await server.app.get(Counters).add(new Map([[demandCounter(plaque?.id as string), 30], [packageCounter(plaque?.packageId as string), 7_500_000]])); // prettier-ignore
    expect((await undo(second)).kept.map(({ table, reason }) => [table, reason])).toEqual([
      ['demands', 'in_use'],
      ['packages', 'in_use'],
    ]);
    expect([(await packagesOf())[0]?.pagu, (await demandsOf())[0]?.quantity]).toEqual([9_000_000, 36]);
  });

  it('holds a file back that would cut below what is signed, and says so', async () => {
    const file = (pagu: string, quantity: number) => plansCsv({ code: '61000001', pagu, text: `1. Plakat ( ${quantity}, buah, @ 250000 )` });
    await committed(office.organiser, event.id, { bytes: file('5000000', 20) });
    const [plaque] = await demandsOf();
    await server.app.get(Counters).add(new Map([[demandCounter(plaque?.id as string), 16], [packageCounter(plaque?.packageId as string), 4_000_000]])); // prettier-ignore
    const cut = await committed(office.organiser, event.id, { bytes: file('2500000', 10) });
    expect([cut.counts.unchanged, cut.keptRows]).toEqual([1, 1]);
    const less = await committed(office.organiser, event.id, { bytes: file('4000000', 16) });
    expect(less.counts.updated).toBe(1);
    expect([(await packagesOf())[0]?.pagu, (await demandsOf())[0]?.quantity]).toEqual([4_000_000, 16]);
  });

  it('of an import that a later one went over keeps what that one changed', async () => {
    const first = await committed(office.organiser, event.id, { bytes: plansCsv({ code: '61000001' }, { code: '61000002' }) });
    await committed(office.organiser, event.id, { bytes: plansCsv({ code: '61000001', pagu: '6000000' }) });
    const undone = await undo(first);
    expect(undone.kept.map(({ table, reason }) => [table, reason])).toEqual([
      ['packages', 'edited_since'],
      ['agencies', 'in_use'],
    ]);
    expect((await packagesOf()).map((pack) => pack.rupCode)).toEqual(['61000001']);
  });

  it('takes back what was staged, and restores what was staged before', async () => {
    const header = 'tahun_anggaran,nama_satker,kd_satker_str,order_id,rup_code,rup_name,status,total,shipping_fee';
    const order = (status: string) => `${header}\n2026,DINAS CONTOH,400001,01ARZ3NDEKTSV4RRFFQ69G5FAV,61000001,Suvenir,${status},5000000,0`;
    const staged = async () => (await database().query(`SELECT data FROM staged_records WHERE organiser_id = '${event.organiserId}'`)).map((row: { data: string }) => (JSON.parse(row.data) as { status: string }).status);
    const first = await committed(office.organiser, event.id, { bytes: order('ON_PROCESS') });
    expect([first.layout, first.counts.staged]).toEqual(['orders', 1]);
    const second = await committed(office.organiser, event.id, { bytes: order('COMPLETED') });
    expect([second.counts.updated, await staged()]).toEqual([1, ['COMPLETED']]);
    await undo(second);
    expect(await staged()).toEqual(['ON_PROCESS']);
    await undo(first);
    expect([await staged(), await packagesOf(), await agenciesOf()]).toEqual([[], [], []]);
  });

  it('is no longer possible once the event is closed', async () => {
    const saved = await committed(office.organiser, event.id, { bytes: plansCsv({ code: '61000001' }) });
    await office.move(event.id, 'start');
    await office.move(event.id, 'close');
    const refused = await office.organiser.post<{ code: string }>(`imports/${saved.id}/undo`);
    expect([refused.status, refused.body.code]).toEqual([409, 'stage_forbids']);
  });
});
