import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demandCounter, packageCounter } from '../../src/counters/counter-ids.js';
import { Counters } from '../../src/counters/counters.service.js';
import type { DemandView } from '../../src/demands/demand.view.js';
import type { PackageView } from '../../src/demands/package.view.js';
import { startServer, type TestServer } from '../support/app.js';
import { aDemand, makeDemand, Office, outcome } from '../support/buyers.js';
import { onEachEngine } from '../support/engines.js';

onEachEngine('demands', (engine) => {
  let server: TestServer;
  let office: Office;
  let counters: Counters;
  beforeAll(async () => {
    server = await startServer(engine);
    office = await Office.found(server);
    counters = server.app.get(Counters);
  });
  afterAll(() => server.stop());

  const counterOf = async (id: string) => (await counters.find([demandCounter(id)])).get(demandCounter(id));

  describe('writing one', () => {
    it('makes a demand and its local package in one step', async () => {
      const { event, agency, officer } = await office.scene();
      const demand = await makeDemand(officer, event.id, {
        certificates: ['HALAL', 'SLHS', 'HALAL'],
        spec: 'Isi 3 kue\nair mineral',
      });
      expect(demand).toMatchObject({
        eventId: event.id,
        agencyId: agency.id,
        agencyName: agency.name,
        packageName: 'Rapat koordinasi triwulan I',
        rupCode: null,
        missingRup: true,
        quantity: 200,
        steps: 1,
        unitCeiling: 25_000,
        regencyCode: '18.71',
        certificates: ['HALAL', 'SLHS'],
        splittable: true,
        status: 'open',
        gaps: [],
        committedBase: 0,
        limitBase: 200,
        remaining: 200,
        valueBand: { from: 5_000_000, to: 10_000_000 },
        version: 1,
      });
      const pack = await officer.must(officer.get<PackageView>(`packages/${demand.packageId}`));
      expect(pack).toMatchObject({ local: true, source: 'local', year: 2027, pagu: 50_000_000, remaining: 50_000_000 });
      expect((await counters.find([packageCounter(pack.id)])).get(packageCounter(pack.id))?.limit).toBe(50_000_000);
      expect(await counterOf(demand.id)).toMatchObject({ limit: 200, committed: 0 });
    });

    it('hangs several under one package, and counts them in base units', async () => {
      const { event, officer } = await office.scene();
      const { packageId } = await makeDemand(officer, event.id);
      const coffee = await makeDemand(officer, event.id, {
        package: undefined,
        packageId,
        categoryId: 'kopi',
        unitId: 'kg',
        quantity: 12_500,
      });
      expect(coffee).toMatchObject({ packageId, steps: 1000, limitBase: 12_500, remaining: 12_500 });
      const dozens = await makeDemand(officer, event.id, {
        package: undefined,
        packageId,
        unitId: 'lusin',
        quantity: 3,
        splittable: false,
      });
      expect(dozens).toMatchObject({ limitBase: 36, remaining: 3, splittable: false });
    });

    it('keeps what is still to be asked, and says what that is', async () => {
      const { event, officer } = await office.scene();
      const demand = await makeDemand(officer, event.id, {
        quantity: null,
        categoryId: null,
        deliverTo: null,
        unitCeiling: null,
        regencyCode: null,
      });
      expect(demand).toMatchObject({
        status: 'incomplete',
        gaps: ['quantity', 'category', 'delivery'],
        limitBase: null,
        remaining: null,
        valueBand: null,
        regencyCode: null,
      });
      const completed = await officer.patch<DemandView>(`demands/${demand.id}`, 1, {
        quantity: 60,
        categoryId: 'snack-box',
        deliverTo: '2027-02-28',
      });
      expect(completed.body).toMatchObject({ status: 'open', gaps: [], limitBase: 60, version: 2 });
      expect((await counterOf(demand.id))?.limit).toBe(60);
    });

    it('lets the organiser write for an agency, who must then be named', async () => {
      const { event, agency } = await office.scene();
      const unnamed = await office.organiser.post(`events/${event.id}/demands`, aDemand());
      expect(outcome(unnamed)).toEqual([400, 'validation_failed']);
      expect(unnamed.body).toMatchObject({ errors: [{ field: 'package.agencyId', code: 'required' }] });
      const named = await makeDemand(office.organiser, event.id, {
        package: { agencyId: agency.id, name: 'Rapat', pagu: 1 },
      });
      expect(named.agencyId).toBe(agency.id);
    });

    it('wants a package or its id, not both and not neither', async () => {
      const { event, officer } = await office.scene();
      const { packageId } = await makeDemand(officer, event.id);
      for (const body of [aDemand({ packageId }), aDemand({ package: undefined })]) {
        const refused = await officer.post(`events/${event.id}/demands`, body);
        expect(refused.body).toMatchObject({
          code: 'validation_failed',
          errors: [{ field: 'packageId', code: 'one_of' }],
        });
      }
    });

    it('refuses a package that is cancelled, unknown, or of another trade office', async () => {
      const { event, officer } = await office.scene();
      const { packageId } = await makeDemand(officer, event.id);
      await officer.patch(`packages/${packageId}`, 1, { status: 'cancelled' });
      const under = (id: string) =>
        office.organiser.post(`events/${event.id}/demands`, aDemand({ package: undefined, packageId: id }));
      expect(outcome(await under(packageId))).toEqual([422, 'package_closed']);
      expect(outcome(await under('01890000-0000-7000-8000-000000000000'))).toEqual([404, 'not_found']);
      const foreign = await Office.found(server, 'Dinas Lain');
      const theirs = await foreign.event();
      const agency = await foreign.agency(theirs.id);
      const demand = await makeDemand(foreign.organiser, theirs.id, {
        package: { agencyId: agency.id, name: 'Rapat', pagu: 1 },
      });
      expect(outcome(await under(demand.packageId))).toEqual([404, 'not_found']);
    });

    it('refuses an agency that does not take part', async () => {
      const { agency } = await office.scene();
      const elsewhere = await office.event('open');
      const refused = await office.organiser.post(
        `events/${elsewhere.id}/demands`,
        aDemand({ package: { agencyId: agency.id, name: 'X', pagu: 1 } }),
      );
      expect(outcome(refused)).toEqual([422, 'not_participating']);
    });

    it('refuses a RUP code that the trade office has already', async () => {
      const { event, officer } = await office.scene();
      const local = (rupCode: string) => aDemand({ package: { name: 'Rapat', pagu: 1, rupCode } });
      expect((await officer.post<DemandView>(`events/${event.id}/demands`, local('64000001'))).body.missingRup).toBe(
        false,
      );
      expect(outcome(await officer.post(`events/${event.id}/demands`, local('64000001')))).toEqual([
        409,
        'already_exists',
      ]);
    });

    it.each([
      ['the event is closed', ['open', 'start', 'close'] as const],
      ['the event is archived', ['archive'] as const],
    ])('refuses one where %s', async (_name, stages) => {
      const event = await office.event('open');
      const agency = await office.agency(event.id);
      const demand = await makeDemand(office.organiser, event.id, {
        package: { agencyId: agency.id, name: 'X', pagu: 1 },
      });
      for (const stage of stages.filter((s) => s !== 'open')) await office.move(event.id, stage);
      const answers = [
        await office.organiser.post(
          `events/${event.id}/demands`,
          aDemand({ package: undefined, packageId: demand.packageId }),
        ),
        await office.organiser.patch(`demands/${demand.id}`, 1, { name: 'X' }),
        await office.organiser.delete(`demands/${demand.id}`),
      ];
      expect(answers.map(outcome)).toEqual([1, 2, 3].map(() => [409, 'stage_forbids']));
    });
  });
});
