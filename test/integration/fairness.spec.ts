import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { EventView } from '../../src/events/event.view.js';
import type { FairnessView } from '../../src/matching/fairness.view.js';
import type { MatchView } from '../../src/matching/match.view.js';
import { Counters } from '../../src/counters/counters.service.js';
import { capacityCounter } from '../../src/counters/counter-ids.js';
import type { PoolView } from '../../src/umkm/pool.view.js';
import { startServer, type TestServer } from '../support/app.js';
import { allPages, Office, outcome } from '../support/buyers.js';
import type { Client } from '../support/client.js';
import { onEachEngine } from '../support/engines.js';
import { MatchScene, type SceneSeller } from '../support/match-scene.js';

onEachEngine('fairness', (engine) => {
  let server: TestServer;
  let scene: MatchScene;

  beforeAll(async () => {
    server = await startServer(engine);
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    scene = await MatchScene.play(server);
  });

  const path = () => `events/${scene.event.id}/fairness`;
  const asked = (query = '') => {
    const { organiser } = scene.office;
    return organiser.must(organiser.get<FairnessView>(`${path()}${query}`));
  };

  async function setTolerance(exposureTolerance: number): Promise<EventView> {
    const { organiser } = scene.office;
    const { version } = await organiser.must(organiser.get<EventView>(`events/${scene.event.id}`));
    return organiser.must(
      organiser.patch<EventView>(`events/${scene.event.id}`, version, { settings: { exposureTolerance } }),
    );
  }

  /** Ten more sellers like the first, so that the youngest is the eleventh of every list. */
  async function crowd(): Promise<SceneSeller> {
    const sellers: SceneSeller[] = [];
    for (let at = 0; at < 10; at++) sellers.push(await scene.newSeller({ business: { name: `Usaha ${at}` } }));
    return sellers.at(-1)!;
  }

  it('lifts who is seen nowhere to the tenth place of one list, the same on every page and for whoever may read it', async () => {
    const last = await crowd();
    const other = await scene.newNeed({ name: 'Selendang tapis untuk panitia' });
    const lists = async (who: Client = scene.buyer.officer) =>
      Promise.all(
        [scene.need.id, other.id].map(async (id) =>
          (await allPages<MatchView>(who, `demands/${id}/matches`, 4)).map(
            ({ offer, rank, liftedFrom }) => [offer.id, rank, liftedFrom] as const,
          ),
        ),
      );
    const before = await lists();
    for (const list of before) {
      expect(list.at(-1)).toEqual([last.offer.id, 11, null]);
      expect(list.every(([, , from]) => from === null)).toBe(true);
    }
    expect(await asked()).toMatchObject({ tolerance: 0, inForce: 0, lifted: 0, lists: 2 });
    expect(await asked('?tolerance=100')).toMatchObject({ tolerance: 100, inForce: 0, lifted: 1 });

    expect((await setTolerance(100)).settings).toMatchObject({ exposureTolerance: 100, weightsVersion: 1 });
    const after = await lists();
    const liftedIn = after.filter((list) => list[9]?.[0] === last.offer.id);
    expect(liftedIn.map((list) => list[9])).toEqual([[last.offer.id, 10, 11]]);
    expect(after.map((list) => list.map(([id]) => id).sort())).toEqual(
      before.map((list) => list.map(([id]) => id).sort()),
    );
    const desk = await scene.office.staff(scene.event.id, 'desk');
    expect(await lists(desk)).toEqual(after);
    expect(await lists(scene.office.organiser)).toEqual(after);
    const mine = await scene.mine(last.seller);
    expect(mine.items.map(({ liftedFrom }) => liftedFrom)).toEqual([null, null]);

    const fairness = await asked();
    expect(fairness).toMatchObject({
      tolerance: 100,
      inForce: 100,
      lifted: 1,
      everybody: { sellers: 11, placed: { before: 10, after: 11 } },
      newcomers: { sellers: 11, placed: { before: 10, after: 11 } },
      bySize: [{ sizeClass: 'mikro', sellers: 11 }],
      byRegency: [{ regencyName: 'Kota Bandar Lampung', sellers: 11 }],
    });
    expect(fairness.gini.after).toBeLessThan(fairness.gini.before);
    expect(fairness.items.find(({ umkmId }) => umkmId === last.umkm.id)).toMatchObject({
      places: { before: 0, after: 1 },
      isNewcomer: true,
    });
    expect(await allPages(scene.office.organiser, path(), 4)).toEqual(fairness.items);

    await setTolerance(0);
    expect(await lists()).toEqual(before);
  });

  it('is nobody’s newcomer of whom something is signed, for whichever product', async () => {
    const { seller, umkm } = scene.seller;
    expect((await asked()).items).toMatchObject([{ umkmId: umkm.id, isNewcomer: true }]);
    const pool = await seller.must(
      seller.post<PoolView>(`umkm/${umkm.id}/pools`, {
        name: 'Meja kedua',
        dimension: 'piece',
        period: 'month',
        capacity: 9,
      }),
    );
    await server.app
      .get(Counters)
      .open([{ id: capacityCounter(pool.id, '2027-01'), kind: 'capacity', ownerId: pool.id, limit: 9 }]);
    await server.app.get(Counters).add(new Map([[capacityCounter(pool.id, '2027-01'), 2]]));
    expect((await asked()).items).toMatchObject([{ umkmId: umkm.id, isNewcomer: false }]);
    expect((await asked()).newcomers.sellers).toBe(0);
  });

  it('is for the organiser alone, within the tolerance there is', async () => {
    const staff = (['screen', 'auditor', 'desk'] as const).map((role) => scene.office.staff(scene.event.id, role));
    const { organiser } = await Office.found(server, 'Dinas lain');
    for (const who of [scene.buyer.officer, scene.seller.seller, organiser, ...(await Promise.all(staff))]) {
      expect(outcome(await who.get(path()))).toEqual([403, 'not_allowed']);
    }
    expect(outcome(await server.anonymous.get(path()))).toEqual([401, 'not_signed_in']);
    for (const query of ['tolerance=501', 'tolerance=-1', 'tolerance=1.5', 'tolerance=', 'limit=0', 'cursor=zzz']) {
      expect([query, (await scene.office.organiser.get(`${path()}?${query}`)).status]).toEqual([query, 400]);
    }
    const { version } = await scene.office.organiser.must(
      scene.office.organiser.get<EventView>(`events/${scene.event.id}`),
    );
    for (const exposureTolerance of [501, -1, '100', null]) {
      const answer = await scene.office.organiser.patch(`events/${scene.event.id}`, version, {
        settings: { exposureTolerance },
      });
      expect([exposureTolerance, answer.status]).toEqual([exposureTolerance, 400]);
    }
    const edit = scene.buyer.officer.patch(`events/${scene.event.id}`, version, {
      settings: { exposureTolerance: 10 },
    });
    expect(outcome(await edit)).toEqual([403, 'not_allowed']);
  });
});
