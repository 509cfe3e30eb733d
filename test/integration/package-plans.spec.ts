import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { packageCounter } from '../../src/counters/counter-ids.js';
import { Counters } from '../../src/counters/counters.service.js';
import type { DemandView } from '../../src/demands/demand.view.js';
import { historyKey } from '../../src/demands/package-key.js';
import type { PackageView, SuggestedLineView } from '../../src/demands/package.view.js';
import { Packages } from '../../src/demands/packages.service.js';
import { Database } from '../../src/platform/database/database.js';
import { startServer, type TestServer } from '../support/app.js';
import { aDemand, FOREIGN_FIELDS, HOSTILE_NUMBERS, HOSTILE_TEXTS, Office } from '../support/buyers.js';
import { type Client, codeOf } from '../support/client.js';
import { onEachEngine } from '../support/engines.js';

onEachEngine('packages of files', (engine) => {
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

  describe('what files write', () => {
    it('makes thousands of packages with their counters in one write, and finds them again', async () => {
      const { agency } = await office.packageScene();
      const rows = Array.from({ length: 3_000 }, (_, i) => office.plan(agency.id, { rupCode: String(63_000_000 + i) }));
      const made = await packages.insertMany(rows);
      const keys = made.map((row) => row.sourceKey as string);
      expect((await packages.findByKeys(office.organiserId, keys)).size).toBe(3_000);
      expect((await counters.find(made.map((row) => packageCounter(row.id)))).size).toBe(3_000);
      const raised = await packages.changeMany(made.map((row) => ({ ...row, pagu: 60_000_000 })));
      expect(new Set(raised.map((row) => row.version))).toEqual(new Set([2]));
      await expect(packages.changeMany(made.slice(0, 2))).rejects.toMatchObject({ code: 'version_conflict' });
    });

    it('keeps history with the several RUP codes of one award, and without a budget to sign on', async () => {
      const { agency, officer } = await office.packageScene('KL');
      const given = office.plan(agency.id, {
        status: 'history',
        source: 'non_tender',
        packageCode: '9901',
        rupCode: null,
        rupCodes: ['67274612', '67275150'],
        pagu: null,
      });
      const pack = await packages.create(given);
      expect(await read(officer, pack.id)).toMatchObject({
        rupCodes: ['67274612', '67275150'],
        missingRup: false,
        pagu: null,
        remaining: null,
        status: 'history',
      });
      expect((await counters.find([packageCounter(pack.id)])).size).toBe(0);
      expect((await packages.findByKeys(office.organiserId, [historyKey('non_tender', '9901')])).size).toBe(1);
      await expect(packages.create(given)).rejects.toMatchObject({ code: 'already_exists' });
    });

    it('follows a package through its revisions, one to many', async () => {
      const { agency, officer, packageId } = await office.packageScene('KL');
      const parts = await packages.insertMany([office.plan(agency.id), office.plan(agency.id)]);
      await server.app.get(Database).write(async () => packages.replace(await packages.get(packageId), parts));
      const ids = parts.map((part) => part.id);
      const old = await read(officer, packageId);
      expect([old.status, old.replacedBy.sort()]).toEqual(['replaced', ids.sort()]);
      expect((await read(officer, ids[0] as string)).replaces).toEqual([packageId]);
      expect((await officer.patch(`packages/${packageId}`, 2, { name: 'X' })).status).toBe(422);
    });
  });

  describe('lines that likely hide', () => {
    const suggested = async (client: Client, id: string) =>
      (await client.must(client.get<{ items: SuggestedLineView[] }>(`packages/${id}/suggested-lines`))).items;

    it('are offered for a meeting package, with the word that gave them away, until a demand covers them', async () => {
      const { event, officer, packageId } = await office.packageScene('KL', {
        name: 'Sosialisasi fullboard pengembangan IKM',
      });
      const lines = await suggested(officer, packageId);
      expect(lines.length).toBeGreaterThan(0);
      expect(lines[0]).toMatchObject({
        categoryId: expect.any(String),
        categoryName: { id: expect.any(String) },
        unitId: expect.any(String),
        because: expect.any(String),
      });
      const covered = lines[0] as SuggestedLineView;
      await officer.must(
        officer.post<DemandView>(
          `events/${event.id}/demands`,
          aDemand({ package: undefined, packageId, categoryId: covered.categoryId, unitId: covered.unitId }),
        ),
      );
      expect((await suggested(officer, packageId)).map((line) => line.categoryId)).not.toContain(covered.categoryId);
    });

    it('are none where the name tells no occasion', async () => {
      const { officer, packageId } = await office.packageScene('KL', { name: 'Pengadaan meja kerja' });
      expect(await suggested(officer, packageId)).toEqual([]);
    });
  });

  describe('hostile input', () => {
    it('is refused in every field and changes nothing', async () => {
      const { officer, packageId } = await office.packageScene();
      const bodies = [
        ...HOSTILE_NUMBERS.filter((value) => value !== 0).map((pagu) => ({ pagu })),
        ...HOSTILE_TEXTS.map((name) => ({ name })),
        ...HOSTILE_TEXTS.map((mak) => ({ mak })),
        ...FOREIGN_FIELDS.map((field) => ({ [field]: 1 })),
        { method: 'LELANG' },
        { kind: ['BARANG'] },
        { rupCode: '123' },
        { rupCode: 67_274_612 },
        { rupCode: '123456789' },
        { reservedForSmall: 'ya' },
        { agencyId: packageId },
      ];
      for (const body of bodies) {
        const answer = await officer.patch(`packages/${packageId}`, 1, body);
        expect([JSON.stringify(body).slice(0, 60), answer.status, codeOf(answer)]).toEqual([
          JSON.stringify(body).slice(0, 60),
          400,
          'validation_failed',
        ]);
      }
      expect((await read(officer, packageId)).version).toBe(1);
    });
  });
});
