import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { call, sign } from '../../scripts/support/caller.js';
import { makeWorld } from '../../scripts/support/world.js';
import type { CommitmentView } from '../../src/commitments/commitment.view.js';
import type { EventView } from '../../src/events/event.view.js';
import { Plan } from '../../src/matching/plan.entity.js';
import { PlanDemand } from '../../src/matching/plan-demand.entity.js';
import { PlanLineRow } from '../../src/matching/plan-line.entity.js';
import type { MyPlanLineView, PlannedNeedView, PlanView } from '../../src/matching/plan.view.js';
import { Changes } from '../../src/platform/changes.service.js';
import { Database } from '../../src/platform/database/database.js';
import { startServer, type TestServer } from '../support/app.js';
import { allPages, Office, outcome } from '../support/buyers.js';
import { Client } from '../support/client.js';
import { onEachEngine } from '../support/engines.js';
import { MatchScene } from '../support/match-scene.js';

type Items<T> = { items: T[]; nextCursor: string | null };

onEachEngine('the plan of an event', (engine) => {
  let server: TestServer;
  let scene: MatchScene;

  beforeAll(async () => {
    server = await startServer(engine);
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    scene = await MatchScene.play(server);
  });

  const organiser = () => scene.office.organiser;
  const path = (rest = '') => `events/${scene.event.id}/plan${rest}`;
  const make = () => organiser().must(organiser().post<PlanView>(path()));
  const now = () => organiser().must(organiser().get<PlanView>(path()));
  const needs = async (who = organiser(), query = '') =>
    (await who.must(who.get<Items<PlannedNeedView>>(path(`/needs${query}`)))).items;
  const mine = async (who = scene.seller.seller) =>
    (await who.must(who.get<Items<MyPlanLineView>>(`events/${scene.event.id}/my-plan`))).items;
  const wish = (quantity: unknown, who = organiser(), demandId = scene.need.id, offerId = scene.seller.offer.id) =>
    who.put(path(`/wishes/${demandId}/${offerId}`), { quantity });
  const unwish = (who = organiser()) => who.delete(path(`/wishes/${scene.need.id}/${scene.seller.offer.id}`));
  const lines = async () => (await needs()).flatMap(({ lines: own }) => own.map(({ umkmName, quantity }) => [umkmName, quantity]));

  describe('is made of what is open', () => {
    it('and says that there is none before the first', async () => {
      expect(await now()).toEqual({ plan: null, settings: scene.event.settings.plan });
      expect([await needs(), await needs(scene.buyer.officer), await mine()]).toEqual([[], [], []]);
    });

    it('splits a need over its sellers, with a proof, figures and the basis', async () => {
      const second = await scene.newSeller({ business: { name: 'Sulam Jaya' } });
      const { plan } = await make();
      expect(plan).toMatchObject({
        number: 1,
        weightsVersion: 1,
        wordsVersion: 1,
        settings: scene.event.settings.plan,
        proof: { kind: 'optimal', gap: 0 },
        figures: { needs: 1, full: 1, part: 0, none: 0, openRupiah: 60_000_000, coveredRupiah: 60_000_000, sellers: 2 },
        stale: null,
      });
      expect(plan?.figures).toMatchObject({ plannedRupiah: 57_000_000, smallRupiah: 57_000_000 });
      const [need] = (await needs()) as [PlannedNeedView];
      expect(need).toMatchObject({ demandId: scene.need.id, open: 100, planned: 100, reason: null, rupiah: 60_000_000, wishes: [] });
      expect(need.lines.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(100);
      expect(need.lines.map(({ umkmName }) => umkmName).sort()).toEqual([scene.seller.umkm.name, second.umkm.name].sort());
      expect(need.lines[0]).toMatchObject({ unitPrice: 570_000, sizeClass: 'mikro', unitId: 'helai', steps: 1 });
      expect(await needs(scene.buyer.officer)).toEqual([need]);
    });

    it('page by page, dearest first, and by how much of it is planned', async () => {
      for (let at = 1; at <= 4; at++)
        await scene.newNeed({ quantity: at, package: { name: `Paket ${at}`, pagu: 60_000_000 } });
      await scene.newNeed({ categoryId: 'mesin', name: 'Mesin jahit', unitId: 'unit', quantity: 3, unitCeiling: 9_000_000, package: { name: 'Mesin', pagu: 60_000_000 } });
      await scene.newNeed({ quantity: null, package: { name: 'Belum', pagu: 60_000_000 } });
      await make();
      const all = await allPages<PlannedNeedView>(organiser(), path('/needs'), 2);
      expect(all).toHaveLength(7);
      expect(all.map(({ rupiah }) => rupiah)).toEqual([...all.map(({ rupiah }) => rupiah)].sort((a, b) => b - a));
      const of = async (planned: string) => (await needs(organiser(), `?planned=${planned}`)).map(({ reason }) => reason);
      expect((await of('none')).sort()).toEqual(['no_seller', 'unknown']);
      expect(new Set(await of('full'))).toEqual(new Set([null]));
      expect((await now()).plan?.figures.reasons).toMatchObject({ no_seller: 1, unknown: 1, capacity: 0 });
      expect(await needs(organiser(), `?demandId=${scene.need.id}`)).toHaveLength(1);
    });

    it('keeps the newest ten', async () => {
      for (let at = 0; at < 12; at++) await make();
      expect((await now()).plan?.number).toBe(12);
      const kept = await server.app.get(Database).read(async (m) => {
        const plans = await m.findBy(Plan, { eventId: scene.event.id });
        const demands = await m.countBy(PlanDemand, { demandId: scene.need.id });
        return [plans.length, demands, await m.countBy(PlanLineRow, { demandId: scene.need.id })];
      });
      expect(kept).toEqual([10, 10, 10]);
    });

    it('gives two who ask at once a plan each', async () => {
      const both = await Promise.all([make(), make()]);
      expect(both.map(({ plan }) => plan?.number).sort()).toEqual([1, 2]);
    });

    it('is empty, and says so, for an event with nothing in it', async () => {
      const empty = await scene.office.event('open');
      const { plan } = await organiser().must(organiser().post<PlanView>(`events/${empty.id}/plan`));
      expect(plan).toMatchObject({ proof: { kind: 'optimal' }, figures: { needs: 0, sellers: 0, openRupiah: 0 } });
    });

    it('is refused when the day is over', async () => {
      for (const action of ['start', 'close']) await organiser().must(organiser().post(`events/${scene.event.id}/stage`, { action }));
      expect(outcome((await organiser().post(path())) as never)).toEqual([409, 'stage_forbids']);
      expect(outcome((await wish(1)) as never)).toEqual([409, 'stage_forbids']);
    });
  });

  describe('holds to wishes', () => {
    it('of an exact quantity, of none at all, and no longer when they are taken back', async () => {
      const second = await scene.newSeller({ business: { name: 'Sulam Jaya' } });
      expect((await wish(7)).status).toBe(204);
      expect((await wish(7, scene.buyer.officer)).status).toBe(204);
      await make();
      expect(Object.fromEntries(await lines())).toEqual({ [scene.seller.umkm.name]: 7, [second.umkm.name]: 93 });
      expect((await needs())[0]?.wishes).toEqual([
        expect.objectContaining({ umkmName: scene.seller.umkm.name, quantity: 7, met: true }),
      ]);
      await wish(0, scene.buyer.officer);
      expect((await now()).plan?.stale).toEqual({ signed: 0, voided: 0, changes: ['wishes'] });
      await make();
      expect(await lines()).toEqual([[second.umkm.name, 100]]);
      expect((await needs())[0]?.wishes).toMatchObject([{ quantity: 0, met: true }]);
      expect((await unwish()).status).toBe(204);
      await make();
      expect(await lines()).toHaveLength(2);
      expect((await needs())[0]?.wishes).toEqual([]);
    });

    it('that no longer fit are told of, not bent', async () => {
      await wish(100);
      await scene.newOffer(scene.seller.seller, scene.seller.umkm.id);
      const pool = await organiser().must(organiser().get<{ items: { id: string; version: number }[] }>(`umkm/${scene.seller.umkm.id}/pools`));
      for (const { id, version } of pool.items) await organiser().must(organiser().patch(`pools/${id}`, version, { capacity: 10 }));
      await make();
      const [need] = await needs();
      expect(need?.wishes).toMatchObject([{ quantity: 100, met: false }]);
      expect(need?.lines.map(({ offerId }) => offerId)).not.toContain(scene.seller.offer.id);
    });

    it('unless a signature would refuse them', async () => {
      const dear = await scene.newSeller({ terms: { prices: [{ minQuantity: 1, unitPrice: 700_000 }] } });
      const heavy = await scene.newSeller({
        product: { name: 'Kopi bubuk', categoryId: 'kopi', unitId: 'kg', capacity: { perPeriod: 500_000, period: 'month' } },
        terms: { unitId: 'kg', prices: [{ minQuantity: 1, unitPrice: 90_000 }] },
      });
      const refused = async (quantity: unknown, offerId?: string) =>
        outcome((await wish(quantity, organiser(), scene.need.id, offerId)) as never);
      expect(await refused(101)).toEqual([422, 'quantity_exceeds_demand']);
      expect(await refused(10, dear.offer.id)).toEqual([422, 'price_above_ceiling']);
      expect(await refused(10, heavy.offer.id)).toEqual([422, 'unit_mismatch']);
      for (const bad of [-1, 1.5, '7', null, 2 ** 53, 1_000_000_000_001]) expect((await refused(bad))[0]).toBe(400);
      const other = await scene.office.event('open');
      const elsewhere = await scene.newSeller({ event: other });
      expect(await refused(1, elsewhere.offer.id)).toEqual([404, 'not_found']);
      const whole = await scene.newNeed({ splittable: false, package: { name: 'Satu penjual', pagu: 60_000_000 } });
      expect(outcome((await wish(10, organiser(), whole.id)) as never)).toEqual([422, 'lines_invalid']);
      expect((await wish(100, organiser(), whole.id)).status).toBe(204);
    });
  });

  describe('is read and changed', () => {
    it('whole by the organiser, by an agency for its own needs, by a seller for its own lines', async () => {
      const other = await scene.newBuyer();
      const second = await scene.newSeller({ business: { name: 'Sulam Jaya' } });
      const theirs = await scene.newNeed({ quantity: 5 }, other.officer);
      await make();
      expect((await needs(other.officer)).map(({ demandId }) => demandId)).toEqual([theirs.id]);
      expect(await needs(other.officer, `?demandId=${scene.need.id}`)).toEqual([]);
      expect(await needs()).toHaveLength(2);

      const [own, rival] = [await mine(), await mine(second.seller)];
      const planned = (await needs()).flatMap((need) => need.lines);
      expect([...own, ...rival].map(({ offerId, quantity }) => [offerId, quantity]).sort()).toEqual(
        planned.map(({ offerId, quantity }) => [offerId, quantity]).sort(),
      );
      expect(new Set(own.map(({ offerId }) => offerId))).toEqual(new Set([scene.seller.offer.id]));
      expect(JSON.stringify(own)).not.toMatch(/Sulam Jaya|ceiling|open|share|60000000/);
    });

    it('by nobody else', async () => {
      await make();
      const stranger = (await Office.found(server)).organiser;
      const [officer, seller] = [scene.buyer.officer, scene.seller.seller];
      const other = await scene.newBuyer();
      const answers = async (who: Client) => [
        (await who.post(path())).status,
        (await who.get(path())).status,
        (await who.get(path('/needs'))).status,
        (await who.get(`events/${scene.event.id}/my-plan`)).status,
        (await wish(1, who)).status,
        (await unwish(who)).status,
      ];
      expect(await answers(officer)).toEqual([403, 403, 200, 403, 204, 204]);
      expect(await answers(other.officer)).toEqual([403, 403, 200, 403, 403, 403]);
      expect(await answers(seller)).toEqual([403, 403, 403, 200, 403, 403]);
      expect(await answers(stranger)).toEqual([403, 403, 403, 403, 403, 403]);
      expect(await answers(server.anonymous)).toEqual([401, 401, 401, 401, 401, 401]);
    });

    it('and whoever has it open hears of a change', async () => {
      const heard: [string, readonly string[] | null][] = [];
      const subscription = server.app.get(Changes).saved.subscribe(({ kind, audience }) => {
        if (kind === 'plan') heard.push([kind, audience]);
      });
      await make();
      await wish(3);
      await wish(3);
      subscription.unsubscribe();
      expect(heard).toEqual([
        ['plan', null],
        ['plan', [scene.buyer.agency.id]],
      ]);
    });
  });

  describe('grows old', () => {
    it('with what is edited, by name', async () => {
      await make();
      const changed = async () => (await now()).plan?.stale?.changes ?? [];
      await scene.newNeed({ quantity: 2, package: { name: 'Baru', pagu: 60_000_000 } });
      expect(await changed()).toEqual(['needs']);
      await scene.newSeller();
      expect(await changed()).toEqual(['needs', 'offers']);
      const event = await organiser().must(organiser().get<EventView>(`events/${scene.event.id}`));
      const patch = { settings: { plan: { capPermille: 400 } } };
      await organiser().must(organiser().patch(`events/${event.id}`, event.version, patch));
      expect(await changed()).toEqual(['needs', 'offers', 'settings']);
      expect((await make()).plan).toMatchObject({ stale: null, settings: { capPermille: 400, sellersPerNeed: 20 } });
    });

    it('never with a veto, which the next plan keeps to', async () => {
      await make();
      await scene.say(scene.buyer.officer, 'veto');
      expect((await now()).plan?.stale).toBeNull();
      expect((await wish(10)).status).toBe(204);
      await make();
      expect(await lines()).toEqual([]);
    });

    it.each([
      [{ sellersPerNeed: 0 }],
      [{ sellersPerNeed: 51 }],
      [{ microPermille: -1 }],
      [{ spreadPermille: 1_001 }],
      [{ capPermille: 0 }],
      [{ capPermille: 'semua' }],
    ])('by settings within bounds: not %j', async (plan) => {
      const { id, version } = scene.event;
      expect((await organiser().patch(`events/${id}`, version, { settings: { plan } })).status).toBe(400);
    });
  });

  it('can be drafted and signed line by line as it is, and is then planned around', async () => {
    const world = await makeWorld(server.app, { buyers: 3, sellers: 4, pagu: 20_000_000, quantity: 500, capacity: 200 });
    const asked = <T>(cookie: string, method: string, rest = '', body?: unknown) =>
      call<T>(server.url, cookie, method, `events/${world.eventId}/plan${rest}`, body);
    const { cookie } = world.organiser;
    const first = await asked<PlanView>(cookie, 'POST');
    expect(first.body.plan?.figures).toMatchObject({ needs: 3, full: 0, part: 3, sellers: 4 });
    const planned = (await asked<Items<PlannedNeedView>>(cookie, 'GET', '/needs')).body.items;
    expect(planned.every(({ reason }) => reason === 'budget')).toBe(true);

    let signed = 0;
    for (const need of planned) {
      const buyer = world.buyers.find(({ demandId }) => demandId === need.demandId)!;
      for (const { offerId, quantity, unitPrice, deliveries } of need.lines) {
        const seller = world.sellers.find((one) => one.offerId === offerId)!;
        const body = { lines: [{ demandId: need.demandId, offerId, quantity, unitPrice, deliveries }] };
        const route = `events/${world.eventId}/commitments`;
        const draft = await call<CommitmentView>(server.url, buyer.cookie, 'POST', route, body, crypto.randomUUID());
        expect([draft.status, draft.body]).toEqual([201, expect.objectContaining({ status: 'draft', warnings: [] })]);
        await sign(server.url, draft.body, seller, 'umkm');
        expect((await sign(server.url, draft.body, buyer, 'agency')).body).toMatchObject({ status: 'final' });
        signed++;
      }
    }
    expect(signed).toBeGreaterThan(3);
    const aged = await asked<PlanView>(cookie, 'GET');
    expect(aged.body.plan?.stale).toEqual({ signed, voided: 0, changes: [] });

    const again = await asked<PlanView>(cookie, 'POST');
    expect(again.body.plan).toMatchObject({ number: 2, stale: null, figures: { plannedRupiah: 0, reasons: { budget: 3 } } });
    const rest = (await asked<Items<PlannedNeedView>>(cookie, 'GET', '/needs')).body.items;
    expect(rest.map(({ open }) => open)).toEqual([100, 100, 100]);
  });

  it('leaves a clear word where quantities are beyond counting', async () => {
    const vast = { sellers: 3, pagu: Number.MAX_SAFE_INTEGER, quantity: 900_000_000_000_000, capacity: 900_000_000_000_000 };
    const world = await makeWorld(server.app, { buyers: 3, unitPrice: 1, ceiling: 1, ...vast });
    const answer = await call(server.url, world.organiser.cookie, 'POST', `events/${world.eventId}/plan`);
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([422, 'plan_too_large']);
  });
});
