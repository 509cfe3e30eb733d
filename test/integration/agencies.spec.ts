import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AgencyView, LinkedAgencyView, OfficerView } from '../../src/agencies/agency.view.js';
import { Agencies } from '../../src/agencies/agencies.service.js';
import { Events } from '../../src/events/events.service.js';
import { startServer, type TestServer } from '../support/app.js';
import { allPages, FOREIGN_FIELDS, HOSTILE_TEXTS, makeDemand, Office } from '../support/buyers.js';
import { codeOf } from '../support/client.js';
import { onEachEngine } from '../support/engines.js';

onEachEngine('agencies', (engine) => {
  let server: TestServer;
  let office: Office;
  beforeAll(async () => {
    server = await startServer(engine);
    office = await Office.found(server);
  });
  afterAll(() => server.stop());

  const post = (eventId: string, body: unknown) =>
    office.organiser.post<LinkedAgencyView>(`events/${eventId}/agencies`, body);

  describe('taking part', () => {
    it('makes an agency and lets it take part', async () => {
      const event = await office.event();
      const answer = await post(event.id, {
        name: '  Kanwil   Agama ',
        kind: 'INSTANSI_VERTIKAL',
        satkerCode: '418666',
        klpdName: 'Kementerian Agama',
        regencyCode: '18.71',
      });
      expect(answer.status).toBe(201);
      expect(answer.body).toMatchObject({
        name: 'Kanwil Agama',
        satkerCode: '418666',
        regencyCode: '18.71',
        sample: false,
        participation: { state: 'confirmed' },
        outcome: 'created',
        version: 1,
      });
    });

    it('links the same satker code into another event and keeps the fields it has', async () => {
      const [first, second] = [await office.event(), await office.event()];
      const made = (await post(first.id, { name: 'Balai Bahasa', kind: 'INSTANSI_VERTIKAL', satkerCode: '418667' }))
        .body;
      const linked = await post(second.id, { name: 'BALAI BAHASA LAMPUNG', kind: 'KL', satkerCode: '418667' });
      expect(linked.status).toBe(201);
      expect(linked.body).toEqual({ ...made, outcome: 'linked' });
      const again = await post(second.id, { name: 'apa saja', kind: 'KL', satkerCode: '418667' });
      expect(again.body.id).toBe(made.id);
      expect(await allPages<AgencyView>(office.organiser, `events/${second.id}/agencies`, 10)).toHaveLength(1);
    });

    it('links by the exact name where there is no code, and by nothing less', async () => {
      const event = await office.event();
      const made = (await post(event.id, { name: 'Pekon Sukamaju', kind: 'DESA' })).body;
      expect((await post(event.id, { name: 'PEKON  SUKAMAJU', kind: 'DESA' })).body).toMatchObject({
        id: made.id,
        outcome: 'linked',
      });
      expect((await post(event.id, { name: 'Pekon Sukamaj', kind: 'DESA' })).body).toMatchObject({
        outcome: 'created',
      });
    });

    it('never links to an agency of another trade office', async () => {
      const event = await office.event();
      const other = await Office.found(server, 'Dinas Provinsi Lain');
      const theirs = await other.agency((await other.event()).id, { satkerCode: '418670' });
      const ours = (await post(event.id, { name: 'Kanwil Kami', kind: 'KL', satkerCode: '418670' })).body;
      expect(ours.outcome).toBe('created');
      expect(ours.id).not.toBe(theirs.id);
    });

    it('makes one agency of two requests at once', async () => {
      const event = await office.event();
      const body = { name: 'Lapas Rajabasa', kind: 'INSTANSI_VERTIKAL', satkerCode: '418671' };
      const answers = await Promise.all([1, 2, 3, 4, 5].map(() => post(event.id, body)));
      expect(answers.map((a) => a.status)).toEqual([201, 201, 201, 201, 201]);
      expect(new Set(answers.map((a) => a.body.id)).size).toBe(1);
      expect(answers.filter((a) => a.body.outcome === 'created')).toHaveLength(1);
    });

    it('links a whole file in one write, one answer for each row', async () => {
      const event = await server.app.get(Events).get((await office.event()).id);
      const row = (name: string, satkerCode: string | null) => ({
        name,
        satkerCode,
        kind: 'KL' as const,
        klpdCode: null,
        klpdName: null,
        regencyCode: null,
        address: null,
        sample: true,
      });
      const rows = Array.from({ length: 700 }, (_, i) =>
        row(`Satker ${i % 350}`, i % 2 === 0 ? String(500_000 + (i % 350)) : null),
      );
      const linked = await server.app.get(Agencies).linkMany(event, rows);
      expect(linked).toHaveLength(700);
      expect(new Set(linked.map((l) => l.agency.id)).size).toBe(350);
      expect(linked.map((l) => l.agency.name)).toEqual(rows.map((r) => r.name));
    });
  });

  describe('lists', () => {
    it('pages by name without repeats, and filters by kind and part of the name', async () => {
      const event = await office.event();
      const names = ['delta', 'Alfa', 'charlie 100%', 'Bravo', 'Echo_1'];
      for (const name of names) await office.agency(event.id, { name, kind: name === 'Alfa' ? 'BUMN' : 'DESA' });
      const path = `events/${event.id}/agencies`;
      const seen = (await allPages<AgencyView>(office.organiser, path, 2)).map((a) => a.name);
      expect(seen).toEqual(['Alfa', 'Bravo', 'charlie 100%', 'delta', 'Echo_1']);
      const found = async (query: string) =>
        (await allPages<AgencyView>(office.organiser, `${path}?${query}`, 10)).map((a) => a.name);
      expect(await found('kind=BUMN')).toEqual(['Alfa']);
      expect(await found('q=ALF')).toEqual(['Alfa']);
      expect(await found('q=%25')).toEqual(['charlie 100%']);
      expect(await found('q=_')).toEqual(['Echo_1']);
      expect(await found(`q=${encodeURIComponent("'; DROP TABLE agencies; --")}`)).toEqual([]);
    });

    it.each([
      'limit=0',
      'limit=101',
      'limit=1.5',
      'limit=abc',
      'kind=KEMENTERIAN',
      'cursor=%7B%7D',
      'q=a&q=b',
      'sort=name',
    ])('refuses ?%s', async (query) => {
      const event = await office.event();
      const answer = await office.organiser.get(`events/${event.id}/agencies?${query}`);
      expect(answer.status).toBe(400);
    });
  });

  describe('edits', () => {
    it('saves an edit from the version that was read, and refuses one from an older', async () => {
      const agency = await office.agency((await office.event()).id);
      const saved = await office.organiser.patch<AgencyView>(`agencies/${agency.id}`, 1, {
        name: 'Nama Baru',
        kind: 'BUMN',
        satkerCode: null,
      });
      expect(saved.body).toMatchObject({ name: 'Nama Baru', kind: 'BUMN', version: 2 });
      const stale = await office.organiser.patch(`agencies/${agency.id}`, 1, { name: 'Terlambat' });
      expect([stale.status, codeOf(stale)]).toEqual([412, 'version_conflict']);
      const blind = await office.organiser.send('PATCH', `agencies/${agency.id}`, { name: 'Tanpa versi' });
      expect([blind.status, codeOf(blind)]).toEqual([428, 'if_match_required']);
      const read = await office.organiser.get<AgencyView>(`agencies/${agency.id}`);
      expect([read.body.name, read.headers.get('etag')]).toEqual(['Nama Baru', '"2"']);
    });

    it('lets an officer correct the address, but not the kind and the codes', async () => {
      const event = await office.event();
      const agency = await office.agency(event.id);
      const officer = await office.officer(event.id, agency.id);
      expect(
        (
          await officer.patch<AgencyView>(`agencies/${agency.id}`, 1, {
            address: 'Jl. Radin Intan',
            kind: 'INSTANSI_VERTIKAL',
          })
        ).body.address,
      ).toBe('Jl. Radin Intan');
      for (const change of [{ kind: 'SWASTA' }, { satkerCode: '418680' }, { klpdCode: 'K1' }]) {
        const refused = await officer.patch(`agencies/${agency.id}`, 2, change);
        expect([refused.status, codeOf(refused)]).toEqual([403, 'not_allowed']);
      }
    });

    it('refuses a satker code that another agency has', async () => {
      const event = await office.event();
      await office.agency(event.id, { satkerCode: '418681' });
      const agency = await office.agency(event.id);
      const refused = await office.organiser.patch(`agencies/${agency.id}`, 1, { satkerCode: '418681' });
      expect([refused.status, codeOf(refused)]).toEqual([409, 'already_exists']);
    });

    it('removes an agency that holds nothing, and keeps one with packages', async () => {
      const event = await office.event();
      const [idle, busy] = [await office.agency(event.id), await office.agency(event.id)];
      await makeDemand(office.organiser, event.id, { package: { agencyId: busy.id, name: 'Rapat', pagu: 1_000_000 } });
      expect((await office.organiser.delete(`agencies/${idle.id}`)).status).toBe(204);
      expect((await office.organiser.get(`agencies/${idle.id}`)).status).toBe(404);
      expect(await allPages<AgencyView>(office.organiser, `events/${event.id}/agencies`, 10)).toHaveLength(1);
      const refused = await office.organiser.delete(`agencies/${busy.id}`);
      expect([refused.status, codeOf(refused)]).toEqual([409, 'still_in_use']);
    });

    it('makes a removed agency anew', async () => {
      const event = await office.event();
      const gone = await office.agency(event.id, { satkerCode: '418682' });
      await office.organiser.delete(`agencies/${gone.id}`);
      const anew = (await post(event.id, { name: 'Anew', kind: 'KL', satkerCode: '418682' })).body;
      expect([anew.outcome, anew.id === gone.id]).toEqual(['created', false]);
    });
  });

  describe('who may', () => {
    it('shows agencies to whoever takes part, and lets the organiser alone make and remove them', async () => {
      const event = await office.event('open');
      const agency = await office.agency(event.id);
      const [officer, seller, desk, auditor] = [
        await office.officer(event.id, agency.id),
        await office.seller(event.id),
        await office.staff(event.id, 'desk'),
        await office.staff(event.id, 'auditor'),
      ];
      for (const client of [officer, seller, desk, auditor]) {
        expect((await client.get(`events/${event.id}/agencies`)).status).toBe(200);
        expect((await client.get(`agencies/${agency.id}`)).status).toBe(200);
        expect((await client.post(`events/${event.id}/agencies`, { name: 'X', kind: 'KL' })).status).toBe(403);
        expect((await client.delete(`agencies/${agency.id}`)).status).toBe(403);
      }
      expect((await seller.patch(`agencies/${agency.id}`, 1, { name: 'X' })).status).toBe(403);
      expect((await server.anonymous.get(`events/${event.id}/agencies`)).status).toBe(401);
    });

    it('shows officers to the organiser, the desk and the agency itself', async () => {
      const event = await office.event('open');
      const [agency, other] = [await office.agency(event.id), await office.agency(event.id)];
      const officer = await office.officer(event.id, agency.id, 'KPA');
      const officers = await officer.must(officer.get<{ items: OfficerView[] }>(`agencies/${agency.id}/officers`));
      expect(officers.items).toEqual([expect.objectContaining({ name: 'Budi Santoso', office: 'KPA', to: null })]);
      const statuses = await Promise.all(
        [
          office.organiser,
          await office.staff(event.id, 'desk'),
          await office.officer(event.id, other.id),
          await office.seller(event.id),
          await office.staff(event.id, 'auditor'),
        ].map(async (client) => (await client.get(`agencies/${agency.id}/officers`)).status),
      );
      expect(statuses).toEqual([200, 200, 403, 403, 403]);
    });

    it('keeps strangers out: another trade office, another event, another agency', async () => {
      const event = await office.event('open');
      const [agency, other] = [await office.agency(event.id), await office.agency(event.id)];
      const stranger = await Office.found(server, 'Dinas Lain');
      const elsewhere = await office.event('open');
      const away = await office.officer(elsewhere.id, (await office.agency(elsewhere.id)).id);
      for (const client of [stranger.organiser, away, await office.staff(elsewhere.id, 'desk')]) {
        expect((await client.get(`events/${event.id}/agencies`)).status).toBe(403);
        expect((await client.get(`agencies/${agency.id}`)).status).toBe(403);
      }
      const officer = await office.officer(event.id, other.id);
      expect((await officer.patch(`agencies/${agency.id}`, 1, { name: 'X' })).status).toBe(403);
      expect((await office.organiser.get(`agencies/01890000-0000-7000-8000-000000000000`)).status).toBe(404);
    });

    it('takes no new agency once the event is closed', async () => {
      const event = await office.event('open', 'start', 'close');
      const refused = await post(event.id, { name: 'Terlambat', kind: 'KL' });
      expect([refused.status, codeOf(refused)]).toEqual([409, 'stage_forbids']);
    });
  });

  describe('hostile input', () => {
    it.each(HOSTILE_TEXTS.map((value) => [JSON.stringify(value).slice(0, 40), value]))(
      'refuses the name %s',
      async (_shown, name) => {
        const answer = await post((await office.event()).id, { name, kind: 'KL' });
        expect([answer.status, codeOf(answer)]).toEqual([400, 'validation_failed']);
      },
    );

    it.each(FOREIGN_FIELDS)('refuses the field %s', async (field) => {
      const answer = await post((await office.event()).id, { name: 'X', kind: 'KL', [field]: 1 });
      expect([answer.status, codeOf(answer)]).toEqual([400, 'validation_failed']);
    });

    it.each([
      [{ kind: 'KEMENTERIAN' }, 400, 'validation_failed'],
      [{ satkerCode: '12' }, 400, 'validation_failed'],
      [{ satkerCode: ['418666'] }, 400, 'validation_failed'],
      [{ regencyCode: '1871' }, 400, 'validation_failed'],
      [{ regencyCode: '99.99' }, 422, 'regency_unknown'],
      [{ name: '   ' }, 400, 'validation_failed'],
    ])('refuses %j', async (change, status, code) => {
      const answer = await post((await office.event()).id, { name: 'X', kind: 'KL', ...change });
      expect([answer.status, codeOf(answer)]).toEqual([status, code]);
    });

    it('keeps markup and formulas as the text they are', async () => {
      const name = '=HYPERLINK("x")<script>{{7*7}}</script>';
      expect((await post((await office.event()).id, { name, kind: 'KL' })).body.name).toBe(name);
    });
  });
});
