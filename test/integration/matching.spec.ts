import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AgencyView } from '../../src/agencies/agency.view.js';
import { capacityCounter, demandCounter } from '../../src/counters/counter-ids.js';
import { Counters } from '../../src/counters/counters.service.js';
import type { DemandView } from '../../src/demands/demand.view.js';
import type { EventView } from '../../src/events/event.view.js';
import { Participation } from '../../src/events/participation.entity.js';
import type {
  DemandMatchesView,
  FrozenWordsView,
  MatchView,
  MyMatchesView,
  OfferMatchesView,
} from '../../src/matching/match.view.js';
import { Rankings } from '../../src/matching/rankings.service.js';
import type { MyStanceView } from '../../src/matching/stance.view.js';
import type { OfferView } from '../../src/offers/offer.view.js';
import { Database } from '../../src/platform/database/database.js';
import { addDays } from '../../src/platform/edge/civil-date.js';
import type { CertificateView } from '../../src/umkm/certificate.view.js';
import type { ProductView } from '../../src/umkm/product.view.js';
import { startServer, type TestServer } from '../support/app.js';
import { allPages, FOREIGN_FIELDS, Office, outcome } from '../support/buyers.js';
import type { Client } from '../support/client.js';
import { onEachEngine } from '../support/engines.js';
import { makeOffer, makeProduct, makeSeller } from '../support/sellers.js';

const SOON = addDays(new Date().toISOString().slice(0, 10), 60);
const LATER = addDays(SOON, 60);

onEachEngine('matching', (engine) => {
  let server: TestServer;
  let office: Office;
  let event: EventView;
  let buyer: { agency: AgencyView; officer: Client };
  let tapis: Awaited<ReturnType<typeof sellerOf>>;
  let need: DemandView;

  beforeAll(async () => {
    server = await startServer(engine);
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    office = await Office.found(server);
    event = await office.event('open');
    buyer = await buyerOf();
    tapis = await sellerOf();
    need = await makeNeed();
  });

  async function buyerOf(): Promise<{ agency: AgencyView; officer: Client }> {
    const agency = await office.agency(event.id);
    return { agency, officer: await office.officer(event.id, agency.id) };
  }

  /** A business with one offer of Tapis shawls at Rp 570,000. */
  async function sellerOf(
    business: Record<string, unknown> = {},
    product: Record<string, unknown> = {},
    terms: Record<string, unknown> = {},
  ) {
    const { umkm, seller } = await makeSeller(office, event, business);
    const { product: made, offer } = await offerOf(seller, umkm.id, product, terms);
    return { umkm, seller, product: made, offer };
  }

  async function offerOf(
    seller: Client,
    umkmId: string,
    product: Record<string, unknown> = {},
    terms: Record<string, unknown> = {},
  ) {
    const made: ProductView = await makeProduct(seller, umkmId, product);
    const priced = {
      productId: made.id,
      minimumOrder: 1,
      leadDays: 14,
      prices: [{ minQuantity: 1, unitPrice: 570_000 }],
      ...terms,
    };
    return { product: made, offer: await makeOffer(seller, event.id, priced) };
  }

  const makeNeed = (fields: Record<string, unknown> = {}, officer = buyer.officer): Promise<DemandView> =>
    officer.must(
      officer.post<DemandView>(`events/${event.id}/demands`, {
        package: { name: 'Rapat kerja tahunan', pagu: 60_000_000 },
        name: 'Selendang tapis untuk tamu',
        categoryId: 'kain-tapis',
        quantity: 100,
        unitId: 'helai',
        unitCeiling: 600_000,
        deliverFrom: SOON,
        deliverTo: LATER,
        ...fields,
      }),
    );

  const matchesOf = (id: string, who: Client = buyer.officer) =>
    who.must(who.get<DemandMatchesView>(`demands/${id}/matches`));
  const needsOf = (id: string, who: Client = tapis.seller) =>
    who.must(who.get<OfferMatchesView>(`offers/${id}/matches`));
  const mine = (who: Client = tapis.seller) => who.must(who.get<MyMatchesView>(`events/${event.id}/my-matches`));
  const offerIds = ({ items }: { items: MatchView[] }) => items.map(({ offer }) => offer.id);
  const demandIds = ({ items }: { items: MatchView[] }) => items.map(({ demand }) => demand.id);
  const say = (who: Client, stance: unknown, demandId = need.id, offerId = tapis.offer.id) =>
    who.put<{ mine: string | null; theirs: string | null }>(`demands/${demandId}/matches/${offerId}/stance`, {
      stance,
    });

  async function certify(who: { umkm: { id: string }; seller: Client }, kind = 'TKDN'): Promise<CertificateView> {
    const claim = await who.seller.must(
      who.seller.post<CertificateView>(`umkm/${who.umkm.id}/certificates`, { kind, number: '12/TKDN/2026' }),
    );
    const sent = await who.seller.must(
      who.seller.send<CertificateView>(
        'POST',
        `certificates/${claim.id}/submit`,
        {},
        { 'if-match': `"${claim.version}"` },
      ),
    );
    return office.organiser.must(
      office.organiser.send<CertificateView>(
        'POST',
        `certificates/${sent.id}/verify`,
        {},
        { 'if-match': `"${sent.version}"` },
      ),
    );
  }

  describe('the sellers for a need', () => {
    it('come best first, each with points that add up, its price and its reasons', async () => {
      const far = await sellerOf({ name: 'Jauh Sekali', regencyCode: '31.71' });
      const small = await sellerOf({ name: 'Kecil Sekali' }, { capacity: { perPeriod: 10, period: 'month' } });
      const page = await matchesOf(need.id);
      expect(offerIds(page)).toEqual(
        [tapis.offer.id, small.offer.id, far.offer.id].sort((a, b) => scoreIn(page, b) - scoreIn(page, a)),
      );
      const first = page.items[0] as MatchView;
      expect(first).toMatchObject({
        rank: 1,
        offer: {
          id: tapis.offer.id,
          umkmName: 'Tapis Muli Siger',
          sizeClass: 'mikro',
          regencyName: 'Kota Bandar Lampung',
          unitPrice: 570_000,
          belowCeilingPermille: 50,
        },
        demand: { id: need.id, quantity: 100, valueBand: { from: 50_000_000, to: 100_000_000 } },
        distanceKm: 0,
        gaps: [],
        stance: { mine: null, theirs: null },
      });
      for (const { score, factors } of page.items)
        expect(factors.reduce((sum, { points }) => sum + (points ?? 0), 0)).toBe(score);
      expect(first.factors.map(({ factor, reason }) => [factor, reason.code])).toEqual([
        ['category', 'same_shelf'],
        ['text', 'text_match'],
        ['capacity', 'capacity_full'],
        ['price', 'below_ceiling'],
        ['lead', 'ready_early'],
        ['distance', 'near'],
        ['catalogue', 'catalogue_not_asked'],
        ['domestic', 'domestic_not_asked'],
      ]);
      expect(first.chips.length).toBeGreaterThanOrEqual(2);
      expect(page).toMatchObject({
        demand: { id: need.id, unitCeiling: 600_000 },
        version: 1,
        wordsVersion: 1,
        total: 3,
        nextCursor: null,
      });
      expect(page.weights).toEqual(event.settings.weights);
    });

    it('leave out those that one lack keeps out, and name the lack', async () => {
      const dear = await sellerOf({}, {}, { prices: [{ minQuantity: 1, unitPrice: 606_000 }] });
      const late = await sellerOf({}, {}, { leadDays: 300 });
      await sellerOf(
        {},
        { categoryId: 'snack-box', name: 'Snack box', unitId: 'kotak', capacity: { perPeriod: 500, period: 'day' } },
      );
      const { items, nearMisses } = await matchesOf(need.id);
      expect(offerIds({ items })).toEqual([tapis.offer.id]);
      expect(nearMisses.total).toBe(2);
      expect(new Map(nearMisses.items.map(({ offer, gaps }) => [offer.id, gaps]))).toEqual(
        new Map([
          [dear.offer.id, [{ code: 'above_ceiling', params: { excess: 100 } }]],
          [late.offer.id, [expect.objectContaining({ code: 'lead_time' })]],
        ]),
      );
    });

    it('are those that a look at every pair finds, in its order', async () => {
      for (let at = 0; at < 8; at++) {
        await sellerOf(
          { regencyCode: ['18.71', '18.01', '31.71', '18.09'][at % 4] },
          { capacity: { perPeriod: 5 * (at + 1), period: 'month' } },
          { leadDays: 7 * at },
        );
      }
      const page = await allPages<MatchView>(buyer.officer, `demands/${need.id}/matches`, 3);
      const pairs = await server.app.get(Rankings).ask(event.id, ({ ranking }) =>
        ranking
          .offersOf([...new Set(page.map(({ offer }) => offer.umkmId))])
          .map(({ id }) => ranking.explain(need.id, id, 'exact'))
          .filter(({ explanation }) => explanation.eligible)
          .map(({ offer, explanation }) => ({ id: offer.id, score: explanation.score })),
      );
      const expected = pairs.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
      expect(page.map(({ offer, score }) => ({ id: offer.id, score }))).toEqual(expected);
      expect(page.map(({ rank }) => rank)).toEqual(expected.map((_, at) => at + 1));
    });

    const scoreIn = ({ items }: { items: MatchView[] }, offerId: string) =>
      items.find(({ offer }) => offer.id === offerId)?.score ?? 0;
  });

  describe('the needs for a seller', () => {
    it('come without the ceiling, price points or any rival', async () => {
      const rival = await sellerOf({ name: 'Saingan Utama' }, {}, { prices: [{ minQuantity: 1, unitPrice: 555_555 }] });
      await say(rival.seller, 'interest', need.id, rival.offer.id);
      for (const page of [await needsOf(tapis.offer.id), await mine()]) {
        expect(demandIds(page)).toEqual([need.id]);
        expect(page.items[0]?.factors.find(({ factor }) => factor === 'price')).toEqual({
          factor: 'price',
          points: null,
          max: 1500,
          band: 'middle',
          reason: { code: 'price_maybe', params: {} },
        });
        expect(page.items[0]?.offer).toMatchObject({ unitPrice: 570_000, belowCeilingPermille: null });
        const text = JSON.stringify(page);
        expect(text).not.toMatch(
          /600000|555555|Saingan|below_ceiling|at_ceiling|above_ceiling|lower_price|saving|excess/,
        );
        expect(text).not.toContain(rival.umkm.id);
        expect(text).not.toContain(rival.offer.id);
      }
    });

    it('are the same to the last figure for two ceilings of one band', async () => {
      const before = [await needsOf(tapis.offer.id), await mine()];
      const edited = await buyer.officer.must(
        buyer.officer.patch<DemandView>(`demands/${need.id}`, need.version, { unitCeiling: 510_000 }),
      );
      expect(edited.valueBand).toEqual(need.valueBand);
      expect([await needsOf(tapis.offer.id), await mine()]).toEqual(before);
      expect(offerIds(await matchesOf(need.id))).toEqual([]);
      await buyer.officer.must(buyer.officer.patch(`demands/${need.id}`, edited.version, { unitCeiling: 400_000 }));
      expect((await mine()).items[0]?.gaps).toEqual([{ code: 'price_too_high', params: {} }]);
    });

    it('name each need once with its best own offer, what fits before what one lack keeps out', async () => {
      const worse = await offerOf(tapis.seller, tapis.umkm.id, { name: 'Selendang tapis besar' }, { leadDays: 50 });
      const lacking = await makeNeed({ certificates: ['TKDN'] });
      const page = await mine();
      expect(page.items.map(({ demand, offer, gaps }) => [demand.id, offer.id, gaps.map(({ code }) => code)])).toEqual([
        [need.id, tapis.offer.id, []],
        [lacking.id, tapis.offer.id, ['certificate_missing']],
      ]);
      expect([page.total, page.nearTotal]).toEqual([1, 1]);
      expect(demandIds(await needsOf(worse.offer.id))).toEqual([need.id]);
      expect((await needsOf(worse.offer.id)).nearMisses).toMatchObject({
        total: 1,
        items: [{ gaps: [{ code: 'certificate_missing', params: { anyOf: 'TKDN' } }] }],
      });
    });

    it('say what one certificate would open: a band at first, rupiah for three needs of two buyers', async () => {
      const other = await buyerOf();
      await makeNeed({ certificates: ['TKDN'] });
      await makeNeed({ certificates: ['TKDN'] });
      expect((await mine()).unlocks).toEqual([
        { certificateKind: 'TKDN', demands: 2, rupiah: null, band: { from: 100_000_000, to: 200_000_000 } },
      ]);
      await makeNeed({ certificates: ['TKDN'], quantity: 10 }, other.officer);
      expect((await mine()).unlocks).toEqual([
        { certificateKind: 'TKDN', demands: 3, rupiah: 126_000_000, band: null },
      ]);
      await certify(tapis);
      expect(await mine()).toMatchObject({ total: 4, unlocks: [] });
    });
  });

  describe('after a change that was answered', () => {
    it.each<[string, () => Promise<unknown>]>([
      [
        'of the need',
        () =>
          buyer.officer.must(
            buyer.officer.patch(`demands/${need.id}`, need.version, { categoryId: 'snack-box', name: 'Kue basah' }),
          ),
      ],
      [
        'of the unit price',
        () =>
          tapis.seller.must(
            tapis.seller.patch(`offers/${tapis.offer.id}`, tapis.offer.version, {
              prices: [{ minQuantity: 1, unitPrice: 700_000 }],
            }),
          ),
      ],
      ['of the capacity', () => setCapacity(0)],
      [
        'of the business',
        () =>
          office.organiser.must(
            office.organiser.patch(`umkm/${tapis.umkm.id}`, tapis.umkm.version, { capitalRupiah: 7_000_000_000 }),
          ),
      ],
      [
        'of the product',
        () =>
          tapis.seller.must(
            tapis.seller.patch(`products/${tapis.product.id}`, tapis.product.version, {
              categoryId: 'mesin',
              name: 'Mesin jahit',
            }),
          ),
      ],
      ['of the offer, taken back', () => tapis.seller.must(tapis.seller.delete(`offers/${tapis.offer.id}`))],
      ['of the need, taken back', () => buyer.officer.must(buyer.officer.delete(`demands/${need.id}`))],
      ['of who takes part', () => leave(tapis.umkm.id)],
      ['of what is signed of the capacity', reserveAll],
    ])('the next question sees it: a change %s', async (what, change) => {
      const reserved = what.includes('need, taken back')
        ? null
        : await makeNeed({ package: { name: 'Cadangan', pagu: 60_000_000, reservedForSmall: true } });
      const id = reserved?.id ?? need.id;
      if (reserved) need = reserved;
      expect(offerIds(await matchesOf(id))).toEqual([tapis.offer.id]);
      expect(demandIds(await mine())).toContain(id);
      await change();
      const answer = await buyer.officer.get<DemandMatchesView>(`demands/${id}/matches`);
      if (answer.status === 200) expect(offerIds(answer.body)).toEqual([]);
      else expect(answer.status).toBe(404);
    });

    it('a certificate counts once it is verified, not before', async () => {
      const lacking = await makeNeed({ certificates: ['TKDN'] });
      expect(offerIds(await matchesOf(lacking.id))).toEqual([]);
      await certify(tapis);
      expect(offerIds(await matchesOf(lacking.id))).toEqual([tapis.offer.id]);
    });

    it('what is signed of a need leaves the rest to be matched, and a need that is signed whole is gone', async () => {
      const counters = server.app.get(Counters);
      const needed = async () =>
        (await matchesOf(need.id)).items[0]?.factors.find(({ factor }) => factor === 'capacity')?.reason.params[
          'needed'
        ];
      expect(await needed()).toBe(100);
      await counters.add(new Map([[demandCounter(need.id), 70]]));
      expect(await needed()).toBe(30);
      expect(
        (await mine()).items[0]?.factors.find(({ factor }) => factor === 'capacity')?.reason.params['needed'],
      ).toBe(100);
      await counters.add(new Map([[demandCounter(need.id), 30]]));
      expect(offerIds(await matchesOf(need.id))).toEqual([]);
      expect(demandIds(await mine())).toEqual([]);
    });

    it('sees every one of many changes that are asked about at once', async () => {
      await matchesOf(need.id);
      const made = await Promise.all(
        Array.from({ length: 8 }, async () => {
          const fresh = await makeNeed();
          return { fresh, found: demandIds(await mine()) };
        }),
      );
      for (const { fresh, found } of made) expect(found).toContain(fresh.id);
    });

    async function setCapacity(perPeriod: number): Promise<void> {
      const pools = await tapis.seller.must(
        tapis.seller.get<{ items: { id: string; version: number }[] }>(`umkm/${tapis.umkm.id}/pools`),
      );
      const pool = pools.items[0] as { id: string; version: number };
      await tapis.seller.must(tapis.seller.patch(`pools/${pool.id}`, pool.version, { capacity: perPeriod }));
    }

    async function leave(partyId: string): Promise<void> {
      await server.app
        .get(Database)
        .write((m) => m.update(Participation, { eventId: event.id, partyId }, { state: 'withdrawn' }));
    }

    /** As signed commitments do, all of every month up to the last day of delivery. */
    async function reserveAll(): Promise<void> {
      const counters = server.app.get(Counters);
      const { poolId } = tapis.product;
      const months = [...new Set(Array.from({ length: 200 }, (_, day) => addDays(SOON, day - 65).slice(0, 7)))];
      await counters.open(
        months.map((month) => ({ id: capacityCounter(poolId, month), kind: 'capacity', ownerId: poolId, limit: 40 })),
      );
      await counters.add(new Map(months.map((month) => [capacityCounter(poolId, month), 40])));
    }
  });

  describe('stances', () => {
    it('show interest to the other side, and to one’s own what one said', async () => {
      expect((await say(tapis.seller, 'interest')).body).toEqual({ mine: 'interest', theirs: null });
      expect((await matchesOf(need.id)).items[0]?.stance).toEqual({ mine: null, theirs: 'interest' });
      expect((await say(buyer.officer, 'interest')).body).toEqual({ mine: 'interest', theirs: 'interest' });
      expect((await mine()).items[0]?.stance).toEqual({ mine: 'interest', theirs: 'interest' });
      await say(tapis.seller, null);
      expect((await matchesOf(need.id)).items[0]?.stance).toEqual({ mine: 'interest', theirs: null });
    });

    it.each(['agency', 'umkm'] as const)(
      'take a vetoed pair out of both lists and tell only the %s that made it',
      async (side) => {
        const [own, other] = side === 'agency' ? [buyer.officer, tapis.seller] : [tapis.seller, buyer.officer];
        await say(other, 'interest');
        expect((await say(own, 'veto')).body).toEqual({ mine: 'veto', theirs: 'interest' });
        expect(offerIds(await matchesOf(need.id))).toEqual([]);
        expect((await matchesOf(need.id)).nearMisses.total).toBe(0);
        expect(demandIds(await mine())).toEqual([]);
        expect((await say(other, 'interest')).body).toEqual({ mine: 'interest', theirs: null });

        const said = (who: Client, query = '') =>
          who.must(who.get<{ items: MyStanceView[] }>(`events/${event.id}/my-stances${query}`));
        expect((await said(own, '?stance=veto')).items).toEqual([
          expect.objectContaining({
            demandId: need.id,
            offerId: tapis.offer.id,
            stance: 'veto',
            side,
            demandName: need.name,
            umkmName: tapis.umkm.name,
          }),
        ]);
        expect((await said(other)).items.map(({ stance }) => stance)).toEqual(['interest']);
        expect((await said(other, '?stance=veto')).items).toEqual([]);

        await say(own, null);
        expect(offerIds(await matchesOf(need.id))).toEqual([tapis.offer.id]);
        expect((await said(own)).items).toEqual([]);
      },
    );

    it('are one for each side, however many of it speak at once', async () => {
      const colleague = await office.officer(event.id, buyer.agency.id, 'KPA');
      const answers = await Promise.all([
        say(buyer.officer, 'interest'),
        say(colleague, 'interest'),
        say(colleague, 'interest'),
        say(tapis.seller, 'interest'),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      expect((await matchesOf(need.id, colleague)).items[0]?.stance).toEqual({ mine: 'interest', theirs: 'interest' });
    });

    it('are refused to others, for pairs of two events, before the event opens, and for what is closed', async () => {
      const other = await buyerOf();
      const rival = await sellerOf();
      for (const who of [
        other.officer,
        rival.seller,
        office.organiser,
        await office.staff(event.id, 'desk'),
        server.anonymous,
      ]) {
        expect([401, 403]).toContain((await say(who, 'interest')).status);
      }
      const home = event;
      event = await office.event();
      const elsewhere = await office.agency(event.id);
      const far = await office.officer(event.id, elsewhere.id);
      const early = await makeNeed({}, far);
      expect(outcome((await say(far, 'interest', early.id)) as never)).toEqual([404, 'not_found']);
      const local = await makeSeller(office, event);
      const { offer } = await offerOf(local.seller, local.umkm.id);
      expect(outcome((await say(far, 'interest', early.id, offer.id)) as never)).toEqual([409, 'stage_forbids']);
      event = home;
      await tapis.seller.must(tapis.seller.delete(`offers/${tapis.offer.id}`));
      expect(outcome((await say(buyer.officer, 'interest')) as never)).toEqual([422, 'offer_withdrawn']);
      expect((await say(buyer.officer, null)).status).toBe(200);
    });

    it('refuse what is no stance, and fields that nobody may send', async () => {
      for (const stance of ['like', 1, true, ['veto'], { veto: true }, '', undefined]) {
        expect(outcome((await say(buyer.officer, stance)) as never)).toEqual([400, 'validation_failed']);
      }
      for (const field of FOREIGN_FIELDS) {
        const body = { stance: 'interest', [field]: 'agency' };
        const answer = await buyer.officer.put(`demands/${need.id}/matches/${tapis.offer.id}/stance`, body);
        expect([field, ...outcome(answer)]).toEqual([field, 400, 'validation_failed']);
      }
      expect((await matchesOf(need.id)).items[0]?.stance).toEqual({ mine: null, theirs: null });
    });
  });

  describe('who may ask', () => {
    it('is the need’s agency, the organiser and the desk; the desk without the ceiling', async () => {
      const other = await buyerOf();
      for (const who of [
        other.officer,
        tapis.seller,
        await office.staff(event.id, 'screen'),
        await office.staff(event.id, 'auditor'),
      ]) {
        expect(outcome(await who.get(`demands/${need.id}/matches`))).toEqual([403, 'not_allowed']);
      }
      expect(outcome(await server.anonymous.get(`demands/${need.id}/matches`))).toEqual([401, 'not_signed_in']);
      const desk = await matchesOf(need.id, await office.staff(event.id, 'desk'));
      expect(offerIds(desk)).toEqual([tapis.offer.id]);
      expect(JSON.stringify(desk)).not.toMatch(/600000|below_ceiling/);
      expect((await matchesOf(need.id, office.organiser)).items[0]).toMatchObject({
        offer: { belowCeilingPermille: 50 },
        stance: { mine: null },
      });
    });

    it('is the offer’s seller, the organiser and the desk; the organiser with figures', async () => {
      const rival = await sellerOf();
      for (const who of [rival.seller, buyer.officer])
        expect(outcome(await who.get(`offers/${tapis.offer.id}/matches`))).toEqual([403, 'not_allowed']);
      expect(
        (await needsOf(tapis.offer.id, office.organiser)).items[0]?.factors.find(({ factor }) => factor === 'price')
          ?.reason.code,
      ).toBe('below_ceiling');
      expect(JSON.stringify(await needsOf(tapis.offer.id, await office.staff(event.id, 'desk')))).not.toMatch(
        /600000|below_ceiling/,
      );
      expect(outcome(await buyer.officer.get(`events/${event.id}/my-matches`))).toEqual([403, 'not_allowed']);
      expect(outcome(await office.organiser.get(`events/${event.id}/my-stances`))).toEqual([403, 'not_allowed']);
    });

    it('is nobody of another trade office', async () => {
      const [here, mineHere] = [need, tapis];
      office = await Office.found(server, 'Dinas lain');
      for (const path of [`demands/${here.id}/matches`, `offers/${mineHere.offer.id}/matches`])
        expect(outcome(await office.organiser.get(path))).toEqual([403, 'not_allowed']);
      expect(outcome(await office.organiser.post(`events/${event.id}/matching/refreeze`))).toEqual([
        403,
        'not_allowed',
      ]);
    });

    it('refuses limits, cursors and fields that are none', async () => {
      const foreign = Buffer.from('["a","b"]').toString('base64url');
      for (const query of [
        'limit=0',
        'limit=101',
        'limit=1.5',
        'limit=x',
        'cursor=zzz',
        `cursor=${foreign}`,
        'stance=veto',
        'limit=1&limit=2',
      ]) {
        const paths = [`demands/${need.id}/matches`, `offers/${tapis.offer.id}/matches`];
        const answers = await Promise.all(paths.map((path) => office.organiser.get(`${path}?${query}`)));
        answers.push(await tapis.seller.get(`events/${event.id}/my-matches?${query}`));
        expect([query, answers.map(({ status }) => status)]).toEqual([query, [400, 400, 400]]);
      }
      for (const query of ['stance=like', 'limit=0', 'cursor=zzz']) {
        expect((await tapis.seller.get(`events/${event.id}/my-stances?${query}`)).status).toBe(400);
      }
    });
  });

  describe('by which it was ranked', () => {
    it('changed weights are a new version, and count at once', async () => {
      const before = await matchesOf(need.id);
      const weights = {
        ...event.settings.weights,
        category: 0,
        distance: event.settings.weights.distance + event.settings.weights.category,
      };
      await office.organiser.must(
        office.organiser.patch(
          `events/${event.id}`,
          (await office.organiser.must(office.organiser.get<EventView>(`events/${event.id}`))).version,
          { settings: { weights } },
        ),
      );
      const after = await matchesOf(need.id);
      expect([before.version, after.version]).toEqual([1, 2]);
      expect(after.weights).toEqual(weights);
      expect(after.items[0]?.factors.find(({ factor }) => factor === 'category')).toMatchObject({ points: 0, max: 0 });
    });

    it('words are frozen: a new text moves no other score until the organiser counts them anew', async () => {
      const before = (await matchesOf(need.id)).items[0]?.score;
      for (let at = 0; at < 5; at++) await makeNeed({ name: 'Selendang tapis tapis tapis' });
      expect((await matchesOf(need.id)).items[0]?.score).toBe(before);
      const frozen = await office.organiser.must(
        office.organiser.post<FrozenWordsView>(`events/${event.id}/matching/refreeze`),
      );
      expect(frozen.wordsVersion).toBe(2);
      const after = await matchesOf(need.id);
      expect(after.wordsVersion).toBe(2);
      expect(outcome(await buyer.officer.post(`events/${event.id}/matching/refreeze`))).toEqual([403, 'not_allowed']);
    });

    it('words are frozen once more when the event opens, and never by a later stage', async () => {
      event = await office.event();
      const agency = await office.agency(event.id);
      const officer = await office.officer(event.id, agency.id);
      const early = await makeNeed({}, officer);
      const versions: number[] = [];
      const look = async () => versions.push((await matchesOf(early.id, officer)).wordsVersion);
      await look();
      await look();
      await office.move(event.id, 'open');
      await look();
      await office.move(event.id, 'start');
      await look();
      expect(versions).toEqual([1, 1, 2, 2]);
    });

    it('two who are the first to ask get the words of one freezing', async () => {
      const answers = await Promise.all(
        Array.from({ length: 6 }, (_, at) => (at % 2 ? matchesOf(need.id) : needsOf(tapis.offer.id))),
      );
      expect(new Set(answers.map(({ wordsVersion }) => wordsVersion))).toEqual(new Set([1]));
    });
  });

  it('withdrawn offers and fulfilled needs have no matches, and say so without an error', async () => {
    const other: OfferView = (await offerOf(tapis.seller, tapis.umkm.id, { name: 'Kain tapis' })).offer;
    await tapis.seller.must(tapis.seller.delete(`offers/${other.id}`));
    expect(await needsOf(other.id)).toMatchObject({ total: 0, items: [], nearMisses: { total: 0, items: [] } });
  });
});
