import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { EventView } from '../../src/events/event.view.js';
import type { OfferView } from '../../src/offers/offer.view.js';
import { startServer, type TestServer } from '../support/app.js';
import { allPages, Office, outcome } from '../support/buyers.js';
import type { Client } from '../support/client.js';
import { onEachEngine } from '../support/engines.js';
import { aProduct, makeOffer, makeSeller } from '../support/sellers.js';

onEachEngine('what is seen of offers', (engine) => {
  let server: TestServer;
  let office: Office;
  let event: EventView;
  beforeAll(async () => {
    server = await startServer(engine);
    office = await Office.found(server);
    event = await office.event('open');
  });
  afterAll(() => server.stop());

  it('with exact prices by the business, buyers, the organiser and staff; without by the screen; by rivals not at all', async () => {
    const { event: shared, officer: buyer } = await office.scene();
    const mine = await makeSeller(office, shared);
    const offer = await makeOffer(mine.seller, shared.id, { product: aProduct() });
    const rival = await makeSeller(office, shared, { name: 'Saingan' });
    const own = await makeOffer(rival.seller, shared.id, {
      product: aProduct(),
      prices: [{ minQuantity: 1, unitPrice: 1 }],
    });
    const list = (client: Client, query = '') => allPages<OfferView>(client, `events/${shared.id}/offers${query}`, 1);
    const staff = [await office.staff(shared.id, 'desk'), await office.staff(shared.id, 'auditor')];
    for (const client of [buyer, office.organiser, ...staff]) {
      expect((await list(client)).map((o) => o.id)).toEqual([offer.id, own.id]);
      expect((await client.must(client.get<OfferView>(`offers/${offer.id}`))).prices).toEqual(offer.prices);
    }
    const screen = await office.staff(shared.id, 'screen');
    expect((await list(screen)).map((o) => o.prices)).toEqual([[], []]);
    expect((await screen.must(screen.get<OfferView>(`offers/${offer.id}`))).prices).toEqual([]);

    expect((await list(rival.seller)).map((o) => [o.id, o.prices])).toEqual([[own.id, own.prices]]);
    expect(await list(rival.seller, `?umkmId=${mine.umkm.id}`)).toEqual([]);
    expect(await list(rival.seller, '?q=selendang')).toHaveLength(1);
    expect(outcome(await rival.seller.get(`offers/${offer.id}`))).toEqual([403, 'not_allowed']);
    const everything = [
      ...(await list(rival.seller)),
      ...(await allPages(rival.seller, `events/${shared.id}/umkm`, 10)),
    ];
    expect(JSON.stringify(everything)).not.toMatch(/600123|570456/);

    const { officer: stranger } = await office.scene();
    for (const client of [stranger, (await Office.found(server, 'Dinas Jauh')).organiser]) {
      expect(outcome(await client.get(`offers/${offer.id}`))).toEqual([403, 'not_allowed']);
      expect(outcome(await client.get(`events/${shared.id}/offers`))).toEqual([403, 'not_allowed']);
    }
  });

  it('by shelf with all under it, by business, by status, and by the name it goes by', async () => {
    const { event: shared } = await office.scene();
    const mine = await makeSeller(office, shared);
    const made = (of: Record<string, unknown>, changes = {}) =>
      makeOffer(mine.seller, shared.id, { product: aProduct(of), ...changes });
    const plaque = await made({ name: 'Plakat siger', categoryId: 'plakat' });
    const gift = await made({ name: 'Gantungan kunci', categoryId: 'suvenir' }, { name: 'Suvenir rapat' });
    const coffee = await made({ name: 'Kopi robusta', categoryId: 'kopi' });
    await mine.seller.delete(`offers/${coffee.id}`);
    const ids = async (query: string) =>
      (await allPages<OfferView>(office.organiser, `events/${shared.id}/offers?${query}`, 2)).map((o) => o.id);
    expect(await ids('')).toEqual([plaque.id, gift.id, coffee.id]);
    expect(await ids('categoryId=suvenir')).toEqual([plaque.id, gift.id]);
    expect(await ids('categoryId=plakat')).toEqual([plaque.id]);
    expect(await ids('categoryId=tidak-ada')).toEqual([]);
    expect(await ids(`umkmId=${mine.umkm.id}&status=withdrawn`)).toEqual([coffee.id]);
    expect(await ids('q=KOPI')).toEqual([coffee.id]);
    expect(await ids('q=rapat')).toEqual([gift.id]);
    expect(await ids('q=gantungan')).toEqual([]);
    expect(await ids('q=%25')).toEqual([]);
  });

  it.each([
    '?limit=1e9',
    '?cursor=W10',
    '?cursor=%00',
    '?q=%00',
    '?umkmId=x',
    '?status=gone',
    '?categoryId=__proto__',
    '?price=1',
  ])('refuses the list %s without an accident', async (query) => {
    expect((await office.organiser.get(`events/${event.id}/offers${query}`)).status).toBe(400);
  });
});
