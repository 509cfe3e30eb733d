import type { INestApplicationContext } from '@nestjs/common';
import { Agencies } from '../../src/agencies/agencies.service.js';
import type { Agency } from '../../src/agencies/agency.entity.js';
import type { Office, Role, ScopeKind } from '../../src/contract/kinds.js';
import { Demands } from '../../src/demands/demands.service.js';
import { Packages } from '../../src/demands/packages.service.js';
import type { MatchingEvent } from '../../src/events/event.entity.js';
import { Events } from '../../src/events/events.service.js';
import { Consent } from '../../src/identity/consent.entity.js';
import { Hashing } from '../../src/identity/hashing.service.js';
import { MembershipRow } from '../../src/identity/membership.entity.js';
import { Person } from '../../src/identity/person.entity.js';
import { Offers } from '../../src/offers/offers.service.js';
import { Organisers } from '../../src/organisers/organisers.service.js';
import { civilDate } from '../../src/platform/clock.js';
import { Database } from '../../src/platform/database/database.js';
import { insertRows } from '../../src/platform/database/many-rows.js';
import { Ids } from '../../src/platform/ids.js';
import { CapacityPool } from '../../src/umkm/capacity-pool.entity.js';
import { Certificate } from '../../src/umkm/certificate.entity.js';
import { Pools } from '../../src/umkm/pools.service.js';
import { Products } from '../../src/umkm/products.service.js';
import type { Umkm } from '../../src/umkm/umkm.entity.js';
import { Umkms } from '../../src/umkm/umkms.service.js';
import { type PlannedMaker, planMakers } from './makers.js';
import { type PlannedBuyer, planBuyers } from './needs.js';
import { FAMILY_NAMES, MEN, WOMEN } from './places.js';
import { Random } from './random.js';
import { seedSchedule } from './schedule.js';
import { asOf, morningOf, sessionsAround } from './timetable.js';

/** Everybody's. */
export const PIN = '402917';
export const ZONE = 'Asia/Jakarta';

/** Whom a visitor can sign in as. */
export interface Guest {
  role: Role;
  personId: string;
  name: string;
  scope: string;
}

export interface Seeded {
  eventId: string;
  guests: Guest[];
  /** Made just now: nothing is signed yet. */
  isNew?: boolean;
}

const TARGET_RUPIAH = 23_000_000_000;
const TRADE_OFFICE = 'Dinas Perindustrian dan Perdagangan Provinsi Siger';
const CONSENT_WORDING = '2026-11';

/**
 * Fills an empty database with a live event whose meetings are under way: what the trade office did before is done as of that morning. The
 * same seed makes the same offices, makers, needs and offers.
 */
export async function seedEvent(app: INestApplicationContext, seed: number): Promise<Seeded> {
  const now = new Date();
  const sessions = sessionsAround(now);
  const days = { startsOn: sessions[0]?.date ?? '', endsOn: sessions.at(-1)?.date ?? '' };
  return asOf(app, morningOf(now), async () => {
    const seeded = await seedParties(app, seed, days);
    await seedSchedule(app, seeded, sessions, new Random(seed + 4));
    return seeded;
  });
}

async function seedParties(app: INestApplicationContext, seed: number, days: Days): Promise<Seeded> {
  const today = civilDate(new Date(), ZONE);
  // a stream of draws for each, so that a change of one leaves the others as they are
  const buyers = planBuyers(new Random(seed), today);
  const makers = planMakers(new Random(seed + 1), today);
  const random = new Random(seed + 2);
  // hashed once at its real cost and shared by everybody: 200 hashes would take longer than all the rest
  const pinHash = await app.get(Hashing).hash(PIN);
  return app.get(Database).write(() => new Seeding(app, random, { ...days, today }, pinHash).all(buyers, makers));
}

interface Days {
  startsOn: string;
  endsOn: string;
}

class Seeding {
  private readonly db: Database;
  private readonly ids: Ids;
  private readonly now = new Date().toISOString();
  private readonly people: Person[] = [];
  private readonly memberships: MembershipRow[] = [];
  private event!: MatchingEvent;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly random: Random,
    private readonly days: Days & { today: string },
    private readonly pinHash: string,
  ) {
    this.db = app.get(Database);
    this.ids = app.get(Ids);
  }

  async all(buyers: readonly PlannedBuyer[], makers: readonly PlannedMaker[]): Promise<Seeded> {
    const organiser = await this.makeEvent();
    const [officer] = await this.makeBuyers(buyers);
    const owners = await this.makeMakers(makers, organiser.personId);
    // the first is the tablet of the simulated people
    const [, ...staff] = (['desk', 'desk', 'auditor', 'screen'] as const).map((role) => this.staff(role));
    await this.db.write(async (m) => {
      await insertRows(m, Person, this.people);
      await insertRows(m, MembershipRow, this.memberships);
    });
    const tried = owners.filter((_, at) => makers[at]?.guest === true);
    return { eventId: this.event.id, guests: [organiser, officer as Guest, ...tried, ...staff] };
  }

  private async makeEvent(): Promise<Guest> {
    const name = 'Dewi Anggraini';
    const { organiser, personId } = await this.app.get(Organisers).found(TRADE_OFFICE, ZONE, { name, login: null });
    await this.db.write((m) => m.update(Person, { id: personId }, { pinHash: this.pinHash }));
    const events = this.app.get(Events);
    const draft = await events.create(null, {
      organiserId: organiser.id,
      name: 'Temu Bisnis Lampung',
      venue: 'Gedung Contoh Siger',
      regencyCode: '18.71',
      startsOn: this.days.startsOn,
      endsOn: this.days.endsOn,
      targetRupiah: TARGET_RUPIAH,
      sample: true,
    });
    await events.changeStage(null, draft.id, { action: 'open' });
    this.event = await events.changeStage(null, draft.id, { action: 'start' });
    return { role: 'organiser', personId, name, scope: organiser.name };
  }

  /** @returns the first signer of each office */
  private async makeBuyers(buyers: readonly PlannedBuyer[]): Promise<Guest[]> {
    const linked = await this.app.get(Agencies).linkMany(
      this.event,
      buyers.map(({ office }, at) => ({
        name: office.name,
        kind: office.kind,
        satkerCode: String(999_001 + at),
        klpdCode: null,
        klpdName: null,
        regencyCode: office.regencyCode,
        address: null,
        sample: true,
      })),
    );
    const agencies = linked.map(({ agency }) => agency);
    await this.makeNeeds(buyers, agencies);
    return agencies.map((agency, at) => this.signersOf(agency, buyers[at]?.office.signers ?? [], at === 0));
  }

  private signersOf(agency: Agency, offices: readonly Office[], isFirst: boolean): Guest {
    const [first] = offices.map((office, at) => {
      const name = isFirst && at === 0 ? 'Ratna Wijayanti' : this.anyName();
      return this.person(name, 'officer', { kind: 'agency', id: agency.id, name: agency.name }, office);
    });
    return first as Guest;
  }

  private async makeNeeds(buyers: readonly PlannedBuyer[], agencies: readonly Agency[]): Promise<void> {
    const { organiserId, id: eventId } = this.event;
    const planned = buyers.flatMap(({ packages }, at) =>
      packages.map((one) => ({ ...one, agencyId: agencies[at]?.id ?? '' })),
    );
    const made = await this.app
      .get(Packages)
      .insertMany(planned.map(({ fields, agencyId }) => ({ ...fields, agencyId, organiserId })));
    await this.app
      .get(Demands)
      .insertMany(
        made.flatMap((pack, at) => (planned[at]?.needs ?? []).map((need) => ({ ...need, eventId, package: pack }))),
      );
  }

  private async makeMakers(makers: readonly PlannedMaker[], verifiedBy: string): Promise<Guest[]> {
    const linked = await this.app.get(Umkms).linkMany(
      this.event,
      makers.map(({ umkm }) => umkm),
    );
    const made = linked.map(({ umkm }, at) => ({ umkm, plan: makers[at] as PlannedMaker }));
    await this.makeOffers(made);
    const owners = made.map(({ umkm, plan }) =>
      this.person(plan.owner, 'umkm', { kind: 'umkm', id: umkm.id, name: umkm.name }, 'OWNER'),
    );
    await this.db.write(async (m) => {
      await insertRows(
        m,
        Certificate,
        made.flatMap(({ umkm, plan }) => this.certificatesOf(umkm, plan, verifiedBy)),
      );
      await insertRows(
        m,
        Consent,
        made.flatMap(({ umkm, plan }, at) => (plan.named ? [this.consent(umkm, owners[at]?.personId ?? '')] : [])),
      );
    });
    return owners;
  }

  private async makeOffers(made: readonly { umkm: Umkm; plan: PlannedMaker }[]): Promise<void> {
    const workshops = await this.makeWorkshops(made);
    const planned = made.flatMap(({ umkm, plan }) => plan.products.map((product) => ({ umkmId: umkm.id, product })));
    const products = await this.app.get(Products).createMany(
      planned.map(({ umkmId, product }) => ({
        umkmId,
        fields: product.fields,
        pool: product.capacity ?? { id: workshops.get(umkmId)?.id ?? '' },
      })),
    );
    await this.app.get(Offers).createMany(
      this.event,
      planned.map(({ umkmId, product: { fields: _fields, capacity: _capacity, ...terms } }, at) => {
        return { ...terms, umkmId, productId: products[at]?.id ?? '', name: null, description: null };
      }),
    );
  }

  private async makeWorkshops(made: readonly { umkm: Umkm; plan: PlannedMaker }[]): Promise<Map<string, CapacityPool>> {
    const described = made.flatMap(({ umkm, plan: { workshop } }) =>
      workshop === null
        ? []
        : [
            {
              umkmId: umkm.id,
              name: 'Bengkel, semua barang',
              dimension: 'piece' as const,
              period: 'month' as const,
              capacity: workshop,
            },
          ],
    );
    return new Map((await this.app.get(Pools).createMany(described)).map((pool) => [pool.umkmId, pool]));
  }

  private certificatesOf(umkm: Umkm, plan: PlannedMaker, verifiedBy: string): Certificate[] {
    return plan.papers.map((paper) => {
      const isDecided = paper.state === 'verified' || paper.state === 'rejected';
      return {
        ...paper,
        id: this.ids.next(),
        umkmId: umkm.id,
        productIds: [],
        evidenceFileId: null,
        verifiedBy: isDecided ? verifiedBy : null,
        verifiedAt: isDecided ? this.now : null,
        createdAt: this.now,
        version: 1,
      };
    });
  }

  private consent(umkm: Umkm, givenBy: string): Consent {
    return {
      id: this.ids.next(),
      subjectId: umkm.id,
      purpose: 'public_name',
      textVersion: CONSENT_WORDING,
      givenBy,
      givenAt: this.now,
      withdrawnAt: null,
    };
  }

  private staff(role: 'desk' | 'auditor' | 'screen'): Guest {
    const name = role === 'screen' ? 'Layar aula' : this.anyName();
    return this.person(name, role, { kind: 'event', id: this.event.id, name: this.event.name }, null);
  }

  private person(
    name: string,
    role: Role,
    scope: { kind: ScopeKind; id: string; name: string },
    office: Office | null,
  ): Guest {
    const id = this.ids.next();
    const { now: createdAt, pinHash } = this;
    this.people.push({
      id,
      name,
      login: null,
      phone: null,
      passwordHash: null,
      pinHash,
      pinFailures: 0,
      createdAt,
      deletedAt: null,
      version: 1,
    });
    this.memberships.push({
      id: this.ids.next(),
      personId: id,
      organiserId: this.event.organiserId,
      role,
      scopeKind: scope.kind,
      scopeId: scope.id,
      scopeName: scope.name,
      office,
      appointment: null,
      validFrom: this.days.startsOn,
      validTo: null,
      createdAt,
      revokedAt: null,
    });
    return { role, personId: id, name, scope: scope.name };
  }

  private anyName(): string {
    return `${this.random.pick(this.random.chance(0.5) ? WOMEN : MEN)} ${this.random.pick(FAMILY_NAMES)}`;
  }
}
