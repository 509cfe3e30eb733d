import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { makeWorld, PIN, type World, type WorldOptions } from '../../scripts/support/world.js';
import type { CommitmentView } from '../../src/commitments/commitment.view.js';
import type { LogPage } from '../../src/contract/live.js';
import { Counter } from '../../src/counters/counter.entity.js';
import { Database } from '../../src/platform/database/database.js';
import { firstBadEntry } from '../../src/log/entry-hash.js';
import { civilDate } from '../../src/platform/clock.js';
import { startServer, type TestServer } from '../support/app.js';
import { Client, codeOf } from '../support/client.js';
import { onEachEngine } from '../support/engines.js';

onEachEngine('commitments', (engine) => {
  let server: TestServer;
  let world: World;
  let officer: Client;
  let seller: Client;
  let organiser: Client;
  beforeAll(async () => {
    server = await startServer(engine);
  });
  afterAll(() => server.stop());
  beforeEach(() => enter({ buyers: 2, sellers: 2 }));

  const as = (actor: { cookie: string }) => Object.assign(new Client(server.url), { cookie: actor.cookie });

  async function enter(options: WorldOptions): Promise<void> {
    world = await makeWorld(server.app, options);
    [officer, seller, organiser] = [as(world.buyers[0]!), as(world.sellers[0]!), as(world.organiser)];
  }

  const wish = (quantity = 10, over: object = {}) => ({
    lines: [
      {
        demandId: world.buyers[0]!.demandId,
        offerId: world.sellers[0]!.offerId,
        quantity,
        unitPrice: 50_000,
        deliveries: [{ date: world.deliveryDate, quantity }],
        ...over,
      },
    ],
  });
  const draft = (client: Client, body: unknown = wish(), key?: string) => client.post<CommitmentView>(`events/${world.eventId}/commitments`, body, key);
  const drafted = (body: unknown = wish()) => officer.must(draft(officer, body));
  const party = (which: 'buyer' | 'seller', i = 0) =>
    which === 'buyer' ? { kind: 'agency', id: world.buyers[i]!.partyId } : { kind: 'umkm', id: world.sellers[i]!.partyId };
  const signBody = (c: CommitmentView, which: 'buyer' | 'seller', over: object = {}) => ({ hash: c.hash, party: party(which), name: { typed: 'Nama Contoh' }, pin: PIN, ...over });
  const sign = (client: Client, c: CommitmentView, which: 'buyer' | 'seller', over: object = {}, key?: string) =>
    client.post<CommitmentView>(`commitments/${c.id}/sign`, signBody(c, which, over), key);
  const signBoth = async (c: CommitmentView) => {
    await officer.must(sign(officer, c, 'buyer'));
    return seller.must(sign(seller, c, 'seller'));
  };
  const committed = async (id: string) => (await server.app.get(Database).read((m) => m.findOneBy(Counter, { id })))?.committed ?? 0;
  const log = () => server.anonymous.must(server.anonymous.get<LogPage>(`events/${world.eventId}/log`));

  describe('from draft to final', () => {
    it('shows both parties the same content, and takes stock with the last signature only', async () => {
      const mine = await drafted();
      const theirs = await seller.must(seller.get<CommitmentView>(`commitments/${mine.id}`));
      expect(theirs).toEqual(mine);
      expect(mine).toMatchObject({ status: 'draft', total: 500_000, totalWords: { id: 'lima ratus ribu rupiah' }, number: null, receipt: null });
      expect(mine.lines[0]?.deliveries[0]?.capacity).toEqual([expect.objectContaining({ key: world.deliveryDate.slice(0, 7), reservedHere: 10, reservedByOthers: 0 })]);

      const half = await officer.must(sign(officer, mine, 'buyer'));
      expect(half).toMatchObject({ status: 'draft', seq: null });
      expect(await committed(`demand:${world.buyers[0]!.demandId}`)).toBe(0);

      const done = await seller.must(sign(seller, mine, 'seller'));
      expect(done).toMatchObject({ status: 'final', number: 1, receipt: { seq: expect.any(Number), hash: expect.stringMatching(/^[0-9a-f]{64}$/) } });
      expect(await committed(`demand:${world.buyers[0]!.demandId}`)).toBe(10);
      expect(await committed(`package:${world.buyers[0]!.packageId}`)).toBe(500_000);
      expect(await committed(`capacity:${world.sellers[0]!.poolId}:${world.deliveryDate.slice(0, 7)}`)).toBe(10);
    });

    it('answers as things are, though a signature does not change the version that an edit starts from', async () => {
      const c = await drafted();
      const before = await seller.send<CommitmentView>('GET', `commitments/${c.id}`);
      await officer.must(sign(officer, c, 'buyer'));
      const after = await seller.send<CommitmentView>('GET', `commitments/${c.id}`, undefined, { 'if-none-match': before.headers.get('etag') ?? '' });
      expect([after.status, after.headers.get('etag'), after.headers.get('cache-control')]).toEqual([200, before.headers.get('etag'), 'no-store']);
      expect([before.body.parties[0]?.signature, after.body.parties[0]?.signature?.how]).toEqual([null, 'typed']);
    });

    it('writes one entry into the log, chained and without names or prices in public', async () => {
      const done = await signBoth(await drafted());
      const page = await log();
      expect(firstBadEntry(page.items)).toBeNull();
      const entry = page.items.find((e) => e.seq === done.seq);
      expect(entry).toMatchObject({ type: 'commitment.signed', hash: done.receipt?.hash, private: null, public: { rupiah: 500_000, authorised: true } });
      expect(JSON.stringify(page)).not.toMatch(/Pejabat|Pemilik|Kerajinan|unitPrice|50000\b/);
      const inside = await organiser.must(organiser.get<LogPage>(`events/${world.eventId}/log`));
      expect(JSON.stringify(inside.items.at(-1)?.private)).toContain('Kerajinan Contoh 1');
    });

    it('gives numbers without gaps, whatever is refused in between', async () => {
      await enter({ buyers: 1, sellers: 1, quantity: 25 });
      const drafts = [await drafted(), await drafted(), await drafted(wish(20)), await drafted(wish(5))];
      for (const d of drafts) {
        await sign(officer, d, 'buyer');
        await sign(seller, d, 'seller');
      }
      const final = await organiser.must(organiser.get<{ items: CommitmentView[] }>(`events/${world.eventId}/commitments?status=final`));
      expect(final.items.map((c) => c.number).sort()).toEqual([1, 2, 3]);
    });

    it('takes a drawn name as well as a typed one, and neither both nor none', async () => {
      const c = await drafted();
      expect(codeOf(await sign(officer, c, 'buyer', { name: {} }))).toBe('validation_failed');
      expect(codeOf(await sign(officer, c, 'buyer', { name: { typed: 'A B', drawing: 'M10 20 L30 40 L50 60' } }))).toBe('validation_failed');
      const signed = await officer.must(sign(officer, c, 'buyer', { name: { drawing: 'M10 20 L30 40 Q50 60 70 20' } }));
      expect(signed.parties[0]?.signature?.how).toBe('drawn');
    });

    it('marks an office that does not bind, and counts the commitment apart', async () => {
      await enter({ buyers: 1, sellers: 1, office: 'PP' });
      const c = await drafted();
      expect(c.parties[0]?.signers[0]).toMatchObject({ office: 'PP', mayBind: false });
      const done = await signBoth(c);
      expect(done.parties[0]?.signature?.authority).toBe('unauthorised');
      const board = await server.anonymous.must(server.anonymous.get<{ signed: unknown; unauthorised: unknown }>(`events/${world.eventId}/board`));
      expect(board).toMatchObject({ signed: { rupiah: 0, count: 0 }, unauthorised: { rupiah: 500_000, count: 1 } });
    });
  });

  describe('limits', () => {
    it.each<[string, WorldOptions, string, object]>([
      ['the need', { buyers: 1, sellers: 1, quantity: 9 }, 'quantity_exceeds_demand', { wanted: 10, remaining: 9 }],
      ['the budget', { buyers: 1, sellers: 1, pagu: 499_999 }, 'budget_exceeded', { wanted: 500_000, remaining: 499_999 }],
      ['the capacity', { buyers: 1, sellers: 1, capacity: 9, period: 'day', madeFresh: true }, 'capacity_exceeded', { wanted: 10, remaining: 9 }],
      ['the price ceiling', { buyers: 1, sellers: 1, ceiling: 49_999 }, 'price_above_ceiling', {}],
    ])('refuses a draft beyond %s and says what is left to those who may know', async (_name, options, code, params) => {
      await enter(options);
      const answer = await draft(officer);
      expect([answer.status, codeOf(answer)]).toEqual([422, code]);
      expect((answer.body as unknown as { params: object }).params).toMatchObject(params);
    });

    it('names the period and the amounts of a full capacity as people say them', async () => {
      await enter({ buyers: 1, sellers: 1, capacity: 9, period: 'month', madeFresh: true });
      const { detail } = (await draft(officer)).body as unknown as { detail: { id: string; en: string } };
      expect(detail.id).toMatch(/^Kapasitas [A-Z][a-z]+ \d{4} tinggal 9\u00a0[a-z]+, diminta 10\u00a0[a-z]+\./);
      expect(detail.en).toMatch(/^Capacity in [A-Z][a-z]+ \d{4} is 9\u00a0[a-z]+, 10\u00a0[a-z]+ was asked\./);
    });

    it('never lets a crowd of signers beyond the stock', async () => {
      await enter({ buyers: 6, sellers: 1, capacity: 30, period: 'month', madeFresh: true });
      const actors = world.buyers.map((b) => ({ client: as(b), buyer: b }));
      const drafts = await Promise.all(
        actors.map(({ client, buyer }) => client.must(draft(client, { lines: [{ ...wish().lines[0], demandId: buyer.demandId }] }))),
      );
      await Promise.all(drafts.map((d) => seller.must(sign(seller, d, 'seller'))));
      const answers = await Promise.all(drafts.map((d, i) => actors[i]!.client.post<CommitmentView>(`commitments/${d.id}/sign`, { ...signBody(d, 'buyer'), party: party('buyer', i) })));
      const codes = answers.map((a) => (a.status === 200 ? 'ok' : codeOf(a)));
      expect(codes.sort()).toEqual(['capacity_exceeded', 'capacity_exceeded', 'capacity_exceeded', 'ok', 'ok', 'ok']);
      expect(await committed(`capacity:${world.sellers[0]!.poolId}:${world.deliveryDate.slice(0, 7)}`)).toBe(30);
    });

    it('tells the seller neither the budget nor the ceiling', async () => {
      await enter({ buyers: 1, sellers: 1, pagu: 499_999, ceiling: 40_000 });
      const c = await seller.must(draft(seller));
      await seller.must(sign(seller, c, 'seller'));
      expect(codeOf(await sign(officer, c, 'buyer'))).toBe('price_above_ceiling');
      const seen = JSON.stringify((await seller.get(`commitments/${c.id}`)).body);
      expect(seen).not.toMatch(/499999|40000|pagu|ceiling/i);
    });
  });

  describe('one wish, one deed', () => {
    it('answers a retry with the first answer, for drafts and signatures, accepted and refused', async () => {
      const key = randomUUID();
      const [a, b] = await Promise.all([draft(officer, wish(), key), draft(officer, wish(), key)]);
      expect([a.status, b.status]).toEqual([201, 201]);
      expect(a.body.id).toBe(b.body.id);

      const signKey = randomUUID();
      const answers = await Promise.all(Array.from({ length: 5 }, () => sign(officer, a.body, 'buyer', {}, signKey)));
      expect(answers.map((x) => x.status)).toEqual([200, 200, 200, 200, 200]);
      expect((await sign(officer, a.body, 'buyer', {}, signKey)).status).toBe(200);
      expect(codeOf(await sign(officer, a.body, 'buyer'))).toBe('already_signed');

      await enter({ buyers: 1, sellers: 1, quantity: 10 });
      const [first, second] = [await drafted(), await drafted()];
      await signBoth(first);
      const refusedKey = randomUUID();
      const refused = await sign(officer, second, 'buyer', {}, refusedKey);
      expect(codeOf(refused)).toBe('quantity_exceeds_demand');
      await organiser.must(organiser.post(`commitments/${first.id}/void`, { reason: 'Kegiatan dibatalkan' }));
      expect(codeOf(await sign(officer, second, 'buyer', {}, refusedKey))).toBe('quantity_exceeds_demand');
      expect((await sign(officer, second, 'buyer')).status).toBe(200);
    });

    it('refuses a key that comes with another wish, and a request without one', async () => {
      const key = randomUUID();
      await officer.must(draft(officer, wish(10), key));
      const other = await draft(officer, wish(11), key);
      expect([other.status, codeOf(other)]).toEqual([422, 'idempotency_key_reused']);
      const c = await drafted();
      await officer.must(sign(officer, c, 'buyer', {}, key));
      expect(codeOf(await sign(officer, c, 'buyer', { name: { typed: 'Orang Lain' } }, key))).toBe('idempotency_key_reused');
      const none = await officer.send('POST', `commitments/${c.id}/sign`, signBody(c, 'buyer'));
      expect([none.status, codeOf(none)]).toEqual([428, 'idempotency_key_required']);
      expect(codeOf(await draft(officer, wish(), 'not-a-uuid'))).toBe('idempotency_key_malformed');
      expect(codeOf(await draft(officer, wish(), 'x'.repeat(10_000)))).toBe('idempotency_key_malformed');
    });

    it('gives two people with the same key each their own deed', async () => {
      const key = randomUUID();
      const a = await officer.must(draft(officer, wish(), key));
      const b = await seller.must(draft(seller, wish(), key));
      expect(a.id).not.toBe(b.id);
    });
  });

  describe('who may', () => {
    it('refuses strangers: another seller, another agency, nobody', async () => {
      const c = await drafted();
      const [otherSeller, otherOfficer] = [as(world.sellers[1]!), as(world.buyers[1]!)];
      for (const stranger of [otherSeller, otherOfficer]) {
        expect((await stranger.get(`commitments/${c.id}`)).status).toBe(403);
        expect(codeOf(await sign(stranger, c, 'buyer'))).toBe('not_allowed');
        expect(codeOf(await stranger.post(`commitments/${c.id}/refuse`, { reason: 'tidak' }))).toBe('not_allowed');
      }
      expect((await server.anonymous.get(`commitments/${c.id}`)).status).toBe(401);
      expect(codeOf(await draft(otherSeller))).toBe('not_allowed');
      const listed = await otherSeller.must(otherSeller.get<{ items: unknown[] }>(`events/${world.eventId}/commitments`));
      expect(listed.items).toEqual([]);
    });

    it('lets nobody sign for a party that they do not act for', async () => {
      const c = await drafted();
      expect(codeOf(await sign(officer, c, 'seller'))).toBe('signer_may_not_sign');
      expect(codeOf(await sign(officer, c, 'buyer', { personId: world.sellers[0]!.personId }))).toBe('signer_may_not_sign');
    });

    it('lets both sign on one tablet, each with their own PIN', async () => {
      const c = await drafted();
      await officer.must(sign(officer, c, 'buyer'));
      const done = await officer.must(sign(officer, c, 'seller', { personId: world.sellers[0]!.personId }));
      expect(done.status).toBe('final');
      expect(done.parties[1]?.signature?.name).toBe('Pemilik 1');
    });

    it('locks a PIN after five wrong tries, and takes no signature meanwhile', async () => {
      const c = await drafted();
      const codes: string[] = [];
      for (let i = 0; i < 6; i++) codes.push(codeOf(await sign(officer, c, 'buyer', { pin: '135790' })));
      expect(codes).toEqual(['pin_wrong', 'pin_wrong', 'pin_wrong', 'pin_wrong', 'pin_locked', 'pin_locked']);
      expect(codeOf(await sign(officer, c, 'buyer'))).toBe('pin_locked');
    });
  });

  describe('edits and ends', () => {
    it('drops the signatures of an edited draft, and refuses the hash that was read before', async () => {
      const c = await drafted();
      await officer.must(sign(officer, c, 'buyer'));
      const edited = await seller.must(seller.patch<CommitmentView>(`commitments/${c.id}`, 1, wish(12)));
      expect(edited).toMatchObject({ version: 2, total: 600_000 });
      expect(edited.parties.map((p) => p.signature)).toEqual([null, null]);
      expect(codeOf(await sign(officer, c, 'buyer'))).toBe('commitment_changed');
      expect(codeOf(await seller.patch(`commitments/${c.id}`, 1, wish(13)))).toBe('version_conflict');
      expect((await signBoth(edited)).status).toBe('final');
      expect(codeOf(await officer.patch(`commitments/${c.id}`, 2, wish(14)))).toBe('commitment_transition');
    });

    it('can be withdrawn or refused while it is a draft, and never after', async () => {
      const [a, b, done] = [await drafted(), await drafted(), await signBoth(await drafted())];
      expect(await officer.must(officer.post(`commitments/${a.id}/withdraw`, {}))).toMatchObject({ status: 'withdrawn' });
      expect(await seller.must(seller.post(`commitments/${b.id}/refuse`, { reason: 'Harga belum cocok' }))).toMatchObject({ status: 'refused', closedReason: 'Harga belum cocok' });
      expect(codeOf(await sign(officer, a, 'buyer'))).toBe('commitment_transition');
      expect(codeOf(await officer.post(`commitments/${done.id}/withdraw`, {}))).toBe('commitment_transition');
    });

    it('asks for a reason where it warns, before anybody can sign', async () => {
      const early = wish(10, { deliveries: [{ date: civilDate(new Date(), 'Asia/Jakarta'), quantity: 10 }] });
      const c = await drafted(early);
      expect(c.warnings).toEqual([expect.objectContaining({ code: 'lead_time_short', required: true, reason: null })]);
      expect(codeOf(await sign(officer, c, 'buyer'))).toBe('reason_required');
      const reasoned = await officer.must(officer.patch<CommitmentView>(`commitments/${c.id}`, 1, { ...early, reasons: { lead_time_short: 'Stok sudah ada' } }));
      expect(reasoned.warnings[0]).toMatchObject({ required: false, reason: 'Stok sudah ada' });
      expect((await signBoth(reasoned)).status).toBe('final');
    });

    it('signs in a live event only, and after closing only with the extension', async () => {
      const c = await drafted();
      const stage = (body: object) => organiser.must(organiser.post(`events/${world.eventId}/stage`, body));
      await stage({ action: 'close' });
      expect(codeOf(await sign(officer, c, 'buyer'))).toBe('stage_forbids');
      expect(codeOf(await draft(officer))).toBe('stage_forbids');
      await stage({ action: 'extend_signing', reason: 'Antrean', until: new Date(Date.now() + 3_600_000).toISOString() });
      expect((await signBoth(c)).status).toBe('final');
    });
  });

  describe('void and amendment', () => {
    it('needs the word of both parties and gives back exactly what was taken', async () => {
      const done = await signBoth(await drafted());
      const ask = (client: Client, which: 'buyer' | 'seller') => client.post<CommitmentView>(`commitments/${done.id}/void`, { reason: 'Acara batal', party: party(which), pin: PIN });
      const asked = await officer.must(ask(officer, 'buyer'));
      expect(asked).toMatchObject({ status: 'final', voidRequest: { reason: 'Acara batal' } });
      expect(codeOf(await ask(officer, 'buyer'))).toBe('already_signed');
      expect(await seller.must(ask(seller, 'seller'))).toMatchObject({ status: 'void' });
      expect(await committed(`demand:${world.buyers[0]!.demandId}`)).toBe(0);
      expect(await committed(`package:${world.buyers[0]!.packageId}`)).toBe(0);
      expect(await committed(`capacity:${world.sellers[0]!.poolId}:${world.deliveryDate.slice(0, 7)}`)).toBe(0);
      const page = await log();
      expect(page.items.at(-1)).toMatchObject({ type: 'commitment.voided', public: { signedSeq: done.seq, by: 'parties', rupiah: 500_000 } });
      expect(firstBadEntry(page.items)).toBeNull();
      expect(codeOf(await ask(seller, 'seller'))).toBe('commitment_transition');
    });

    it('lets the organiser void with a reason, and nobody else without a PIN', async () => {
      const done = await signBoth(await drafted());
      expect(codeOf(await officer.post(`commitments/${done.id}/void`, { reason: 'tidak jadi' }))).toBe('pin_missing');
      expect(codeOf(await organiser.post(`commitments/${done.id}/void`, {}))).toBe('validation_failed');
      expect(await organiser.must(organiser.post(`commitments/${done.id}/void`, { reason: 'Salah input' }))).toMatchObject({ status: 'void' });
    });

    it('replaces a signed commitment by a new one in one step', async () => {
      await enter({ buyers: 1, sellers: 1, quantity: 100, capacity: 100, period: 'month', madeFresh: true });
      const old = await signBoth(await drafted(wish(80)));
      const amended = await drafted({ ...wish(90), replacesId: old.id });
      const done = await signBoth(amended);
      expect(done).toMatchObject({ status: 'final', replacesId: old.id });
      expect(await committed(`demand:${world.buyers[0]!.demandId}`)).toBe(90);
      expect((await log()).items.map((e) => e.type).slice(-2)).toEqual(['commitment.voided', 'commitment.signed']);
      expect(codeOf(await draft(officer, { ...wish(10), replacesId: old.id }))).toBe('replaced_not_final');
    });
  });

  describe('bad input', () => {
    it.each<[string, object]>([
      ['quantity 0', { quantity: 0 }],
      ['quantity -1', { quantity: -1 }],
      ['quantity 1.5', { quantity: 1.5 }],
      ['quantity as text', { quantity: '10' }],
      ['quantity 0x10', { quantity: '0x10' }],
      ['quantity 2^53+1', { quantity: 9007199254740993 }],
      ['full-width digits', { quantity: '１０' }],
      ['a price of a fraction', { unitPrice: 0.5 }],
      ['a list for a number', { unitPrice: [1] }],
      ['a foreign field', { remaining: 1 }],
      ['a date that does not exist', { deliveries: [{ date: '2027-02-30', quantity: 10 }] }],
      ['no deliveries', { deliveries: [] }],
      ['an id that is none', { demandId: "1' OR '1'='1" }],
    ])('refuses %s as malformed', async (_name, over) => {
      const answer = await draft(officer, wish(10, over));
      expect([answer.status, codeOf(answer)]).toEqual([400, 'validation_failed']);
    });

    it.each<[string, () => object, string]>([
      ['deliveries that do not add up', () => ({ deliveries: [{ date: world.deliveryDate, quantity: 9 }] }), 'deliveries_do_not_add_up'],
      ['a delivery in the past', () => ({ deliveries: [{ date: '2020-01-01', quantity: 10 }] }), 'delivery_date_past'],
      ['an unknown need', () => ({ demandId: randomUUID() }), 'not_found'],
      ['an unknown offer', () => ({ offerId: randomUUID() }), 'not_found'],
      ['price times quantity beyond 2^53', () => ({ quantity: 1_000_000, deliveries: [{ date: world.deliveryDate, quantity: 1_000_000 }], unitPrice: 9_007_199_254_740_991 }), 'amount_overflow'],
    ])('refuses %s', async (_name, over, code) => {
      await enter({ buyers: 1, sellers: 1, ceiling: null });
      expect(codeOf(await draft(officer, wish(10, over())))).toBe(code);
    });

    it('refuses another event’s need and offer, and a need twice', async () => {
      const here = wish();
      const other = await makeWorld(server.app, { buyers: 1, sellers: 1 });
      const foreign = { lines: [{ ...here.lines[0], offerId: other.sellers[0]!.offerId }] };
      expect(codeOf(await draft(officer, foreign))).toBe('lines_invalid');
      expect(codeOf(await draft(officer, { lines: [here.lines[0], here.lines[0]] }))).toBe('lines_invalid');
      expect(codeOf(await draft(officer, { lines: [] }))).toBe('validation_failed');
    });
  });
});
