import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { io, type Socket } from 'socket.io-client';
import { makeWorld, type World } from '../../scripts/support/world.js';
import { makeHalfSigned } from '../../scripts/support/drafts.js';
import { Signing } from '../../src/commitments/signing.service.js';
import type { LogFrame, LogPage } from '../../src/contract/live.js';
import { firstBadEntry } from '../../src/log/entry-hash.js';
import { startServer, type TestServer } from '../support/app.js';
import { freshPostgresDatabase, postgresUrl, type ThrowawayDatabase } from '../support/engines.js';

const onPostgres = postgresUrl() === undefined ? describe.skip : describe;

onPostgres('two servers on one PostgreSQL', () => {
  let database: ThrowawayDatabase;
  let [here, there]: TestServer[] = [];
  let world: World;
  let socket: Socket | undefined;
  beforeAll(async () => {
    database = await freshPostgresDatabase();
    [here, there] = await Promise.all([startServer('postgres', { DATABASE_URL: database.url }), startServer('postgres', { DATABASE_URL: database.url })]);
    world = await makeWorld(here.app, { buyers: 4, sellers: 4 });
  });
  afterAll(async () => {
    socket?.disconnect();
    await here?.stop();
    await there?.stop();
    await database.drop();
  });

  it('both migrate it at once, and both sign into one log without a gap', async () => {
    const wishes = await makeHalfSigned(here!.app, world, 40);
    await Promise.all(wishes.map((wish, i) => (i % 2 ? here! : there!).app.get(Signing).submit(wish)));
    const page = await there!.anonymous.must(there!.anonymous.get<LogPage>(`events/${world.eventId}/log`));
    expect(page.head).toBe(42);
    expect(firstBadEntry(page.items)).toBeNull();
    const numbers = page.items.filter((e) => e.type === 'commitment.signed').map((e) => (e.public as { number: number }).number);
    expect(numbers).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  });

  it('shows on the one what was signed on the other', async () => {
    socket = io(`${there!.url}/live`, { auth: { eventId: world.eventId, after: 0 }, transports: ['websocket'], forceNew: true });
    const [{ head }] = (await once(socket as never, 'hello')) as [{ head: number }];
    const heard = once(socket as never, 'log') as Promise<[LogFrame]>;
    const [wish] = await makeHalfSigned(here!.app, world, 1);
    await here!.app.get(Signing).submit(wish!);
    expect((await heard)[0]).toMatchObject({ from: head + 1, to: head + 1 });
    const board = await there!.anonymous.must(there!.anonymous.get<{ signed: { count: number } }>(`events/${world.eventId}/board`));
    expect(board.signed.count).toBe(41);
  });
});
