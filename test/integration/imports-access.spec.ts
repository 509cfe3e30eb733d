import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { EventView } from '../../src/events/event.view.js';
import type { ImportView } from '../../src/imports/import.view.js';
import { startServer, type TestServer } from '../support/app.js';
import { Office } from '../support/buyers.js';
import type { Answer, Client } from '../support/client.js';
import { onEachEngine } from '../support/engines.js';
import { commit, plansCsv, previewed, upload } from '../support/importing.js';

onEachEngine('who may import', (engine) => {
  let server: TestServer;
  let office: Office;
  let event: EventView;
  let view: ImportView;
  beforeAll(async () => {
    server = await startServer(engine);
    office = await Office.found(server);
    event = await office.event('open');
    view = await previewed(office.organiser, event.id, { bytes: plansCsv({ code: '61000001' }) });
  });
  afterAll(() => server.stop());

  /** Everything that can be asked about one import. */
  const askAll = async (client: Client): Promise<number[]> => {
    const answers: Answer<unknown>[] = [
      await upload(client, event.id, { bytes: plansCsv({ code: '61000002' }) }),
      await client.get(`events/${event.id}/imports`),
      await client.get(`imports/${view.id}`),
      await client.get(`imports/${view.id}/rows`),
      await client.send('PATCH', `imports/${view.id}`, {}),
      await client.send('PATCH', `imports/${view.id}/rows/2`, { skip: true }),
      await client.post(`imports/${view.id}/commit`),
      await client.post(`imports/${view.id}/undo`),
    ];
    return answers.map((answer) => answer.status);
  };
  const all = (status: number) => Array<number>(8).fill(status);

  it('is for the organiser alone: officers, sellers, the desk and the auditor are refused', async () => {
    const agency = await office.agency(event.id);
    for (const client of [await office.officer(event.id, agency.id, 'PA'), await office.seller(event.id), await office.staff(event.id, 'desk'), await office.staff(event.id, 'auditor')]) {
      expect(await askAll(client)).toEqual(all(403));
    }
    expect(await askAll(server.anonymous)).toEqual(all(401));
  });

  it('keeps another trade office out, and leaves everything as it was', async () => {
    const stranger = await Office.found(server, 'Dinas Lain');
    expect(await askAll(stranger.organiser)).toEqual(all(403));
    expect((await office.organiser.get<ImportView>(`imports/${view.id}`)).body).toEqual(view);
    expect((await office.organiser.get<{ items: unknown[] }>(`events/${event.id}/imports`)).body.items).toHaveLength(1);
  });

  it('never finds the packages of another trade office', async () => {
    const stranger = await Office.found(server, 'Dinas Lain');
    const theirs = await stranger.event('open');
    const file = { bytes: plansCsv({ code: '61000009' }) };
    await commit(stranger.organiser, (await previewed(stranger.organiser, theirs.id, file)).id);
    expect((await previewed(office.organiser, event.id, file)).counts).toMatchObject({ created: 1, unchanged: 0 });
  });

  it('knows no import, row or template that does not exist', async () => {
    const none = '01890000-0000-7000-8000-000000000000';
    const paths = [`imports/${none}`, `imports/${none}/rows`, `events/${none}/imports`, 'imports/templates/rup_penyedia', 'imports/templates/..%2f..%2fetc'];
    for (const path of paths) expect([path, (await office.organiser.get(path)).status]).toEqual([path, 404]);
    for (const row of ['1', '99', '0', '-1', '1.5', 'x', '99999999']) {
      expect([row, (await office.organiser.send('PATCH', `imports/${view.id}/rows/${row}`, { skip: true })).status]).toEqual([row, 404]);
    }
    expect((await upload(office.organiser, none, { bytes: plansCsv({ code: '61000001' }) })).status).toBe(404);
  });

  it.each(['umkm', 'products', 'offers', 'demands'])('gives everybody who is signed in the template of %s', async (layout) => {
    const get = (format: string) => fetch(`${server.url}/api/v1/imports/templates/${layout}${format}`, { headers: { cookie: office.organiser.cookie ?? '' } });
    const csv = await get('');
    expect([csv.status, csv.headers.get('content-type'), csv.headers.get('content-disposition')]).toEqual([200, 'text/csv; charset=utf-8', `attachment; filename="tapis-${layout}.csv"`]);
    const bytes = new Uint8Array(await csv.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const xlsx = await get('?format=xlsx');
    const workbook = new Uint8Array(await xlsx.arrayBuffer());
    expect([xlsx.status, String.fromCharCode(...workbook.subarray(0, 2))]).toEqual([200, 'PK']);
    expect((await get('?format=pdf')).status).toBe(400);
    expect((await fetch(`${server.url}/api/v1/imports/templates/${layout}`)).status).toBe(401);
    // an empty template is a file like any other: nothing in it is a row
    for (const file of [bytes, workbook]) {
      const empty = await previewed(office.organiser, event.id, { bytes: file });
      expect([empty.state, empty.layout, empty.counts.rows]).toEqual(['ready', layout, 0]);
    }
  });

  it('takes no file, and saves none, once the event is closed', async () => {
    const closed = await office.event('open', 'start', 'close');
    const refused = await upload(office.organiser, closed.id, { bytes: plansCsv({ code: '61000003' }) });
    expect([refused.status, (refused.body as unknown as { code: string }).code]).toEqual([409, 'stage_forbids']);
    const open = await office.event('open');
    const waiting = await previewed(office.organiser, open.id, { bytes: plansCsv({ code: '61000003' }) });
    for (const action of ['start', 'close'] as const) await office.move(open.id, action);
    const late = await office.organiser.post<{ code: string }>(`imports/${waiting.id}/commit`);
    expect([late.status, late.body.code]).toEqual([409, 'stage_forbids']);
  });
});
