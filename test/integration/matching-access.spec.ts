import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MyStanceView } from '../../src/matching/stance.view.js';
import { startServer, type TestServer } from '../support/app.js';
import { FOREIGN_FIELDS, Office, outcome } from '../support/buyers.js';
import type { Client } from '../support/client.js';
import { onEachEngine } from '../support/engines.js';
import { demandIds, factorOf, MatchScene, offerIds } from '../support/match-scene.js';

onEachEngine('matching, who sees and says what', (engine) => {
  let server: TestServer;
  let scene: MatchScene;

  beforeAll(async () => {
    server = await startServer(engine);
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    scene = await MatchScene.play(server);
  });

  const refusal = async (answer: Promise<unknown>) => outcome((await answer) as never);

  describe('stances', () => {
    it('show interest to the other side, and to one’s own what one said', async () => {
      const [officer, seller] = [scene.buyer.officer, scene.seller.seller];
      expect((await scene.say(seller, 'interest')).body).toEqual({ mine: 'interest', theirs: null });
      expect((await scene.sellersFor()).items[0]?.stance).toEqual({ mine: null, theirs: 'interest' });
      expect((await scene.say(officer, 'interest')).body).toEqual({ mine: 'interest', theirs: 'interest' });
      expect((await scene.mine()).items[0]?.stance).toEqual({ mine: 'interest', theirs: 'interest' });
      await scene.say(seller, null);
      expect((await scene.sellersFor()).items[0]?.stance).toEqual({ mine: 'interest', theirs: null });
    });

    it.each(['agency', 'umkm'] as const)(
      'take a vetoed pair out of both lists and tell only the %s that made it',
      async (side) => {
        const both = [scene.buyer.officer, scene.seller.seller] as const;
        const [own, other] = side === 'agency' ? both : [both[1], both[0]];
        await scene.say(other, 'interest');
        expect((await scene.say(own, 'veto')).body).toEqual({ mine: 'veto', theirs: 'interest' });
        expect(await scene.sellersFor()).toMatchObject({ items: [], nearMisses: { total: 0 } });
        expect(demandIds(await scene.mine())).toEqual([]);
        expect((await scene.say(other, 'interest')).body).toEqual({ mine: 'interest', theirs: null });

        const path = `events/${scene.event.id}/my-stances`;
        const said = async (who: Client, query = '') =>
          (await who.must(who.get<{ items: MyStanceView[] }>(`${path}${query}`))).items;
        expect(await said(own, '?stance=veto')).toEqual([
          expect.objectContaining({
            demandId: scene.need.id,
            demandName: scene.need.name,
            umkmName: scene.seller.umkm.name,
            stance: 'veto',
            side,
          }),
        ]);
        expect((await said(other)).map(({ stance }) => stance)).toEqual(['interest']);
        expect(await said(other, '?stance=veto')).toEqual([]);

        await scene.say(own, null);
        expect(offerIds(await scene.sellersFor())).toEqual([scene.seller.offer.id]);
        expect(await said(own)).toEqual([]);
      },
    );

    it('are one for each side, however many of it speak at once', async () => {
      const colleague = await scene.office.officer(scene.event.id, scene.buyer.agency.id, 'KPA');
      const speakers = [scene.buyer.officer, colleague, colleague, scene.seller.seller];
      const answers = await Promise.all(speakers.map((who) => scene.say(who, 'interest')));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      expect((await scene.sellersFor(scene.need.id, colleague)).items[0]?.stance).toEqual({
        mine: 'interest',
        theirs: 'interest',
      });
    });

    it('are refused to whoever is neither side', async () => {
      const [buyer, seller] = [await scene.newBuyer(), await scene.newSeller()];
      for (const who of [
        buyer.officer,
        seller.seller,
        scene.office.organiser,
        await scene.office.staff(scene.event.id, 'desk'),
      ]) {
        expect(await refusal(scene.say(who, 'interest'))).toEqual([403, 'not_allowed']);
      }
      expect(await refusal(scene.say(server.anonymous, 'interest'))).toEqual([401, 'not_signed_in']);
    });

    it('are refused for pairs of two events, before the event opens, and for what is closed, but can be taken back', async () => {
      const { officer } = scene.buyer;
      const draft = await scene.office.event();
      const elsewhere = await scene.newBuyer(draft);
      const early = await scene.newNeed({}, elsewhere.officer, draft);
      expect(await refusal(scene.say(elsewhere.officer, 'interest', early.id))).toEqual([404, 'not_found']);
      const local = await scene.newSeller({ event: draft });
      expect(await refusal(scene.say(elsewhere.officer, 'interest', early.id, local.offer.id))).toEqual([
        409,
        'stage_forbids',
      ]);

      await scene.say(officer, 'interest');
      await scene.seller.seller.must(scene.seller.seller.delete(`offers/${scene.seller.offer.id}`));
      expect(await refusal(scene.say(officer, 'veto'))).toEqual([422, 'offer_withdrawn']);
      expect((await scene.say(officer, null)).body).toEqual({ mine: null, theirs: null });
    });

    it('refuse what is no stance, and fields that nobody may send', async () => {
      const { officer } = scene.buyer;
      for (const stance of ['like', 1, true, ['veto'], { veto: true }, '', undefined]) {
        expect(await refusal(scene.say(officer, stance))).toEqual([400, 'validation_failed']);
      }
      for (const field of FOREIGN_FIELDS) {
        const path = `demands/${scene.need.id}/matches/${scene.seller.offer.id}/stance`;
        expect(await refusal(officer.put(path, { stance: 'interest', [field]: 'agency' }))).toEqual([
          400,
          'validation_failed',
        ]);
      }
      expect((await scene.sellersFor()).items[0]?.stance).toEqual({ mine: null, theirs: null });
    });
  });

  describe('who may ask', () => {
    it('is the need’s agency, the organiser and the desk; the desk without the ceiling', async () => {
      const other = await scene.newBuyer();
      const path = `demands/${scene.need.id}/matches`;
      const [screen, auditor, desk] = await Promise.all(
        (['screen', 'auditor', 'desk'] as const).map((role) => scene.office.staff(scene.event.id, role)),
      );
      for (const who of [other.officer, scene.seller.seller, screen, auditor]) {
        expect(await refusal((who as Client).get(path))).toEqual([403, 'not_allowed']);
      }
      expect(await refusal(server.anonymous.get(path))).toEqual([401, 'not_signed_in']);
      const atDesk = await scene.sellersFor(scene.need.id, desk);
      expect(offerIds(atDesk)).toEqual([scene.seller.offer.id]);
      expect(JSON.stringify(atDesk)).not.toMatch(/600000|below_ceiling/);
      const organisers = await scene.sellersFor(scene.need.id, scene.office.organiser);
      expect(organisers.items[0]).toMatchObject({ offer: { belowCeilingPermille: 50 }, stance: { mine: null } });
    });

    it('is the offer’s seller, the organiser and the desk; the organiser with figures', async () => {
      const rival = await scene.newSeller();
      const path = `offers/${scene.seller.offer.id}/matches`;
      for (const who of [rival.seller, scene.buyer.officer])
        expect(await refusal(who.get(path))).toEqual([403, 'not_allowed']);
      expect(factorOf(await scene.needsFor(scene.seller.offer.id, scene.office.organiser), 'price')?.reason.code).toBe(
        'below_ceiling',
      );
      const atDesk = await scene.needsFor(scene.seller.offer.id, await scene.office.staff(scene.event.id, 'desk'));
      expect(JSON.stringify(atDesk)).not.toMatch(/600000|below_ceiling/);
      expect(await refusal(scene.buyer.officer.get(`events/${scene.event.id}/my-matches`))).toEqual([
        403,
        'not_allowed',
      ]);
      expect(await refusal(scene.office.organiser.get(`events/${scene.event.id}/my-stances`))).toEqual([
        403,
        'not_allowed',
      ]);
    });

    it('is nobody of another trade office', async () => {
      const { organiser } = await Office.found(server, 'Dinas lain');
      for (const path of [`demands/${scene.need.id}/matches`, `offers/${scene.seller.offer.id}/matches`]) {
        expect(await refusal(organiser.get(path))).toEqual([403, 'not_allowed']);
      }
      expect(await refusal(organiser.post(`events/${scene.event.id}/matching/refreeze`))).toEqual([403, 'not_allowed']);
    });

    it('asks with a limit and a cursor that are some', async () => {
      const foreign = Buffer.from('["a","b"]').toString('base64url');
      const { organiser } = scene.office;
      const { seller } = scene.seller;
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
        const answers = await Promise.all([
          organiser.get(`demands/${scene.need.id}/matches?${query}`),
          organiser.get(`offers/${scene.seller.offer.id}/matches?${query}`),
          seller.get(`events/${scene.event.id}/my-matches?${query}`),
        ]);
        expect([query, answers.map(({ status }) => status)]).toEqual([query, [400, 400, 400]]);
      }
      for (const query of ['stance=like', 'limit=0', 'cursor=zzz']) {
        expect((await seller.get(`events/${scene.event.id}/my-stances?${query}`)).status).toBe(400);
      }
    });
  });
});
