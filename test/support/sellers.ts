import { randomUUID } from 'node:crypto';
import type { Problem } from '../../src/contract/errors.js';
import { capacityCounter } from '../../src/counters/counter-ids.js';
import { Counters } from '../../src/counters/counters.service.js';
import type { EventView } from '../../src/events/event.view.js';
import type { FileView } from '../../src/umkm/umkm-files.controller.js';
import type { OfferView } from '../../src/offers/offer.view.js';
import type { ProductView } from '../../src/umkm/product.view.js';
import { Pools } from '../../src/umkm/pools.service.js';
import type { LinkedUmkmView } from '../../src/umkm/umkm.view.js';
import type { UmkmFields } from '../../src/umkm/umkms.service.js';
import type { TestServer } from './app.js';
import type { Office } from './buyers.js';
import type { Answer, Client } from './client.js';

/** A NIB that no other test has. */
export const freshNib = (): string =>
  `02${String(BigInt(`0x${randomUUID().replaceAll('-', '').slice(0, 12)}`))
    .padStart(15, '0')
    .slice(-11)}`;

/** A business as a form states it, with all that is not for everybody's eyes. */
export const aUmkm = (changes: Record<string, unknown> = {}) => ({
  name: 'Tapis Muli Siger',
  nib: freshNib(),
  npwp: '01.234.567.4-321.000',
  regencyCode: '18.71',
  address: 'Jl. Raden Intan 1',
  phone: '+6281200001234',
  ownerName: 'Sari Puspita',
  foundedOn: '2022-05-01',
  capitalRupiah: 400_000_000,
  yearlySalesRupiah: 1_500_000_001,
  kbliCodes: ['13912'],
  ...changes,
});

export const makeUmkm = (
  office: Office,
  event: EventView,
  changes: Record<string, unknown> = {},
): Promise<LinkedUmkmView> =>
  office.organiser.must(office.organiser.post<LinkedUmkmView>(`events/${event.id}/umkm`, aUmkm(changes)));

/** A business that takes part, and somebody of it who is signed in. */
export async function makeSeller(office: Office, event: EventView, changes: Record<string, unknown> = {}) {
  const umkm = await makeUmkm(office, event, changes);
  return { umkm, seller: await office.invited(event.id, 'umkm', { kind: 'umkm', id: umkm.id }, 'OWNER') };
}

export const aProduct = (changes: Record<string, unknown> = {}) => ({
  name: 'Selendang tapis motif pucuk rebung',
  categoryId: 'kain-tapis',
  capacity: { perPeriod: 40, period: 'month' },
  ...changes,
});

export const makeProduct = (
  client: Client,
  umkmId: string,
  changes: Record<string, unknown> = {},
): Promise<ProductView> => client.must(client.post<ProductView>(`umkm/${umkmId}/products`, aProduct(changes)));

export const anOffer = (changes: Record<string, unknown> = {}) => ({
  minimumOrder: 10,
  leadDays: 14,
  prices: [
    { minQuantity: 10, unitPrice: 600_123 },
    { minQuantity: 100, unitPrice: 570_456 },
  ],
  ...changes,
});

export const makeOffer = (client: Client, eventId: string, changes: Record<string, unknown> = {}): Promise<OfferView> =>
  client.must(client.post<OfferView>(`events/${eventId}/offers`, anOffer(changes)));

export const PNG = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex');
export const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n');

/** Sends bytes as a browser's form would, under whatever name and type. */
export async function upload(
  client: Client,
  umkmId: string,
  bytes: Buffer,
  name = 'foto.png',
  type = 'image/png',
  field = 'file',
): Promise<Answer<FileView>> {
  const form = new FormData();
  form.set(field, new Blob([new Uint8Array(bytes)], { type }), name);
  const response = await fetch(`${client.url}/api/v1/umkm/${umkmId}/files`, {
    method: 'POST',
    headers: client.cookie === null ? {} : { cookie: client.cookie },
    body: form,
  });
  return { status: response.status, body: (await response.json()) as FileView, headers: response.headers };
}

/** A business as a file may know it: a name and a NIB. */
export const bareUmkm = (name: string): UmkmFields => ({
  name,
  cooperative: false,
  legalForm: null,
  nib: freshNib(),
  npwp: null,
  regencyCode: null,
  address: null,
  phone: null,
  ownerName: null,
  foundedOn: null,
  capitalRupiah: null,
  yearlySalesRupiah: null,
  kbliCodes: [],
  catalogueListed: false,
  catalogueUrl: null,
  photoFileId: null,
});

/** Reserves capacity as a signature would. */
export async function reserve(server: TestServer, poolId: string, period: string, units: number): Promise<void> {
  const counters = server.app.get(Counters);
  const pool = await server.app.get(Pools).get(poolId);
  const id = capacityCounter(poolId, period);
  await counters.open([{ id, kind: 'capacity', ownerId: poolId, limit: pool.capacity }]);
  await counters.add(new Map([[id, units]]));
}

/** Field and code of each wrong field. */
export const wrongFields = (answer: Answer<never>) =>
  (answer.body as Problem).errors?.map(({ field, code }) => [field, code]);
