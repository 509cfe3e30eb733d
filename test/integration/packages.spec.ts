import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { packageCounter } from '../../src/counters/counter-ids.js';
import { Counters } from '../../src/counters/counters.service.js';
import { planKey } from '../../src/demands/package-key.js';
import type { PackageView } from '../../src/demands/package.view.js';
import { Packages } from '../../src/demands/packages.service.js';
import { startServer, type TestServer } from '../support/app.js';
import { allPages, makeDemand, Office } from '../support/buyers.js';
import { type Client, codeOf } from '../support/client.js';
import { onEachEngine } from '../support/engines.js';

onEachEngine('packages', (engine) => {
  let server: TestServer;
  let office: Office;
  let packages: Packages;
  let counters: Counters;
  beforeAll(async () => {
    server = await startServer(engine);
    office = await Office.found(server);
    packages = server.app.get(Packages);
    counters = server.app.get(Counters);
  });
  afterAll(() => server.stop());

  const read = (client: Client, id: string) => client.must(client.get<PackageView>(`packages/${id}`));
  const commit = (id: string, rupiah: number) => counters.add(new Map([[packageCounter(id), rupiah]]));

  describe('what is seen', () => {
    it('shows the organiser and the agency every figure', async () => {
      const { officer, packageId, agency } = await office.packageScene();
      await commit(packageId, 7_000_000);
      for (const client of [officer, office.organiser]) {
        expect(await read(client, packageId)).toMatchObject({
          agencyName: agency.name,
          agencyKind: 'INSTANSI_VERTIKAL',
          pagu: 57_000_000,
          committed: 7_000_000,
          remaining: 50_000_000,
          valueBand: { from: 50_000_000, to: 100_000_000 },
          missingRup: false,
          local: false,
        });
      }
    });

    it('shows the desk a band and none of the figures', async () => {
      const { event, packageId } = await office.packageScene();
      const desk = await office.staff(event.id, 'desk');
      const shown = [
        await read(desk, packageId),
        ...(await allPages<PackageView>(desk, `events/${event.id}/packages`, 10)),
      ];
      expect(shown).toHaveLength(2);
      for (const view of shown) {
        expect(view).toMatchObject({
          pagu: null,
          committed: null,
          remaining: null,
          valueBand: { from: 50_000_000, to: 100_000_000 },
        });
        expect(JSON.stringify(view)).not.toContain('57000000');
      }
    });

    it('expects a RUP code of government, and of no other buyer', async () => {
      for (const [kind, expected] of [
        ['KL', true],
        ['OPD_KABKOTA', true],
        ['BUMN', false],
        ['BUMD', false],
        ['DESA', false],
        ['SWASTA', false],
      ] as const) {
        const { officer, packageId } = await office.packageScene(kind, { rupCode: null, source: 'local' });
        expect((await read(officer, packageId)).missingRup).toBe(expected);
      }
    });
  });

  describe('lists', () => {
    it('pages without repeats, finds by name and by code, and keeps history apart', async () => {
      const { event, agency, officer } = await office.packageScene('KL', {
        name: 'Paket 100% lokal',
        rupCode: '61000001',
      });
      for (let i = 0; i < 4; i++) await packages.create(office.plan(agency.id, { name: `Seminar KIT ${i}` }));
      await packages.create(
        office.plan(agency.id, {
          name: 'Seminar kit lama',
          status: 'history',
          source: 'awarded',
          packageCode: `a-${agency.id}`,
          pagu: null,
        }),
      );
      const path = `events/${event.id}/packages`;
      const all = await allPages<PackageView>(officer, path, 2);
      expect(new Set(all.map((p) => p.id)).size).toBe(5);
      const names = async (query: string) =>
        (await allPages<PackageView>(officer, `${path}?${query}`, 2)).map((p) => p.name);
      expect(await names('q=seminar%20kit')).toHaveLength(4);
      expect(await names('q=61000001')).toEqual(['Paket 100% lokal']);
      expect(await names('q=%25')).toEqual(['Paket 100% lokal']);
      expect(await names('status=history')).toEqual(['Seminar kit lama']);
    });

    it('shows an officer the packages of the own agency only', async () => {
      const { event, officer, packageId } = await office.packageScene();
      const other = await office.agency(event.id);
      await packages.create(office.plan(other.id));
      expect((await allPages<PackageView>(officer, `events/${event.id}/packages`, 10)).map((p) => p.id)).toEqual([
        packageId,
      ]);
      expect(await allPages(officer, `events/${event.id}/packages?agencyId=${other.id}`, 10)).toEqual([]);
      expect(await allPages(office.organiser, `events/${event.id}/packages`, 10)).toHaveLength(2);
    });

    it('lists an agency’s packages at every event it takes part in, and at no other', async () => {
      const { agency, packageId } = await office.packageScene('KL');
      const [joined, other] = [await office.event(), await office.event()];
      await office.organiser.must(
        office.organiser.post(`events/${joined.id}/agencies`, { name: agency.name, kind: 'KL' }),
      );
      expect(
        (await allPages<PackageView>(office.organiser, `events/${joined.id}/packages`, 10)).map((p) => p.id),
      ).toEqual([packageId]);
      expect(await allPages(office.organiser, `events/${other.id}/packages`, 10)).toEqual([]);
    });
  });

  describe('edits', () => {
    it('saves an edit and moves the limit with the pagu', async () => {
      const { officer, packageId } = await office.packageScene();
      const saved = await officer.patch<PackageView>(`packages/${packageId}`, 1, {
        pagu: 40_000_000,
        mak: null,
        method: null,
      });
      expect(saved.body).toMatchObject({
        pagu: 40_000_000,
        remaining: 40_000_000,
        mak: null,
        method: null,
        version: 2,
      });
      expect((await counters.find([packageCounter(packageId)])).get(packageCounter(packageId))?.limit).toBe(40_000_000);
    });

    it('refuses a pagu below what is committed, with the amount, and changes nothing', async () => {
      const { officer, packageId } = await office.packageScene();
      await commit(packageId, 30_000_000);
      const refused = await officer.patch(`packages/${packageId}`, 1, { pagu: 29_999_999, name: 'Lain' });
      expect([refused.status, codeOf(refused)]).toEqual([422, 'limit_below_committed']);
      expect(refused.body).toMatchObject({ params: { committed: 30_000_000 } });
      expect(await read(officer, packageId)).toMatchObject({
        pagu: 57_000_000,
        name: 'Belanja bahan rapat',
        version: 1,
      });
      expect((await officer.patch<PackageView>(`packages/${packageId}`, 1, { pagu: 30_000_000 })).body.remaining).toBe(
        0,
      );
    });

    it('keeps an open edit good while something is signed', async () => {
      const { officer, packageId } = await office.packageScene();
      const { version } = await read(officer, packageId);
      await commit(packageId, 1_000);
      expect((await officer.patch(`packages/${packageId}`, version, { name: 'Nama baru' })).status).toBe(200);
    });

    it('refuses a stale version and a missing one', async () => {
      const { officer, packageId } = await office.packageScene();
      await officer.patch(`packages/${packageId}`, 1, { name: 'Satu' });
      const stale = await officer.patch(`packages/${packageId}`, 1, { name: 'Dua' });
      expect([stale.status, codeOf(stale)]).toEqual([412, 'version_conflict']);
      const blind = await officer.send('PATCH', `packages/${packageId}`, { name: 'Tiga' });
      expect([blind.status, codeOf(blind)]).toEqual([428, 'if_match_required']);
    });

    it('gives a missing RUP code later, once for a trade office', async () => {
      const first = await office.packageScene('KL', { rupCode: null, source: 'local' });
      const second = await office.packageScene('KL', { rupCode: null, source: 'local' });
      const given = await first.officer.patch<PackageView>(`packages/${first.packageId}`, 1, { rupCode: '6274 6120' });
      expect(given.body).toMatchObject({ rupCode: '62746120', missingRup: false });
      expect((await packages.findByKeys(office.organiserId, [planKey('62746120')])).get(planKey('62746120'))?.id).toBe(
        first.packageId,
      );
      const taken = await second.officer.patch(`packages/${second.packageId}`, 1, { rupCode: '62746120' });
      expect([taken.status, codeOf(taken)]).toEqual([409, 'already_exists']);
    });

    it('cancels a package and takes it back, but never touches history', async () => {
      const { officer, packageId } = await office.packageScene();
      expect((await officer.patch<PackageView>(`packages/${packageId}`, 1, { status: 'cancelled' })).body.status).toBe(
        'cancelled',
      );
      expect((await officer.patch<PackageView>(`packages/${packageId}`, 2, { status: 'active' })).body.status).toBe(
        'active',
      );
      expect((await officer.patch(`packages/${packageId}`, 3, { status: 'history' })).status).toBe(400);
      const history = await office.packageScene('KL', { status: 'history', source: 'awarded', packageCode: 'h-1' });
      const refused = await history.officer.patch(`packages/${history.packageId}`, 1, { name: 'X' });
      expect([refused.status, codeOf(refused)]).toEqual([422, 'package_closed']);
    });

    it('removes a package under which nothing hangs, and makes its code free again', async () => {
      const { event, officer, packageId, agency } = await office.packageScene('KL', { rupCode: '62746130' });
      const demand = await makeDemand(officer, event.id, { package: undefined, packageId });
      const refused = await officer.delete(`packages/${packageId}`);
      expect([refused.status, codeOf(refused)]).toEqual([409, 'still_in_use']);
      await officer.delete(`demands/${demand.id}`);
      expect((await officer.delete(`packages/${packageId}`)).status).toBe(204);
      expect((await officer.get(`packages/${packageId}`)).status).toBe(404);
      expect((await packages.create(office.plan(agency.id, { rupCode: '62746130' }))).rupCode).toBe('62746130');
    });
  });

  describe('who may', () => {
    it('lets nobody but the organiser and the own officers edit', async () => {
      const { event, packageId } = await office.packageScene();
      const other = await office.officer(event.id, (await office.agency(event.id)).id);
      const [desk, auditor, seller, screen] = [
        await office.staff(event.id, 'desk'),
        await office.staff(event.id, 'auditor'),
        await office.seller(event.id),
        await office.staff(event.id, 'screen'),
      ];
      const stranger = (await Office.found(server, 'Dinas Lain')).organiser;
      for (const client of [other, desk, auditor, seller, screen, stranger]) {
        expect((await client.patch(`packages/${packageId}`, 1, { pagu: 1 })).status).toBe(403);
        expect((await client.delete(`packages/${packageId}`)).status).toBe(403);
      }
      const statuses = await Promise.all(
        [other, seller, screen, stranger].map(async (client) => (await client.get(`packages/${packageId}`)).status),
      );
      expect(statuses).toEqual([403, 403, 403, 403]);
      expect((await seller.get(`events/${event.id}/packages`)).status).toBe(403);
      expect((await server.anonymous.get(`packages/${packageId}`)).status).toBe(401);
    });
  });
});
