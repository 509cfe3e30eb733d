import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { LogPage } from '../../src/contract/live.js';
import { jcs, sha256 } from '../../src/log/entry-hash.js';
import type { SchedulePlanView } from '../../src/meetings/schedule-plan.view.js';
import type { BuiltWishesView } from '../../src/meetings/schedule.view.js';
import { startServer, type TestServer } from '../support/app.js';
import { outcome } from '../support/buyers.js';
import { onEachEngine } from '../support/engines.js';
import { aFrame, MeetingScene, RULES, slotKey } from '../support/meeting-scene.js';

onEachEngine('meetings, planned', (engine) => {
  let server: TestServer;
  let scene: MeetingScene;

  beforeAll(async () => {
    server = await startServer(engine);
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    scene = await MeetingScene.play(server);
  });

  const refusal = async (answer: Promise<unknown>) => outcome((await answer) as never);
  const post = (what: string, body: unknown = {}) => refusal(scene.organiser.post(`${scene.path}/${what}`, body));

  describe('the frame', () => {
    it('is cut into slots of the event’s zone, and keeps its tables by id', async () => {
      const before = await scene.schedule();
      expect(before).toMatchObject({
        version: 1,
        slots: [],
        number: 0,
        publishedId: null,
        proposalId: null,
        underWay: false,
      });
      const set = await scene.setFrame();
      expect(set.slots.map(({ key }) => key)).toEqual(['09:00', '09:30', '10:00', '10:30'].map(slotKey));
      expect(set.slots[0]?.startsAt).toBe(`${slotKey('02:00')}:00.000Z`);
      const [first, second] = set.frame.tables;
      const renamed = await scene.setFrame({
        tables: [{ ...second }, { id: first?.id, name: 'Meja Utama', capacity: 2 }],
      });
      expect(renamed.frame.tables).toEqual([
        second,
        { id: first?.id, name: 'Meja Utama', place: null, capacity: 2, lost: false },
      ]);
    });

    it.each<[string, Record<string, unknown>, [number, string]]>([
      [
        'overlapping sessions',
        { sessions: [...aFrame().sessions, { ...aFrame().sessions[0], from: '10:59', to: '12:00' }] },
        [422, 'sessions_overlap'],
      ],
      [
        'a session outside the event',
        { sessions: [{ date: '2020-01-01', from: '09:00', to: '10:00' }] },
        [422, 'session_outside_event'],
      ],
      [
        'a session without room for a meeting',
        { sessions: [{ ...aFrame().sessions[0], to: '09:10' }] },
        [422, 'session_too_short'],
      ],
      [
        'more than 31 slots',
        { sessions: [{ ...aFrame().sessions[0], from: '07:00', to: '23:00' }], gapMinutes: 5 },
        [422, 'too_many_slots'],
      ],
      ['a table twice', { tables: [{ name: 'Meja 1' }, { name: 'MEJA 1' }] }, [422, 'table_twice']],
      [
        'a table of another event',
        { tables: [{ id: '00000000-0000-7000-8000-000000000000', name: 'Meja 1' }] },
        [404, 'not_found'],
      ],
      ['no time of day', { sessions: [{ ...aFrame().sessions[0], from: '24:00' }] }, [400, 'validation_failed']],
      [
        'more tables than a hall has',
        { tables: Array.from({ length: 201 }, (_, n) => ({ name: `Meja ${n}` })) },
        [400, 'validation_failed'],
      ],
    ])('is refused with %s', async (_, changes, expected) => {
      expect(await refusal(scene.putFrame(1, changes))).toEqual(expected);
    });

    it('is refused where somebody else has changed it', async () => {
      await scene.setFrame();
      expect(await refusal(scene.putFrame(1))).toEqual([412, 'version_conflict']);
    });
  });

  describe('wishes', () => {
    const pairs = async () => (await scene.wishes()).length;

    it('are built from matches and interest, and built anew leave alone what the organiser did', async () => {
      const best = { ...RULES, interest: 'none', bestPerAgency: 1, bestPerUmkm: 0 };
      const few = await scene.build(best);
      expect(few.map(({ source, points }) => [source, points > 0])).toEqual([
        ['matching', true],
        ['matching', true],
      ]);
      expect(await scene.build({ ...best, bestPerAgency: 0 })).toEqual([]);

      const [b, s] = [scene.world.buyers[1]!, scene.world.sellers[2]!];
      await scene.seller.must(
        scene.as(s).put(`demands/${b.demandId}/matches/${s.offerId}/stance`, { stance: 'interest' }),
      );
      const [wish] = await scene.build({ ...best, bestPerAgency: 0, interest: 'either' });
      expect(wish).toMatchObject({ agency: { id: b.partyId, name: 'Dinas Pembeli 2' }, umkm: { id: s.partyId } });

      await scene.organiser.must(scene.organiser.delete(`${scene.path}/wishes/${wish!.id}`));
      expect(await scene.build()).toHaveLength(5);
      expect((await scene.wishes('?removed=true')).map(({ id }) => id)).toEqual([wish!.id]);
      const again = { agencyId: b.partyId, umkmId: s.partyId };
      await scene.organiser.must(scene.organiser.post(`${scene.path}/wishes`, again));
      expect(await pairs()).toBe(6);
      expect(await post('wishes', again)).toEqual([409, 'already_exists']);
      const built = await scene.organiser.must(
        scene.organiser.post<BuiltWishesView>(`${scene.path}/wishes/build`, { ...best, bestPerAgency: 0 }),
      );
      expect(built).toMatchObject({ wishes: 1, dropped: 5 });
    });

    it('can be looked for by name and by party', async () => {
      await scene.build();
      expect(await scene.wishes('?q=pembeli%202')).toHaveLength(3);
      expect(await scene.wishes(`?partyId=${scene.world.sellers[0]!.partyId}`)).toHaveLength(2);
      expect(await scene.wishes('?q=%25')).toEqual([]);
    });

    it('never name parties of which one has refused the other, and nobody is told why', async () => {
      const [b, s] = [scene.world.buyers[0]!, scene.world.sellers[0]!];
      await scene.setFrame();
      await scene.build();
      await scene.buyer.must(scene.buyer.put(`demands/${b.demandId}/matches/${s.offerId}/stance`, { stance: 'veto' }));
      const plan = await scene.draft();
      expect(plan.figures).toMatchObject({ wanted: 5, placed: 5 });
      const wish = (await scene.wishes()).find(({ agency, umkm }) => agency.id === b.partyId && umkm.id === s.partyId);
      await scene.organiser.must(scene.organiser.delete(`${scene.path}/wishes/${wish!.id}`));
      expect(await post('wishes', { agencyId: b.partyId, umkmId: s.partyId })).toEqual([422, 'wish_not_possible']);
    });

    it('are refused for parties of another event, unknown slots, foreign wishes, and an edit that came late', async () => {
      await scene.setFrame();
      const [wish] = await scene.build();
      const other = await MeetingScene.play(server);
      const [foreign] = await other.build();
      const { partyId } = other.world.buyers[0]!;
      expect(await post('wishes', { agencyId: partyId, umkmId: scene.world.sellers[0]!.partyId })).toEqual([
        422,
        'not_participating',
      ]);
      expect(await post('wishes', { agencyId: scene.world.buyers[0]!.partyId, umkmId: partyId })).toEqual([
        422,
        'not_participating',
      ]);
      const edit = (id: string, body: unknown, version = wish!.version) =>
        refusal(scene.organiser.patch(`${scene.path}/wishes/${id}`, version, body));
      expect(await edit(wish!.id, { fixedSlot: slotKey('09:10') })).toEqual([422, 'slot_unknown']);
      expect(await edit(wish!.id, { forbiddenSlots: [slotKey('08:00')] })).toEqual([422, 'slot_unknown']);
      expect(await edit(wish!.id, { before: [foreign!.id] })).toEqual([404, 'not_found']);
      expect(await edit(foreign!.id, { fixedSlot: null })).toEqual([404, 'not_found']);
      expect(await edit(wish!.id, { fixedSlot: 'besok' })).toEqual([400, 'validation_failed']);
      expect(await edit(wish!.id, { fixedSlot: null }, 7)).toEqual([412, 'version_conflict']);
      expect(await refusal(scene.organiser.delete(`${scene.path}/wishes/${foreign!.id}`))).toEqual([404, 'not_found']);
    });
  });

  describe('a draft', () => {
    it('holds every wish where it can, says so, and gives the same for the same', async () => {
      await scene.setFrame();
      await scene.build();
      const plan = await scene.draft();
      expect(plan).toMatchObject({ kind: 'draft', number: null, stale: false, blockers: [], standBys: [] });
      expect(plan.figures).toMatchObject({ wanted: 6, placed: 6, proven: true, umkmWithout: 0 });
      expect(plan.parties.map(({ meetings }) => meetings).sort()).toEqual([2, 2, 2, 3, 3]);
      const seats = plan.placements.map(({ slot, tableId }) => `${slot} ${tableId}`);
      expect(new Set(seats).size).toBe(6);
      expect(new Set(plan.placements.map(({ agencyId, tableId }) => `${agencyId} ${tableId}`)).size).toBe(2);
      const again = await scene.draft();
      expect([again.placements, again.figures]).toEqual([plan.placements, plan.figures]);
      expect(await scene.schedule()).toMatchObject({ proposalId: again.id, number: 0 });
    });

    it('keeps pins, forbidden slots, orders, presence and limits', async () => {
      await scene.setFrame();
      const wishes = await scene.build();
      const [b, s] = [scene.world.buyers[0]!.partyId, scene.world.sellers.map(({ partyId }) => partyId)];
      const of = (umkmId: string) => wishes.find((wish) => wish.agency.id === b && wish.umkm.id === umkmId)!;
      await scene.editWish(of(s[0]!), { fixedSlot: slotKey('10:30') });
      await scene.editWish(of(s[1]!), { before: [of(s[2]!).id], forbiddenSlots: [slotKey('09:00')] });
      await scene.attendance(s[2]!, { away: [slotKey('10:30')] });
      await scene.attendance(s[0]!, { most: 1 });
      const { placements } = await scene.draft();
      const slotOf = (umkmId: string) => placements.find((p) => p.agencyId === b && p.umkmId === umkmId)?.slot;
      expect(slotOf(s[0]!)).toBe(slotKey('10:30'));
      expect([slotOf(s[1]!), slotOf(s[2]!)]).toEqual([slotKey('09:30'), slotKey('10:00')]);
      expect(placements.filter(({ umkmId }) => umkmId === s[0]!)).toHaveLength(1);
    });

    it('names in words what keeps wishes out', async () => {
      await scene.setFrame({ sessions: [{ ...aFrame().sessions[0], to: '09:50' }] });
      await scene.build();
      const plan = await scene.draft();
      expect(plan.figures).toMatchObject({ wanted: 6, placed: 4, proven: true });
      expect(plan.standBys).toHaveLength(2);
      const [blocker] = plan.blockers;
      expect(blocker).toMatchObject({ kind: 'person', count: 3, slots: [slotKey('09:00'), slotKey('09:30')] });
      expect(blocker?.text.id).toMatch(
        /^Dinas Pembeli \d diminta 3 pertemuan yang hanya bisa pada 2 waktu \(09\.00, 09\.30\)\.$/,
      );
      expect(blocker?.text.en).toContain('(09:00, 09:30)');
    });

    it.each([
      [
        'a circle of orders',
        'cycle',
        async () => {
          const [a, b] = await scene.build();
          await scene.editWish(a!, { before: [b!.id] });
          await scene.editWish(b!, { before: [a!.id] });
        },
      ],
      [
        'more fixed meetings than tables',
        'tables',
        async () => {
          await scene.setFrame({ tables: [{ name: 'Meja 1' }] });
          const wishes = await scene.build();
          const first = wishes[0]!;
          const second = wishes.find(({ agency, umkm }) => agency.id !== first.agency.id && umkm.id !== first.umkm.id)!;
          for (const wish of [first, second]) await scene.editWish(wish, { fixedSlot: slotKey('09:00') });
        },
      ],
      [
        'somebody who is never there',
        'no_slot',
        async () => {
          await scene.build();
          await scene.attendance(scene.world.sellers[0]!.partyId, {
            away: ['09:00', '09:30', '10:00', '10:30'].map(slotKey),
          });
        },
      ],
    ])('is made in spite of %s, and says so', async (_, kind, arrange) => {
      await scene.setFrame();
      await arrange();
      const plan = await scene.draft();
      expect(plan.figures.placed).toBeLessThan(plan.figures.wanted);
      expect(plan.blockers.map((blocker) => blocker.kind)).toContain(kind);
      for (const { text } of plan.blockers) expect(text.id + text.en).not.toMatch(/[{}]|undefined|blocker\./);
    });

    it('seats an agency of two people twice at the same time', async () => {
      await scene.setFrame({
        sessions: [{ ...aFrame().sessions[0], to: '09:50' }],
        tables: [{ name: 'Meja', capacity: 4 }],
      });
      await scene.build();
      await scene.attendance(scene.world.buyers[0]!.partyId, { parallel: 2 });
      expect((await scene.draft()).figures.placed).toBe(5);
    });

    it('is refused without slots, without tables, and without wishes, in an empty event and one with one side only', async () => {
      expect(await post('draft')).toEqual([409, 'schedule_frame_missing']);
      await scene.setFrame({ tables: [] });
      expect(await post('draft')).toEqual([409, 'schedule_frame_missing']);
      for (const size of [
        { buyers: 0, sellers: 0 },
        { buyers: 1, sellers: 0 },
        { buyers: 0, sellers: 1 },
      ]) {
        const other = await MeetingScene.play(server, size);
        await other.setFrame();
        expect(await other.build()).toEqual([]);
        expect(await refusal(other.organiser.post(`${other.path}/draft`))).toEqual([409, 'schedule_wishes_missing']);
      }
    });
  });

  describe('publishing', () => {
    it('makes the meetings of the plan, and one entry that names nobody', async () => {
      const plan = await scene.published();
      expect(plan).toMatchObject({ number: 1, stale: false });
      const meetings = await scene.meetings();
      expect(meetings.map(({ state, change }) => [state, change])).toEqual(meetings.map(() => ['planned', null]));
      expect(meetings.map(({ agency, umkm, startsAt }) => [agency.id, umkm.id, startsAt]).sort()).toEqual(
        plan.placements
          .map(({ agencyId, umkmId, slot }) => [agencyId, umkmId, plan.slots.find(({ key }) => key === slot)!.startsAt])
          .sort(),
      );
      expect(meetings[0]).toMatchObject({
        table: { name: expect.stringMatching(/^Meja [12]$/) },
        topics: [{ demandName: 'Suvenir peserta', offerName: 'Suvenir kayu ukir' }],
      });
      const log = await server.anonymous.must(server.anonymous.get<LogPage>(`events/${scene.world.eventId}/log`));
      const entry = log.items.at(-1)!;
      const list = plan.placements.map(({ agencyId, umkmId, slot, tableId }) => ({
        agencyId,
        umkmId,
        startsAt: plan.slots.find(({ key }) => key === slot)!.startsAt,
        tableId,
      }));
      expect(entry).toMatchObject({
        type: 'schedule.published',
        public: { number: 1, meetings: 6, agencies: 2, umkm: 3, standBys: 0, meetingsHash: sha256(jcs(list)) },
        private: null,
      });
      expect(JSON.stringify(entry)).not.toContain(scene.world.buyers[0]!.partyId);
    });

    it('is done once: a retry gets the same answer, and no second entry', async () => {
      await scene.setFrame();
      await scene.build();
      const draft = await scene.draft();
      const answers = await Promise.all([1, 2, 3].map(() => scene.publish(draft)));
      expect(answers.map(({ number }) => number)).toEqual([1, 1, 1]);
      const log = await server.anonymous.must(server.anonymous.get<LogPage>(`events/${scene.world.eventId}/log`));
      expect(log.items.filter(({ type }) => type === 'schedule.published')).toHaveLength(1);
      expect(await scene.meetings()).toHaveLength(6);
    });

    it.each<[string, () => Promise<unknown>]>([
      [
        'a wish was added or taken out',
        async () =>
          scene.organiser.must(scene.organiser.delete(`${scene.path}/wishes/${(await scene.wishes())[0]!.id}`)),
      ],
      ['the frame was changed', () => scene.setFrame({ gapMinutes: 5 })],
      [
        'somebody said that they are away',
        () => scene.attendance(scene.world.sellers[0]!.partyId, { away: [slotKey('09:00')] }),
      ],
      ['the time of its first meeting has come', () => Promise.resolve(scene.at('09:00'))],
    ])('is refused where %s since the draft, which says that it is out of date', async (_, change) => {
      await scene.setFrame();
      await scene.build();
      const draft = await scene.draft();
      await change();
      const read = await scene.organiser.must(scene.organiser.get<SchedulePlanView>(`${scene.path}/plans/${draft.id}`));
      expect(read.stale).toBe(true);
      expect(await post('publish', { planId: draft.id })).toEqual([409, 'schedule_plan_stale']);
      expect(await scene.meetings()).toEqual([]);
    });

    it('a check-in as expected puts no plan out of date', async () => {
      await scene.setFrame();
      await scene.build();
      const draft = await scene.draft();
      const arrived = `${scene.path}/attendances/${scene.world.sellers[0]!.partyId}/arrival`;
      await scene.organiser.must(scene.organiser.put(arrived, { arrival: 'arrived' }));
      expect((await scene.publish(draft)).number).toBe(1);
    });

    it('anew before the day keeps the meetings of pairs that stay, and says what changed', async () => {
      await scene.published();
      const before = await scene.meetings();
      const gone = before[0]!;
      const wish = (await scene.wishes()).find(
        ({ agency, umkm }) => agency.id === gone.agency.id && umkm.id === gone.umkm.id,
      );
      await scene.organiser.must(scene.organiser.delete(`${scene.path}/wishes/${wish!.id}`));
      await scene.setFrame({ gapMinutes: 5 });
      expect((await scene.publish(await scene.draft())).number).toBe(2);
      const after = await scene.meetings();
      expect(after.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
      expect(after.find(({ id }) => id === gone.id)).toMatchObject({ state: 'cancelled', change: 'cancelled' });
      for (const meeting of after.filter(({ change }) => change === 'moved'))
        expect(meeting.movedFrom?.startsAt).toBe(before.find(({ id }) => id === meeting.id)?.startsAt);
      expect(after.some(({ change }) => change === 'moved')).toBe(true);
    });

    it('is refused for a plan of another event, and one that was published before', async () => {
      const other = await MeetingScene.play(server);
      await other.setFrame();
      await other.build();
      const foreign = await other.draft();
      expect(await post('publish', { planId: foreign.id })).toEqual([404, 'not_found']);
      expect(await refusal(scene.organiser.get(`${scene.path}/plans/${foreign.id}`))).toEqual([404, 'not_found']);
      const first = await scene.published();
      await scene.publish(await scene.draft());
      expect(await post('publish', { planId: first.id })).toEqual([409, 'schedule_plan_stale']);
    });

    it('is refused before the event opens, planning is not', async () => {
      const early = await MeetingScene.play(server, { live: false });
      await early.setFrame();
      await early.build();
      const draft = await early.draft();
      expect(await refusal(early.organiser.post(`${early.path}/publish`, { planId: draft.id }))).toEqual([
        409,
        'stage_forbids',
      ]);
    });
  });
});
