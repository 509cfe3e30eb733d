import { once } from 'node:events';
import { connect, createServer, type Server, type Socket as TcpSocket } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { io, type Socket } from 'socket.io-client';
import { Follower } from '../../scripts/follower.js';
import { makeWorld, PIN, type World } from '../../scripts/support/world.js';
import type { CommitmentView } from '../../src/commitments/commitment.view.js';
import type { LogEntry, LogFrame, LogPage, ServerToClientEvents } from '../../src/contract/live.js';
import { firstBadEntry } from '../../src/log/entry-hash.js';
import { startServer, type TestServer } from '../support/app.js';
import { Client, codeOf } from '../support/client.js';
import { onEachEngine } from '../support/engines.js';

onEachEngine('the live path', (engine) => {
  let server: TestServer;
  let world: World;
  const sockets: Socket[] = [];
  const followers: Follower[] = [];
  beforeAll(async () => {
    server = await startServer(engine);
  });
  afterAll(async () => {
    for (const socket of sockets) socket.disconnect();
    for (const follower of followers) follower.stop();
    await server.stop();
  });
  beforeEach(async () => {
    world = await makeWorld(server.app, { buyers: 2, sellers: 2 });
  });

  const as = (actor: { cookie: string }, url = server.url) => Object.assign(new Client(url), { cookie: actor.cookie });

  async function signOne(buyer = 0, seller = 0): Promise<CommitmentView> {
    const [b, s] = [world.buyers[buyer]!, world.sellers[seller]!];
    const line = { demandId: b.demandId, offerId: s.offerId, quantity: 1, unitPrice: 50_000, deliveries: [{ date: world.deliveryDate, quantity: 1 }] };
    const [officer, owner] = [as(b), as(s)];
    const c = await officer.must(officer.post<CommitmentView>(`events/${world.eventId}/commitments`, { lines: [line] }));
    const body = (kind: 'agency' | 'umkm', id: string) => ({ hash: c.hash, party: { kind, id }, name: { typed: 'Nama' }, pin: PIN });
    await officer.must(officer.post(`commitments/${c.id}/sign`, body('agency', b.partyId)));
    return owner.must(owner.post<CommitmentView>(`commitments/${c.id}/sign`, body('umkm', s.partyId)));
  }

  function watch(options: { cookie?: string; origin?: string; auth?: unknown; url?: string } = {}): Socket<ServerToClientEvents> {
    const socket = io(`${options.url ?? server.url}/live`, {
      auth: (options.auth ?? { eventId: world.eventId, after: 0 }) as object,
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { ...(options.cookie ? { cookie: options.cookie } : {}), ...(options.origin ? { origin: options.origin } : {}) },
    });
    sockets.push(socket);
    return socket;
  }

  const heard = async <K extends keyof ServerToClientEvents>(socket: Socket<ServerToClientEvents>, event: K) =>
    (await once(socket as never, event as string))[0] as Parameters<ServerToClientEvents[K]>[0];
  const refusal = async (socket: Socket) => ((await once(socket as never, 'connect_error'))[0] as Error & { data?: { code: string } }).data?.code;

  it('says hello with the head, and sends only what is new, to anybody', async () => {
    await signOne();
    const socket = watch();
    const { head } = await heard(socket, 'hello');
    expect(head).toBe(3); // opened, started, signed
    const frame = heard(socket, 'log');
    const done = await signOne();
    expect(await frame).toMatchObject({ eventId: world.eventId, from: head + 1, to: head + 1, entries: [{ seq: done.seq, type: 'commitment.signed', private: null }] });
  });

  it('sends the signing parties theirs before the screens', async () => {
    const [hall, party] = [watch(), watch({ cookie: world.sellers[0]!.cookie })];
    await Promise.all([heard(hall, 'hello'), heard(party, 'hello')]);
    const order: string[] = [];
    const all = Promise.all([heard(hall, 'log').then(() => order.push('hall')), heard(party, 'log').then(() => order.push('party'))]);
    await signOne();
    await all;
    expect(order).toEqual(['party', 'hall']);
  });

  it.each<[string, () => Parameters<typeof watch>[0], string]>([
    ['an event that does not exist', () => ({ auth: { eventId: '00000000-0000-7000-8000-000000000000', after: 0 } }), 'not_found'],
    ['no event', () => ({ auth: {} }), 'validation_failed'],
    ['after = -1', () => ({ auth: { eventId: world.eventId, after: -1 } }), 'validation_failed'],
    ['after = 1e18', () => ({ auth: { eventId: world.eventId, after: 1e18 } }), 'validation_failed'],
    ['after as text', () => ({ auth: { eventId: world.eventId, after: '0' } }), 'validation_failed'],
    ['after beyond the head', () => ({ auth: { eventId: world.eventId, after: 99 } }), 'after_beyond_head'],
    ['a list for an event', () => ({ auth: { eventId: [world.eventId], after: 0 } }), 'validation_failed'],
  ])('refuses a handshake with %s', async (_name, options, code) => {
    expect(await refusal(watch(options()))).toBe(code);
  });

  it('refuses nobody at a draft event, and lets its own people in', async () => {
    world = await makeWorld(server.app, { buyers: 1, sellers: 1, live: false });
    expect(await refusal(watch())).toBe('not_signed_in');
    expect(await heard(watch({ cookie: world.sellers[0]!.cookie }), 'hello')).toEqual({ head: 0 });
  });

  it('refuses foreign origins at the handshake', async () => {
    const socket = watch({ origin: 'https://evil.example', cookie: world.sellers[0]!.cookie });
    expect(await refusal(socket)).toBeUndefined();
    expect(socket.connected).toBe(false);
    expect(await heard(watch({ origin: server.url }), 'hello')).toBeDefined();
  });

  it('drops whoever talks, and more than four sockets of one session', async () => {
    const talker = watch();
    await heard(talker, 'hello');
    const gone = once(talker as never, 'disconnect');
    (talker as Socket).emit('join', 'organisers');
    expect((await gone)[0]).toBe('io server disconnect');

    const cookie = world.sellers[1]!.cookie;
    for (let i = 0; i < 4; i++) await heard(watch({ cookie }), 'hello');
    expect(await refusal(watch({ cookie }))).toBe('too_many_requests');
  });

  it('drops the sockets of a session that ends', async () => {
    const socket = watch({ cookie: world.sellers[0]!.cookie });
    await heard(socket, 'hello');
    const gone = once(socket as never, 'disconnect');
    await as(world.sellers[0]!).delete('session');
    expect((await gone)[0]).toBe('io server disconnect');
    expect((await as(world.sellers[0]!).get('me')).status).toBe(401);
  });

  it('hints a draft to its parties and to nobody else', async () => {
    const party = watch({ cookie: world.sellers[0]!.cookie });
    const stranger = watch({ cookie: world.sellers[1]!.cookie });
    const hall = watch();
    await Promise.all([party, stranger, hall].map((s) => heard(s, 'hello')));
    const overheard: unknown[] = [];
    for (const s of [stranger, hall]) s.on('hint', (hint) => overheard.push(hint));
    // the hall's frame comes last of all, so by then every hint has been given
    const [hint, frame] = [heard(party, 'hint'), heard(hall, 'log')];
    const done = await signOne();
    expect(await hint).toMatchObject({ kind: 'commitment', id: done.id });
    await frame;
    expect(overheard.filter((h) => (h as { kind: string }).kind === 'commitment')).toEqual([]);
  });

  it.each([
    ['after=-1', 400, 'validation_failed'],
    ['after=1e18', 400, 'validation_failed'],
    ['after=99', 400, 'after_beyond_head'],
    ['after=abc', 400, 'validation_failed'],
    ['limit=501', 400, 'validation_failed'],
    ['limit=0', 400, 'validation_failed'],
    ['after=0&after=1', 400, 'validation_failed'],
  ])('refuses to read the log with %s', async (query, status, code) => {
    const answer = await server.anonymous.get(`events/${world.eventId}/log?${query}`);
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
  });

  it('reads the log in pages whose cursor is the next after', async () => {
    for (let i = 0; i < 4; i++) await signOne();
    const read = (after: string) => server.anonymous.must(server.anonymous.get<LogPage>(`events/${world.eventId}/log?after=${after}&limit=2`));
    const pages = [];
    for (let after: string | null = '0'; after !== null; ) {
      const page: LogPage = await read(after);
      pages.push(page);
      after = page.nextCursor;
    }
    expect(pages.map((p) => p.items.map((e) => e.seq))).toEqual([[1, 2], [3, 4], [5, 6]]);
    expect(firstBadEntry(pages.flatMap((p) => p.items))).toBeNull();
  });

  it('is followed over cuts without a miss and without a double', async () => {
    const proxy = await cuttingProxy(server.url);
    const seen: LogEntry[] = [];
    const wanted = 24 + 2;
    const complete = new Promise<void>((resolve) => {
      followers.push(
        new Follower({
          url: proxy.url,
          eventId: world.eventId,
          onEntry: (entry) => {
            seen.push(entry);
            if (entry.seq === wanted) resolve();
          },
        }),
      );
    });
    for (let i = 0; i < 24; i++) {
      await signOne(i % 2, i % 2);
      if (i % 4 === 3) proxy.cut();
    }
    await complete;
    expect(seen.map((e) => e.seq)).toEqual(Array.from({ length: wanted }, (_, i) => i + 1));
    expect(firstBadEntry(seen)).toBeNull();
    await proxy.close();
  });

  it('frames carry each entry once to every one of a crowd', async () => {
    const crowd = Array.from({ length: 30 }, () => watch());
    const heads = await Promise.all(crowd.map((s) => heard(s, 'hello')));
    const got = crowd.map(() => [] as number[]);
    const target = heads[0]!.head + 6;
    const all = Promise.all(
      crowd.map(
        (s, i) =>
          new Promise<void>((resolve) => {
            s.on('log', (frame: LogFrame) => {
              got[i]!.push(...frame.entries.map((e) => e.seq));
              if (frame.to === target) resolve();
            });
          }),
      ),
    );
    await Promise.all(Array.from({ length: 6 }, (_, i) => signOne(i % 2, i % 2)));
    await all;
    const expected = Array.from({ length: 6 }, (_, i) => heads[0]!.head + 1 + i);
    for (const seqs of got) expect(seqs).toEqual(expected);
  });
});

/** A TCP proxy whose connections can be cut. */
async function cuttingProxy(target: string): Promise<{ url: string; cut(): void; close(): Promise<void> }> {
  const { hostname, port } = new URL(target);
  const open = new Set<TcpSocket>();
  const proxy: Server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.pipe(upstream).pipe(client);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = proxy.address();
  const own = typeof address === 'object' && address !== null ? address.port : 0;
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${own}`,
    cut,
    close: async () => {
      cut();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}
