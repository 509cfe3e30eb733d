import { randomUUID } from 'node:crypto';
import type { AgencyView } from '../../src/agencies/agency.view.js';
import type { Role } from '../../src/contract/kinds.js';
import type { DemandView } from '../../src/demands/demand.view.js';
import { type NewPackage, Packages } from '../../src/demands/packages.service.js';
import type { EventView } from '../../src/events/event.view.js';
import { Participations } from '../../src/events/participations.service.js';
import type { StageAction } from '../../src/events/stages.js';
import { Links } from '../../src/identity/links.service.js';
import { People } from '../../src/identity/people.service.js';
import { Organisers } from '../../src/organisers/organisers.service.js';
import type { TestServer } from './app.js';
import { type Answer, Client, codeOf } from './client.js';

/** A trade office with one event, and whoever the test asks for; made through the API wherever it has a way. */
export class Office {
  private nextRupCode = 60_000_000;

  private constructor(
    private readonly server: TestServer,
    readonly organiserId: string,
    readonly organiser: Client,
  ) {}

  static async found(server: TestServer, name = 'Dinas Perindustrian dan Perdagangan'): Promise<Office> {
    const { organiser, link } = await server.app
      .get(Organisers)
      .found(name, 'Asia/Jakarta', { name: 'Ratna', login: null });
    return new Office(server, organiser.id, await signIn(server, link.token));
  }

  async event(...actions: StageAction[]): Promise<EventView> {
    const event = await this.organiser.must(
      this.organiser.post<EventView>('events', {
        organiserId: this.organiserId,
        name: 'Temu Bisnis Lampung 2027',
        venue: 'Gedung Bagas Raya',
        startsOn: '2027-01-14',
        endsOn: '2027-01-14',
        targetRupiah: 23_000_000_000,
      }),
    );
    for (const action of actions) await this.move(event.id, action);
    return event;
  }

  async move(eventId: string, action: StageAction): Promise<void> {
    await this.organiser.must(this.organiser.post(`events/${eventId}/stage`, { action, reason: 'percobaan' }));
  }

  agency(eventId: string, fields: Record<string, unknown> = {}): Promise<AgencyView> {
    const body = {
      name: `Kanwil ${randomUUID().slice(0, 8)}`,
      kind: 'INSTANSI_VERTIKAL',
      regencyCode: '18.71',
      ...fields,
    };
    return this.organiser.must(this.organiser.post<AgencyView>(`events/${eventId}/agencies`, body));
  }

  /** An open event with an agency and its officer. */
  async scene(kind = 'INSTANSI_VERTIKAL') {
    const event = await this.event('open');
    const agency = await this.agency(event.id, { kind });
    return { event, agency, officer: await this.officer(event.id, agency.id) };
  }

  /** As `scene`, with a package as a plan states it. */
  async packageScene(kind?: string, changes: Partial<NewPackage> = {}) {
    const { event, agency, officer } = await this.scene(kind);
    const pack = await this.server.app.get(Packages).create(this.plan(agency.id, changes));
    return { event, agency, officer, packageId: pack.id };
  }

  plan(agencyId: string, changes: Partial<NewPackage> = {}): NewPackage {
    return {
      organiserId: this.organiserId,
      agencyId,
      year: 2027,
      rupCode: String(this.nextRupCode++),
      name: 'Belanja bahan rapat',
      mak: '2132.EBA.994.521211',
      fund: 'APBN',
      method: 'E_PURCHASING',
      kind: 'BARANG',
      pagu: 57_000_000,
      reservedForSmall: true,
      status: 'active',
      source: 'rup_penyedia',
      ...changes,
    };
  }

  /** Somebody invited by the organiser, signed in by the link. */
  async invited(eventId: string, role: Role, scope: { kind: string; id: string }, office?: string): Promise<Client> {
    const invitation = await this.organiser.must(
      this.organiser.post<{ link: { token: string } }>(`events/${eventId}/invitations`, {
        role,
        scope,
        name: 'Budi Santoso',
        ...(office ? { office } : {}),
      }),
    );
    return signIn(this.server, invitation.link.token);
  }

  officer(eventId: string, agencyId: string, office = 'PPK'): Promise<Client> {
    return this.invited(eventId, 'officer', { kind: 'agency', id: agencyId }, office);
  }

  staff(eventId: string, role: 'desk' | 'auditor' | 'screen'): Promise<Client> {
    return this.invited(eventId, role, { kind: 'event', id: eventId });
  }

  /** A seller who takes part; of the business only the id is needed here. */
  async seller(eventId: string): Promise<Client> {
    const umkmId = randomUUID();
    await this.server.app.get(Participations).add(eventId, 'umkm', umkmId);
    const people = this.server.app.get(People);
    const person = await people.create({ name: 'Siti Aminah' });
    await people.addMembership(person.id, {
      organiserId: this.organiserId,
      role: 'umkm',
      scopeKind: 'umkm',
      scopeId: umkmId,
      scopeName: 'Tapis Siti',
    });
    return signIn(this.server, (await this.server.app.get(Links).make(person.id, 'invite')).token);
  }
}

async function signIn(server: TestServer, linkToken: string): Promise<Client> {
  const client = new Client(server.url);
  await client.must(client.post('session', { linkToken }));
  return client;
}

/** A complete demand under a local package. */
export const aDemand = (changes: Record<string, unknown> = {}) => ({
  package: { name: 'Rapat koordinasi triwulan I', pagu: 50_000_000 },
  name: 'Snack box rapat',
  categoryId: 'snack-box',
  quantity: 200,
  unitId: 'kotak',
  unitCeiling: 25_000,
  deliverFrom: '2027-02-01',
  deliverTo: '2027-02-28',
  ...changes,
});

export const makeDemand = (
  client: Client,
  eventId: string,
  changes: Record<string, unknown> = {},
): Promise<DemandView> => client.must(client.post<DemandView>(`events/${eventId}/demands`, aDemand(changes)));

/** Values that no quantity, and mutatis mutandis no amount, may be. */
export const HOSTILE_NUMBERS: readonly unknown[] = [
  0,
  -1,
  1.5,
  '0x10',
  '10',
  2 ** 53,
  '１０',
  '1.000',
  [10],
  { value: 10 },
  true,
];

/** Texts that hide, reorder or break what others read. */
export const HOSTILE_TEXTS: readonly unknown[] = [
  ['a', 'b'],
  17,
  { name: 'x' },
  'nul \u0000 byte',
  'lone \ud800 surrogate',
  'right-to-left \u202e override',
  'zero\u200bwidth',
  `a${'\u0301'.repeat(500)}`,
  'x'.repeat(5_000),
];

/** Fields that only the server sets. */
export const FOREIGN_FIELDS: readonly string[] = [
  'role',
  'isAdmin',
  'remaining',
  'committed',
  'seq',
  'version',
  'id',
  'organiserId',
  'deletedAt',
];

/** Status and code of a refusal. */
export const outcome = (answer: Answer<never>) => [answer.status, codeOf(answer)];

/** Every item of a list, page by page. */
export async function allPages<T>(client: Client, path: string, limit: number): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: T[]; nextCursor: string | null } = await client.must(
      client.get(`${path}${path.includes('?') ? '&' : '?'}limit=${limit}${cursor === null ? '' : `&cursor=${cursor}`}`),
    );
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}
