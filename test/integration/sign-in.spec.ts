import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { makeWorld, PIN, type World } from '../../scripts/support/world.js';
import { Credentials } from '../../src/identity/credentials.service.js';
import { Links } from '../../src/identity/links.service.js';
import { MembershipRow } from '../../src/identity/membership.entity.js';
import { People } from '../../src/identity/people.service.js';
import { Session } from '../../src/identity/session.entity.js';
import { SignInLink } from '../../src/identity/sign-in-link.entity.js';
import { Database } from '../../src/platform/database/database.js';
import { startServer, type TestServer } from '../support/app.js';
import { Client, codeOf } from '../support/client.js';
import { onEachEngine } from '../support/engines.js';

const PASSWORD = 'pagi cerah di Way Kambas';

onEachEngine('signing in', (engine) => {
  let server: TestServer;
  let world: World;
  let db: Database;
  beforeAll(async () => {
    server = await startServer(engine);
    db = server.app.get(Database);
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    world = await makeWorld(server.app, { buyers: 1, sellers: 1 });
  });

  const client = (cookie: string | null = null) => Object.assign(new Client(server.url), { cookie });
  const organiser = () => client(world.organiser.cookie);
  const desk = async () => {
    const made = await organiser().must(invite({ role: 'desk', scope: { kind: 'event', id: world.eventId }, name: 'Petugas Meja' }));
    const c = client();
    await c.must(c.post('session', { linkToken: made.link.token }));
    return c;
  };
  const invite = (body: object) =>
    organiser().post<{ person: { id: string }; link: { token: string; url: string; waUrl: string | null } }>(`events/${world.eventId}/invitations`, body);
  const toUmkm = () => ({ role: 'umkm', scope: { kind: 'umkm', id: world.sellers[0]!.partyId }, name: 'Siti Nurhayati', phone: '081200000000', office: 'OWNER' });

  describe('by link', () => {
    it('opens without being used up, signs in once, and is then used', async () => {
      const made = await organiser().must(invite(toUmkm()));
      expect(made.link.url).toMatch(/\/s\/[\w-]{22}$/);
      expect(decodeURIComponent(made.link.waUrl ?? '')).toMatch(/^https:\/\/wa\.me\/6281200000000\?text=.*\/s\//);
      for (let i = 0; i < 3; i++) {
        const look = await server.anonymous.get<{ state: string }>(`sign-in-links/${made.link.token}`);
        expect(look.body).toMatchObject({ state: 'usable', role: 'umkm', scopeName: 'Kerajinan Contoh 1', personName: 'Siti Nurhayati' });
      }
      const phone = client();
      await phone.must(phone.post('session', { linkToken: made.link.token }));
      expect(await phone.must(phone.get('me'))).toMatchObject({ person: { name: 'Siti Nurhayati', hasPin: false }, memberships: [{ role: 'umkm' }] });
      expect(codeOf(await client().post('session', { linkToken: made.link.token }))).toBe('link_not_usable');
      expect((await server.anonymous.get(`sign-in-links/${made.link.token}`)).body).toMatchObject({ state: 'used' });
    });

    it('lets exactly one of a crowd in', async () => {
      const made = await organiser().must(invite(toUmkm()));
      const answers = await Promise.all(Array.from({ length: 8 }, () => client().post('session', { linkToken: made.link.token })));
      expect(answers.filter((a) => a.status === 201)).toHaveLength(1);
    });

    it('refuses an expired and an unknown one', async () => {
      const made = await organiser().must(invite(toUmkm()));
      await db.write((m) => m.update(SignInLink, { personId: made.person.id }, { expiresAt: '2020-01-01T00:00:00.000Z' }));
      expect(codeOf(await client().post('session', { linkToken: made.link.token }))).toBe('link_not_usable');
      expect((await server.anonymous.get(`sign-in-links/${made.link.token}`)).body).toMatchObject({ state: 'expired' });
      expect(codeOf(await client().post('session', { linkToken: 'x'.repeat(22) }))).toBe('link_not_usable');
    });

    it('is reusable in no server but the demo', async () => {
      const link = await server.app.get(Links).make(world.sellers[0]!.personId, 'desk', true);
      await client().must(client().post('session', { linkToken: link.token }));
      expect(codeOf(await client().post('session', { linkToken: link.token }))).toBe('link_not_usable');
    });

    it('resets a forgotten PIN at the desk, and gives the desk nobody’s powers', async () => {
      const helper = await desk();
      const reset = await helper.must(helper.post<{ token: string }>(`people/${world.sellers[0]!.personId}/sign-in-links`, { purpose: 'reset' }));
      const phone = client();
      expect(await phone.must(phone.post('session', { linkToken: reset.token }))).toMatchObject({ hasPin: false });
      await phone.must(phone.put('me/pin', { pin: '730418' }));
      expect(codeOf(await helper.post(`people/${world.organiser.personId}/sign-in-links`, { purpose: 'desk' }))).toBe('not_allowed');
      expect(codeOf(await phone.post(`people/${world.sellers[0]!.personId}/sign-in-links`, { purpose: 'desk' }))).toBe('not_allowed');
    });
  });

  describe('by password', () => {
    async function staff(login: string): Promise<void> {
      const people = server.app.get(People);
      const person = await people.create({ name: 'Dewi Anggraini', login });
      await people.addMembership(person.id, { organiserId: world.organiserId, role: 'organiser', scopeKind: 'organiser', scopeId: world.organiserId, scopeName: 'Dinas' });
      await server.app.get(Credentials).setPassword(person.id, PASSWORD, undefined);
    }

    it('signs in whatever the case of the name, and says the same for a wrong name and a wrong password', async () => {
      const login = `dewi-${Date.now()}@contoh.example`;
      await staff(login);
      expect((await client().post('session', { login: login.toUpperCase(), password: PASSWORD })).status).toBe(201);
      const wrong = [await client().post('session', { login, password: 'salah salah salah' }), await client().post('session', { login: 'tak.dikenal', password: PASSWORD })];
      expect(wrong.map((a) => [a.status, codeOf(a)])).toEqual([[401, 'sign_in_failed'], [401, 'sign_in_failed']]);
    });

    it('slows the guessing of one name, and leaves others behind the same address alone', async () => {
      const login = `guess-${Date.now()}@contoh.example`;
      await staff(login);
      const codes: string[] = [];
      for (let i = 0; i < 11; i++) codes.push(codeOf(await client().post('session', { login, password: `tebakan nomor ${i} ini` })));
      expect(codes.slice(0, 10)).toEqual(Array(10).fill('sign_in_failed'));
      expect(codes[10]).toBe('too_many_requests');
      const other = `other-${Date.now()}@contoh.example`;
      await staff(other);
      expect((await client().post('session', { login: other, password: PASSWORD })).status).toBe(201);
    });
  });

  describe('sessions', () => {
    it('are rotated at sign-in, so that a planted cookie gains nothing', async () => {
      const planted = world.sellers[0]!.cookie;
      const made = await organiser().must(invite(toUmkm()));
      const victim = client(planted);
      await victim.must(victim.post('session', { linkToken: made.link.token }));
      expect(victim.cookie).not.toBe(planted);
      expect((await client(planted).get('me')).status).toBe(401);
      expect((await client('tapis-demo=AAAAAAAAAAAAAAAAAAAAAA').get('me')).status).toBe(401);
    });

    it('are stored hashed, end at sign-out, on revocation and with time', async () => {
      const seller = client(world.sellers[0]!.cookie);
      const token = world.sellers[0]!.cookie.split('=')[1]!;
      const rows = await db.read((m) => m.find(Session));
      expect(JSON.stringify(rows)).not.toContain(token);
      expect((await seller.delete('session')).status).toBe(204);
      expect((await seller.get('me')).status).toBe(401);

      const buyer = client(world.buyers[0]!.cookie);
      expect((await organiser().delete(`people/${world.buyers[0]!.personId}/sessions`)).status).toBe(204);
      expect((await buyer.get('me')).status).toBe(401);

      await db.write((m) => m.update(Session, { personId: world.organiser.personId }, { expiresAt: '2020-01-01T00:00:00.000Z' }));
      expect((await organiser().get('me')).status).toBe(401);
    });

    it('carry only memberships that are in force', async () => {
      const buyer = client(world.buyers[0]!.cookie);
      expect((await buyer.get(`events/${world.eventId}`)).status).toBe(200);
      await db.write((m) => m.update(MembershipRow, { personId: world.buyers[0]!.personId }, { validTo: '2026-01-02' }));
      expect((await buyer.get(`events/${world.eventId}`)).status).toBe(403);
    });

    it('refuse writes that a foreign page sends with the borrowed cookie', async () => {
      const seller = client(world.sellers[0]!.cookie);
      const foreign = await seller.send('PUT', 'me/pin', { pin: '730418' }, { origin: 'https://evil.example' });
      expect([foreign.status, codeOf(foreign)]).toEqual([403, 'origin_refused']);
      expect((await seller.send('GET', 'me', undefined, { origin: 'https://evil.example' })).status).toBe(200);
    });
  });

  describe('PIN', () => {
    it('is set once freely, changed with the old one, and refused when it is easy', async () => {
      const made = await organiser().must(invite(toUmkm()));
      const phone = client();
      await phone.must(phone.post('session', { linkToken: made.link.token }));
      expect(codeOf(await phone.put('me/pin', { pin: '123456' }))).toBe('pin_weak');
      expect((await phone.put('me/pin', { pin: '730418' })).status).toBe(204);
      expect(codeOf(await phone.put('me/pin', { pin: '918273' }))).toBe('pin_wrong');
      expect(codeOf(await phone.put('me/pin', { pin: '918273', currentPin: PIN }))).toBe('pin_wrong');
      expect((await phone.put('me/pin', { pin: '918273', currentPin: '730418' })).status).toBe(204);
    });
  });

  it.each([
    ['an officer', () => world.buyers[0]!.cookie],
    ['a seller', () => world.sellers[0]!.cookie],
  ])('lets %s invite nobody', async (_name, cookie) => {
    expect(codeOf(await client(cookie()).post(`events/${world.eventId}/invitations`, toUmkm()))).toBe('not_allowed');
  });

  it('invites into no scope of another trade office, and into no role that does not fit the scope', async () => {
    const other = await makeWorld(server.app, { buyers: 1, sellers: 1 });
    expect(codeOf(await invite({ ...toUmkm(), scope: { kind: 'umkm', id: other.sellers[0]!.partyId } }))).toBe('not_found');
    expect(codeOf(await invite({ ...toUmkm(), role: 'organiser' }))).toBe('validation_failed');
  });
});
