import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getDataSourceToken } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { SIZE_CLASSES } from '../../src/contract/kinds.js';
import type { EventView } from '../../src/events/event.view.js';
import { Events } from '../../src/events/events.service.js';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity.js';
import { sizeClassOf } from '../../src/reference/size-class.js';
import type { UmkmView } from '../../src/umkm/umkm.view.js';
import { Umkms } from '../../src/umkm/umkms.service.js';
import { startServer, type TestServer } from '../support/app.js';
import { allPages, Office, outcome } from '../support/buyers.js';
import { onEachEngine } from '../support/engines.js';
import { bareUmkm, makeOffer, makeSeller, makeUmkm } from '../support/sellers.js';

onEachEngine('what is seen of umkm', (engine) => {
  let server: TestServer;
  let office: Office;
  let event: EventView;
  beforeAll(async () => {
    server = await startServer(engine);
    office = await Office.found(server);
    event = await office.event('open');
  });
  afterAll(() => server.stop());

  describe('what others see', () => {
    const SECRETS = ['+6281200001234', '012345674321000', '321000', '1000"', '400000000', '1500000001'];
    const secretsIn = (body: unknown) => SECRETS.filter((secret) => JSON.stringify(body).includes(secret));

    it('is everything for the business and its office, business facts for staff and buyers, a name for rivals', async () => {
      const { event: shared, officer } = await office.scene();
      const { umkm, seller } = await makeSeller(office, shared);
      await makeOffer(seller, shared.id, {
        product: { name: 'Kain', categoryId: 'kain-tapis', capacity: { perPeriod: 1, period: 'day' } },
      });
      const { seller: rival } = await makeSeller(office, shared, {
        name: 'Saingan',
        phone: null,
        npwp: null,
        capitalRupiah: 1,
        yearlySalesRupiah: 1,
      });
      const [desk, auditor, screen] = [
        await office.staff(shared.id, 'desk'),
        await office.staff(shared.id, 'auditor'),
        await office.staff(shared.id, 'screen'),
      ];
      const seen = async (client: typeof officer) => {
        const rows = await allPages<UmkmView>(client, `events/${shared.id}/umkm`, 1);
        return rows.find((row) => row.id === umkm.id) as UmkmView;
      };
      for (const client of [seller, office.organiser]) {
        expect(await seen(client)).toMatchObject({
          sight: 'full',
          phone: '+6281200001234',
          npwpMasked: '•••••••••••1000',
          capitalRupiah: 400_000_000,
        });
      }
      for (const client of [desk, auditor]) {
        const view = await seen(client);
        expect(view).toMatchObject({
          sight: 'staff',
          ownerName: 'Sari Puspita',
          nib: umkm.nib,
          sizeClass: { value: 'mikro' },
        });
        expect(secretsIn(view)).toEqual([]);
      }
      const bought = await seen(officer);
      expect(bought).toMatchObject({
        sight: 'buyer',
        ownerName: null,
        nib: umkm.nib,
        address: 'Jl. Raden Intan 1',
        sizeClass: { value: 'mikro' },
      });
      expect(secretsIn(bought)).toEqual([]);
      for (const client of [rival, screen]) {
        const view = await seen(client);
        expect(view).toMatchObject({
          sight: 'peer',
          name: umkm.name,
          regencyCode: '18.71',
          nib: null,
          address: null,
          ownerName: null,
          certificates: [],
        });
        expect(view.sizeClass).toEqual({ value: null, basis: null, missing: [] });
        expect(secretsIn(view)).toEqual([]);
        expect(secretsIn(await allPages(client, `events/${shared.id}/umkm`, 10))).toEqual([]);
      }
    });

    it('is nothing at all of a single record for rivals, strangers and officers of other events', async () => {
      const { event: shared } = await office.scene();
      const { umkm } = await makeSeller(office, shared);
      const { seller: rival } = await makeSeller(office, shared);
      const { officer: elsewhere } = await office.scene();
      const far = await Office.found(server, 'Dinas Jauh');
      for (const client of [rival, elsewhere, far.organiser]) {
        expect(outcome(await client.get(`umkm/${umkm.id}`))).toEqual([403, 'not_allowed']);
      }
      for (const part of ['certificates', 'products', 'pools']) {
        for (const client of [rival, elsewhere, far.organiser]) {
          expect(outcome(await client.get(`umkm/${umkm.id}/${part}`))).toEqual([403, 'not_allowed']);
        }
      }
      expect(outcome(await rival.patch(`umkm/${umkm.id}`, 1, { name: 'Milik saya' }))).toEqual([403, 'not_allowed']);
      expect(
        outcome(
          await rival.post(`umkm/${umkm.id}/products`, {
            name: 'x',
            categoryId: 'kopi',
            capacity: { perPeriod: 1, period: 'day' },
          }),
        ),
      ).toEqual([403, 'not_allowed']);
      expect(outcome(await rival.post(`umkm/${umkm.id}/certificates`, { kind: 'HALAL' }))).toEqual([
        403,
        'not_allowed',
      ]);
    });

    it('leaves no NPWP in the audit', async () => {
      const umkm = await makeUmkm(office, event);
      await office.organiser.must(office.organiser.patch(`umkm/${umkm.id}`, 1, { npwp: '012345674321999' }));
      const entries = await server.app
        .get<DataSource>(getDataSourceToken('read'))
        .manager.findBy(AuditEntry, { subjectId: umkm.id });
      expect(entries.map((entry) => entry.action)).toEqual(['umkm.create', 'umkm.edit']);
      expect(JSON.stringify(entries)).not.toMatch(/012345674321/);
      expect(entries[1]).toMatchObject({ before: { npwp: '•••••••••••1000' }, after: { npwp: '•••••••••••1999' } });
    });
  });

  describe('lists', () => {
    it('pages by name, and finds by part of a name, by NIB, by place', async () => {
      const own = await office.event();
      const makes = [
        { name: 'Kopi Ulubelu 100%', regencyCode: '18.72' },
        { name: 'Keripik Suseno' },
        { name: 'Batik Siger' },
      ];
      for (const fields of makes) await makeUmkm(office, own, fields);
      const names = async (query: string) =>
        (await allPages<UmkmView>(office.organiser, `events/${own.id}/umkm${query}`, 2)).map((u) => u.name);
      expect(await names('')).toEqual(['Batik Siger', 'Keripik Suseno', 'Kopi Ulubelu 100%']);
      expect(await names('?q=SIGER')).toEqual(['Batik Siger']);
      expect(await names(`?q=${encodeURIComponent('100%')}`)).toEqual(['Kopi Ulubelu 100%']);
      expect(await names('?q=%25%25')).toEqual([]);
      expect(await names('?q=_')).toEqual([]);
      expect(await names('?regencyCode=18.72')).toEqual(['Kopi Ulubelu 100%']);
      const [{ nib }] = (await allPages<UmkmView>(office.organiser, `events/${own.id}/umkm?q=Batik`, 1)) as [UmkmView];
      expect(await names(`?q=${nib}`)).toEqual(['Batik Siger']);
    });

    it('filters by size class exactly as the class is computed', async () => {
      const own = await office.event();
      const today = '2026-11-24';
      const amounts = [0, 1_000_000_000, 1_000_000_001, 2_000_000_000, 2_000_000_001, 5_000_000_000, 5_000_000_001, 10_000_000_001, 15_000_000_000, 15_000_000_001, 50_000_000_000, 50_000_000_001, null]; // prettier-ignore
      const founded = ['2021-02-01', '2021-02-02', null];
      const facts = [
        ...amounts.flatMap((amount) =>
          founded.map((foundedOn) => ({
            cooperative: false,
            foundedOn,
            capitalRupiah: amount,
            yearlySalesRupiah: amount,
          })),
        ),
        { cooperative: true, foundedOn: null, capitalRupiah: null, yearlySalesRupiah: null },
      ];
      const fields = facts.map((fact, at) => ({ ...bareUmkm(`Usaha ${at}`), ...fact }));
      await server.app.get(Umkms).linkMany(await server.app.get(Events).get(own.id), fields);
      for (const sizeClass of SIZE_CLASSES) {
        const found = await allPages<UmkmView>(office.organiser, `events/${own.id}/umkm?sizeClass=${sizeClass}`, 100);
        const expected = fields.filter((f) => sizeClassOf(f, today).value === sizeClass).map((f) => f.name);
        expect([sizeClass, found.map((u) => u.name).sort()]).toEqual([sizeClass, expected.sort()]);
        expect(found.every((u) => u.sizeClass.value === sizeClass)).toBe(true);
      }
    });

    it.each([
      '?limit=0',
      '?limit=101',
      '?limit=x',
      '?cursor=%00',
      '?cursor=bm90',
      '?q=%00',
      '?sizeClass=raksasa',
      '?regencyCode=1',
      '?isAdmin=1',
    ])('refuses %s without an accident', async (query) => {
      expect((await office.organiser.get(`events/${event.id}/umkm${query}`)).status).toBe(400);
    });
  });
});
