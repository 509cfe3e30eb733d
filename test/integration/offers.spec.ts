import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { EventView } from '../../src/events/event.view.js';
import type { OfferView } from '../../src/offers/offer.view.js';
import type { ProductView } from '../../src/umkm/product.view.js';
import type { UmkmView } from '../../src/umkm/umkm.view.js';
import { startServer, type TestServer } from '../support/app.js';
import { allPages, FOREIGN_FIELDS, HOSTILE_NUMBERS, HOSTILE_TEXTS, Office, outcome } from '../support/buyers.js';
import type { Client } from '../support/client.js';
import { onEachEngine } from '../support/engines.js';
import { anOffer, aProduct, makeOffer, makeProduct, makeSeller, makeUmkm, wrongFields } from '../support/sellers.js';

onEachEngine('offers', (engine) => {
  let server: TestServer;
  let office: Office;
  let event: EventView;
  let officer: Client;
  let umkm: UmkmView;
  let seller: Client;
  beforeAll(async () => {
    server = await startServer(engine);
    office = await Office.found(server);
    ({ event, officer } = await office.scene());
    ({ umkm, seller } = await makeSeller(office, event));
  });
  afterAll(() => server.stop());

  const product = (changes?: Record<string, unknown>): Promise<ProductView> => makeProduct(seller, umkm.id, changes);
  const offerOf = async (changes: Record<string, unknown> = {}, of: Record<string, unknown> = {}): Promise<OfferView> =>
    makeOffer(seller, event.id, { productId: (await product(of)).id, ...changes });

  it('of a product that there is, in its unit and by its name', async () => {
    const { id: productId } = await product();
    expect(await makeOffer(seller, event.id, { productId })).toMatchObject({
      productId,
      umkmId: umkm.id,
      umkmName: umkm.name,
      categoryId: 'kain-tapis',
      name: 'Selendang tapis motif pucuk rebung',
      unitId: 'helai',
      steps: 1,
      packSize: 1,
      baseUnit: 'sheet',
      minimumOrder: 10,
      leadDays: 14,
      prices: anOffer().prices,
      taxIncluded: true,
      deliveryIncluded: true,
      capacity: { perPeriod: 40, period: 'month' },
      deliveryArea: { kind: 'nation', codes: [] },
      domestic: true,
      status: 'active',
      version: 1,
    });
  });

  it('of a new product, by the business or for it by the organiser; nothing is kept of one that is refused', async () => {
    const own = await makeSeller(office, event);
    const made = await makeOffer(own.seller, event.id, { product: aProduct() });
    expect(made.umkmId).toBe(own.umkm.id);
    const body = anOffer({ product: aProduct(), umkmId: own.umkm.id });
    expect((await office.organiser.post<OfferView>(`events/${event.id}/offers`, body)).body.umkmId).toBe(own.umkm.id);
    const products = () => allPages<ProductView>(own.seller, `umkm/${own.umkm.id}/products`, 100);
    const kept = (await products()).length;
    const wrong = anOffer({ product: aProduct(), prices: [{ minQuantity: 99, unitPrice: 1 }] });
    expect(outcome(await own.seller.post(`events/${event.id}/offers`, wrong))).toEqual([422, 'price_tiers_invalid']);
    expect(await products()).toHaveLength(kept);
  });

  it('says capacity in steps of its own unit, by what a unit takes', async () => {
    const coffee = {
      name: 'Kopi',
      categoryId: 'kopi',
      unitId: 'gram',
      capacity: { perPeriod: 2_500_500, period: 'week' },
    };
    expect(
      await offerOf({ unitId: 'kg', minimumOrder: 500, prices: [{ minQuantity: 1, unitPrice: 90_000 }] }, coffee),
    ).toMatchObject({
      steps: 1_000,
      packSize: 1_000,
      baseUnit: 'gram',
      capacity: { perPeriod: 2_500_500, period: 'week' },
    });
    const water = {
      name: 'Air',
      categoryId: 'air-minum',
      unitId: 'botol',
      poolUse: 3,
      capacity: { perPeriod: 1_000, period: 'day' },
    };
    expect(await offerOf({ unitId: 'dus', packSize: 24 }, water)).toMatchObject({
      packSize: 24,
      capacity: { perPeriod: 13, period: 'day' },
    });
  });

  it.each<[string, Record<string, unknown>, number, string]>([
    ['a first price above the minimum order', { minimumOrder: 9 }, 422, 'price_tiers_invalid'],
    ['quantities that do not rise', { prices: [{ minQuantity: 5, unitPrice: 1 }, { minQuantity: 5, unitPrice: 2 }] }, 422, 'price_tiers_invalid'], // prettier-ignore
    ['no price', { prices: [] }, 400, 'validation_failed'],
    ['a price of nothing', { prices: [{ minQuantity: 1, unitPrice: 0 }] }, 400, 'validation_failed'],
    [
      'a price beyond what can be counted',
      { prices: [{ minQuantity: 1, unitPrice: 2 ** 53 }] },
      400,
      'validation_failed',
    ],
    [
      'a price with a field of its own',
      { prices: [{ minQuantity: 1, unitPrice: 1, secret: 1 }] },
      400,
      'validation_failed',
    ],
    ['a unit that counts something else', { unitId: 'kg' }, 422, 'unit_mismatch'],
    ['an unknown unit', { unitId: 'firkin' }, 422, 'unit_unknown'],
    ['a dozen of ten', { unitId: 'lusin', packSize: 10 }, 400, 'validation_failed'],
    ['an unknown province', { deliveryArea: { kind: 'provinces', codes: ['99'] } }, 422, 'regency_unknown'],
    ['a regency for a province', { deliveryArea: { kind: 'provinces', codes: ['18.71'] } }, 422, 'regency_unknown'],
    ['an area without places', { deliveryArea: { kind: 'regencies', codes: [] } }, 400, 'validation_failed'],
    ['a lead time below zero', { leadDays: -1 }, 400, 'validation_failed'],
  ])('refuses %s', async (_name, changes, status, code) => {
    const body = anOffer({ productId: (await product()).id, ...changes });
    expect(outcome(await seller.post(`events/${event.id}/offers`, body))).toEqual([status, code]);
  });

  it('refuses both and neither product, the same product twice, and several businesses unsaid', async () => {
    const { id: productId } = await product();
    const post = (body: object, client = seller) =>
      client.post(`events/${event.id}/offers`, anOffer(body as Record<string, unknown>));
    expect(wrongFields(await post({}))).toEqual([['productId', 'product_missing']]);
    expect(wrongFields(await post({ productId, product: aProduct() }))).toEqual([['productId', 'product_missing']]);
    const answers = await Promise.all([1, 2, 3, 4].map(() => post({ productId })));
    expect(answers.map((a) => a.status).sort()).toEqual([201, 409, 409, 409]);
    expect(outcome(answers.find((a) => a.status === 409) as never)).toEqual([409, 'already_exists']);
    expect(wrongFields(await post({ product: aProduct() }, office.organiser))).toEqual([['umkmId', 'not_id']]);
    const other = await makeUmkm(office, event);
    expect(outcome(await post({ productId, umkmId: other.id }, office.organiser))).toEqual([
      422,
      'product_of_other_umkm',
    ]);
  });

  it('refuses everybody who is not the business, its office, or taking part', async () => {
    const { id: productId } = await product();
    const rival = (await makeSeller(office, event)).seller;
    const far = await Office.found(server, 'Dinas Jauh');
    const screen = await office.staff(event.id, 'screen');
    for (const client of [rival, officer, screen, await office.staff(event.id, 'desk'), far.organiser]) {
      expect(outcome(await client.post(`events/${event.id}/offers`, anOffer({ productId })))).toEqual([
        403,
        'not_allowed',
      ]);
    }
    const elsewhere = await office.event('open');
    expect(outcome(await seller.post(`events/${elsewhere.id}/offers`, anOffer({ productId })))).toEqual([
      422,
      'not_participating',
    ]);
    const theirs = await far.event('open');
    expect(outcome(await seller.post(`events/${theirs.id}/offers`, anOffer({ productId })))).toEqual([
      422,
      'not_participating',
    ]);
    const closed = await office.event('open', 'start', 'close');
    expect(outcome(await seller.post(`events/${closed.id}/offers`, anOffer({ productId })))).toEqual([
      409,
      'stage_forbids',
    ]);
  });

  it.each(HOSTILE_NUMBERS)('takes no hostile quantity: %#', async (value) => {
    const { id: productId } = await product();
    const changes = [
      { minimumOrder: value },
      { prices: [{ minQuantity: value, unitPrice: 1 }] },
      { prices: [{ minQuantity: 1, unitPrice: value }] },
    ];
    for (const change of [...changes, { packSize: value }]) {
      const answer = await seller.post(`events/${event.id}/offers`, anOffer({ productId, ...change }));
      expect(outcome(answer)).toEqual([400, 'validation_failed']);
    }
  });
  it.each(HOSTILE_TEXTS)('takes no hostile text: %#', async (name) => {
    const answer = await seller.post(`events/${event.id}/offers`, anOffer({ name, product: aProduct() }));
    expect(outcome(answer)).toEqual([400, 'validation_failed']);
    const inside = await seller.post(`events/${event.id}/offers`, anOffer({ product: aProduct({ name }) }));
    expect(outcome(inside)).toEqual([400, 'validation_failed']);
  });
  it.each([...FOREIGN_FIELDS, 'status', 'eventId'])('takes no %s from outside', async (field) => {
    const answer = await seller.post(`events/${event.id}/offers`, anOffer({ product: aProduct(), [field]: 'x' }));
    expect(outcome(answer)).toEqual([400, 'validation_failed']);
  });
});
