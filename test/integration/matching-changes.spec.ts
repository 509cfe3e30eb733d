import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { capacityCounter, demandCounter } from '../../src/counters/counter-ids.js';
import { Counters } from '../../src/counters/counters.service.js';
import { Participation } from '../../src/events/participation.entity.js';
import type { DemandMatchesView } from '../../src/matching/match.view.js';
import { Database } from '../../src/platform/database/database.js';
import { addDays } from '../../src/platform/edge/civil-date.js';
import { startServer, type TestServer } from '../support/app.js';
import { onEachEngine } from '../support/engines.js';
import { demandIds, factorOf, FIRST_DAY, MatchScene, offerIds } from '../support/match-scene.js';

/** A question asked after a change was answered sees it, whatever was changed and by whom. */
onEachEngine('matching after a change', (engine) => {
  let server: TestServer;
  let scene: MatchScene;

  beforeAll(async () => {
    server = await startServer(engine);
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    scene = await MatchScene.play(server);
  });

  const editNeed = (fields: object) =>
    scene.buyer.officer.must(scene.buyer.officer.patch(`demands/${scene.need.id}`, scene.need.version, fields));
  const editOffer = (fields: object) =>
    scene.seller.seller.must(
      scene.seller.seller.patch(`offers/${scene.seller.offer.id}`, scene.seller.offer.version, fields),
    );

  it.each<[string, () => Promise<unknown>]>([
    ['the need', () => editNeed({ categoryId: 'snack-box', name: 'Kue basah' })],
    ['the price', () => editOffer({ prices: [{ minQuantity: 1, unitPrice: 700_000 }] })],
    ['the area of delivery', () => editOffer({ deliveryArea: { kind: 'provinces', codes: ['31'] } })],
    ['the capacity', closePool],
    ['the business, which has grown', () => editBusiness({ capitalRupiah: 7_000_000_000 })],
    ['the product', editProduct],
    [
      'the offer, taken back',
      () => scene.seller.seller.must(scene.seller.seller.delete(`offers/${scene.seller.offer.id}`)),
    ],
    ['who takes part', leave],
    ['what is signed of the capacity', reserveAll],
  ])('sees a change of %s', async (_, change) => {
    scene.need = await scene.newNeed({ package: { name: 'Cadangan', pagu: 60_000_000, reservedForSmall: true } });
    expect(offerIds(await scene.sellersFor())).toEqual([scene.seller.offer.id]);
    expect(demandIds(await scene.mine())).toContain(scene.need.id);
    await change();
    expect(offerIds(await scene.sellersFor())).toEqual([]);
  });

  it('sees a need that was taken back', async () => {
    const { officer } = scene.buyer;
    expect(demandIds(await scene.mine())).toEqual([scene.need.id]);
    await officer.must(officer.delete(`demands/${scene.need.id}`));
    expect(demandIds(await scene.mine())).toEqual([]);
    expect((await officer.get<DemandMatchesView>(`demands/${scene.need.id}/matches`)).status).toBe(404);
  });

  it('sees a certificate once it is verified, not before', async () => {
    const lacking = await scene.newNeed({ certificates: ['TKDN'] });
    expect(offerIds(await scene.sellersFor(lacking.id))).toEqual([]);
    await scene.certify(scene.seller);
    expect(offerIds(await scene.sellersFor(lacking.id))).toEqual([scene.seller.offer.id]);
  });

  it('sees what is signed of a need: the agency the rest, the seller the whole, and neither a need that is signed whole', async () => {
    const counters = server.app.get(Counters);
    const needed = async () =>
      [await scene.sellersFor(), await scene.mine()].map((page) => factorOf(page, 'capacity')?.reason.params['needed']);
    expect(await needed()).toEqual([100, 100]);
    await counters.add(new Map([[demandCounter(scene.need.id), 70]]));
    expect(await needed()).toEqual([30, 100]);
    await counters.add(new Map([[demandCounter(scene.need.id), 30]]));
    expect(offerIds(await scene.sellersFor())).toEqual([]);
    expect(demandIds(await scene.mine())).toEqual([]);
    await counters.add(new Map([[demandCounter(scene.need.id), -100]]));
    expect(await needed()).toEqual([100, 100]);
  });

  it('sees every one of many changes that are asked about at once', async () => {
    await scene.sellersFor();
    const made = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const fresh = await scene.newNeed();
        return { fresh, found: demandIds(await scene.mine()) };
      }),
    );
    for (const { fresh, found } of made) expect(found).toContain(fresh.id);
  });

  async function closePool(): Promise<void> {
    const { seller, umkm } = scene.seller;
    const pools = await seller.must(seller.get<{ items: { id: string; version: number }[] }>(`umkm/${umkm.id}/pools`));
    const [pool] = pools.items as [{ id: string; version: number }];
    await seller.must(seller.patch(`pools/${pool.id}`, pool.version, { capacity: 0 }));
  }

  function editBusiness(fields: object): Promise<unknown> {
    const { organiser } = scene.office;
    return organiser.must(organiser.patch(`umkm/${scene.seller.umkm.id}`, scene.seller.umkm.version, fields));
  }

  function editProduct(): Promise<unknown> {
    const { seller, product } = scene.seller;
    return seller.must(
      seller.patch(`products/${product.id}`, product.version, { categoryId: 'mesin', name: 'Mesin jahit' }),
    );
  }

  async function leave(): Promise<void> {
    const where = { eventId: scene.event.id, partyId: scene.seller.umkm.id };
    await server.app.get(Database).write((m) => m.update(Participation, where, { state: 'withdrawn' }));
  }

  /** As signed commitments do: all of every month up to the last day of delivery. */
  async function reserveAll(): Promise<void> {
    const counters = server.app.get(Counters);
    const { poolId } = scene.seller.product;
    const months = new Set(Array.from({ length: 200 }, (_, day) => addDays(FIRST_DAY, day - 65).slice(0, 7)));
    const ids = [...months].map((month) => capacityCounter(poolId, month));
    await counters.open(ids.map((id) => ({ id, kind: 'capacity', ownerId: poolId, limit: 40 })));
    await counters.add(new Map(ids.map((id) => [id, 40])));
  }
});
