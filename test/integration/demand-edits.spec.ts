import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demandCounter } from '../../src/counters/counter-ids.js';
import { Counters } from '../../src/counters/counters.service.js';
import type { DemandView } from '../../src/demands/demand.view.js';
import { Demands } from '../../src/demands/demands.service.js';
import { startServer, type TestServer } from '../support/app.js';
import { allPages, makeDemand, Office, outcome } from '../support/buyers.js';
import type { Client } from '../support/client.js';
import { onEachEngine } from '../support/engines.js';

onEachEngine('demands, edited and carried', (engine) => {
  let server: TestServer;
  let office: Office;
  let counters: Counters;
  beforeAll(async () => {
    server = await startServer(engine);
    office = await Office.found(server);
    counters = server.app.get(Counters);
  });
  afterAll(() => server.stop());

  const read = (client: Client, id: string) => client.must(client.get<DemandView>(`demands/${id}`));
  const commit = async (id: string, units: number) => {
    await counters.add(new Map([[demandCounter(id), units]]));
    await server.app.get(Demands).settle([id]);
  };
  const counterOf = async (id: string) => (await counters.find([demandCounter(id)])).get(demandCounter(id));

  describe('editing one', () => {
    it('moves the limit of its counter with the quantity', async () => {
      const { event, officer } = await office.scene();
      const demand = await makeDemand(officer, event.id);
      const saved = await officer.patch<DemandView>(`demands/${demand.id}`, 1, {
        quantity: 500,
        unitCeiling: null,
        splittable: false,
      });
      expect(saved.body).toMatchObject({
        quantity: 500,
        limitBase: 500,
        unitCeiling: null,
        splittable: false,
        valueBand: null,
        version: 2,
      });
      expect((await counterOf(demand.id))?.limit).toBe(500);
      expect((await officer.patch<DemandView>(`demands/${demand.id}`, 2, { splittable: true })).body.splittable).toBe(
        true,
      );
    });

    it('refuses a quantity below what is committed, and to forget it', async () => {
      const { event, officer } = await office.scene();
      const demand = await makeDemand(officer, event.id);
      await commit(demand.id, 150);
      for (const quantity of [149, null]) {
        const refused = await officer.patch(`demands/${demand.id}`, 1, { quantity });
        expect(outcome(refused)).toEqual([422, 'limit_below_committed']);
        expect(refused.body).toMatchObject({ params: { committed: 150 } });
      }
      expect(await read(officer, demand.id)).toMatchObject({ quantity: 200, remaining: 50, version: 1 });
    });

    it('is fulfilled when all is committed, and open again when more is wanted', async () => {
      const { event, officer } = await office.scene();
      const demand = await makeDemand(officer, event.id);
      await commit(demand.id, 150);
      expect((await officer.patch<DemandView>(`demands/${demand.id}`, 1, { quantity: 150 })).body).toMatchObject({
        status: 'fulfilled',
        remaining: 0,
      });
      expect((await officer.patch<DemandView>(`demands/${demand.id}`, 2, { quantity: 151 })).body).toMatchObject({
        status: 'open',
        remaining: 1,
      });
    });

    it('keeps an open edit good while something is signed', async () => {
      const { event, officer } = await office.scene();
      const demand = await makeDemand(officer, event.id);
      await commit(demand.id, 200);
      expect(await read(officer, demand.id)).toMatchObject({ status: 'fulfilled', version: 1 });
      expect((await officer.patch(`demands/${demand.id}`, 1, { place: 'Aula' })).status).toBe(200);
    });

    it('freezes the unit, the shelf and the package once something is committed', async () => {
      const { event, officer } = await office.scene();
      const demand = await makeDemand(officer, event.id);
      const other = await makeDemand(officer, event.id);
      const changes = { unitId: 'box', categoryId: 'nasi-kotak', packageId: other.packageId };
      const moved = await officer.patch<DemandView>(`demands/${demand.id}`, 1, changes);
      expect(moved.body).toMatchObject(changes);
      await commit(demand.id, 1);
      for (const [field, value] of Object.entries({
        unitId: 'kotak',
        categoryId: 'snack-box',
        packageId: demand.packageId,
      })) {
        const refused = await officer.patch(`demands/${demand.id}`, 2, { [field]: value });
        expect([...outcome(refused), (refused.body as { params: unknown }).params]).toEqual([
          409,
          'frozen_by_commitments',
          { what: field },
        ]);
      }
      expect((await officer.patch(`demands/${demand.id}`, 2, { unitId: 'box', name: 'Nama lain' })).status).toBe(200);
    });

    it('moves to a package of the same agency only', async () => {
      const { event, officer } = await office.scene();
      const demand = await makeDemand(officer, event.id);
      const other = await office.agency(event.id);
      const theirs = await makeDemand(office.organiser, event.id, {
        package: { agencyId: other.id, name: 'X', pagu: 1 },
      });
      expect(outcome(await officer.patch(`demands/${demand.id}`, 1, { packageId: theirs.packageId }))).toEqual([
        422,
        'package_of_other_agency',
      ]);
    });

    it('refuses a stale version and a missing one', async () => {
      const { event, officer } = await office.scene();
      const demand = await makeDemand(officer, event.id);
      await officer.patch(`demands/${demand.id}`, 1, { name: 'Satu' });
      expect(outcome(await officer.patch(`demands/${demand.id}`, 1, { name: 'Dua' }))).toEqual([
        412,
        'version_conflict',
      ]);
      expect(outcome(await officer.send('PATCH', `demands/${demand.id}`, { name: 'Tiga' }))).toEqual([
        428,
        'if_match_required',
      ]);
      expect((await officer.get<DemandView>(`demands/${demand.id}`)).headers.get('etag')).toBe('"2"');
    });

    it('lets one of ten edits at once through', async () => {
      const { event, officer } = await office.scene();
      const demand = await makeDemand(officer, event.id);
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, i) => officer.patch(`demands/${demand.id}`, 1, { quantity: 300 + i })),
      );
      expect(answers.map((a) => a.status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 412)]);
      const stands = await read(officer, demand.id);
      expect((await counterOf(demand.id))?.limit).toBe(stands.quantity);
    });
  });

  describe('taking one back', () => {
    it('removes it where nothing is committed', async () => {
      const { event, officer } = await office.scene();
      const demand = await makeDemand(officer, event.id);
      expect((await officer.delete(`demands/${demand.id}`)).status).toBe(204);
      expect((await officer.get(`demands/${demand.id}`)).status).toBe(404);
      expect(await allPages(officer, `events/${event.id}/demands`, 10)).toEqual([]);
    });

    it('withdraws it where something is, and takes no edit after that', async () => {
      const { event, officer } = await office.scene();
      const demand = await makeDemand(officer, event.id);
      await commit(demand.id, 10);
      expect((await officer.delete(`demands/${demand.id}`)).status).toBe(204);
      expect(await read(officer, demand.id)).toMatchObject({ status: 'withdrawn', committedBase: 10, version: 2 });
      const later = await office.event();
      const answers = [
        await officer.patch(`demands/${demand.id}`, 2, { quantity: 900 }),
        await officer.delete(`demands/${demand.id}`),
        await officer.post(`demands/${demand.id}/carry`, { eventId: later.id }),
      ];
      expect(answers.map(outcome)).toEqual([1, 2, 3].map(() => [422, 'demand_closed']));
      await commit(demand.id, 190);
      expect((await read(officer, demand.id)).status).toBe('withdrawn');
    });
  });

  describe('carrying one to another event', () => {
    it('keeps its id and what is committed of it', async () => {
      const { event, agency, officer } = await office.scene('KL');
      const demand = await makeDemand(officer, event.id);
      await commit(demand.id, 40);
      for (const stage of ['start', 'close'] as const) await office.move(event.id, stage);
      const next = await office.event('open');
      const early = await officer.post(`demands/${demand.id}/carry`, { eventId: next.id });
      expect(outcome(early)).toEqual([422, 'not_participating']);
      await office.organiser.must(
        office.organiser.post(`events/${next.id}/agencies`, { name: agency.name, kind: 'KL' }),
      );
      const carried = await officer.post<DemandView>(`demands/${demand.id}/carry`, { eventId: next.id });
      expect([carried.status, carried.body]).toEqual([
        201,
        expect.objectContaining({ id: demand.id, eventId: next.id, committedBase: 40, remaining: 160, version: 2 }),
      ]);
      expect(await allPages(office.organiser, `events/${event.id}/demands`, 10)).toEqual([]);
      expect((await officer.patch<DemandView>(`demands/${demand.id}`, 2, { quantity: 250 })).body.remaining).toBe(210);
    });

    it('refuses a closed event and one of another trade office', async () => {
      const { event, officer } = await office.scene();
      const demand = await makeDemand(officer, event.id);
      const closed = await office.event('archive');
      const foreign = await (await Office.found(server, 'Dinas Lain')).event('open');
      expect(outcome(await officer.post(`demands/${demand.id}/carry`, { eventId: closed.id }))).toEqual([
        409,
        'stage_forbids',
      ]);
      expect(outcome(await officer.post(`demands/${demand.id}/carry`, { eventId: foreign.id }))).toEqual([
        404,
        'not_found',
      ]);
    });
  });
});
