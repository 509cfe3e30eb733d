import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventView } from '../../src/events/event.view.js';
import { Events } from '../../src/events/events.service.js';
import type { OfferView } from '../../src/offers/offer.view.js';
import { Offers } from '../../src/offers/offers.service.js';
import { Changes } from '../../src/platform/changes.service.js';
import { Products } from '../../src/umkm/products.service.js';
import type { ProductView } from '../../src/umkm/product.view.js';
import type { UmkmView } from '../../src/umkm/umkm.view.js';
import { startServer, type TestServer } from '../support/app.js';
import { Office, outcome } from '../support/buyers.js';
import type { Client } from '../support/client.js';
import { onEachEngine } from '../support/engines.js';
import { aProduct, makeOffer, makeProduct, makeSeller, makeUmkm } from '../support/sellers.js';

onEachEngine('edits of offers', (engine) => {
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

  describe('an offer is edited', () => {
    it('over the version read, with its prices as one', async () => {
      const offer = await offerOf();
      const prices = [{ minQuantity: 1, unitPrice: 650_000 }];
      const edit = (version: number, changes: object) =>
        seller.patch<OfferView>(`offers/${offer.id}`, version, changes);
      const edited = await seller.must(
        edit(1, {
          prices,
          minimumOrder: 2,
          name: 'Selendang',
          deliveryArea: { kind: 'provinces', codes: ['18', '18'] },
        }),
      );
      expect(edited).toMatchObject({
        prices,
        minimumOrder: 2,
        name: 'Selendang',
        deliveryArea: { kind: 'provinces', codes: ['18'] },
        version: 2,
      });
      expect(outcome((await edit(1, { leadDays: 1 })) as never)).toEqual([412, 'version_conflict']);
      expect(outcome(await seller.send('PATCH', `offers/${offer.id}`, { leadDays: 1 }))).toEqual([
        428,
        'if_match_required',
      ]);
      const read = await officer.must(officer.get<OfferView>(`offers/${offer.id}`));
      expect([read.prices, read.version]).toEqual([prices, 2]);
      expect((await edit(2, { name: null })).body.name).toBe('Selendang tapis motif pucuk rebung');
    });

    it('never into terms that could not be made', async () => {
      const offer = await offerOf();
      const edit = async (changes: object) => outcome(await seller.patch(`offers/${offer.id}`, 1, changes));
      expect(await edit({ minimumOrder: 9 })).toEqual([422, 'price_tiers_invalid']);
      expect(await edit({ prices: [{ minQuantity: 11, unitPrice: 1 }] })).toEqual([422, 'price_tiers_invalid']);
      expect(await edit({ unitId: 'kg' })).toEqual([422, 'unit_mismatch']);
      expect(await edit({ productId: offer.productId })).toEqual([400, 'validation_failed']);
      expect(await edit({ status: 'withdrawn' })).toEqual([400, 'validation_failed']);
      expect((await seller.must(seller.get<OfferView>(`offers/${offer.id}`))).prices).toEqual(offer.prices);
    });

    it('takes the pack size of a new unit, not that of the old one', async () => {
      const offer = await offerOf({ unitId: 'lusin' });
      expect(offer.packSize).toBe(12);
      expect((await seller.must(seller.patch<OfferView>(`offers/${offer.id}`, 1, { unitId: 'buah' }))).packSize).toBe(
        1,
      );
    });

    it('only by the business and its office, and not after the event', async () => {
      const offer = await offerOf();
      const rival = (await makeSeller(office, event)).seller;
      for (const client of [
        rival,
        officer,
        await office.staff(event.id, 'desk'),
        await office.staff(event.id, 'screen'),
      ]) {
        expect(outcome(await client.patch(`offers/${offer.id}`, 1, { leadDays: 1 }))).toEqual([403, 'not_allowed']);
        expect(outcome(await client.delete(`offers/${offer.id}`))).toEqual([403, 'not_allowed']);
      }
      const late = await office.event('open', 'start');
      const own = await makeSeller(office, late);
      const there = await makeOffer(own.seller, late.id, { product: aProduct() });
      await office.move(late.id, 'close');
      expect(outcome(await own.seller.patch(`offers/${there.id}`, 1, { leadDays: 1 }))).toEqual([409, 'stage_forbids']);
      expect(outcome(await own.seller.delete(`offers/${there.id}`))).toEqual([409, 'stage_forbids']);
    });

    it('is withdrawn once, stays readable, and makes room for a new offer of the product', async () => {
      const offer = await offerOf();
      expect((await seller.delete(`offers/${offer.id}`)).status).toBe(204);
      expect(await seller.must(seller.get(`offers/${offer.id}`))).toMatchObject({ status: 'withdrawn', version: 2 });
      expect(outcome(await seller.delete(`offers/${offer.id}`))).toEqual([422, 'offer_withdrawn']);
      expect(outcome(await seller.patch(`offers/${offer.id}`, 2, { leadDays: 1 }))).toEqual([422, 'offer_withdrawn']);
      expect((await makeOffer(seller, event.id, { productId: offer.productId })).id).not.toBe(offer.id);
    });

    it('tells buyers and the seller of it, never another seller', async () => {
      const heard: (readonly string[] | null)[] = [];
      const { event: shared, agency } = await office.scene();
      const [mine, rival] = [await makeSeller(office, shared), await makeSeller(office, shared)];
      const listening = server.app
        .get(Changes)
        .saved.subscribe((change) => change.kind === 'offer' && heard.push(change.audience));
      await makeOffer(mine.seller, shared.id, { product: aProduct() });
      listening.unsubscribe();
      expect(heard).toEqual([[agency.id, mine.umkm.id]]);
      expect(heard.flat()).not.toContain(rival.umkm.id);
    });
  });

  it('makes and edits a file of offers in few statements, all or none', async () => {
    const own = await makeUmkm(office, event);
    const row = await server.app.get(Events).get(event.id);
    const offers = server.app.get(Offers);
    const fields = { description: null, categoryId: 'kopi', baseDimension: 'gram' as const, unitId: 'kg', kbkiCode: null, photoFileId: null, madeFresh: false, shelfLifeDays: null, packaged: true, domesticContentPermille: null, madeInIndonesia: true, poolUse: 1 }; // prettier-ignore
    const products = await server.app.get(Products).createMany(
      Array.from({ length: 800 }, (_, at) => ({
        umkmId: own.id,
        fields: { ...fields, name: `Kopi ${at}` },
        pool: { perPeriod: 1, period: 'day' as const },
      })),
    );
    const described = products.map(({ id: productId }, at) => ({ umkmId: own.id, productId, name: null, description: null, unitId: 'kg', packSize: 1_000, minimumOrder: 1, leadDays: 3, deliveryArea: { kind: 'nation' as const, codes: [] }, taxIncluded: true, deliveryIncluded: true, prices: [{ minQuantity: 1, unitPrice: 1_000 + at }, { minQuantity: 500, unitPrice: 900 + at }] })); // prettier-ignore
    const made = await offers.createMany(row, described);
    const whole = await offers.listByIds(made.map((offer) => offer.id));
    const priceOf = new Map(whole.map((w) => [w.product.name, w.prices]));
    expect([...priceOf.keys()]).toHaveLength(800);
    expect(priceOf.get('Kopi 799')).toEqual(described[799]?.prices);
    await expect(offers.createMany(row, described.slice(0, 1))).rejects.toMatchObject({ code: 'already_exists' });

    const [first] = made;
    const saved = await offers.changeMany(event.id, made.map((offer) => ({ offer: { ...offer, leadDays: 9 }, prices: offer === first ? [{ minQuantity: 1, unitPrice: 5 }] : null }))); // prettier-ignore
    expect(saved.every((offer) => offer.leadDays === 9 && offer.version === 2)).toBe(true);
    const after = await offers.listByIds(made.map((offer) => offer.id));
    expect(after.find((w) => w.offer.id === first?.id)?.prices).toEqual([{ minQuantity: 1, unitPrice: 5 }]);
    expect(after.filter((w) => w.prices.length === 2)).toHaveLength(799);
    await expect(
      offers.changeMany(
        event.id,
        made.map((offer) => ({ offer, prices: [] })),
      ),
    ).rejects.toMatchObject({ code: 'version_conflict' });
    expect((await offers.listByIds([made[1]?.id ?? '']))[0]?.prices).toHaveLength(2);

    const undone = await offers.changeMany(
      event.id,
      saved.map((offer) => ({ offer: { ...offer, deletedAt: '2026-11-24T00:00:00.000Z' }, prices: null })),
    );
    expect((await offers.listOfEvent(event.id)).some((w) => w.umkm.id === own.id)).toBe(false);
    expect(outcome(await office.organiser.get(`offers/${undone[0]?.id}`))).toEqual([404, 'not_found']);
  });
});
