import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Problem } from '../../src/contract/errors.js';
import { Counters } from '../../src/counters/counters.service.js';
import type { EventView } from '../../src/events/event.view.js';
import type { PoolView } from '../../src/umkm/pool.view.js';
import { Pools } from '../../src/umkm/pools.service.js';
import { Products } from '../../src/umkm/products.service.js';
import { startServer, type TestServer } from '../support/app.js';
import { HOSTILE_NUMBERS, Office, outcome } from '../support/buyers.js';
import { onEachEngine } from '../support/engines.js';
import { makeProduct, makeSeller, makeUmkm, reserve, wrongFields } from '../support/sellers.js';

onEachEngine('products and capacity', (engine) => {
  let server: TestServer;
  let office: Office;
  let event: EventView;
  beforeAll(async () => {
    server = await startServer(engine);
    office = await Office.found(server);
    event = await office.event('open');
  });
  afterAll(() => server.stop());

  it('gives a product its own capacity, or lets it share one', async () => {
    const { umkm, seller } = await makeSeller(office, event);
    const scarf = await makeProduct(seller, umkm.id);
    expect(scarf).toMatchObject({
      unitId: 'helai',
      baseDimension: 'sheet',
      madeFresh: false,
      packaged: false,
      poolUse: 1,
      madeInIndonesia: true,
    });
    const purse = await makeProduct(seller, umkm.id, {
      name: 'Dompet',
      categoryId: 'kerajinan',
      capacity: undefined,
      poolId: scarf.poolId,
      poolUse: 2,
    });
    const pools = await seller.must(seller.get<{ items: PoolView[] }>(`umkm/${umkm.id}/pools`));
    expect(pools.items).toEqual([
      expect.objectContaining({
        id: scarf.poolId,
        name: scarf.name,
        dimension: 'sheet',
        period: 'month',
        capacity: 40,
        productIds: [scarf.id, purse.id],
        reserved: false,
      }),
    ]);
  });

  it.each([
    ['a group of shelves', { categoryId: 'pangan' }, 422, 'category_unknown'],
    ['an unknown shelf', { categoryId: 'tidak-ada' }, 422, 'category_unknown'],
    ['an unknown unit', { unitId: 'firkin' }, 422, 'unit_unknown'],
    ['a KBKI with letters', { kbkiCode: 'abc' }, 400, 'validation_failed'],
    ['no capacity', { capacity: undefined }, 400, 'validation_failed'],
    ['a capacity of nobody', { capacity: undefined, poolId: '0199aaaa-0000-7000-8000-000000000000' }, 404, 'not_found'],
    ['a foreign field inside', { capacity: { perPeriod: 1, period: 'day', committed: 0 } }, 400, 'validation_failed'],
    ['a period that is none', { capacity: { perPeriod: 1, period: 'year' } }, 400, 'validation_failed'],
  ])('refuses a product with %s', async (_name, changes, status, code) => {
    const { umkm, seller } = await makeSeller(office, event);
    expect(
      outcome(
        await seller.post(`umkm/${umkm.id}/products`, {
          name: 'Kain',
          categoryId: 'kain-tapis',
          capacity: { perPeriod: 1, period: 'day' },
          ...changes,
        }),
      ),
    ).toEqual([status, code]);
  });

  it('refuses another business’s capacity, and one in another unit unless its use is stated', async () => {
    const [{ umkm, seller }, other] = [await makeSeller(office, event), await makeSeller(office, event)];
    const theirs = await makeProduct(other.seller, other.umkm.id);
    const share = (poolId: string, poolUse?: number) =>
      seller.post(`umkm/${umkm.id}/products`, { name: 'Kain', categoryId: 'kain-tapis', poolId, poolUse });
    expect(outcome(await share(theirs.poolId))).toEqual([404, 'not_found']);
    const flour = await seller.must(
      seller.post<PoolView>(`umkm/${umkm.id}/pools`, {
        name: 'Tepung',
        dimension: 'gram',
        period: 'day',
        capacity: 50_000,
      }),
    );
    expect(wrongFields(await share(flour.id))).toEqual([['poolUse', 'pool_use_missing']]);
    expect((await share(flour.id, 250)).status).toBe(201);
  });

  it('edits a product, but never what it is counted in', async () => {
    const { umkm, seller } = await makeSeller(office, event);
    const product = await makeProduct(seller, umkm.id);
    const edited = await seller.must(
      seller.patch<{ unitId: string; version: number }>(`products/${product.id}`, 1, {
        unitId: 'lusin',
        shelfLifeDays: 5,
      }),
    );
    expect(edited).toMatchObject({ unitId: 'lusin', shelfLifeDays: 5, version: 2 });
    expect(outcome(await seller.patch(`products/${product.id}`, 2, { unitId: 'kg' }))).toEqual([422, 'unit_mismatch']);
    expect(outcome(await seller.patch(`products/${product.id}`, 1, { name: 'x' }))).toEqual([412, 'version_conflict']);
    expect(outcome(await seller.send('PATCH', `products/${product.id}`, { name: 'x' }))).toEqual([
      428,
      'if_match_required',
    ]);
  });

  it('keeps unit and period of a capacity while something is reserved, and never goes below it', async () => {
    const { umkm, seller } = await makeSeller(office, event);
    const { poolId } = await makeProduct(seller, umkm.id);
    const edit = (version: number, changes: object) => seller.patch<PoolView>(`pools/${poolId}`, version, changes);
    expect((await edit(1, { period: 'week', capacity: 60 })).body).toMatchObject({
      period: 'week',
      capacity: 60,
      reserved: false,
      version: 2,
    });
    await reserve(server, poolId, '2027-W03', 25);
    expect(outcome((await edit(2, { period: 'month' })) as never)).toEqual([409, 'frozen_by_commitments']);
    expect(outcome((await edit(2, { dimension: 'gram' })) as never)).toEqual([409, 'frozen_by_commitments']);
    const below = await edit(2, { capacity: 24 });
    expect(outcome(below as never)).toEqual([422, 'limit_below_committed']);
    expect((below.body as unknown as Problem).params).toEqual({ committed: 25 });
    expect((await edit(2, { capacity: 25, name: 'Alat tenun' })).body).toMatchObject({
      capacity: 25,
      name: 'Alat tenun',
      reserved: true,
      version: 3,
    });
    const [counter] = await server.app.get(Counters).ofOwners([poolId]);
    expect(counter).toMatchObject({ limit: 25, committed: 25 });
    expect(outcome((await edit(2, { capacity: 90 })) as never)).toEqual([412, 'version_conflict']);
  });

  it('takes no hostile capacity', async () => {
    const { umkm, seller } = await makeSeller(office, event);
    const { poolId } = await makeProduct(seller, umkm.id);
    for (const capacity of HOSTILE_NUMBERS.slice(1)) {
      expect(outcome(await seller.patch(`pools/${poolId}`, 1, { capacity }))).toEqual([400, 'validation_failed']);
    }
  });

  it('makes thousands of products with their capacities in one write', async () => {
    const umkm = await makeUmkm(office, event);
    const fields = { description: null, categoryId: 'kopi', baseDimension: 'gram' as const, unitId: 'kg', kbkiCode: null, photoFileId: null, madeFresh: false, shelfLifeDays: null, packaged: true, domesticContentPermille: null, madeInIndonesia: true, poolUse: 1 }; // prettier-ignore
    const made = await server.app
      .get(Products)
      .createMany(
        Array.from({ length: 2_000 }, (_, at) => ({
          umkmId: umkm.id,
          fields: { ...fields, name: `Kopi ${at}` },
          pool: { perPeriod: at, period: 'day' as const },
        })),
      );
    const pools = new Map(
      (await server.app.get(Pools).listByIds(made.map((p) => p.poolId))).map((pool) => [pool.id, pool]),
    );
    expect(pools.size).toBe(2_000);
    expect(
      made.every(
        (product, at) => pools.get(product.poolId)?.capacity === at && pools.get(product.poolId)?.name === product.name,
      ),
    ).toBe(true);
  });
});
