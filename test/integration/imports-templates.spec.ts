import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DemandView } from '../../src/demands/demand.view.js';
import type { PackageView } from '../../src/demands/package.view.js';
import type { EventView } from '../../src/events/event.view.js';
import type { ImportView } from '../../src/imports/import.view.js';
import type { OfferView } from '../../src/offers/offer.view.js';
import type { PoolView } from '../../src/umkm/pool.view.js';
import type { ProductView } from '../../src/umkm/product.view.js';
import type { UmkmView } from '../../src/umkm/umkm.view.js';
import { startServer, type TestServer } from '../support/app.js';
import { allPages, Office } from '../support/buyers.js';
import { onEachEngine } from '../support/engines.js';
import { committed, DEMAND_HEADERS, OFFER_HEADERS, plansCsv, previewed, PRODUCT_HEADERS, rowsOf, templateCsv, UMKM_HEADERS } from '../support/importing.js';

const [SARI, DEWI] = ['9120000000001', '9120000000002'];

onEachEngine('templates', (engine) => {
  let server: TestServer;
  let office: Office;
  let event: EventView;
  beforeAll(async () => {
    server = await startServer(engine);
  });
  beforeEach(async () => {
    office = await Office.found(server);
    event = await office.event('open');
  });
  afterAll(() => server.stop());

  const list = <T>(what: string, query = '') => allPages<T>(office.organiser, `events/${event.id}/${what}${query}`, 50);
  const save = (headers: readonly string[], ...rows: Record<string, string>[]) => committed(office.organiser, event.id, { bytes: templateCsv(headers, ...rows) });
  const preview = (headers: readonly string[], ...rows: Record<string, string>[]) => previewed(office.organiser, event.id, { bytes: templateCsv(headers, ...rows) });
  const undo = ({ id }: ImportView) => office.organiser.must(office.organiser.post<ImportView>(`imports/${id}/undo`));
  const goodsOf = async () => {
    const umkms = await list<UmkmView>('umkm');
    const products = (await Promise.all(umkms.map((umkm) => office.organiser.must(office.organiser.get<{ items: ProductView[] }>(`umkm/${umkm.id}/products`))))).flatMap((page) => page.items);
    const pools = (await Promise.all(umkms.map((umkm) => office.organiser.must(office.organiser.get<{ items: PoolView[] }>(`umkm/${umkm.id}/pools`))))).flatMap((page) => page.items);
    return { umkms, products, pools, offers: (await list<OfferView>('offers')).filter((offer) => offer.status === 'active') };
  };

  const sari = { NIB: SARI, 'Nama usaha': 'Keripik Way Siger', 'Bentuk usaha': 'Perorangan', 'Nomor WhatsApp': '081200000001', 'Kabupaten/Kota': 'Kabupaten Pringsewu', 'Tanggal berdiri': '17-08-2021', 'Modal usaha (Rp)': '150.000.000', KBLI: '10794' };
  const keripik = { NIB: SARI, 'Nama produk': 'Keripik pisang 200 g', Kategori: 'Keripik dan camilan', Satuan: 'bungkus', 'Harga satuan (Rp)': '18.000', Kapasitas: '300', 'Periode kapasitas': 'minggu', 'Pesanan minimum': '20', 'Waktu pengerjaan (hari)': '3' };

  describe('of UMKM', () => {
    it('make businesses that take part, and undo them', async () => {
      const saved = await save(UMKM_HEADERS, sari, { ...sari, NIB: DEWI, 'Nama usaha': 'Koperasi Tapis', 'Bentuk usaha': 'Koperasi' }, { ...sari, NIB: '12' });
      expect(saved).toMatchObject({ layout: 'umkm', counts: { rows: 3, created: 2, refused: 1 }, reasons: { identifier_wrong: 1 } });
      const [made, coop] = await list<UmkmView>('umkm');
      expect(made).toMatchObject({ nib: SARI, name: 'Keripik Way Siger', phone: '+6281200000001', regencyCode: '18.10', foundedOn: '2021-08-17', capitalRupiah: 150_000_000, kbliCodes: ['10794'], cooperative: false });
      expect(coop).toMatchObject({ nib: DEWI, cooperative: true });
      expect((await save(UMKM_HEADERS, sari)).counts.unchanged).toBe(1);
      expect((await undo(saved)).kept).toEqual([]);
      expect(await list<UmkmView>('umkm')).toEqual([]);
    });

    it('fill the gaps of a business that was typed here, and leave what stands', async () => {
      await office.organiser.must(office.organiser.post(`events/${event.id}/umkm`, { name: 'Keripik Bu Sari', nib: SARI, cooperative: true }));
      const view = await preview(UMKM_HEADERS, sari);
      expect([view.counts.updated, view.keptRows]).toEqual([1, 1]);
      expect((await rowsOf(office.organiser, view.id))[0]?.kept).toEqual([
        { field: 'name', here: 'Keripik Bu Sari', file: 'Keripik Way Siger' },
        { field: 'cooperative', here: true, file: false },
      ]);
      const saved = await save(UMKM_HEADERS, sari);
      expect((await list<UmkmView>('umkm'))[0]).toMatchObject({ name: 'Keripik Bu Sari', cooperative: true, phone: '+6281200000001', capitalRupiah: 150_000_000 });
      await undo(saved);
      expect((await list<UmkmView>('umkm'))[0]).toMatchObject({ name: 'Keripik Bu Sari', phone: null, capitalRupiah: null });
    });

    it('change what the file changed, unless the business changed it itself', async () => {
      await save(UMKM_HEADERS, sari);
      const [made] = await list<UmkmView>('umkm');
      const seller = await office.invited(event.id, 'umkm', { kind: 'umkm', id: made?.id as string }, 'OWNER');
      await seller.must(seller.patch(`umkm/${made?.id}`, 1, { phone: '+6281299999999' }));
      const saved = await save(UMKM_HEADERS, { ...sari, 'Nomor WhatsApp': '081211111111', 'Modal usaha (Rp)': '200 jt' });
      expect([saved.counts.updated, saved.keptRows]).toEqual([1, 1]);
      expect((await list<UmkmView>('umkm'))[0]).toMatchObject({ phone: '+6281299999999', capitalRupiah: 200_000_000 });
    });
  });

  describe('of products', () => {
    beforeEach(() => save(UMKM_HEADERS, sari));

    it('make a product, its capacity, and with a price its offer; all of it can be undone', async () => {
      const saved = await save(PRODUCT_HEADERS, keripik, { ...keripik, 'Nama produk': 'Kopi bubuk', Kategori: 'Kopi', Satuan: 'dus', 'Isi per satuan': '24', 'Harga satuan (Rp)': '', Kapasitas: '10', 'Periode kapasitas': 'bulan' });
      expect(saved.counts).toMatchObject({ rows: 2, created: 2, refused: 0 });
      const { products, pools, offers } = await goodsOf();
      expect(products.map((product) => [product.name, product.unitId])).toEqual([['Keripik pisang 200 g', 'bungkus'], ['Kopi bubuk', 'dus']]); // prettier-ignore
      expect(pools.map((pool) => [pool.capacity, pool.period])).toEqual([[300, 'week'], [240, 'month']]); // prettier-ignore
      expect(offers).toHaveLength(1);
      expect(offers[0]).toMatchObject({ productId: products[0]?.id, unitId: 'bungkus', packSize: 1, minimumOrder: 20, leadDays: 3, prices: [{ minQuantity: 20, unitPrice: 18_000 }] });
      expect((await save(PRODUCT_HEADERS, keripik)).counts.unchanged).toBe(1);
      expect((await undo(saved)).kept).toEqual([]);
      const after = await goodsOf();
      expect([after.products, after.offers, after.umkms.length]).toEqual([[], [], 1]);
    });

    it('refuse a row of a business that is not here, and one in a unit its product is not counted in', async () => {
      await save(PRODUCT_HEADERS, keripik);
      const view = await preview(PRODUCT_HEADERS, { ...keripik, NIB: DEWI }, { ...keripik, Satuan: 'kg' });
      expect((await rowsOf(office.organiser, view.id)).map((row) => [row.state, row.reason])).toEqual([
        ['wrong', 'umkm_unknown'],
        ['wrong', 'unit_differs'],
      ]);
    });

    it('change capacity and terms the file changed, and leave what the seller set', async () => {
      await save(PRODUCT_HEADERS, keripik);
      const [offer] = (await goodsOf()).offers;
      await office.organiser.must(office.organiser.patch(`offers/${offer?.id}`, 1, { leadDays: 9 }));
      const saved = await save(PRODUCT_HEADERS, { ...keripik, Kapasitas: '400', 'Harga satuan (Rp)': '19.000', 'Waktu pengerjaan (hari)': '5' });
      expect([saved.counts.updated, saved.keptRows]).toEqual([1, 1]);
      const now = await goodsOf();
      expect(now.pools[0]).toMatchObject({ capacity: 400 });
      expect(now.offers[0]).toMatchObject({ leadDays: 9, prices: [{ minQuantity: 20, unitPrice: 19_000 }] });
      await undo(saved);
      const back = await goodsOf();
      expect([back.pools[0]?.capacity, back.offers[0]?.prices, back.offers[0]?.leadDays]).toEqual([300, [{ minQuantity: 20, unitPrice: 18_000 }], 9]);
    });

    it('do not offer again what its seller withdrew', async () => {
      await save(PRODUCT_HEADERS, keripik);
      await office.organiser.must(office.organiser.delete(`offers/${(await goodsOf()).offers[0]?.id}`));
      expect((await save(PRODUCT_HEADERS, { ...keripik, 'Harga satuan (Rp)': '20.000' })).counts).toMatchObject({ updated: 0, unchanged: 1 });
      expect((await goodsOf()).offers).toEqual([]);
    });

    it('offer it in the next event too', async () => {
      await save(PRODUCT_HEADERS, keripik);
      const next = await office.event('open');
      const saved = await committed(office.organiser, next.id, { bytes: templateCsv(PRODUCT_HEADERS, keripik) });
      expect(saved.counts.updated).toBe(1);
      expect(await allPages<OfferView>(office.organiser, `events/${next.id}/offers`, 50)).toHaveLength(1);
      expect(await allPages<UmkmView>(office.organiser, `events/${next.id}/umkm`, 50)).toHaveLength(1);
    });
  });

  describe('of offers', () => {
    const tier = (from: string, price: string, more: Record<string, string> = {}) => ({ NIB: SARI, 'Nama produk': 'Keripik pisang 200 g', Satuan: 'bungkus', 'Mulai jumlah': from, 'Harga satuan (Rp)': price, ...more });
    beforeEach(async () => {
      await save(UMKM_HEADERS, sari);
      await save(PRODUCT_HEADERS, { ...keripik, 'Harga satuan (Rp)': '' });
    });

    it('make one offer of the price tiers of one product', async () => {
      const saved = await save(OFFER_HEADERS, tier('20', '18.000', { 'Pesanan minimum': '20', 'Waktu pengerjaan (hari)': '4', 'Wilayah kirim': 'Kabupaten Pringsewu; Kota Bandar Lampung' }), tier('100', '17.000'));
      expect(saved.counts).toMatchObject({ rows: 2, created: 2 });
      const [offer, ...more] = (await goodsOf()).offers;
      expect(more).toEqual([]);
      expect(offer).toMatchObject({
        minimumOrder: 20,
        leadDays: 4,
        deliveryArea: { kind: 'regencies', codes: ['18.10', '18.71'] },
        prices: [
          { minQuantity: 20, unitPrice: 18_000 },
          { minQuantity: 100, unitPrice: 17_000 },
        ],
      });
      expect((await undo(saved)).kept).toEqual([]);
      expect((await goodsOf()).offers).toEqual([]);
    });

    it('change a price, add a tier, and keep what the seller set and what they do not name', async () => {
      await save(OFFER_HEADERS, tier('20', '18.000', { 'Pesanan minimum': '20' }), tier('100', '17.000'));
      const [offer] = (await goodsOf()).offers;
      await office.organiser.must(office.organiser.patch(`offers/${offer?.id}`, 1, { minimumOrder: 30, leadDays: 11 }));
      const saved = await save(OFFER_HEADERS, tier('20', '18.500', { 'Pesanan minimum': '20' }), tier('500', '15.000'));
      expect(saved.counts).toMatchObject({ updated: 1, created: 1 });
      const [now] = (await goodsOf()).offers;
      expect([now?.minimumOrder, now?.leadDays, now?.prices]).toEqual([
        30,
        11,
        [
          { minQuantity: 20, unitPrice: 18_500 },
          { minQuantity: 100, unitPrice: 17_000 },
          { minQuantity: 500, unitPrice: 15_000 },
        ],
      ]);
      expect((await save(OFFER_HEADERS, tier('20', '18.500', { 'Pesanan minimum': '20' }), tier('500', '15.000'))).counts.unchanged).toBe(2);
      await undo(saved);
      expect((await goodsOf()).offers[0]?.prices).toEqual([
        { minQuantity: 20, unitPrice: 18_000 },
        { minQuantity: 100, unitPrice: 17_000 },
      ]);
    });

    it.each([
      ['of a business that is not here', [tier('1', '1.000', { NIB: DEWI })], ['umkm_unknown']],
      ['of a product that is not here', [tier('1', '1.000', { 'Nama produk': 'Lain' })], ['product_unknown']],
      ['in a unit that its product is not counted in', [tier('1', '1.000', { Satuan: 'kg' })], ['unit_differs']],
      ['that contradict each other', [tier('1', '1.000', { 'Pesanan minimum': '5' }), tier('9', '900', { 'Pesanan minimum': '6' })], [null, 'offer_rows_differ']],
      ['whose smallest order has no price', [tier('50', '1.000', { 'Pesanan minimum': '5' }), tier('90', '900')], ['minimum_order_unpriced', 'minimum_order_unpriced']],
    ])('refuse rows %s', async (_what, rows, reasons) => {
      const view = await preview(OFFER_HEADERS, ...rows);
      expect((await rowsOf(office.organiser, view.id)).map((row) => row.reason)).toEqual(reasons);
    });
  });

  describe('of demands', () => {
    const need = { Instansi: 'Pekon Sukamaju', 'Jenis instansi': 'Desa', 'Nama paket': 'Rapat desa', 'Pagu (Rp)': '5.400.000', 'Nama kebutuhan': 'Snack box rapat', Jumlah: '120', Satuan: 'kotak', 'Harga satuan tertinggi (Rp)': '45.000', 'Kirim paling lambat': '28-02-2027' };

    it('hang needs under a package of their own, one for each buyer and name', async () => {
      const saved = await save(DEMAND_HEADERS, need, { ...need, 'Nama kebutuhan': 'Nasi kotak', 'Pagu (Rp)': '' }, { ...need, Instansi: 'Pekon Lain', 'Pagu (Rp)': '' });
      expect(saved.counts).toMatchObject({ rows: 3, created: 3 });
      const packs = await list<PackageView>('packages');
      expect(packs.map((pack) => [pack.name, pack.agencyName, pack.pagu, pack.local, pack.year])).toEqual([
        ['Rapat desa', 'Pekon Sukamaju', 5_400_000, true, 2027],
        ['Rapat desa', 'Pekon Lain', 0, true, 2027],
      ]);
      const demands = await list<DemandView>('demands');
      expect(demands.map((demand) => [demand.name, demand.packageId, demand.quantity, demand.unitCeiling, demand.agencyKind])).toEqual([
        ['Snack box rapat', packs[0]?.id, 120, 45_000, 'DESA'],
        ['Nasi kotak', packs[0]?.id, 120, 45_000, 'DESA'],
        ['Snack box rapat', packs[1]?.id, 120, 45_000, 'DESA'],
      ]);
      // a further need finds the package that is here
      await save(DEMAND_HEADERS, { ...need, 'Nama kebutuhan': 'Air minum', 'Pagu (Rp)': '' });
      expect(await list<PackageView>('packages')).toHaveLength(2);
      expect((await save(DEMAND_HEADERS, need)).counts.unchanged).toBe(1);
    });

    it('hang under the plan whose RUP code they state, and change nothing of it', async () => {
      await committed(office.organiser, event.id, { bytes: plansCsv({ code: '61000001', name: 'Rapat koordinasi', text: '1. Plakat ( 20, buah, @ 250000 )' }) });
      const row = { ...need, 'Kode RUP': '61000001' };
      const saved = await save(DEMAND_HEADERS, row, { ...row, 'Nama kebutuhan': 'Plakat', Jumlah: '25', Satuan: 'buah', 'Harga satuan tertinggi (Rp)': '' });
      expect(saved.counts).toMatchObject({ created: 1, updated: 1 });
      const [pack, ...more] = await list<PackageView>('packages');
      expect([more, pack?.name, pack?.pagu]).toEqual([[], 'Rapat koordinasi', 5_000_000]);
      expect((await list<DemandView>('demands')).map((demand) => [demand.name, demand.quantity, demand.packageId === pack?.id])).toEqual([
        ['Plakat', 25, true],
        ['Snack box rapat', 120, true],
      ]);
      // the plan does not withdraw what the template added
      await committed(office.organiser, event.id, { bytes: plansCsv({ code: '61000001', name: 'Rapat koordinasi', pagu: '6000000', text: '1. Plakat ( 20, buah, @ 250000 )' }) });
      expect((await list<DemandView>('demands')).map((demand) => demand.name)).toEqual(['Plakat', 'Snack box rapat']);
    });

    it('change their own package and need, keep an officer’s edit, and undo to before', async () => {
      await save(DEMAND_HEADERS, need);
      const [demand] = await list<DemandView>('demands');
      const officer = await office.officer(event.id, demand?.agencyId as string, 'VILLAGE_HEAD');
      await officer.must(officer.patch(`demands/${demand?.id}`, 1, { quantity: 100 }));
      const saved = await save(DEMAND_HEADERS, { ...need, Jumlah: '150', 'Pagu (Rp)': '6.000.000', 'Harga satuan tertinggi (Rp)': '40.000' });
      expect([saved.counts.updated, saved.keptRows]).toEqual([1, 1]);
      expect([(await list<PackageView>('packages'))[0]?.pagu, (await list<DemandView>('demands'))[0]]).toMatchObject([6_000_000, { quantity: 100, unitCeiling: 40_000 }]);
      expect((await undo(saved)).kept).toEqual([]);
      expect([(await list<PackageView>('packages'))[0]?.pagu, (await list<DemandView>('demands'))[0]]).toMatchObject([5_400_000, { quantity: 100, unitCeiling: 45_000 }]);
    });
  });
});
