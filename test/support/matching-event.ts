/** An event of any size straight through the services that imports use: a made but varied stock of needs and offers. */
import { Agencies } from '../../src/agencies/agencies.service.js';
import type { Demand } from '../../src/demands/demand.entity.js';
import { Demands } from '../../src/demands/demands.service.js';
import { Packages } from '../../src/demands/packages.service.js';
import type { MatchingEvent } from '../../src/events/event.entity.js';
import { Events } from '../../src/events/events.service.js';
import type { Offer } from '../../src/offers/offer.entity.js';
import { Offers } from '../../src/offers/offers.service.js';
import { addDays } from '../../src/platform/edge/civil-date.js';
import { CATEGORIES, getCategory } from '../../src/reference/categories.js';
import { getUnit } from '../../src/reference/units.js';
import { Products } from '../../src/umkm/products.service.js';
import { Umkms } from '../../src/umkm/umkms.service.js';
import type { TestServer } from './app.js';
import type { Office } from './buyers.js';

const SHELVES = CATEGORIES.filter(({ group }) => !group).map(({ id }) => id);
const MADE_OF = [
  'sulam',
  'tenun',
  'bambu',
  'kulit',
  'organik',
  'pedas',
  'manis',
  'premium',
  'khas Lampung',
  'ukuran besar',
];
const FOR = ['rapat kerja', 'peserta pelatihan', 'tamu', 'kantor', 'sosialisasi', 'wisuda', 'apel', 'lomba'];
const PLACES = ['18.71', '18.01', '18.02', '18.09', '18.72', '31.71'];

/** The n-th of a list that goes round, shifted by a prime so that lists do not go in step. */
const pick = <T>(list: readonly T[], n: number, prime = 1): T =>
  list[(n * prime + Math.floor(n / list.length)) % list.length] as T;

export interface BigEvent {
  event: MatchingEvent;
  agencyIds: string[];
  umkmIds: string[];
  demands: Demand[];
  offers: Offer[];
}

export async function makeBigEvent(
  server: TestServer,
  office: Office,
  needs: number,
  offers: number,
): Promise<BigEvent> {
  const made = await office.event('open');
  const event = await server.app.get(Events).get(made.id);
  const buyers = await makeBuyers(server, event, Math.ceil(needs / 10));
  const sellers = await makeSellers(server, event, Math.ceil(offers / 3));
  return {
    event,
    agencyIds: buyers,
    umkmIds: sellers,
    demands: await makeNeeds(server, office, event, buyers, needs),
    offers: await makeOffers(server, event, sellers, offers),
  };
}

async function makeBuyers(server: TestServer, event: MatchingEvent, count: number): Promise<string[]> {
  const none = { satkerCode: null, klpdCode: null, klpdName: null, address: null, sample: true };
  const described = Array.from({ length: count }, (_, n) => ({
    ...none,
    name: `Kantor ${n} ${event.id}`,
    kind: 'OPD_PROVINSI' as const,
    regencyCode: pick(PLACES, n),
  }));
  return (await server.app.get(Agencies).linkMany(event, described)).map(({ agency }) => agency.id);
}

async function makeSellers(server: TestServer, event: MatchingEvent, count: number): Promise<string[]> {
  const none = {
    legalForm: null,
    nib: null,
    npwp: null,
    address: null,
    phone: null,
    ownerName: null,
    catalogueUrl: null,
    photoFileId: null,
  };
  const described = Array.from({ length: count }, (_, n) => ({
    ...none,
    name: `Usaha ${n}`,
    cooperative: n % 10 === 0,
    regencyCode: pick(PLACES, n, 3),
    foundedOn: '2022-01-01',
    capitalRupiah: 100_000_000,
    yearlySalesRupiah: null,
    kbliCodes: n % 2 ? ['56210'] : [],
    catalogueListed: n % 3 === 0,
  }));
  return (await server.app.get(Umkms).linkMany(event, described)).map(({ umkm }) => umkm.id);
}

async function makeNeeds(
  server: TestServer,
  office: Office,
  event: MatchingEvent,
  buyers: readonly string[],
  count: number,
): Promise<Demand[]> {
  const plans = buyers.map((id) => office.plan(id, { rupCode: null, source: 'local', pagu: 900_000_000 }));
  const packages = await server.app.get(Packages).insertMany(plans);
  const from = addDays(new Date().toISOString().slice(0, 10), 40);
  return server.app.get(Demands).insertMany(
    Array.from({ length: count }, (_, n) => {
      const shelf = getCategory(pick(SHELVES, n));
      return {
        eventId: event.id,
        package: pick(packages, n),
        categoryId: shelf.id,
        name: `${shelf.name.id} ${pick(MADE_OF, n, 7)} untuk ${pick(FOR, n, 3)}`,
        spec: `Bahan ${pick(MADE_OF, n, 3)}, kemasan rapi, sesuai contoh`,
        quantity: 10 + ((n * 13) % 400),
        unitId: shelf.unitId,
        unitCeiling: 5_000 * (1 + ((n * 7) % 90)),
        deliverFrom: addDays(from, n % 60),
        deliverTo: addDays(from, (n % 60) + 20),
        place: null,
        regencyCode: pick(PLACES, n, 5),
        certificates: [],
        catalogueWanted: n % 2 === 0,
        domesticWanted: n % 3 === 0,
        oneSeller: false,
      };
    }),
  );
}

async function makeOffers(
  server: TestServer,
  event: MatchingEvent,
  sellers: readonly string[],
  count: number,
): Promise<Offer[]> {
  const described = Array.from({ length: count }, (_, n) => {
    const shelf = getCategory(pick(SHELVES, n, 11));
    const fields = {
      name: `${shelf.name.id} ${pick(MADE_OF, n)}`,
      description: `Buatan tangan ${pick(MADE_OF, n, 3)}, bisa pesan ${pick(FOR, n, 5)}`,
      categoryId: shelf.id,
      baseDimension: getUnit(shelf.unitId).dimension,
      unitId: shelf.unitId,
      kbkiCode: null,
      photoFileId: null,
      madeFresh: shelf.madeFresh,
      shelfLifeDays: null,
      packaged: false,
      domesticContentPermille: null,
      madeInIndonesia: true,
      poolUse: 1 + (n % 3),
    };
    return { umkmId: pick(sellers, n), fields, pool: { perPeriod: 20 + ((n * 31) % 500), period: 'week' as const } };
  });
  const products = await server.app.get(Products).createMany(described);
  return server.app.get(Offers).createMany(
    event,
    products.map((product, n) => ({
      umkmId: product.umkmId,
      productId: product.id,
      name: null,
      description: null,
      unitId: product.unitId,
      packSize: getUnit(product.unitId).ratio,
      minimumOrder: 1 + (n % 5) * 10,
      leadDays: (n * 3) % 40,
      deliveryArea: n % 4 ? { kind: 'nation' as const, codes: [] } : { kind: 'provinces' as const, codes: ['18'] },
      taxIncluded: true,
      deliveryIncluded: n % 7 !== 0,
      prices: [
        { minQuantity: 1, unitPrice: 4_000 * (1 + ((n * 11) % 90)) },
        { minQuantity: 100, unitPrice: 3_800 * (1 + ((n * 11) % 90)) },
      ],
    })),
  );
}
