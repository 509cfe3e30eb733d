import type { INestApplicationContext } from '@nestjs/common';
import { hash } from '@node-rs/argon2';
import { Agency } from '../../src/agencies/agency.entity.js';
import type { AgencyKind, CapacityPeriod, Office } from '../../src/contract/kinds.js';
import { demandCounter, packageCounter } from '../../src/counters/counter-ids.js';
import { Counters } from '../../src/counters/counters.service.js';
import { Demand } from '../../src/demands/demand.entity.js';
import { Package } from '../../src/demands/package.entity.js';
import type { MatchingEvent } from '../../src/events/event.entity.js';
import { Events } from '../../src/events/events.service.js';
import { Participations } from '../../src/events/participations.service.js';
import { MembershipRow } from '../../src/identity/membership.entity.js';
import { Person } from '../../src/identity/person.entity.js';
import { Sessions } from '../../src/identity/sessions.service.js';
import { OfferPrice } from '../../src/offers/offer-price.entity.js';
import { Offer } from '../../src/offers/offer.entity.js';
import { Organisers } from '../../src/organisers/organisers.service.js';
import { Config } from '../../src/platform/config/config.js';
import { Database } from '../../src/platform/database/database.js';
import { insertRows } from '../../src/platform/database/many-rows.js';
import { addDays } from '../../src/platform/edge/civil-date.js';
import { Ids } from '../../src/platform/ids.js';
import { CapacityPool } from '../../src/umkm/capacity-pool.entity.js';
import { Product } from '../../src/umkm/product.entity.js';
import { Umkm } from '../../src/umkm/umkm.entity.js';

/** Everybody's PIN in a made world. Its hash is cheap: what is measured there is not argon2. */
export const PIN = '402917';
const CHEAP = { memoryCost: 8, timeCost: 1, parallelism: 1 };
const HUGE = 1_000_000_000_000;

export interface Actor {
  personId: string;
  /** The agency or the UMKM. */
  partyId: string;
  /** `name=token`, as a browser would send it. */
  cookie: string;
}

export interface Buyer extends Actor {
  packageId: string;
  demandId: string;
}

export interface Seller extends Actor {
  productId: string;
  poolId: string;
  offerId: string;
}

export interface World {
  organiserId: string;
  eventId: string;
  organiser: { personId: string; cookie: string };
  buyers: Buyer[];
  sellers: Seller[];
  /** A day on which deliveries can be promised. */
  deliveryDate: string;
}

export interface WorldOptions {
  buyers: number;
  sellers: number;
  pagu?: number;
  quantity?: number;
  capacity?: number;
  period?: CapacityPeriod;
  unitPrice?: number;
  ceiling?: number | null;
  madeFresh?: boolean;
  agencyKind?: AgencyKind;
  office?: Office;
  live?: boolean;
}

/** A trade office with an event, buyers with a need each and sellers with an offer each, straight into the tables. */
export async function makeWorld(app: INestApplicationContext, options: WorldOptions): Promise<World> {
  const make = new Maker(app, options);
  return make.world();
}

class Maker {
  private readonly db: Database;
  private readonly ids: Ids;
  private readonly sessions: Sessions;
  private readonly events: Events;
  private pinHash = '';
  private readonly now = new Date().toISOString();
  private readonly deliveryDate = addDays(this.now.slice(0, 10), 60);

  constructor(
    private readonly app: INestApplicationContext,
    private readonly options: WorldOptions,
  ) {
    this.db = app.get(Database);
    this.ids = app.get(Ids);
    this.sessions = app.get(Sessions);
    this.events = app.get(Events);
  }

  async world(): Promise<World> {
    this.pinHash = await hash(PIN, CHEAP);
    const { organiser, personId } = await this.app.get(Organisers).found('Dinas Contoh', 'Asia/Jakarta', { name: 'Dewi Anggraini', login: null });
    const event = await this.event(organiser.id);
    const buyers = await this.buyers(event);
    const sellers = await this.sellers(event);
    return {
      organiserId: organiser.id,
      eventId: event.id,
      organiser: { personId, cookie: await this.cookieOf(personId) },
      buyers,
      sellers,
      deliveryDate: this.deliveryDate,
    };
  }

  private async event(organiserId: string): Promise<MatchingEvent> {
    const today = this.now.slice(0, 10);
    const event = await this.events.create(null, {
      organiserId,
      name: 'Temu Bisnis Contoh',
      venue: 'Gedung Contoh',
      startsOn: today,
      endsOn: today,
      targetRupiah: 23_000_000_000,
      sample: true,
    });
    if (this.options.live === false) return event;
    await this.events.changeStage(null, event.id, { action: 'open' });
    return this.events.changeStage(null, event.id, { action: 'start' });
  }

  private async buyers(event: MatchingEvent): Promise<Buyer[]> {
    const made = Array.from({ length: this.options.buyers }, (_, i) => this.buyer(event, i));
    await this.db.write(async (m) => {
      await insertRows(m, Agency, made.map((b) => b.agency));
      await insertRows(m, Person, made.map((b) => b.person));
      await insertRows(m, MembershipRow, made.map((b) => b.membership));
      await insertRows(m, Package, made.map((b) => b.pack));
      await insertRows(m, Demand, made.map((b) => b.demand));
      await this.app.get(Counters).open([
        ...made.map((b) => ({ id: packageCounter(b.pack.id), kind: 'package' as const, ownerId: b.pack.id, limit: b.pack.pagu ?? 0 })),
        ...made.map((b) => ({ id: demandCounter(b.demand.id), kind: 'demand' as const, ownerId: b.demand.id, limit: b.demand.baseQuantity ?? 0 })),
      ]);
      for (const b of made) await this.app.get(Participations).add(event.id, 'agency', b.agency.id);
    });
    const cookies = await Promise.all(made.map((b) => this.cookieOf(b.person.id)));
    return made.map((b, i) => ({ personId: b.person.id, partyId: b.agency.id, cookie: cookies[i] ?? '', packageId: b.pack.id, demandId: b.demand.id }));
  }

  private buyer(event: MatchingEvent, i: number) {
    const kind = this.options.agencyKind ?? 'OPD_PROVINSI';
    const name = `Dinas Pembeli ${i + 1}`;
    const agency: Agency = {
      ...this.fresh(),
      organiserId: event.organiserId,
      name,
      nameKey: name.toLowerCase(),
      kind,
      satkerCode: `9${String(i).padStart(5, '0')}`,
      klpdCode: null,
      klpdName: null,
      regencyCode: '18.71',
      address: null,
      sample: true,
    };
    const pack: Package = {
      ...this.fresh(),
      organiserId: event.organiserId,
      agencyId: agency.id,
      year: 2027,
      rupCode: String(61_000_000 + i),
      name: `Belanja contoh ${i + 1}`,
      mak: null,
      fund: 'APBD',
      method: 'E_PURCHASING',
      kind: 'BARANG',
      pagu: this.options.pagu ?? HUGE,
      reservedForSmall: true,
      status: 'active',
      source: 'local',
      sourceKey: null,
      local: true,
    };
    const quantity = this.options.quantity ?? 1_000_000;
    const demand: Demand = {
      ...this.fresh(),
      organiserId: event.organiserId,
      eventId: event.id,
      packageId: pack.id,
      agencyId: agency.id,
      categoryId: 'suvenir',
      name: 'Suvenir peserta',
      spec: null,
      quantity,
      unitId: 'buah',
      baseQuantity: quantity,
      unitCeiling: this.options.ceiling === undefined ? 100_000 : this.options.ceiling,
      deliverFrom: this.now.slice(0, 10),
      deliverTo: addDays(this.deliveryDate, 60),
      place: null,
      regencyCode: '18.71',
      certificates: [],
      catalogueWanted: false,
      domesticWanted: false,
      oneSeller: false,
      splittable: true,
      status: 'open',
    };
    const person = this.person(`Pejabat ${i + 1}`);
    return { agency, pack, demand, person, membership: this.membership(person, event, 'officer', agency.id, name, this.options.office ?? 'PPK') };
  }

  private async sellers(event: MatchingEvent): Promise<Seller[]> {
    const made = Array.from({ length: this.options.sellers }, (_, i) => this.seller(event, i));
    await this.db.write(async (m) => {
      await insertRows(m, Umkm, made.map((s) => s.umkm));
      await insertRows(m, Person, made.map((s) => s.person));
      await insertRows(m, MembershipRow, made.map((s) => s.membership));
      await insertRows(m, CapacityPool, made.map((s) => s.pool));
      await insertRows(m, Product, made.map((s) => s.product));
      await insertRows(m, Offer, made.map((s) => s.offer));
      await insertRows(m, OfferPrice, made.map((s) => ({ offerId: s.offer.id, minQuantity: 1, unitPrice: this.options.unitPrice ?? 50_000 })));
      for (const s of made) await this.app.get(Participations).add(event.id, 'umkm', s.umkm.id);
    });
    const cookies = await Promise.all(made.map((s) => this.cookieOf(s.person.id)));
    return made.map((s, i) => ({ personId: s.person.id, partyId: s.umkm.id, cookie: cookies[i] ?? '', productId: s.product.id, poolId: s.pool.id, offerId: s.offer.id }));
  }

  private seller(event: MatchingEvent, i: number) {
    const name = `Kerajinan Contoh ${i + 1}`;
    const umkm: Umkm = {
      ...this.fresh(),
      organiserId: event.organiserId,
      name,
      cooperative: false,
      legalForm: null,
      nib: `9${String(i).padStart(12, '0')}`,
      npwp: null,
      regencyCode: '18.71',
      address: null,
      phone: null,
      ownerName: null,
      foundedOn: '2022-03-01',
      capitalRupiah: 50_000_000,
      yearlySalesRupiah: null,
      kbliCodes: [],
      catalogueListed: true,
      catalogueUrl: null,
      photoFileId: null,
    };
    const pool: CapacityPool = {
      id: this.ids.next(),
      umkmId: umkm.id,
      name: 'Suvenir kayu',
      dimension: 'piece',
      period: this.options.period ?? 'month',
      capacity: this.options.capacity ?? HUGE,
      createdAt: this.now,
      version: 1,
    };
    const product: Product = {
      ...this.fresh(),
      umkmId: umkm.id,
      name: 'Suvenir kayu ukir',
      description: null,
      categoryId: 'suvenir',
      baseDimension: 'piece',
      unitId: 'buah',
      kbkiCode: null,
      photoFileId: null,
      madeFresh: this.options.madeFresh ?? false,
      shelfLifeDays: null,
      packaged: false,
      domesticContentPermille: null,
      madeInIndonesia: true,
      poolId: pool.id,
      poolUse: 1,
    };
    const offer: Offer = {
      ...this.fresh(),
      eventId: event.id,
      organiserId: event.organiserId,
      umkmId: umkm.id,
      productId: product.id,
      name: null,
      description: null,
      unitId: 'buah',
      packSize: 1,
      minimumOrder: 1,
      leadDays: 1,
      deliveryArea: { kind: 'nation', codes: [] },
      taxIncluded: true,
      deliveryIncluded: true,
      status: 'active',
    };
    const person = this.person(`Pemilik ${i + 1}`);
    return { umkm, pool, product, offer, person, membership: this.membership(person, event, 'umkm', umkm.id, name, 'OWNER') };
  }

  private person(name: string): Person {
    return { ...this.fresh(), name, login: null, phone: null, passwordHash: null, pinHash: this.pinHash, pinFailures: 0 };
  }

  private membership(person: Person, event: MatchingEvent, role: 'officer' | 'umkm', scopeId: string, scopeName: string, office: Office): MembershipRow {
    return {
      id: this.ids.next(),
      personId: person.id,
      organiserId: event.organiserId,
      role,
      scopeKind: role === 'officer' ? 'agency' : 'umkm',
      scopeId,
      scopeName,
      office,
      appointment: null,
      validFrom: '2026-01-01',
      validTo: null,
      createdAt: this.now,
      revokedAt: null,
    };
  }

  private fresh() {
    return { id: this.ids.next(), createdAt: this.now, deletedAt: null, version: 1 };
  }

  private async cookieOf(personId: string): Promise<string> {
    const { token } = await this.sessions.start(personId, undefined);
    return `${this.app.get(Config).cookieName}=${token}`;
  }
}
