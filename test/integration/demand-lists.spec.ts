import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DemandView } from '../../src/demands/demand.view.js';
import { Demands, type NewDemand } from '../../src/demands/demands.service.js';
import { Packages } from '../../src/demands/packages.service.js';
import { startServer, type TestServer } from '../support/app.js';
import { aDemand, allPages, makeDemand, Office, outcome } from '../support/buyers.js';
import type { Client } from '../support/client.js';
import { onEachEngine } from '../support/engines.js';

onEachEngine('demands, who sees what', (engine) => {
  let server: TestServer;
  let office: Office;
  beforeAll(async () => {
    server = await startServer(engine);
    office = await Office.found(server);
  });
  afterAll(() => server.stop());

  describe('ceilings', () => {
    it('never reach a seller, the desk, an auditor or another agency, in no list and no view', async () => {
      const { event, officer } = await office.scene();
      const secret = 23_457;
      const demand = await makeDemand(officer, event.id, {
        unitCeiling: secret,
        package: { name: 'Rapat', pagu: 87_654_321 },
      });
      const others = [
        await office.seller(event.id),
        await office.staff(event.id, 'desk'),
        await office.staff(event.id, 'auditor'),
        await office.officer(event.id, (await office.agency(event.id)).id),
      ];
      for (const client of others) {
        const shown = [
          await client.must(client.get<DemandView>(`demands/${demand.id}`)),
          ...(await allPages<DemandView>(client, `events/${event.id}/demands`, 5)),
        ];
        expect(shown).toHaveLength(2);
        for (const view of shown) {
          expect(view).toMatchObject({
            quantity: 200,
            unitCeiling: null,
            committedBase: null,
            limitBase: null,
            remaining: null,
            valueBand: { from: 2_500_000, to: 5_000_000 },
          });
          expect(JSON.stringify(view)).not.toMatch(/23457|87654321|4691400/);
        }
      }
    });

    it('are shown to the own agency and the organiser in a list where others’ are hidden', async () => {
      const { event, officer, agency } = await office.scene();
      const other = await office.agency(event.id);
      await makeDemand(officer, event.id);
      await makeDemand(office.organiser, event.id, { package: { agencyId: other.id, name: 'X', pagu: 1 } });
      const ceilings = async (client: Client) =>
        new Map(
          (await allPages<DemandView>(client, `events/${event.id}/demands`, 10)).map((d) => [
            d.agencyId,
            d.unitCeiling,
          ]),
        );
      expect(await ceilings(officer)).toEqual(
        new Map([
          [agency.id, 25_000],
          [other.id, null],
        ]),
      );
      expect(await ceilings(office.organiser)).toEqual(
        new Map([
          [agency.id, 25_000],
          [other.id, 25_000],
        ]),
      );
    });
  });

  describe('lists', () => {
    it('page without repeats while rows are added, and filter by agency, shelf and status', async () => {
      const { event, officer, agency } = await office.scene();
      const other = await office.agency(event.id);
      const { packageId } = await makeDemand(officer, event.id, { name: 'Kopi bubuk 100%', categoryId: 'kopi' });
      for (const [name, categoryId, quantity] of [
        ['Snack_box', 'snack-box', 10],
        ['Nasi kotak', 'nasi-kotak', null],
        ['Konsumsi rapat', 'konsumsi-rapat', 5],
      ] as const) {
        await makeDemand(officer, event.id, { package: undefined, packageId, name, categoryId, quantity });
      }
      await makeDemand(office.organiser, event.id, {
        name: 'Milik lain',
        package: { agencyId: other.id, name: 'Sosialisasi', pagu: 1, rupCode: '65000001' },
      });
      const path = `events/${event.id}/demands`;
      const first = await officer.must(officer.get<{ items: DemandView[]; nextCursor: string }>(`${path}?limit=2`));
      await makeDemand(officer, event.id, { name: 'Menyusul' });
      const rest = await allPages<DemandView>(officer, `${path}?cursor=${first.nextCursor}`, 100);
      expect(new Set([...first.items, ...rest].map((d) => d.id)).size).toBe(6);

      const names = async (query: string) =>
        (await allPages<DemandView>(officer, `${path}?${query}`, 2)).map((d) => d.name);
      expect(await names(`agencyId=${other.id}`)).toEqual(['Milik lain']);
      expect(await names(`agencyId=${agency.id}&status=incomplete`)).toEqual(['Nasi kotak']);
      expect((await names('categoryId=konsumsi-rapat')).sort()).toEqual([
        'Konsumsi rapat',
        'Menyusul',
        'Milik lain',
        'Nasi kotak',
        'Snack_box',
      ]);
      expect(await names('q=KOPI')).toEqual(['Kopi bubuk 100%']);
      expect(await names('q=sosialisasi')).toEqual(['Milik lain']);
      expect(await names('q=65000001')).toEqual(['Milik lain']);
      expect(await names('q=%25')).toEqual(['Kopi bubuk 100%']);
      expect(await names('q=_')).toEqual(['Snack_box']);
      expect(await names('q=%5C')).toEqual([]);
    });

    it.each([
      'limit=0',
      'limit=101',
      'status=open&status=open',
      'status=done',
      'agencyId=1',
      'categoryId=%27',
      'cursor=abc',
      'role=organiser',
      'q=%00',
      'cursor=WyJcdTAwMDAiLCJcdTAwMDAiXQ',
    ])('refuse ?%s', async (query) => {
      const { event, officer } = await office.scene();
      expect((await officer.get(`events/${event.id}/demands?${query}`)).status).toBe(400);
    });

    it('refuse a shelf that does not exist', async () => {
      const { event, officer } = await office.scene();
      expect(outcome(await officer.get(`events/${event.id}/demands?categoryId=rumah`))).toEqual([
        422,
        'category_unknown',
      ]);
    });
  });

  describe('who may', () => {
    it('write: the organiser and the own officers, nobody else', async () => {
      const { event, officer } = await office.scene();
      const demand = await makeDemand(officer, event.id);
      const elsewhere = await office.event('open');
      const others = [
        await office.officer(event.id, (await office.agency(event.id)).id),
        await office.seller(event.id),
        await office.staff(event.id, 'desk'),
        await office.staff(event.id, 'screen'),
        await office.staff(event.id, 'auditor'),
        (await Office.found(server, 'Dinas Lain')).organiser,
      ];
      for (const client of others) {
        const answers = [
          await client.post(`events/${event.id}/demands`, aDemand({ package: undefined, packageId: demand.packageId })),
          await client.patch(`demands/${demand.id}`, 1, { name: 'X' }),
          await client.delete(`demands/${demand.id}`),
          await client.post(`demands/${demand.id}/carry`, { eventId: elsewhere.id }),
        ];
        expect(answers.map(outcome)).toEqual([1, 2, 3, 4].map(() => [403, 'not_allowed']));
      }
      expect((await server.anonymous.post(`events/${event.id}/demands`, aDemand())).status).toBe(401);
      expect((await office.organiser.patch(`demands/${demand.id}`, 1, { name: 'X' })).status).toBe(200);
    });

    it('read: whoever takes part, and nobody from elsewhere', async () => {
      const { event, officer } = await office.scene();
      const demand = await makeDemand(officer, event.id);
      const elsewhere = await office.event('open');
      const strangers = [
        (await Office.found(server, 'Dinas Lain')).organiser,
        await office.seller(elsewhere.id),
        await office.staff(elsewhere.id, 'desk'),
      ];
      for (const client of strangers) {
        expect((await client.get(`demands/${demand.id}`)).status).toBe(403);
        expect((await client.get(`events/${event.id}/demands`)).status).toBe(403);
      }
      expect((await server.anonymous.get(`demands/${demand.id}`)).status).toBe(401);
      expect((await officer.get('demands/not-an-id')).status).toBe(400);
    });
  });

  describe('what files and the ranking use', () => {
    it('makes thousands in one write, and hands a whole event over with its packages', async () => {
      const { event, agency } = await office.scene();
      const packages = await server.app.get(Packages).insertMany(
        Array.from({ length: 500 }, (_, i) => ({
          organiserId: office.organiserId,
          agencyId: agency.id,
          year: 2027,
          rupCode: String(66_000_000 + i),
          name: `Paket ${i}`,
          mak: null,
          fund: null,
          method: null,
          kind: null,
          pagu: 1_000_000,
          reservedForSmall: i % 2 === 0,
          status: 'active' as const,
          source: 'rup_penyedia' as const,
        })),
      );
      const line = (i: number): NewDemand => ({
        eventId: event.id,
        package: packages[i % 500] as NewDemand['package'],
        name: `Baris ${i}`,
        categoryId: 'snack-box',
        spec: null,
        quantity: i + 1,
        unitId: 'kotak',
        unitCeiling: null,
        deliverFrom: null,
        deliverTo: null,
        place: null,
        regencyCode: null,
        certificates: [],
        catalogueWanted: false,
        domesticWanted: false,
        oneSeller: false,
      });
      const demands = server.app.get(Demands);
      const made = await demands.insertMany(Array.from({ length: 3_000 }, (_, i) => line(i)));
      const listed = await demands.listOfEvent(event.id);
      expect(listed.map(({ demand }) => demand.id)).toEqual(made.map((demand) => demand.id));
      expect(listed.every(({ demand, package: pack }) => pack.id === demand.packageId)).toBe(true);
      expect((await demands.heldBy(packages.map((pack) => pack.id))).size).toBe(500);

      const changed = await demands.changeMany(
        made.map((demand) => ({ ...demand, deliverFrom: '2027-02-01', deliverTo: '2027-02-02' })),
      );
      expect(new Set(changed.map((demand) => `${demand.status} ${demand.version}`))).toEqual(new Set(['open 2']));
      await demands.withdraw(changed);
      expect(await demands.listOfEvent(event.id)).toEqual([]);
      const back = await demands.reinstate(await demands.listByIds(made.map((demand) => demand.id)));
      expect(new Set(back.map((demand) => `${demand.status} ${demand.version} ${demand.deletedAt}`))).toEqual(
        new Set(['open 4 null']),
      );
    });
  });
});
