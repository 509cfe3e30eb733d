import { existsSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { ERRORS, type Problem } from '../../src/contract/errors.js';
import type { DemandView } from '../../src/demands/demand.view.js';
import type { PackageView } from '../../src/demands/package.view.js';
import type { EventView } from '../../src/events/event.view.js';
import { Config } from '../../src/platform/config/config.js';
import { startServer, type TestServer } from '../support/app.js';
import { allPages, HOSTILE_TEXTS as REFUSED_TEXTS, Office } from '../support/buyers.js';
import { onEachEngine } from '../support/engines.js';
import { HOSTILE_FILES, HOSTILE_TEXTS } from '../support/hostile-files.js';
import { committed, plansCsv, previewed, rowsOf, settled, upload } from '../support/importing.js';

onEachEngine('hostile imports', (engine) => {
  let server: TestServer;
  let office: Office;
  let event: EventView;
  beforeAll(async () => {
    server = await startServer(engine);
    office = await Office.found(server);
    event = await office.event('open');
  });
  afterAll(async () => {
    expect((await server.anonymous.get('/health/ready')).status).toBe(200);
    await server.stop();
  });

  const codeIn = (body: unknown) => (body as Problem).code;
  const kept = async () => {
    const database = server.app.get<DataSource>(getDataSourceToken());
    const counts = await Promise.all(['imports', 'files'].map(async (table) => Number((await database.query(`SELECT COUNT(*) AS n FROM ${table}`))[0].n)));
    const folder = server.app.get(Config).FILES_DIR;
    const stored = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()) : [];
    return [...counts, stored.length];
  };
  /** Sends a body as it is written here, in one part or none. */
  const sendRaw = (body: BodyInit, type: string) =>
    fetch(`${server.url}/api/v1/events/${event.id}/imports`, { method: 'POST', headers: { cookie: office.organiser.cookie ?? '', 'content-type': type }, body });

  it.each(HOSTILE_FILES.filter(({ refusal }) => refusal !== undefined).map((file) => [file.what, file] as const))('refuses %s, and keeps nothing of it', async (_what, file) => {
    const before = await kept();
    const answer = await upload(office.organiser, event.id, { bytes: file.bytes(), name: 'rencana.xlsx', type: 'application/vnd.ms-excel' });
    const problem = answer.body as unknown as Problem;
    expect([problem.code, answer.status >= 400 && answer.status < 500, problem.status]).toEqual([file.refusal, true, answer.status]);
    expect(Object.keys(ERRORS)).toContain(problem.code);
    expect(problem.detail.id).not.toContain('{');
    expect(await kept()).toEqual(before);
  });

  it.each(HOSTILE_FILES.filter(({ refusal }) => refusal === undefined).map((file) => [file.what, file] as const))('reads %s', async (_what, file) => {
    const view = await previewed(office.organiser, event.id, { bytes: file.bytes() });
    // made-up headers: what they are has to be said
    expect([view.state, view.problem?.code, view.columns.map((column) => column.title).slice(0, 2)]).toEqual(['failed', 'import_layout_unknown', ['NIB', 'Nama']]);
  });

  it.each([
    ['a picture by its type', 'image/png', 'foto.png'],
    ['a workbook by its type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'x.xlsx'],
    ['a script', 'text/javascript', 'x.js'],
    ['nothing', '', ''],
  ])('believes the bytes of a CSV that calls itself %s', async (_what, type, name) => {
    const view = await previewed(office.organiser, event.id, { bytes: plansCsv({ code: '61000001' }), type, name: name || 'x' });
    expect(view).toMatchObject({ state: 'ready', layout: 'rup_penyedia', counts: { rows: 1 } });
  });

  it.each<[string, BodyInit, string, number, string]>([
    ['JSON', '{"file":"x"}', 'application/json', 400, 'validation_failed'],
    ['a bare CSV', 'a,b\n1,2', 'text/csv', 415, 'unsupported_media_type'],
    ['a form without a boundary', 'x', 'multipart/form-data', 400, 'validation_failed'],
    ['a form cut short', '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nkd_rup', 'multipart/form-data; boundary=x', 400, 'validation_failed'],
    ['an empty form', '--x--\r\n', 'multipart/form-data; boundary=x', 400, 'validation_failed'],
    ['another kind of multipart', '--x--\r\n', 'multipart/mixed; boundary=x', 415, 'unsupported_media_type'],
  ])('refuses %s', async (_what, body, type, status, code) => {
    const before = await kept();
    const answer = await sendRaw(body, type);
    expect([answer.status, codeIn(await answer.json())]).toEqual([status, code]);
    expect(await kept()).toEqual(before);
  });

  it('refuses a form with two files, a file under another name, and fields nobody asked for', async () => {
    const before = await kept();
    const formOf = (...parts: [string, string | Blob, string?][]) => {
      const form = new FormData();
      for (const [name, value, file] of parts) {
        if (file === undefined) form.append(name, value as string);
        else form.append(name, value as Blob, file);
      }
      return fetch(`${server.url}/api/v1/events/${event.id}/imports`, { method: 'POST', headers: { cookie: office.organiser.cookie ?? '' }, body: form });
    };
    const csv = new Blob([plansCsv({ code: '61000001' })]);
    const answers = await Promise.all([
      formOf(['file', csv, 'a.csv'], ['file', csv, 'b.csv']),
      formOf(['upload', csv, 'a.csv']),
      formOf(['file', 'kd_rup,pagu']),
      formOf(['file', csv, 'a.csv'], ['state', 'committed']),
      formOf(['file', csv, 'a.csv'], ['organiserId', 'x']),
      formOf(['file', csv, 'a.csv'], ['layout', 'rup_penyedia'], ['layout', 'umkm']),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([400, 400, 400, 400, 400, 400]);
    expect(await kept()).toEqual(before);
    expect((await formOf(['file', csv, 'a.csv'], ['__proto__', 'x'], ['__proto__[isAdmin]', 'x'])).status).toBeLessThan(500);
    expect(({} as { isAdmin?: string }).isAdmin).toBeUndefined();
  });

  it.each([
    ['layout', 'rup'],
    ['layout', 'constructor'],
    ['columnMap', '{'],
    ['columnMap', '[]'],
    ['columnMap', '"name"'],
    ['columnMap', '{"name":-1}'],
    ['columnMap', '{"name":1.5}'],
    ['columnMap', '{"name":60}'],
    ['columnMap', '{"name":{"a":1}}'],
    ['columnMap', '{"__proto__":1}'],
    ['columnMap', '{"name":1,"name":2}'],
    ['columnMap', `{"${'x'.repeat(200)}":1}`],
    ['columnMap', `{${Array.from({ length: 200 }, (_, i) => `"f${i}":1`).join(',')}}`],
  ])('refuses %s %s', async (field, value) => {
    const answer = await upload(office.organiser, event.id, { bytes: plansCsv({ code: '61000001' }), fields: { [field]: value } });
    expect([answer.status, codeIn(answer.body)]).toEqual([400, 'validation_failed']);
  });

  it('does not choke on many at once: some wait their turn, the rest are told to come back', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => upload(office.organiser, event.id, { bytes: plansCsv({ code: String(62_000_000 + i) }) })));
    const codes = answers.filter((answer) => answer.status !== 202).map((answer) => [answer.status, codeIn(answer.body)]);
    expect(codes.every(([status, code]) => status === 429 && code === 'too_many_requests')).toBe(true);
    for (const { status, body } of answers) if (status === 202) expect((await settled(office.organiser, body.id)).state).toBe('ready');
  });

  describe('texts in cells', () => {
    it.each(HOSTILE_TEXTS.map(({ what, written, shown }) => [what, written, shown] as const))('%s are saved as a person sees them', async (_what, written, shown) => {
      const own = await Office.found(server);
      const day = await own.event('open');
      const saved = await committed(own.organiser, day.id, { bytes: Buffer.from(plansCsv({ code: '61000001', name: written }), 'utf8') });
      expect(saved.counts.created).toBe(1);
      const [pack] = await allPages<PackageView>(own.organiser, `events/${day.id}/packages`, 9);
      // bytes of UTF-8 cannot carry half a character: it arrives as the sign for one that cannot be read
      expect(pack?.name.replaceAll('\ufffd', '')).toBe(shown.replace('Tapis !', 'Tapis !'));
    });

    it('of amounts and dates that no plan has are refused by name', async () => {
      const wrong: [string, string][] = [
        ['-1', 'number_negative'],
        ['1e309', 'number_exponent'],
        ['NaN', 'number_unreadable'],
        ['0x10', 'number_unreadable'],
        ['9007199254740993', 'number_too_large'],
        ['１２', 'number_foreign_digits'],
      ];
      const view = await previewed(office.organiser, event.id, { bytes: plansCsv(...wrong.map(([pagu], i) => ({ code: String(63_000_000 + i), pagu }))) });
      const rows = await rowsOf(office.organiser, view.id);
      expect(rows.map((row) => [row.state, row.reason?.split('_')[0]])).toEqual(wrong.map(() => ['wrong', 'number']));
      expect(view.counts).toMatchObject({ rows: 6, created: 0, refused: 6 });
    });

    it('of lines worth more than there is money are refused, and the rest is saved', async () => {
      const own = await Office.found(server);
      const day = await own.event('open');
      const saved = await committed(own.organiser, day.id, {
        bytes: plansCsv({ code: '61000001', text: '1. Plakat ( 9000000000, buah, @ 9000000000000 )' }, { code: '61000002' }),
      });
      expect(saved.counts).toMatchObject({ created: 1, refused: 1 });
      expect(saved.reasons).toEqual({ number_too_large: 1 });
      expect(await allPages<DemandView>(own.organiser, `events/${day.id}/demands`, 9)).toHaveLength(1);
    });
  });

  describe('corrections', () => {
    const patch = async (body: unknown) => {
      const view = await previewed(office.organiser, event.id, { bytes: plansCsv({ code: '61000001', pagu: 'x' }) });
      return office.organiser.send('PATCH', `imports/${view.id}/rows/2`, body);
    };

    it.each([
      [{ cells: 'pagu' }],
      [{ cells: ['pagu'] }],
      [{ cells: { pagu: 20 } }],
      [{ cells: { pagu: null } }],
      [{ cells: { pagu: 'x'.repeat(5_000) } }],
      [{ cells: { rahasia: '1' } }],
      [{ cells: { 'lines.0.aside': 'x' } }],
      [{ cells: Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`f${i}`, 'x'])) }],
      [{ skip: 'yes' }],
      [{ state: 'committed' }],
      [{ cells: { pagu: '1' }, role: 'organiser' }],
    ])('refuse %j', async (body) => {
      const answer = await patch(body);
      expect([answer.status, codeIn(answer.body)]).toEqual([400, 'validation_failed']);
    });

    it.each(REFUSED_TEXTS.filter((text) => typeof text === 'string').map((text) => [JSON.stringify(text).slice(0, 40), text]))('refuse the text %s', async (_shown, text) => {
      expect((await patch({ cells: { name: text } })).status).toBe(400);
    });

    it('that cannot be read either are a problem of their own', async () => {
      const answer = await patch({ cells: { pagu: '2O', 'lines.9.quantity': '5' } });
      expect(answer.body).toMatchObject({ state: 'wrong', reason: 'number_letter' });
    });
  });
});
