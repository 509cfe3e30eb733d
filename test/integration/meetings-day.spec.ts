import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { io, type Socket } from 'socket.io-client';
import type { ServerToClientEvents } from '../../src/contract/live.js';
import type { MeetingView } from '../../src/meetings/meeting.view.js';
import type { AttendanceView } from '../../src/meetings/schedule.view.js';
import { startServer, type TestServer } from '../support/app.js';
import { allPages, outcome } from '../support/buyers.js';
import type { Client } from '../support/client.js';
import { onEachEngine } from '../support/engines.js';
import { aFrame, MeetingScene, slotKey } from '../support/meeting-scene.js';

onEachEngine('meetings, on the day', (engine) => {
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
  const act = (who: Client, { id }: MeetingView, action: string) =>
    who.post<MeetingView>(`meetings/${id}/state`, { action });
  const say = (who: Client, { id }: MeetingView, body: unknown) => who.put<MeetingView>(`meetings/${id}/outcome`, body);
  const repair = (body: unknown) => refusal(scene.organiser.post(`${scene.path}/repair`, body));
  const isIn = (partyId: string) => (meeting: MeetingView) =>
    meeting.agency.id === partyId || meeting.umkm.id === partyId;
  const held = (meetings: readonly MeetingView[]) => meetings.filter(({ state }) => state !== 'cancelled');
  const places = (meetings: readonly MeetingView[]) =>
    new Map(meetings.map(({ id, startsAt, table }) => [id, `${startsAt} ${table.id}`]));

  describe('who sees and does what', () => {
    it('a party sees its own meetings alone; desk, organiser and auditor all; a screen and a stranger none', async () => {
      await scene.published();
      const all = await scene.meetings();
      const [b, s] = [scene.world.buyers[0]!, scene.world.sellers[0]!];
      for (const { who, partyId } of [
        { who: scene.buyer, partyId: b.partyId },
        { who: scene.seller, partyId: s.partyId },
      ]) {
        const own = await scene.meetings(who);
        expect(own).toEqual(all.filter(isIn(partyId)));
        expect(await scene.meetings(who, `?partyId=${scene.world.buyers[1]!.partyId}`)).toEqual(
          own.filter(isIn(scene.world.buyers[1]!.partyId)),
        );
      }
      const first = all[0]!.startsAt;
      expect(await scene.meetings(scene.organiser, `?startsAt=${first}`)).toEqual(all.filter(({ startsAt }) => startsAt === first));
      for (const role of ['desk', 'auditor'] as const)
        expect(await scene.meetings(await scene.invited(role))).toEqual(all);
      const foreign = all.find((meeting) => !isIn(s.partyId)(meeting))!;
      expect(await refusal(scene.seller.get(`meetings/${foreign.id}`))).toEqual([403, 'not_allowed']);
      const list = `events/${scene.world.eventId}/meetings`;
      const other = await MeetingScene.play(server);
      for (const who of [await scene.invited('screen'), other.seller, other.organiser])
        for (const path of [list, scene.path, `${scene.path}/wishes`, `${scene.path}/attendances`])
          expect([path, ...(await refusal(who.get(path)))]).toEqual([path, 403, 'not_allowed']);
      expect(JSON.stringify(all)).not.toContain('points');
    });

    it('plans are the organiser’s; the desk runs the day; parties say what came of their own meetings', async () => {
      await scene.published();
      const [first] = await scene.meetings();
      const [desk, auditor] = [await scene.invited('desk'), await scene.invited('auditor')];
      const arrival = `${scene.path}/attendances/${scene.world.sellers[0]!.partyId}/arrival`;
      for (const who of [desk, auditor, scene.buyer, scene.seller]) {
        for (const what of ['draft', 'repair', 'publish', 'wishes/build'])
          expect([what, ...(await refusal(who.post(`${scene.path}/${what}`)))].slice(0, 2)).toEqual([
            what,
            expect.any(Number),
          ]);
        expect(await refusal(who.post(`${scene.path}/draft`))).toEqual([403, 'not_allowed']);
        expect(await refusal(who.post(`${scene.path}/repair`, {}))).toEqual([403, 'not_allowed']);
      }
      scene.at('09:00');
      for (const who of [auditor, scene.buyer, scene.seller]) {
        expect(await refusal(act(who, first!, 'start'))).toEqual([403, 'not_allowed']);
        expect(await refusal(who.put(arrival, { arrival: 'arrived' }))).toEqual([403, 'not_allowed']);
      }
      expect(await refusal(say(auditor, first!, { outcome: 'cocok' }))).toEqual([403, 'not_allowed']);
      expect((await desk.must(desk.put<AttendanceView>(arrival, { arrival: 'arrived' }))).arrival).toBe('arrived');
      expect((await desk.must(act(desk, first!, 'start'))).state).toBe('running');
    });
  });

  describe('a meeting', () => {
    it('is started, finished with an outcome, and corrected', async () => {
      await scene.published();
      scene.at('09:05');
      const [first] = await scene.meetings();
      const buyer = scene.as(scene.world.buyers.find(({ partyId }) => partyId === first!.agency.id)!);
      const seller = scene.as(scene.world.sellers.find(({ partyId }) => partyId === first!.umkm.id)!);
      const { organiser } = scene;
      await organiser.must(act(organiser, first!, 'start'));
      const said = await buyer.must(say(buyer, first!, { outcome: 'perlu_sampel', note: 'Kirim 2 contoh' }));
      expect(said).toMatchObject({
        state: 'done',
        outcome: 'perlu_sampel',
        note: 'Kirim 2 contoh',
        outcomeBy: 'agency',
      });
      expect((await seller.must(say(seller, first!, { outcome: 'cocok' }))).outcomeBy).toBe('umkm');
      expect(await refusal(act(organiser, first!, 'start'))).toEqual([409, 'meeting_transition']);
      expect(await organiser.must(act(organiser, first!, 'undo'))).toMatchObject({
        state: 'running',
        outcome: null,
        outcomeBy: null,
      });
      expect((await organiser.must(say(organiser, first!, { outcome: 'tidak_hadir' }))).state).toBe('no_show');
    });

    it('has no outcome before its time, nor once it is cancelled, and only known ones', async () => {
      await scene.published();
      const [first] = await scene.meetings();
      scene.at('08:59');
      const { organiser } = scene;
      expect(await refusal(say(organiser, first!, { outcome: 'cocok' }))).toEqual([409, 'meeting_not_begun']);
      expect(await refusal(act(organiser, first!, 'miss'))).toEqual([409, 'meeting_not_begun']);
      for (const body of [
        { outcome: 'bagus' },
        { outcome: null },
        {},
        { outcome: 'cocok', note: 'x'.repeat(301) },
        { outcome: 'cocok', state: 'done' },
      ])
        expect(await refusal(say(organiser, first!, body))).toEqual([400, 'validation_failed']);
      await organiser.must(act(organiser, first!, 'cancel'));
      expect(await refusal(say(organiser, first!, { outcome: 'cocok' }))).toEqual([409, 'meeting_transition']);
      expect(await refusal(organiser.get('meetings/00000000-0000-7000-8000-000000000000'))).toEqual([404, 'not_found']);
    });

    it('called off comes back in no repair, and puts a proposal that holds it out of date', async () => {
      await scene.published();
      const [first] = await scene.meetings();
      const proposal = await scene.repair();
      await scene.organiser.must(act(scene.organiser, first!, 'cancel'));
      expect(await refusal(scene.organiser.post(`${scene.path}/publish`, { planId: proposal.id }))).toEqual([
        409,
        'schedule_plan_stale',
      ]);
      const { changes } = await scene.repair();
      expect(changes).toEqual({ moved: [], dropped: [], added: [] });
    });
  });

  describe('a repair', () => {
    it('for one who does not come frees the rest of their day and leaves what is past', async () => {
      await scene.published();
      const before = await scene.meetings();
      const missing = scene.world.sellers.find(({ partyId }) =>
        before.some((m) => isIn(partyId)(m) && m.startsAt === before[0]!.startsAt),
      )!.partyId;
      scene.at('09:01');
      const proposal = await scene.repair({ kind: 'no_show', partyId: missing });
      expect(await scene.meetings()).toEqual(before);
      const published = await scene.publish(proposal);
      expect(published).toMatchObject({ kind: 'repair', number: 2 });
      const after = await scene.meetings();
      const theirs = held(after).filter(isIn(missing));
      expect(theirs.map(({ startsAt }) => startsAt)).toEqual([before[0]!.startsAt]);
      const firstSlot = (meetings: MeetingView[]) =>
        places(meetings.filter(({ startsAt }) => startsAt === before[0]!.startsAt));
      expect(firstSlot(after)).toEqual(firstSlot(before));
      const { items } = await scene.organiser.must(
        scene.organiser.get<{ items: AttendanceView[] }>(`${scene.path}/attendances`),
      );
      expect(items.find(({ partyId }) => partyId === missing)?.arrival).toBe('absent');
    });

    it('for one who is late moves their meetings behind their coming', async () => {
      await scene.published();
      const { partyId } = scene.world.sellers[0]!;
      const proposal = await scene.repair({ kind: 'late', partyId, expectedAt: slotKey('09:40') });
      await scene.publish(proposal);
      const theirs = held(await scene.meetings()).filter(isIn(partyId));
      expect(theirs.length).toBe(2);
      for (const { startsAt } of theirs) expect(startsAt >= `${slotKey('03:00')}:00.000Z`).toBe(true);
    });

    it('takes in one who has walked in, by points', async () => {
      const { eventId, sellers } = scene.world;
      await scene.setFrame();
      const walkIn = sellers[2]!.partyId;
      const others = (await scene.build()).filter(({ umkm }) => umkm.id === walkIn);
      for (const { id } of others)
        await scene.editWish({ id }, { forbiddenSlots: ['09:00', '09:30', '10:00', '10:30'].map(slotKey) });
      await scene.publish(await scene.draft());
      expect((await scene.meetings()).filter(isIn(walkIn))).toEqual([]);
      for (const { id } of others) await scene.editWish({ id }, { forbiddenSlots: [] });
      scene.at('09:10');
      const proposal = await scene.repair({ kind: 'walk_in', partyId: walkIn });
      expect(proposal.changes.added.map(({ umkmId }) => umkmId)).toEqual([walkIn, walkIn]);
      await scene.publish(proposal);
      const now = await allPages<MeetingView>(scene.as(sellers[2]!), `events/${eventId}/meetings`, 10);
      expect(now.map(({ change }) => change)).toEqual(['added', 'added']);
    });

    it('gives a walk-in whom nobody wished for wishes from the matching', async () => {
      await scene.setFrame();
      const wishes = await scene.build({ interest: 'none', interestPoints: 0, bestPerAgency: 1, bestPerUmkm: 0 });
      await scene.publish(await scene.draft());
      const unmet = scene.world.sellers.find(({ partyId }) => !wishes.some(({ umkm }) => umkm.id === partyId))!.partyId;
      const { changes } = await scene.repair({ kind: 'walk_in', partyId: unmet });
      expect(changes.added.map(({ umkmId }) => umkmId)).toEqual([unmet, unmet]);
      expect(changes.dropped).toEqual([]);
    });

    it('for a lost table moves its meetings to the others', async () => {
      const plan = await scene.published();
      const [lost, kept] = plan.tables;
      scene.at('09:01');
      const before = await scene.meetings();
      const proposal = await scene.repair({ kind: 'lost_table', tableId: lost!.id });
      await scene.publish(proposal);
      const later = held(await scene.meetings()).filter(({ startsAt }) => startsAt > before[0]!.startsAt);
      expect(new Set(later.map(({ table }) => table.id))).toEqual(new Set([kept!.id]));
      expect(new Set(later.map(({ startsAt }) => startsAt)).size).toBe(later.length);
      expect((await scene.schedule()).frame.tables[0]).toMatchObject({ id: lost!.id, lost: true });
    });

    it('without an event mends to what the desk has said', async () => {
      await scene.published();
      const desk = await scene.invited('desk');
      const { partyId } = scene.world.sellers[1]!;
      await desk.must(desk.put(`${scene.path}/attendances/${partyId}/arrival`, { arrival: 'absent' }));
      const { changes } = await scene.repair();
      expect(changes.dropped.map(({ umkmId }) => umkmId)).toEqual([partyId, partyId]);
    });

    it('is refused where there is nothing to mend with, and for whom and what the event does not know', async () => {
      expect(await repair({})).toEqual([409, 'schedule_not_published']);
      await scene.published();
      const stranger = '00000000-0000-7000-8000-000000000000';
      const other = await MeetingScene.play(server);
      expect(await repair({ kind: 'no_show', partyId: stranger })).toEqual([422, 'not_participating']);
      expect(await repair({ kind: 'no_show', partyId: other.world.buyers[0]!.partyId })).toEqual([
        422,
        'not_participating',
      ]);
      expect(await repair({ kind: 'late', partyId: scene.world.sellers[0]!.partyId })).toEqual([
        422,
        'arrival_time_missing',
      ]);
      expect(await repair({ kind: 'lost_table', tableId: stranger })).toEqual([404, 'not_found']);
      expect(await repair({ kind: 'fire' })).toEqual([400, 'validation_failed']);
      scene.at('08:00');
      await scene.setFrame({ gapMinutes: 5 });
      expect(await repair({})).toEqual([409, 'schedule_frame_changed']);
    });

    it('is refused once all slots are past, as are a new draft and new hours once the first has begun', async () => {
      await scene.published();
      scene.at('09:00');
      expect(await refusal(scene.organiser.post(`${scene.path}/draft`))).toEqual([409, 'schedule_under_way']);
      const { version } = await scene.schedule();
      expect(await refusal(scene.putFrame(version, { gapMinutes: 0 }))).toEqual([409, 'schedule_under_way']);
      await scene.organiser.must(scene.putFrame(version, { tables: [...aFrame().tables, { name: 'Meja 3' }] }));
      scene.at('10:31');
      expect(await repair({})).toEqual([409, 'schedule_over']);
    });

    it('proposed before a slot began cannot be published after it would have changed it', async () => {
      await scene.published();
      const { partyId } = scene.world.sellers[0]!;
      const proposal = await scene.repair({ kind: 'no_show', partyId });
      scene.at('10:45');
      expect(await refusal(scene.organiser.post(`${scene.path}/publish`, { planId: proposal.id }))).toEqual([
        409,
        'schedule_plan_stale',
      ]);
    });
  });

  describe('open pages', () => {
    const sockets: Socket[] = [];
    afterAll(() => sockets.forEach((socket) => socket.disconnect()));

    async function watch(cookie: string): Promise<Socket<ServerToClientEvents>> {
      const socket: Socket<ServerToClientEvents> = io(`${server.url}/live`, {
        auth: { eventId: scene.world.eventId, after: 0 },
        transports: ['websocket'],
        forceNew: true,
        reconnection: false,
        extraHeaders: { cookie },
      });
      sockets.push(socket);
      await once(socket as never, 'hello');
      return socket;
    }

    it('hear of a published schedule, all of them, and of a meeting, its parties alone', async () => {
      await scene.setFrame();
      await scene.build();
      const draft = await scene.draft();
      const [first, second] = [
        await watch(scene.world.sellers[0]!.cookie),
        await watch(scene.world.sellers[1]!.cookie),
      ];
      const heard: string[] = [];
      first.on('hint', ({ kind }) => heard.push(`first ${kind}`));
      second.on('hint', ({ kind }) => heard.push(`second ${kind}`));
      const both = Promise.all([first, second].map((socket) => once(socket as never, 'hint')));
      await scene.publish(draft);
      await both;
      const mine = (await scene.meetings(scene.seller)).find(
        ({ umkm }) => umkm.id === scene.world.sellers[0]!.partyId,
      )!;
      const told = once(first as never, 'hint');
      await scene.organiser.must(act(scene.organiser, mine, 'start'));
      expect((await told)[0]).toMatchObject({ kind: 'meeting', id: mine.id });
      expect(heard).toEqual(expect.arrayContaining(['first schedule', 'second schedule', 'first meeting']));
      expect(heard).not.toContain('second meeting');
    });
  });
});
