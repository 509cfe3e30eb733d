import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DemandView } from '../../src/demands/demand.view.js';
import type { EventView } from '../../src/events/event.view.js';
import type { FrozenWordsView, MatchView } from '../../src/matching/match.view.js';
import type { PoolView } from '../../src/umkm/pool.view.js';
import { Rankings } from '../../src/matching/rankings.service.js';
import { startServer, type TestServer } from '../support/app.js';
import { allPages, outcome } from '../support/buyers.js';
import { onEachEngine } from '../support/engines.js';
import { demandIds, factorOf, MatchScene, offerIds } from '../support/match-scene.js';

onEachEngine('matching', (engine) => {
  let server: TestServer;
  let scene: MatchScene;

  beforeAll(async () => {
    server = await startServer(engine);
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    scene = await MatchScene.play(server);
  });

  const priced = (unitPrice: number) => ({ terms: { prices: [{ minQuantity: 1, unitPrice }] } });

  describe('the sellers for a need', () => {
    it('come best first, each with points that add up, its price and its reasons', async () => {
      const far = await scene.newSeller({ business: { name: 'Jauh Sekali', regencyCode: '31.71' } });
      const small = await scene.newSeller({ product: { capacity: { perPeriod: 10, period: 'month' } } });
      const page = await scene.sellersFor();
      expect(page.items.map(({ rank }) => rank)).toEqual([1, 2, 3]);
      expect(offerIds(page)[0]).toBe(scene.seller.offer.id);
      expect(offerIds(page).slice(1).sort()).toEqual([far.offer.id, small.offer.id].sort());
      const [first] = page.items as [MatchView];
      expect(first).toMatchObject({
        offer: {
          umkmName: 'Tapis Muli Siger',
          sizeClass: 'mikro',
          regencyName: 'Kota Bandar Lampung',
          unitPrice: 570_000,
          belowCeilingPermille: 50,
        },
        demand: { id: scene.need.id, quantity: 100, valueBand: { from: 50_000_000, to: 100_000_000 } },
        distanceKm: 0,
        gaps: [],
        stance: { mine: null, theirs: null },
      });
      for (const { score, factors } of page.items) {
        expect(factors.reduce((sum, { points }) => sum + (points ?? 0), 0)).toBe(score);
      }
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
      expect(first.chips.map(({ tone }) => tone)).toEqual(['ok', 'ok', 'ok']);
      expect(page).toMatchObject({
        demand: { id: scene.need.id, unitCeiling: 600_000 },
        version: 1,
        wordsVersion: 1,
        total: 3,
        nextCursor: null,
      });
      expect(page.weights).toEqual(scene.event.settings.weights);
    });

    it('leave out those that one step would bring in, and name lack and step', async () => {
      const dear = await scene.newSeller(priced(606_000));
      const late = await scene.newSeller({ terms: { leadDays: 300 } });
      await scene.newSeller({
        product: { categoryId: 'snack-box', name: 'Snack box', capacity: { perPeriod: 500, period: 'day' } },
      });
      const { items, nearMisses } = await scene.sellersFor();
      expect(offerIds({ items })).toEqual([scene.seller.offer.id]);
      expect(nearMisses.total).toBe(2);
      const found = nearMisses.groups.flatMap(({ lack, items }) => items.map((one) => ({ lack: lack.kind, one })));
      expect(found.map(({ lack, one }) => [one.offer.id, lack, one.gaps[0]?.code]).sort()).toEqual(
        [
          [dear.offer.id, 'price', 'above_ceiling'],
          [late.offer.id, 'lead_time', 'lead_time'],
        ].sort(),
      );
      const stepOf = (lack: string) => found.find((each) => each.lack === lack)?.one;
      expect(stepOf('price')?.step).toEqual({ kind: 'price', params: { unitPrice: 600_000 } });
      const { step, gaps } = stepOf('lead_time')!;
      expect(step?.params).toEqual({ leadDays: gaps[0]?.params['daysLeft'] });
    });

    it('say of those left out what they lack, and the step once taken brings them in', async () => {
      const snack = { quantity: 90, certificates: ['TKDN'], splittable: false };
      const need = await scene.newNeed(snack);
      const bare = await scene.newSeller({ business: { name: 'Belum bersertifikat' } });
      const few = await scene.newSeller({ product: { capacity: { perPeriod: 20, period: 'month' } } });
      await scene.certify(few);
      const { total, groups } = (await scene.sellersFor(need.id)).nearMisses;
      expect([total, groups.map(({ lack, total }) => [lack, total])]).toEqual([
        3,
        [
          [{ kind: 'certificate', params: { anyOf: 'TKDN' } }, 2],
          [{ kind: 'capacity', params: {} }, 1],
        ],
      ]);
      const [step] = groups[1]!.items.map((match) => match.step!);
      expect(step).toMatchObject({ kind: 'capacity', params: { period: 'month' } });
      await scene.certify(bare);
      expect(offerIds(await scene.sellersFor(need.id))).toEqual([bare.offer.id]);
      const [pool] = await few.seller
        .must(few.seller.get<{ items: PoolView[] }>(`umkm/${few.umkm.id}/pools`))
        .then(({ items }) => items);
      const raise = async (version: number, more: number) =>
        few.seller.must(few.seller.patch<PoolView>(`pools/${pool!.id}`, version, { capacity: 20 + more }));
      const almost = await raise(pool!.version, Number(step!.params['more']) - 1);
      expect(offerIds(await scene.sellersFor(need.id))).not.toContain(few.offer.id);
      await raise(almost.version, Number(step!.params['more']));
      expect(offerIds(await scene.sellersFor(need.id))).toContain(few.offer.id);
    });

    it('are those that a look at every pair finds, page by page in its order', async () => {
      for (let at = 0; at < 6; at++) {
        await scene.newSeller({
          business: { regencyCode: ['18.71', '18.01', '31.71'][at % 3] },
          product: { capacity: { perPeriod: 5 * (at + 1), period: 'month' } },
          terms: { leadDays: 9 * at },
        });
      }
      const shown = await allPages<MatchView>(scene.buyer.officer, `demands/${scene.need.id}/matches`, 3);
      const expected = await server.app.get(Rankings).ask(scene.event.id, ({ ranking }) =>
        ranking
          .offersOf(shown.map(({ offer }) => offer.umkmId))
          .map(({ id }) => ranking.explain(scene.need.id, id, 'exact'))
          .filter(({ explanation }) => explanation.eligible)
          .map(({ offer, explanation }) => ({ id: offer.id, score: explanation.score }))
          .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
          .map((pair, at) => ({ ...pair, rank: at + 1 })),
      );
      expect(expected.length).toBe(7);
      expect(shown.map(({ offer, score, rank }) => ({ id: offer.id, score, rank }))).toEqual(expected);
    });
  });

  describe('the needs for a seller', () => {
    it('come without the ceiling, price points or any rival', async () => {
      const rival = await scene.newSeller({ business: { name: 'Saingan Utama' }, ...priced(555_555) });
      await scene.say(rival.seller, 'interest', scene.need.id, rival.offer.id);
      for (const page of [await scene.needsFor(), await scene.mine()]) {
        expect(demandIds(page)).toEqual([scene.need.id]);
        expect(factorOf(page, 'price')).toEqual({
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
      const { officer } = scene.buyer;
      const before = [await scene.needsFor(), await scene.mine()];
      const edit = (version: number, unitCeiling: number) =>
        officer.must(officer.patch<DemandView>(`demands/${scene.need.id}`, version, { unitCeiling }));
      const edited = await edit(scene.need.version, 510_000);
      expect(edited.valueBand).toEqual(scene.need.valueBand);
      expect([await scene.needsFor(), await scene.mine()]).toEqual(before);
      expect(offerIds(await scene.sellersFor())).toEqual([]);
      await edit(edited.version, 400_000);
      expect((await scene.mine()).items[0]?.gaps).toEqual([{ code: 'price_too_high', params: {} }]);
    });

    it('name each need once with its best own offer, what fits before what one lack keeps out', async () => {
      const { seller, umkm, offer } = scene.seller;
      const worse = await scene.newOffer(seller, umkm.id, {
        product: { name: 'Selendang tapis besar' },
        terms: { leadDays: 50 },
      });
      const lacking = await scene.newNeed({ certificates: ['TKDN'] });
      const page = await scene.mine();
      expect(page.items.map(({ demand, offer, gaps }) => [demand.id, offer.id, gaps.map(({ code }) => code)])).toEqual([
        [scene.need.id, offer.id, []],
        [lacking.id, offer.id, ['certificate_missing']],
      ]);
      expect([page.total, page.nearTotal]).toEqual([1, 1]);
      const ofWorse = await scene.needsFor(worse.offer.id);
      expect(demandIds(ofWorse)).toEqual([scene.need.id]);
      expect(ofWorse.nearMisses).toMatchObject({
        total: 1,
        groups: [
          {
            lack: { kind: 'certificate', params: { anyOf: 'TKDN' } },
            items: [{ gaps: [{ code: 'certificate_missing', params: { anyOf: 'TKDN' } }] }],
          },
        ],
      });
    });

    it('say what one certificate would open: a band at first, rupiah for three needs of two buyers', async () => {
      const other = await scene.newBuyer();
      await scene.newNeed({ certificates: ['TKDN'] });
      await scene.newNeed({ certificates: ['TKDN'] });
      const band = { from: 100_000_000, to: 200_000_000 };
      const step = { kind: 'certificate', params: { anyOf: 'TKDN' } };
      expect((await scene.mine()).unlocks).toEqual([{ step, offer: null, demands: 2, rupiah: null, band }]);
      await scene.newNeed({ certificates: ['TKDN'], quantity: 10 }, other.officer);
      expect((await scene.mine()).unlocks).toEqual([
        { step, offer: null, demands: 3, rupiah: 119_000_000, band: null },
      ]);
      await scene.certify(scene.seller);
      expect(await scene.mine()).toMatchObject({ total: 4, unlocks: [] });
    });

    it('are none, without an error, for an offer that was taken back', async () => {
      const { seller, offer } = scene.seller;
      await seller.must(seller.delete(`offers/${offer.id}`));
      expect(await scene.needsFor()).toMatchObject({ total: 0, items: [], nearMisses: { total: 0, groups: [] } });
    });
  });

  describe('what it was ranked by', () => {
    it('changed weights are a new version, and count at once', async () => {
      const { organiser } = scene.office;
      const before = await scene.sellersFor();
      const { version, settings } = await organiser.must(organiser.get<EventView>(`events/${scene.event.id}`));
      const weights = {
        ...settings.weights,
        category: 0,
        distance: settings.weights.distance + settings.weights.category,
      };
      await organiser.must(organiser.patch(`events/${scene.event.id}`, version, { settings: { weights } }));
      const after = await scene.sellersFor();
      expect([before.version, after.version]).toEqual([1, 2]);
      expect(after.weights).toEqual(weights);
      expect(factorOf(after, 'category')).toMatchObject({ points: 0, max: 0 });
    });

    it('frozen words: a new text moves no other score until the organiser counts them anew', async () => {
      const { organiser } = scene.office;
      const before = (await scene.sellersFor()).items[0]?.score;
      for (let at = 0; at < 3; at++) await scene.newNeed({ name: 'Selendang tapis tapis tapis' });
      expect((await scene.sellersFor()).items[0]?.score).toBe(before);
      const frozen = await organiser.must(
        organiser.post<FrozenWordsView>(`events/${scene.event.id}/matching/refreeze`),
      );
      expect(frozen.wordsVersion).toBe(2);
      expect((await scene.sellersFor()).wordsVersion).toBe(2);
      expect(outcome(await scene.buyer.officer.post(`events/${scene.event.id}/matching/refreeze`))).toEqual([
        403,
        'not_allowed',
      ]);
    });

    it('words frozen once more when the event opens, and by no later stage', async () => {
      const event = await scene.office.event();
      const { officer } = await scene.newBuyer(event);
      const early = await scene.newNeed({}, officer, event);
      const versions: number[] = [];
      const look = async () => versions.push((await scene.sellersFor(early.id, officer)).wordsVersion);
      await look();
      await look();
      await scene.office.move(event.id, 'open');
      await look();
      await scene.office.move(event.id, 'start');
      await look();
      expect(versions).toEqual([1, 1, 2, 2]);
    });

    it('words of one freezing, however many ask first at once', async () => {
      const answers = await Promise.all(
        Array.from({ length: 6 }, (_, at) => (at % 2 ? scene.sellersFor() : scene.needsFor())),
      );
      expect(new Set(answers.map(({ wordsVersion }) => wordsVersion))).toEqual(new Set([1]));
    });
  });
});
