import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { FacilitationView } from '../../src/matching/facilitation.view.js';
import { startServer, type TestServer } from '../support/app.js';
import { allPages, Office, outcome } from '../support/buyers.js';
import { onEachEngine } from '../support/engines.js';
import { MatchScene } from '../support/match-scene.js';

onEachEngine('facilitation', (engine) => {
  let server: TestServer;
  let scene: MatchScene;

  beforeAll(async () => {
    server = await startServer(engine);
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    scene = await MatchScene.play(server);
  });

  const path = () => `events/${scene.event.id}/facilitation`;
  const asked = (query = '') => {
    const { organiser } = scene.office;
    return organiser.must(organiser.get<FacilitationView>(`${path()}${query}`));
  };

  it('names who lacks what, what it would open, and each lack over all sellers', async () => {
    const other = await scene.newBuyer();
    await scene.newNeed({ certificates: ['TKDN'] });
    await scene.newNeed({ certificates: ['TKDN'], quantity: 10 }, other.officer);
    const big = await scene.newSeller({ business: { name: 'Sentra Besar' }, terms: { minimumOrder: 60 } });
    await scene.certify(big);

    const { items, total, lacks } = await asked();
    expect(total).toBe(2);
    expect(items).toEqual([
      {
        umkmId: scene.seller.umkm.id,
        umkmName: 'Tapis Muli Siger',
        sizeClass: 'mikro',
        regencyName: 'Kota Bandar Lampung',
        step: { kind: 'certificate', params: { anyOf: 'TKDN' } },
        offer: null,
        demands: 2,
        buyers: 2,
        rupiah: 110 * 570_000,
      },
      expect.objectContaining({
        umkmName: 'Sentra Besar',
        step: { kind: 'minimum_order', params: { quantity: 10 } },
        offer: expect.objectContaining({ id: big.offer.id, unitId: 'helai', steps: 1 }),
        demands: 1,
        rupiah: 10 * 570_000,
      }),
    ]);
    expect(lacks).toEqual([
      { lack: items[0]!.step, sellers: 1, demands: 2, buyers: 2, rupiah: 110 * 570_000 },
      { lack: { kind: 'minimum_order', params: {} }, sellers: 1, demands: 1, buyers: 1, rupiah: 10 * 570_000 },
    ]);
    expect(await asked('?kind=minimum_order')).toMatchObject({
      total: 1,
      items: [{ umkmName: 'Sentra Besar' }],
      lacks,
    });
    expect(await allPages(scene.office.organiser, path(), 1)).toEqual(items);

    await scene.certify(scene.seller);
    expect((await asked()).items.map(({ umkmName }) => umkmName)).toEqual(['Sentra Besar']);
  });

  it('counts what is still open, and is empty for an event without needs', async () => {
    expect(await asked()).toEqual({ total: 0, items: [], nextCursor: null, lacks: [] });
    const empty = await scene.office.event('open');
    const { organiser } = scene.office;
    expect(await organiser.must(organiser.get(`events/${empty.id}/facilitation`))).toMatchObject({ total: 0 });
  });

  it('is for the organiser alone, and asks with a kind, a limit and a cursor that are some', async () => {
    const staff = (['screen', 'auditor', 'desk'] as const).map((role) => scene.office.staff(scene.event.id, role));
    const { organiser } = await Office.found(server, 'Dinas lain');
    for (const who of [scene.buyer.officer, scene.seller.seller, organiser, ...(await Promise.all(staff))]) {
      expect(outcome(await who.get(path()))).toEqual([403, 'not_allowed']);
    }
    expect(outcome(await server.anonymous.get(path()))).toEqual([401, 'not_signed_in']);
    expect(outcome(await organiser.get('events/00000000-0000-7000-8000-000000000000/facilitation'))).toEqual([
      404,
      'not_found',
    ]);
    for (const query of ['kind=halal', 'kind=', 'limit=0', 'limit=101', 'cursor=zzz', 'kind=kbli&kind=area', 'q=x']) {
      expect([query, (await scene.office.organiser.get(`${path()}?${query}`)).status]).toEqual([query, 400]);
    }
  });
});
